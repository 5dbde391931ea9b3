"""Output files: safe in a spreadsheet, private, complete or not there."""

import csv
import errno
import io
import os
import stat

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.errors import ExitCode, OutputError
from phiscan.report import files
from phiscan.report.files import FORMULA_STARTS, safe_cell, write_csv, write_json

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(1)", "-", "--1"]
PLAIN = ["John", "-1.5", "+15550100", "-3", "a=b", "03/12/1951", "", "1-2", "'quoted'"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_neutralised(text):
    """A spreadsheet shows the cell and runs nothing."""
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_and_text_are_left_alone(text):
    """A sign does not make a number a formula."""
    assert safe_cell(text) == text


@given(st.text(max_size=20))
def test_no_cell_starts_as_a_formula(text):
    """Whatever a document holds: no cell runs, unless it is a plain number."""
    cell = safe_cell(text)
    assert not cell.startswith(FORMULA_STARTS) or cell == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=4))
def test_rows_survive_any_text(tmp_path_factory, texts):
    """Quotes, commas, line ends: as many rows come back as went in."""
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    write_csv(pd.DataFrame({"path": ["p"] * len(texts), "value": pd.Series(texts, dtype="string")}), path)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
    assert rows == [["path", "value"], *(["p", safe_cell(text)] for text in texts)]


def test_numbers_and_missing_cells(tmp_path):
    """Negative numbers stay numbers; what is missing is empty."""
    table = pd.DataFrame({"n": pd.Series([-1, None], dtype="Int64"), "x": pd.Series([-0.5, None], dtype="Float64")})
    write_csv(table, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes() == b"n,x\n-1,-0.5\n,\n"


def test_a_large_table_is_written_whole(tmp_path, monkeypatch):
    """Rows written in chunks are all there, under one heading."""
    monkeypatch.setattr(files, "CHUNK_ROWS", 3)
    table = pd.DataFrame({"n": range(10)})
    write_csv(table, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == table.to_csv(index=False)


def test_files_are_the_owners_alone(tmp_path):
    """0600, whatever the umask and whoever could read the file before."""
    path = tmp_path / "out" / "t.csv"
    path.parent.mkdir()
    path.write_text("old")
    path.chmod(0o644)
    old = os.umask(0)
    try:
        write_csv(pd.DataFrame({"a": ["b"]}), path)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_full_disk_is_one_clear_error_and_keeps_the_old_file(tmp_path, monkeypatch):
    """Nothing half-written is left; the message names the file and the reason, and no value."""
    path = tmp_path / "t.csv"
    path.write_text("old")

    def full(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        write_csv(pd.DataFrame({"a": ["secret"]}), path)
    assert str(caught.value) == f"cannot write {path}: No space left on device"
    assert caught.value.exit_code is ExitCode.OUTPUT_FAILED
    assert [each.name for each in tmp_path.iterdir()] == ["t.csv"]
    assert path.read_text() == "old"


def test_a_file_where_the_folder_should_be(tmp_path):
    """An output folder that is a file is an error of the output, not a traceback."""
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        write_json({}, tmp_path / "out" / "summary.json")
