"""Where words stand as a label and a value beside them, whatever the words are: for labels that no list knows."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from phiscan.languages import remembered

# A colon in a time or an address is no mark of a label, nor is a full stop.
_MARK = re.compile(
    r"(?:(?<![\d:/]):(?=[ \t\n]|\Z|[^\d\s/:])|(?<=[^\d\s]):(?=[ \d])|(?<=[^\d\s] ):(?=[ \d])|\.{3,}|_{3,}|(?:\. ){3,})[ .:_…]*"
)
_LINE = re.compile(r"[^\n]+|(?<=\n)(?=\n)")
_BREAK = re.compile(r"\t| (?=[|•·—–] )")
_ENUMERATOR = re.compile(r"[ *•·(\[-]*(?:\(?\d{1,3}[a-zA-Z]?[.)]? +|\([a-zA-Z]\) ?|[a-zA-Z][.)] )?")
# What ends the value of the field before in the same cell.
_ENDS_VALUE = re.compile(r".*(?:[;,!?|•·—–)\]>]|\. | [-/+] |^- )", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*|[#°&/]")
_NUMBERED = re.compile(
    r"(?P<label>[^\d\t\n]{2,40}?) (?P<value>(?=(?:[A-Z0-9-]*\d){3})[A-Z0-9][A-Z0-9-]{4,})(?![\w/.,])(?= ?\Z|  | -)"
)
_LONGEST, _MOST_WORDS, _MOST_DIGITS, _FEWEST_LETTERS = 60, 6, 2, 2
_BLANKS = " .…_:-"
_AROUND_OPENING, _AROUND_END = " *•·-–([", " .-–"
_SENTENCE_ENDS = ".,;!?"
_REACH = 8
_REMEMBERED = 1 << 12
_EDGE = " \t|•·—–"


class Unlisted(NamedTuple):
    """Words that may be a label, and their value: all are places in the text.

    `value_start` is behind the mark; `start:end` of the value excludes what is blank. `place` is where the value stands:
    "in" the same cell, "beside" or "below" it. `marked` says that a colon or a leader stands between.
    """

    start: int
    end: int
    mark_end: int
    value_start: int
    value_end: int
    place: str
    marked: bool


class _Cell(NamedTuple):
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def _always(place: int) -> bool:
    return place >= 0


def unlisted_labels(text: str, asked: Callable[[int], bool] = _always) -> Iterator[Unlisted]:
    """Every place where words may be a label with a value, from left to right; those that end where nobody asks are left out."""
    marks = deque(mark.span() for mark in _MARK.finditer(text))
    lines = [_cells(text, line, marks) for line in _LINE.finditer(text)]
    for index, cells in enumerate(lines):
        below = lines[index + 1][0] if index + 1 < len(lines) and lines[index + 1] else None
        for at, cell in enumerate(cells):
            elsewhere, place = (cells[at + 1], "beside") if at + 1 < len(cells) else (below, "below")
            if elsewhere is not None and elsewhere.marks:
                elsewhere = None
            if cell.marks:
                yield from _marked(text, cell, elsewhere, place, asked)
            elif asked(cell.end):
                yield from _unmarked(text, cell, elsewhere, place)


def _cells(text: str, line: re.Match[str], marks: deque[tuple[int, int]]) -> list[_Cell]:
    """The cells of a line, which take their marks off the front of what is left of the text's."""
    found = []
    start, last = line.span()
    for end in (*(each.start() for each in _BREAK.finditer(text, start, last)), last):
        while start < end and text[start] in _EDGE:
            start += 1
        own = []
        while marks and marks[0][0] < end:
            low, high = marks.popleft()
            own.append((low, min(high, end)))
        if start < end:
            found.append(_Cell(start, end, tuple(own)))
        start = end
    return found


def _marked(
    text: str, cell: _Cell, elsewhere: _Cell | None, place: str, asked: Callable[[int], bool]
) -> Iterator[Unlisted]:
    """The labels before the marks of a cell; the value of the last may stand in another."""
    start = cell.start
    for index, (low, high) in enumerate(cell.marks):
        span = _words(text, start, low, opening=index == 0) if asked(low) else None
        start = high
        if span is None:
            continue
        is_last = index + 1 == len(cell.marks)
        limit = cell.end
        if not is_last:
            following = _words(text, high, cell.marks[index + 1][0], opening=False)
            if following is None or following[0] <= high:
                continue
            limit = following[0]
        if text[high:limit].strip(_BLANKS):
            yield Unlisted(*span, high, *_trimmed(text, high, limit), "in", marked=True)
        elif is_last and elsewhere is not None:
            yield Unlisted(*span, high, *_trimmed(text, elsewhere.start, elsewhere.end), place, marked=True)


def _unmarked(text: str, cell: _Cell, elsewhere: _Cell | None, place: str) -> Iterator[Unlisted]:
    """A whole cell that may be the label of another; or a number behind words."""
    span = _words(text, cell.start, cell.end, opening=True)
    if span and span[0] - cell.start <= _REACH and elsewhere is not None and text[cell.end - 1] not in _SENTENCE_ENDS:
        yield Unlisted(*span, span[1], *_trimmed(text, elsewhere.start, elsewhere.end), place, marked=False)
    numbered = _NUMBERED.fullmatch(text, cell.start, cell.end) if text[cell.end - 1].isdigit() else None
    words = _words(text, cell.start, numbered.end("label"), opening=True) if numbered else None
    if numbered and words and words[0] - cell.start <= _REACH:
        yield Unlisted(*words, numbered.start("value"), *numbered.span("value"), "in", marked=False)


def _words(text: str, start: int, end: int, *, opening: bool) -> tuple[int, int] | None:
    """The words of a label between two places; None where they are too many, or none."""
    if opening and (number := _ENUMERATOR.match(text, start, end)):
        start = number.end()
    before = _ENDS_VALUE.match(text, start, end)
    if before and before.end() < end and not (opening and "(" in text[start:end]):
        start = before.end()
    while start < end and text[start] in _AROUND_OPENING:
        start += 1
    while end > start and text[end - 1] in _AROUND_END:
        end -= 1
    return (start, end) if start < end <= start + _LONGEST and _may_be_label(text[start:end]) else None


@remembered(_REMEMBERED)
def _may_be_label(printed: str) -> bool:
    """Whether there are letters, and not too many words and digits."""
    if len(_WORD.findall(printed)) > _MOST_WORDS or sum(map(str.isdigit, printed)) > _MOST_DIGITS:
        return False
    return sum(map(str.isalpha, printed)) >= _FEWEST_LETTERS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    return start, start + len(text[start:end].rstrip(" "))
