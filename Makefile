# make demo, make test, make check, make bench: each does all set-up it needs. No root is needed but for system packages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup system demo test check bench samples clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "kehoach needs Python 3.11 or newer; $(PYTHON) is older."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv module is missing. Run: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(READY)

samples: setup
	$(BIN)/python -m samples.make samples/received

# The demo has findings on purpose: exit code 1 is its success.
demo: samples
	$(BIN)/kehoach run samples/received --out out; test $$? -le 1

# Where tests run as root on Debian, what is lacking is installed; elsewhere setup says what Python lacks, and tests that
# need a browser, LibreOffice or Tesseract are skipped with the reason.
PACKAGES := python3-venv chromium chromium-driver libreoffice-calc libreoffice-writer fonts-liberation \
	tesseract-ocr tesseract-ocr-vie
AXE := .tools/node_modules/axe-core/axe.min.js
AXE_VERSION := 4.14.1
OFFICE := /usr/lib/libreoffice/program

system:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! { $(PYTHON) -c 'import venv, ensurepip' && \
		command -v chromium && command -v chromedriver && test -e $(OFFICE)/libsclo.so && test -e $(OFFICE)/libswlo.so && \
		ls /usr/share/tesseract-ocr/*/tessdata/vie.traineddata; } >/dev/null 2>&1; then \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null || true; fi
	@if [ ! -e $(AXE) ] && command -v npm >/dev/null; then \
		npm install --silent --no-fund --no-audit --prefix .tools axe-core@$(AXE_VERSION) >/dev/null || true; fi

test: system setup
	$(BIN)/python -m pytest -n auto tests

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: samples
	$(BIN)/python -m benchmarks.summary samples/received $(FOLDERS)
	$(BIN)/python -m benchmarks.reading samples/received
	$(BIN)/python -m benchmarks.memory tests/cases/*_pdf/received.pdf
	if command -v soffice >/dev/null; then $(BIN)/python -m benchmarks.renditions 20; \
		else echo "LibreOffice is missing: benchmarks.renditions left out."; fi
	$(BIN)/python -m benchmarks.isolation
	$(BIN)/python -m benchmarks.categories
	$(BIN)/python -m benchmarks.reports

clean:
	rm -rf $(VENV) out build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
