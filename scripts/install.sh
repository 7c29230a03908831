#!/usr/bin/env bash
# Installs into .venv what the locks say, every file by its hash, and the house itself.
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python
exactly=(--no-deps --only-binary :all: --require-hashes)

with_pip() { "$python" -m pip --disable-pip-version-check install --quiet "$@"; }
with_uv() { "$python" -m uv --quiet pip install --python "$python" "$@"; }

# uv does in seconds what takes pip more than a minute. Where it cannot (pip may know of a mirror
# that uv does not), pip does all of it.
install() {
    if [ "$fast" = yes ] && with_uv "$@"; then return; fi
    fast=no
    with_pip "$@"
}

fast=yes
if ! "$python" -c 'import uv' 2>/dev/null; then
    awk '/^uv==/ {on = 1} on {print} on && !/\\$/ {exit}' requirements/dev.lock >.venv/uv.txt
    with_pip "${exactly[@]}" --requirement .venv/uv.txt || fast=no
fi

echo "Installing what requirements/dev.lock names ..."
install "${exactly[@]}" --requirement requirements/dev.lock

# libpostal has wheels for some platforms and Python 3.12 only; nothing but the second opinion on
# addresses depends on it.
if ! with_pip "${exactly[@]}" --requirement requirements/postal.lock 2>.venv/postal.log; then
    echo "libpostal is LEFT OUT: it has no wheel for $("$python" --version) on this machine." >&2
    echo "Addresses are then read by our own rules alone. Python 3.12 on Linux has it." >&2
fi

install --no-deps --no-build-isolation --editable .
"$python" -m pip --disable-pip-version-check check

# Some environments keep Python from writing bytecode; every start would compile everything again.
echo "Compiling what a start imports ..."
env -u PYTHONDONTWRITEBYTECODE "$python" -c 'import app.main, app.serve, app.demo, app.doctor'
