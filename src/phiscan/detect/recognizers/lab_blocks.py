"""Results whose parts stand under one another, and rows that open with their day.

    SODIUM                                  Date        INR    Dose          Créatinine   9,8 mg/L   6,7 - 11,7
    Normal range: 136 - 145 mmol/L          09/01/2017  2.4    35 mg                      87 µmol/L  59 - 104
    Your value is 139                       09/08/2017  2.8    35 mg

A patient portal's block, a log of one analyte, and the same value in another unit on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, mentions
from phiscan.detect.recognizers.lab_headings import Kind, kind_of, named_in
from phiscan.detect.recognizers.lab_logs import logged
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_values import Measured, measure

_LINE = re.compile(r"[^\n]+")
_VALUE_LINE = re.compile(
    r"(?:(?:your (?:value|result)|value|result|r[ée]sultat|valeur|votre (?:valeur|r[ée]sultat))(?: is| est)?[ :\t]*)?(?P<value>\S[^\n]*)",
    re.IGNORECASE,
)
# "10. INR VALUE", "Last week's INR": the value is the next line, whether it has a range or not.
_ASKS = re.compile(
    r"\b(?:value|result|reading|valeur|r[ée]sultat|last|previous|today|dernier|dernière)\b", re.IGNORECASE
)
_IDLE_LINE = re.compile(
    r"\s*(?:view (?:trends?|all)|value|result|trend|(?:your|latest) (?:value|result)|r[ée]sultat|valeur)s?\s*:?\s*(?=\n|\Z)",
    re.IGNORECASE,
)
_BLOCK_LINES = 4
_DATED_ROW = re.compile(
    rf"\s*(?P<date>{grammar.DATE.pattern}|\d{{1,2}}/\d{{1,2}}(?![/\d]))(?P<time>{grammar.TIME.pattern})?[ \t]+(?=[<>]?\d)",
    re.IGNORECASE,
)
# The heading of a log stands so many lines above its first row.
_HEADING_LINES = 5
_LEAST_ROWS = 2
# "Insulin (units)" heads what was injected.
_OF_DOSES = re.compile(r"[ (:,-]{1,3}(?:units?|doses?|unit[ée]s|[ui]i?)\b", re.IGNORECASE)
_CARRIED_ON = re.compile(r"\s*(?:soit[ .:\t]*)?(?=[<>]?\d)", re.IGNORECASE)


def in_blocks(text: str, known: Sequence[Result]) -> Iterator[Result]:
    """The results that `known` ones and their lines leave: blocks, logs, and values told again in another unit."""
    lines = [match.span() for match in _LINE.finditer(text)]
    under_names = list(_portal(text, lines))
    yield from under_names
    yield from _logs(text, lines)
    yield from logged(text, lines, [*known, *under_names])
    yield from _carried_on(text, lines, known)


def _portal(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Result]:
    for index, (start, end) in enumerate(lines):
        mention = named_in(text[start:end].strip()) if end - start <= 60 else None
        if mention is None:
            continue
        line = text[start:end].strip()
        found = _block(text, lines[index + 1 : index + 1 + _BLOCK_LINES])
        if found is None and not mention.weak and _ASKS.search(line) and index + 1 < len(lines):
            found = _value(text, *lines[index + 1])
            line = line[mention.start : mention.end]
        if found:
            yield Result(found, line, replace(mention, start=start, end=end))


def _block(text: str, lines: Sequence[tuple[int, int]]) -> Measured | None:
    """The value under a name: with its range on a line before or behind it, or on the range's own line."""
    parts: dict[str, str] = {}
    value: Measured | None = None
    for start, end in lines:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        interval = grammar.RANGE.match(text, start, end) if "range" not in parts else None
        if interval:
            parts |= {name: interval[name] for name in ("range", "unit") if interval[name]}
            value = value or _value(text, interval.end(), end)
        elif value is None and not _IDLE_LINE.match(text, start, end):
            match = _VALUE_LINE.match(text, start, end)
            value = _value(text, match.start("value"), end) if match else None
            if value is None:
                return None
        if value is not None and "range" in parts:
            value.parts = parts | value.parts
            return value
    return None


def _value(text: str, start: int, end: int) -> Measured | None:
    """The only value of a line that holds nothing else."""
    measurement = measure(text, start, end, cells=True)
    alone = len(measurement.values) == 1 and not text[measurement.end : end].strip(" .;,*")
    return measurement.values[0] if alone else None


def _logs(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Result]:
    run: list[tuple[int, re.Match[str]]] = []
    for index, (start, end) in enumerate([*lines, (0, 0)]):
        row = _DATED_ROW.match(text, start, end)
        if row:
            run.append((index, row))
            continue
        if len(run) >= _LEAST_ROWS and (head := _heading(text, lines[max(0, run[0][0] - _HEADING_LINES) : run[0][0]])):
            place, mention = head
            for number, match in run:
                yield from _logged(text, match, lines[number][1], place, mention)
        run = []


def _heading(text: str, lines: Sequence[tuple[int, int]]) -> tuple[int, Mention] | None:
    """Of the lines above a log the nearest that names one analyte, and how many other columns stand before it."""
    for start, end in reversed(lines):
        line = text[start:end]
        found = [each for each in mentions(line) if not grammar.RANGE.match(line, each.end + 1)]
        if len(found) == 1 and not any(map(str.isdigit, line)) and not _OF_DOSES.match(line, found[0].end):
            before = [
                word for word in re.split(r"[\t]| {2,}|[ :](?=[A-Z])", line[: found[0].start]) if word.strip(" :")
            ]
            columns = sum(1 for word in before if kind_of(word) is not Kind.DATE)
            return columns, replace(found[0], start=start + found[0].start, end=start + found[0].end)
        if found:
            return None
    return None


def _logged(text: str, row: re.Match[str], end: int, place: int, mention: Mention) -> Iterator[Result]:
    values = measure(text, row.end(), end, cells=True).values
    if place == 0 and values and values[0].numeric and values[0].start - row.end() < 2:
        values[0].parts.setdefault("date", row["date"])
        yield Result(values[0], text[mention.start : mention.end], mention)


def _carried_on(text: str, lines: Sequence[tuple[int, int]], known: Sequence[Result]) -> Iterator[Result]:
    """Right under a result's line, a line of a value with its unit and nothing else."""
    by_line: dict[int, Result] = {}
    place = 0
    for result in sorted(known, key=lambda each: each.measured.start):
        while place + 1 < len(lines) and lines[place + 1][0] <= result.measured.start:
            place += 1
        by_line.setdefault(place, result)
    for index, result in by_line.items():
        if index + 1 >= len(lines) or result.mention is None or index + 1 in by_line:
            continue
        start, end = lines[index + 1]
        opening = _CARRIED_ON.match(text, start, end)
        found = _value(text, opening.end(), end) if opening else None
        if (
            found
            and found.numeric
            and "unit" in found.parts
            and found.parts["unit"] != result.measured.parts.get("unit")
        ):
            yield Result(found, result.printed, result.mention)
