# `make test` is the gate, the same for people and CI. It sets up what it needs in a virtual environment.

PYTHON ?= python3
VENV ?= .venv$(addprefix -,$(filter-out python3,$(notdir $(PYTHON))))
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed-from-pyproject

# Where the corpus of real diagrams lies beside the checkout, tests read it.
ifndef DOTCOMPILE_CORPUS
ifneq ($(wildcard ../shared/corpus),)
export DOTCOMPILE_CORPUS := $(abspath ../shared/corpus)
endif
endif

.PHONY: test check tests accept soak bench probe install clean
.NOTPARALLEL:

test: check tests

check: install
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo >$(VENV)/floors.txt || { cat $(VENV)/floors.txt; exit 1; }

tests: install
	$(BIN)/python -m pytest -n 2 $(OPTIONS)

# Goldens are rewritten with what the program says now: read the difference before it is committed.
accept: install
	$(BIN)/python -m pytest --accept

# Randomised tests, long, with a seed of this run's own; their figures are lines of JSON.
SCALE ?= 50
soak: SEED ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
soak: install
	$(BIN)/pip install --quiet --editable '.[dev,soak]'
	@rm -f build/soak.jsonl
	@echo "seed: $(SEED) (again: make soak SEED=$(SEED) SCALE=$(SCALE))"
	$(BIN)/python -m pytest -m 'soak or hypothesis' --soak-seed=$(SEED) --hypothesis-seed=$(SEED) \
	    --soak-scale=$(SCALE) --soak-results=build/soak.jsonl
	@cat build/soak.jsonl

bench: install
	@status=0; for program in tests/bench/*.py; do \
	    echo "== $$program"; $(BIN)/python $$program || status=1; \
	done; exit $$status

# The probe's binaries are committed; after a change of its source they are built anew.
probe: install
	dotcompile/engine/probe/build.sh $(abspath $(BIN))/python-zig $(CURDIR)/dotcompile/engine/probe

install: $(INSTALLED)

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo 'Python 3.11 or newer is needed, and `$(PYTHON)` is none; name one: make test PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo 'Python cannot make virtual environments here; on Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv .venv-* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .grimp_cache
