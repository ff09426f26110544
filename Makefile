# Every command of the project, for people and for CI alike. `make help` lists them.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
ARGS ?=
GRAMMY := tests/judges/grammy
# Clients that other people wrote, by the lock of each; the npm one where Node is there.
CLIENTS := novaposhta novaposhta-api-client novaposhta-python-client nova-post
JUDGES := .venv-judges/.done $(CLIENTS:%=.venv-judges/%/.done) \
	$(if $(shell command -v npm),.venv-judges/npm/.done)

.DEFAULT_GOAL := help
.PHONY: help install tools demo demo-reset run test check bench soak judges clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

install: $(VENV)/.run ## install what the bot and the demo need into .venv

demo: $(VENV)/.run ## talk to the bot in a browser: no account, no key, no network
	@exec $(BIN)/python -m sandbox $(ARGS)

demo-reset: ## forget what the demo remembers
	rm -rf .demo

run: $(VENV)/.run ## serve real Telegram, as .env says (see .env.example)
	@exec $(BIN)/python -m bot run

test: $(VENV)/.dev ## run all tests, four at a time; TEST_POSTGRES_URL=… tries PostgreSQL too, ARGS=… goes to pytest
	@exec $(BIN)/python -m pytest -n 4 --dist worksteal $(ARGS)

check: $(VENV)/.dev ## lint, types, imports, texts, dependencies, unused code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.locales
	$(BIN)/deptry .
	$(BIN)/python -m tests.unused

bench: $(VENV)/.dev ## measure against stock libraries; ratios of one run
	@exec $(BIN)/python -m tests.bench $(ARGS)

soak: $(VENV)/.dev ## make 10,000 waybills while answers get lost, and kill the desk at every point of it; minutes
	@exec $(BIN)/python -m tests.soak $(ARGS)

tools: $(VENV)/.dev ## install what tests and checks need

judges: $(JUDGES) $(GRAMMY)/node_modules/.done ## install the strangers that judge the simulators, each apart

clean: ## remove the environments
	rm -rf $(VENV) .venv-judges $(GRAMMY)/node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

# The command of README, from this checkout and in whatever folder one stands; the wheel brings one of its own.
define COMMAND
#!/bin/sh
checkout="$$(cd "$$(dirname "$$0")/../.." && pwd)"
PYTHONPATH="$$checkout" exec "$$(dirname "$$0")/python" -m bot "$$@"
endef
export COMMAND

$(BIN)/pakunok: Makefile | $(BIN)/python
	@echo "$$COMMAND" > $@
	@chmod +x $@

# A stamp is newer than its lock where nothing is left to install, so that a second call costs nothing.
$(VENV)/.run: requirements.lock $(BIN)/pakunok | $(BIN)/python
	$(PIP) -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock requirements.lock $(BIN)/pakunok | $(BIN)/python
	$(PIP) -r requirements-dev.lock
	@touch $(VENV)/.run $@

.venv-judges/.done: requirements-judges.lock
	$(PYTHON) -m venv .venv-judges
	.venv-judges/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-judges.lock
	@touch $@

$(GRAMMY)/node_modules/.done: $(GRAMMY)/package.json $(GRAMMY)/package-lock.json
	cd $(GRAMMY) && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

# Several of them install the same module, so that each needs an environment of its own; the project's pip serves all.
.venv-judges/npm/.done: tests/judges/npm/package.json tests/judges/npm/package-lock.json
	mkdir -p .venv-judges/npm
	cp tests/judges/npm/package.json tests/judges/npm/package-lock.json .venv-judges/npm/
	npm ci --prefix .venv-judges/npm --legacy-peer-deps --silent --no-audit --no-fund --ignore-scripts
	@touch $@

.venv-judges/%/.done: requirements-judges-%.lock | $(BIN)/python
	$(PYTHON) -m venv --without-pip .venv-judges/$*
	$(BIN)/python -m pip --python .venv-judges/$*/bin/python --disable-pip-version-check install --quiet \
		--require-hashes -r $<
	@touch $@
