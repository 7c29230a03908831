#!/usr/bin/env bash
# Writes requirements/*.lock anew: hashes for every file, addresses of none.
#
#   scripts/lock.sh                     the newest versions that the old locks and pyproject.toml allow
#   scripts/lock.sh --upgrade           the newest that pyproject.toml allows
set -euo pipefail
cd "$(dirname "$0")/.."

# Nothing of this machine's own configuration may leak into a file that everybody installs from.
compile=(.venv/bin/python -m uv pip compile --no-config --quiet --universal --python-version 3.12
    --generate-hashes --no-header --no-emit-index-url --no-emit-find-links)

"${compile[@]}" "$@" pyproject.toml --group build --group dev --group browser --group peer \
    --output-file requirements/dev.lock
# Production gets the very versions that were tested.
"${compile[@]}" pyproject.toml --group build --constraint requirements/dev.lock \
    --output-file requirements/run.lock
"${compile[@]}" "$@" --group postal --constraint requirements/dev.lock \
    --output-file requirements/postal.lock
"${compile[@]}" "$@" --group speech --constraint requirements/dev.lock \
    --output-file requirements/speech.lock
"${compile[@]}" "$@" --group speech-model --constraint requirements/dev.lock \
    --output-file requirements/speech-model.lock
"${compile[@]}" "$@" --group audit --output-file requirements/audit.lock
