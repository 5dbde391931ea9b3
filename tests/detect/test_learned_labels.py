"""Labels in wordings that no list has are read by their likeness to listed ones, and only with a value that fits."""

from __future__ import annotations

import pytest

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.label_features import label_features, skeleton
from phiscan.detect.learned import reading
from phiscan.detect.learned_labels import CLASSES, READING
from phiscan.detect.unlisted_labels import unlisted_labels
from phiscan.detect.value_shapes import DATE, NAME, NUMBER, shape_of
from phiscan.languages import lexicon
from phiscan.model import Basis

SHAPES = {
    "Ana Ruiz": (NAME, True, True),
    "RUIZ, ANA": (NAME, True, True),
    "Dr Petitjean": (NAME, True, True),
    "Ana Ruiz, billing clerk": (NAME, False, True),
    "03/12/1951": (DATE, True, True),
    "12 mars 1951": (DATE, True, True),
    "AB-443120": (NUMBER, True, True),
    "443120 copied": (NUMBER, False, True),
}
SHAPELESS = {
    "10h00": "a time",
    "(508) 563-8375": "a telephone number is known by its form",
    "12.5 mg": "a quantity",
    "yes": "an answer",
    "Department of Health": "words of an organisation",
    "left with the porter": "a phrase",
    "": "nothing",
}


@pytest.mark.parametrize(("value", "expected"), SHAPES.items())
def test_values_that_are_asked_for_have_a_shape(value: str, expected: tuple[str, bool, bool]) -> None:
    """A name, a date or a number, whether anything stands behind it, and whether it is sure."""
    shape = shape_of(value)
    assert shape is not None
    assert (shape.kind, shape.whole, shape.sure) == expected


@pytest.mark.parametrize("value", SHAPELESS, ids=SHAPELESS.values())
def test_other_values_have_none(value: str) -> None:
    """Nothing is asked about a label whose value cannot be what labels of persons ask for."""
    assert shape_of(value) is None


PLACES = {
    "Keeper: Ana Ruiz": [("Keeper", "Ana Ruiz", "in", True)],
    "Keeper:\tAna Ruiz": [("Keeper", "Ana Ruiz", "beside", True)],
    "Keeper\tAna Ruiz": [("Keeper", "Ana Ruiz", "beside", False)],
    "Keeper:\nAna Ruiz": [("Keeper", "Ana Ruiz", "below", True)],
    "3. Keeper .......... Ana Ruiz": [("Keeper", "Ana Ruiz", "in", True)],
    "CHIT 9755695": [("CHIT", "9755695", "in", False)],
    "Keeper: Ana Ruiz; Mate: Bo Lee": [("Keeper", "Ana Ruiz; ", "in", True), ("Mate", "Bo Lee", "in", True)],
    "left at 10:30 by the gate": [],
}


@pytest.mark.parametrize("text", PLACES)
def test_words_beside_a_value_may_be_a_label(text: str) -> None:
    """Before a mark, in the cell before, on the line above; a colon in a time marks nothing."""
    found = [
        (text[each.start : each.end], text[each.value_start : each.value_end], each.place, each.marked)
        for each in unlisted_labels(text)
    ]
    assert [(*each[:1], each[1].strip(), *each[2:]) for each in found] == [
        (*each[:1], each[1].strip(), *each[2:]) for each in PLACES[text]
    ]


def test_abbreviations_share_features_with_the_words_they_stand_for() -> None:
    """ "Phys" begins as "physician" does, without vowels too; "MK" are the initials of "masseur kinésithérapeute"."""
    assert (skeleton("patient"), skeleton("attending")) == ("ptnt", "atndng")
    shape = shape_of("Ana Ruiz")
    assert shape is not None
    short, whole = (set(label_features(each, shape, "in", marked=True)) for each in ("Pt", "Patient"))
    assert "b2:pt" in short & whole
    short, whole = (set(label_features(each, shape, "in", marked=True)) for each in ("MK", "Masseur kinésithérapeute"))
    assert "initials:mk" in short & whole


# Each in words that no list has (held below), and what it asks for.
UNLISTED = {
    "SURGN: RUIZ, ANA": ("name", "practitioner"),
    "Treating phys. (print): Ana Ruiz": ("name", "practitioner"),
    "Birthdt: 03/12/1951": ("birth_date", None),
    "Hosp rec nbr: 443120": ("mrn", None),
}


@pytest.mark.parametrize("text", UNLISTED)
def test_labels_of_unlisted_wordings_are_read(text: str) -> None:
    """What they ask for, and whose; it rests on a likeness, which is less than a listed label."""
    assert lexicon().whole(text.partition(":")[0]) is None
    (field,) = _learned(text)
    assert (field.name, field.label.holder) == UNLISTED[text]
    assert field.basis is Basis.PATTERN


LEFT_ALONE = {
    "Patient: Ana Ruiz": "a listed label explains it",
    "SURGN: reached by telephone": "the value is no name",
    "Delivery slip: 443120": "a number of a business",
    "Order qty: 443120": "a number of a thing",
}


@pytest.mark.parametrize("text", LEFT_ALONE, ids=LEFT_ALONE.values())
def test_nothing_is_added_where_it_should_not(text: str) -> None:
    """Where a list says what the words are, where the value has another shape, and where nobody is asked for."""
    assert _learned(text) == []


def test_the_reading_knows_the_classes() -> None:
    """Weights and code are of one making."""
    assert reading(READING).classes == CLASSES


def _learned(text: str) -> list[Field]:
    return [field for field in read_fields(text) if field.label.learned]
