"""Headings of neighbouring columns that were read as one: "Birth Date Collected: 07-30-1944 05-20-2026"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from phiscan.languages import Label

_PIECE = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")


def piece_of(text: str, labels: Sequence[Label], index: int, limit: int) -> tuple[int, int] | None:
    """The part of the value behind the last of several merged labels that is the one's at `index`; None where none are merged.

    As many figures as labels stand behind them, in the same order; `limit` is where the value of the last one ends.
    """
    first = last = index
    while first and _merged(text, labels[first - 1], labels[first]):
        first -= 1
    while last + 1 < len(labels) and _merged(text, labels[last], labels[last + 1]):
        last += 1
    if first == last or not labels[last].marked:
        return None
    pieces = list(_PIECE.finditer(text, labels[last].value_start, limit))
    if len(pieces) != last - first + 1 or not all(_DIGIT.search(piece.group()) for piece in pieces):
        return None
    return pieces[index - first].span()


def last_merged(text: str, labels: Sequence[Label], index: int) -> int:
    """The index of the last label that is merged with the one at `index`."""
    while index + 1 < len(labels) and _merged(text, labels[index], labels[index + 1]):
        index += 1
    return index


def _merged(text: str, one: Label, other: Label) -> bool:
    """Whether nothing but a blank parts a label without a colon from the next."""
    return not one.marked and text[one.end : other.start] == " "
