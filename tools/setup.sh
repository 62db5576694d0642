#!/bin/sh
# Makes .venv as the lock files say. Usage: tools/setup.sh run|dev
# Nothing is installed outside this folder, except a Python 3.10 that uv may fetch for itself.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
lock=requirements.txt
[ "$kind" = dev ] && lock=requirements-dev.txt

say() { printf '%s\n' "$*" >&2; }
fail() { say "Naast kan niet worden ingericht: $*"; exit 1; }

digest=$(cat requirements.txt "$lock" pyproject.toml | cksum | tr ' ' '-')
stamp=.venv/.naast-"$kind"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$digest" ]; then exit 0; fi

started=$(date +%s)
if command -v uv >/dev/null 2>&1; then
  uv=uv
else
  uv=.uv/bin/uv
  if [ ! -x "$uv" ]; then
    say "[1/4] uv (the installer) goes into .uv/ ..."
    python3 -m venv .uv >/dev/null 2>&1 ||
      fail "python3 kan geen omgeving maken; installeer het pakket python3-venv en probeer het opnieuw."
    .uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
      -r requirements-uv.txt || fail "uv is niet te installeren; is er netwerk naar het pakketregister?"
  fi
fi

say "[2/4] Python 3.10 ..."
if [ ! -x .venv/bin/python ]; then
  "$uv" venv --quiet --python "$(cat .python-version)" .venv ||
    fail "er is geen Python 3.10 gevonden of op te halen; installeer Python 3.10 (bijvoorbeeld met pyenv: pyenv install 3.10) en probeer het opnieuw."
fi

say "[3/4] packages from $lock (about 2.8 GB the first time) ..."
# Compiled once here: where Python may not write (PYTHONDONTWRITEBYTECODE) it would otherwise compile
# Rasa and TensorFlow at every start, some 20 seconds.
"$uv" pip install --python .venv/bin/python --compile-bytecode --require-hashes -r "$lock" ||
  fail "de pakketten zijn niet te installeren; is er netwerk naar het pakketregister en 4 GB ruimte?"

say "[4/4] the command .venv/bin/naast ..."
"$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable . ||
  fail "het commando naast is niet te maken."

printf '%s' "$digest" > "$stamp"
# Development packages include those for running.
[ "$kind" = dev ] && cat requirements.txt requirements.txt pyproject.toml | cksum | tr ' ' '-' | tr -d '\n' > .venv/.naast-run
say "Ready after $(( $(date +%s) - started )) s."
