#!/usr/bin/env bash
# Asks the register of known weaknesses about every version that the locks name. Fails where one is
# known, and where the register could not be asked about one.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python -m venv "$folder"
"$folder/bin/pip" --disable-pip-version-check install --quiet --require-hashes \
    --requirement requirements/audit.lock

failed=no
for lock in run postal speech dev; do
    echo "requirements/$lock.lock"
    "$folder/bin/pip-audit" --strict --disable-pip --require-hashes --progress-spinner off \
        --requirement "requirements/$lock.lock" || failed=yes
done
[ "$failed" = no ]
