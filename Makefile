# `make demo` or `make test` may be the first command after cloning: git, make and Python 3.11 are enough.
# On Windows see .github/workflows/tests.yml for the same steps without make.

.DEFAULT_GOAL := help
.PHONY: help demo test test-corpus check bench golden generated lock clean

PYTHON ?=
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
STAMP := $(VENV)/.installed
TYPED := $(wildcard resdraft tests tools bench)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | awk -F '\t' '{ printf "make %-12s %s\n", $$1, $$2 }'

# The Python is PYTHON=... if given, else the first of the usual names that runs and is new enough.
$(STAMP): requirements.lock pyproject.toml
	@if ! $(RUN) -c '$(NEW_ENOUGH)' 2>/dev/null; then \
	  rm -rf $(VENV); \
	  for name in $(or $(PYTHON),python3.11 python3.12 python3.13 python3.14 python3 python); do \
	    if "$$name" -c '$(NEW_ENOUGH)' 2>/dev/null; then found=$$name; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo 'resdraft needs Python 3.11 or newer: install it, or name it, as in "make $(or $(MAKECMDGOALS),demo) PYTHON=/path/to/python3.11".' >&2; \
	    exit 1; \
	  fi; \
	  "$$found" -m venv $(VENV) || { \
	    rm -rf $(VENV); \
	    echo "$$found cannot make a virtual environment: install its venv module (on Debian and Ubuntu the package python3-venv)." >&2; \
	    exit 1; \
	  }; \
	fi
	@$(RUN) -m pip --version >/dev/null 2>&1 || $(RUN) -m ensurepip >/dev/null
	$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## show what resdraft does
	$(BIN)/resdraft demo

test: $(STAMP) ## run the tests, all but those over the whole corpus
	$(RUN) -m pytest -n auto --dist loadgroup -m 'not corpus'

test-corpus: $(STAMP) ## run the tests over the whole corpus of real documents
	$(RUN) -m pytest -n auto --dist loadgroup -m corpus

check: $(STAMP) ## lint, format, types, import contracts
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy $(TYPED)
	$(BIN)/lint-imports

bench: $(STAMP) ## print what is measured
	$(RUN) bench/run.py

golden: $(STAMP) ## rewrite the golden files; read the change before committing it
	$(RUN) -m pytest -n auto --dist loadgroup -m 'not corpus' --golden

generated: $(STAMP) ## rewrite the generated pages and schemas
	$(RUN) tools/generate.py

lock: ## renew requirements.lock (needs uv)
	$(UV) pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock

clean: ## remove what was built and cached; .venv stays
	rm -rf dist build bench/out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -path ./$(VENV) -prune -o -type d -name __pycache__ -print0 | xargs -0 rm -rf
