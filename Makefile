# Sightline. What is needed: make, and Python 3.11 or later with venv. `make help` lists the targets.
# Lock files hold hashes and no addresses: a mirror is named in the usual way (PIP_INDEX_URL, UV_DEFAULT_INDEX).

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
SPARK := .venv-spark
BIN := $(VENV)/bin
UV := $(BIN)/uv
PACKAGES := $(wildcard algorithms api drawing exports graph_model loaders sightline stores)
CHECKED := $(PACKAGES) tests docs $(wildcard benchmarks examples)
PYTEST_ARGS ?=
# What another Neo4j is tried by: the suites of the store, of ingesting and of the API.
STORE_SUITES := tests/stores tests/loaders/push $(wildcard tests/loaders/test_*.py) tests/api

# `env -u VIRTUAL_ENV`: another environment that is active in the caller's shell must not be written to.
IN_VENV := env -u VIRTUAL_ENV -u CONDA_PREFIX
SYNC := $(IN_VENV) $(UV) pip sync --quiet --python $(BIN)/python --require-hashes --no-build
ADD := $(IN_VENV) $(UV) pip install --quiet --python $(BIN)/python --require-hashes --no-build
SELF := $(IN_VENV) $(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
COMPILE := $(IN_VENV) $(UV) pip compile --quiet --python $(BIN)/python --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --only-binary :all: --custom-compile-command "make lock"

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z0-9.-]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/:.*## /\t/' | expand -t 18

# --- environment -----------------------------------------------------------------------------------------------------

.PHONY: setup core lock spark
setup: $(VENV)/.setup ## Make .venv with everything, tests included

core: $(VENV)/.core ## Make .venv with what the program needs, no more

$(UV): locks/uv.txt
	@"$(PYTHON)" -c '' 2>/dev/null || { echo >&2 "No Python found as '$(PYTHON)'. Install Python 3.11 or later, or say which: make PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo >&2 "'$(PYTHON)' is $$("$(PYTHON)" --version 2>&1); Sightline needs Python 3.11 or later. Say which: make PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo >&2 "'$(PYTHON)' has no venv. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python -a -x $(BIN)/pip || { echo >&2 "Making $(VENV) ..."; rm -rf $(VENV); "$(PYTHON)" -m venv $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r locks/uv.txt
	@touch $@

$(VENV)/.setup: $(UV) locks/test.txt pyproject.toml
	@echo >&2 "Installing the locked packages (core and test) ..."
	@$(SYNC) locks/test.txt
	@$(SELF)
	@touch $(VENV)/.core $@

# Adds, so that an environment that has the tests' packages keeps them: both locks hold the same versions.
$(VENV)/.core: $(UV) locks/core.txt pyproject.toml
	@echo >&2 "Installing the locked packages (core) ..."
	@$(ADD) -r locks/core.txt
	@$(SELF)
	@touch $@

spark: $(SPARK)/.setup ## Make .venv-spark with what the search on a cluster needs

# Apart, as pyspark needs an older pandas; it comes as source, and what packs it is locked as well.
$(SPARK)/.setup: $(UV) locks/spark.txt locks/spark-build.txt pyproject.toml
	@echo >&2 "Installing the locked packages (Spark) into $(SPARK) ..."
	@test -x $(SPARK)/bin/python || $(IN_VENV) $(UV) venv --quiet --python $(BIN)/python $(SPARK)
	@$(IN_VENV) $(UV) pip sync --quiet --python $(SPARK)/bin/python --require-hashes --build-constraints locks/spark-build.txt locks/spark.txt
	@$(IN_VENV) $(UV) pip install --quiet --python $(SPARK)/bin/python --no-deps --no-build-isolation --editable .
	@touch $@

lock: $(UV) ## Make the lock files anew, with the newest versions that fit
	$(COMPILE) --upgrade --group test --group build pyproject.toml -o locks/test.txt
	$(COMPILE) --upgrade --group build --constraint locks/test.txt pyproject.toml -o locks/core.txt
	$(COMPILE) --upgrade --extra py2neo --group build --constraint locks/test.txt pyproject.toml -o locks/py2neo.txt
	$(COMPILE) --upgrade locks/spark-build.in -o locks/spark-build.txt
	$(COMPILE) --upgrade --no-binary pyspark --extra spark --group build --constraint locks/test.txt pyproject.toml -o locks/spark.txt
	$(COMPILE) --upgrade locks/uv.in -o locks/uv.txt

.PHONY: lock-jars
lock-jars: $(VENV)/.core ## Make a lock file of Neo4j's jars anew: make lock-jars NEO4J=5.26.28, or =2026.05.0
	@test -n "$(NEO4J)" || { echo >&2 "Say which version: make lock-jars NEO4J=5.26.28"; exit 2; }
	$(BIN)/python -m sightline.services.jar_lock "$(NEO4J)"

# --- running ---------------------------------------------------------------------------------------------------------

.PHONY: demo
demo: $(VENV)/.core ## Load the demo city and open the page; Ctrl-C stops all that it started
	@$(BIN)/sightline demo

# --- checking --------------------------------------------------------------------------------------------------------

.PHONY: test long lint types contracts tools pytest test-container test-docker test-neo4j-2026 format audit docs bench thorough soak
test: lint types contracts pytest ## Run every check, and the suite but for what takes long

long: tools $(SPARK)/.setup ## The rest of the suite: what takes long (tests/long.py)
	$(BIN)/pytest -m long $(PYTEST_ARGS)

lint: $(VENV)/.setup ## ruff: style, mistakes, formatting
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)

types: $(VENV)/.setup ## mypy, strict
	$(BIN)/mypy $(CHECKED)

contracts: $(VENV)/.setup ## import-linter: who may import whom
	$(BIN)/lint-imports

tools: $(VENV)/.setup ## What the suite needs beside Python: Neo4j's jars and a browser
	@$(BIN)/python -m sightline.testing.prepare

pytest: tools ## The suite alone, but for what takes long: make pytest PYTEST_ARGS="-k word"
	$(BIN)/pytest -m "not long" $(PYTEST_ARGS)

test-container: $(VENV)/.setup ## The store, ingest and API suites against Neo4j in a container; brings an engine and an image
	@docker/test-container.sh $(or $(PYTEST_ARGS),$(STORE_SUITES))

test-docker: $(VENV)/.setup ## Build both images without a registry, start docker/compose.yaml, ask it, and end it
	@docker/test-docker.sh

test-neo4j-2026: export SIGHTLINE_TEST_NEO4J := 2026
test-neo4j-2026: export SIGHTLINE_TEST_STORE := local
test-neo4j-2026: tools ## The same suites against a local Neo4j 2026
	$(BIN)/pytest $(or $(PYTEST_ARGS),$(STORE_SUITES))

format: $(VENV)/.setup ## Let ruff format and mend what it can
	$(BIN)/ruff format $(CHECKED)
	$(BIN)/ruff check --fix $(CHECKED)

audit: $(VENV)/.setup ## Look up known vulnerabilities of the locked packages
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r locks/test.txt

docs: $(VENV)/.setup ## Build the docs into docs/_build/html; a warning is a failure
	$(BIN)/python -m sphinx -E -W --keep-going -q -b html docs docs/_build/html

bench: $(VENV)/.setup ## Measure loading and asking at 100,000 people; prints ratios
	$(BIN)/python -m benchmarks

thorough: tools ## The suite with TIMES=10 times as many random examples: make thorough PYTEST_ARGS="tests/api"
	SIGHTLINE_EXAMPLES=$(or $(TIMES),10) $(BIN)/pytest $(PYTEST_ARGS)

soak: tools ## Push while everything around fails, for MINUTES=20; ends at the first row that is lost or doubled
	$(BIN)/python -m tests.faults --minutes $(or $(MINUTES),20)

.PHONY: clean
clean: ## Delete what make made here; the installation's data stays
	rm -rf $(VENV) $(SPARK) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis docs/_build
