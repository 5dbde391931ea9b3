"""Small PDFs for tests, drawn with reportlab: text at places, in points from the top-left corner."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
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


def picture_of(page: Callable[[Sheet], None], *, dpi: int = 200, degrees: float = 0) -> Callable[[Sheet], None]:
    """A scan of a page: the same as a grey picture, turned counter-clockwise by so many degrees."""

    def scanned(sheet: Sheet) -> None:
        image = rendered(page, dpi=dpi).rotate(degrees, expand=degrees % 180 != 0, fillcolor=255, resample=3)
        sheet.canvas.setPageSize((image.width * 72 / dpi, image.height * 72 / dpi))
        sheet.canvas.drawImage(ImageReader(image), 0, 0, image.width * 72 / dpi, image.height * 72 / dpi)

    return scanned


def rendered(page: Callable[[Sheet], None], *, dpi: int) -> Image.Image:
    """A page as a grey picture."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    page(Sheet(canvas))
    canvas.save()
    with pypdfium2.PdfDocument(buffer.getvalue()) as pdf:
        return pdf[0].render(scale=dpi / 72, grayscale=True).to_pil().copy()


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
