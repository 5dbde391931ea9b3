"""Numbers below labels that have no value beside them: in printed forms other boxes' words stand between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from phiscan.detect.fields import Field, fields_labelled, read_fields, unanswered
from phiscan.detect.recognizers.lines import line_end
from phiscan.languages import Label, lexicon
from phiscan.model import Role

_ASKING = frozenset({"mrn", "account", "accession", "claim", "file", "plan_id", "reference"})
_PATIENTS = frozenset({None, Role.PATIENT})
# A number that fills its cell, and is none of a telephone.
_LONE = re.compile(r"(?:[A-Z]{1,4}-?\d{5,12}|\d{6,9}|[1-9]\d{9}|\d{11,12})(?:-\d{1,3})?")
# What stands in the place of a value and is another box's: "4 TOB", "UF", "Visite du".
_BOX = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]{2,20} (?:au|by|du|from|le|of|on|to)|\d{1,2}[a-z]?[.)]? ?[A-Z][A-Z. ]{1,16}|[A-Z]{2,4}"
)
_NO_BOX = frozenset({"NA", "NONE", "TBD", "UNK"})
TELEPHONE = re.compile(r"\(?\d{3}\)?[ .-]{0,2}\d{3}[.-]\d{4}|0\d(?:[ .-]\d\d){4}")
_MOST_LINES, _LONGEST_BOX, _LONGEST_LINE = 3, 40, 300


def fields_below(text: str) -> Iterator[Field]:
    """The fields of such labels: each with the number that is its value."""
    for label in unanswered(text):
        if _is_patients_number(label) and (span := _below(text, label, label.end)):
            yield Field(label, *span, label.role, text.count("\n", 0, label.start), next_cell=True)
    for field in read_fields(text):
        boxed = _is_patients_number(field.label) and _is_boxed(text, field)
        if boxed and (span := _below(text, field.label, field.end)):
            yield replace(field, start=span[0], end=span[1], next_cell=True)


def _is_patients_number(label: Label) -> bool:
    return label.fields[0] in _ASKING and len(label.fields) == 1 and label.role in _PATIENTS


def _is_boxed(text: str, field: Field) -> bool:
    """Whether what was read as the value is the label of another box, or the telephone number above the value."""
    value = text[field.start : field.end]
    if field.next_cell and TELEPHONE.fullmatch(value):
        return True
    if not (field.label.marked or field.next_cell) or value in _NO_BOX:
        return False
    if len(value) > _LONGEST_BOX:
        return False
    return _BOX.fullmatch(value) is not None or lexicon().whole(value) is not None


def _below(text: str, label: Label, behind: int) -> tuple[int, int] | None:
    """The number that is alone in its cell on one of the next lines, before any other label; of several the one in the label's column."""
    start, end = text.rfind("\n", 0, label.start) + 1, line_end(text, label.end)
    if end - start > _LONGEST_LINE:
        return None
    column, columns = text.count("\t", start, label.start), text.count("\t", start, end)
    at = line_end(text, behind) + 1
    for _ in range(_MOST_LINES):
        end = line_end(text, min(at, len(text)))
        if at >= end or fields_labelled(text, at, end):
            return None
        cells = [(match.start(), match.end()) for match in re.finditer(r"[^\t]+", text[at:end])]
        lone = [place for place, cell in enumerate(cells) if _LONE.fullmatch(text, at + cell[0], at + cell[1])]
        if lone:
            place = column if column in lone and len(cells) == columns + 1 else lone[0]
            return at + cells[place][0], at + cells[place][1]
        at = end + 1
    return None
