"""What an engine leaves out of a page is looked for once more, and nothing else is."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from phiscan.extract.ocr.engine import OcrWord, engine_for
from phiscan.extract.ocr.missed import left_out
from phiscan.extract.ocr.reading import read_picture
from tests.extract.test_ocr import engines

DPI = 200
LEFT, RIGHT = OcrWord("Hematocrit", 100, 95, 260, 135, 0.9), OcrWord("52.9", 600, 95, 680, 135, 0.9)


def page(*, dirt: int = 0) -> Image.Image:
    image = Image.new("L", (900, 300), 235)
    brush = ImageDraw.Draw(image)
    font = ImageFont.load_default(30)
    for word in (LEFT, RIGHT):
        brush.text((word.x0, 100), word.text, fill=20, font=font)
    dice = random.Random(3)
    for _ in range(dirt):
        x, y = dice.randrange(900), dice.randrange(300)
        brush.rectangle((x, y, x + 2, y + 2), fill=20)
    return image


class Hasty:
    """An engine that reads some words at first, and the rest where it is asked again."""

    name = "hasty"
    upright = 0.8

    def __init__(self, *words: OcrWord) -> None:
        self._words = list(words)
        self.again: list[Image.Image] = []

    def read(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        return self._words

    def read_scattered(self, image: Image.Image, dpi: int) -> list[OcrWord]:
        self.again.append(image)
        return [RIGHT]


def ink(image: Image.Image, word: OcrWord) -> int:
    box = tuple(map(int, (word.x0, word.top, word.x1, word.bottom)))
    return int((np.asarray(image.crop(box)) < 128).sum())


def test_a_column_that_was_left_out_is_read_after_all() -> None:
    """The engine is shown what is left of the page, and what it reads joins the rest."""
    engine = Hasty(LEFT)
    reading = read_picture(page(dirt=200), engine, DPI)
    assert [word.text for word in reading.words] == ["Hematocrit", "52.9"]
    (shown,) = engine.again
    assert ink(shown, LEFT) == 0
    assert ink(shown, RIGHT) >= ink(page(), RIGHT)
    assert np.asarray(shown)[200:, :].min() == 235


def test_a_page_that_was_read_is_not_read_again() -> None:
    """Nor for its dirt; nor one of which nothing was read."""
    for words in ((LEFT, RIGHT), ()):
        engine = Hasty(*words)
        read_picture(page(dirt=300), engine, DPI)
        assert engine.again == []


def test_a_picture_without_letters_has_nothing_left_out() -> None:
    """Blank paper, and a bar."""
    assert left_out(Image.new("L", (300, 300), 240), [], DPI) is None
    bar = Image.new("L", (300, 300), 240)
    bar.paste(10, (20, 20, 280, 120))
    assert left_out(bar, [], DPI) is None


@pytest.mark.parametrize("engine", engines())
def test_a_picture_without_words_has_none(engine: str) -> None:
    """Blank paper, and three strokes that are no letters, are no error."""
    ready = engine_for(engine, ("en", "fr"))
    assert ready is not None
    strokes = Image.new("L", (900, 300), 240)
    for x in (600, 612, 624):
        strokes.paste(20, (x, 100, x + 5, 125))
    for picture in (Image.new("L", (400, 300), 240), strokes):
        assert len(ready.read(picture, DPI)) <= 1
        assert len(ready.read_scattered(picture, DPI)) <= 1


def test_leading_dots_stay_words_of_their_line() -> None:
    """They are painted over for the engine, and still say that the label and its value belong together; dirt does not."""
    image = page()
    brush = ImageDraw.Draw(image)
    for x in range(280, 580, 12):
        brush.rectangle((x, 126, x + 3, 129), fill=20)
    dice = random.Random(5)
    for x in sorted(dice.sample(range(280, 580), 24)):
        brush.rectangle((x, 246, x + 3, 249), fill=20)
    reading = read_picture(image, Hasty(LEFT, RIGHT), DPI)
    (dots,) = (word for word in reading.words if not word.text.strip("."))
    left = reading.words[0]
    assert (dots.top, dots.bottom) == (left.top, left.bottom)
    assert left.x1 < dots.x0 < dots.x1 < RIGHT.x0


@pytest.mark.parametrize(
    ("texts", "meant"), [(["Age", "'48"], "Age 48"), (["'Ana'", "Ruiz"], "'Ana' Ruiz"), (["d'Ana", "48"], "d'Ana 48")]
)
def test_dirt_before_a_word_quotes_nothing(texts: list[str], meant: str) -> None:
    """A mark that nothing closes is left out; quotations and apostrophes stay."""
    words = [OcrWord(text, 100.0 + 100 * place, 195, 180.0 + 100 * place, 235, 0.9) for place, text in enumerate(texts)]
    blank = Image.new("L", (900, 300), 235)
    assert " ".join(word.text for word in read_picture(blank, Hasty(*words), DPI).words) == meant
