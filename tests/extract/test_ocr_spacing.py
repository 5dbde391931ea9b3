"""Words of OCR end where the picture shows blank paper, whatever the engine made of it."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.spacing import spaced

SIZE = 30
# A word space of Helvetica, and where the printed text stands.
SPACE = 0.278 * SIZE
LEFT, TOP = 60.0, 100.0


def printed(*pieces: str, gap: int = 0) -> tuple[Image.Image, list[tuple[float, float]]]:
    """A grey page with pieces of text in one line, and from where to where each reaches."""
    page = Image.new("L", (1400, 300), 245)
    brush = ImageDraw.Draw(page)
    font = ImageFont.load_default(SIZE)
    places, x = [], LEFT
    for piece in pieces:
        brush.text((x, TOP), piece, fill=20, font=font)
        places.append((x, x + font.getlength(piece)))
        x += font.getlength(piece) + (gap or SPACE)
    # The line before and the next one, close to it.
    brush.text((LEFT, TOP - SIZE - 2), "gypsum quay jpg ggg pqy gjy pppp", fill=20, font=font)
    brush.text((LEFT, TOP + SIZE + 2), "Ahlborn HILLTOP dblk tlf hhhh dd", fill=20, font=font)
    return page, places


def word(text: str, x0: float, x1: float) -> OcrWord:
    return OcrWord(text, x0, TOP, x1, TOP + 1.2 * SIZE, 0.9)


@pytest.mark.parametrize(
    "pieces",
    [
        ("30", "ans"),
        ("Mail", "claims", "to"),
        ("98", "39"),
        ("5", "UI"),
        ("Villar", "Peralta"),
        ("521470", "84443"),
        ("Room", "temp"),
        ("Study", "ID"),
        ("MALLAMPATI", "III"),
    ],
)
def test_words_that_an_engine_runs_together_are_parted(pieces: tuple[str, ...]) -> None:
    """Names, numbers, and a figure before its unit; each gets the box of its own ink."""
    page, places = printed("Result:", *pieces, "behind")
    first, *inner, last = places
    read = [word("Result:", *first), word("".join(pieces), inner[0][0], inner[-1][1]), word("behind", *last)]
    found = spaced(read, page)
    assert [each.text for each in found] == ["Result:", *pieces, "behind"]
    for each, (x0, x1) in zip(found, places, strict=True):
        assert (each.x0, each.x1) == pytest.approx((x0, x1), abs=5)


@pytest.mark.parametrize(
    "text", ["1117411", "illicit", "12/03/1951", "J.-P.", "170106-3436", "WAVES", "rattling", "A1c"]
)
def test_letters_that_leave_blank_paper_beside_them_are_one_word(text: str) -> None:
    """Ones, points and slashes do not part a word."""
    page, places = printed("Result:", text, "behind")
    read = [word(each, *place) for each, place in zip(("Result:", text, "behind"), places, strict=True)]
    assert [each.text for each in spaced(read, page)] == ["Result:", text, "behind"]


@pytest.mark.parametrize(("pale", "parts"), [(180, ["HOTEL"]), (244, ["HO", "TEL"])])
def test_a_stroke_over_a_gap_parts_no_word(pale: int, parts: list[str]) -> None:
    """Pale print loses the arm of a T: what is left of it says that the word goes on."""
    page, (start, end) = printed("HO", "TEL")
    ImageDraw.Draw(page).rectangle((start[1] - 2, TOP + 10, end[0] + 2, TOP + 12), fill=pale)
    assert [each.text for each in spaced([word("HOTEL", start[0], end[1])], page)] == parts


def test_a_word_that_an_engine_takes_apart_is_joined() -> None:
    """Where no more is blank between its parts than between letters."""
    page, ((x0, x1), behind) = printed("ORDERED", "today")
    cut = x0 + (x1 - x0) * 0.42
    read = [word("ORD", x0, cut - 2), word("ERED", cut + 2, x1), word("today", *behind)]
    assert [each.text for each in spaced(read, page)] == ["ORDERED", "today"]


def test_typewritten_words_are_joined_by_their_own_gaps() -> None:
    """Letters of one width stand wider apart than others, and still nearer than words."""
    page, places = printed(*"GRANT", gap=4)
    read = [word("GRA", places[0][0], places[2][1]), word("NT", places[3][0], places[4][1])]
    assert [each.text for each in spaced(read, page)] == ["GRANT"]


def test_words_placed_badly_stay_words() -> None:
    """RapidOCR ends a word in the letters of the next one."""
    page, places = printed("Continue", "warfarin", "until", "2011")
    read = [
        word(text, x0 + 9, x1 + 9)
        for text, (x0, x1) in zip(("Continue", "warfarin", "until", "2011"), places, strict=True)
    ]
    found = spaced(read, page)
    assert [each.text for each in found] == ["Continue", "warfarin", "until", "2011"]
    for each, (x0, x1) in zip(found, places, strict=True):
        assert (each.x0, each.x1) == pytest.approx((x0, x1), abs=6)


def test_letter_spaced_words_stay_as_they_are_read() -> None:
    """All gaps of the line are wide, so none of them tells."""
    page, places = printed(*"PATIENT", gap=14)
    assert [each.text for each in spaced([word("PATIENT", places[0][0], places[-1][1])], page)] == ["PATIENT"]


def test_ink_that_was_not_read_is_no_part_of_a_word() -> None:
    """A dash and a figure in a column between two others."""
    page, places = printed("106", "-", "1011", "98", gap=70)
    read = [word("106", *places[0]), word("98", *places[3])]
    assert [(each.text, round(each.x0, -1)) for each in spaced(read, page)] == [
        ("106", round(places[0][0], -1)),
        ("98", round(places[3][0], -1)),
    ]


def test_words_on_one_line_get_one_height() -> None:
    """Two columns that an engine boxes apart, one higher than the other, still share their lines."""
    page, places = printed("Hematocrit", "52.9", gap=300)
    left, right = word("Hematocrit", *places[0]), word("52.9", *places[1])
    first, second = spaced([left, right._replace(top=right.top - 7, bottom=right.bottom - 2)], page)
    assert (first.top, first.bottom) == (second.top, second.bottom)
    apart = spaced([right._replace(top=right.top - 7, bottom=right.bottom - 2), left], page)
    assert [each.bottom for each in apart] == pytest.approx([first.bottom] * 2, abs=1.5)


@pytest.mark.parametrize(
    ("read", "shown", "meant"), [("Ss", "S", "S"), ("Ss", "Ss", "Ss"), ("Oo", "O", "O"), ("11", "11", "11")]
)
def test_a_letter_that_stands_there_once_is_read_once(read: str, shown: str, meant: str) -> None:
    """Of a letter alone, whose large and small form look alike, engines make both."""
    page, places = printed("Result:", shown)
    assert [each.text for each in spaced([word("Result:", *places[0]), word(read, *places[1])], page)] == [
        "Result:",
        meant,
    ]
