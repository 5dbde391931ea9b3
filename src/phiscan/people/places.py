"""Where findings stand to one another."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from phiscan.model import BBox, Finding, Page

# Boxes of one line of text overlap by most of their height; those of neighbouring lines hardly.
LINE_OVERLAP = 0.5

# Attachment, channel, page: where spans can be compared.
Place = tuple[str, str, int]
_Named = TypeVar("_Named")


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where the reading text of a page breaks: the offsets of its line ends and of its tabs. A row of a table is one line."""

    lines: array[int]
    cells: array[int]

    @classmethod
    def of(cls, text: str) -> Breaks:
        """The breaks of a text."""
        lines, cells = (array("L", (match.start() for match in re.finditer(mark, text))) for mark in ("\n", "\t"))
        return cls(lines, cells)


def place_of_page(page: Page) -> Place:
    """Where the findings of a page stand."""
    return (page.attachment or "", page.channel, page.page_number)


def place_of(finding: Finding) -> Place:
    """Where spans can be compared: one page of one channel of one attachment."""
    return (finding.attachment or "", finding.channel, finding.page_number)


def same_place(one: Finding, other: Finding) -> bool:
    """Whether both have one place; asked of every pair on a page, so that no tuples are built for it."""
    return (
        one.page_number == other.page_number
        and one.channel is other.channel
        and (one.attachment or "") == (other.attachment or "")
    )


def same_line(one: Finding, other: Finding) -> bool:
    """Whether both stand on one line of the page."""
    box, beside = one.bbox, other.bbox
    if box is None or beside is None or box.bottom <= beside.top or beside.bottom <= box.top:
        return False
    if not same_place(one, other):
        return False
    shared_pt = min(box.bottom, beside.bottom) - max(box.top, beside.top)
    lower_pt = min(box.bottom - box.top, beside.bottom - beside.top)
    return shared_pt > 0 and shared_pt >= LINE_OVERLAP * lower_pt


def aside_pt(one: BBox, other: BBox) -> float:
    """How far apart two boxes are from left to right; 0 where one is above the other."""
    return max(0.0, max(one.x0, other.x0) - min(one.x1, other.x1))


class Lines:
    """Which findings share a line: of the page, or of its reading text (the wrapped cells of one row)."""

    def __init__(self, breaks: Mapping[Place, Breaks]) -> None:
        self._breaks = breaks

    def together(self, one: Finding, other: Finding) -> bool:
        """Whether both stand on one line."""
        if same_line(one, other):
            return True
        if not same_place(one, other):
            return False
        breaks = self._breaks.get(place_of(one))
        if breaks is None:
            return False
        return bisect_right(breaks.lines, one.span.start) == bisect_right(breaks.lines, other.span.start)

    def same_cell(self, one: Finding, other: Finding) -> bool:
        """Whether both stand in one cell, as the names in a sentence do, and not in columns side by side."""
        breaks = self._breaks.get(place_of(one))
        if breaks is None or not self.together(one, other):
            return False
        return bisect_right(breaks.cells, one.span.start) == bisect_right(breaks.cells, other.span.start)

    def in_column(self, finding: Finding, names: list[tuple[Finding, _Named]]) -> _Named:
        """The last of the names before a finding; of several in cells of one line, the one above the finding."""
        last = names[-1][0]
        line = [
            each
            for each in names
            if each[0] is last or (same_line(each[0], last) and not self.same_cell(each[0], last))
        ]
        return min(reversed(line), key=lambda each: _aside(finding.bbox, each[0].bbox))[1]


def _aside(one: BBox | None, other: BBox | None) -> float:
    return aside_pt(one, other) if one and other else 0.0
