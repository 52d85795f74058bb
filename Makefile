# make run     open the viewer; ARGS passes options on: make run ARGS="--lang zh"
# make test    run ruff, mypy and pytest on all cores; ARGS goes to pytest: make test ARGS="tests/core"
# make bench   compare with QGIS and others; quick: make bench ARGS="--parcels 100000"
# make attack  damage, kill and tease it for 20 minutes; quick: make attack ARGS="--share 0.1"
# make fuzz    a thousand damaged files of each format; some: make fuzz ARGS="DXF Excel"
# make clean   remove the environment and what the tools left behind
#
# All but clean first make the environment in .venv, the pinned dependencies and, on Debian and
# Ubuntu, the missing system packages. PYTHON names the interpreter: make run PYTHON=python3.13

venv := .venv
python := $(venv)/bin/python
pip := $(python) -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt
pins := pyproject.toml .ci/constraints.txt

.PHONY: help run test bench attack fuzz clean

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -n 9

run: $(venv)/.run
	@.ci/system-packages
	@$(python) -m gisapp $(ARGS)

test: $(venv)/.test
	@.ci/system-packages
	@.ci/browser
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	$(python) -m pytest --numprocesses auto --dist loadfile --max-worker-restart 0 $(ARGS)

bench: $(venv)/.bench
	@.ci/system-packages
	@$(python) -m tests.benchmarks.compare $(ARGS)

attack: $(venv)/.test
	@.ci/system-packages
	@$(python) -m tests.attack.campaign $(ARGS)

fuzz: $(venv)/.test
	@$(python) -m tests.attack.fuzz $(ARGS)

clean:
	rm -rf $(venv) build dist .mypy_cache .pytest_cache .ruff_cache

$(python):
	@.ci/make-venv $(venv) $(PYTHON)

# The build backend comes first and from the same pins, so that no build fetches one of its own.
$(venv)/.run: $(pins) | $(python)
	@echo "Installing the dependencies into $(venv); the first time this takes a minute."
	@$(pip) hatchling editables
	@$(pip) --no-build-isolation --editable .
	@touch $@

$(venv)/.test: $(pins) | $(python)
	@echo "Installing the dependencies and the tests' into $(venv); the first time this takes a minute."
	@$(pip) hatchling editables
	@$(pip) --no-build-isolation --editable '.[test]'
	@touch $(venv)/.run $@

$(venv)/.bench: $(venv)/.run
	@$(pip) --no-build-isolation --editable '.[bench]'
	@touch $@
