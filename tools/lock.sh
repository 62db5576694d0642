#!/bin/sh
# Makes the lock files anew: hashes for every platform, no index address in them.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .uv/bin/uv)
[ -x "$uv" ] || { tools/setup.sh run; uv=.uv/bin/uv; }
compile() {
  "$uv" pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
    --python-version "$3" "$1" -o "$2"
}
compile requirements.in requirements.txt 3.10
compile requirements-dev.in requirements-dev.txt 3.10
compile requirements-uv.in requirements-uv.txt 3.9
! grep -n "index-url" requirements*.txt
