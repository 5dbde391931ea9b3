"""How a document looks: the habits of the program that made it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT_FOLDER = Path(reportlab.__file__).parent / "fonts"
EMBEDDED = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf"}
_FACES = (
    ("Helvetica", "Helvetica-Bold"),
    ("Times-Roman", "Times-Bold"),
    ("Courier", "Courier-Bold"),
    ("Vera", "VeraBd"),
    ("Helvetica", "Helvetica-Bold"),
)
FIELD_STYLES = ("left", "left", "two", "inline", "above", "below", "right", "grid", "dots", "lines")
PRODUCERS = ("reportlab", "reportlab", "fpdf2", "typst")

for _name, _file in EMBEDDED.items():
    pdfmetrics.registerFont(TTFont(_name, str(FONT_FOLDER / _file)))


@dataclass(frozen=True, slots=True)
class Style:
    """Chosen once a document. Lengths are points."""

    producer: str
    face: str
    bold: str
    size: float
    margin: float
    paper: tuple[float, float]
    fields: str
    table: str
    head: str
    mark: str
    label_bold: bool
    spaced: bool
    centred: bool
    shuffled: bool
    piecewise: str
    seed: int

    @property
    def layout(self) -> str:
        """A name for reports."""
        return f"{self.fields}/{self.table}"


def choose(rng: Random, lang: str) -> Style:
    """The habits of a house."""
    producer = rng.choice(PRODUCERS)
    face, bold = rng.choice(_FACES)
    letter, a4 = (612.0, 792.0), (595.3, 841.9)
    return Style(
        producer=producer,
        face=face,
        bold=bold,
        size=rng.choice((8.5, 9.0, 9.5, 10.0, 10.5, 11.0)) - (1.0 if face in ("Vera", "Courier") else 0.0),
        margin=rng.choice((36.0, 45.0, 54.0, 64.0)),
        paper=a4 if lang == "fr" or rng.random() < 0.05 else letter,
        fields=rng.choice(FIELD_STYLES),
        table=rng.choice(("grid", "lines", "plain", "head", "zebra")),
        head=rng.choice(("left", "centre", "right", "two")),
        mark=rng.choice((" :", " :", ":", "") if lang == "fr" else (":", ":", ":", "", " -", "")),
        label_bold=rng.random() < 0.5,
        spaced=rng.random() < 0.12,
        centred=rng.random() < 0.4,
        shuffled=rng.random() < 0.15,
        piecewise=rng.choice(("line", "line", "run", "word")),
        seed=rng.randrange(2**30),
    )


def width(text: str, face: str, size: float) -> float:
    """How wide a text is."""
    return float(pdfmetrics.stringWidth(text, face, size))
