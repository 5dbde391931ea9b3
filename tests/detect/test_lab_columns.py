"""Results in tables of which only some columns have a heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from phiscan.detect.recognizers import LabResultRecognizer
from tests.extract.drawing import Sheet, draw, read

HEADINGS = {
    "a": (50, "Analyse"),
    "r": (200, "Résultat"),
    "u": (260, "Unités"),
    "n": (320, "Valeurs de référence"),
    "p": (450, "Antériorité 10/01/2018"),
}
ROWS = (
    ("Hémoglobine", "14,1", "g/dL", "13,4 à 16,7", "14,3"),
    ("Plaquettes", "138", "G/L", "150 à 400", "151"),
    ("CRP", "< 0,6", "mg/L", "< 5,0", ""),
)


@pytest.mark.parametrize("headed", ["arunp", "runp", "rnp", "np", "n", "rn", "arn", "anp", "rp"])
def test_a_column_without_a_heading_is_told_by_its_shape(tmp_path: Path, headed: str) -> None:
    """Whichever columns are headed, the value, unit and range of each analyte are the same."""

    def page(sheet: Sheet) -> None:
        for key in headed:
            x, text = HEADINGS[key]
            sheet.put(x, 120, text)
        for number, row in enumerate(ROWS):
            for (x, _), text in zip(HEADINGS.values(), row, strict=True):
                sheet.put(x, 140 + 14 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page))
    details = [each.recognition_metadata["detail"] for each in LabResultRecognizer().find(found.text)]
    earlier = {row[4] for row in ROWS if row[4]}
    current = [each for each in details if each["value"] not in earlier]
    assert [(each["analyte"], each["value"], each["unit"], each["range"]) for each in current] == [
        row[:4] for row in ROWS
    ]
    # Those are told by their shape too; only the heading has their day.
    assert {each["value"] for each in details} >= earlier
    assert sum(each.get("date") == "10/01/2018" for each in details) == (2 if "p" in headed else 0)


# What a leader takes from a name, where headings stand left of their columns, and so near to the range that it would be cut.
LED = (
    ("Leucocytes ................................. +", "11,75 G/L", "(4,0 - 10,0)", "5,88"),
    ("Hémoglobine ................................", "13,5 g/dL", "(13,0 - 17,0)", "20,1"),
    ("Bilirubine .................................", "5 mg/L", "(2 - 12)", ""),
    ("Orosomucoïde ............................... B", "0,47 g/L", "(0,50 - 1,20)", "0,54"),
)
PLACES = {"to the left": (240, 315, 405), "above": (285, 360, 480), "above two": (262, 318, 390)}


@pytest.mark.parametrize("places", PLACES)
def test_headings_beside_their_columns_are_told_by_their_order(tmp_path: Path, places: str) -> None:
    """The name's column has no heading; each other one has, in order, though some stand nearer to the next column."""

    def page(sheet: Sheet) -> None:
        for x, text in zip(PLACES[places], ("Résultat", "Normes", "Préc."), strict=True):
            sheet.put(x, 120, text)
        for number, row in enumerate(LED):
            for x, text in zip((30, 290, 360, 480), row, strict=True):
                sheet.put(x, 140 + 14 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page))
    details = [each.recognition_metadata["detail"] for each in LabResultRecognizer().find(found.text)]
    assert [(each["analyte"], each["value"], each.get("flag", "")) for each in details] == [
        ("Leucocytes", "11,75", "+"),
        ("Leucocytes", "5,88", ""),
        ("Hémoglobine", "13,5", ""),
        ("Hémoglobine", "20,1", ""),
        ("Bilirubine", "5", ""),
        ("Orosomucoïde", "0,47", "B"),
        ("Orosomucoïde", "0,54", ""),
    ]


# A grid of persons, of whom each lacks something in some column; forms of labels with their values beside them are none.
GRID = (
    ("1", "Sokolov, Marek", "05/15/71", "10.0", "1.9 L", ""),
    ("2", "Urquhart, Rhiannon", "07/06/91", "11.0", "", "recheck K"),
    ("3", "Cotton, Ida", "07/16/50", "10.5", "4.0", "none"),
)


def test_a_grid_is_read_by_its_headings_though_no_row_but_one_is_whole(tmp_path: Path) -> None:
    """Each value is of the analyte over it."""
    places = (38, 60, 190, 260, 330, 400)

    def page(sheet: Sheet) -> None:
        for x, text in zip(places, ("Sta", "Name", "DOB", "Hgb", "Phos", "Plan"), strict=True):
            sheet.put(x, 120, text)
        for number, row in enumerate(GRID):
            for x, text in zip(places, row, strict=True):
                sheet.put(x, 132 + 12 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page))
    details = [each.recognition_metadata["detail"] for each in LabResultRecognizer().find(found.text)]
    assert [(each["analyte"], each["value"]) for each in details] == [
        ("Hgb", "10.0"),
        ("Phos", "1.9"),
        ("Hgb", "11.0"),
        ("Hgb", "10.5"),
        ("Phos", "4.0"),
    ]


def test_labels_beside_their_values_head_nothing(tmp_path: Path) -> None:
    """Two columns of labels, each with its value."""
    lines = (("Patient", "Ana Ruiz", "Due date", "25-Aug-2013"), ("Date of birth", "11-Nov-1993", "MRN", "00123456"))

    def page(sheet: Sheet) -> None:
        for number, line in enumerate(lines):
            for x, text in zip((40, 130, 260, 340), line, strict=True):
                sheet.put(x, 120 + 14 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page))
    assert "Date of birth: 11-Nov-1993" in found.text
