"""A page with a comment, free text and a stamp upon it: the page names nobody, its annotations do."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from phiscan.synthetic.content import text_of
from phiscan.synthetic.families import Case, identity
from phiscan.synthetic.hard.kind import MARGIN, Kind, Paper, saved
from phiscan.synthetic.truth import Record, Value


def make(case: Case, record: Record) -> bytes:
    """One page."""
    english = case.house.lang == "en"
    paper = Paper(case, record)
    paper.heading("CALL LOG" if english else "JOURNAL DES APPELS")
    fields = identity(case, "patient", "birth", "mrn", "phone")
    for number, (label, _) in enumerate(fields[:2]):
        paper.put(MARGIN, 120 + 30 * number, label)
    for _, piece in fields:
        paper.note(piece, "annotation")
    with pikepdf.open(BytesIO(paper.finished())) as pdf:
        page = pdf.pages[0].obj
        page.Annots = pdf.make_indirect(pikepdf.Array())
        for number, (_, piece) in enumerate(fields[:2]):
            _add(pdf, page, "FreeText", text_of(piece), (220, 112 + 30 * number, 420, 128 + 30 * number), paper)
        rest = "\n".join(f"{label}: {text_of(piece)}" for label, piece in fields[2:])
        _add(pdf, page, "Text", rest, (500, 60, 520, 80), paper, author=_author(case, record))
        _add(pdf, page, "Stamp", "RECEIVED" if english else "REÇU", (400, 600, 520, 640), paper)
        return saved(pdf)


def _author(case: Case, record: Record) -> str:
    """The doctor wrote the comment."""
    name = f"{case.doctor.given} {case.doctor.family}"
    record.note(Value(name, "PERSON", "practitioner", case.doctor.key), 1, "annotation")
    return name


def _add(
    pdf: pikepdf.Pdf,
    page: pikepdf.Object,
    kind: str,
    contents: str,
    box: tuple[float, float, float, float],
    paper: Paper,
    author: str = "",
) -> None:
    """Put an annotation on the page; `box` is in points from the top-left corner."""
    x0, top, x1, bottom = box
    annotation = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name(f"/{kind}"),
        Rect=[x0, paper.height - bottom, x1, paper.height - top],
        Contents=contents,
    )
    if author:
        annotation.T = author
    page.Annots.append(pdf.make_indirect(annotation))


ANNOTATION = Kind("annotation", make)
