"""The order in which a reader takes units: row by row, but down the columns of running text."""

from __future__ import annotations

import re
from itertools import pairwise

from phiscan.extract.units import Unit

# Rows nearer than so many heights belong to one band.
_BAND_GAP = 1.0
_ALIGNED_CHARS = 2.0
_NUMERIC = re.compile(
    r"[<>≤≥=(]{0,2} ?\d[\d.,:/()%+\-–—\s]*(?:[A-Za-zµ%°*^\d³]{0,6}(?:/[\w.³*^]{1,8})*)? ?[*HLhl↑↓+-]{0,3}"
)
_LEAST_ROWS = 2
# Lines of one column never share so much of their height.
_BESIDE = 0.15


def in_reading_order(rows: list[list[Unit]]) -> list[list[Unit]]:
    """Rows of units as they are read: a band of two or more text columns comes column by column."""
    out: list[list[Unit]] = []
    band: list[list[Unit]] = []
    for row in rows:
        if band and not _same_band(band[-1], row):
            out += _band_in_order(band)
            band = []
        band.append(row)
    return out + _band_in_order(band)


def _same_band(above: list[Unit], row: list[Unit]) -> bool:
    if any(unit.is_row for unit in (*above, *row)):
        return False
    gap = min(unit.top for unit in row) - max(unit.bottom for unit in above)
    return gap <= _BAND_GAP * max(unit.bottom - unit.top for unit in above)


def _band_in_order(band: list[list[Unit]]) -> list[list[Unit]]:
    if sum(1 for row in band if len(row) > 1) < _LEAST_ROWS and not _is_interleaved(band):
        return band
    out: list[list[Unit]] = []
    run: list[list[Unit]] = []
    extents: list[tuple[float, float]] = []
    for row in band:
        if any(_columns_under(unit, extents) > 1 for unit in row):
            out += _columns_in_order(run)
            run, extents = [], []
        run.append(row)
        for unit in row:
            extents = _widened(extents, unit)
    return out + _columns_in_order(run)


def _is_interleaved(band: list[list[Unit]]) -> bool:
    """Whether rows stand beside the row above by a part of their height: blocks whose lines are no lines of one another."""
    beside = sum(1 for above, row in pairwise(band) if _stands_beside(above, row))
    return beside >= _LEAST_ROWS


def _stands_beside(above: list[Unit], row: list[Unit]) -> bool:
    left, right = sorted((above, row), key=lambda units: units[0].x0)
    shared = min(unit.bottom for unit in above) - min(unit.top for unit in row)
    height = min(unit.bottom - unit.top for unit in (*above, *row))
    return left[-1].x1 < right[0].x0 and shared > _BESIDE * height


def _columns_under(unit: Unit, extents: list[tuple[float, float]]) -> int:
    """How many columns a unit runs over: a line over the gutter ends the columns above it."""
    return sum(1 for x0, x1 in extents if min(x1, unit.x1) - max(x0, unit.x0) > 0)


def _widened(extents: list[tuple[float, float]], unit: Unit) -> list[tuple[float, float]]:
    for index, (x0, x1) in enumerate(extents):
        if min(x1, unit.x1) - max(x0, unit.x0) > 0:
            return [*extents[:index], (min(x0, unit.x0), max(x1, unit.x1)), *extents[index + 1 :]]
    return [*extents, (unit.x0, unit.x1)]


def _columns_in_order(run: list[list[Unit]]) -> list[list[Unit]]:
    columns = _columns(run)
    if (
        len(columns) < 2
        or any(_is_tabular(column) for column in columns)
        or not any(len(column) >= _LEAST_ROWS for column in columns)
    ):
        return run
    return [[unit] for column in columns for unit in column]


def _columns(run: list[list[Unit]]) -> list[list[Unit]]:
    """Units by column: those whose extents overlap; columns from left to right."""
    columns: list[list[Unit]] = []
    extents: list[tuple[float, float]] = []
    for unit in sorted((unit for row in run for unit in row), key=lambda u: (u.x0, u.top)):
        for index, (x0, x1) in enumerate(extents):
            if min(x1, unit.x1) - max(x0, unit.x0) > 0:
                columns[index].append(unit)
                extents[index] = (min(x0, unit.x0), max(x1, unit.x1))
                break
        else:
            columns.append([unit])
            extents.append((unit.x0, unit.x1))
    return [sorted(column, key=lambda u: (u.top, u.x0)) for column in columns]


def _is_tabular(column: list[Unit]) -> bool:
    """A column of figures, codes or single words belongs to a table without headings."""
    free = [unit.text for unit in column if not unit.labelled]
    figures = sum(1 for text in free if _NUMERIC.fullmatch(text))
    single = sum(1 for text in free if " " not in text)
    return len(column) >= _LEAST_ROWS and bool(free) and (figures * 2 >= len(free) or single >= 0.7 * len(free))
