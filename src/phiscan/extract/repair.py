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


def repaired(source: Path | bytes) -> bytes | None:
    """A mended copy of the file; None where qpdf cannot make one, or finds no page."""
    copy = BytesIO()
    try:
        with pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source, suppress_warnings=True) as pdf:
            if not len(pdf.pages):
                return None
            pdf.save(copy)
    except (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.DataDecodingError, OSError, ValueError, RuntimeError):
        return None
    return copy.getvalue()
