"""A form filled in: typed fields beside, under, or without a printed label, and a ticked box."""

from __future__ import annotations

from phiscan.synthetic.content import Piece, text_of
from phiscan.synthetic.families import Case, diagnosis_of, identity, patient_value
from phiscan.synthetic.hard.kind import MARGIN, Kind, Paper
from phiscan.synthetic.truth import Record

_KEYS = ("patient", "birth", "mrn", "address", "phone", "email", "ssn", "member")
_HEIGHT, _WIDTH = 18, 260


def make(case: Case, record: Record) -> bytes:
    """One page; where labels stand changes from form to form."""
    paper = Paper(case, record)
    paper.heading("PATIENT REGISTRATION" if case.house.lang == "en" else "FICHE D'INSCRIPTION")
    above, unlabelled = case.dice.random() < 0.4, case.dice.randrange(len(_KEYS))
    for number, (label, piece) in enumerate(identity(case, *_KEYS)):
        shown = label if number != unlabelled or above else ""
        _field(paper, f"field{number}", shown, label, piece, above=above)
    _boxes(paper, case)
    return paper.finished()


def _field(paper: Paper, name: str, shown: str, label: str, piece: Piece, *, above: bool) -> None:
    lines = text_of(piece).count("\n") + 1
    x = MARGIN if above else MARGIN + 150
    if above:
        paper.put(MARGIN, paper.y, shown)
        paper.y += 6
    else:
        paper.put(MARGIN, paper.y + 12, shown)
    height = lines * _HEIGHT
    paper.canvas.acroForm.textfield(
        name=name,
        tooltip=label if not shown else name,
        value=text_of(piece),
        x=int(x),
        y=int(paper.height - paper.y - height),
        width=_WIDTH,
        height=height,
        fontSize=10,
        borderWidth=1,
        maxlen=200,
        fieldFlags="multiline" if lines > 1 else "",
        forceBorder=True,
    )
    paper.note(piece, "form")
    paper.y += height + (22 if above else 8)


def _boxes(paper: Paper, case: Case) -> None:
    """Three indications, one of them ticked."""
    ticked = diagnosis_of(case.house, case.dice)
    others = ("Obesity", "Asthma") if case.house.lang == "en" else ("Obésité", "Asthme")
    shown = [ticked, *others]
    case.dice.shuffle(shown)
    paper.y += 10
    for number, text in enumerate(shown):
        paper.canvas.acroForm.checkbox(
            name=f"box{number}",
            tooltip="Indication",
            checked=text == ticked,
            x=int(MARGIN),
            y=int(paper.height - paper.y - 10),
            size=12,
            borderWidth=1,
        )
        paper.put(MARGIN + 20, paper.y + 8, text)
        paper.y += 20
    paper.note(patient_value(case, ticked, "DIAGNOSIS"), "form")


FORM = Kind("form", make)
