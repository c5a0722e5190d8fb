# Two commands: `make demo` sets up and builds the graph of seeds/, `make test` sets up and runs every check.
# Nothing but Python 3.11+ (with venv and pip) and make has to be there before.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test setup check bench clean

demo: setup
	$(BIN)/kg build seeds/articles
	$(BIN)/kg stats
	$(BIN)/kg connections 王健
	@echo
	@echo "The graph: exports/graph.ttl   The page to open in a browser: exports/graph.html"

test: $(VENV)/.test
	sh tests/system-packages.sh
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: $(VENV)/.test
	$(BIN)/python -m bench

setup: $(VENV)/.run

$(VENV)/.run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

clean:
	rm -rf $(VENV)
