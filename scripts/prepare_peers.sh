#!/usr/bin/env bash
# Gets two Bot API servers by others, which the tests talk to, and what looks at pages for whoever
# does not see them well. Each has an environment of its own in .venv/peers, locked by
# requirements/peers. What cannot be had here is said loudly.
set -euo pipefail
cd "$(dirname "$0")/.."

locks=requirements/peers
peers=.venv/peers

loudly() { printf '\n*** LEFT OUT: %s\n*** %s\n\n' "$1" "$2" >&2; }

prepare_telemelya() {
    local home=$peers/telemelya
    if cmp -s "$locks/telemelya.lock" "$home/lock"; then return; fi
    echo "Installing telemelya, a Bot API server by others ..."
    rm -rf "$home"
    .venv/bin/python -m venv "$home" || return
    # pip where uv cannot, as for the house itself: it may know of a mirror that uv does not.
    with_uv "$home" 2>/dev/null || with_pip "$home" || return
    cp "$locks/telemelya.lock" "$home/lock"
}

exactly=(--no-deps --only-binary :all: --require-hashes --requirement "$locks/telemelya.lock")
with_uv() { .venv/bin/python -m uv --quiet pip install --python "$1/bin/python" "${exactly[@]}"; }
with_pip() { "$1/bin/python" -m pip --disable-pip-version-check install --quiet "${exactly[@]}"; }

prepare_by_npm() {
    local name=$1 home=$peers/$1
    if cmp -s "$locks/$name/package-lock.json" "$home/lock"; then return; fi
    echo "Installing $name, $2 ..."
    rm -rf "$home"
    mkdir -p "$home" || return
    cp "$locks/$name"/{package.json,package-lock.json,.npmrc} "$home" || return
    npm ci --prefix "$home" --ignore-scripts --no-audit --no-fund --silent || return
    cp "$locks/$name/package-lock.json" "$home/lock"
}

# Each returns where a step fails: `set -e` does not look into a condition.
mkdir -p "$peers"
if ! prepare_telemelya; then
    loudly "the tests with telemelya" "It could not be installed; see above."
fi
if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
    loudly "the tests with telegram-test-api and axe-core" "There is no node and npm; on Debian: apt-get install nodejs npm"
else
    if ! prepare_by_npm telegram-test-api "a Bot API server by others"; then
        loudly "the tests with telegram-test-api" "It could not be installed; see above."
    fi
    if ! prepare_by_npm axe-core "which looks at pages for whoever does not see them well"; then
        loudly "the tests with axe-core" "It could not be installed; see above."
    fi
fi
