#!/usr/bin/env bash
# Prints the Python to build on: the first of a few that really works and is 3.12 or 3.13.
set -euo pipefail

works() {
    "$1" - <<'PROBE' >/dev/null 2>&1
import sys, venv, ensurepip
raise SystemExit(not (3, 12) <= sys.version_info < (3, 14))
PROBE
}

# pyenv's `python3` falls through to another version silently where a patch number is missing, so
# its folders are looked at instead. The newest patch comes first.
candidates=()
[ -n "${PYTHON:-}" ] && candidates+=("$PYTHON")
for folder in $(ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12.* 2>/dev/null | sort -rV); do
    candidates+=("$folder/bin/python3")
done
candidates+=(python3.12 python3.13 python3)

for candidate in "${candidates[@]}"; do
    if works "$candidate"; then
        command -v "$candidate"
        exit 0
    fi
    if [ "$candidate" = "${PYTHON:-}" ]; then
        echo "PYTHON=$PYTHON is not a Python 3.12 or 3.13 with venv and ensurepip." >&2
        exit 1
    fi
done

echo "No Python 3.12 or 3.13 with venv and ensurepip was found." >&2
echo "Install one (on Debian also its -venv package), or name it: make setup PYTHON=/path/to/python3.12" >&2
exit 1
