"""Whole pages as laboratories, hospital systems and portals lay them out: drawn, read and searched; values made up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from phiscan.detect.recognizers.lab_result import LabResultRecognizer
from tests.detect.finding import values
from tests.extract.drawing import Sheet, draw, read


def _row(sheet: Sheet, y: float, cells: Sequence[str], xs: Sequence[float]) -> None:
    for x, c in zip(xs, cells, strict=False):
        if c:
            sheet.put(x, y, c)


def quest(s: Sheet) -> None:
    s.put(72, 60, "Patient: RUIZ, ANA")
    s.put(330, 60, "DOB: 03/12/1951")
    s.put(72, 74, "Specimen: WX123456K")
    s.put(330, 74, "Collected: 05/02/2023 / 08:15 EDT")
    xs = (72, 270, 350, 430, 540)
    s.font("Helvetica-Bold", 9)
    _row(s, 110, ("Test Name", "In Range", "Out Of Range", "Reference Range", "Lab"), xs)
    s.font("Helvetica", 9)
    y = 124
    for r in (
        ("LIPID PANEL, STANDARD",),
        ("CHOLESTEROL, TOTAL", "", "214 H", "<200 mg/dL", "EN"),
        ("HDL CHOLESTEROL", "45", "", "> OR = 40 mg/dL", "EN"),
        ("TRIGLYCERIDES", "", "161 H", "<150 mg/dL", "EN"),
        ("CHOL/HDLC RATIO", "4.8", "", "<5.0 (calc)", "EN"),
        ("HEMOGLOBIN A1c", "", "6.1 H", "<5.7 % of total Hgb", "EN"),
        ("TSH", "2.14", "", "0.40-4.50 mIU/L", "EN"),
    ):
        _row(s, y, r, xs)
        y += 13


def labcorp(s: Sheet) -> None:
    s.put(60, 60, "Patient Report")
    s.put(60, 80, "Patient: Ruiz, Ana")
    s.put(300, 80, "DOB: 03/12/1951   Age: 72   Sex: F")
    xs = (60, 150, 290, 430, 490)
    _row(s, 110, ("Test", "Current Result and Flag", "Previous Result and Date", "Units", "Reference Interval"), xs)
    y = 126
    for r in (
        ("Glucose 01", "102   High", "95      05/02/2023", "mg/dL", "70-99"),
        ("BUN 01", "18", "16      05/02/2023", "mg/dL", "8-27"),
        ("Creatinine 01", "0.88", "0.91    05/02/2023", "mg/dL", "0.57-1.00"),
        ("eGFR", "71", "", "mL/min/1.73", ">59"),
    ):
        _row(s, y, r, xs)
        y += 13


def meditech(s: Sheet) -> None:
    s.font("Courier", 8)
    lines = [
        "PATIENT: RUIZ,ANA                 ACCT #: V00123456789  LOC: 3N     U #: M000123456",
        "                                  AGE/SX: 72/F          ROOM: 301   REG: 04/02/22",
        "",
        "-----------------------------------------------------------------------------",
        "Date                   04/02/22      04/03/22      04/04/22",
        "Time                       0610          0555          0600     Reference  Units",
        "-----------------------------------------------------------------------------",
        "WBC                         7.8           8.1          12.4 H   (4.0-11.0)  K/mm3",
        "HGB                        12.1          11.8 L        11.2 L   (12.0-16.0) g/dL",
        "PLT                         231           240           198     (150-400)   K/mm3",
        "SODIUM                      139           141           138     (136-145)   mmol/L",
    ]
    for i, line in enumerate(lines):
        s.put(50, 60 + i * 10, line)


def two_columns(s: Sheet) -> None:
    s.put(60, 60, "Name: Ana Ruiz")
    s.put(300, 60, "MRN: 00123456")
    xs = (60, 150, 200, 320, 410, 460)
    _row(s, 90, ("Test", "Result", "Units", "Test", "Result", "Units"), xs)
    y = 104
    for r in (
        ("Glucose", "102 H", "mg/dL", "Sodium", "139", "mmol/L"),
        ("BUN", "18", "mg/dL", "Potassium", "4.1", "mmol/L"),
        ("Creatinine", "0.88", "mg/dL", "Chloride", "102", "mmol/L"),
        ("Calcium", "9.4", "mg/dL", "CO2", "24", "mmol/L"),
    ):
        _row(s, y, r, xs)
        y += 13


def portal(s: Sheet) -> None:
    s.put(60, 60, "Ana Ruiz | DOB: 3/12/1951 | MRN: 00123456")
    y = 100
    for n, rng, v in (
        ("HEMOGLOBIN", "11.7 - 15.5 g/dL", "13.4"),
        ("HEMATOCRIT", "35.0 - 45.0 %", "39.8"),
        ("PLATELET COUNT", "140 - 400 Thousand/uL", "231"),
    ):
        s.font("Helvetica-Bold", 11)
        s.put(60, y, n)
        s.font("Helvetica", 9)
        s.put(60, y + 14, "Normal range: " + rng)
        s.put(60, y + 28, "Value")
        s.font("Helvetica", 14)
        s.put(60, y + 44, v)
        y += 70


def french(s: Sheet) -> None:
    s.put(60, 50, "LABOM BIOLOGIE MEDICALE")
    s.put(350, 50, "Mme RUIZ Ana")
    s.put(350, 62, "Née le 12/03/1951")
    s.put(60, 64, "Dossier N° 230502-0123")
    s.put(60, 76, "Prélevé le 02/05/2023 à 08h15")
    s.put(300, 100, "Résultats")
    s.put(380, 100, "Valeurs de référence")
    s.put(500, 100, "Antériorités")
    s.put(500, 110, "12/03/2022")
    y = 126
    s.font("Helvetica-Bold", 10)
    s.put(60, y, "HEMATOLOGIE")
    s.font("Helvetica", 9)
    y += 14
    for r in (
        ("Leucocytes", "6,52", "Giga/L", "(4,00 à 10,00)", "6,10"),
        ("Hématies", "4,72", "Téra/L", "(4,20 à 5,70)", "4,65"),
        ("Hémoglobine", "14,1", "g/dL", "(13,0 à 17,0)", "13,9"),
        ("INR", "2,41", "", "", ""),
        ("Créatinine", "9,8", "mg/L", "(6,7 à 11,7)", "9,5"),
        ("", "87", "µmol/L", "(59 à 104)", "84"),
    ):
        _row(s, y, r, (60, 300, 335, 380, 500))
        y += 13
    s.put(60, y + 10, "Zone thérapeutique INR : 2,0 à 3,0")


def french_leaders(s: Sheet) -> None:
    s.put(60, 50, "M. ROUX Jean né le 12/03/1951")
    for i, (n, v, r) in enumerate(
        (
            ("Glycémie à jeun", "0,98 g/L", "N : 0,70 à 1,10"),
            ("   soit", "5,44 mmol/L", "N : 3,89 à 6,11"),
            ("Cholestérol total", "2,14 g/L", "inf. à 2,00"),
            ("CRP", "< 4,0 mg/L", "inf. à 5,0"),
            ("Gamma GT", "84 * UI/L", "inf. à 55"),
        )
    ):
        s.put(60, 90 + i * 13, n + " " + "." * (60 - len(n) * 2))
        s.put(330, 90 + i * 13, v)
        s.put(430, 90 + i * 13, r)


def flow_sheet(s: Sheet) -> None:
    s.put(60, 50, "ANTICOAGULATION FLOW SHEET")
    s.put(60, 64, "Pt: Ana Ruiz")
    s.put(250, 64, "DOB 03/12/1951")
    s.put(400, 64, "Goal INR: 2.0-3.0")
    xs = (60, 130, 180, 260, 360)
    _row(s, 90, ("Date", "INR", "Dose (mg/wk)", "Change", "Next"), xs)
    for i, r in enumerate(
        (
            ("3/1/23", "2.1", "35", "none", "3/8/23"),
            ("3/8/23", "3.4", "35", "-10%", "3/15/23"),
            ("3/15/23", "2.6", "32.5", "none", "3/29/23"),
        )
    ):
        _row(s, 104 + i * 13, r, xs)


def epic(s: Sheet) -> None:
    s.put(60, 50, "Ruiz, Ana (MRN 00123456) DOB: 3/12/1951")
    s.put(60, 70, "Recent Results (from the past 24 hour(s))")
    s.put(60, 84, "CBC with Differential")
    s.put(70, 97, "Collection Time: 03/12/23  6:12 AM")
    xs = (70, 200, 270, 340)
    _row(s, 112, ("Result", "Value", "Ref Range", "Status"), xs)
    for i, r in enumerate(
        (
            ("WBC", "11.2 (H)", "3.5 - 10.5 K/uL", "Final"),
            ("Hemoglobin", "10.1 (L)", "12.0 - 15.5 g/dL", "Final"),
            ("Platelets", "231", "150 - 450 K/uL", "Final"),
        )
    ):
        _row(s, 126 + i * 13, r, xs)


# What each page tells of its patient; ranges, doses, dates and what is due are none of it.
PAGES: dict[Callable[[Sheet], None], str] = {
    quest: "214 45 161 4.8 6.1 2.14",
    labcorp: "102 95 18 16 0.88 0.91 71",
    meditech: "7.8 8.1 12.4 12.1 11.8 11.2 231 240 198 139 141 138",
    two_columns: "102 139 18 4.1 0.88 102 9.4 24",
    portal: "13.4 39.8 231",
    french: "6,52 6,10 4,72 4,65 14,1 13,9 2,41 9,8 9,5 87 84",
    french_leaders: "0,98 5,44 2,14 <4,0 84",
    flow_sheet: "2.1 3.4 2.6",
    epic: "11.2 10.1 231",
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_every_result_of_a_page_is_found(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """Whatever columns, blocks or leaders it is set in."""
    (found,) = read(draw(tmp_path / "page.pdf", page))
    results = [value.replace(" ", "") for value in values(LabResultRecognizer(), found.text)]
    assert sorted(results) == sorted(PAGES[page].split())
