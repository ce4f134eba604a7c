# One command for each thing one does here. `make run` and `make test` need Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
BYTECODE := $(VENV)/bytecode
SOURCES := $(shell find tui -name '*.py' -not -path '*/__pycache__/*')
# What `make run` opens, and how: make run ARGS="syria-2015 --as-of 2015-09-18"
ARGS ?=
# The whole benchmark takes long: make bench BENCH=--quick
BENCH ?=

.PHONY: setup run test lint format typecheck contracts unit bench picture docs wheel clean

setup: $(READY) $(BYTECODE)

# Made anew when what the project needs has changed.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@# Modules without bytecode start four times as slowly, and some machines are told to write none.
	-$(BIN)/python -m compileall -q $(VENV)/lib >/dev/null
	@touch $@

$(BYTECODE): $(READY) $(SOURCES)
	@$(BIN)/python -m compileall -q tui
	@touch $@

run: setup
	@$(BIN)/bilateral $(ARGS)

# Types are checked while the tests run, which wait for half of their time.
test: lint contracts
	@$(MAKE) --no-print-directory --jobs=2 typecheck unit

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

typecheck: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

unit: setup
	@# Some machines are told to write no bytecode; without it each worker compiles the tests anew.
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist worksteal

bench: setup
	$(BIN)/python -m bench $(BENCH)

# The pictures in the README, of the real screen.
picture: setup
	$(BIN)/python docs/picture.py

# The documentation as a site, in build/site.
docs: setup
	$(BIN)/python docs/site.py

wheel: setup
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
