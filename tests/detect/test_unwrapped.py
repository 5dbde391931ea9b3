"""Numbers that the end of a line parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.detect.unwrapped import unwrapped

HITS = {
    "Payment was sent to the practice. Call member services at 573\n545 1464.": "at 573 545 1464.",
    "The practitioner left a message for the patient at (413)\n912-4999.": "at (413) 912-4999.",
}
MISSES = {
    "573\n545 1464": "too short a line to have wrapped",
    "Glucose\tmeasured in the morning before breakfast\t102\n545 1464": "the row of a table",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22\n23 24": "a line of figures",
    "The letter was sent to everybody who has been a patient there\nin 2017": "a word goes on",
}


@pytest.mark.parametrize("text", HITS)
def test_a_number_in_running_text_is_put_together(text: str) -> None:
    """A full line that ends in a figure goes on in the next."""
    assert HITS[text] in unwrapped(text)


@pytest.mark.parametrize(("text", "reason"), MISSES.items())
def test_other_line_ends_stay(text: str, reason: str) -> None:
    """Figures under one another are several."""
    assert unwrapped(text) == text, reason


@given(st.text(alphabet="ab 12()\n\t.", max_size=300))
def test_every_character_keeps_its_place(text: str) -> None:
    """Only line ends change, into blanks: spans hold in the text as it was."""
    again = unwrapped(text)
    assert len(again) == len(text)
    assert all(one == other or (one, other) == ("\n", " ") for one, other in zip(text, again, strict=True))
