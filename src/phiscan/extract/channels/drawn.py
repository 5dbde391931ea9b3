"""What an annotation or a field is drawn with, where it says nothing else: its appearance, read like a page of its own."""

from __future__ import annotations

import re
from contextlib import closing

from phiscan import errors
from phiscan.extract.layout import lay_out
from phiscan.extract.pdfium import PdfiumDocument
from phiscan.extract.qpdf import Node, appearance, content, get

# How many of a page are looked into.
MOST_DRAWN = 100
# Shows text, or draws a form that may: of an empty field neither is there.
_SHOWS = re.compile(rb"\b(?:Tj|TJ|Do)\b|['\"]")
_LOOK_BYTES = 1 << 16


def drawn_text(annotation: Node) -> str:
    """The text that it is drawn with; empty where it is drawn without, or not at all."""
    stream = get(get(annotation, "/AP"), "/N")
    said = content(stream, _LOOK_BYTES)
    if said and not _SHOWS.search(said):
        return ""
    picture = appearance(annotation)
    if picture is None:
        return ""
    try:
        with closing(PdfiumDocument(picture)) as document:
            return lay_out(document.read(1)).text
    except errors.DocumentError:
        return ""
