"""Printed forms filled in by machine: each line of source places a text.

x y size style text        style: r(egular) b(old) m(onospaced) s(erif), in points from the upper left
box x y width height       a frame         rule x y width        a line
page                       the next page
Forms are drawn first and filled in after, as their makers do: lines beginning with "+" are drawn last.
"""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from benchmarks.unseen.look import Look
from benchmarks.unseen.printers.base import Printer

_FACES = {"r": "Helvetica", "b": "Helvetica-Bold", "m": "Courier", "s": "Times-Roman", "i": "Helvetica-Oblique"}


def print_form(source: str, look: Look) -> bytes:
    """The PDF of placed texts, the form under the filling."""
    paper = LETTER if look.letter else A4
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=paper, invariant=1)
    for page in source.split("\npage\n"):
        orders = [line.strip() for line in page.split("\n") if line.strip()]
        printed = [order for order in orders if not order.startswith("+")]
        filled = [order[1:].strip() for order in orders if order.startswith("+")]
        if look.font % 3 == 0:
            # Some fill field by field of a database, not as the form reads.
            filled.sort(key=lambda order: (int(order.split()[0]) // 100, int(order.split()[1])))
        for order in (*printed, *filled):
            _draw(canvas, order, paper[1])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, order: str, height: float) -> None:
    kind, *rest = order.split(None, 4)
    if kind == "box":
        x, y, width, tall = map(float, rest)
        canvas.setLineWidth(0.5)
        canvas.rect(x, height - y - tall, width, tall)
    elif kind == "rule":
        x, y, width = map(float, rest[:3])
        canvas.line(x, height - y, x + width, height - y)
    elif len(rest) == 4:
        canvas.setFont(_FACES[rest[2]], float(rest[1]))
        canvas.drawString(float(kind), height - float(rest[0]), rest[3])


FORMS = Printer("reportlab", lambda text: text.replace("\n", ", "), print_form)
