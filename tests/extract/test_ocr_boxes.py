"""Where OCR says that words stand: boxes of a line's height, and the way back from a straightened picture."""

from __future__ import annotations

import random
from itertools import product

import pytest
from PIL import Image, ImageDraw

from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.straighten import lies_sideways, skew_deg, straightened
from phiscan.extract.ocr.tesseract import in_line_boxes


def lines(seed: int = 1) -> Image.Image:
    """A grey page of dark strokes in rows, ragged at the right, as text is."""
    dice = random.Random(seed)
    page = Image.new("L", (850, 1100), 250)
    brush = ImageDraw.Draw(page)
    for y in range(100, 1000, 24):
        x = 80
        while x < dice.randint(400, 760):
            width = dice.randint(10, 60)
            brush.rectangle((x, y, x + width, y + 10), fill=30)
            x += width + 8
    return page


def test_words_of_a_line_get_one_height() -> None:
    """ "an", "Ruiz" and "gap" are drawn from different heights and stand on one line; a dash takes the line's."""
    tight = [
        OcrWord("an", 0, 105, 10, 115, 0.9),
        OcrWord("Ruiz", 20, 101, 40, 115, 0.9),
        OcrWord("gap", 50, 105, 70, 119, 0.9),
        OcrWord("-", 80, 109, 84, 111, 0.9),
    ]
    boxes = {(word.top, word.bottom) for word in in_line_boxes(tight)}
    assert len(boxes) == 1
    ((top, bottom),) = boxes
    assert 98 < top < 101
    assert 118 < bottom < 120


@pytest.mark.parametrize("degrees", [-4.0, -1.3, 0.0, 0.7, 3.0])
def test_skew_is_measured_and_taken_out(degrees: float) -> None:
    """To a fifth of a degree, and the straight picture has none left."""
    page = lines().rotate(degrees, fillcolor=250, resample=Image.Resampling.BICUBIC)
    assert skew_deg(page) == pytest.approx(-degrees, abs=0.2)
    assert abs(skew_deg(straightened(page, 0).image)) <= 0.2


def test_sideways_is_told_from_upright() -> None:
    """Whichever way it was turned."""
    upright = lines()
    turned = [upright.rotate(degrees, expand=True) for degrees in (0, 180, 90, 270)]
    assert [lies_sideways(page) for page in turned] == [False, False, True, True]


@pytest.mark.parametrize(("turn", "degrees"), list(product((0, 90, 180, 270), (0.0, 3.0))))
def test_the_way_back_leads_to_the_same_spot(turn: int, degrees: float) -> None:
    """A mark found in the straight picture is where it was drawn, to three pixels."""
    page = lines().rotate(degrees, fillcolor=250)
    page.paste(0, (600, 1040, 612, 1052))
    straight = straightened(page, turn)
    dark = straight.image.point([255 if value < 12 else 0 for value in range(256)]).getbbox()
    assert dark is not None
    x0, top, x1, bottom = straight.box_before(*dark)
    assert ((x0 + x1) / 2, (top + bottom) / 2) == pytest.approx((606, 1046), abs=3)
