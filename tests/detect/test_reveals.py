"""What health data reveals beside its value."""

from __future__ import annotations

import re

import pytest

from phiscan.detect.recognizers import (
    DiagnosisRecognizer,
    LabResultRecognizer,
    MedicationRecognizer,
    ProcedureRecognizer,
    Recognizer,
)
from phiscan.detect.recognizers.reveals import categories, of_diagnosis, of_procedure
from phiscan.model import Basis, Finding, SensitiveText, Span
from phiscan.report.masking import MASKED

RESULTS = {
    "INR: 2.4 (2.0-3.0)": "anticoagulation",
    "INR: 1.1 (0.9-1.2)": "",
    "INR: 2.4": "",
    "HIV 1/2 Ab\tNegative": "hiv",
    "Antigène HBs : Négatif": "hepatitis",
    "U AMPHETAMINES\tNEGATIVE\tNEGATIVE": "substance_use",
    "Beta-HCG : 12 450 UI/L": "reproduction",
    "Factor V Leiden: Heterozygous": "genetics",
    "Lithium, serum\t0.8\tmmol/L\t0.6-1.2": "mental_health",
    "Sodium\t139\tmmol/L": "",
}
DIAGNOSES = {
    "Diagnosis: B20": "hiv",
    "Diagnosis: Major depressive disorder": "mental_health",
    "Diagnosis: F10.20": "substance_use",
    "Diagnosis: C50.911": "cancer",
    "Diagnosis: Z79.01": "anticoagulation",
    "Diagnosis: I10": "",
    "Diagnosis: Ankle sprain": "",
}
DRUGS = {"Biktarvy 50-200-25 mg": "hiv", "warfarin 5 mg": "anticoagulation", "lisinopril 10 mg": ""}
PROCEDURES = {"CPT: 80307": "substance_use", "CPT: 99213": "", "Procedure: breast biopsy": "cancer"}

CASES: list[tuple[type[Recognizer], str, str]] = [
    (recognizer, text, told)
    for recognizer, cases in (
        (LabResultRecognizer, RESULTS),
        (DiagnosisRecognizer, DIAGNOSES),
        (MedicationRecognizer, DRUGS),
        (ProcedureRecognizer, PROCEDURES),
    )
    for text, told in cases.items()
]


@pytest.mark.parametrize(("recognizer", "text", "told"), CASES)
def test_a_finding_says_what_it_reveals(recognizer: type[Recognizer], text: str, told: str) -> None:
    """By analyte, goal, code or word; nothing of what everybody has measured."""
    (found,) = recognizer().find(text)
    assert (found.recognition_metadata["detail"] or {}).get("reveals", "") == told


def test_a_code_of_the_table_is_a_code() -> None:
    """Beginnings of ICD-10, LOINC with its check digit's hyphen, five characters of CPT and HCPCS; no word twice."""
    for each in categories():
        assert all(re.fullmatch(r"[A-Z]\d?[\dA-Z]?(?:\.\d{1,3})?", code) for code in each.icd)
        assert all(re.fullmatch(r"\d{3,6}-\d", code) for code in each.loinc)
        assert all(re.fullmatch(r"\d{5}|[A-Z]\d{4}", code) for code in each.cpt)
    names = [each.name for each in categories()]
    assert len(names) == len(set(names))


def test_words_are_whole_and_accents_do_not_matter() -> None:
    """ "dépression" is told as "depression"; "PSA" is no part of another word."""
    assert of_diagnosis("Épisode dépressif majeur") == {"reveals": "mental_health"}
    assert of_procedure("lapsarotomy") == {}


def test_what_a_diagnosis_reveals_is_masked_as_the_diagnosis_is() -> None:
    """Of a result with a known analyte it is shown, as the analyte is."""
    detail = {"analyte": "HIV", "loinc": "56888-1", "reveals": "hiv"}
    shown = {kind: MASKED.detail(_finding(kind, detail)) for kind in ("LAB_RESULT", "DIAGNOSIS")}
    assert '"reveals": "hiv"' in shown["LAB_RESULT"]
    assert "hiv" not in shown["DIAGNOSIS"]


def _finding(entity_type: str, detail: dict[str, str]) -> Finding:
    parts = {key: SensitiveText(value) for key, value in detail.items()}
    return Finding(1, entity_type, SensitiveText("x"), Span(0, 1), None, "test", Basis.LABEL, detail=parts)
