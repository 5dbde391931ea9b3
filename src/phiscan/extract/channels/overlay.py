"""Text that lies over a page but is not of its content: laid out among the printed words, which lend it their labels.

The printed words are echoes there: what is found in them alone has been found on the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from phiscan.extract.frame import Box
from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord, as_typed
from phiscan.languages import lexicon
from phiscan.model import NO_PAGE, BBox, Channel, Page, Span, Word

# Text in a box that does not say its size: ten points, as forms are filled in, or what the box has room for.
_SIZE_PT, _LEADING = 10.0, 1.2
# Of the size: a mean character of Helvetica, and its space.
_CHARACTER, _SPACE = 0.5, 0.28
_INSET_PT = 2.0
# How far from a box its label stands: left of it on its line, or right above it.
_LEFT_REACH_PT, _ABOVE_REACH_PT = 260.0, 18.0
_LABEL_WORDS = 8
# What a form prints where something is to be written.
_LEADER = re.compile(r"[._…‐–—-]{3,}")


@dataclass(frozen=True, slots=True)
class Placed:
    """A text in a box of the displayed page; `label` says what it is where the page does not."""

    text: str
    box: Box
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tied:
    """Printed words that something unprinted tied to a label: a tick in the box before them."""

    label: str
    words: Sequence[RawWord]
    box: Box


def as_printed(raw: RawPage, page: Page) -> RawPage:
    """The page as a reader gives it, with the words that it was found to have (by OCR)."""
    words = [RawWord(word.text, *_edges(word)) for word in page.words if not word.echo]
    return replace(raw, words=words)


def overlay(raw: RawPage, placed: Sequence[Placed], channel: Channel) -> Page | None:
    """The page of what was placed on a printed page; None when nothing of it is new."""
    printed = [word for word in raw.words if not _LEADER.fullmatch(word.text)]
    own: list[RawWord] = []
    labels: list[RawWord] = []
    for each in placed:
        words, its_label = _words_of(each, printed)
        own += words
        labels += its_label
    return merged(raw, [*printed, *labels], own, channel) if own else None


def merged(raw: RawPage, context: Sequence[RawWord], own: Sequence[RawWord], channel: Channel) -> Page:
    """One layout of both; the words of the context are echoes."""
    mine = {_key(word.text, (word.x0, word.top, word.x1, word.bottom)) for word in own}
    page = lay_out(replace(raw, words=[*context, *own]), channel)
    words = tuple(word if _key(word.text, _edges(word)) in mine else word._replace(echo=True) for word in page.words)
    return replace(page, words=words)


def with_tied(page: Page | None, raw: RawPage, tied: Iterable[Tied], channel: Channel) -> Page | None:
    """The page with a line "label: words" for each; None when there is neither."""
    text = page.text if page else ""
    words = list(page.words) if page else []
    for each in tied:
        label = f"{each.label.rstrip(' :')}:".split() if each.label else []
        for number, (word, edges, echo) in enumerate(
            [*((word, each.box, True) for word in label), *((word.text, word[1:5], False) for word in each.words)]
        ):
            text += ("\n" if text else "") if number == 0 else " "
            words.append(Word(word, BBox(*edges), Span(len(text), len(text) + len(word)), echo))
            text += word
    return Page(raw.page_number, raw.width_pt, raw.height_pt, text, tuple(words), channel) if text else None


def plain_page(lines: Iterable[str], channel: Channel, page_number: int = NO_PAGE) -> Page | None:
    """A page of lines that stand nowhere; None when they say nothing."""
    text = "\n".join(filter(None, (" ".join(as_typed(line).split()) for line in lines)))
    return Page(page_number, 0.0, 0.0, text, (), channel) if text else None


def joined(pages: Iterable[Page | None]) -> Page | None:
    """Pages without places, as one; None when there is none."""
    there = [page for page in pages if page]
    return replace(there[0], text="\n".join(page.text for page in there)) if there else None


def _key(text: str, edges: Box) -> tuple[str, Box]:
    x0, top, x1, bottom = (round(edge, 2) for edge in edges)
    return text, (x0, top, x1, bottom)


def _edges(word: Word) -> Box:
    return word.bbox.x0, word.bbox.top, word.bbox.x1, word.bbox.bottom


def _words_of(placed: Placed, printed: Sequence[RawWord]) -> tuple[list[RawWord], list[RawWord]]:
    """The new words of a text, and those of the label it needs."""
    lines = [line for line in (as_typed(each).split() for each in re.split(r"[\r\n]+", placed.text)) if line]
    under = {word.text for word in printed if _overlaps(word, placed.box)}
    if not lines or all(word in under for line in lines for word in line):
        return [], []
    label = [] if not placed.label or _has_label(placed.box, printed) else f"{placed.label.rstrip(' :')}:".split()
    written = _written([label + lines[0], *lines[1:]], placed.box)
    return written[len(label) :], written[: len(label)]


def _written(lines: Sequence[Sequence[str]], box: Box) -> list[RawWord]:
    """The words of some lines, set into a box: a single line in its middle, several from its top."""
    x0, top, x1, bottom = box
    size = min(_SIZE_PT, max((bottom - top) / (len(lines) * _LEADING), 1.0))
    widest = max(len(" ".join(line)) for line in lines)
    character = min(_CHARACTER * size, max(x1 - x0 - 2 * _INSET_PT, 1.0) / widest)
    first = (top + bottom - size) / 2 if len(lines) == 1 else top + _INSET_PT
    words = []
    for number, line in enumerate(lines):
        x, y = x0 + _INSET_PT, first + number * size * _LEADING
        for word in line:
            words.append(RawWord(word, x, y, x + len(word) * character, y + size))
            x += (len(word) + _SPACE / _CHARACTER) * character
    return words


def _overlaps(word: RawWord, box: Box) -> bool:
    x0, top, x1, bottom = box
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return x0 <= across <= x1 and top <= down <= bottom


def _has_label(box: Box, printed: Sequence[RawWord]) -> bool:
    """Whether a label that phiscan knows stands left of the box, or right above it."""
    return any(
        lexicon().labels(" ".join(word.text for word in near)) for near in (beside(box, printed), _above(box, printed))
    )


def beside(box: Box, printed: Sequence[RawWord], *, right: bool = False) -> list[RawWord]:
    """The last words on the line left of a box; or the first on its right, up to a gap."""
    x0, top, x1, bottom = box
    line = [word for word in printed if top <= (word.top + word.bottom) / 2 <= bottom]
    if right:
        return _until_gap(sorted((word for word in line if word.x0 >= x1 - 1), key=lambda word: word.x0))
    near = (word for word in line if word.x1 <= x0 + 1 and x0 - word.x1 <= _LEFT_REACH_PT)
    return sorted(near, key=lambda word: word.x0)[-_LABEL_WORDS:]


def _until_gap(row: Sequence[RawWord]) -> list[RawWord]:
    """The words up to the first wide gap."""
    taken: list[RawWord] = []
    for word in row[:_LABEL_WORDS]:
        if taken and word.x0 - taken[-1].x1 > (word.bottom - word.top):
            break
        taken.append(word)
    return taken


def _above(box: Box, printed: Sequence[RawWord]) -> list[RawWord]:
    x0, top, x1, _ = box
    over = [
        word
        for word in printed
        if 0 <= top - (word.top + word.bottom) / 2 <= _ABOVE_REACH_PT and min(word.x1, x1) > max(word.x0, x0)
    ]
    return sorted(over, key=lambda word: (round(word.top), word.x0))
