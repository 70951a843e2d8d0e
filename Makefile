# `make help` lists what there is. All is done in .venv, from the locks: exact versions, checked hashes.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PACKAGES := libs/events libs/service services/plan services/workgroup services/comments services/notifications \
	services/proposals services/portal deploy/local
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
UNITS := not server and not faults and not bench and not whole
TESTS := not faults and not bench and not whole
WORKERS ?= 2
PORT ?= 8000
LOCK := $(BIN)/uv pip compile -q --no-config --python-version 3.11 --universal --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --upgrade

.PHONY: help demo up test test-unit whole hunt faults bench lint docs lock clean

help: ## list what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1 | /p' Makefile | while IFS='|' read -r name words; do printf '  make %-12s%s\n' $$name "$$words"; done

demo: .venv/run ## play Jordan's process and serve its report (ONCE=1: write it to out/ and end; PORT=8000)
	@$(BIN)/mithaq demo --port $(PORT) $(if $(ONCE),--once) $(FILE)

up: .venv/run ## PostgreSQL, NATS, mailboxes and all services, until Ctrl-C (PORT=8000)
	@$(BIN)/mithaq up --port $(PORT)

test: .venv/dev ## the tests, on real PostgreSQL, NATS and SMTP, WORKERS=2 at a time (not: whole, faults, bench)
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "$(TESTS)"

test-unit: .venv/dev ## the tests that need no server
	@$(BIN)/pytest -q -m "$(UNITS)"

whole: .venv/dev ## the long process files, played whole, and again under another zone, locale and hash seed
	@$(BIN)/pytest -q -m whole --timeout 3600

hunt: .venv/dev ## 10,000 examples of each state machine, 1,000 tries of each race
	@MITHAQ_EXAMPLES=10000 MITHAQ_TRIES=1000 $(BIN)/pytest -q -k "machine or race" --timeout 7200

faults: .venv/dev ## kill -9 at random and at every named point; the decisions must be the same
	@$(BIN)/pytest -q -m faults --timeout 1800

bench: .venv/dev ## measure; rows in out/bench.json
	@$(BIN)/pytest -q -m bench --timeout 1800

lint: .venv/dev ## style, types, and who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: .venv/run ## write the events as AsyncAPI to docs/, each service's OpenAPI to out/docs/
	@mkdir -p out/docs
	@$(BIN)/python -m events.asyncapi > docs/asyncapi.json
	@for service in $(notdir $(wildcard services/*)); do \
		$(BIN)/python -m $$service.main openapi > out/docs/$$service.openapi.json || exit 1; done
	@ls docs/asyncapi.json out/docs/*

lock: .venv/dev ## choose versions anew for the two locks
	@$(LOCK) --group pyproject.toml:run -o requirements.lock
	@$(LOCK) --group pyproject.toml:dev -o requirements-dev.lock

clean: ## remove what was installed and made
	rm -rf .venv .mithaq out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Stamps: a second `make` installs nothing.
.venv/run: requirements.lock $(PACKAGES:%=%/pyproject.toml)
	@[ -x $(BIN)/python ] || { echo "making .venv with $(PYTHON)"; $(PYTHON) -m venv .venv; }
	@echo "installing what Mithaq needs to run"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation $(addprefix -e ,$(PACKAGES))
	@found=$$($(BIN)/python -m pip check) || { echo "$$found"; exit 1; }
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@echo "installing the test tools"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
