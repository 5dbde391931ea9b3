"""Forms whose labels are printed small, over or under their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.extract.layout import lay_out
from phiscan.extract.raw import RawPage, RawWord

FORM = (
    (("Ruiz, Ana", "Patient name"), ("03/12/1951", "Date of birth")),
    (("H-20455", "Chart no."), ("217-523-4567", "Home phone")),
    (("12 Main Street", "Home address"), ("F", "Sex")),
)
PAIRED = {f"{label}: {value}" for row in FORM for value, label in row}
COLUMNS = (54.0, 300.0)


def _put(text: str, x: float, top: float, height: float) -> list[RawWord]:
    words = []
    for word in text.split():
        width = 0.5 * height * len(word)
        words.append(RawWord(word, x, top, x + width, top + height))
        x += width + 0.25 * height
    return words


def _form(*, under: bool, mark: str = "", gaps: tuple[float, float] = (5, 6), title: str = "") -> list[str]:
    """The lines of a form of values of ten points and captions of seven, `gaps` within and between its pairs."""
    words = _put(title, COLUMNS[0], 40, 15)
    top = 70.0
    for row in FORM:
        for x, (value, label) in zip(COLUMNS, row, strict=True):
            first, second = ((value, 10), (label + mark, 7)) if under else ((label + mark, 7), (value, 10))
            words += _put(first[0], x, top, first[1]) + _put(second[0], x, top + first[1] + gaps[0], second[1])
        top += 17 + sum(gaps)
    text = lay_out(RawPage(1, 612.0, 792.0, tuple(words), ())).text
    return [cell for line in text.split("\n") for cell in line.split("\t")]


@pytest.mark.parametrize("mark", ["", ":", " -"])
@pytest.mark.parametrize("under", [True, False])
def test_a_small_label_meets_its_value_on_either_side(mark: str, *, under: bool) -> None:
    """Over it or under it, with a colon or without: what the labels ask for tells."""
    assert {cell.replace(" -:", ":") for cell in _form(under=under, mark=mark)} >= PAIRED


def test_a_title_over_the_block_is_nobodys_value() -> None:
    """What stands over the first values in another size is left alone."""
    assert "Registration form" in _form(under=True, title="Registration form")


@given(st.tuples(st.floats(1, 5), st.floats(1, 2)), st.booleans())
def test_pairs_hold_however_tight_the_form_is(gaps: tuple[float, float], under: bool) -> None:
    """As long as what belongs together is nearer than what does not."""
    assert set(_form(under=under, gaps=(gaps[0], gaps[0] * gaps[1] + 0.5))) >= PAIRED


def test_a_table_with_a_small_heading_stays_a_table() -> None:
    """One row of labels over rows of values heads them, whatever is printed above."""
    words = _put("Call these", 54, 40, 10) + _put("Patient", 54, 56, 7) + _put("Date of birth", 300, 56, 7)
    for number, (name, born) in enumerate(
        (("Ana Ruiz", "03/12/1951"), ("Bo Lind", "04/11/1948"), ("Cy Roux", "05/10/1960"))
    ):
        words += _put(name, 54, 68 + 13 * number, 9) + _put(born, 300, 68 + 13 * number, 9)
    text = lay_out(RawPage(1, 612.0, 792.0, tuple(words), ())).text
    assert "Patient: Ana Ruiz\tDate of birth: 03/12/1951" in text
