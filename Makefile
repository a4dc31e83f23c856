# The portal's commands. `make help` lists them. Needs git, make and Python 3.11 or newer with venv.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PORT ?= 8000
# More words for pytest: make test ARGS="tests/search -x"
ARGS ?=
# Workers of the test run: two cores are what a small machine has.
WORKERS ?= 2

# python3 if it will do, else the newest that does: many machines keep an old python3 for themselves.
# Versions the pinned packages are known to install on come first.
CANDIDATES := python3 python3.13 python3.12 python3.11
KNOWN := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell for test in "$(KNOWN)" "$(ENOUGH)"; do for p in $(CANDIDATES); do \
	"$$p" -c "$$test" >/dev/null 2>&1 && echo "$$p" && exit; done; done)
endif

SETUP = "$(PYTHON)" -m portal.setup
RUN = .venv/bin/python
LEFT_OUT = not browser and not postgresql and not slow

.PHONY: help demo demo-reset setup setup-ci test lint nightly python

help: ## Say what can be made
	@echo "make demo        the whole portal with a demo hospital on http://127.0.0.1:$(PORT)  (PORT=...)"
	@echo "make demo-reset  throw the demo's data away and write it anew"
	@echo "make setup       all of make demo but serving"
	@echo "make test        the tests that need nothing else  (ARGS=... for pytest)"
	@echo "make lint        ruff, import directions, types, catalogues, migrations"
	@echo "make nightly     the tests that take minutes"
	@echo ".ci/run          all of it, on PostgreSQL and in a browser too"

python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "No Python 3.11 or newer was found; python3 here is: $$(python3 --version 2>&1 | head -n 1)" >&2; \
		echo "Install one (Debian, Ubuntu: sudo apt install python3 python3-venv), or name it:" >&2; \
		echo "  make demo PYTHON=/path/to/python3.11" >&2; exit 1; \
	elif ! "$(PYTHON)" -c "$(ENOUGH)" 2>/dev/null; then \
		echo "PYTHON=$(PYTHON) will not do: the portal needs Python 3.11 or newer, and it says:" >&2; \
		"$(PYTHON)" --version >&2; exit 1; \
	fi

demo: python
	@exec $(SETUP) serve --port "$(PORT)"

demo-reset: python
	@$(SETUP) reset --port "$(PORT)"

setup: python
	@$(SETUP) prepare --port "$(PORT)"

# What .ci/run needs, in one go.
setup-ci: python
	@$(SETUP) install test postgresql browser lint
	@$(RUN) -m portal.catalogues compile

test: python
	@$(SETUP) install test
	@$(RUN) -m portal.catalogues compile
	@PYTHONUTF8=1 $(RUN) -m pytest -n $(WORKERS) --dist worksteal -q -m "$(LEFT_OUT)" $(ARGS)

nightly: python
	@$(SETUP) install test
	@$(RUN) -m portal.catalogues compile
	@PYTHONUTF8=1 $(RUN) -m pytest -q -m "slow and not browser and not postgresql" $(ARGS)

lint: python
	@$(SETUP) install test lint
	@PYTHONUTF8=1 $(RUN) -m portal.setup.lint
