#!/usr/bin/env bash
# Gets what the tests want beside Python: the address model, a browser, a model of speech, and Bot
# API servers by others. What cannot be had here is said loudly, and the tests that want it are left
# out.
set -euo pipefail
cd "$(dirname "$0")/.."

loudly() { printf '\n*** LEFT OUT: %s\n*** %s\n\n' "$1" "$2" >&2; }

prepare_address_model() {
    if ! .venv/bin/python -c 'import postal' 2>/dev/null; then
        loudly "the tests marked needs_address_model" "libpostal is not installed (Python 3.12 has it)."
    elif [ "${DOORSTEP_ADDRESS_MODEL:-yes}" = no ]; then
        loudly "the tests marked needs_address_model" "DOORSTEP_ADDRESS_MODEL=no."
    elif ! .venv/bin/python -m address.parser.model_files; then
        loudly "the tests marked needs_address_model" "The model could not be prepared; see above."
    fi
}

has_browser() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }

prepare_browser() {
    if has_browser; then return; fi
    if [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
        echo "Installing Debian's chromium for the browser tests ..."
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq >/dev/null || true
        apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null || true
    fi
    if ! has_browser; then
        loudly "the tests marked needs_browser" "There is no chromium; on Debian: apt-get install chromium fonts-dejavu-core"
    fi
}

prepare_address_model
prepare_browser
scripts/prepare_speech.sh
scripts/prepare_peers.sh
