"""Lists of patients: whose row a value stands in.

A roster is a column of names, three patients or more one under the other. A row is a line of the reading text
(wrapped cells and all); where lines do not tell, it reaches from one name of the column down to the next. Two such
columns are two lists side by side, each with its own stretch of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from phiscan.model import Finding
from phiscan.people.cast import Character
from phiscan.people.places import Lines

_FEWEST = 3
# A title before some of the names ("M.", "Mme") moves them so far.
_ALIGNED_PT = 15.0
# A row begins where its name does, or a little above: cells are not aligned to a hair.
_ABOVE_PT = 3.0
# No row of a list is higher: what is further below its name is not in it.
_TALLEST_PT = 60.0


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person's name at one place."""

    finding: Finding
    who: Character


@dataclass(frozen=True, slots=True)
class _Column:
    """The names of one list, from top to bottom, and the left edge of the list."""

    names: tuple[Appearance, ...]
    left_pt: float


class Roster:
    """The lists of patients on one page."""

    def __init__(self, patients: Sequence[Appearance], others: Sequence[Finding], lines: Lines) -> None:
        self._lines = lines
        columns = [names for names in _joined(_aligned(patients)) if len(_persons(names)) >= _FEWEST]
        self._columns = _with_edges(columns, others, lines)

    def owner(self, finding: Finding) -> Character | None:
        """Whose row the finding stands in; None when in none."""
        box = finding.bbox
        if box is None or not self._columns:
            return None
        column = self._columns[max(bisect_right(self._columns, box.x0, key=lambda each: each.left_pt) - 1, 0)]
        on_line = [each for each in column.names if self._lines.together(finding, each.finding)]
        if on_line:
            return on_line[0].who if len(_persons(on_line)) == 1 else None
        return self._under(finding, column)

    def _under(self, finding: Finding, column: _Column) -> Character | None:
        """By height alone: the last name that begins above the finding, no more than a row away."""
        if finding.bbox is None:
            return None
        top_pt = finding.bbox.top
        above = [each for each in column.names if _top(each) <= top_pt + _ABOVE_PT]
        return above[-1].who if above and top_pt - _top(above[-1]) <= _TALLEST_PT else None


def _top(each: Appearance) -> float:
    return each.finding.bbox.top if each.finding.bbox else 0.0


def _left(each: Appearance) -> float:
    return each.finding.bbox.x0 if each.finding.bbox else 0.0


def _aligned(patients: Sequence[Appearance]) -> list[list[Appearance]]:
    """Names that begin at one distance from the left edge; columns from left to right."""
    columns: list[list[Appearance]] = []
    for each in sorted((each for each in patients if each.finding.bbox), key=_left):
        if columns and _left(each) - _left(columns[-1][0]) <= _ALIGNED_PT:
            columns[-1].append(each)
        else:
            columns.append([each])
    return columns


def _joined(columns: list[list[Appearance]]) -> list[list[Appearance]]:
    """Columns of the same persons as one list: first names beside last names, which may stand under one another or not."""
    joined: list[list[Appearance]] = []
    for column in columns:
        own = next((each for each in joined if _persons(column) <= _persons(each)), None)
        if own is None:
            joined.append(column)
        else:
            own += column
    return [sorted(column, key=_top) for column in joined]


def _persons(names: Sequence[Appearance]) -> set[int]:
    return {id(each.who) for each in names}


def _with_edges(columns: list[list[Appearance]], others: Sequence[Finding], lines: Lines) -> list[_Column]:
    """A list begins as far left of its names as the first list does of its own."""
    if not columns:
        return []
    names_pt = [min(map(_left, column)) for column in columns]
    rows = [each.finding for each in columns[0]]
    edges = [each.bbox.x0 for each in others if each.bbox and any(lines.together(each, row) for row in rows[:_FEWEST])]
    lead_pt = max(0.0, names_pt[0] - min(edges, default=names_pt[0]))
    if len(names_pt) > 1 and lead_pt >= names_pt[1] - names_pt[0]:
        lead_pt = 0.0
    return [
        _Column(tuple(column), left - lead_pt - _ALIGNED_PT) for column, left in zip(columns, names_pt, strict=True)
    ]
