#!/bin/sh
# Every test, talks and channels beside the rest, so that two cores share the work.
set -eu
cd "$(dirname "$0")/.."
talks=$(mktemp)
.venv/bin/python -m pytest tests/conversations tests/channels >"$talks" 2>&1 &
runner=$!
trap 'kill "$runner" 2>/dev/null || true; rm -f "$talks"' EXIT INT TERM
rest=0
.venv/bin/python -m pytest --ignore=tests/conversations --ignore=tests/channels || rest=$?
together=0
wait "$runner" || together=$?
echo "tests/conversations and tests/channels:"
cat "$talks"
[ "$rest" -eq 0 ] && [ "$together" -eq 0 ]
