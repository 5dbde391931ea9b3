"""What OCR takes for another is mended where a date or a check digit decides, and nowhere else."""

from __future__ import annotations

import pytest

from phiscan.detect.confusions import mended
from phiscan.model import BBox, Page, Span, Word

MENDED = {
    "DOB: O3/12/195l": "DOB: 03/12/1951",
    "né le 3l.01.I98O": "né le 31.01.1980",
    "1951-O3-12": "1951-03-12",
    "NPI l23456789З".replace("З", "3"): "NPI 1234567893",
    "SSN 219-O9-1S34": "SSN 219-09-1534",
    "NIR 2 55 O8 14 l68 025 38": "NIR 2 55 08 14 168 025 38",
    "DEA BSl23456З".replace("З", "3"): "DEA BS1234563",
    "card 4111 1111 1lll 1111": "card 4111 1111 1111 1111",
    "NIR 2:55 O8 14 168 025'38": "NIR 2 55 08 14 168 025 38",
    "NIR 2:55 08 14 168 025 38": "NIR 2 55 08 14 168 025 38",
    "HBLDO38 Couronne": "HBLD038 Couronne",
    "TSH 1.3 ulU/mL": "TSH 1.3 uIU/mL",
    "hCG 12 lU/L": "hCG 12 IU/L",
    "ASAT S UI/L": "ASAT 5 UI/L",
    "Hemoglobin Alc 5.8 %": "Hemoglobin A1c 5.8 %",
    "HbAlc": "HbA1c",
    "sédimentation (lère heure)": "sédimentation (1ère heure)",
}
KEPT = {
    "O3/45/195l": "no month is 45",
    "NPI l234567890": "the check digit is wrong",
    "Room B05-12": "a room, not a number",
    "SOILS 15/20": "a word",
    "219-O9-0000": "such a number is not given out",
    "SO5 lOO": "more letters than digits",
    "SOLDIOS": "a word of seven letters",
    "Taux 1:55 08 14 168 025 38": "the check digits are wrong",
    "12:30, 14:45": "times",
    "Alc. 12 %": "alcohol",
    "S: well": "a heading of notes",
}


def page(text: str, confidence: float | None) -> Page:
    return Page(1, 612, 792, text, (Word(text, BBox(0, 0, 9, 9), Span(0, len(text)), confidence=confidence),))


@pytest.mark.parametrize(("read", "meant"), MENDED.items())
def test_proven_digits_are_mended(read: str, meant: str) -> None:
    """One character for another: spans stay what they were."""
    assert mended(page(read, 0.9)).text == meant


@pytest.mark.parametrize(("read", "reason"), KEPT.items())
def test_what_nothing_proves_is_kept(read: str, reason: str) -> None:
    """No number is made up."""
    assert mended(page(read, 0.9)).text == read, reason


def test_what_the_document_says_itself_is_kept() -> None:
    """Only what OCR has read is doubted."""
    assert mended(page("DOB: O3/12/195l", None)).text == "DOB: O3/12/195l"
