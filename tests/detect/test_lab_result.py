"""Laboratory results: what is one, what is none, and what is known of each."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.detect.recognizers.lab_result import LabResultRecognizer
from phiscan.model import Basis, Role

RECOGNIZER = LabResultRecognizer()

# What is printed, and each value with as much of its detail as the case is about.
HITS: dict[str, list[dict[str, str]]] = {
    "INR: 2.4": [{"value": "2.4", "analyte": "INR", "loinc": "6301-6"}],
    "INR = 2,4": [{"value": "2,4"}],
    "Home INR 2.4 this morning. Per Dr. Roux hold": [{"value": "2.4", "loinc": "6301-6"}],
    "INR 3.4 this am.": [{"value": "3.4"}],
    "INR today: 2.6": [{"value": "2.6", "analyte": "INR"}],
    "FINDING: PALB2 c.3113G>A: Likely pathogenic variant": [
        {"value": "Likely pathogenic variant", "analyte": "PALB2 c.3113G>A"}
    ],
    "Gene\tCFTR c.1521_1523del (p.Phe508del)\tHeterozygous": [{"value": "Heterozygous"}],
    "POC INR obtained: 2.6": [{"value": "2.6", "analyte": "POC INR", "loinc": "6301-6"}],
    "Drawn 12/17/2018: Potassium\tResult: 5.1": [{"value": "5.1", "analyte": "Potassium", "date": "12/17/2018"}],
    "INR (sous Sintrom) : 3,0": [{"value": "3,0", "analyte": "INR"}],
    "ORDERED: URINE CULTURE\nORGANISM 1: E. faecalis": [{"value": "E. faecalis", "analyte": "URINE CULTURE"}],
    "Test: PSA\tResult: 1.9\tReference: (0.1-4.0) ng/mL": [{"value": "1.9", "range": "0.1-4.0", "unit": "ng/mL"}],
    "INR 2.4 (2.0-3.0)": [{"value": "2.4", "range": "2.0-3.0"}],
    "your INR today was 2.4": [{"value": "2.4"}],
    "INR of 2.4": [{"value": "2.4"}],
    "INR: **5.6**": [{"value": "5.6", "flag": "**"}],
    "Hgb 12.3H": [{"value": "12.3", "flag": "H"}],
    "INR on 09/08/2017 was 2.4": [{"value": "2.4", "date": "09/08/2017"}],
    "Last INR: 3.0 on 12/08/16": [{"value": "3.0", "date": "12/08/16"}],
    "hemoglobin 14.1; sodium 138; glucose of 50, which": [
        {"value": "14.1", "loinc": "718-7"},
        {"value": "138", "loinc": "2951-2"},
        {"value": "50", "loinc": "2345-7"},
    ],
    "shows a hemoglobin of 13.2 g/dL and a TSH of 2.10 mIU/L. I": [
        {"value": "13.2", "unit": "g/dL"},
        {"value": "2.10", "unit": "mIU/L", "loinc": "3016-3"},
    ],
    "La lithiémie du 06/08/2017 est à 0,45 mmol/L, la TSH à 1,94 mUI/L.": [
        {"value": "0,45", "date": "06/08/2017", "loinc": "14334-7"},
        {"value": "1,94", "unit": "mUI/L"},
    ],
    "Na 138, K 4.2, Cl 101": [{"value": "138"}, {"value": "4.2"}, {"value": "101"}],
    "platelets 250,000": [{"value": "250,000"}],
    "Plaquettes : 250 000 /mm3": [{"value": "250 000", "unit": "/mm3"}],
    "Patient is HIV positive.": [{"value": "positive", "loinc": "56888-1"}],
    "Sérologie VIH : Négatif": [{"value": "Négatif"}],
    "Troponin I <0.01 ng/mL": [{"value": "<0.01", "unit": "ng/mL"}],
    "ANA\t1:80\tHigh": [{"value": "1:80", "flag": "High"}],
    "WBC 4.5 x10E3/uL 3.4-10.8": [{"value": "4.5", "unit": "x10E3/uL", "range": "3.4-10.8"}],
    "GLUCOSE            98       mg/dL     65-99": [{"value": "98", "unit": "mg/dL", "range": "65-99"}],
    "GLUCOSE 98 mg/dL 65-99": [{"value": "98", "unit": "mg/dL", "range": "65-99"}],
    "Leucocytes ....... 6,52 G/L  4,00 à 10,00": [{"value": "6,52", "unit": "G/L", "range": "4,00 à 10,00"}],
    "INR\t2.4\t2.0-3.0": [{"value": "2.4", "range": "2.0-3.0"}],
    "WBC\tH 12.3\t4.0-11.0": [{"value": "12.3", "flag": "H", "range": "4.0-11.0"}],
    "TSH, 3rd generation\t2.10\tmIU/L\t0.40-4.50": [{"value": "2.10", "range": "0.40-4.50"}],
    "eGFR\t>60\tmL/min/1.73 m2": [{"value": ">60", "unit": "mL/min/1.73 m2"}],
    "WBC\t0-5 /HPF": [{"value": "0-5"}],
    "Glycémie 0,98 g/L 5,4 mmol/L": [{"value": "0,98", "unit": "g/L"}, {"value": "5,4", "unit": "mmol/L"}],
    "Glycémie\t0,98\tg/L\t0,70 - 1,10\t5,4 mmol/L": [{"value": "0,98", "range": "0,70 - 1,10"}, {"value": "5,4"}],
    "Test: INR\tResult: 2.4\tUnits: ratio\tReference Range: 2.0-3.0\tFlag: H": [
        {"value": "2.4", "unit": "ratio", "range": "2.0-3.0", "flag": "H"}
    ],
    "TEST: WBC\tRESULT FLAG: 13.5 H\tREFERENCE: (4.0-11.0)\tUNITS: K/mm3": [
        {"value": "13.5", "flag": "H", "range": "4.0-11.0", "unit": "K/mm3", "loinc": "6690-2"}
    ],
    "BILAN: Thyréostimuline (TSH)\tRésultats: 1.950 mUI/l\tValeurs de référence: (0.270 - 4.200)": [
        {"value": "1.950", "unit": "mUI/l", "range": "0.270 - 4.200", "analyte": "Thyréostimuline (TSH)"}
    ],
    "Test: Glucose\tOut of Range: 123 H\tReference Range: 65-99 mg/dL": [
        {"value": "123", "unit": "mg/dL", "range": "65-99"}
    ],
    "INR\t09/01/2017: 2.4\t09/08/2017: 2.6": [
        {"value": "2.4", "date": "09/01/2017"},
        {"value": "2.6", "date": "09/08/2017"},
    ],
    "National INR Network\nGoal\t02-18-2017\t02-11-2017\nGoal: 2.0 - 3.0\t02-18-2017: 2.2\t02-11-2017: 2.1": [
        {"value": "2.2", "date": "02-18-2017", "range": "2.0 - 3.0", "loinc": "6301-6"},
        {"value": "2.1", "date": "02-11-2017"},
    ],
    "Date: 09/08/2017\tINR: 2.4": [{"value": "2.4", "date": "09/08/2017"}],
    "INR REPORT\nDate: 09/08/2017\tResult: 2.4": [{"value": "2.4", "date": "09/08/2017", "loinc": "6301-6"}],
    "Test: PT/INR\nResult: 2.4\nGoal range: 2.0-3.0\nDate collected: 09/08/2017": [
        {"value": "2.4", "range": "2.0-3.0", "date": "09/08/2017"}
    ],
    "Hémoglobine : 14,2 g/dL (13,0-17,0)   Antériorité 12/08/17 : 13,9": [
        {"value": "14,2", "range": "13,0-17,0"},
        {"value": "13,9", "date": "12/08/17"},
    ],
    "Analyse\tRésultat\tUnités\tNormes\tAntériorité 12/08/2017\nHémoglobine\t14,2\tg/dL\t13,0 - 17,0\t13,9": [
        {"value": "14,2", "unit": "g/dL"},
        {"value": "13,9", "date": "12/08/2017"},
    ],
    "TEST      RESULT  FLAG  UNITS  REFERENCE\nKLOTHO    5.5     H     pg/mL  1.0-3.0": [
        {"value": "5.5", "analyte": "KLOTHO", "flag": "H", "unit": "pg/mL", "range": "1.0-3.0"}
    ],
    "Test: Klotho\tResult: 5.5\tUnits: pg/mL": [{"value": "5.5", "analyte": "Klotho"}],
    "09/12/17\t09/11/17\tUnits\nWBC\t8.9\t10.4 H\tK/uL\t4.0-11.0": [
        {"value": "8.9", "date": "09/12/17", "unit": "K/uL"},
        {"value": "10.4", "date": "09/11/17", "flag": "H"},
    ],
    "INR: 2.2 H\t0.9-1.1": [{"value": "2.2", "flag": "H", "range": "0.9-1.1"}],
    "U AMPHETAMINES\tNEGATIVE\tNEGATIVE": [{"value": "NEGATIVE", "analyte": "U AMPHETAMINES"}],
    "Anticorps anti-HCV ...... Négatif": [{"value": "Négatif", "analyte": "Anticorps anti-HCV", "loinc": "13955-0"}],
    "Sérologie VIH 1+2 (Ag P24 + Ac) : Négatif": [{"analyte": "Sérologie VIH 1+2 (Ag P24 + Ac)"}],
    "Estrogen receptor: Positive (95%)": [{"value": "Positive", "analyte": "Estrogen receptor"}],
    "HCO3\t25.8\t22 - 26 mmol/L\nBase Excess\t-1.2\t-2 - 2": [
        {"value": "25.8"},
        {"value": "-1.2", "analyte": "Base Excess", "range": "-2 - 2"},
    ],
    "Test: RSV Antigen\tResult: Negative": [{"value": "Negative", "analyte": "RSV Antigen"}],
    "Gene: MTHFR C677T\tVariant: 677C>T\tResult: Homozygous": [{"value": "Homozygous", "analyte": "MTHFR C677T"}],
    "Test: Culture, Urine\tResult: >100,000 CFU/mL Escherichia coli": [
        {"value": ">100,000 CFU/mL Escherichia coli", "analyte": "Culture, Urine"}
    ],
    "Groupe sanguin : A   Rhésus : Positif": [{"value": "A"}, {"value": "Positif"}],
    "Glycémie : 1,12 g/L soit 6,22 mmol/L": [{"value": "1,12", "unit": "g/L"}, {"value": "6,22", "unit": "mmol/L"}],
    "creatinine 1.6 (baseline 1.3), and": [{"value": "1.6"}, {"value": "1.3"}],
    "L'INR de contrôle est à 2,4 le 21/09/2017.": [{"value": "2,4"}],
    "Paramètre: TCA (ratio)\tValeur: 1,64\tNormales: <1,20": [{"value": "1,64", "analyte": "TCA (ratio)"}],
    "Test: INR (ratio)\tResult: 2.4": [{"value": "2.4", "analyte": "INR", "unit": "ratio", "loinc": "6301-6"}],
    "HIV-1 RNA: 3.7 x 10^4 copies/mL": [{"value": "3.7 x 10^4", "unit": "copies/mL"}],
    "WBC: 6.5 x 10^3/uL": [{"value": "6.5", "unit": "x 10^3/uL"}],
    "À l'entrée, créatinine : 80 µmol/L.": [{"value": "80", "analyte": "créatinine"}],
    "PT/INR 28.4/2.6": [{"value": "28.4", "analyte": "PT"}, {"value": "2.6", "analyte": "INR", "loinc": "6301-6"}],
    "Test: Jan 23, 2022 Apr 27, 2022 Reference\nFerritin (ng/mL)\t223\t<0.5\t38 - 380": [
        {"value": "223", "date": "Jan 23, 2022", "range": "38 - 380"},
        {"value": "<0.5", "date": "Apr 27, 2022"},
    ],
    "Date: INR Alerte\n24/05/2022 2,3\n17/05/2022 3,3\tH": [
        {"value": "2,3", "date": "24/05/2022", "analyte": "INR"},
        {"value": "3,3", "date": "17/05/2022", "flag": "H"},
    ],
    "Date: 24/05/2022\tINR Alerte: 3,3\tH\tCible: 2,0 - 3,0": [
        {"value": "3,3", "date": "24/05/2022", "range": "2,0 - 3,0"}
    ],
    "Test\t4/11/2023\t1/4/2023\nGlucose, urine\t1+ A\tNegative\tNegative": [
        {"value": "1+", "date": "4/11/2023", "flag": "A"},
        {"value": "Negative", "date": "1/4/2023", "range": "Negative"},
    ],
    "Analyte: HIV Screen\tValue: ......\tAbnormal: Negative": [{"value": "Negative", "loinc": "56888-1"}],
    "Créatinine\tRésultats: 9,8\tmg/L\tAntériorités: 9,5\nRésultats: 87\tµmol/L\tAntériorités: 84": [
        {"value": "9,8"},
        {"value": "9,5"},
        {"value": "87", "unit": "µmol/L", "loinc": "2160-0"},
        {"value": "84"},
    ],
    "Test: Glucose\tCurrent Result and Flag: 102 High\t95\tPrevious Result and Date: 05/02/2023\tUnits: mg/dL": [
        {"value": "102", "flag": "High", "unit": "mg/dL"},
        {"value": "95", "date": "05/02/2023", "unit": "mg/dL"},
    ],
    "Sodium\nNormal range: 136 - 145 mmol/L\nYour value is 139": [
        {"value": "139", "range": "136 - 145", "unit": "mmol/L", "loinc": "2951-2"}
    ],
    "Urinalysis\nColor\tYellow\nSpecific Gravity\t1.015\nProtein\tNegative": [
        {"value": "Yellow"},
        {"value": "1.015"},
        {"value": "Negative"},
    ],
}

MISSES = {
    "Pt #: 89738\tPhone: 210-997-1730": "a patient's number, no prothrombin time",
    "B. D68.51 Factor V Leiden\n17. FROM: 01 02 22\t17b. NPI: 49505 Hernia repair\t23. AUTHORIZATION NUMBER: 412.00\t1": "a bill",
    "INR goal 2.0-3.0": "a goal",
    "INR: 2.0-3.0": "a range",
    "Target INR: 2.5": "a goal",
    "The goal LDL will be less than 70": "a goal",
    "an INR of 2.0 to 3.0 is the goal for most patients": "a brochure",
    "A normal INR is 1.0": "a generality",
    "If your INR is 5.0 call us": "a condition",
    "An INR of 5.0 means your blood clots slowly": "a generality",
    "LDL <100 mg/dL is recommended": "an aim",
    "Test your INR in 2 weeks": "a delay",
    "warfarin 5 mg": "a dose",
    "Calcium 600 mg daily": "a dose",
    "Vitamin B12 1000 mcg daily": "a dose",
    "Docusate sodium 100 mg": "a dose",
    "Cholesterol 30 mg per serving": "food",
    "Sodium: 140 mg": "food",
    "Iron was 325 mg": "a dose",
    "INR: 3 weeks": "a delay",
    "INR 09/08/2017": "a date",
    "INR 10:30": "a time",
    "INR clinic: 610-555-0143": "a phone number",
    "Test name: Digoxin\tTAT: 2 d\tClient price: $68.00": "a price list",
    "Test: Digoxin\tPrice: 31.00": "a price list",
    "Test: Sodium\tReference range: 135-145": "a reference table",
    "Test\tReference Range\nSodium\t135-145\nINR\t0.9-1.1": "a reference table",
    "BP 120/80 pulse 72 weight 180 lb": "vital signs",
    "Test: Weight\tResult: 72\tRange: 60-80": "vital signs",
    "PT, OT, speech therapy": "other meanings",
    "Dr. K 4": "an initial",
    "Color: Yellow\nSize: 12": "a parcel",
    "SARS-CoV-2 vaccine lot 12": "a vaccine",
    "Estrogen receptor: see comment": "no value",
    "Family history: negative": "nothing measured",
    "Room temperature\t21\nShelf life\t12": "no laboratory's rows",
    "Result: Raritan, NJ": "a place under a heading",
    "Test date: Please fax\tINR: to (610) 417-6045": "a remark under a heading",
}


def _found(text: str) -> list[dict[str, str]]:
    details = []
    for result in sorted(RECOGNIZER.analyze(text, []), key=lambda each: each.start):
        detail = result.recognition_metadata["detail"]
        assert detail["value"] == text[result.start : result.end]
        details.append(detail)
    return details


@pytest.mark.parametrize("text", HITS)
def test_a_result_is_found_with_what_is_printed_beside_it(text: str) -> None:
    """Every value, in order, no other; the span is the value."""
    found = _found(text)
    expected = HITS[text]
    assert [{key: each.get(key, "") for key in want} for each, want in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize("text", MISSES)
def test_what_is_no_result(text: str) -> None:
    """Nobody was measured: MISSES says what it is instead."""
    assert _found(text) == []


def test_a_result_is_the_patients_and_says_its_evidence() -> None:
    """A row with a range is better evidence than a sentence."""
    (row,) = RECOGNIZER.find("INR\t2.4\t2.0-3.0")
    (sentence,) = RECOGNIZER.find("his INR was 2.4 then")
    assert row.recognition_metadata["role"] is Role.PATIENT
    assert row.recognition_metadata["basis"] is Basis.LABEL
    assert sentence.recognition_metadata["basis"] is Basis.PATTERN
    assert row.score > sentence.score


def test_the_collection_date_of_the_page_is_the_date_of_its_results() -> None:
    """Only a labelled one, and only when the page has one."""
    one = "Collected: 06/24/17 09:32\tReceived: 06/25/17\nSodium\t139\t136-145"
    two = "Collected: 06/24/17\nCollected: 06/25/17\nSodium\t139\t136-145"
    printed = "Printed: 06/25/17\nSodium\t139\t136-145"
    assert [_found(text)[0].get("date") for text in (one, two, printed)] == ["06/24/17", None, None]


def test_an_earlier_result_never_gets_the_date_of_this_collection() -> None:
    """A date that is not printed beside it would be wrong."""
    text = "Prélevé le 19/01/2017\nAnalyse\tRésultat\tNormes\tAntériorité\nHémoglobine\t14,2\t13,0 - 17,0\t13,9"
    assert [each.get("date") for each in _found(text)] == ["19/01/2017", None]


def test_a_detail_never_holds_what_is_not_printed() -> None:
    """Keys without a text are left out."""
    assert _found("INR: 2.4") == [{"value": "2.4", "analyte": "INR", "loinc": "6301-6"}]


def test_rows_that_ran_together_give_nothing() -> None:
    """Which value belongs to which name cannot be told."""
    assert _found("Analyse: Hémoglobine Plaquettes\tRésultat: 11,0\tNormes: (12 à 16) (150 à 400)") == []


@given(st.decimals(min_value=0, max_value=999, places=1), st.sampled_from([": ", " = ", "\t", " was ", " of ", " "]))
def test_any_plausible_number_beside_a_name_is_its_value(number: object, between: str) -> None:
    """Whatever parts them."""
    assert [each["value"] for each in _found(f"INR{between}{number}")] == [str(number)]


@given(st.text(alphabet="INRK:=<>()-/.,0123456789\t\n aàHmgL%", max_size=60))
def test_a_value_is_never_longer_than_its_line(text: str) -> None:
    """Spans hold, whatever the text: no line end or tab within, no two results at one place."""
    results = list(RECOGNIZER.find(text))
    assert len({each.start for each in results}) == len(results)
    assert all(
        text[each.start : each.end].strip() and not set("\t\n") & set(text[each.start : each.end]) for each in results
    )


@pytest.mark.parametrize(
    "unit",
    [
        "INR ",
        "INR .",
        "INR (",
        "INR today ",
        "123 ",
        "123,",
        "\t",
        "Result: 2.4\t",
        "H ",
        "1/1/",
        "+",
        " .",
        "Test: INR\n",
    ],
)
def test_no_text_takes_more_than_linear_time(unit: str) -> None:
    """Hostile repetition of 20,000 characters is read within a second (usually a tenth)."""
    text = "Test: INR\t" + unit * (20_000 // len(unit))
    began = time.process_time()
    list(RECOGNIZER.find(text))
    assert time.process_time() - began < 1.5
