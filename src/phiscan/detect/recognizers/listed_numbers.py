"""Numbers of the persons in a list, in a column whose heading nobody knows: each row has a name, a birth date or age, and one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from phiscan.detect.fields import read_fields

_LEAST_ROWS, _LEAST_CELLS, _MOST_CELLS = 3, 3, 24
_CELL = re.compile(r"[^\t\n]+")
_LINE = re.compile(r"[^\n]*\t[^\n]*")
# With the heading of its column, where that is no label.
_NUMBER = re.compile(r"(?:[^\d\t\n:]{1,20}: )?(?P<number>[A-Z]{0,3}-?\d{5,10}(?:-\d)?)")
_NAME = re.compile(r"(?:[^\d\t\n:]{1,24}: ?)?(?:[^\W\d_]+\. )?[^\W\d_][^\W\d_'’-]+,?(?: [^\W\d_][\w'’.-]*){1,4}")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:(?:19|20)\d\d|\d\d)"
_BORN = re.compile(
    rf"(?:[^\d\t\n:]{{1,24}}: ?)?(?:{_DAY}(?: ?\(?\d{{1,3}} ?(?:ans|a|y|yo)?\)?)?|\d{{1,3}} ?(?:ans|a|y/?o|yrs?)|\d{{1,3}} ?[/ ]?[FMH]|[FMH] ?[/ ]?\d{{1,3}})"
)
_FIGURE = re.compile(r"\d")


def listed_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where such numbers stand: of one form in all rows, no two of them alike, and one in each row."""
    labelled = {field.start for field in read_fields(text)}
    by_form: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows: dict[str, int] = defaultdict(int)
    for line in _LINE.finditer(text):
        cells = list(_CELL.finditer(text, *line.span()))
        if not _LEAST_CELLS <= len(cells) <= _MOST_CELLS or not _is_somebodys([cell.group() for cell in cells]):
            continue
        numbers = [
            match.span("number")
            for cell in cells
            if (match := _NUMBER.fullmatch(text, *cell.span())) and match.start("number") not in labelled
        ]
        for span in numbers:
            by_form[_form(text, span)].append(span)
        for form in {_form(text, span) for span in numbers}:
            rows[form] += 1
    for form, spans in by_form.items():
        distinct = {text[slice(*span)] for span in spans}
        if rows[form] >= _LEAST_ROWS and len(spans) == rows[form] == len(distinct) and not form.startswith("0" * 10):
            yield from spans


def _form(text: str, span: tuple[int, int]) -> str:
    return _FIGURE.sub("0", text[slice(*span)])


def _is_somebodys(cells: list[str]) -> bool:
    """Whether a row has somebody's name, and a day or an age in a cell of its own."""
    return any(map(_BORN.fullmatch, cells)) and any(map(_NAME.fullmatch, cells))
