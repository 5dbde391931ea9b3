"""The sex beside a birth date: as a form says it, never guessed."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import BirthDateRecognizer
from phiscan.detect.recognizers.base import DETAIL_KEY

SAID = {
    "Date of birth: 03/12/1951\tSex: F": "f",
    "DOB/Age/Sex: 03/12/1951 (66 Y) M": "m",
    "Name: Jane Doe\nDOB: 03/12/1951\nMRN: 8841127\nGender: Female": "f",
    "Date de naissance : 12/03/1951\tSexe : Masculin": "m",
    "Date de naissance : 12/03/1951\nCivilité : Mme": "f",
    "née MARTIN le 12/03/1951 à Paris": "f",
    "M. Roux, né le 12/03/1951": "m",
    "Fecha de nacimiento: 12/03/1951\tSexo: Mujer": "f",
}
NOT_SAID = {
    "DOB: 03/12/1951": "no field",
    "né(e) le 12/03/1951": "both",
    "DOB: 03/12/1951\tSex: M / F": "a form not filled in",
    "DOB: 03/12/1951\tSex: unknown": "no sex",
    "Patient DOB: 03/12/1951\nSpouse date of birth: 04/05/1953\nSex: F": "which of the two",
}


def _details(text: str) -> list[str]:
    found = BirthDateRecognizer().analyze(text, [])
    return [((each.recognition_metadata or {}).get(DETAIL_KEY) or {}).get("sex", "") for each in found]


@pytest.mark.parametrize("text", SAID)
def test_the_sex_that_is_said(text: str) -> None:
    """On the line, on the page of one birth date, or by the word for born."""
    assert _details(text) == [SAID[text]]


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_sex_is_guessed(text: str) -> None:
    """Where none is said, or more than one."""
    found = _details(text)
    assert found, text
    assert not any(found)
