"""What is drawn around text, and marks that engines leave out: looked for in the picture itself."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.marks import with_marks
from phiscan.extract.ocr.rulings import without_rulings
from phiscan.extract.ocr.straighten import lies_sideways
from phiscan.extract.ocr.tesseract import levelled

DPI = 200


def paper(width: int = 900, height: int = 300) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("L", (width, height), 245)
    return page, ImageDraw.Draw(page)


def ink(page: Image.Image) -> int:
    return int((np.asarray(page) < 128).sum())


def test_ruling_lines_are_painted_over_and_told() -> None:
    """A box of four lines: gone from the picture, given to the layout; the word in it is as it was."""
    page, brush = paper()
    brush.text((100, 80), "Hemoglobin 13.2", fill=20, font=ImageFont.load_default(30))
    text = ink(page)
    brush.rectangle((50, 50, 800, 150), outline=20, width=3)
    ruled = without_rulings(page, DPI)
    assert ink(ruled.image) == text
    across = sorted(rule.top for rule in ruled.rules if rule.top == rule.bottom)
    down = sorted(rule.x0 for rule in ruled.rules if rule.x0 == rule.x1)
    assert across == pytest.approx([51, 149], abs=1.5)
    assert down == pytest.approx([51, 799], abs=1.5)


def test_a_broken_line_is_one() -> None:
    """As faxes give them back."""
    page, brush = paper()
    brush.line((50, 100, 400, 100), fill=20, width=3)
    brush.line((410, 101, 800, 101), fill=20, width=3)
    (rule,) = without_rulings(page, DPI).rules
    assert (rule.x0, rule.x1) == pytest.approx((50, 800), abs=2)


def test_bars_and_large_letters_are_no_lines() -> None:
    """A black heading and the stem of a 60-point letter stay."""
    page, brush = paper()
    brush.rectangle((50, 20, 800, 60), fill=20)
    brush.rectangle((100, 100, 124, 260), fill=20)
    ruled = without_rulings(page, DPI)
    assert ruled.rules == ()
    assert ink(ruled.image) == ink(page)


def test_punched_holes_are_painted_over() -> None:
    """Engines take them for letters, and the layout those for a column; a large letter and a box to tick stay."""
    page, brush = paper(900, 600)
    brush.text((200, 100), "MILOG 80", fill=20, font=ImageFont.load_default(60))
    brush.rectangle((700, 100, 730, 130), outline=20, width=4)
    text = ink(page)
    for y in (150, 450):
        brush.ellipse((40, y, 96, y + 56), fill=30)
    assert ink(without_rulings(page, DPI).image) == text


def test_leading_dots_are_painted_over_and_points_stay() -> None:
    """The dots between a label and its value, some of them dirty; not the points of numbers, not an ellipsis."""
    page, brush = paper()
    font = ImageFont.load_default(28)
    brush.text((30, 100), "DOB", fill=20, font=font)
    brush.text((700, 100), "1.5 and 2.5 ...", fill=20, font=font)
    text = ink(page)
    for x in range(110, 660, 12):
        brush.rectangle((x, 124, x + 3, 127), fill=20)
    page.putpixel((300, 122), 20)
    assert abs(ink(without_rulings(page, DPI).image) - text) <= 1


def test_a_table_of_narrow_columns_is_upright() -> None:
    """Columns that line up sharper than their rows do not make a page lie on its side."""
    page, brush = paper(850, 1100)
    font = ImageFont.load_default(11)
    for row in range(60):
        for column in range(9):
            brush.text((60 + 85 * column, 60 + 16 * row), f"{row % 7}.{column} mg", fill=20, font=font)
    assert not lies_sideways(page)
    assert lies_sideways(page.rotate(90, expand=True))


def read(text: str, shown: str, dirt: int = 0) -> str:
    """The text of a word read off a picture that shows something else."""
    page, brush = paper()
    font = ImageFont.load_default(30)
    brush.text((100, 100), shown, fill=20, font=font)
    x0, _, x1, _ = brush.textbbox((100, 100), shown, font=font)
    if dirt:
        brush.rectangle((x0 + dirt, 125, x0 + dirt, 125), fill=20)
    (word,) = with_marks([OcrWord(text, x0, 95, x1, 135, 0.9)], page)
    return word.text


@pytest.mark.parametrize(
    ("text", "shown", "meant"),
    [
        ("32", "3.2", "3.2"),
        ("142", "14.2", "14.2"),
        ("085", "0,85", "0,85"),
        ("32", "32", "32"),
        ("1250", "1250", "1250"),
        ("82", "3.82", "82"),
        ("32", "32.", "32"),
        ("INR", "1.R", "INR"),
        ("2.98", "298", "298"),
        ("2.98", "2.98", "2.98"),
        ("1,1", "1,1", "1,1"),
        ("2.98", "29", "2.98"),
    ],
)
def test_a_decimal_mark_that_the_picture_shows_is_put_in(text: str, shown: str, meant: str) -> None:
    """Between the digits it stands between, where as many digits are shown as were read; nothing is made up, by either."""
    assert read(text, shown) == meant


@pytest.mark.parametrize("place", range(12, 40, 4))
def test_dirt_is_no_decimal_mark(place: int) -> None:
    """A speck, wherever it lies on the line of a number."""
    assert read("309", "309", dirt=place) == "309"


def test_a_piece_of_a_broken_digit_is_no_decimal_mark() -> None:
    """Pale print breaks the curve of a 9: its end is under the rest of it."""
    page, brush = paper()
    font = ImageFont.load_default(30)
    brush.text((100, 100), "2", fill=20, font=font)
    brush.line((132, 107, 132, 128), fill=20, width=3)
    brush.rectangle((122, 107, 127, 119), fill=20)
    brush.rectangle((122, 124, 125, 128), fill=20)
    words = with_marks([OcrWord("29", 98, 95, 136, 135, 0.9)], page)
    assert [word.text for word in words] == ["29"]
    brush.rectangle((122, 107, 127, 119), fill=245)
    assert [word.text for word in with_marks(words, page)] == ["2.9"]


def test_an_address_is_one_word() -> None:
    """Engines part it at its @; what stands elsewhere on the line, or on another line, is not joined."""
    page, _ = paper()
    words = [
        OcrWord("ana.ruiz", 100, 100, 180, 130, 0.9),
        OcrWord("@", 188, 100, 206, 130, 0.8),
        OcrWord("example.org", 215, 100, 325, 130, 0.9),
        OcrWord("Fax", 340, 100, 370, 130, 0.9),
        OcrWord("@home", 372, 160, 430, 190, 0.9),
    ]
    assert [word.text for word in with_marks(words, page)] == ["ana.ruiz@example.org", "Fax", "@home"]


def test_paper_becomes_white_and_ink_black() -> None:
    """Grainy grey paper and pale ink; a page of one grey stays as it is."""
    dice = np.random.default_rng(1)
    pixels = dice.normal(210, 6, (400, 400))
    pixels[180:220, 100:300] = dice.normal(90, 6, (40, 200))
    clean = np.asarray(levelled(Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))))
    assert (clean[:150] == 255).mean() > 0.99
    assert (clean[185:215, 110:290] == 0).mean() > 0.9
    flat = Image.new("L", (50, 50), 200)
    assert levelled(flat).tobytes() == flat.tobytes()
