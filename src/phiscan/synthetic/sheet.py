"""Content drawn with reportlab, in a house's style: a cursor that goes down the page and notes each value it draws."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from phiscan.synthetic.content import Block, Content, Fields, Grid, Lines, Piece, Prose, Section, Title, text_of
from phiscan.synthetic.house import House
from phiscan.synthetic.truth import Record, Value

_MARGIN = 48.0
_FONTS = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Courier": ("Courier", "Courier-Bold"),
}


def draw(content: Content, house: House, record: Record, dice: random.Random) -> bytes:
    """The PDF of a document; what it prints is noted in `record`. The same arguments give the same bytes."""
    sheet = _Sheet(house, record, content.running, dice)
    for block in content.blocks:
        sheet.block(block)
    return sheet.finish()


class _Sheet:
    def __init__(self, house: House, record: Record, running: Sequence[Piece], dice: random.Random) -> None:
        self._house, self._record, self._running, self._dice = house, record, running, dice
        self._width, self._height = LETTER if house.letter_paper else A4
        self._plain, self._bold = _FONTS[house.font]
        self._size = house.size
        self._buffer = BytesIO()
        # As displayed: of a page that is rotated reportlab swaps the sides itself.
        self._canvas = Canvas(self._buffer, pagesize=(self._width, self._height), invariant=1)
        self._canvas.setTitle("document")
        self._page = 0
        self._new_page()

    def finish(self) -> bytes:
        """Close the document."""
        self._close_page()
        self._canvas.save()
        self._record.pages = self._page
        return self._buffer.getvalue()

    # pages

    def _new_page(self) -> None:
        self._page += 1
        self._strokes: list[tuple[float, float, str, float, str, float]] = []
        if self._house.rotated:
            self._canvas.setPageRotation(90)
            self._canvas.translate(self._height, 0)
            self._canvas.rotate(90)
        self._y = _MARGIN
        if self._running and self._page > 1:
            self._pieces(self._running, _MARGIN, self._y, self._size)
            self._y += 2 * self._line

    def _close_page(self) -> None:
        number = f"Page {self._page}"
        self._put(self._width - _MARGIN - stringWidth(number, self._plain, 8), self._height - 28, number, 8)
        if self._house.shuffled:
            self._dice.shuffle(self._strokes)
        for x, y, font, size, text, spacing in ((s[0], s[1], s[2], s[3], s[4], s[5]) for s in self._strokes):
            self._canvas.setFont(font, size)
            self._canvas.drawString(x, self._height - y, text, charSpace=spacing)
        self._canvas.showPage()

    def _room(self, height: float) -> None:
        if self._y + height > self._height - _MARGIN:
            self._close_page()
            self._new_page()

    # words

    @property
    def _line(self) -> float:
        return self._size * 1.3

    def _put(self, x: float, y: float, text: str, size: float, *, bold: bool = False, spacing: float = 0) -> float:
        font = self._bold if bold else self._plain
        self._strokes.append((x, y, font, size, text, spacing))
        return float(stringWidth(text, font, size)) + spacing * len(text)

    def _note(self, piece: Piece) -> str:
        if isinstance(piece, Value):
            self._record.note(piece, self._page)
        return text_of(piece)

    def _pieces(self, pieces: Iterable[Piece], x: float, y: float, size: float) -> None:
        for piece in pieces:
            x += self._put(x, y, self._note(piece), size)

    # blocks

    def block(self, block: Block) -> None:
        """Draw a block below what is there, on a new page when it must."""
        if isinstance(block, Title):
            self._heading(text_of(block.text), self._size + 4, spaced=self._house.spaced)
        elif isinstance(block, Section):
            self._heading(block.text, self._size + 1)
        elif isinstance(block, Fields):
            self._fields(block)
        elif isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, Prose):
            self._prose(block)
        else:
            self._lines(block)

    def _heading(self, text: str, size: float, *, spaced: bool = False) -> None:
        self._room(4 * size)
        self._y += 1.6 * size
        self._put(_MARGIN, self._y, text.upper() if spaced else text, size, bold=True, spacing=3.0 if spaced else 0)
        self._y += size

    def _lines(self, block: Lines) -> None:
        for pieces in block.lines:
            rows = _broken(pieces)
            self._room(self._line * len(rows))
            for row in rows:
                self._y += self._line
                self._pieces(row, _MARGIN, self._y, self._size)
            for piece in pieces:
                self._note(piece)
        self._y += self._line

    def _prose(self, block: Prose) -> None:
        x, right = _MARGIN, self._width - _MARGIN
        self._room(2 * self._line)
        self._y += self._line
        for piece in block.pieces:
            self._note(piece)
            for word in _words(text_of(piece)):
                width = stringWidth(word, self._plain, self._size)
                if x + stringWidth(word.rstrip(), self._plain, self._size) > right and x > _MARGIN:
                    self._y += self._line
                    x = _MARGIN
                    word, width = word.lstrip(), stringWidth(word.lstrip(), self._plain, self._size)
                self._put(x, self._y, word, self._size)
                x += width
        self._y += self._line

    def _fields(self, block: Fields) -> None:
        if self._house.labels == "dotted":
            return self._dotted(block)
        columns = self._house.columns if self._house.labels != "left" else min(self._house.columns, 2)
        width = (self._width - 2 * _MARGIN) / columns
        for start in range(0, len(block.rows), columns):
            row = block.rows[start : start + columns]
            height = max(len(text_of(value).split("\n")) for _, value in row)
            self._room((height + 2) * self._line)
            draw_one = {"left": self._left, "above": self._above, "boxed": self._boxed}[self._house.labels]
            for column, (label, value) in enumerate(row):
                draw_one(_MARGIN + column * width, width, label, value, height)
            self._y += (height + (0.35 if self._house.labels == "left" else 1.6)) * self._line
        self._y += self._line
        return None

    def _left(self, x: float, width: float, label: str, value: Piece, height: int) -> None:
        self._put(x, self._y + self._line, f"{label}:", self._size, bold=True)
        at = x + max(width * 0.42, stringWidth(f"{label}: ", self._bold, self._size))
        for number, line in enumerate(self._note(value).split("\n")):
            self._put(at, self._y + self._line * (number + 1), line, self._size)

    def _above(self, x: float, width: float, label: str, value: Piece, height: int) -> None:
        self._put(x, self._y + self._line, label, self._size - 2)
        for number, line in enumerate(self._note(value).split("\n")):
            self._put(x, self._y + self._line * (number + 2), line, self._size, bold=True)

    def _boxed(self, x: float, width: float, label: str, value: Piece, height: int) -> None:
        box = (height + 1.5) * self._line
        self._canvas.rect(x, self._height - self._y - box - 2, width, box)
        self._put(x + 3, self._y + self._size - 1, label, self._size - 2.5)
        for number, line in enumerate(self._note(value).split("\n")):
            self._put(x + 6, self._y + self._line * (number + 1.8), line, self._size)

    def _dotted(self, block: Fields) -> None:
        dot = stringWidth(".", self._plain, self._size)
        for label, value in block.rows:
            lines = self._note(value).split("\n")
            self._room(self._line * (len(lines) + 1))
            self._y += self._line
            x = _MARGIN + self._put(_MARGIN, self._y, f"{label} ", self._size)
            self._put(x, self._y, "." * int((260 - x) / dot), self._size)
            for number, line in enumerate(lines):
                self._put(266, self._y + number * self._line, line, self._size)
            self._y += self._line * (len(lines) - 1)
        self._y += self._line

    def _grid(self, block: Grid) -> None:
        widths = self._widths(block)
        self._row(block.headings, widths, bold=True)
        for row in block.rows:
            page = self._page
            self._room(2 * self._line)
            if self._page != page:
                self._row(block.headings, widths, bold=True)
            self._row(row, widths)
        self._y += self._line

    def _widths(self, block: Grid) -> list[float]:
        cells = [[text_of(piece) for piece in row] for row in (block.headings, *block.rows)]
        natural = [
            max(stringWidth(text, self._bold, self._size) for text in column) + 14
            for column in zip(*cells, strict=True)
        ]
        spare = max(self._width - 2 * _MARGIN - sum(natural), 0.0)
        return [width + spare / len(natural) for width in natural]

    def _row(self, row: Sequence[Piece], widths: Sequence[float], *, bold: bool = False) -> None:
        top = self._y + 0.35 * self._line
        self._y += self._line * 1.25
        x = _MARGIN
        for piece, width in zip(row, widths, strict=True):
            self._put(x + 4, self._y, self._note(piece), self._size, bold=bold)
            if self._house.ruled:
                self._canvas.rect(x, self._height - top - self._line * 1.25, width, self._line * 1.25)
            x += width


def _words(text: str) -> Iterator[str]:
    """Words, each with the blanks before it."""
    word = ""
    for part in text.replace("\n", " ").split(" "):
        yield word + part
        word = " "


def _broken(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """A line whose value runs over several lines, as plain lines."""
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = text_of(piece).split("\n")
        rows[-1].append(first)
        rows += [[line] for line in rest]
    return rows
