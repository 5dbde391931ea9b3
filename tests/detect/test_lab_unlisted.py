"""Results of analytes that no list knows (all made up): told by their units, by the rows and items beside them, by headings."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers.lab_result import LabResultRecognizer

# What is printed, and the analyte and value of each result.
HITS: dict[str, list[tuple[str, str]]] = {
    # A laboratory's unit tells a result in any sentence.
    "Bilan du 26/12/2013 : Norvexine 5,27 T/L ; V.X.M. 91 fL ; Taux de drovane 3 mmol/L": [
        ("Norvexine", "5,27"),
        ("V.X.M.", "91"),
        ("Taux de drovane", "3"),
    ],
    "> Le labo a trouvé Norvexine 40 mg/L et Drovane basique à 9,8 mg/L.": [
        ("Norvexine", "40"),
        ("Drovane basique", "9,8"),
    ],
    "Recent laboratory studies showed norvexin of 0.8 mg/dL, Drovane, Total 22 mmol/L.": [
        ("norvexin", "0.8"),
        ("Drovane, Total", "22"),
    ],
    "On arrival norvexin was 1.14 mg/dL. Vitals stable.": [("norvexin", "1.14")],
    # Another unit or a word is believed beside another result.
    "Norvexin 5.2 mmol/L, drovane 35.6 %, zelin antigen negative.": [
        ("Norvexin", "5.2"),
        ("drovane", "35.6"),
        ("zelin antigen", "negative"),
    ],
    "Sérologies : Anticorps anti-zelin : Positif\tTPZX : Négatif": [
        ("Anticorps anti-zelin", "Positif"),
        ("TPZX", "Négatif"),
    ],
    # A cell of something else behind the row.
    "NORVEXIN\t161 MG/DL\t(> 20)\tSeen by the pharmacist": [("NORVEXIN", "161")],
    # The title over a table is no name of its rows.
    "Sodium\nNorvexine\t0,79\tg/L\t0,74 à 1,06\tantérieur: 1,04": [("Norvexine", "0,79"), ("Norvexine", "1,04")],
    # Initials and a number in a name, "Total" behind a comma.
    "Analyse: T.X.M.H.\tUnité: pg\t15/12/2024: 25,0\tRéf.: 27,0 - 33,0": [("T.X.M.H.", "25,0")],
    "TESTS: Drovane, Total\tRESULT: 7.0\tUNITS: g/dL\tREFERENCE: 6.0 - 8.5": [("Drovane, Total", "7.0")],
    "NVX Ag/Ab, 4th Gen\tNon Reactive\tNon Reactive": [("NVX Ag/Ab, 4th Gen", "Non Reactive")],
    # The day beside a name is none of it.
    "ANALYSE: 11/10/2023 INR\tRESULTAT: 2,26": [("INR", "2,26")],
    "11/10/2023 INR\t2,26\n25/10/2023 INR\t2,75": [("INR", "2,26"), ("INR", "2,75")],
    # Headings that nobody knows, over cells that tell what they are.
    "Zorb: Norvexin\tQuanta: 5.2 HI\tMensa: mmol/L\tPlim: 3.5-5.1\nZorb: Glucose\tQuanta: 98\tMensa: mg/dL\tPlim: 65-99": [
        ("Norvexin", "5.2"),
        ("Glucose", "98"),
    ],
    "Zorb: C. norvexis NAA\tQuanta: Negative\tPlim: Negative\nZorb: C. zelinis NAA\tQuanta: Positive\tPlim: Negative": [
        ("C. norvexis NAA", "Negative"),
        ("C. zelinis NAA", "Positive"),
    ],
    "Zorb: INR\tQuanta: 2.4\tComment: stable\nZorb: INR\tQuanta: 2.6\tComment: stable": [
        ("INR", "2.4"),
        ("INR", "2.6"),
    ],
    # Earlier results in a last column without a heading; the code of a method is none.
    "Norvexine\t0,49 g/L\t0,40 à 1,50\t0,62\nDrovane\t* 62 µmol/L\t49 à 90\t60": [
        ("Norvexine", "0,49"),
        ("Norvexine", "0,62"),
        ("Drovane", "62"),
        ("Drovane", "60"),
    ],
    "Sodium\t140\tmmol/L\t136-145\t12\nDrovane\t62\tmmol/L\t49-90\t12": [("Sodium", "140"), ("Drovane", "62")],
    # Words are results where words are expected.
    "ANALYTE: Norvexy 21\tValue: Low risk\tREFERENCE: Low risk": [("Norvexy 21", "Low risk")],
    # A note in a cell beside headed ones is read as any sentence.
    "DOS: 7/8/2016\tFacility: Holy Family Hospital\tNarrative: ER visit for chest pain, sent home with aspirin. Troponin 0.02 ng/mL.": [
        ("Troponin", "0.02")
    ],
    # A heading with its unit names what is under it.
    "Date: 03/28/2015\tDrovane (mmol/L): 10.0\tWeekly dose: 30 mg": [("Drovane", "10.0")],
}

# What is printed, and why it is nobody's result.
MISSES = {
    "Values such as norvexin above 6.5 mmol/L are called within 30 minutes.": "a bound",
    "Screening cutoff: norvexin cutoff 50 ng/mL": "from where on a test is positive",
    "Insulin aspart 100 units/mL, NORVEXA 5 mg/mL oral solution": "what is sold",
    "Cataract extraction with lens implant: negative": "no laboratory's name, and no result beside it",
    "Plaquettes\tG/L\t150 - 400\t< 20": "behind the usual range a second bound: whom to call when",
    "Acte: Couronne\tHonoraires: 504,00\tRAC: 62,00\nActe: Inlay\tHonoraires: 293,00\tRAC: 24,00": "amounts of money",
    "Zorb: Bandelettes INR\tQté: 19\tP.U. HT: 4,20\nZorb: Sondes\tQté: 2\tP.U. HT: 4,20": "what was ordered, and its price",
    "ANALYTE: Norvexy 21\tValue: Pending\tREFERENCE: Low risk": "is still to come",
    "Sodium\nDate: 8/27/2015\tAverage (%): 102\tScans: 220": "the title's analyte is not measured in this unit",
    "Leaks, 95th percentile .......... 2 L/min": "no unit of a sample",
}


@pytest.mark.parametrize("text", HITS)
def test_results_of_analytes_nobody_listed_are_found(text: str) -> None:
    """With the name as printed, and nothing else of the text."""
    details = [each.recognition_metadata["detail"] for each in LabResultRecognizer().find(text)]
    assert [(each["analyte"], each["value"]) for each in details] == HITS[text]


@pytest.mark.parametrize("text", MISSES, ids=MISSES.get)
def test_numbers_with_units_that_are_nobodys(text: str) -> None:
    """Of bounds, strengths and devices no result is made."""
    assert list(LabResultRecognizer().find(text)) == []
