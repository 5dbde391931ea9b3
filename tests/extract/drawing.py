"""Small PDFs for tests, drawn with reportlab: text at places, in points from the top-left corner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from phiscan.config import ScanConfig
from phiscan.extract import open_document
from phiscan.model import Page

WIDTH, HEIGHT = 612, 792
READERS = ("pdfium", "pdfplumber")


class Sheet:
    """A letter page on which text is placed as on a typewriter: x from the left, y from the top."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.font("Helvetica", 10)

    def font(self, name: str, size: float) -> None:
        self.canvas.setFont(name, size)

    def put(self, x: float, y: float, text: str) -> None:
        self.canvas.drawString(x, HEIGHT - y, text)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self.canvas.rect(x, HEIGHT - y - height, width, height)


def draw(path: Path, *pages: Callable[[Sheet], None]) -> Path:
    """A PDF of these pages."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    for page in pages:
        page(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return path


def read(path: Path, reader: str = "auto") -> list[Page]:
    """All pages, every one of which must be readable."""
    with open_document(path, ScanConfig(reader=reader)) as document:
        pages = list(document.pages())
    assert all(isinstance(page, Page) for page in pages)
    return [page for page in pages if isinstance(page, Page)]
