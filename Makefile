# Two commands do everything: `make site` and `make test`. `make help` lists the rest.
# Every path here is relative, so a checkout whose own path holds a space works too.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve test test-fast lint bench clean

PYTHON ?= python3
export PYTHON

# Material prints a notice on the end of MkDocs 1.x with every build; docs/decisions/ holds our answer.
export NO_MKDOCS_2_WARNING := 1

RUN := .venv/bin/python -m
INSTALL := $(RUN) pip install --quiet --disable-pip-version-check
CHECKS := "ruff check" "ruff format --check" "mypy"
# By group: tests that share something costly, such as a wheel, say so and stay in one process.
PYTEST := pytest -n 2 --dist loadgroup

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name words; do \
		printf 'make %-10s %s\n' "$$name" "$$words"; done

site: .venv/.ready-for-site ## build the five-council handbook into site/
	$(RUN) mkdocs build --strict

# Said aloud because click 8.2.2 to 8.3.1 took live reload for switched off.
serve: .venv/.ready-for-site ## show the handbook on this machine; an edit shows at once
	$(RUN) mkdocs serve --livereload

test: .venv/.ready-for-test ## run every check and every test, the browser's included
	@sh .ci/debian-packages.sh chromium libatomic1
	@$(call each,$(CHECKS) "$(PYTEST)")

test-fast: .venv/.ready-for-test ## the same without the browser and the slow tests
	@$(call each,$(CHECKS) "$(PYTEST) -m 'not browser and not slow'")

lint: .venv/.ready-for-test ## run the linter, the formatter and the type checker only
	@$(call each,$(CHECKS))

bench: .venv/.ready-for-test ## measure builds beside plain Material and Hugo; writes docs/performance.md
	@$(INSTALL) hugo
	.venv/bin/python tests/benchmark/bench.py --write

clean: ## remove what was built; the virtual environment stays
	rm -rf site build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Run them all and fail at the end: who mends one fault wants to see the others too.
each = failed=; for step in $(1); do echo "== $$step"; eval "$(RUN) $$step" || failed="$$failed [$$step]"; done; \
	if [ -n "$$failed" ]; then echo "failed:$$failed" >&2; exit 1; fi

# What is cleared away here is an environment whose interpreter has gone.
.venv/bin/python:
	@sh .ci/debian-packages.sh python3-venv
	@echo "Making the virtual environment .venv"
	@"$$PYTHON" -m venv --clear .venv

.venv/.ready-for-site: pyproject.toml | .venv/bin/python
	@echo "Installing the plugin and what it needs into .venv"
	@$(INSTALL) --editable .
	@touch $@

.venv/.ready-for-test: pyproject.toml | .venv/bin/python
	@echo "Installing the plugin and what its tests need into .venv"
	@$(INSTALL) --editable '.[test]'
	@touch $@ .venv/.ready-for-site
