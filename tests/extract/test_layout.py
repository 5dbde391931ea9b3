"""The reading text: a label meets its value wherever the value stands."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.extract.cells import Cell, Row
from phiscan.extract.headings import absorb_straddlers
from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord
from phiscan.model import Page
from tests.extract.drawing import READERS, Sheet, draw, read


def lines(page: Page) -> list[str]:
    return page.text.split("\n")


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_value_to_the_right_of_its_label(tmp_path: Path, reader: str) -> None:
    """Whatever the gap, the value is on its label's line, behind a colon."""

    def page(sheet: Sheet) -> None:
        sheet.put(72, 100, "Date of Birth")
        sheet.put(200, 100, "03/12/1951")
        sheet.put(330, 100, "MRN:")
        sheet.put(420, 100, "A-10293")

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found) == ["Date of Birth: 03/12/1951\tMRN: A-10293"]


def test_a_value_under_its_label(tmp_path: Path, reader: str) -> None:
    """A row of labels over a row of values reads as labels with their values."""

    def page(sheet: Sheet) -> None:
        for x, label, value in ((72, "Patient Name", "Ana Ruiz"), (220, "DOB", "03/12/1951"), (400, "Sex", "F")):
            sheet.font("Helvetica", 7)
            sheet.put(x, 100, label)
            sheet.font("Helvetica", 10)
            sheet.put(x, 112, value)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found)[-1] == "Patient Name: Ana Ruiz\tDOB: 03/12/1951\tSex: F"


def test_a_value_in_the_column_of_its_label(tmp_path: Path, reader: str) -> None:
    """Each cell of a table stands behind its column's heading; the heading's repetitions are echoes."""

    def page(sheet: Sheet) -> None:
        rows = (("Test", "Result", "Units"), ("INR", "2.4", ""), ("Glucose", "98", "mg/dL"))
        for number, row in enumerate(rows):
            for x, text in zip((72, 220, 340), row, strict=True):
                sheet.put(x, 100 + 15 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found) == [
        "Test\tResult\tUnits",
        "Test: INR\tResult: 2.4",
        "Test: Glucose\tResult: 98\tUnits: mg/dL",
    ]
    assert [word.text for word in found.words if word.echo] == ["Test", "Result", "Test", "Result", "Units"]


def test_labels_beside_their_values_head_no_table(tmp_path: Path, reader: str) -> None:
    """A grid of labels and values, a date among them, is no heading of the rows below it."""

    def page(sheet: Sheet) -> None:
        rows = (
            ("Client:", "Ana Ruiz", "Born on:", "03/12/1951", "Age:", "66"),
            ("Chart no:", "104417", "Visit date:", "05/10/2017", "Sex:", "F"),
        )
        for number, row in enumerate(rows):
            for x, text in zip((72, 140, 240, 310, 420, 470), row, strict=True):
                sheet.put(x, 100 + 14 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    cells = found.text.replace("\t", "\n").split("\n")
    assert {"Client: Ana Ruiz", "Born on: 03/12/1951", "Chart no: 104417", "Visit date: 05/10/2017"} <= set(cells)


def test_a_cell_that_asks_has_the_next_for_its_value(tmp_path: Path, reader: str) -> None:
    """In a table too a label with a colon is answered by the cell behind it, whatever heads that column."""

    def page(sheet: Sheet) -> None:
        rows = (
            ("Test", "Result", "Units"),
            ("INR", "2.4", ""),
            ("Glucose", "98", "mg/dL"),
            ("Current type S/N:", "40718263", ""),
        )
        for y, row in enumerate(rows):
            for x, cell in zip((72, 220, 400), row, strict=True):
                sheet.put(x, 100 + 14 * y, cell)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found)[-1].endswith("Current type S/N:\t40718263")


def test_second_lines_of_a_heading_and_of_its_cells(tmp_path: Path, reader: str) -> None:
    """A heading of two lines is one heading, and a cell of two lines one value, left or centred."""

    def page(sheet: Sheet) -> None:
        rows = (
            ((72, "Date"), (150, "Member"), (280, "Procedure"), (400, "Paid by"), (470, "Left")),
            ((400, "insurer"),),
            ((72, "05/10/2017"), (150, "RUIZ"), (280, "Repair of a hernia"), (400, "82.40"), (470, "10.00")),
            ((150, "Ana"), (296, "with mesh")),
            ((72, "06/10/2017"), (150, "RUIZ"), (280, "Chest film"), (400, "12.40"), (470, "1.00")),
            ((150, "Bo"),),
        )
        for number, row in enumerate(rows):
            for x, text in row:
                sheet.put(x, 100 + 12 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found)[1] == (
        "Date: 05/10/2017\tMember: RUIZ Ana\tProcedure: Repair of a hernia with mesh\tPaid by insurer: 82.40\tLeft: 10.00"
    )
    assert lines(found)[2].startswith("Date: 06/10/2017\tMember: RUIZ Bo\tProcedure: Chest film\t")


def test_the_town_under_a_street_in_a_table_is_its_second_line(tmp_path: Path, reader: str) -> None:
    """A town in a row of its own ends the address above it, in the first column too."""

    def page(sheet: Sheet) -> None:
        for x, label, value in (
            (72, "Mailing address", "7 Oak Street"),
            (260, "Home", "217-523-4567"),
            (400, "Sex", "F"),
        ):
            sheet.put(x, 100, label)
            sheet.put(x, 113, value)
        sheet.put(72, 126, "Macon, GA 31201")

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found)[-1] == "Mailing address: 7 Oak Street Macon, GA 31201\tHome: 217-523-4567\tSex: F"


def test_a_town_beside_or_under_its_street_is_read_behind_it(tmp_path: Path, reader: str) -> None:
    """Whatever stands beside them, a street and its town are read in one."""

    def page(sheet: Sheet) -> None:
        sheet.put(72, 100, "Dr Ana Roux")
        sheet.put(330, 100, "Estimate no. 8894")
        sheet.put(72, 112, "7 rue Haute")
        sheet.put(330, 112, "valid until 26.01.2023")
        sheet.put(72, 124, "74000 Annecy")
        sheet.put(72, 160, "Living at: 9 rue Basse")
        sheet.put(200, 160, "29000 QUIMPER")

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert "7 rue Haute 74000 Annecy" in found.text
    assert "Living at: 9 rue Basse 29000 QUIMPER" in found.text


def test_headings_over_an_indented_table_end_with_it(tmp_path: Path, reader: str) -> None:
    """Two headings over three columns, the first without one; what begins further left is not theirs."""

    def page(sheet: Sheet) -> None:
        rows = (("", "M.I.C.", "RX"), ("AMPICILLIN", ">16", "R"), ("CEFAZOLIN", "<=2", "S"), ("GENTAMICIN", "<=4", "S"))
        for number, row in enumerate(rows):
            for x, text in zip((90, 200, 260), row, strict=True):
                sheet.put(x, 100 + 12 * number, text)
        for x, text in zip((72, 200, 260, 320), ("Urine Color", "Amber", "High", "Yellow"), strict=True):
            sheet.put(x, 154, text)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found)[1:] == [
        "AMPICILLIN\tM.I.C.: >16\tRX: R",
        "CEFAZOLIN\tM.I.C.: <=2\tRX: S",
        "GENTAMICIN\tM.I.C.: <=4\tRX: S",
        "Urine Color\tAmber\tHigh\tYellow",
    ]


def test_the_second_line_of_a_first_cell_is_part_of_it(tmp_path: Path, reader: str) -> None:
    """What goes on in lower case or in brackets under the first column belongs to the name above."""

    def page(sheet: Sheet) -> None:
        rows = (
            ("Test", "Result", "Units"),
            ("Sedimentation rate", "12", "mm"),
            ("(first hour)", "", ""),
            ("Segmented", "61", "%"),
            ("neutrophils", "", ""),
            ("Chloride", "99", "mmol/L"),
        )
        for number, row in enumerate(rows):
            for x, text in zip((72, 220, 340), row, strict=True):
                sheet.put(x, 100 + 13 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found)[1:] == [
        "Test: Sedimentation rate (first hour)\tResult: 12\tUnits: mm",
        "Test: Segmented neutrophils\tResult: 61\tUnits: %",
        "Test: Chloride\tResult: 99\tUnits: mmol/L",
    ]


def test_a_value_in_its_captioned_box(tmp_path: Path, reader: str) -> None:
    """In a boxed form a value belongs to the caption of its box, not to the label beside it."""

    def page(sheet: Sheet) -> None:
        for x, caption, value in ((72, "Patient Last Name", "RUIZ"), (300, "Account Address", "12 Main Street")):
            sheet.box(x, 90, 220, 40)
            sheet.font("Helvetica", 6)
            sheet.put(x + 80, 98, caption)
            sheet.font("Courier", 10)
            sheet.put(x + 6, 112, value)
        sheet.put(306, 124, "Springfield, IL 62701")

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert "Patient Last Name: RUIZ" in lines(found)
    assert "Account Address: 12 Main Street\nSpringfield, IL 62701" in found.text


def test_small_captions_under_a_title_head_the_row_below(tmp_path: Path, reader: str) -> None:
    """A form's title over its first row of captions is no value of theirs."""

    def page(sheet: Sheet) -> None:
        sheet.font("Helvetica-Bold", 11)
        sheet.put(36, 36, "EMPLOYER'S FIRST REPORT OF INJURY")
        for x, caption, value in ((34, "EMPLOYER", "HARTWELL BEARING"), (320, "CLAIM NUMBER", "10-684418-A")):
            sheet.font("Helvetica", 6)
            sheet.put(x, 50, caption)
            sheet.font("Courier", 9)
            sheet.put(x + 6, 61, value)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert "CLAIM NUMBER: 10-684418-A" in found.text
    assert "EMPLOYER: HARTWELL BEARING" in found.text


def test_the_lines_of_an_address_stay_together_beside_another_block(tmp_path: Path, reader: str) -> None:
    """Two blocks side by side are read one after the other."""

    def page(sheet: Sheet) -> None:
        for x, block in (
            (72, ("Ana Ruiz", "12 Main Street", "Springfield, IL 62701")),
            (340, ("Cole Heart Clinic", "45 Oak Avenue", "Peoria, IL 61602")),
        ):
            for number, text in enumerate(block):
                sheet.put(x, 100 + 13 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert "12 Main Street\nSpringfield, IL 62701" in found.text
    assert "45 Oak Avenue\nPeoria, IL 61602" in found.text


def test_columns_of_running_text_are_read_one_after_the_other(tmp_path: Path, reader: str) -> None:
    """A sentence is not cut by the text of the next column."""
    left = ["The patient was seen in our", "clinic for her weekly test and", "feels well at this time."]
    right = ["We will continue the present", "dose and repeat the test in", "one week from today."]

    def page(sheet: Sheet) -> None:
        for x, block in ((72, left), (330, right)):
            for number, text in enumerate(block):
                sheet.put(x, 100 + 13 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found) == left + right


def test_figures_without_headings_stay_in_their_row(tmp_path: Path, reader: str) -> None:
    """A table of results is read by rows even where it has no headings."""

    def page(sheet: Sheet) -> None:
        for number, row in enumerate((("Sodium", "138", "136-145"), ("Potassium", "4.1", "3.5-5.1"))):
            for x, text in zip((72, 220, 340), row, strict=True):
                sheet.put(x, 100 + 15 * number, text)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found) == ["Sodium\t138\t136-145", "Potassium\t4.1\t3.5-5.1"]


def test_text_in_shuffled_order_reads_the_same(tmp_path: Path, reader: str) -> None:
    """The order in which a producer draws does not matter."""
    placed = [(72 + 130 * (i % 3), 100 + 20 * (i // 3), f"word{i:02}") for i in range(12)]

    def page_in(order: list[tuple[int, int, str]]) -> str:
        def page(sheet: Sheet) -> None:
            for x, y, text in order:
                sheet.put(x, y, text)

        (found,) = read(draw(tmp_path / "a.pdf", page), reader)
        return found.text

    shuffled = random.Random(7).sample(placed, len(placed))
    assert page_in(shuffled) == page_in(placed)


def test_letter_spaced_headings_are_words(tmp_path: Path, reader: str) -> None:
    """P A T I E N T is one word."""

    def page(sheet: Sheet) -> None:
        text = sheet.canvas.beginText(72, 692)
        text.setFont("Helvetica", 12)
        text.setCharSpace(6)
        text.textLine("PATIENT")
        sheet.canvas.drawText(text)
        sheet.put(72, 130, "Ana Ruiz")

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert "PATIENT" in found.text


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_rotated_page_reads_as_it_is_displayed(tmp_path: Path, reader: str, angle: int) -> None:
    """/Rotate turns the page, not the meaning: boxes are in the displayed frame."""

    def page(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.setPageRotation(angle)
        if angle == 180:
            canvas.translate(612, 792)
        elif angle == 90:
            canvas.translate(612, 0)
        else:
            canvas.translate(0, 612)
        canvas.rotate(angle)
        canvas.drawString(72, 500, "Date of Birth:")
        canvas.drawString(200, 500, "03/12/1951")
        canvas.drawString(72, 480, "second line")

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert lines(found) == ["Date of Birth: 03/12/1951", "second line"]
    label, value = found.words[0], found.words[3]
    assert label.bbox.x1 < value.bbox.x0
    assert label.bbox.top == pytest.approx(value.bbox.top, abs=1)


def test_both_readers_give_the_same_page(tmp_path: Path) -> None:
    """One text, and boxes that differ by the font's line height at most."""

    def page(sheet: Sheet) -> None:
        sheet.put(72, 100, "Patient: O'Brien, Áine M.")
        sheet.put(72, 120, "Adresse :")
        sheet.put(150, 120, "12 bis rue de l'Église, 75011 Paris")

    path = draw(tmp_path / "a.pdf", page)
    (fast,), (slow,) = read(path, "pdfium"), read(path, "pdfplumber")
    assert fast.text == slow.text
    for one, other in zip(fast.words, slow.words, strict=True):
        assert one.bbox.x0 == pytest.approx(other.bbox.x0, abs=1)
        assert one.bbox.top == pytest.approx(other.bbox.top, abs=4)


words_on_a_page = st.lists(
    st.builds(
        lambda text, x, y, width: RawWord(text, x, y, x + width, y + 10),
        st.text("abcXYZ012.:/-", min_size=1, max_size=8),
        st.floats(0, 500),
        st.floats(0, 700),
        st.floats(5, 60),
    ),
    max_size=40,
)


def test_a_line_of_dots_is_a_rule(tmp_path: Path, reader: str) -> None:
    """Dots across the page, alone on their line, part a heading from no column; dots behind a label stay blanks."""

    def page(sheet: Sheet) -> None:
        sheet.font("Courier", 8)
        rows = (
            ("Passage", "Résident", "Né le", "N° IPP"),
            ("7h15", "DURIEZ Aline", "02/11/1938", "70415"),
            ("7h40", "KANE Moussa", "19/05/1944", "70822"),
            ("7h55", "PETIT Rose", "30/01/1951", "71093"),
        )
        for number, row in enumerate(rows):
            for x, text in zip((72, 160, 330, 430), row, strict=True):
                sheet.put(x, 100 + 12 * number + (12 if number else 0), text)
        sheet.put(72, 112, "." * 96)
        sheet.put(72, 200, "Lieu: " + "." * 12)

    (found,) = read(draw(tmp_path / "a.pdf", page), reader)
    assert "Passage: 7h15\tRésident: DURIEZ Aline\tNé le: 02/11/1938\tN° IPP: 70415" in lines(found)
    assert "." * 96 not in found.text
    assert "." * 12 in found.text


@given(words_on_a_page)
def test_every_word_can_be_found_again_at_its_span(words: list[RawWord]) -> None:
    """Text handed to recognizers keeps the address of each word in it, in order."""
    page = lay_out(RawPage(1, 612, 792, words))
    for word in page.words:
        assert page.text[word.span.start : word.span.end] == word.text
    assert list(page.words) == sorted(page.words, key=lambda word: word.span)


@given(words_on_a_page, st.randoms(use_true_random=False))
def test_the_order_of_words_does_not_matter(words: list[RawWord], shuffle: random.Random) -> None:
    """The same words give the same page, in whatever order they came."""
    again = list(words)
    shuffle.shuffle(again)
    assert lay_out(RawPage(1, 612, 792, words)) == lay_out(RawPage(1, 612, 792, again))


@given(words_on_a_page)
def test_no_character_is_lost(words: list[RawWord]) -> None:
    """What a reader saw stands in the reading text, unless it was drawn twice at one place."""
    page = lay_out(RawPage(1, 612, 792, words))
    seen = sorted("".join(word.text for word in page.words if not word.echo))
    assert set(seen) == set("".join(word.text for word in words))


def test_a_cell_over_two_others_joins_the_first_of_them() -> None:
    """OCR reads letters of any width in a drawing, on lines that overlap: no cell is taken twice, and none is lost."""
    above = Row([Cell([RawWord("VE", 432, 161, 552, 175)])])
    middle = Row([Cell([RawWord("a", 300, 172, 340, 176)]), Cell([RawWord("b", 370, 172, 410, 176)])])
    below = Row([Cell([RawWord("VE", 432, 175, 482, 188)]), Cell([RawWord("VS", 492, 175, 552, 188)])])
    rows = [above, middle, below]
    absorb_straddlers(rows)
    assert [[cell.text for cell in row] for row in rows] == [["a", "b", "VE VE"], ["VS"]]
