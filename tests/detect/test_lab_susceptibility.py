"""Susceptibilities of what was cultured."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers.lab_result import LabResultRecognizer
from tests.detect.finding import values

RECOGNIZER = LabResultRecognizer()
HITS = {
    "Antibiotic\tMIC (mcg/mL)\tInterp\nGentamicin\t<=0.25\tS\nTrimethoprim/Sulfa\t>=32\tR": ["<=0.25", ">=32"],
    "Antibiogramme\nAntibiotique: Amoxicilline\tCMI (mg/L): >16\tS/I/R: R\nAntibiotique: Fosfomycine\tCMI (mg/L): 8\tS/I/R: I": [
        ">16",
        "8",
    ],
    "SUSCEPTIBILITY\n  Ampicillin        >16    R\n  Cefazolin         4      S\n  Nitrofurantoin    S": [
        ">16",
        "4",
        "S",
    ],
    "Sensibilité\nAmoxicilline\tRésistant\nCiprofloxacine\tSensible": ["Résistant", "Sensible"],
    "Antimicrobial susceptibility\nCeftriaxone\tS\t<=1\nVancomycin\tR\t>16": ["<=1", ">16"],
}
MISSES = {
    "S = susceptible, I = intermediate, R = resistant": "a legend",
    "Antibiotics\nTake amoxicillin 500 mg": "a dose",
    "Choice of antibiotic\nAmoxicillin\tS": "one row proves nothing",
    "Gentamicin\t<=0.25\tS\nAmpicillin\t8\tR": "no page about susceptibility",
}


@pytest.mark.parametrize("text", HITS)
def test_each_drug_has_its_value(text: str) -> None:
    """The concentration, or what it means where no concentration is printed."""
    assert values(RECOGNIZER, text) == HITS[text]


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_other_rows_are_none(text: str, reason: str) -> None:
    """Letters behind drugs mean something on a page of cultures only."""
    assert values(RECOGNIZER, text) == [], reason


def test_the_detail_names_drug_and_meaning() -> None:
    """The drug is the analyte; the unit of its heading is the value's."""
    text = "Antibiotic\tMIC (mcg/mL)\tInterp\nAntibiotic: Gentamicin\tMIC (mcg/mL): <=0.25\tInterp: S\nAntibiotic: Cefazolin\tMIC (mcg/mL): 8\tInterp: I"
    first = next(iter(sorted(RECOGNIZER.find(text), key=lambda each: each.start)))
    assert {"analyte": "Gentamicin", "flag": "S", "unit": "mcg/mL"}.items() <= first.recognition_metadata[
        "detail"
    ].items()
