"""Output files: complete or not there, readable by their owner only, safe to open in a spreadsheet."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from phiscan.errors import OutputError
from phiscan.languages import remembered

# Read and written by the owner: exposure inventories are as sensitive as what they list.
FILE_MODE = 0o600
FOLDER_MODE = 0o700
# Rows turned to text at a time; bounds the memory of a large table.
CHUNK_ROWS = 20_000

# A spreadsheet runs a cell that starts with one of these (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_CONTROLS = {code: " " for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n"}


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8 CSV with `\\n` line ends. Raises `OutputError` if that is impossible."""
    with _replacing(path) as stream:
        _put_csv(table, stream)


def csv_text(table: pd.DataFrame) -> str:
    """A table as `write_csv` would write it."""
    stream = StringIO()
    _put_csv(table, stream)
    return stream.getvalue()


def _put_csv(table: pd.DataFrame, stream: TextIO) -> None:
    _cells(table.iloc[:0]).to_csv(stream, index=False, lineterminator="\n")
    for start in range(0, len(table), CHUNK_ROWS):
        chunk = _cells(table.iloc[start : start + CHUNK_ROWS])
        chunk.to_csv(stream, index=False, header=False, lineterminator="\n")


def write_json(content: Mapping[str, Any], path: Path) -> None:
    """Write an object as indented UTF-8 JSON. Raises `OutputError` if that is impossible."""
    with _replacing(path) as stream:
        json.dump(content, stream, ensure_ascii=False, indent=2)
        stream.write("\n")


def write_text(text: str, path: Path) -> None:
    """Write a text as UTF-8. Raises `OutputError` if that is impossible."""
    with _replacing(path) as stream:
        stream.write(text)


@remembered(1 << 14)
def safe_cell(text: str) -> str:
    """`text` as a spreadsheet shows it and does not run it: an apostrophe goes before a formula.

    A plain number with a sign is none. Control characters become spaces: they break rows.
    """
    formula = text.startswith(FORMULA_STARTS) and not _NUMBER.fullmatch(text)
    shown = "'" + text if formula else text
    return shown if shown.isprintable() else shown.translate(_CONTROLS)


def _cells(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({name: _safe_column(column) for name, column in table.items()}, columns=table.columns)


def _safe_column(column: pd.Series[Any]) -> pd.Series[Any]:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column
    return column.astype("object").map(safe_cell, na_action="ignore")


@contextmanager
def released(out: Path) -> Iterator[Path]:
    """A folder to write in: what is there at the end moves into `out`; after an error nothing does."""
    waiting = out / ".unreleased"
    try:
        shutil.rmtree(waiting, ignore_errors=True)
        waiting.mkdir(mode=FOLDER_MODE, parents=True)
        yield waiting
        for path in sorted(waiting.iterdir()):
            path.replace(out / path.name)
    except OSError as exc:
        raise OutputError(f"cannot write in {out}: {exc.strerror or type(exc).__name__}") from exc
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A stream that becomes `path` when all is written; until then the old file stays."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            unfinished.unlink()
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except OSError as exc:
        with suppress(OSError):
            unfinished.unlink()
        raise OutputError(f"cannot write {path}: {exc.strerror or type(exc).__name__}") from exc
