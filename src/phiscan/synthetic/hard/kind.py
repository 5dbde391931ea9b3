"""What a hard kind is, and the sheet it is drawn on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from phiscan.synthetic.content import Piece, text_of
from phiscan.synthetic.families import Case
from phiscan.synthetic.truth import Record, Value

MARGIN = 60.0
SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document in which people are hard to find: `make` draws one and notes its truth in the record.

    `name_file` gives it the start of a file name of its own, and notes what that gives away.
    """

    name: str
    make: Callable[[Case, Record], bytes]
    name_file: Callable[[Case, Record], str] | None = None


class Paper:
    """A sheet in the making: text at places in points from its top-left corner, each value noted."""

    def __init__(self, case: Case, record: Record) -> None:
        self.record = record
        self.width, self.height = LETTER if case.house.letter_paper else A4
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(self.width, self.height), invariant=1)
        self.canvas.setTitle("document")
        self.y = MARGIN

    def put(self, x: float, y: float, piece: Piece, *, bold: bool = False, channel: str = "text") -> float:
        """Print a piece; the x behind it."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", SIZE)
        for number, line in enumerate(text_of(piece).split("\n")):
            self.canvas.drawString(x, self.height - y - number * 1.3 * SIZE, line)
        self.note(piece, channel)
        return x + float(self.canvas.stringWidth(text_of(piece).split("\n")[-1], "Helvetica", SIZE))

    def note(self, piece: Piece, channel: str) -> None:
        """A value stands on this page, in this channel."""
        if isinstance(piece, Value):
            self.record.note(piece, 1, channel)

    def heading(self, text: str) -> None:
        """A line in bold, and room under it."""
        self.put(MARGIN, self.y, text, bold=True)
        self.y += 3 * SIZE

    def finished(self) -> bytes:
        """The PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()


def saved(pdf: pikepdf.Pdf) -> bytes:
    """A document's bytes: the same for the same document."""
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()
