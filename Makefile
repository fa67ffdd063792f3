# Two commands do everything: `make site` and `make test`. `make help` lists the rest.
# Every path here is relative, so a checkout whose own path holds a space works too.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: words words-left help site serve test test-fast lint lock newest days long golden corpus bench compat clean

PYTHON ?= python3
export PYTHON

# Exact, tested versions of all that is installed; with an empty LOCK, the newest there are.
VENV ?= .venv
LOCK ?= locked.txt

# Material prints a notice on the end of MkDocs 1.x with every build; docs/decisions/ holds our answer.
export NO_MKDOCS_2_WARNING := 1

RUN := $(VENV)/bin/python -m
INSTALL := $(RUN) pip install --quiet --disable-pip-version-check \
	$(if $(LOCK),--constraint $(LOCK),--upgrade --upgrade-strategy eager)
# What builds the package is of a known version too, so it is not fetched anew for each build.
INSTALL_PACKAGE := $(INSTALL) hatchling editables && $(INSTALL) --no-build-isolation --editable
CHECKS := "ruff check" "ruff format --check"
# Chromium without its windows, where it can be had: pages take it two thirds of the time.
needs = libatomic1 fonts-liberation fonts-dejavu-core
browser = sh .ci/debian-packages.sh chromium-headless-shell $(needs) 2>/dev/null || \
	sh .ci/debian-packages.sh chromium $(needs)
# By file: the tests of a file share what is costly to make, such as a site or a wheel.
# Three for two processors, since a process waits for its browser, and a page for its process.
PYTEST := pytest -n 3 --dist loadfile --no-loadscope-reorder
# Nothing happens on most days: these lie before, between and after the dates of the five documents.
DAYS ?= 2026-11-22 2027-02-28 2031-12-31

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name words; do \
		printf 'make %-10s %s\n' "$$name" "$$words"; done

site: $(VENV)/.ready-for-site ## build the five-council handbook into site/
	$(RUN) mkdocs build --strict

# Said aloud because click 8.2.2 to 8.3.1 took live reload for switched off.
serve: $(VENV)/.ready-for-site ## show the handbook on this machine; an edit shows at once
	$(RUN) mkdocs serve --livereload

test: $(VENV)/.ready-for-test ## run every check and every test, the browser's included
	@$(browser)
	@$(call each,$(CHECKS) "$(PYTEST)",mypy)

test-fast: $(VENV)/.ready-for-test ## the same without the browser and the slow tests
	@$(call each,$(CHECKS) "$(PYTEST) -m 'not browser and not slow'",mypy)

lint: $(VENV)/.ready-for-test ## run the linter, the formatter and the type checker only
	@$(call each,$(CHECKS) mypy)

newest: ## run every check and test with the newest versions of everything, in .venv-newest
	rm -f .venv-newest/.ready-for-*
	@$(MAKE) --no-print-directory test VENV=.venv-newest LOCK=

days: $(VENV)/.ready-for-test ## run every test as on other days: make days DAYS="2031-12-31"
	@$(browser)
	@failed=; for day in $(DAYS); do echo "== on $$day"; \
		sh .ci/on-day.sh $$day $(RUN) $(PYTEST) || failed="$$failed $$day"; done; \
		if [ -n "$$failed" ]; then echo "failed on:$$failed" >&2; exit 1; fi

long: $(VENV)/.ready-for-test ## run the tests that try things at random, with many times the examples
	@LONG_RUN=1 $(RUN) $(PYTEST) -m random

golden: $(VENV)/.ready-for-test ## write the golden files anew; read the difference before you commit it
	@UPDATE_GOLDEN=1 $(RUN) pytest -q -m golden

words: $(VENV)/.ready-for-test ## write the list of all words that pages show, for translators
	@PYTHONPATH=tests $(RUN) support.catalogue

words-left: $(VENV)/.ready-for-test ## print which words of which pages are not in the catalogue
	@PYTHONPATH=tests $(RUN) support.pseudo $(KINDS)

corpus: $(VENV)/.ready-for-test ## make the files in tests/corpus/ anew, with LibreOffice and pdftotext
	@sh .ci/debian-packages.sh libreoffice-writer-nogui poppler-utils
	@$(INSTALL) reportlab
	@PYTHONPATH=tests $(RUN) corpus.making

lock: .venv-lock/bin/uv ## write locked.txt anew, with the newest versions that pyproject.toml allows
	.venv-lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra test \
		--custom-compile-command "make lock" --annotation-style line pyproject.toml --output-file locked.txt

bench: $(VENV)/.ready-for-test ## measure builds beside plain Material and Hugo; writes docs/performance.md
	@$(INSTALL) hugo
	$(VENV)/bin/python tests/benchmark/bench.py --write

compat: $(VENV)/.ready-for-test ## try other plugins, hosts and their versions; writes docs/other-plugins.md
	PYTHONPATH=tests $(RUN) compat.matrix

picture: $(VENV)/.ready-for-test ## take the pictures of the handbook for the README, light and dark
	@sh .ci/debian-packages.sh chromium libatomic1
	$(VENV)/bin/python tests/benchmark/picture.py

clean: ## remove what was built; the virtual environment stays
	rm -rf site build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Run them all and fail at the end: who mends one fault wants to see the others too. What is named second runs beside
# the others, since it takes one processor only, and is told at the end.
each = failed=; $(if $(2),said=$$(mktemp); { $(call timed,$(2)) >$$said 2>&1; } & beside=$$!;) \
	for step in $(1); do $(call timed,$$step) || failed="$$failed [$$step]"; done; \
	$(if $(2),wait $$beside || failed="$$failed [$(2)]"; cat $$said; rm -f $$said;) \
	if [ -n "$$failed" ]; then echo "failed:$$failed" >&2; exit 1; fi
timed = { echo "== $(1)"; began=$$(date +%s); eval "$(RUN) $(1)"; code=$$?; \
	echo "== $(1): $$(($$(date +%s) - began)) s"; ( exit $$code ); }

# What is cleared away here is an environment whose interpreter has gone.
%/bin/python:
	@sh .ci/debian-packages.sh python3-venv
	@echo "Making the virtual environment $*"
	@"$$PYTHON" -m venv --clear $*

.venv-lock/bin/uv: | .venv-lock/bin/python
	@.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.ready-for-site: pyproject.toml $(LOCK) | $(VENV)/bin/python
	@echo "Installing the plugin and what it needs into $(VENV)"
	@$(INSTALL_PACKAGE) '.[pdf]'
	@touch $@

$(VENV)/.ready-for-test: pyproject.toml $(LOCK) | $(VENV)/bin/python
	@echo "Installing the plugin and what its tests need into $(VENV)"
	@$(INSTALL_PACKAGE) '.[test]'
	@touch $@ $(VENV)/.ready-for-site
