"""What the model is asked about."""

import pytest

from phiscan.detect.gate import unexplained

ASKED = {
    "111\tLECOMTE\t85\tCOULON Jean-Baptiste": "a given name with a hyphen is one of its parts",
    "Maureen Winter, RN\tXiaoyan Cheng\tPharmacy": "a cell of two words that no list has",
    "Packer\tQuillon D. Ampofo": "an initial between them",
    "Ordered by: Ampofo, Quillon": "a value that is written as files have names",
    "Ampofo Quillon, RN\t4 West": "a credential behind it",
}
NOT_ASKED = {
    "Power Button\tReady Signal": "common words",
    "Ampofo Clinic\tQuillon Laboratory": "words of organisations",
    "COLLECTED\tREPORTED\tQuillon": "one word",
    "Quillon Ampofo Bardem Tolvik\t4": "four words are a heading",
}


@pytest.mark.parametrize(("line", "why"), ASKED.items())
def test_lines_that_may_name_somebody_are_asked_about(line: str, why: str) -> None:
    """Without a sentence around it."""
    assert [line[each.start : each.end] for each in unexplained(line, [])] == [line], why


@pytest.mark.parametrize(("line", "why"), NOT_ASKED.items())
def test_other_lines_are_not(line: str, why: str) -> None:
    """Most lines of a form."""
    assert list(unexplained(line, [])) == [], why


def test_what_is_explained_is_not_asked_about() -> None:
    """A rule has read the cell already."""
    line = "Packer\tQuillon Ampofo"
    assert list(unexplained(line, [(7, len(line))])) == []
