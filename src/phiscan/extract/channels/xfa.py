"""XFA forms: the values of their datasets, under the names of their elements. XML Forms Architecture 3.3, section 3.

A value that the AcroForm fields hold too is theirs: what is new is read.
"""

from __future__ import annotations

import re

from phiscan.extract.channels.markup import markup_lines
from phiscan.extract.channels.overlay import plain_page
from phiscan.extract.qpdf import Objects, content, get, items, text
from phiscan.model import Channel, Page

_MOST_BYTES = 16 << 20
# In a form in one stream; which prefix it has is the program's affair.
_DATASETS = re.compile(rb"<((?:[\w.-]{1,20}:)?datasets)\b")


def xfa_page(objects: Objects, known: str) -> Page | None:
    """The lines of the datasets whose value is not in `known`, the text of the fields."""
    if "/AcroForm" not in objects.entries:
        return None
    lines = markup_lines(_datasets(objects))
    return plain_page((line for line in lines if line.partition(": ")[2] not in known), Channel.FORM)


def _datasets(objects: Objects) -> bytes:
    """The packet named "datasets"; of a form in one stream, the part of that name."""
    form = get(get(objects.root, "/AcroForm"), "/XFA")
    parts = items(form)
    for name, stream in zip(parts[::2], parts[1::2], strict=False):
        if text(name) == "datasets":
            return content(stream, _MOST_BYTES)
    whole = content(form, _MOST_BYTES) if len(parts) == 1 else b""
    opening = _DATASETS.search(whole)
    closing = b"</%b>" % opening[1] if opening else b""
    end = whole.rfind(closing)
    return whole[opening.start() : end + len(closing)] if opening and end >= 0 else b""
