"""Drugs and procedures as notes, charts and letters tell them, English and French."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import MedicationRecognizer, ProcedureRecognizer
from tests.detect.finding import values

# What is written, and the drugs in it.
TAKEN: dict[str, list[str]] = {
    "XALATAN 1 gtte le soir": ["XALATAN"],
    "NOVORAPID : 8 UI matin, 10 UI midi": ["NOVORAPID"],
    "Humalog sliding scale AC": ["Humalog"],
    "Warfarin as directed per INR": ["Warfarin"],
    "KCl 40 mEq po given per protocol": ["KCl 40 mEq"],
    "Sodium bicarbonate 650 mg t.i.d.": ["Sodium bicarbonate 650 mg"],
    "vancomycin 1.25 grams q.12h.": ["vancomycin 1.25 grams"],
    "Trt : MIANSERINE 30 mg, IRBESARTAN 150 mg": ["MIANSERINE 30 mg", "IRBESARTAN 150 mg"],
    "CHLORHYDRATE DE TRAMADOL 50 mg - 1 matin et soir": ["CHLORHYDRATE DE TRAMADOL 50 mg"],
    "LANTUS SoloStar 100 UI/ml": ["LANTUS SoloStar 100 UI/ml"],
}
# What is written, and why nobody takes it.
NOT_TAKEN: dict[str, str] = {
    "Allergies: Amoxicillin - hives; Codeine 30 mg - nausea; Latex": "what somebody must not have",
    "Potassium 4.1 mEq/L": "what is measured",
    "Prescription: Horaires\t18/11\t19/11": "the heading of the next column",
    "Avoid a high potassium diet": "a food's",
}
# What is written, and the procedures in it.
DONE: dict[str, list[str]] = {
    "CT of the cervical spine was negative. MRI of the lumbar spine, which showed": [
        "CT of the cervical spine",
        "MRI of the lumbar spine",
    ],
    "to appeal the denial of proton beam therapy. She had 20 sessions of physical therapy.": [
        "proton beam therapy",
        "physical therapy",
    ],
    "Dr. Roux recommends anterior cervical discectomy and fusion.": ["anterior cervical discectomy and fusion"],
    "A transthoracic echocardiogram showed an ejection fraction of 35 %.": ["transthoracic echocardiogram"],
    "She was consented for right inguinal hernia repair.": ["right inguinal hernia repair"],
    "Je propose Cholécystectomie par cœlioscopie à la date du 24/06.": ["Cholécystectomie par cœlioscopie"],
    "J'ai pratiqué Écho-doppler des artères rénales, dont le résultat rassure.": ["Écho-doppler des artères rénales"],
    "Une coronarographie a été réalisée le 4 mars.": ["coronarographie"],
    "admission pour Appendicectomie par\ncœlioscopie.": ["Appendicectomie par\ncœlioscopie"],
    "REMITTANCE ADVICE\n04/06/2024\t97110 Therapeutic exercise\t243.00\t255.44": ["97110 Therapeutic exercise"],
    "Examens pratiqués : IRM du rachis lombaire": ["IRM du rachis lombaire"],
    "He was taken to the operating room for hemiarthroplasty of the hip under spinal anesthesia": [
        "hemiarthroplasty of the hip"
    ],
}
# What is written, and why nothing was done.
NOT_DONE: dict[str, str] = {
    "PLANNING DES INTERVENTIONS - 8 janvier 2013": "a day",
    "Exam performed: August 9, 2017": "when it was",
    "Je propose d'introduire la metformine.": "a drug that is begun",
    "Examens complémentaires\nLeucocytes : 7,6 Giga/L": "a result",
    "Soins : JANUMET 50 mg/1000 mg": "a drug",
    "Services: (208) 359-8059, clientservices@example.org": "a telephone number",
}


@pytest.mark.parametrize(("text", "found"), TAKEN.items())
def test_drugs_are_found_as_they_are_written(text: str, found: list[str]) -> None:
    """Each drug with its strength, or by how it is taken."""
    assert values(MedicationRecognizer(), text) == found


@pytest.mark.parametrize("text", NOT_TAKEN, ids=NOT_TAKEN.values())
def test_what_nobody_takes_is_no_medication(text: str) -> None:
    """Allergies, what is measured and headings."""
    assert values(MedicationRecognizer(), text) == []


@pytest.mark.parametrize(("text", "found"), DONE.items())
def test_procedures_are_found_as_they_are_written(text: str, found: list[str]) -> None:
    """Each procedure with the words that belong to it."""
    assert values(ProcedureRecognizer(), text) == found


@pytest.mark.parametrize("text", NOT_DONE, ids=NOT_DONE.values())
def test_what_was_not_done_is_no_procedure(text: str) -> None:
    """Days, drugs and telephone numbers behind the words for procedures."""
    assert values(ProcedureRecognizer(), text) == []
