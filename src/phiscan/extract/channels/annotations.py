"""Annotations: comments, free text, stamps, marks with a note, and where links lead. ISO 32000-1, 12.5.

Free text lies on the page and is laid out among what is printed there. Any other annotation says its contents, its
subject and its author in lines of their own, at its place. A stamp says what is drawn on it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from phiscan.extract.channels.actions import action_lines
from phiscan.extract.channels.drawn import MOST_DRAWN, drawn_text
from phiscan.extract.channels.markup import without_tags
from phiscan.extract.channels.overlay import Placed, Tied, overlay, with_tied
from phiscan.extract.frame import Box
from phiscan.extract.qpdf import Node, box, frame, get, text
from phiscan.extract.raw import RawPage, RawWord, as_typed
from phiscan.model import Channel, Page

# Their letters are part of the drawing, whatever their contents say.
_DRAWN = frozenset({"Stamp", "Watermark"})


def annotations_of_page(page: Node, marks: Sequence[tuple[str, Node]], raw: RawPage) -> Page | None:
    """What the annotations of a page say: its marks, each with its kind."""
    placed: list[Placed] = []
    tied: list[Tied] = []
    to_draw = MOST_DRAWN
    for kind, each in marks:
        spot = frame(page).place(*(box(get(each, "/Rect")) or (0.0, 0.0, 0.0, 0.0)))
        if kind == "Widget":
            tied += _tied((("", line) for line in action_lines(each)), spot)
            continue
        if kind == "Popup":
            # It shows again what its parent says.
            continue
        lines = _lines(each)
        if to_draw and (kind in _DRAWN or (kind == "FreeText" and not lines)):
            lines += [line for line in drawn_text(each).split("\n") if line and line not in lines]
            to_draw -= 1
        if kind == "FreeText" and lines:
            placed.append(Placed("\n".join(lines), spot))
            lines = []
        tied += _tied(_notes(each, lines), spot)
    tied += _tied((("", line) for line in action_lines(page)), (0.0, 0.0, 0.0, 0.0))
    if not placed and not tied:
        return None
    return with_tied(overlay(raw, placed, Channel.ANNOTATION), raw, tied, Channel.ANNOTATION)


def _lines(annotation: Node) -> list[str]:
    """Its contents, line by line: plain, else rich text without its tags."""
    contents = text(get(annotation, "/Contents"))
    if not contents.strip():
        contents = without_tags(text(get(annotation, "/RC")))
    return [line for line in re.split(r"[\r\n]+", contents) if line.strip()]


def _notes(annotation: Node, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Its contents, what it links to, what it pins to the page, its subject and its author, each with its label."""
    yield from (("", line) for line in (*lines, *action_lines(annotation)))
    for of, key in ((annotation, "/OverlayText"), (get(annotation, "/FS"), "/Desc"), (annotation, "/Subj")):
        yield "", text(get(of, key))
    yield "Author", text(get(annotation, "/T"))


def _tied(lines: Iterable[tuple[str, str]], spot: Box) -> Iterator[Tied]:
    for label, line in lines:
        words = [RawWord(word, *spot) for word in as_typed(line).split()]
        if words:
            yield Tied(label, words, spot)
