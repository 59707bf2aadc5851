# The two commands of the README. Both may be run again at any time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.terpasang

.PHONY: demo test lint docs bench clean

demo: $(STAMP)
	@$(PYTHON) tools/siapkan_pango.py $(BIN)/python
	$(BIN)/renja-gen build examples/kesbangpol-2024 examples/perpustakaan-2023 -o build
	@echo "Hasil ada di $(CURDIR)/build"

test: $(VENV)/.terpasang-dev
	@$(PYTHON) tools/siapkan_pango.py $(BIN)/python
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.terpasang-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.terpasang-dev
	$(BIN)/python tools/tulis_aturan.py

bench: $(VENV)/.terpasang-bench
	$(BIN)/python benchmarks/tahap.py
	$(BIN)/python benchmarks/periksa.py
	$(BIN)/python benchmarks/perintah.py
	$(BIN)/python benchmarks/peers.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Perlu Python 3.11 atau lebih baru; jalankan misalnya: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Modul venv tidak ada; pasang dengan: sudo apt install python3-venv"; exit 1; }

$(STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.terpasang-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(STAMP)

$(VENV)/.terpasang-bench: pyproject.toml | $(VENV)/.terpasang-dev
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@

clean:
	rm -rf $(VENV) build dist
