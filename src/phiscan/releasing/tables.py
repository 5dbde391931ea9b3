"""The tables of a scan as written, cell by cell.

What a cell may look like is known for nearly every column: a mask, a number, a word of a closed vocabulary.
A cell that looks like nothing of the kind is given to phiscan's own recognizers, as any document would be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import pandas as pd

from phiscan.aggregate import columns
from phiscan.errors import LeakError
from phiscan.report import MASK_PATTERN, PathMasks

_ROWS = 200_000
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|True|False")
_YEAR = re.compile(r"\d{4}")
_OWN_NAME = re.compile(r"[\w .-]+")
_ATTACHMENTS = "attachments"
_PATHS = frozenset({"path", "duplicate_of", "attachment", _ATTACHMENTS})
_DETAIL = "detail"
# Columns of text whose cells must look so; an empty cell says nothing.
_SHAPES: dict[str, re.Pattern[str]] = {
    "value": MASK_PATTERN,
    "name": MASK_PATTERN,
    "birth_date": re.compile(rf"{MASK_PATTERN.pattern}|{_YEAR.pattern}"),
    "first_date": _YEAR,
    "last_date": _YEAR,
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "modified": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    "language": re.compile(r"[a-z]{2,3}"),
    "subject": re.compile(r"s\d+"),
    "person_id": re.compile(r"P[0-9A-Z]{6,10}"),
    "practitioner_id": re.compile(r"D[0-9A-Z]{6,10}"),
    "categories": re.compile(r"[a-z_]+(?:;[a-z_]+)*"),
    "state": re.compile(r"[A-Z]{2}"),
    "country": re.compile(r"[A-Z]{2}"),
    # What code and rule files call things, never a document.
    "field": _OWN_NAME,
    "difference": _OWN_NAME,
    "recognizer": _OWN_NAME,
    "entity_type": _OWN_NAME,
}
# A kind of error with its place in the code: see `phiscan.scanning`.
_KIND = re.compile(r"\b[A-Za-z]*(?:Error|Exception|Interrupt)(?: at phiscan\.[\w.]+:\d+)?")
# What else notes say, word by word: reasons and limits, never a document's words.
_NOTE_WORDS = frozenset(
    """a after all an and annotations as at attachment attachments away be before behind bytes can code codes cut damaged
    decompression deep depth ended engine engines entities files first for found from gave given header hidden in installed is
    it language language-neutral left library limit limits listed load lost max_attachment_bytes max_attachment_depth
    max_bytes max_image_pixels max_inflated_bytes max_pages memory memory_mb more needed neutral no none not nothing
    ocr ocr_max_pages of off on only open opens or over page page_timeout_s pages parts password passwords pdf picture
    pictures raise read reader readers recognizers repair s shown supported text the them time timeout_s too under unread up
    was which with without words worker""".split()
)
_NOTE_WORD = re.compile(r"[^\W\d_]\w*(?:-\w+)*")
# Parts of a detail whose values are phiscan's words for what a form asked.
_OWN_PARTS = frozenset({"part", "kind", "reveals"})
_OWN_WORD = re.compile(r"[a-z]+(?:[_ ;,-]+[a-z]+)*")
_LOINC = re.compile(r"\d{1,7}-\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG_NUMBER = re.compile(r"\d{5}")


def check_tables(folder: Path, masks: PathMasks | None = None) -> None:
    """Look at every CSV file in a folder. Raises `LeakError`, which names the file and column, never the cell.

    `masks` are those of the run's paths; without them paths and names of attachments are in clear, as documented.
    """
    odd: dict[str, set[str]] = {}
    for path in sorted(folder.glob("*.csv")):
        for name, cells in _columns(path):
            if name == _ATTACHMENTS:
                cells = [each.rpartition(" (")[0] for cell in cells for each in cell.split("; ")]
            if name in _PATHS:
                if masks is not None and not all(map(masks.names_nobody, cells)):
                    raise LeakError(_said(path.name, name, "a path that is not masked"))
            elif name in _SHAPES:
                if not all(_SHAPES[name].fullmatch(cell) for cell in cells):
                    raise LeakError(_said(path.name, name, "a cell that is not masked"))
            else:
                odd.setdefault(f"{path.name}\n{name}", set()).update(_unexplained(name, cells))
    _recognize(odd)


def _columns(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The distinct cells of each column, a part of the file after the other."""
    for chunk in pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", chunksize=_ROWS):
        for name, column in chunk.items():
            yield str(name), [str(cell) for cell in column.unique() if cell]


def _unexplained(name: str, cells: Iterable[str]) -> Iterator[str]:
    """Cells that are no number, mask or word of phiscan's own."""
    for cell in cells:
        if name == _DETAIL:
            yield from (text for part, text in _parts(cell) if not _is_own_part(part, text))
        elif not (_is_closed(cell) or (name == "note" and is_own_note(cell))):
            yield cell


def is_own_note(cell: str) -> bool:
    """Whether a note says only what phiscan says of documents."""
    rest = _KIND.sub(" ", cell)
    return all(word.casefold() in _NOTE_WORDS for word in _NOTE_WORD.findall(rest)) and not _LONG_NUMBER.search(rest)


def _is_closed(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell) or MASK_PATTERN.fullmatch(cell)) or cell in _closed_words()


def _parts(detail: str) -> Iterator[tuple[str, str]]:
    content = json.loads(detail)
    yield from ((str(part), str(text)) for part, text in content.items())


def _is_own_part(part: str, text: str) -> bool:
    if MASK_PATTERN.fullmatch(text) or _LOINC.fullmatch(text):
        return True
    if part in _OWN_PARTS and _OWN_WORD.fullmatch(text):
        return True
    return not _LONG_NUMBER.search(text) and all(word in _analyte_words() for word in _WORD.findall(text.casefold()))


def _recognize(odd: dict[str, set[str]]) -> None:
    if not any(odd.values()):
        return
    # What is heavy is loaded only where a cell needs it.
    from phiscan.detect import OutputCheck

    check = OutputCheck()
    for place, cells in odd.items():
        for cell in sorted(cells):
            if found := check.found(cell):
                file, _, name = place.partition("\n")
                raise LeakError(_said(file, name, " and ".join(found)))


def _said(file: str, column: str, what: str) -> str:
    return f"the outputs were not released: {file} shows {what} in the column '{column}'; please report it"


@cache
def _closed_words() -> frozenset[str]:
    """The vocabularies of all columns that have one."""
    tables = [table for table in vars(columns).values() if isinstance(table, tuple)]
    return frozenset(
        value for table in tables for column in table if isinstance(column, columns.Column) for value in column.values
    )


@cache
def _analyte_words() -> frozenset[str]:
    """The words of the catalogue of analytes and their units."""
    text = resources.files("phiscan").joinpath("detect/recognizers/analytes.csv").read_text(encoding="utf-8")
    return frozenset(_WORD.findall(text.casefold()))
