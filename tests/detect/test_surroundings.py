"""What a learned reading sees of a name's surroundings: words and kinds of words, never a value."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phiscan.detect.surroundings import PLACES, Masked, Seen, Surroundings, features
from phiscan.model import Role

PAGE = "NIGHT SHIFT REPORT\nCharge clerk: Ana Ruiz\tUnit 4\nPicked by\tBo Diop\nRuiz called Bo Diop at 0700."


def seen(text: str, *names: str) -> list[Seen]:
    found = [match.span() for name in names for match in re.finditer(name, text)]
    return [Seen("PERSON", start, end, None) for start, end in sorted(found)]


def around(text: str, name: str, *others: str) -> Surroundings:
    every = seen(text, name, *others)
    first = next(each for each in every if text[each.start : each.end] == name)
    return Masked(text, every, "en").around(first)


FOUND = {
    "the nearest word before": ("Ana Ruiz", "left:0 clerk"),
    "its kind": ("Ana Ruiz", "left:=jobs_staff"),
    "the whole label": ("Ana Ruiz", "label:charge clerk"),
    "the cell behind": ("Ana Ruiz", "behind:unit"),
    "the line above": ("Ana Ruiz", "above:night"),
    "the heading above": ("Bo Diop", "heading:shift"),
    "the label in the cell before": ("Bo Diop", "label:picked by"),
    "how a long word begins, as another ending may be met": ("Bo Diop", "before:picke-"),
    "that nothing else is in its cell": ("Bo Diop", "place:alone in its cell"),
    "another name, as what it is": ("Bo Diop", "below:<PERSON>"),
}


@pytest.mark.parametrize("case", FOUND)
def test_surroundings_are_told_by_place_and_word(case: str) -> None:
    """Each of what tells a person from his neighbour."""
    name, feature = FOUND[case]
    told = features(around(PAGE, name, *({"Ana Ruiz", "Bo Diop", r"Ruiz(?= called)"} - {name})))
    assert feature in told


def test_no_word_of_a_name_is_a_feature() -> None:
    """Neither of the name itself, nor of another one beside it or in the title: weights would keep whom they were made of."""
    told = features(around("Ana Ruiz\nBo Diop, Ana Ruiz", "Bo Diop", "Ana Ruiz"))
    assert not any(word in each.lower() for each in told for word in ("ruiz", "diop", "ana "))


def test_every_feature_says_where_it_stands() -> None:
    """`explain` tells places, not words."""
    assert {each.partition(":")[0] for each in features(around(PAGE, "Bo Diop", "Ana Ruiz"))} <= set(PLACES)


def test_who_else_is_there_is_told_by_role() -> None:
    """A page with a patient of its own has few others."""
    text = "Ana Ruiz seen by Bo Diop"
    patient, other = seen(text, "Ana Ruiz", "Bo Diop")
    told = features(Masked(text, [patient._replace(role=Role.PATIENT), other], "en").around(other))
    assert "page:a patient" in told
    assert "page:PERSON" in told


@given(
    st.text(alphabet="ab :\n\t<>1", max_size=40), st.lists(st.tuples(st.integers(0, 39), st.integers(1, 9)), max_size=5)
)
def test_any_text_has_surroundings(text: str, spans: list[tuple[int, int]]) -> None:
    """Values that overlap, touch, or fill the text; signs that look like a mask."""
    every = [
        Seen("PERSON", start, min(start + length, len(text)), None) for start, length in spans if start < len(text)
    ]
    masked = Masked(text, every, "und")
    for each in every:
        assert features(masked.around(each))
