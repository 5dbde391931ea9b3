"""Annotations: comments, free text, stamps, marks with a note, and where links lead. ISO 32000-1, 12.5.

Free text lies on the page and is laid out among what is printed there. Any other annotation says its contents, its
subject and its author in lines of their own, at its place. A stamp without contents says what is drawn on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from html import unescape

from phiscan import errors
from phiscan.extract.channels.overlay import Placed, Tied, overlay, with_tied
from phiscan.extract.frame import Box
from phiscan.extract.layout import lay_out
from phiscan.extract.pdfium import PdfiumDocument
from phiscan.extract.qpdf import Node, Objects, appearance, box, frame, get, items, name, text
from phiscan.extract.raw import RawPage, RawWord, as_typed
from phiscan.model import Channel, Page

# Widgets are fields, and a popup shows the contents of its parent.
_ELSEWHERE = frozenset({"Widget", "Popup"})
_MOST = 10_000
# What may be drawn with letters, and how often on a page it is looked into.
_DRAWN = frozenset({"Stamp", "FreeText", "Watermark"})
_MOST_DRAWN = 100
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"</p>|<br ?/?>|[\r\n]+", re.IGNORECASE)


def annotations_of_page(objects: Objects, raw: RawPage) -> Page | None:
    """What the annotations of a page say."""
    page = objects.page(raw.page_number)
    placed: list[Placed] = []
    tied: list[Tied] = []
    drawn = 0
    for each in items(get(page, "/Annots"))[:_MOST]:
        kind = name(get(each, "/Subtype"))
        if kind in _ELSEWHERE:
            continue
        spot = frame(page).place(*(box(get(each, "/Rect")) or (0.0, 0.0, 0.0, 0.0)))
        contents = "\n".join(_lines(each))
        if not contents and kind in _DRAWN and drawn < _MOST_DRAWN:
            contents = _drawn(each)
            drawn += 1
        if kind == "FreeText" and contents:
            placed.append(Placed(contents, spot))
            contents = ""
        tied += _notes(each, contents, spot)
    if not placed and not tied:
        return None
    return with_tied(overlay(raw, placed, Channel.ANNOTATION), raw, tied, Channel.ANNOTATION)


def _drawn(annotation: Node) -> str:
    """The text that it is drawn with."""
    picture = appearance(annotation)
    if picture is None:
        return ""
    try:
        with closing(PdfiumDocument(picture)) as document:
            return lay_out(document.read(1)).text
    except errors.DocumentError:
        return ""


def _lines(annotation: Node) -> Iterator[str]:
    """Its contents, line by line: plain, else rich text without its tags."""
    contents = text(get(annotation, "/Contents"))
    if not contents.strip():
        contents = unescape(_TAG.sub("", _BREAK.sub("\n", text(get(annotation, "/RC")))))
    yield from (line for line in re.split(r"[\r\n]+", contents) if line.strip())


def _notes(annotation: Node, contents: str, spot: Box) -> Iterator[Tied]:
    """Its contents, where a link leads, its subject and its author, a line each."""
    lines = [("", line) for line in contents.split("\n")]
    lines += [("", text(get(get(annotation, "/A"), key))) for key in ("/URI", "/F")]
    lines += [("", text(get(annotation, "/Subj"))), ("Author", text(get(annotation, "/T")))]
    for label, line in lines:
        words = [RawWord(word, *spot) for word in as_typed(line).split()]
        if words:
            yield Tied(label, words, spot)
