"""What a memory of lines could save is counted right."""

from __future__ import annotations

import re

import pytest
from benchmarks.bounds import KNOWN_BY, seen_before
from benchmarks.matching import Whole

from phiscan.model import BBox, Page, Span, Word

FIRST, SECOND = "Name:\tAna Ruiz\nINR 2.4\nPage 1", "Name:\tBo Diop\nINR 2.5\nPage 1"
# Of the lines and cells of the second page, those that the first has.
SHARES = {
    "lines, by their text": 1 / 3,
    "lines, all digits alike": 2 / 3,
    "cells, by their text": 2 / 4,
    "lines, by their words' places too": 1 / 3,
}


def _page(text: str) -> Page:
    words = [
        Word(match.group(), BBox(float(match.start()), 0.0, float(match.end()), 9.0), Span(*match.span()))
        for match in re.finditer(r"\S+", text)
    ]
    return Page(page_number=1, width_pt=600.0, height_pt=800.0, text=text, words=tuple(words))


@pytest.mark.parametrize("known_by", KNOWN_BY)
def test_parts_of_a_template_are_known_again(known_by: str) -> None:
    """A footer by its text, a result when digits are alike, a label when cells are told apart."""
    pages = [_page(FIRST), _page(SECOND)]
    assert seen_before(pages, KNOWN_BY[known_by])[0] == pytest.approx(SHARES[known_by])


# Whether lines stand for themselves, and in how many different ones nothing was found.
PATTERNS = {r"INR \d": (True, 3), r"Page": (True, 3), r"\d\nPage": (False, 4)}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_that_reaches_over_lines_is_told_by_what_it_misses(pattern: str) -> None:
    """Lines known to hold nothing are left out of the second page, and with the last the match over two of them."""
    whole = Whole()
    for text in (FIRST, SECOND):
        whole.search(re.compile(pattern), text)
    assert (whole.is_of_lines, len(whole.fruitless)) == PATTERNS[pattern]
