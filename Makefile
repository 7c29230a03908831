# The commands of the house. Each sets up what it needs first; `make help` lists them.

PY := .venv/bin/python
MADE := .venv/.made
STAMP := .venv/.stamp
LOCKS := $(wildcard requirements/*.lock)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench bench-address bench-slots bench-load
.PHONY: bench-understanding
.PHONY: audit faults soak train-understanding learn-understanding

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: $(STAMP) ## a .venv with everything; the command is then .venv/bin/doorstep
	@echo "Ready: .venv/bin/doorstep --help"

demo: $(STAMP) ## a working day on this machine, without any account (ARGS="--headless-seconds 60")
	@scripts/demo.sh $(ARGS)

test: $(STAMP) ## every test (ARGS="tests/core -k slot" for some)
	@scripts/prepare_tests.sh
	$(PY) -m pytest -n 2 --dist loadgroup -q $(ARGS)

check: $(STAMP) ## lint, format, types, and which room may import which
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"

bench: $(STAMP) ## how fast we are, beside others on the same machine
	$(PY) -m benchmarks.run $(ARGS)
	$(PY) -m benchmarks.day_etas

bench-address: $(STAMP) ## how often an address is right, by kind of dirt (ARGS="FILE --country AT"), and at scale (SCALE=1000000)
	$(PY) -m benchmarks.address $(ARGS)
	$(PY) -m benchmarks.address_scale --sizes $(or $(SCALE),100000)

bench-slots: $(STAMP) ## what the planned routes accept, beside a solver and a counter, and how fast
	$(PY) -m benchmarks.offers_api
	$(PY) -m benchmarks.slots $(ARGS)

bench-load: $(STAMP) ## a national carrier's peak hour on both databases, then twice as much (ARGS="--database sqlite --fast")
	$(PY) -m benchmarks.load $(ARGS)

bench-understanding: $(STAMP) ## how well free text is understood, from lines that nothing was learnt from
	$(PY) -m benchmarks.understanding $(ARGS)

audit: $(STAMP) ## whether a weakness is known of any locked version; fails where nobody could be asked
	@scripts/audit.sh

faults: $(STAMP) ## real processes, hurt in the ways of the list, and what held (ARGS="1 --database sqlite --long --planted")
	$(PY) -m benchmarks.faults $(ARGS)

soak: $(STAMP) ## ten thousand random talks, random days, everything at once, and crowds of personas (TALKS=10000 DAYS=500 SEEDS=200 CROWDS=10 SEED=1 OUT=out/talks)
	DOORSTEP_TALKS=$(or $(TALKS),10000) $(PY) -m pytest -n 2 -q tests/bot/test_random_talks.py
	DOORSTEP_DAYS=$(or $(DAYS),500) $(PY) -m pytest -n 0 -q --timeout 0 tests/core/test_random_days.py
	DOORSTEP_SEEDS=$(or $(SEEDS),200) $(PY) -m pytest -n 2 -q --timeout 0 tests/guarantees/test_simulation.py tests/guarantees/soak_planted.py
	$(PY) -m sandbox.personas --seed $(or $(SEED),1) --crowds $(or $(CROWDS),10) --out $(or $(OUT),out/talks)

train-understanding: $(STAMP) ## the weights of the understanding anew from its lines (ARGS="--vectors FILE" keeps what takes long)
	$(PY) -m bot.understanding.training $(ARGS)

learn-understanding: $(STAMP) ## the lessons that people accepted become lines, and the weights anew where nothing falls
	$(PY) -m app.lessons $(ARGS)

# Stamps, never .venv/bin/python itself: that is a link to the real interpreter.
$(MADE): scripts/make_venv.sh scripts/choose_python.sh .python-version
	@scripts/make_venv.sh
	@touch $@

$(STAMP): $(MADE) $(LOCKS) pyproject.toml scripts/install.sh
	@scripts/install.sh
	@touch $@
