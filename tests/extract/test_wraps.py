"""Values that a narrow column breaks are read whole."""

from __future__ import annotations

from tests.extract.cells import read

COLUMN = [(290.0, 0, "NPI: 1067700108"), (290.0, 1, "Contact: Harriet Oduya"), (290.0, 2, "Phone: 217-523-4567")]


def test_a_name_goes_on_under_its_value():
    """ "Prescriber: Bartholomew" fills its column: what hangs under the name is the rest of it."""
    text = read((40, 0, "Prescribing physician name: Bartholomew"), (172.5, 1, "Quintanilla, MD"), *COLUMN)
    assert "Prescribing physician name: Bartholomew Quintanilla, MD" in text


def test_a_name_goes_on_under_its_label():
    """At the left edge of the column, too."""
    text = read((40, 0, "Prescribing physician name: Bartholomew J"), (40, 1, "Quintanilla, MD"), *COLUMN)
    assert "name: Bartholomew J Quintanilla, MD" in text


def test_a_line_that_had_room_stays_a_line():
    """Nobody breaks a line there: it is another value."""
    text = read((40, 0, "Allergies: Sulfa"), (40, 1, "Latex"), *COLUMN)
    assert "Sulfa Latex" not in text


def test_a_field_of_its_own_stays_one():
    """However full the line above is."""
    text = read((40, 0, "Prescribing physician name: Bartholomew J"), (40, 1, "Address: 7 Oak Street"), *COLUMN)
    assert "Bartholomew J Address" not in text


def test_fields_that_run_on_go_on_at_the_margin():
    """It is the last field of a line that had no room, not the first."""
    text = read(
        (40, 0, "Delivered by: Kirk Patrick"),
        (200, 0, "Delivered on: 21 June 2019"),
        (370, 0, "Received by (relationship): Luz"),
        (40, 1, "Quintanilla (wife)"),
        (60, 3, "A line as long as lines of this page are, from the margin to its right-hand side, and no longer than"),
    )
    assert "Luz Quintanilla (wife)" in text


def test_columns_are_no_fields_that_run_on():
    """Under the left column stands what is the left column's."""
    text = read(
        (40, 0, "Patient: Kirk Patrick"),
        (300, 0, "Oncologist: Dr Rosa Marchandeau-Lemoine of Oncology"),
        (40, 1, "12 Oak Street"),
        (300, 1, "Secretary: Anne Tissot"),
        (40, 2, "Macon, GA 31201"),
        (300, 2, "Nurse: Paul Roux"),
    )
    assert "Oncology 12 Oak Street" not in text


def test_what_stands_behind_the_margin_of_a_new_row_is_that_rows():
    """An indented value is followed by the next hour of an agenda: the name beside the hour does not hang under it."""
    text = read(
        *((28.0, 2 * row, f"1{row}h20") for row in range(5)),
        *((71.0, 2 * row, f"{name} Ana") for row, name in enumerate(("ROUX", "DIOP", "PETIT", "MOREL", "OSEI"))),
        *((170.0, 2 * row, f"née le 15.01.196{row}") for row in range(5)),
        *((71.0, 2 * row + 1, "Motif : Cardiopathie") for row in range(5)),
    )
    assert "Cardiopathie DIOP" not in text
    assert "11h20\tDIOP Ana\tnée le 15.01.1961" in text
