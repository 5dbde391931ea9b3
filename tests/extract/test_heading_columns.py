"""Columns that stand near to one another, told by their headings."""

from __future__ import annotations

from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord

STARTS = (54.0, 110.0, 166.0)
HEADINGS = ("Birth Date", "Collected", "Patient Name")
ROWS = (
    ("11-15-1981", "05-20-2026", "TALAVERA, ANA"),
    ("08-06-1968", "05-19-2026", "LIND, BO"),
    ("02-12-1954", "05-18-2026", "ROUX, CY"),
    ("03-09-1984", "05-17-2026", "OTTE, DEE"),
)


def _words(text: str, x: float, top: float) -> list[RawWord]:
    words = []
    for word in text.split():
        words.append(RawWord(word, x, top, x + 4.9 * len(word), top + 9))
        x += 4.9 * len(word) + 2.5
    return words


def _page(headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...], behind: str = "") -> str:
    words = []
    for number, row in enumerate((headings, *rows)):
        for x, text in zip(STARTS, row, strict=False):
            words += _words(text, x, 60 + 12 * number)
    words += _words(behind, STARTS[0], 60 + 12 * (len(rows) + 1))
    return lay_out(RawPage(1, 612.0, 792.0, tuple(words), ())).text


def test_headings_that_nearly_touch_are_parted_over_their_columns() -> None:
    """Each cell stands behind its own heading, though words of one cell are no nearer than cells are."""
    lines = _page(HEADINGS, ROWS).split("\n")
    assert lines[0] == "\t".join(HEADINGS)
    for line, row in zip(lines[1:], ROWS, strict=True):
        assert line == "\t".join(f"{heading}: {cell}" for heading, cell in zip(HEADINGS, row, strict=True))


def test_a_sentence_behind_the_table_stays_whole() -> None:
    """A word that happens to begin where a column does parts nothing."""
    sentence = "Transfers are made within ten days of receipt of the sum that is due"
    assert sentence in _page(HEADINGS, ROWS, sentence).replace("\n", " ")


def test_a_second_line_of_a_cell_ends_no_table() -> None:
    """The rows below a wrapped name are parted like those above it, its heading a known label or not."""
    rows = (*ROWS[:2], ("", "", "WRAPPED"), *ROWS[2:])
    lines = _page(("Birth Date", "Collected", "Whose"), rows).split("\n")
    assert [line for line in lines if "05-17-2026" in line] == [
        "Birth Date: 03-09-1984\tCollected: 05-17-2026\tWhose: OTTE, DEE"
    ]


def test_words_that_are_no_labels_are_not_parted() -> None:
    """Three lines that begin alike are no columns."""
    rows = (
        ("Take Warfarin", "5 mg"),
        ("Take Aspirin", "81 mg"),
        ("Take Lisinopril", "10 mg"),
        ("Take Digoxin", "1 mg"),
    )
    assert "Take Warfarin" in _page(("Medication", "Dose"), rows)


def test_headings_in_one_word_head_nothing() -> None:
    """Dates of columns that touch tell of no value which day it is of: the rows keep their cells."""
    rows = (("Calcium", "9.5", "9.1"), ("Albumin", "4.0", "4.6"), ("Sodium", "140", "137"))
    lines = _page(("Test", "11/9/201410/10/2014", "Units"), rows).split("\n")
    assert lines[1:] == ["\t".join(row) for row in rows]


def test_a_heading_nobody_knows_is_parted_where_cells_stand_apart() -> None:
    """ "Rig Patient Name" stands over rooms and names: cells far apart in each row, not words of one."""
    headings = ("Birth Date", "Rig Patient Name", "Collected")
    rows = [("11-15-1981", "2", "TALAVERA, ANA", "05-20-2026"), ("08-06-1968", "5", "LIND, BO", "05-19-2026")] * 2
    words = [word for x, text in zip((54.0, 120.0, 300.0), headings, strict=True) for word in _words(text, x, 60)]
    for number, row in enumerate(rows, start=1):
        for x, text in zip((54.0, 120.0, 120.0 + 4.9 * 3 + 2.5, 300.0), row, strict=True):
            words += _words(text, x, 60 + 12 * number)
    lines = lay_out(RawPage(1, 612.0, 792.0, tuple(words), ())).text.split("\n")
    assert lines[1] == "Birth Date: 11-15-1981\tRig: 2\tPatient Name: TALAVERA, ANA\tCollected: 05-20-2026"
