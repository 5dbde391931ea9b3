"""What is shown to somebody who checks: disagreements within a person, and the estimate from a sample."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from tests.people.mentions import link, mention

from phiscan.people.consistency import Difference
from phiscan.people.estimate import estimate_people


def test_weekly_reports_that_disagree_are_listed() -> None:
    """A misread birth date, another record number: the odd ones out, with how many say so and where it stands first."""
    result = link(
        *(mention(f"r{week}", "Eve Dorn", "03/12/1951", mrn="5550001") for week in range(4)),
        mention("x", "Eve Dorn", "03/12/1957", mrn="5550001"),
        mention("y", "Eve Dorn", "12/03/1951", mrn="5550001"),
        mention("z", "Ann Other", "01/02/1960", mrn="777123"),
    )
    told = {(each.path, each.told.field): each.told for each in result.reviews}
    assert set(told) == {("x", "birth_date"), ("y", "birth_date")}
    assert told["x", "birth_date"].difference is Difference.ONE_DIGIT
    assert told["y", "birth_date"].difference is Difference.SWAPPED
    assert told["x", "birth_date"].value.reveal() == "1957-03-12"
    assert (told["x", "birth_date"].documents, told["x", "birth_date"].usual_documents) == (1, 4)


def test_a_record_number_of_another_house_is_listed() -> None:
    """One name, birth date and telephone under two record numbers: one person, and something to look at."""
    result = link(
        mention("a", "Eve Dorn", "03/12/1951", mrn="5550001", phone="212-555-0101"),
        mention("b", "Eve Dorn", "03/12/1951", mrn="8839412", phone="212-555-0101"),
    )
    assert len(result.persons) == 1
    assert [(each.path, each.told.field, each.told.difference) for each in result.reviews] == [
        ("b", "medical_record_number", Difference.OTHER)
    ]


def test_agreeing_documents_give_nothing_to_review() -> None:
    """Neither forms of a date nor a number that only some documents have are disagreements."""
    result = link(
        mention("a", "Eve Dorn", "03/12/1951", mrn="5550001"),
        mention("b", "DORN, EVE", "March 12, 1951"),
        mention("c", "Eve Dorn", "3/12/51", mrn="MR-5550001"),
    )
    assert (len(result.persons), result.reviews) == (1, ())


@pytest.mark.parametrize("people", [500, 4000])
def test_the_estimate_holds_the_truth_in_nineteen_of_twenty_samples(people: int) -> None:
    """Documents dealt to people at random, a quarter of them read."""
    inside = 0
    for seed in range(60):
        dice = random.Random(seed)
        whose = [dice.randrange(people) for _ in range(8000)]
        seen = Counter(dice.sample(whose, 2000))
        told = estimate_people(seen.values(), sampled=2000, listed=8000)
        inside += told.lower <= len(set(whose)) <= told.upper
    assert inside >= 54


def test_all_documents_are_no_sample() -> None:
    """Nothing is estimated where everything was read."""
    told = estimate_people([1, 1, 2], sampled=4, listed=4)
    assert (told.lower, told.best, told.upper) == (3, 3, 3)


def test_nobody_is_estimated_beyond_what_documents_can_name() -> None:
    """Each document left out names as many as a sampled one at most."""
    assert estimate_people([1] * 10, sampled=10, listed=15).upper == 15
