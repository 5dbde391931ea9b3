"""Reports of a mainframe: lines of fixed pitch, form feeds between pages."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from benchmarks.unseen.look import Look
from benchmarks.unseen.printers.base import Printer

_LEADING = 1.25
_FACES = ("Courier", "Courier-Bold")


def print_lines(source: str, look: Look) -> bytes:
    """Lines as they are; a form feed or a full page turns the page."""
    paper = LETTER if look.letter else A4
    pages = [page.strip("\n").split("\n") for page in source.split("\f")]
    widest = max(len(line) for page in pages for line in page)
    size = min(look.size + 0.5, (paper[0] - 56) / (0.6 * max(widest, 72)))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=paper, invariant=1)
    for page in pages:
        for part in _sheets(page, int((paper[1] - 72) / (size * _LEADING))):
            _sheet(canvas, part, look, size, paper[1])
    canvas.save()
    return buffer.getvalue()


def _sheets(lines: list[str], capacity: int) -> list[list[str]]:
    return [lines[start : start + capacity] for start in range(0, max(len(lines), 1), capacity)]


def _sheet(canvas: Canvas, lines: list[str], look: Look, size: float, height: float) -> None:
    canvas.setFont(_FACES[look.font % 5 == 0], size)
    for number, line in enumerate(lines):
        y = height - 40 - number * size * _LEADING
        if look.font % 2:
            _pieces(canvas, line, y, size)
        elif line.strip():
            canvas.drawString(28, y, line.rstrip())
    canvas.showPage()


def _pieces(canvas: Canvas, line: str, y: float, size: float) -> None:
    """Text without its blanks, word by word, as report writers place it."""
    column = 0
    for word in line.split(" "):
        if word:
            canvas.drawString(28 + column * size * 0.6, y, word)
        column += len(word) + 1


LINES = Printer("reportlab", lambda text: text.replace("\n", ", "), print_lines)
