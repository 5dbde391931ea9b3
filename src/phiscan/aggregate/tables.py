"""The findings and inventory tables, built column by column: a row costs its values, no objects."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, Protocol, cast

import numpy as np
import pandas as pd

from phiscan.aggregate.columns import BOOLEAN, FINDINGS, INTEGER, INVENTORY_END, INVENTORY_START, NUMBER, STRING, Column
from phiscan.aggregate.exposure import exposure_of
from phiscan.entities import ENTITY_TYPES
from phiscan.model import NO_PAGE, BBox, Entry, Finding, SensitiveText, UnreadPage

# A hundredth of a point is 3.5 micrometres: finer than any printer.
BOX_DECIMALS = 2
SCORE_DECIMALS = 4
_MISSING = -1
_NAN = float("nan")
_ROWS_AT_ONCE = 1000


class Display(Protocol):
    """How values are shown: masked or in clear. Tables never look at a value themselves."""

    def value(self, finding: Finding) -> str:
        """The finding's value."""

    def detail(self, finding: Finding) -> str:
        """The finding's named parts as JSON; empty when it has none."""

    def name(self, name: SensitiveText) -> str:
        """The name of a person."""

    def birth_date(self, birth_date: SensitiveText) -> str:
        """A birth date."""

    def other(self, value: SensitiveText) -> str:
        """Any other value."""

    def birth_year(self, year: int, *, over_89: bool) -> int | None:
        """A year of birth."""

    def event_date(self, iso_date: str) -> str:
        """A date of care."""


class _Builder:
    """The values of one column as they come; None is missing."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self._integers = array("q")
        self._numbers = array("d")
        self._codes = array("h")
        self._strings: list[str | None] = []
        self._code = {value: code for code, value in enumerate(column.values)}
        # Takes the values of the next rows; which way, is asked once for a column and not for each of its cells.
        self.extend: Callable[[Sequence[Any]], None] = self._way()

    def _way(self) -> Callable[[Sequence[Any]], None]:
        if self.column.dtype == NUMBER:
            return self._add_numbers
        if self.column.dtype == INTEGER:
            return self._add_integers
        if self.column.dtype == BOOLEAN:
            return self._add_truths
        return self._add_codes if self.column.values else self._add_strings

    def _add_numbers(self, values: Sequence[float | None]) -> None:
        self._numbers.extend([_NAN if value is None else float(value) for value in values])

    def _add_integers(self, values: Sequence[int | None]) -> None:
        self._integers.extend([_MISSING if value is None else int(value) for value in values])

    def _add_truths(self, values: Sequence[bool | None]) -> None:
        self._codes.extend([_MISSING if value is None else int(value) for value in values])

    def _add_codes(self, values: Sequence[str | None]) -> None:
        self._codes.extend([_MISSING if value is None else self._code[str(value)] for value in values])

    def _add_strings(self, values: Sequence[str | None]) -> None:
        # Masks, paths and details repeat massively: each is held once.
        self._strings += [None if value is None else sys.intern(str(value)) for value in values]

    def series(self) -> pd.Series[Any]:
        """The column with its documented dtype."""
        if self.column.dtype == NUMBER:
            numbers = np.array(self._numbers, dtype="float64")
            return pd.Series(pd.arrays.FloatingArray(numbers, np.isnan(numbers)))
        if self.column.dtype == INTEGER:
            integers = np.array(self._integers, dtype="int64")
            return pd.Series(pd.arrays.IntegerArray(integers, integers == _MISSING))
        if self.column.dtype == BOOLEAN:
            truths = np.array(self._codes, dtype="int16")
            return pd.Series(pd.arrays.BooleanArray(truths > 0, truths == _MISSING))
        if self.column.values:
            codes = np.array(self._codes, dtype="int16")
            return pd.Series(pd.Categorical.from_codes(cast("Sequence[int]", codes), dtype=self.column.categories()))
        return pd.Series(self._strings, dtype=STRING)


def frame(columns: Sequence[Column], rows: Iterable[Sequence[str | float | None]]) -> pd.DataFrame:
    """A table with these columns and rows."""
    builders = [_Builder(column) for column in columns]
    rest = iter(rows)
    while some := list(islice(rest, _ROWS_AT_ONCE)):
        _take(builders, some)
    return _joined(builders)


def _take(builders: Sequence[_Builder], rows: Sequence[Sequence[str | float | None]]) -> None:
    """Add rows, column by column."""
    for builder, values in zip(builders, zip(*rows, strict=True), strict=bool(rows)):
        builder.extend(values)


def _joined(builders: Iterable[_Builder]) -> pd.DataFrame:
    return pd.DataFrame({builder.column.name: builder.series() for builder in builders})


class FindingsTable:
    """One row a finding, in the order of the listing and, within a document, of the page."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._builders = [_Builder(column) for column in FINDINGS]

    def add(self, entry: Entry) -> None:
        """Add the findings of one entry; a duplicate's are added again under its own path."""
        found = sorted(entry.report.findings, key=_order)
        _take(self._builders, [self._row(entry.ref.path, finding) for finding in found])

    def table(self) -> pd.DataFrame:
        """The table so far."""
        return _joined(self._builders)

    def _row(self, path: str, finding: Finding) -> tuple[str | float | None, ...]:
        return (
            path,
            page_of(finding),
            finding.channel,
            finding.attachment,
            finding.entity_type,
            finding.role,
            finding.subject,
            self._display.value(finding),
            self._display.detail(finding) or None,
            None if finding.score is None else round(finding.score, SCORE_DECIMALS),
            finding.basis,
            finding.recognizer,
            finding.span.start,
            finding.span.end,
            *edges(finding.bbox),
        )


def _order(finding: Finding) -> tuple[str | int, ...]:
    """A total order: nothing of it depends on the order in which recognizers ran."""
    return (
        finding.attachment or "",
        finding.page_number,
        finding.channel,
        finding.span.start,
        finding.span.end,
        finding.entity_type,
        finding.role or "",
        finding.subject or "",
        finding.recognizer,
    )


def page_of(found: Finding | UnreadPage) -> int | None:
    """The page something stands on; None where it stands on none."""
    return None if found.page_number == NO_PAGE else found.page_number


def edges(bbox: BBox | None) -> tuple[float | None, ...]:
    if bbox is None:
        return (None,) * 4
    return tuple(round(edge, BOX_DECIMALS) for edge in (bbox.x0, bbox.top, bbox.x1, bbox.bottom))


class InventoryTable:
    """One row a listed document, in the order of the listing."""

    def __init__(self) -> None:
        self._start = [_Builder(column) for column in INVENTORY_START]
        self._end = [_Builder(column) for column in INVENTORY_END]
        self._counts = {entity.name: array("q") for entity in ENTITY_TYPES}
        self._rows = 0

    def add(self, entry: Entry, subjects: int) -> None:
        """Add one entry, which names `subjects` subjects."""
        _take(self._start, [_facts(entry, subjects)])
        _take(self._end, [_afterthoughts(entry)])
        for counts in self._counts.values():
            counts.append(0)
        self._rows += 1
        for finding in entry.report.findings:
            if finding.entity_type not in self._counts:
                self._counts[finding.entity_type] = array("q", bytes(8 * self._rows))
            self._counts[finding.entity_type][-1] += 1

    def table(self) -> pd.DataFrame:
        """The table so far; types of user recognizers have their columns after the catalogue's, sorted."""
        own = [entity.name for entity in ENTITY_TYPES]
        brought = sorted(set(self._counts) - set(own))
        counts = {
            name.lower(): pd.Series(np.array(self._counts[name], dtype="int64"), dtype=INTEGER)
            for name in own + brought
        }
        return pd.concat([_joined(self._start), pd.DataFrame(counts), _joined(self._end)], axis=1)


def _facts(entry: Entry, subjects: int) -> tuple[str | float | None, ...]:
    ref, report = entry.ref, entry.report
    return (
        ref.path,
        ref.sha256 or None,
        ref.size_bytes,
        report.outcome,
        report.pages,
        report.pages_read,
        report.pages_ocr,
        report.language or None,
        subjects,
        exposure_of(report),
    )


def _afterthoughts(entry: Entry) -> tuple[str | float | None, ...]:
    report = entry.report
    return (
        entry.duplicate_of,
        report.note or None,
        report.pages_blank,
        report.pages_unread,
        "; ".join(report.attachments) or None,
        report.failed_redactions,
    )
