#!/bin/sh
# Clones into an empty folder, runs `make run` there, and waits until door and brain answer.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd)
folder=$(mktemp -d)
port=${PORT:-8765}
trap 'kill -INT "$runner" 2>/dev/null || true; wait "$runner" 2>/dev/null || true; rm -rf "$folder"' EXIT INT TERM
runner=0
git clone --quiet "$here" "$folder/naast"
cd "$folder/naast"
started=$(date +%s)
make setup
echo "set-up: $(( $(date +%s) - started )) s, $(du -sh .venv | cut -f1)"
.venv/bin/naast train
echo "trained: $(( $(date +%s) - started )) s"
.venv/bin/naast run --port "$port" &
runner=$!
ask() { curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port$1" || true; }
until [ "$(ask /api/docs)" = 200 ]; do
  kill -0 "$runner" || { echo "the door did not open"; exit 1; }
  sleep 0.2
done
echo "door: $(( $(date +%s) - started )) s"
tries=0
until [ "$(ask /health)" = 200 ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 240 ] || { echo "the brain did not wake"; exit 1; }
  sleep 0.5
done
echo "brain: $(( $(date +%s) - started )) s"
token=$(curl -s -X POST "http://127.0.0.1:$port/api/conversations" -d '{}' |
  .venv/bin/python -c 'import json,sys; print(json.load(sys.stdin)["token"])')
curl -s -X POST "http://127.0.0.1:$port/api/messages" -H "Authorization: Bearer $token" \
  -d '{"text":"mijn hond is mijn enige gezelschap"}' |
  .venv/bin/python -c 'import json,sys; a = json.load(sys.stdin); assert a["brain"] and a["replies"], a; print("answer:", a["replies"][0]["text"])'
