#!/usr/bin/env bash
# Makes an empty .venv with the chosen Python.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(scripts/choose_python.sh)
echo "Making .venv with $("$python" --version) ..."
"$python" -m venv --clear .venv
