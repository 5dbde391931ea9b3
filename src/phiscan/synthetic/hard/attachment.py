"""A cover letter about nobody with files in it: a report as PDF, a list as text, and a file no one here can read."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from phiscan.synthetic.content import text_of
from phiscan.synthetic.families import Case, identity, inr_report
from phiscan.synthetic.hard.kind import MARGIN, Kind, Paper, saved
from phiscan.synthetic.people import written_plainly
from phiscan.synthetic.sheet import draw
from phiscan.synthetic.truth import Record, Value


def make(case: Case, record: Record) -> bytes:
    """One page with two or three files embedded."""
    english = case.house.lang == "en"
    paper = Paper(case, record)
    paper.heading("COVER SHEET" if english else "BORDEREAU D'ENVOI")
    paper.put(MARGIN, paper.y, "The files are attached." if english else "Les fichiers sont joints.")
    with pikepdf.open(BytesIO(paper.finished())) as pdf:
        _attach(pdf, "report.pdf", "application/pdf", _report(case, record))
        _attach(pdf, "contact.txt", "text/plain", _list(case, record))
        if case.dice.random() < 0.5:
            name = f"{written_plainly(case.patient.family)}_{written_plainly(case.patient.given)}"
            record.note(Value(name, "PERSON", "patient", case.patient.key), None, "filename")
            record.outcome = "partly-scanned"
            _attach(pdf, f"{name}.docx", "application/msword", b"\xd0\xcf\x11\xe0 not a document")
        return saved(pdf)


def _report(case: Case, record: Record) -> bytes:
    """A PDF like any other of the dump."""
    inner = Record("inr_report", record.layout, record.lang, record.producer, False, record.subjects)
    data = draw(inr_report(case), case.house, inner, case.dice)
    for page_number, value, _ in inner.entities:
        record.note(value, page_number, "attachment")
    return data


def _list(case: Case, record: Record) -> bytes:
    lines = []
    for label, piece in identity(case, "patient", "mobile", "email"):
        if isinstance(piece, Value):
            record.note(piece, None, "attachment")
        lines.append(f"{label}: {text_of(piece)}\n")
    return "".join(lines).encode()


def _attach(pdf: pikepdf.Pdf, name: str, media_type: str, data: bytes) -> None:
    stream = pikepdf.Stream(pdf, data)
    stream.Type, stream.Subtype = pikepdf.Name.EmbeddedFile, pikepdf.Name(f"/{media_type}")
    specification = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=name, UF=name, EF=pikepdf.Dictionary(F=stream))
    root = pdf.Root
    if "/Names" not in root:
        root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array()))
    root.Names.EmbeddedFiles.Names.extend([pikepdf.String(name), pdf.make_indirect(specification)])


ATTACHMENT = Kind("attachment", make)
