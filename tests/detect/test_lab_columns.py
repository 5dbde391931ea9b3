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
