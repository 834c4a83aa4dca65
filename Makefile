# make run · make test · make setup · make lint · make evaluate · make bench · make bench-peers · make fuzz · make lock
PYTHON ?= python3
PAGES ?= samples/
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers

.PHONY: run test setup lint evaluate bench bench-peers fuzz lock

run: setup
	@$(BIN)/yaowen run $(PAGES)

test: setup
	@$(BIN)/pytest

setup: $(VENV)/ready

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Yaowen needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11 $(MAKECMDGOALS)")'
	@echo "Setting up $(VENV) (once; a minute at most)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/yaowen prepare
	@touch $@

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

evaluate: setup
	@$(BIN)/python -m tests.evaluation

bench: setup
	@$(BIN)/python -m tests.benchmarks

# Where the peers cannot be set up, the tables say so.
bench-peers: setup
	-@$(MAKE) --silent --no-print-directory $(PEERS)/ready
	@$(BIN)/python -m tests.benchmarks.peers

$(PEERS)/ready: tests/benchmarks/peers/requirements.lock
	@echo "Setting up $(PEERS) (once; a minute at most)"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes --requirement $<
	@touch $@

fuzz: setup
	@$(BIN)/python -m tests.fuzz

# Needs uv (pip install uv). Keeps the versions that are locked already; to renew them, delete the lock files first.
lock:
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--group dev --group build --output-file requirements.lock pyproject.toml
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--output-file tests/benchmarks/peers/requirements.lock tests/benchmarks/peers/requirements.in
