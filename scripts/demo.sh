#!/usr/bin/env bash
# Starts the demo; asks first whether to prepare the address model, where somebody can answer.
#
# The demo starts at once either way: it prepares the model in the background
# (DOORSTEP_ADDRESS_MODEL=yes) and uses it when it is ready.
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python

model_is_ready() {
    "$python" - <<'PROBE'
import os
from address.parser.model_files import Presence, model_dir, state_of
raise SystemExit(state_of(model_dir(os.environ)).presence is not Presence.READY)
PROBE
}

if [ -z "${DOORSTEP_ADDRESS_MODEL:-}" ]; then
    DOORSTEP_ADDRESS_MODEL=no
    if [ -t 0 ] && [ -t 1 ] && "$python" -c 'import postal' 2>/dev/null && ! model_is_ready; then
        echo "The demo reads addresses by the town's own register. libpostal can give a second opinion;"
        echo "its model is 623 MB to fetch (once, in the background), 2 GB on disk and in memory."
        read -r -p "Prepare it? [y/N] " answer || answer=n
        case "$answer" in [yYkKдД]*) DOORSTEP_ADDRESS_MODEL=yes ;; esac
    fi
fi
export DOORSTEP_ADDRESS_MODEL

exec "$python" -m app.main demo "$@"
