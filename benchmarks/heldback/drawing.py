"""Marks into a PDF, by reportlab or by fpdf2."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from random import Random

from fpdf import FPDF
from reportlab.pdfgen.canvas import Canvas

from benchmarks.heldback.sheet import Mark
from benchmarks.heldback.style import EMBEDDED, FONT_FOLDER

_STANDARD = {"Helvetica": "helvetica", "Times-Roman": "times", "Times": "times", "Courier": "courier"}
Pages = list[list[Mark]]


def by_reportlab(pages: Pages, paper: tuple[float, float], rng: Random) -> bytes:
    """Content streams as reportlab writes them."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=paper, invariant=1, pageCompression=rng.randrange(2))
    for page in pages:
        canvas.setLineWidth(0.6)
        for mark in page:
            y = paper[1] - mark.y
            if mark.text:
                canvas.setFont(mark.face, mark.size)
                canvas.drawString(mark.x, y, mark.text, charSpace=mark.spacing)
            elif mark.grey is not None:
                canvas.setFillGray(mark.grey)
                canvas.rect(mark.x, y - mark.down, mark.across, mark.down, stroke=0, fill=1)
                canvas.setFillGray(0)
            else:
                canvas.line(mark.x, y, mark.x + mark.across, y - mark.down)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def by_fpdf2(pages: Pages, paper: tuple[float, float], rng: Random) -> bytes:
    """Content streams as fpdf2 writes them."""
    pdf = FPDF(unit="pt", format=paper)
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.set_auto_page_break(False)
    pdf.set_compression(rng.random() < 0.8)
    for face, file in EMBEDDED.items():
        pdf.add_font(face, "", FONT_FOLDER / file)
    for page in pages:
        pdf.add_page()
        pdf.set_line_width(0.6)
        for mark in page:
            _by_fpdf2(pdf, mark)
    return bytes(pdf.output())


def _by_fpdf2(pdf: FPDF, mark: Mark) -> None:
    if mark.text:
        family = mark.face.removesuffix("-Bold")
        pdf.set_font(_STANDARD.get(family, mark.face), "B" if mark.face.endswith("-Bold") else "", mark.size)
        pdf.set_char_spacing(mark.spacing)
        pdf.text(mark.x, mark.y, mark.text)
    elif mark.grey is not None:
        pdf.set_fill_color(round(mark.grey * 255))
        pdf.rect(mark.x, mark.y, mark.across, mark.down, style="F")
    else:
        pdf.line(mark.x, mark.y, mark.x + mark.across, mark.y + mark.down)


def latin(pages: Pages) -> bool:
    """Whether the standard fonts of fpdf2 have all letters."""
    return all(ord(letter) < 256 for page in pages for mark in page for letter in mark.text)
