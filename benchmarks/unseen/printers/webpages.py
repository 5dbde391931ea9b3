"""Web pages printed by fpdf2: a body's HTML, tables and all."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

from fpdf import FPDF

from benchmarks.unseen.look import Look
from benchmarks.unseen.printers.base import Printer
from benchmarks.unseen.printers.faces import FAMILIES, path

_CORE = ("Helvetica", "Times")
_LATIN = re.compile(r"[^\x00-\xff]")


def escape(text: str) -> str:
    """Text in HTML; lines stay lines."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def print_page(source: str, look: Look) -> bytes:
    """The PDF of a page's body; "<!--header: text-->" is printed on each page."""
    header, body = _header(source)
    pdf = _Sheet(format="letter" if look.letter else "A4")
    pdf.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    pdf.running = header
    pdf.face = _face(source, look)
    for style, name in zip(("", "B", "I", "BI"), FAMILIES.get(pdf.face, ()), strict=False):
        pdf.add_font(pdf.face, style, str(path(name)))
    pdf.set_font(pdf.face, size=look.size)
    pdf.set_margin(10 * look.margin)
    pdf.set_auto_page_break(True, 20)
    pdf.add_page()
    if look.tracking:
        pdf.set_char_spacing(look.tracking)
    pdf.write_html(re.sub(r"\s*\n\s*", " ", body), font_family=pdf.face, table_line_separators=look.table == "rules")
    return bytes(pdf.output())


class _Sheet(FPDF):
    """A page with its running head."""

    running = ""
    face = "Helvetica"

    def header(self) -> None:
        """The same line on each page."""
        if self.running:
            self.set_font(self.face, size=8)
            self.cell(0, 5, self.running, align="R", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        """The page's number."""
        self.set_y(-12)
        self.set_font(self.face, size=7)
        self.cell(0, 5, f"{self.page_no()}", align="C")


def _face(source: str, look: Look) -> str:
    """The faces that every viewer has, or ones that travel within the document."""
    own = look.font % 2 == 0 or _LATIN.search(html.unescape(source)) is not None
    return (*FAMILIES,)[look.font // 2 % len(FAMILIES)] if own else _CORE[look.font // 2 % 2]


def _header(source: str) -> tuple[str, str]:
    found = re.search(r"<!--header:(.*?)-->", source, re.DOTALL)
    return (html.unescape(found[1]).strip(), source.replace(found[0], "")) if found else ("", source)


HTML = Printer("fpdf2", escape, print_page)
