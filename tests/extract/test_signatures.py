"""Lines to sign on, with captions as large as what is written over them."""

from __future__ import annotations

from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord

ROWS = (
    (("Ana Ruiz", 54), ("11/19/2020", 300)),
    (("Signature of parent", 54), ("Date", 300)),
    (("Bo Lind", 54), ("11/20/2020", 300)),
    (("Witness", 54), ("Date", 300)),
)


def _lines(rows: tuple[tuple[tuple[str, int], ...], ...]) -> list[str]:
    words = []
    for number, row in enumerate(rows):
        top = 300.0 + 14 * number
        for text, left in row:
            x = float(left)
            for word in text.split():
                words.append(RawWord(word, x, top, x + 5 * len(word), top + 10))
                x += 5 * len(word) + 2.5
    text = lay_out(RawPage(1, 612.0, 792.0, tuple(words), ())).text
    return [cell for line in text.split("\n") for cell in line.split("\t")]


def test_who_signs_over_a_caption_is_not_who_signs_below_it() -> None:
    """A block that opens with what is written and ends with a caption has its captions under its values."""
    assert {"Signature of parent: Ana Ruiz", "Witness: Bo Lind", "Date: 11/20/2020"} <= set(_lines(ROWS))


def test_headings_stay_over_their_values() -> None:
    """A block that opens with labels and ends with values is the other way round."""
    rows = (ROWS[1], ROWS[0], ROWS[3], ROWS[2])
    assert {"Signature of parent: Ana Ruiz", "Witness: Bo Lind"} <= set(_lines(rows))
