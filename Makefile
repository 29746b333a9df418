# One line a command: what it does stands beside it, how it does it in the file it names.
PORT ?= 3001
ROLE ?= admin

# Any Python from 3.11 on runs the set-up. A pyenv shim may stand on PATH and fail, so each is asked.
ANY_PYTHON = $(shell for python in python3 python3.13 python3.12 python3.11 /usr/bin/python3 /usr/local/bin/python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
SET_UP = $(or $(ANY_PYTHON),$(error There is no Python 3.11 or newer on this machine: install one, then run this again)) local/set_up.py
IN = PYTHONPATH=layers/rapport .venv/bin
WITH_SAM = PATH="$(CURDIR)/.venv-sam/bin:$(CURDIR)/.tools/uv/bin:$$PATH" SAM_CLI_TELEMETRY=0
SAM = $(WITH_SAM) sam
# A folder joins the type checks with its first Python file.
TYPED = $(sort $(foreach folder,layers/rapport/rapport functions local bench demo openapi tests,\
	$(if $(shell find $(folder) -name '*.py' -print -quit 2>/dev/null),$(folder))))

.DEFAULT_GOAL := help
.PHONY: help run test check bench promises deploy token import stop clean console browser ready ready-shop ready-console ready-all checks checked-code checked-parts

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: ready-shop console ## bring the shop up at http://localhost:3001 (PORT=3002 for another port)
	@exec .venv-ministack/bin/python -m local --port $(PORT)

test: ready-shop console browser ## every test
	@$(IN)/python -m local.suites unit functional promises planted_faults e2e

check: checks ## format, lint, types, import contracts, template, then every test: what .ci/run runs
	@$(MAKE) --no-print-directory test

bench: ready ## measured beside target: cost per route, cold starts, the idle bill
	@$(IN)/python -m bench

promises: ready-shop ## the long runs of the promises
	@RAPPORT_LONG=1 $(IN)/python -m pytest tests/promises tests/planted_faults

deploy: ready-all console ## to your AWS account: make deploy ADMIN_EMAIL=you@example.com (PUBLIC_URL=https://... if it has a name)
	@$(if $(ADMIN_EMAIL),:,echo "Say who the first admin is: make deploy ADMIN_EMAIL=you@example.com" >&2; exit 1)
	$(SAM) build && $(WITH_SAM) $(IN)/python -m local.deploy AdminEmail=$(ADMIN_EMAIL) $(PUBLIC_URL:%=PublicUrl=%)

console: ready-console ## build the console, if it changed
	@$(IN)/python -m local.console

token: ready ## a bearer token of the running shop: make token ROLE=crm_agent
	@$(IN)/python -m local.sign_in $(ROLE)

import: ready ## bring a file into the running shop: make import FILE=customers.csv (KIND=orders, YES=1)
	@$(if $(FILE),:,echo "Say which file: make import FILE=customers.csv" >&2; exit 1)
	@$(IN)/python -m local.import_file "$(FILE)" $(KIND:%=--kind %) --role $(ROLE) $(if $(YES),--yes)

stop: ## stop the running shop; its data stay
	@$(ANY_PYTHON) -m local.stop

clean: stop ## forget the shop's data and everything that was built or installed
	@rm -rf .shop build .aws-sam .venv .venv-ministack .venv-sam .venv-node .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		console/node_modules functions/console/site

ready: ## (set-up) the project's tools
	@$(SET_UP) project

ready-shop: ## (set-up) the project's tools and the laptop's AWS
	@$(SET_UP) project ministack

ready-console: ## (set-up) the project's tools and Node
	@$(SET_UP) project node

browser: ready ## (set-up) a Chromium for the tests of the console, where there is none
	@$(IN)/python -m local.browser >/dev/null

ready-all: ## (set-up) the project's tools, the laptop's AWS and the SAM command
	@$(SET_UP) project ministack sam

checks: ready-all console ## everything of check but the tests
	@$(MAKE) --no-print-directory --jobs=2 checked-code checked-parts

checked-code:
	$(IN)/ruff format --check .
	$(IN)/ruff check .
	$(IN)/mypy $(TYPED)
	$(IN)/lint-imports

checked-parts:
	$(IN)/python -m openapi --check
	$(IN)/python -m local.console types
	$(IN)/python -m local.console contract --check
	$(IN)/python -m local.console twice
	$(IN)/cfn-lint template.yaml
	$(SAM) validate --lint --region us-east-1
	$(SAM) build --parallel
