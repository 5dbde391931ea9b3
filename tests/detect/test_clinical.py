"""Diagnoses and medications."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers.clinical import ClinicalRecognizer
from phiscan.model import Role

RECOGNIZER = ClinicalRecognizer()

HITS: dict[str, list[tuple[str, str]]] = {
    "INDICATION: Mechanical mitral valve replacement (Z95.2)": [
        ("DIAGNOSIS", "Mechanical mitral valve replacement"),
        ("DIAGNOSIS", "Z95.2"),
    ],
    "Diagnosis: I48.91 - Atrial fibrillation": [("DIAGNOSIS", "I48.91"), ("DIAGNOSIS", "Atrial fibrillation")],
    "DIAGNOSIS: E11.9\t$ CHARGES: 48.00": [("DIAGNOSIS", "E11.9")],
    "Diagnostic principal : Fibrillation atriale persistante.": [("DIAGNOSIS", "Fibrillation atriale persistante")],
    "IMPRESSION: Findings consistent with right lower lobe pneumonia. Results": [
        ("DIAGNOSIS", "right lower lobe pneumonia")
    ],
    "DISCHARGE DIAGNOSES:\n1. Urinary tract infection.\n2. Hypertension.\nPROCEDURES: none": [
        ("DIAGNOSIS", "Urinary tract infection"),
        ("DIAGNOSIS", "Hypertension"),
    ],
    "Past medical history: depression, gout.": [("DIAGNOSIS", "depression"), ("DIAGNOSIS", "gout")],
    "You were evaluated for ankle sprain (ICD-10\nS93.402A).": [
        ("DIAGNOSIS", "ankle sprain"),
        ("DIAGNOSIS", "S93.402A"),
    ],
    "Il est suivi pour une schizophrénie depuis 2011.": [("DIAGNOSIS", "schizophrénie")],
    "• ibuprofen 600 mg: every 8 hours": [("MEDICATION", "ibuprofen 600 mg")],
    "1. Lévothyroxine 75 µg": [("MEDICATION", "Lévothyroxine 75 µg")],
    "Current medications: warfarin, metoprolol succinate": [
        ("MEDICATION", "warfarin"),
        ("MEDICATION", "metoprolol succinate"),
    ],
    "Le traitement associe Téralithe et olanzapine.": [("MEDICATION", "Téralithe"), ("MEDICATION", "olanzapine")],
    "Warfarin\t3 mg\t1800": [("MEDICATION", "Warfarin")],
    "Vaccine: MMR\tGiven: 04/27/2016\tMfr: Merck": [("MEDICATION", "MMR")],
}
MISSES = {
    "Diagnosis: None": "nothing diagnosed",
    "Diagnosis: 09/08/2017": "a date",
    "CONDITION ON DISCHARGE: Stable.": "a state",
    "Diagnosis\tProcedure\tCharges": "headings",
    "Room E11 is on the left": "no code of a disease",
    "Medication Guide: amlodipine": "a leaflet",
    "this becomes a search problem: a user only needs to search": "a sentence",
    "amlodipine can cause swelling": "a leaflet",
    "Glucose 98 mg/dL": "a result",
    "digoxin 0.8 mg/dL": "a result",
    "Vaccine: MMR\tPrice: 40.00": "a price list",
    "déjà une atteinte des deux mains": "a finding",
}


def _found(text: str) -> list[tuple[str, str]]:
    results = sorted(RECOGNIZER.analyze(text, []), key=lambda each: each.start)
    return [(each.entity_type, text[each.start : each.end]) for each in results]


@pytest.mark.parametrize("text", HITS)
def test_what_somebody_has_or_takes_is_found(text: str) -> None:
    """Whole, and nothing else."""
    assert _found(text) == HITS[text]


@pytest.mark.parametrize("text", MISSES)
def test_what_is_nobodys(text: str) -> None:
    """MISSES says what it is instead."""
    assert _found(text) == []


def test_the_detail_parts_a_drug_from_its_dose() -> None:
    """In one cell or in two; the finding is the patient's."""
    for text in ("Warfarin 3 mg", "Warfarin\t3 mg"):
        (result,) = RECOGNIZER.find(text)
        assert result.recognition_metadata["detail"] == {"drug": "Warfarin", "dose": "3 mg"}
        assert result.recognition_metadata["role"] is Role.PATIENT
