"""Shares of documents, names and dates: what they count."""

from benchmarks.halves import is_examined
from benchmarks.records import Record
from benchmarks.reliability import judged, table
from benchmarks.shares import (
    births_from_other_dates,
    complete_documents,
    frightening_negatives,
    right_roles,
    token_f1,
)

DOCUMENTS = [{"path": "a", "negative": False}, {"path": "b", "negative": False}, {"path": "n", "negative": True}]


def test_a_document_is_complete_when_every_identifier_is_found():
    """A missed result or date of care does not count; a missed phone does."""
    truth = [
        Record("a", 1, "PERSON", "Ana Ruiz"),
        Record("a", 1, "LAB_RESULT", "2.4"),
        Record("b", 1, "PHONE_NUMBER", "555-0100"),
    ]
    found = [Record("a", 1, "PERSON", "RUIZ, ANA")]
    assert str(complete_documents(DOCUMENTS, truth, found)) == "1 of 2 (0.500)"


def test_a_negative_frightens_by_what_is_not_there():
    """A name that is printed in it is no false alarm, another one is; its phone number never."""
    truth = [Record("n", 1, "PERSON", "Ana Ruiz")]
    right = [Record("n", 1, "PERSON", "Ana Ruiz"), Record("n", 1, "PHONE_NUMBER", "555-0100")]
    assert frightening_negatives(DOCUMENTS, truth, right).part == 0
    assert frightening_negatives(DOCUMENTS, truth, [*right, Record("n", 1, "DATE_OF_BIRTH", "1/2/1951")]).part == 1


def test_only_dates_that_are_no_births_can_be_mistaken():
    """A visit called a birth counts; a birth printed as a date elsewhere does not."""
    truth = [
        Record("a", 1, "DATE_TIME", "1/2/2017"),
        Record("a", 1, "DATE_TIME", "1/2/1951"),
        Record("a", 1, "DATE_OF_BIRTH", "1/2/1951"),
    ]
    found = [Record("a", 1, "DATE_OF_BIRTH", "1/2/1951"), Record("a", 1, "DATE_OF_BIRTH", "1/2/2017")]
    assert str(births_from_other_dates(truth, found)) == "1 of 1 (1.000)"


def test_roles_are_judged_on_names_that_were_found():
    """A missed name has no role."""
    truth = [Record("a", 1, "PERSON", name, "patient") for name in ("Ana Ruiz", "Bo Lind", "Cy Moor")]
    found = [Record("a", 1, "PERSON", "Ana Ruiz", "patient"), Record("a", 1, "PERSON", "Bo Lind", "other")]
    assert str(right_roles(truth, found, "patient")) == "1 of 2 (0.500)"


def test_half_an_address_is_half_right():
    """Words count, not addresses."""
    truth = [Record("a", 1, "STREET_ADDRESS", "12 Oak St Lima")]
    assert token_f1(truth, [Record("a", 1, "STREET_ADDRESS", "12 Oak")], "STREET_ADDRESS") == 2 * 2 / 6


def test_a_reliability_row_holds_mean_score_and_share_right():
    """Two findings of one range, one of them right."""
    truth = [Record("a", 1, "PERSON", "Ana Ruiz")]
    found = [Record("a", 1, "PERSON", "Ana Ruiz", score=0.92), Record("a", 1, "PERSON", "Main Menu", score=0.94)]
    assert "| 0.90 to 0.95 | 2 | 0.930 | 0.500 |" in table(list(judged(truth, found)))


def test_the_halves_part_families_for_ever():
    """No family is on both sides, and neither side is empty."""
    sides = {name: is_examined(name) for name in ("letter", "roster", "claim", "panel", "card", "form")}
    assert set(sides.values()) == {True, False}
    assert sides == {name: is_examined(name) for name in sides}
