"""Columns that stand near to one another, told by their headings."""

from __future__ import annotations

from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord
from tests.extract.cells import read

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


def test_a_heading_in_the_middle_parts_no_cells() -> None:
    """Cells begin in line left of it; that a word of some begins where it does is chance."""
    rows = [
        ("Ruiz Ana (1/2/50)", "2.4"),
        ("Lind Bea (3/4/51)", "2.9"),
        ("Roux Cyd (5/6/52)", "3.1"),
        ("Otte Dee (7/8/53)", "2.2"),
    ]
    text = read(
        (40.0 + 5 * 4 + 2.5, 0.0, "Patient"),
        (200.0, 0.0, "INR"),
        *(
            (x, float(line), cell)
            for line, row in enumerate(rows, 1)
            for x, cell in zip((40.0, 196.0), row, strict=True)
        ),
    )
    assert text.split("\n")[1:] == [f"Patient: {name}\tINR: {value}" for name, value in rows]


def test_headings_far_above_their_rows_head_them_all_the_same() -> None:
    """Line printers draw a line of signs between, and leave one blank."""
    headings = ((40.0, "BED"), (100.0, "PATIENT"), (220.0, "UNIT #"), (300.0, "DOB"))
    row = ((40.0, "201-A"), (100.0, "RUIZ, ANA"), (220.0, "4113078"), (300.0, "10/04/1971"))
    text = read(*((x, 0.0, cell) for x, cell in headings), *((x, 2.4, cell) for x, cell in row))
    assert text.split("\n")[1] == "BED: 201-A\tPATIENT: RUIZ, ANA\tUNIT #: 4113078\tDOB: 10/04/1971"


def test_a_word_that_a_narrow_heading_breaks_is_whole() -> None:
    """ "MEMBER_FI" over "RST" is a heading that is known only as one word."""
    heading = (
        RawWord("DOB", 54, 65, 70, 74),
        RawWord("MEMBER_FI", 110, 60, 154, 69),
        RawWord("RST", 110, 70, 125, 79),
        RawWord("PHONE", 190, 65, 215, 74),
    )
    rows = [
        word
        for at, (birth, name) in enumerate((("10/21/1947", "Ana"), ("11/13/1997", "Bea"), ("1/2/1950", "Cyd")))
        for word in (
            RawWord(birth, 54, 84 + 12 * at, 100, 93 + 12 * at),
            RawWord(name, 110, 84 + 12 * at, 126, 93 + 12 * at),
            RawWord("937-555-0100", 190, 84 + 12 * at, 250, 93 + 12 * at),
        )
    ]
    text = lay_out(RawPage(1, 612.0, 792.0, (*heading, *rows), ())).text
    assert "MEMBER_FIRST: Ana" in text
