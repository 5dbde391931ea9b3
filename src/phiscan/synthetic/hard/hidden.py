"""A page on which a patient's fields are printed and cannot be seen: in each of the ways in which text is hidden."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from phiscan.synthetic.content import Piece, text_of
from phiscan.synthetic.families import Case, identity
from phiscan.synthetic.hard.kind import MARGIN, SIZE, Kind, Paper, saved
from phiscan.synthetic.truth import Record

_LAYER = "PhiscanLayer"


def make(case: Case, record: Record) -> bytes:
    """One page: visible labels, values without fill, white on white, off the page, and in a layer that is off."""
    paper = Paper(case, record)
    paper.heading("VISIT" if case.house.lang == "en" else "CONSULTATION")
    (name, patient), (birth, born), (number, mrn), (call, phone) = identity(case, "patient", "birth", "mrn", "phone")
    _put(paper, name, patient, unfilled=True)
    _put(paper, birth, born, white=True)
    _put(paper, number, mrn, layer=True)
    x, paper.y = paper.width + 40, paper.y + 10
    paper.put(x, paper.y, f"{call}: ")
    paper.put(x + 100, paper.y, phone, channel="hidden")
    return _with_layer_off(paper.finished())


def _put(
    paper: Paper, label: str, piece: Piece, *, unfilled: bool = False, white: bool = False, layer: bool = False
) -> None:
    paper.put(MARGIN, paper.y, label)
    canvas = paper.canvas
    canvas.saveState()
    if layer:
        canvas.addLiteral(f"/OC /{_LAYER} BDC")
    if white:
        canvas.setFillColorRGB(1, 1, 1)
    text = canvas.beginText(MARGIN + 150, paper.height - paper.y)
    text.setFont("Helvetica", SIZE)
    if unfilled:
        text.setTextRenderMode(3)
    text.textOut(text_of(piece))
    canvas.drawText(text)
    if layer:
        canvas.addLiteral("EMC")
    canvas.restoreState()
    paper.note(piece, "hidden")
    paper.y += 30


def _with_layer_off(data: bytes) -> bytes:
    """The document with its layer, which is not shown."""
    with pikepdf.open(BytesIO(data)) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="draft"))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer]))
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary({f"/{_LAYER}": layer})
        return saved(pdf)


HIDDEN = Kind("hidden", make)
