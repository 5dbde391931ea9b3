"""Pages of cells, without a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord, Rule

CHAR, BLANK, LINE = 5.0, 2.5, 13.0


def read(*cells: tuple[float, float, str], rules: Sequence[Rule] = ()) -> str:
    """The reading text of cells, each at an x and on a line, between ruling lines."""
    words: list[RawWord] = []
    for x, line, text in cells:
        for word in text.split():
            end = x + CHAR * len(word)
            words.append(RawWord(word, x, 50 + LINE * line, end, 60 + LINE * line))
            x = end + BLANK
    return lay_out(RawPage(1, 612.0, 792.0, tuple(words), tuple(rules))).text
