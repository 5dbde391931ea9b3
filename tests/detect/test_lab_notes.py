"""Results as notes, logs and diaries tell them: in sentences of many wordings, in shorthand, in columns without a name."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers.lab_result import LabResultRecognizer
from tests.detect.finding import values

# What is written, and the values in it.
HITS: dict[str, list[str]] = {
    # Sentences.
    "Her potassium remains low at 3.1 despite repletion.": ["3.1"],
    "Hemoglobin dropped from 10.1 to 8.4 overnight.": ["10.1", "8.4"],
    "Creatinine bumped to 1.9 this morning (from 1.2).": ["1.9", "1.2"],
    "His LDL was not at goal (132).": ["132"],
    "The creatinine was 2.0 mg/dL as of 2016-11-23 and is now 4.7 mg/dL.": ["2.0", "4.7"],
    "Postoperatively the hemoglobin drifted to 7.8 g/dL.": ["7.8"],
    "INR 2.3 at goal, no change": ["2.3"],
    "L'INR du 12/02 était à 3,8.": ["3,8"],
    "La kaliémie reste basse à 3,1.": ["3,1"],
    "CRP ultrasensible retrouvée à 12": ["12"],
    "Plaquettes 218 G/L, ce jour une Protéine C\nréactive 5,2 mg/L, le reste du bilan sans particularité ici": [
        "218",
        "5,2",
    ],
    "UA: color yellow, clarity clear, pH 6.0, protein trace, nitrite positive": [
        "yellow",
        "clear",
        "6.0",
        "trace",
        "positive",
    ],
    "Sérologie syphilis (TPHA) : positif faible": ["positif faible"],
    # Shorthand.
    "INR 3/4: 2.4, 3/11: 2.8, 3/18: 3.1. Goal 2.0-3.0": ["2.4", "2.8", "3.1"],
    "INR: 2.4 (3/4), 2.8 (3/11)": ["2.4", "2.8"],
    "Glucose: 7:30 AM 112, 11:45 AM 145": ["112", "145"],
    "ABG: 7.38/42/88/24 on 2L": ["7.38", "42", "88", "24"],
    "GDS : 7,41 / 38 / 82 / 24": ["7,41", "38", "82", "24"],
    "CBC: 8.2>12.1/36.3<221": ["8.2", "12.1", "36.3", "221"],
    "BMP 138/4.1/102/24/14/0.9/98": ["138", "4.1", "102", "24", "14", "0.9", "98"],
    "H&H 9.1/27.4 today": ["9.1", "27.4"],
    # Logs.
    "Diabetes notebook\nDate: Wake-up\tDinner\tInsulin (units)\tNotes\n12/25/2019\t168\t147\t5\tshaky\n12/26/2019\t126\t192\t21\twalked": [
        "168",
        "147",
        "126",
        "192",
    ],
    "Glycémies capillaires\nJour\tMatin\tMidi\n12/03\t1,12\t1,45\n13/03\t0,98\t1,31": ["1,12", "1,45", "0,98", "1,31"],
    "PT/INR: 3.4\nLast results\nJUN 02, 2020\t2.2\nMAY 26, 2020\t2.9": ["3.4", "2.2", "2.9"],
    "Continuous glucose monitoring\nDate: Mean (mg/dL)\tReadings\n12/6/2015\t141\t150\n12/5/2015\t133\t199\nShared with: A. Roux\n12/4/2015\t156\t215": [
        "141",
        "133",
        "156",
    ],
    "Glucose overview\nDate: 9/6/2018\tMean (mg/dL): 129\tReadings: 158": ["129"],
    "GMI\n5.9 %\nTarget 5.6 to 7.0\nTime in range: 82 %": ["5.9", "82"],
    # Columns and headings of other vendors.
    "ANALYTE\tOUTCOME\tNORMAL\nANALYTE: Opiates\tOUTCOME: Negative\tNORMAL: Negative": ["Negative"],
    "ANALYTE: Norfentanyl\tCONC.: 2\tUNITS: ng/mL\tREFERENCE: 0-5": ["2"],
    "CREATININE\t153 MG/DL\t(> 20)\tPH: 5.8\t(4.5-9.0)": ["153", "5.8"],
    "CULTURE RESULT: Klebsiella pneumoniae\t>100,000 CFU/mL": ["Klebsiella pneumoniae"],
    "Isolate 1: Escherichia coli\t50,000-100,000 CFU/mL": ["Escherichia coli"],
    "Germe identifié : Escherichia coli": ["Escherichia coli"],
}
# What is written, and why no result is in it.
MISSES: dict[str, str] = {
    "Glucose values below 54 mg/dL are highlighted": "a bound of what is marked",
    "Fecal calprotectin above 250 ug/g suggests activity": "what a guideline says of anybody",
    "age 80 or over, creatinine 1.5 mg/dL or\nmore": "a criterion",
    "Diurèse\tmL/24 h\t1000\t900": "what is measured at the bedside",
    "BP 132/84, HR 78, RR 16, SpO2 97 %": "vital signs",
    "85610 Prothrombin time\t23. PRIOR AUTHORIZATION NUMBER": "the number of a form's box",
    "CULTURE RESULT: Pending": "nothing has grown yet",
    "Date\tInsulin (units)\n12/25/2019\t5\n12/26/2019\t8": "doses",
    "Date\tWeight\n12/25/2019\t155\n12/26/2019\t156": "no laboratory's",
}


@pytest.mark.parametrize(("text", "found"), HITS.items())
def test_results_are_found_as_they_are_written(text: str, found: list[str]) -> None:
    """Each value that was measured, and nothing else."""
    assert values(LabResultRecognizer(), text) == found


@pytest.mark.parametrize("text", MISSES, ids=MISSES.values())
def test_what_nobody_measured_is_no_result(text: str) -> None:
    """Bounds, vital signs, doses and what is pending."""
    assert values(LabResultRecognizer(), text) == []
