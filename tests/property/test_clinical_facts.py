"""Every analyte, drug and code that phiscan knows is found wherever such things are printed; no text breaks the reading."""

from __future__ import annotations

import csv
import time
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phiscan.detect.recognizers import (
    DiagnosisRecognizer,
    LabResultRecognizer,
    MedicationRecognizer,
    ProcedureRecognizer,
    Recognizer,
)
from tests.detect.finding import values

_FOLDER = resources.files("phiscan.detect.recognizers")
ANALYTES = [
    row for row in csv.DictReader(_FOLDER.joinpath("analytes.csv").read_text("utf-8").splitlines()) if row["loinc"]
]
DRUGS = [
    line for line in _FOLDER.joinpath("drugs.txt").read_text("utf-8").splitlines() if line.isalpha() and len(line) > 4
]
CLINICAL: tuple[Recognizer, ...] = (
    DiagnosisRecognizer(),
    LabResultRecognizer(),
    MedicationRecognizer(),
    ProcedureRecognizer(),
)
ROWS = (
    "Test: {name}\tResult: {value}\tUnits: {unit}\tReference Range: 1.0-9.0",
    "Analyse\tRésultat\tNormes\n{name}\t{value} {unit}\t1,0 - 9,0",
    "{name} ........ {value} {unit}  (1.0-9.0)",
    "{name}: {value} {unit}",
)
PIECES = (
    "Test: ,Result: ,INR,Glucose,2.4,<0.01,mg/dL,1.0-9.0,H,Antibiogram,S,>16,Diagnosis: ,I48.91,history of ,diabetes,of the left breast,in remission,"
    "warfarin,5 mg,for ,Code: ,99213,$45.00,underwent ,colonoscopy,12/08/2017,Normal range: ,soit ,PT/INR 28.4/2.6,\t,\n, ,.,:,(,),é"
).split(",")
HOSTILE = (
    "INR ", "09/01/2017 2.4\n", "Glucose\n", "S\t", "Ampicillin >16 R\n", "MIC ", "2.4/2.6 ", "acute ", "acute chronic severe ", "of the left ",
    "diabetes, ", "takes 5 mg for ", "history of ", "Code: 99213\t", "1 2 3 ", "x 10^4 ", "(", "positive for ",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ANALYTES), st.sampled_from(ROWS), st.decimals(min_value=2, max_value=8, places=1))
def test_every_known_analyte_is_found_in_every_row(analyte: dict[str, str], row: str, value: object) -> None:
    """With its value, under its own name."""
    # "units" alone are a dose's.
    unit = analyte["units"].replace("units", "").split(";")[0].strip() or "mg/dL"
    text = row.format(name=analyte["english"], value=value, unit=unit)
    found = [each.recognition_metadata["detail"] for each in LabResultRecognizer().find(text)]
    assert [each["value"] for each in found] == [str(value)], text
    assert analyte["english"].casefold() in found[0]["analyte"].casefold()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(DRUGS), st.sampled_from(("5 mg", "0.25 mg", "100 mcg", "1 000 UI", "8 mg/2 mg")))
def test_every_known_drug_is_found_with_its_dose(drug: str, dose: str) -> None:
    """Dose and all, in any case."""
    for name in (drug, drug.capitalize(), drug.upper()):
        assert values(MedicationRecognizer(), f"{name} {dose} daily") == [f"{name} {dose}"]


@given(st.from_regex(r"[A-TV-Z][0-9]{2}\.[0-9]{1,3}", fullmatch=True))
def test_every_code_of_a_disease_is_one_behind_its_label(code: str) -> None:
    """Alone and in brackets behind words."""
    assert values(DiagnosisRecognizer(), f"Diagnosis: {code}") == [code]
    assert code in values(DiagnosisRecognizer(), f"Diagnosis: some illness ({code})")[0]


@given(st.integers(10000, 99999))
def test_every_code_of_a_procedure_is_one_in_a_bill(code: int) -> None:
    """In a column of codes beside words and an amount; nowhere else by itself."""
    row = f"Date: 03/20/2023\tCode: {code}\tDescription: Office visit\tBilled: $1,031.41"
    assert str(code) in " ".join(values(ProcedureRecognizer(), row))
    assert values(ProcedureRecognizer(), f"Springfield {code}") == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=200))
def test_clinical_findings_lie_in_the_text(text: str) -> None:
    """A finding spans characters, none of them blank at its ends, and no two of a kind overlap."""
    for recognizer in CLINICAL:
        last = 0
        for found in sorted(recognizer.find(text), key=lambda each: each.start):
            value = text[found.start : found.end]
            assert value == value.strip(), type(recognizer)
            assert value, type(recognizer)
            assert found.start >= last, type(recognizer)
            last = found.end


@pytest.mark.parametrize("piece", HOSTILE)
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    """Text made to exhaust patterns does not."""
    text = "Susceptibility diabetes\n" + piece * (20_000 // len(piece))
    started = time.process_time()
    for recognizer in CLINICAL:
        list(recognizer.find(text))
    assert time.process_time() - started < 3.0
