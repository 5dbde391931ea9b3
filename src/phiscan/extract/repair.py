"""Broken documents, mended by qpdf through pikepdf, which `qpdf` imports too.

qpdf rebuilds the table of objects and the page tree from what it finds in the file. The copy is made in memory.
"""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

import pikepdf

# What it warns of quotes the document.
logging.getLogger("pikepdf").setLevel(logging.CRITICAL + 1)

_ODD = (OSError, ValueError, RuntimeError, TypeError, AttributeError, KeyError)


def repaired(source: Path | bytes) -> bytes | None:
    """A mended copy of the file; None where qpdf cannot make one, or finds no page."""
    copy = BytesIO()
    try:
        with pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source, suppress_warnings=True) as pdf:
            count = len(pdf.pages)
            if not count:
                return None
            if pdf.Root.Pages.get("/Count") != count:
                pdf.Root.Pages.Count = count
                # A page more and a page less: the tree is written anew, without the wrong counts inside of it.
                pdf.add_blank_page()
                del pdf.pages[-1]
            pdf.save(copy)
    except (pikepdf.PikepdfError, *_ODD):
        return None
    return copy.getvalue()
