# Two commands do everything: make demo, make test. Both set up .venv first.
PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(if $(shell $(p) -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo ok),$(p))))
PY := .venv/bin/python
STAMP := .venv/.ready
CORPORA ?= ../shared/corpora
BENCH ?= ../shared/bench

.PHONY: help setup demo test check bench eval train-names screenshots browser clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

setup: $(STAMP)  ## make .venv with the locked versions

$(STAMP): pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo "Lagebild needs Python 3.11, 3.12 or 3.13 with venv (Debian: apt install python3-venv)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP)  ## read the shipped examples and write demo/index.html
	.venv/bin/lagebild build examples --out demo
	@echo "The dossier lies at $(CURDIR)/demo/index.html"

browser:
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    (apt-get update -qq && apt-get install -y -qq chromium) >/dev/null 2>&1 || true; \
	  fi; }
	@command -v chromium >/dev/null || echo "no chromium: the browser tests will be skipped"

test: $(STAMP) browser  ## all tests: style, types, findings, pages
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(PY) -m pytest -n 2

check: test

bench: $(STAMP)  ## speed and memory
	$(PY) benchmarks/run.py --corpora $(CORPORA)

eval: $(STAMP)  ## accuracy against the corpora, where they are at hand
	$(PY) eval/run.py --corpora $(CORPORA) --bench $(BENCH)

train-names: $(STAMP)  ## rebuild the trained names file
	$(PY) eval/train_names.py --corpora $(CORPORA)

screenshots: $(STAMP) browser  ## the pictures in the README
	$(PY) eval/screenshots.py

clean:
	rm -rf .venv demo
