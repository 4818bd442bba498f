# Every target finds a Python of its own; `make PYTHON=/path/to/python test` names one.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help timeline test quick types slow thorough bench bench-beyond clean docs test-docs test-site test-spark test-installed test-lowest
.PHONY: test-newest test-all

VENV := .venv
RUN := $(VENV)/bin/python
# Runs a command and prints what it says only if it fails.
SILENT = report=$$($(1) 2>&1) || { printf '%s\n' "$$report"; exit 1; }
# A worker for each core; the tests of a file share what they load, and what is not counted stays last (tests/conftest.py).
WORKERS := -n auto --dist loadfile --no-loadscope-reorder
# For tests that take long, each by itself.
LONG := -n auto --dist worksteal
CANDIDATES := $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python)
# PIP_CONSTRAINT, unlike -c, also pins what pip fetches to build the package. -qq still prints errors.
PIP_INSTALL := PIP_CONSTRAINT=constraints.txt $(RUN) -m pip install -qq --disable-pip-version-check
JAVA := $(shell command -v java)
CHROMIUM := $(and $(shell command -v chromium),$(shell command -v chromedriver))
# Each Python of these versions that is here and runs, the lowest first.
VERSIONS := 3.11 3.12 3.13
PYTHONS = $(foreach version,$(VERSIONS),$(shell \
	for each in python$(version) $${PYENV_ROOT:-$$HOME/.pyenv}/versions/$(version).*/bin/python; do \
		if "$$each" -c 'import ensurepip, sys; sys.exit("%d.%d" % sys.version_info[:2] != "$(version)")' >/dev/null 2>&1; \
		then echo "$$each"; break; fi; done))
# What the tests need of the package.
EXTRAS := test,plot,html,site
# The requirements of these dependency groups; the pip of a new environment may not know groups.
GROUPS = $$($(RUN) -c 'import sys, tomllib; groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; \
	print(*(need for name in sys.argv[1:] for need in groups[name]))' $(1))

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

timeline: $(VENV)/run-time ## print the negotiation in order, and the rounds before the deal
	@$(RUN) -m vnus_trade

test: types ## lint, check types, run the tests and hold the coverage gate
	@rm -f .coverage .coverage.*
	@$(RUN) -m coverage run -m pytest $(WORKERS)
	@$(RUN) -m coverage combine -q
	@$(call SILENT,$(RUN) -m coverage report)

quick: types ## lint, check types and run the fast tests
	@$(RUN) -m pytest $(WORKERS) --ignore=tests/properties

types: $(VENV)/extras ## lint and check types; users see a type for every public name
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --quiet
	@$(RUN) -m mypy --no-error-summary
	@# It asks the first Python of the path where the package is.
	@$(call SILENT,PATH="$(CURDIR)/$(VENV)/bin:$$PATH" basedpyright --verifytypes vnus_trade --ignoreexternal)
	@$(call SILENT,PATH="$(CURDIR)/$(VENV)/bin:$$PATH" basedpyright -p tests/typing)

docs: $(VENV)/docs ## build the documentation into docs/_build/html; any warning is an error
	@$(RUN) -m mypy --no-error-summary docs/_ext docs/conf.py
	@rm -rf docs/_build/html
	@$(RUN) -m sphinx -q -E -W --keep-going -b html docs docs/_build/html
	@echo 'docs/_build/html/index.html is built'

test-docs: docs ## try the documentation in a browser, headless Chromium
	@[ -n '$(CHROMIUM)' ] || { \
		echo 'The tests of the site need Chromium and its driver. On Debian and Ubuntu:' >&2; \
		echo '  apt-get install chromium chromium-driver' >&2; exit 1; }
	@$(MAKE) --no-print-directory $(VENV)/browser
	@$(RUN) -m pytest tests/test_site.py tests/test_links.py tests/browser

test-spark: $(VENV)/extras ## ask and search on Spark, which needs Java 17 or later
	@[ -n '$(JAVA)' ] || { \
		echo 'The tests on Spark need Java 17 or later. On Debian and Ubuntu:' >&2; \
		echo '  apt-get install openjdk-17-jre-headless' >&2; exit 1; }
	@$(PIP_INSTALL) $(call GROUPS,spark)
	@PYSPARK_PYTHON=$(abspath $(RUN)) $(RUN) -m pytest tests/spark

slow: $(VENV)/extras ## run the tests that take long
	@$(RUN) -m pytest $(LONG) -m thorough

test-site: $(if $(CHROMIUM),test-docs,docs) ## try the documentation, in a browser if one is here
	@$(if $(CHROMIUM),,echo 'without Chromium and its driver, the site is not tried in a browser (see make test-docs)'; \
		$(RUN) -m pytest tests/test_site.py tests/test_links.py)

# `make VERSIONS=3.12 TESTS=tests/time test-installed` runs the examples and one folder of tests on one Python.
test-installed: $(VENV)/tests ## run the tests of the sdist against the installed wheel, on each Python that is here
	@set -e; for python in $(PYTHONS); do \
		echo "== what is installed, on $$("$$python" --version)"; \
		tests/installed.sh "$$python" constraints.txt $(EXTRAS) $(call GROUPS,tests interop); done

test-lowest: $(VENV)/tests ## the same with the lowest versions of all dependencies, on the lowest Python that is here
	@tests/installed.sh $(firstword $(PYTHONS)) constraints-lowest.txt $(EXTRAS) $(call GROUPS,tests interop)

test-newest: $(VENV)/tests ## the same with the newest of all dependencies, on the newest Python that is here
	@tests/installed.sh $(lastword $(PYTHONS)) /dev/null $(EXTRAS) $(call GROUPS,tests interop)

test-all: test thorough test-site $(if $(JAVA),test-spark) test-installed test-lowest test-newest ## run everything that can be tried; takes hours

thorough: slow ## run the tests that take long, and the laws on many more, random examples
	@HYPOTHESIS_PROFILE=thorough $(RUN) -m pytest $(LONG) -m '' tests/properties

bench: $(VENV)/run-time ## measure the figures of docs/explanation/speed.md beside peers, in one run
	@$(RUN) benchmarks/bench.py

bench-beyond: $(VENV)/extras ## measure the figures of docs/how-to/beyond-one-machine.md, on Spark too if it is here
	@$(RUN) benchmarks/beyond.py

clean: ## remove the environment, the caches and what was built
	@rm -rf $(VENV) .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist docs/_build tests/browser/node_modules
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/run-time: $(VENV)/made pyproject.toml constraints.txt
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/tests: $(VENV)/made pyproject.toml constraints.txt
	@$(PIP_INSTALL) -e '.[$(EXTRAS)]' $(call GROUPS,tests interop)
	@touch $@ $(VENV)/run-time

$(VENV)/extras: $(VENV)/tests
	@$(PIP_INSTALL) $(call GROUPS,dev)
	@touch $@

$(VENV)/docs: $(VENV)/made pyproject.toml constraints.txt
	@$(PIP_INSTALL) -e '.[site]' $(call GROUPS,dev docs)
	@touch $@ $(VENV)/run-time

$(VENV)/browser: $(VENV)/made pyproject.toml constraints.txt tests/browser/package-lock.json
	@$(PIP_INSTALL) -e '.[test,site]' $(call GROUPS,tests browser)
	@if command -v npm >/dev/null; then npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent; \
		else echo 'npm is not here, so that the pages are not checked for accessibility'; fi
	@touch $@ $(VENV)/run-time

# A candidate may be there and yet not run, or lack what makes an environment: so each is tried.
$(VENV)/made:
	@for python in $(CANDIDATES); do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
		then "$$python" -m venv --clear $(VENV) && touch $@ && exit 0; fi; \
	done; \
	echo 'vnus_trade needs Python 3.11 or later, with its venv module; none of these is one: $(CANDIDATES).' >&2; \
	echo 'Install one, or say where it is: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)' >&2; \
	exit 1
