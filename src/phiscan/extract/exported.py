"""Exported records printed as they are: lines of fields that a semicolon, a bar or a comma parts, under a line of headings.

    nom;prenom;ddn;telephone
    RUIZ;Ana;12/03/1951;06 39 98 00 01

Their columns do not stand under one another, so that no geometry tells them: the number of marks does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phiscan.extract.cells import Cell, Row
from phiscan.extract.raw import RawWord
from phiscan.extract.units import Line, Unit, labelled, line_of

# A comma is in prose and in names, too: it parts fields where no blank follows it.
_MARKS = ";|¦~,"
_LEAST_MARKS = 2
_LEAST_COMMAS = 3
_LEAST_ROWS = 3
_LEAST_LABELS = 2

Fields = list[Cell | None]


def exported_records(rows: Sequence[Row]) -> dict[int, Unit]:
    """The exported records among a page's rows, headings first, each a unit whose fields stand behind their headings."""
    found: dict[int, Unit] = {}
    marks = [_mark(row) for row in rows]
    for index, mark in enumerate(marks):
        if mark is None or index in found:
            continue
        first = _fields(rows[index], mark[0])
        if sum(1 for cell in first if cell and cell.label) < _LEAST_LABELS:
            continue
        last = next((at for at in range(index + 1, len(rows)) if marks[at] != mark), len(rows))
        below = range(index + 1, last)
        if len(below) >= _LEAST_ROWS:
            found[index] = _unit(rows[index], first, [None] * len(first))
            found |= {at: _unit(rows[at], _fields(rows[at], mark[0]), first) for at in below}
    return found


def _mark(row: Row) -> tuple[str, int] | None:
    """What parts the fields of a row, and how often; None where nothing does."""
    text = " ".join(cell.text for cell in row)
    for mark in _MARKS:
        count = text.count(mark)
        if count >= _LEAST_MARKS and (mark != "," or (count >= _LEAST_COMMAS and ", " not in text)):
            return mark, count
    return None


def _unit(row: Row, fields: Fields, headings: Fields) -> Unit:
    return Unit([_line(fields, headings)], row, is_row=True)


def _line(fields: Fields, headings: Fields) -> Line:
    line: Line = []
    for field, heading in zip(fields, headings, strict=True):
        if field is None:
            continue
        pieces = labelled(heading, [field], echo=True)[0] if heading else line_of(field)
        if line:
            pieces[0] = pieces[0]._replace(before="\t")
        line += pieces
    return line


def _fields(row: Row, mark: str) -> Fields:
    """The fields of a row from left to right, None for an empty one."""
    fields: list[list[RawWord]] = [[]]
    for word in (word for cell in row for word in cell.words):
        for place, piece in enumerate(_parted(word, mark)):
            if place:
                fields.append([])
            if piece.text:
                fields[-1].append(piece)
    return [Cell(words) if words else None for words in fields]


def _parted(word: RawWord, mark: str) -> Iterator[RawWord]:
    """The pieces of a word between marks, empty ones too; each takes its share of the word's width by its characters."""
    width = (word.x1 - word.x0) / len(word.text)
    start = 0
    for text in word.text.split(mark):
        x0 = word.x0 + start * width
        yield word._replace(text=text.strip('"'), x0=x0, x1=x0 + len(text) * width)
        start += len(text) + len(mark)
