# Naast. `make help` lists what there is.
.DEFAULT_GOAL := help
NAAST := .venv/bin/naast
PYTHON := .venv/bin/python
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3

.PHONY: help setup setup-dev run chat train test lint bench bench-map lock nlu-report clean

help: ## show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv as the lock files say (done by itself when needed)
	@tools/setup.sh run

setup-dev:
	@tools/setup.sh dev

run: setup ## set up what is missing, train if the data changed, open the door
	@exec $(NAAST) run

chat: setup ## a conversation in the terminal
	@exec $(NAAST) chat

train: setup ## train when the data changed
	@$(NAAST) train

lint: setup-dev ## style and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

test: setup-dev lint ## every check; REQUIRE_ALL=1 makes a missing service or browser a failure
	$(NAAST) train
	@tools/test.sh

bench: setup-dev ## speed and memory beside a stock Rasa, an hour at most (BENCH="--minutes 20": less)
	$(PYTHON) -m benchmarks.talk $(BENCH)

bench-map: setup-dev ## how fast the social map is searched as it grows, on SQLite and PostgreSQL
	$(PYTHON) -m benchmarks.map

nlu-report: setup-dev ## how well messages are understood (PEERS="--peers slow": beside Rasa's own, an hour)
	$(PYTHON) -m benchmarks.nlu.report $(PEERS)

lock: ## make the lock files anew from requirements*.in
	@tools/lock.sh

clean: ## remove what was made: environment, model, var
	rm -rf .venv .uv models var .rasa
