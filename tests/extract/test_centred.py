"""Rows of a table whose cells are set in the middle of their height are read as rows, without rules that frame them."""

from __future__ import annotations

from tests.extract.cells import read

HEADING = [(40.0, 0.0, "Time"), (120.0, 0.0, "Patient"), (200.0, 0.0, "DOB"), (280.0, 0.0, "Reason")]
OTHERS = [
    cell
    for line, name in ((1.3, "Ana Ruiz"), (5.6, "Bo Diop"), (6.9, "Eva Osei"))
    for cell in ((40.0, line, "9h20"), (90.0, line, name), (200.0, line, "12/03/1951"), (280.0, line, "cough"))
]


def test_a_name_on_two_lines_beside_cells_of_one() -> None:
    """The time and birth date stand midway between the two lines of the name."""
    midway = [(40.0, 3.5, "9h40"), (200.0, 3.5, "12/03/1961"), (280.0, 3.5, "fever")]
    text = read(*HEADING, *OTHERS, (90.0, 3.0, "CHARPENTIER"), (90.0, 4.0, "Thomas"), *midway)
    assert "Time: 9h40\tPatient: CHARPENTIER Thomas\tDOB: 12/03/1961\tReason: fever" in text


def test_words_set_far_apart_to_fill_their_column() -> None:
    """They are one cell: no heading stands over the second."""
    lines = [(90.0, 3.0, "NICOLET"), (145.0, 3.0, "Nadine"), (90.0, 4.0, "(new)")]
    text = read(*HEADING, *OTHERS, *lines, (40.0, 3.5, "9h40"), (280.0, 3.5, "fever"))
    assert "Patient: NICOLET Nadine (new)\tReason: fever" in text


def test_rows_that_do_not_overlap_stay_rows() -> None:
    """A next line below another is no part of it."""
    text = read(*HEADING, *OTHERS, (90.0, 3.4, "Lea Park"), (40.0, 3.4, "9h40"), (200.0, 3.4, "12/03/1961"))
    assert "Patient: Bo Diop\tDOB: 12/03/1951\tReason: cough\nTime: 9h20\tPatient: Eva Osei" in text
