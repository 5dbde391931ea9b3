"""Lists of patients, each with a record of one or several lines: a name in the same place of each, and what only a patient's has.

    8:20   Ruiz, Ana (F, 26)       New patient
           b. 01/07/1997           Plan: self pay
    8:40   Osei, Bo (M, 60)        Nurse visit

What each row of a list is, is told by all of them: where most records hold a birth date, an age with a sex or a number of
a patient's, the names in their place are the patients', whatever one row alone would say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from phiscan.detect.fields import read_fields
from phiscan.detect.recognizers.birth_date import read_births
from phiscan.detect.recognizers.names import Name, Named, name_at
from phiscan.languages import fold, given_names, lexicon
from phiscan.model import Basis, Role

_LEAST_RECORDS = 4
# Of the records of a list so many have what only patients have; so many of the names differ.
_SHARE, _DISTINCT = 0.6, 0.8
_MOST_WORDS = 6
# A patient is on a page of a list twice, not more often: "Poste disponible", "Dr Roux" are.
_MOST_REPEATED = 2
_FIRST_CELLS = 4
_SCORE = 0.9
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^\t]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Before the name in its cell: a heading, a number in the list, a time, a room.
_MARK = r"(?:#?\d{1,4}[.):]?|[-•*]|\d{1,2}[:hH]\d\d(?: ?[aApP]\.?[mM]?\.?)?|[^\W\d_]{1,7}\.? \d{1,4}[A-Z]?)"
# A cell of the list's own: a number, a time, a room; or what stands before the name in its cell, and the name's first letters.
_MARKS = re.compile(_MARK)
_BEFORE = re.compile(
    rf"(?P<heading>[^\W\d_][^\t\n:]{{0,24}}: )?(?P<mark>(?!\d{{1,4}} ){_MARK}[ ,–-]{{1,3}})?"
    r"(?=(?:[a-z]{2,3} ){0,2}[^\W\d_a-zà-ÿ][\w'’.-]*,?[ -]?[^\W\d_])"
)
_OWN = frozenset({"birth_date", "mrn", "ssn", "nir", "plan_id", "mbi", "hicn", "age"})
_SEX = r"(?:[MFHX]|male|female|homme|femme|masc(?:ulin)?|f[ée]m(?:inin)?)"
_UNIT = r"(?: ?-?(?:y/?o|y\.o\.|yrs?|years?(?:[ -]old)?|ans|a|y)\b\.?)"
# "(M, 92)", "(92 F)", ", 45 yo F", "- 67 ans - H", "F/45"
AGE_AND_SEX = re.compile(
    rf"(?<![\w./-])(?:{_SEX}[ ,/;:·-]{{1,3}}(?P<behind>\d{{1,3}}){_UNIT}?(?=[)\]\t\n ,;]|\.(?!\d)|\Z)"
    rf"|(?P<before>\d{{1,3}}){_UNIT}?[ ,/;:·-]{{0,3}}{_SEX}(?=[)\]\t\n ,;]|\.(?!\d)|\Z))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Record:
    """Whom a record of a list is about, the lines of the record, and whether something in them is only a patient's."""

    name: Name
    start: int
    end: int
    told: bool


def record_names(text: str) -> Iterator[Named]:
    """The patients of a list."""
    for record in read_records(text):
        yield Named(record.name, Role.PATIENT, Basis.PATTERN, _SCORE)


def record_ages(text: str) -> Iterator[tuple[int, int]]:
    """The ages beside a sex in the records of a list where most have one: "(F, 26)"."""
    records = read_records(text)
    aged = [match for each in records if (match := AGE_AND_SEX.search(text, each.name.end, each.end))]
    if len(aged) >= _SHARE * len(records):
        yield from (match.span(match.lastgroup or 0) for match in aged)


@lru_cache(maxsize=4)
def read_records(text: str) -> tuple[Record, ...]:
    """The records of the list in a text, from top to bottom; none where it has no list of patients."""
    told = sorted(_tellings(text))
    if len(told) < _LEAST_RECORDS:
        return ()
    places: dict[tuple[int, str, bool], list[tuple[int, Name]]] = {}
    for line in _LINE.finditer(text):
        for place, name in _named_cells(text, line):
            places.setdefault(place, []).append((line.start(), name))
    columns = [_whole(text, rows) for rows in places.values()]
    lists = [_records(text, rows, told) for rows in columns if len(rows) >= _LEAST_RECORDS]
    found = max((each for each in lists if _is_of_patients(text, each)), key=len, default=())
    return tuple(each for each in found if each.told or _has_given(text, each.name))


def _tellings(text: str) -> Iterator[int]:
    """Where something stands that only a patient's record has."""
    return chain(
        (birth.date.start for birth in read_births(text) if birth.role is Role.PATIENT),
        (
            field.start
            for field in read_fields(text)
            if field.role in (None, Role.PATIENT) and _OWN & set(field.label.fields)
        ),
        (match.start() for match in AGE_AND_SEX.finditer(text)),
    )


def _named_cells(text: str, line: re.Match[str]) -> Iterator[tuple[tuple[int, str, bool], Name]]:
    """The names that open the first cells of a line, and in which place of it: the cell, its heading, whether it is marked."""
    column, marked = 0, False
    for _, cell in zip(range(_FIRST_CELLS), _CELL.finditer(text, *line.span()), strict=False):
        if _MARKS.fullmatch(text, *cell.span()):
            marked = True
            continue
        before = _BEFORE.match(text, *cell.span())
        if before is not None and not (before["heading"] and _is_others(before["heading"])):
            name = name_at(text, before.end(), cell.end(), sure=True)
            if name and name.start == before.end() and name.words <= _MOST_WORDS:
                place = (
                    (0, before["heading"], False) if before["heading"] else (column, "", marked or bool(before["mark"]))
                )
                yield place, name
        column += 1


def _whole(text: str, rows: Sequence[tuple[int, Name]]) -> Sequence[tuple[int, Name]]:
    """The rows with whole names that hardly repeat; none where as many words are alone, as in a column of surnames."""
    printed = Counter(text[name.start : name.end] for _, name in rows)
    whole = [row for row in rows if row[1].whole and printed[text[row[1].start : row[1].end]] <= _MOST_REPEATED]
    alone = {text[name.start : name.end] for _, name in rows if not name.whole}
    return whole if len(whole) > len(alone) else []


def _is_others(heading: str) -> bool:
    label = lexicon().whole(heading.strip())
    return label is not None and label.role not in (None, Role.PATIENT)


def _records(text: str, rows: Sequence[tuple[int, Name]], told: Sequence[int]) -> tuple[Record, ...]:
    """The rows as records, each to where the next begins; the last is as long as the longest before it."""
    starts = [start for start, _ in rows]
    lines = max(text.count("\n", *pair) for pair in pairwise(starts))
    end = starts[-1]
    for _ in range(lines):
        end = text.find("\n", end) + 1 or len(text)
    return tuple(
        Record(name, start, end, bisect_left(told, start) < bisect_left(told, end))
        for (start, name), end in zip(rows, [*starts[1:], end], strict=True)
    )


def _is_of_patients(text: str, records: Sequence[Record]) -> bool:
    """Whether most records have what only patients have, and their names are different persons', who do not treat."""
    told = sum(each.told for each in records)
    names = {fold(text[each.name.start : each.name.end]) for each in records}
    words = Counter(word for name in names for word in set(_WORD.findall(name)))
    called = any(each.name.credential or each.name.titled == "practitioner" for each in records)
    # "Payer West Side", "Payer Blue Lake": what most have in common is no part of a name.
    varied = len(names) >= _DISTINCT * len(records) and 2 * max(words.values(), default=0) <= len(records)
    return told >= max(_LEAST_RECORDS, _SHARE * len(records)) and varied and not called


def _has_given(text: str, name: Name) -> bool:
    return any(fold(word) in given_names() for word in _WORD.findall(text, name.start, name.end))
