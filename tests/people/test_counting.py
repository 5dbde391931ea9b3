"""How many people: the truth is inside the bounds, and near the best number, also where names hide people behind one another."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from tests.people.mentions import link, mention

from phiscan.people.counts import Cause, Count, reason
from phiscan.people.persons import Linked

_HEADS = ("Brand", "Kelvi", "Mortu", "Tusch", "Wimbo", "Zolgu", "Fenqu", "Gaspe")
_TAILS = ("dock", "hurst", "lavik", "pont", "sberg", "tzky")


def _crowd(seed: int, people: int) -> list[tuple[str, str]]:
    """Names and birth dates; many share a name, as in a large dump."""
    dice = random.Random(seed)
    families = [head + tail for head in _HEADS for tail in _TAILS]
    givens = ["Agnes", "Boris", "Clara", "Dmitri", "Edmund", "Felicia", "Gustav", "Hortense", "Ulrich", "Wanda"]
    return [
        (
            f"{dice.choice(givens)} {dice.choice(families)}",
            f"{dice.randrange(1, 13):02}/{dice.randrange(13, 29)}/{dice.randrange(1930, 2010)}",
        )
        for _ in range(people)
    ]


def _linked(crowd: Sequence[tuple[str, str]], documents: Sequence[tuple[int, bool]]) -> Linked:
    """`documents` are the number of a person, and whether the birth date is printed."""
    return link(
        *(mention(f"d{at}", crowd[who][0], crowd[who][1] if dated else "") for at, (who, dated) in enumerate(documents))
    )


@pytest.mark.parametrize("seed", range(4))
def test_people_hidden_behind_a_name_are_counted(seed: int) -> None:
    """A quarter of the documents print no birth date, a third of the people share a name: rows are too few, the best number is not."""
    dice = random.Random(seed)
    crowd = _crowd(seed, 400)
    documents = [(dice.randrange(400), dice.random() > 0.25) for _ in range(900)]
    count = _linked(crowd, documents).count
    truth = len({who for who, _ in documents})
    assert count.lower <= truth <= count.upper
    assert abs(count.best / truth - 1) < 0.05


def test_it_does_not_matter_whose_documents_lack_the_birth_date() -> None:
    """One house never prints it, so none of its patients is known by one: they are counted all the same."""
    documents = [(who, who >= 100) for who in range(400)] * 2
    counts = [_linked(_crowd(seed, 400), documents).count for seed in (9, 20, 21)]
    assert all(count.told_apart < 370 for count in counts)
    assert all(count.lower <= 400 <= count.upper for count in counts)
    assert abs(sum(count.best for count in counts) / len(counts) / 400 - 1) < 0.06


def test_rows_are_the_number_where_nothing_is_in_doubt() -> None:
    """Each with a birth date and a name of their own, weekly: least, best and most are the rows."""
    crowd = [(f"Anna {head}{tail}", f"01/1{at}/1950") for head in _HEADS for at, tail in enumerate(_TAILS, 3)]
    count = _linked(crowd, [(who, True) for who in range(len(crowd))] * 3).count
    assert (count.told_apart, count.lower, count.best, count.upper) == (48, 48, 48, 48)


def test_causes_add_up() -> None:
    """What each cause adds, and its width, make the numbers; whoever is told apart, somebody is there."""
    count = Count(10, (reason(Cause.NEARLY, 3, least=-4, expected=-1, most=2), reason(Cause.UNREAD, 2, most=5)))
    assert (count.lower, count.best, count.upper) == (6, 9, 17)
    assert Count(2, (reason(Cause.NEARLY, 3, least=-9),)).lower == 1
    assert (Count(0).lower, Count(0).best, Count(0).upper) == (0, 0, 0)
