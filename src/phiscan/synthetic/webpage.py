"""Content as HTML, made a PDF by fpdf2: another producer, other fonts and boxes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

from fpdf import FPDF

from phiscan.synthetic.content import Block, Content, Fields, Grid, Lines, Piece, Prose, Section, Title, text_of
from phiscan.synthetic.house import House
from phiscan.synthetic.truth import Record, Value

_ROWS_A_TABLE = 22
_MADE = datetime(2017, 9, 29, tzinfo=UTC)


def draw(content: Content, house: House, record: Record) -> bytes:
    """The PDF of a document; what it prints is noted in `record`. The same arguments give the same bytes."""
    pdf = FPDF(format="letter" if house.letter_paper else "A4")
    pdf.set_creation_date(_MADE)
    pdf.set_font({"Helvetica": "helvetica", "Times": "times", "Courier": "courier"}[house.font], size=house.size)
    pdf.add_page()
    for block in content.blocks:
        for part in _parts(block):
            html = _html(part, house)
            with pdf.offset_rendering() as trial:
                trial.write_html(html)
            if trial.page_break_triggered:
                pdf.add_page()
            pdf.write_html(html)
            for piece in _pieces(part):
                if isinstance(piece, Value):
                    record.note(piece, pdf.page)
    record.pages = pdf.page
    return bytes(pdf.output())


def _parts(block: Block) -> Sequence[Block]:
    """A table in pieces that fit on a page."""
    if not isinstance(block, Grid):
        return [block]
    starts = range(0, len(block.rows), _ROWS_A_TABLE)
    return [Grid(block.headings, block.rows[start : start + _ROWS_A_TABLE]) for start in starts]


def _pieces(block: Block) -> list[Piece]:
    if isinstance(block, Fields):
        return [value for _, value in block.rows]
    if isinstance(block, Grid):
        return [*block.headings, *(piece for row in block.rows for piece in row)]
    if isinstance(block, Prose):
        return list(block.pieces)
    if isinstance(block, Lines):
        return [piece for line in block.lines for piece in line]
    return [block.text]


def _html(block: Block, house: House) -> str:
    if isinstance(block, Title):
        return f"<h1>{_text(block.text)}</h1>"
    if isinstance(block, Section):
        return f"<h2>{_text(block.text)}</h2>"
    if isinstance(block, Fields):
        rows = "".join(f"<tr><td><b>{_text(label)}</b></td><td>{_text(value)}</td></tr>" for label, value in block.rows)
        head = '<tr><th width="35%"></th><th width="65%"></th></tr>'
        return f'<table border="{int(house.ruled)}"><thead>{head}</thead><tbody>{rows}</tbody></table>'
    if isinstance(block, Grid):
        head = "".join(f"<th>{_text(heading)}</th>" for heading in block.headings)
        body = "".join(f"<tr>{''.join(f'<td>{_text(piece)}</td>' for piece in row)}</tr>" for row in block.rows)
        return f'<table border="{int(house.ruled)}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    if isinstance(block, Prose):
        return f"<p>{''.join(map(_text, block.pieces))}</p>"
    return "".join(f"<p>{''.join(map(_text, line))}</p>" for line in block.lines)


def _text(piece: Piece) -> str:
    return escape(text_of(piece)).replace("\n", ", ")
