"""A patient's form with a photograph. The face is that of NASA's portrait of an astronaut, which is public domain."""

from __future__ import annotations

from importlib import resources
from io import BytesIO

from reportlab.lib.utils import ImageReader

from phiscan.synthetic.families import Case, identity
from phiscan.synthetic.hard.kind import MARGIN, Kind, Paper
from phiscan.synthetic.truth import Record, Value

_WIDTH_PT = 90.0
# What stands for a value that is a picture, as phiscan reports it.
FACE = "a face"


def make(case: Case, record: Record) -> bytes:
    """One page."""
    paper = Paper(case, record)
    paper.heading("PATIENT CARD" if case.house.lang == "en" else "CARTE PATIENT")
    for label, piece in identity(case, "patient", "birth"):
        paper.put(MARGIN, paper.y, f"{label}: ")
        paper.put(MARGIN + 150, paper.y, piece)
        paper.y += 18
    photograph = resources.files(__package__).joinpath("portrait.jpg").read_bytes()
    box = (paper.width - 160, paper.height - 180, _WIDTH_PT, _WIDTH_PT)
    paper.canvas.drawImage(ImageReader(BytesIO(photograph)), *box)
    record.note(Value(FACE, "FACE", "patient", case.patient.key), 1, "picture")
    return paper.finished()


PORTRAIT = Kind("face", make)
