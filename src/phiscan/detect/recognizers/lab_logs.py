"""Logs: rows that open with their day, under headings that may leave out what was measured.

    Date        Wake-up  Dinner  Insulin      Previous results
    12/25/2019  168      147     5            02/28/2021  2.3
    12/26/2019  126      192     21           02/21/2021  1.8

A meal's column on a page about diabetes is of glucose; a column of readings or averages, and a list of earlier results
that has no headings, are of the one analyte that the page is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, named
from phiscan.detect.recognizers.lab_headings import named_in
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_values import Measured, measure

_DAY = re.compile(
    rf"\s*(?P<date>{grammar.DATE.pattern}|\d{{1,2}}[/.-]\d{{1,2}}(?![/\d.-]))(?:[ \t]*(?P<time>\d{{1,2}}[:h]\d{{2}}(?: ?[ap]\.?m\.?)?))?[ \t:]+(?=[<>]?\d|[-–—]|\t)",
    re.IGNORECASE,
)
_LEAST_ROWS = 2
# The heading of a log stands so many lines above its first row.
_HEADING_LINES = 4
# So many lines of something else may part two runs of rows.
_GAP_LINES = 3
_DAY_HEADING = re.compile(r"\s*(?:dates?|day|jours?|when|quand)\b[^\t:\n]{0,12}?(?:[:\t]\s*| {2,})", re.IGNORECASE)
_TIME_HEADING = re.compile(r"(?:time|heure|hour)s?\b[ :]*(?:\t| {2,})", re.IGNORECASE)
_CELLS = re.compile(r"\t| {2,}")
_CELL = re.compile(r"[^\t\n]+")
_BLANKS = re.compile(r"\t| +")
_MEAL = re.compile(
    r"\b(?:breakfast|lunch|dinner|supper|bed ?time|wake[- ]?up|waking|fasting|night|overnight|noon|morning|evening|afternoon|snack|(?:before|after|pre|post)[- ]?meals?|am|pm|"
    r"[àa] jeun|matin|midi|soir|coucher|nuit|r[ée]veil|go[uû]ter|repas|petit[- ]d[ée]j\w*|d[ée]jeuner|d[îi]ner|\d ?h(?:eures)? apr[èe]s)\b",
    re.IGNORECASE,
)
_READ = re.compile(
    r"\b(?:average|avg|mean|readings?|values?|results?|levels?|moyennes?|valeurs?|r[ée]sultats?|mesures?)\b",
    re.IGNORECASE,
)
_NOT_READ = re.compile(
    r"\b(?:insulin\w*|doses?|units?|unit[ée]s|carb\w*|glucides|bp|ta|pulse|pouls|weight|poids|notes?|comments?|remarques?|scans?|goal|target|objectif|next|prochain)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\s*(?:(?:last|previous|prior|past|recent|earlier) (?:\w+ )?(?:results?|readings?|values?|tests?)|(?:results?|test(?:ing)?|reading) history|history|trend|"
    r"ant[ée]riorit[ée]s?|(?:derniers|pr[ée]c[ée]dents) (?:\w+ )?r[ée]sultats|r[ée]sultats (?:ant[ée]rieurs|pr[ée]c[ée]dents)|historique(?: des r[ée]sultats)?)\s*:?\s*",
    re.IGNORECASE,
)
_OF_GLUCOSE = re.compile(r"\b(?:glucose|blood sugars?|glyc[ée]mi\w+|diab[eè]t\w+|insulin\w*)\b", re.IGNORECASE)

Columns = Sequence[Mention | None]


def logged(text: str, lines: Sequence[tuple[int, int]], known: Sequence[Result]) -> Iterator[Result]:
    """The values of logs, each with its day; `known` are the results of the page that are told otherwise."""
    run: list[tuple[int, re.Match[str]]] = []
    about = _only_analyte(known)
    yield from _under_days(text, lines, about) if about else ()
    columns: Columns = ()
    headed = -_GAP_LINES
    for index, (start, end) in enumerate([*lines, (0, 0)]):
        row = _DAY.match(text, start, end)
        if row:
            run.append((index, row))
            continue
        if run:
            above = [text[slice(*line)] for line in lines[max(0, run[0][0] - _HEADING_LINES) : run[0][0]]]
            # Lines of another column of the page may stand between a log's rows.
            goes_on = run[0][0] - headed <= _GAP_LINES
            columns = _columns(text, above, about) or (columns if goes_on else ())
            headed = run[-1][0]
            for number, match in run if any(columns) and (goes_on or len(run) >= _LEAST_ROWS) else ():
                yield from _in_row(text, match, lines[number][1], columns)
        run = []


def _under_days(text: str, lines: Sequence[tuple[int, int]], about: Mention) -> Iterator[Result]:
    """The values in the cells right under a line of days: "01/04/24\t12/28/23", "1.8\t1.9"."""
    for (start, end), (low, high) in pairwise(lines):
        days = [day.strip() for day in text[start:end].split("\t")]
        if len(days) < _LEAST_ROWS or not all(map(grammar.DATE.fullmatch, days)):
            continue
        cells = [cell.span() for cell in _CELL.finditer(text, low, high)]
        values = [value for cell in cells if (value := _value(text, *cell))]
        for day, value in zip(days, values, strict=True) if len(values) == len(cells) == len(days) else ():
            value.parts["date"] = day
            yield Result(value, about.analytes[0].name, about)


def _columns(text: str, above: Sequence[str], about: Mention | None) -> Columns:
    """What the columns behind the day hold, None for what was not measured."""
    for line in reversed(above):
        if _HISTORY.fullmatch(line):
            return [about]
        opening = _DAY_HEADING.match(line)
        if opening:
            time = _TIME_HEADING.match(line, opening.end())
            cells = _CELLS.split(line[time.end() if time else opening.end() :])
            return _without_counts(cells, [_measured_in(text, cell.strip(" :"), about) for cell in cells])
    return ()


def _without_counts(cells: Sequence[str], columns: Sequence[Mention | None]) -> Columns:
    """The columns, of several that are called readings, values and the like only the first: "Mean (mg/dL) | Readings"."""
    read = [
        at
        for at, cell in enumerate(cells)
        if columns[at] and _READ.search(cell) and not _MEAL.search(cell) and named_in(cell) is None
    ]
    return [None if at in read[1:] else column for at, column in enumerate(columns)]


def _measured_in(text: str, heading: str, about: Mention | None) -> Mention | None:
    if _NOT_READ.search(heading):
        return None
    if mention := named_in(heading):
        return mention
    if _OF_GLUCOSE.search(text) and (_MEAL.search(heading) or (_READ.search(heading) and about is None)):
        return named("Glucose")
    return about if _READ.search(heading) else None


def _only_analyte(known: Sequence[Result]) -> Mention | None:
    """The analyte that all of a page's results are of."""
    sure = [result for result in known if not result.weak]
    found = [result.mention for result in sure if result.mention is not None]
    return found[0] if found and len(found) == len(sure) and all(each.same_as(found[0]) for each in found) else None


def _in_row(text: str, row: re.Match[str], end: int, columns: Columns) -> Iterator[Result]:
    at = row.end()
    parted = _CELLS if _CELLS.search(text, at, end) else _BLANKS
    for column in columns:
        gap = parted.search(text, at, end)
        cell_end = gap.start() if gap else end
        if column is not None and (value := _value(text, at, cell_end)):
            value.parts.setdefault("date", row["date"])
            yield Result(value, column.analytes[0].name, column)
        if gap is None:
            return
        at = gap.end()


def _value(text: str, start: int, end: int) -> Measured | None:
    """The number that a cell opens with, where no words follow."""
    found = measure(text, start, end, cells=True)
    alone = found.values and found.values[0].numeric and not any(map(str.isalpha, text[found.end : end]))
    return found.values[0] if alone else None
