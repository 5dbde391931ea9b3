"""The reading text of forms with captions under their lines and of lists with wrapped cells and narrow columns."""

from __future__ import annotations

from pathlib import Path

from tests.extract.cells import read as cell_text
from tests.extract.drawing import Sheet, draw, read

PEOPLE = (("Abernathy, Lucille", "1/4/1936"), ("Lindqvist, Astrid", "10/2/1948"), ("Smith, John", "11/11/1938"))


def test_captions_under_their_values(tmp_path: Path) -> None:
    """Small labels nearer to the row above than to the next belong to the values above, blanks to nobody."""

    def page(sheet: Sheet) -> None:
        for y, pairs in (
            (100, (("Last name", "Fitzgerald"), ("First name", "Imogen"), ("Date of birth", "02/29/1984"))),
            (125, (("Cell", "806-555-0135"), ("Work", ""), ("E-mail", "imogen@example.net"))),
        ):
            for x, (label, value) in zip((72, 220, 400), pairs, strict=True):
                sheet.font("Helvetica", 10)
                sheet.put(x, y, value)
                sheet.font("Helvetica", 7)
                sheet.put(x, y + 8, label)

    (found,) = read(draw(tmp_path / "a.pdf", page))
    assert "Date of birth: 02/29/1984" in found.text
    assert "Cell: 806-555-0135" in found.text
    assert "Work:" not in found.text


def test_a_wrapped_cell_is_one_cell_of_its_row(tmp_path: Path) -> None:
    """A cell on two lines midway to its row belongs to that row, even when a word of it is a label."""

    def page(sheet: Sheet) -> None:
        for x, heading in ((40, "Name"), (180, "DOB"), (260, "Phone"), (340, "Reason"), (420, "Last INR")):
            sheet.put(x, 90, heading)
        for number, (name, born) in enumerate(PEOPLE):
            y = 120 + 32 * number
            for x, text in ((40, name), (180, born), (420, f"2.{number}")):
                sheet.put(x, y, text)
            for x, upper, lower in ((260, "(503) 555-", f"010{number}"), (340, "INR", "check")):
                sheet.put(x, y - 5.5, upper)
                sheet.put(x, y + 5.5, lower)

    (found,) = read(draw(tmp_path / "a.pdf", page))
    assert (
        "Name: Lindqvist, Astrid\tDOB: 10/2/1948\tPhone: (503) 555- 0101\tReason: INR check\tLast INR: 2.1"
        in found.text.split("\n")
    )


def test_a_narrow_gap_parts_columns_that_other_rows_show(tmp_path: Path) -> None:
    """A long value that nearly touches the next column stays in its own."""
    rows = (("7001200", "1/4/1936"), ("7001348", "2/17/1960"), ("7001422", "7/7/1957"), ("7001496-88", "11/11/1938"))

    def page(sheet: Sheet) -> None:
        sheet.put(72, 90, "MRN")
        sheet.put(132, 90, "DOB")
        for number, (mrn, born) in enumerate(rows):
            sheet.put(72, 110 + 14 * number, mrn)
            sheet.put(132, 110 + 14 * number, born)

    (found,) = read(draw(tmp_path / "a.pdf", page))
    assert found.text.split("\n")[-1] == "MRN: 7001496-88\tDOB: 11/11/1938"


def test_a_list_is_headed_by_few_labels_over_rows_with_blanks() -> None:
    """Each cell of a row has a heading of its own, known or not: then the row above is the heading of a list."""
    headings = ("Sta", "Name", "DOB", "Hgb", "Phos", "spKt/V", "Notes")
    rows = [
        (f"{number}", name, born, f"1{number}.2", "5.4", "1.24", note)
        for number, ((name, born), note) in enumerate(zip(PEOPLE, ("", "", "recheck"), strict=True), 1)
    ]
    xs = (30, 60, 180, 260, 300, 340, 400)
    cells = [
        (x, line, cell) for line, row in enumerate((headings, *rows)) for x, cell in zip(xs, row, strict=True) if cell
    ]
    assert cell_text(*cells).split("\n")[2:] == [
        "Sta: 2\tName: Lindqvist, Astrid\tDOB: 10/2/1948\tHgb: 12.2\tPhos: 5.4\tspKt/V: 1.24",
        "Sta: 3\tName: Smith, John\tDOB: 11/11/1938\tHgb: 13.2\tPhos: 5.4\tspKt/V: 1.24\tNotes: recheck",
    ]
