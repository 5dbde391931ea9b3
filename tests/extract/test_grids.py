"""Rows of ruled tables are read whole, however many lines their cells take."""

from __future__ import annotations

from itertools import pairwise

from phiscan.extract.raw import Rule
from tests.extract.cells import read

EDGES = (36.0, 126.0, 246.0, 376.0)


def row(first: float, last: float, edges: tuple[float, ...] = EDGES) -> list[Rule]:
    """The frame of a table's row between two lines of the page, each of its cells with its own borders."""
    top, bottom = 48 + 13 * first, 48 + 13 * last
    upright = [Rule(x, top, x, bottom) for x in edges]
    flat = [Rule(a, y, b, y) for y in (top, bottom) for a, b in pairwise(edges)]
    return [*upright, *flat]


HEADING = [(40.0, 0.0, "Name"), (130.0, 0.0, "Phone"), (250.0, 0.0, "Address")]
WRAPPED = [
    (40.0, 2.0, "Ana Ruiz"),
    (130.0, 2.0, "217-523-4567"),
    (250.0, 1.0, "4180 Garfield Place Apt"),
    (250.0, 2.0, "12C, Grand Junction, North"),
    (250.0, 3.0, "Carolina 27101"),
]


def test_a_cell_of_three_lines_beside_others_centred_on_it():
    """Its lines stand over and under the row's; the rules say that it is one row."""
    text = read(*HEADING, *WRAPPED, rules=[*row(0, 1), *row(1, 4)])
    assert "Phone: 217-523-4567\tAddress: 4180 Garfield Place Apt 12C, Grand Junction, North Carolina 27101" in text


def test_rules_that_run_through_frame_rows_too():
    """Long lines across the table, or borders cell by cell: it looks the same."""
    long = [Rule(x, 48, x, 100) for x in EDGES] + [Rule(36, y, 376, y) for y in (48, 61, 100)]
    assert "Grand Junction, North Carolina 27101" in read(*HEADING, *WRAPPED, rules=long)


def test_a_table_without_upright_rules():
    """The rules between its rows are drawn cell by cell."""
    flat = [rule for rule in [*row(0, 1), *row(1, 4)] if rule.top == rule.bottom]
    assert "Grand Junction, North Carolina 27101" in read(*HEADING, *WRAPPED, rules=flat)


def test_words_spread_over_a_cell_are_one_value():
    """Set to both margins, with gaps as wide as those between columns."""
    spread = [(250.0, 1.0, "4180"), (300.0, 1.0, "Garfield"), (348.0, 1.0, "Place"), (250.0, 2.0, "Fargo")]
    text = read(*HEADING, (40, 1.5, "Ana Ruiz"), (130, 1.5, "217-523-4567"), *spread, rules=[*row(0, 1), *row(1, 3)])
    assert "Address: 4180 Garfield Place Fargo" in text


def test_a_date_that_a_cell_had_no_room_for():
    """The year goes on in the next line: it is one word."""
    edges = (36.0, 126.0, 176.0, 300.0)
    cells = [(40.0, 0.0, "Name"), (130.0, 0.0, "DOB"), (180.0, 0.0, "Phone")]
    body = [(40.0, 1.5, "Ana Ruiz"), (130.0, 1.0, "19/07/19"), (130.0, 2.0, "94"), (180.0, 1.5, "217-523-4567")]
    assert "DOB: 19/07/1994\t" in read(*cells, *body, rules=[*row(0, 1, edges), *row(1, 3, edges)])


def test_a_list_in_a_cell_keeps_its_lines():
    """Its lines had room for more."""
    allergies = [(250.0, 1.0 + line, text) for line, text in enumerate(("Latex", "Sulfa", "Nuts"))]
    cells = [(40.0, 2.0, "Allergies"), (130.0, 2.0, "since 2019"), *allergies]
    assert "Latex Sulfa" not in read(*cells, rules=row(1, 4))


def test_a_column_of_a_table_is_no_box_with_a_caption():
    """What stands first in a column without rules between its rows may read like a label ("Follow-up")."""
    body = [
        (x, line, text)
        for line, texts in enumerate((("8:00", "04/12/78", "Follow-up"), ("8:30", "12/25/60", "Annual exam")), start=1)
        for x, text in zip((40.0, 130.0, 250.0), texts, strict=True)
    ]
    heading = [(40.0, 0.0, "Time"), (130.0, 0.0, "DOB"), (250.0, 0.0, "Reason")]
    text = read(*heading, *body, rules=[*row(0, 1), *row(1, 3)])
    assert "DOB: 12/25/60\tReason: Annual exam" in text


def test_a_table_ends_with_its_frame():
    """What stands under it in a frame of its own has headings of its own, known or not."""
    upper = [(40.0, 0.0, "Phone"), (130.0, 0.0, "Mobile"), (250.0, 0.0, "E-mail")]
    values = [(40.0, 1.0, "217-523-4567"), (130.0, 1.0, "217-523-4568"), (250.0, 1.0, "ana@example.com")]
    lower = [(40.0, 2.5, "Faith"), (130.0, 2.5, "Language"), (250.0, 2.5, "Taken in")]
    last = [(40.0, 3.5, "Muslim"), (130.0, 3.5, "Tagalog"), (250.0, 3.5, "1/27/23")]
    rules = [*row(0, 1), *row(1, 2), *row(2.5, 3.5), *row(3.5, 4.5)]
    text = read(*upper, *values, *lower, *last, rules=rules)
    assert "E-mail: 1/27/23" not in text
    assert "Language: Tagalog\tTaken in: 1/27/23" in text


def test_a_word_of_labels_at_the_top_of_a_wrapped_cell_is_its_value():
    """Beside values in the middle of their row it is no caption: "Maladie" over "d'Alzheimer"."""
    edges = (36.0, 126.0, 246.0, 316.0)
    heading = [(40.0, 0.0, "Nom"), (130.0, 0.0, "IPP"), (250.0, 0.0, "Remarques")]
    lines = [(250.0, 1.0 + at, text) for at, text in enumerate(("Maladie", "d'Alzheimer", "débutante"))]
    body = [(40.0, 2.0, "Phung Dao"), (130.0, 2.0, "7258752"), *lines]
    text = read(*heading, *body, rules=[*row(0, 1, edges), *row(1, 4, edges)])
    assert "IPP: 7258752\tRemarques: Maladie d'Alzheimer débutante" in text


def test_a_caption_at_the_top_of_its_box_is_one():
    """The boxes beside it have theirs at the top too."""
    cells = [(40.0, 1.0, "Phone"), (130.0, 1.0, "Fax"), (250.0, 1.0, "Name"), (250.0, 2.0, "Ana Ruiz")]
    assert "Name: Ana Ruiz" in read(*cells, rules=row(1, 3))
