"""Practitioners across documents: by number where there is one, else by name."""

from __future__ import annotations

from phiscan.people.practitioners import Practitioners
from phiscan.people.subjects import Subject


def _listed(*mentions: tuple[str, dict[str, str]]) -> list[tuple[str, int]]:
    """Name and documents of each practitioner; a mention is a name and its numbers, each in a document of its own."""
    practice = Practitioners()
    for at, (name, numbers) in enumerate(mentions):
        practice.add(Subject(names=[name], identifiers=list(numbers.items())), f"{at}.pdf", (f"{at}", "s1"))
    return [(each.name.reveal(), each.documents) for each in practice.listed()]


def test_one_number_is_one_practitioner_under_two_forms_of_a_name() -> None:
    """An initial in one letter, the whole name in another."""
    assert _listed(
        ("Dr. A. Martin", {"FR_RPPS": "10003456781"}),
        ("Anne MARTIN", {"FR_RPPS": "1000 345 6781"}),
        ("Anne Martin", {}),
    ) == [("Dr. A. Martin", 2), ("Anne Martin", 1)]


def test_one_name_with_two_numbers_is_two() -> None:
    """Namesakes; a letter without a number goes to the first."""
    one, other = {"US_NPI": "1234567893"}, {"US_NPI": "1245319599"}
    assert _listed(("John Roe, MD", one), ("Dr. John Roe", other), ("John Roe", {}), ("ROE, John", other)) == [
        ("John Roe, MD", 2),
        ("Dr. John Roe", 2),
    ]


def test_a_number_beside_the_wrong_name_joins_nobody() -> None:
    """The number of a colleague on one letterhead."""
    number = {"US_NPI": "1234567893"}
    assert _listed(("John Roe, MD", number), ("Vera Poe, MD", number)) == [("John Roe, MD", 1), ("Vera Poe, MD", 1)]


def test_an_order_of_words_or_a_title_is_no_other_practitioner() -> None:
    """By name alone, as before."""
    assert _listed(("Dr. Jane Roe", {}), ("ROE, Jane, MD", {})) == [("Dr. Jane Roe", 2)]
