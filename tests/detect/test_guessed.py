"""Roles of names on the model's word alone: learned where likely enough, else left open."""

from __future__ import annotations

import pytest

from phiscan.detect.candidate import Candidate
from phiscan.detect.guessed import (
    CLASSES,
    MODELLED,
    NOBODY,
    READING,
    THRESHOLDS,
    WRITTEN,
    is_of_a_patient,
    likely_role,
    seen_of,
    with_learned_roles,
)
from phiscan.detect.learned import reading
from phiscan.model import Basis, Role

LEAST = {"patient": 0.9, "practitioner": 0.6, "relative": 0.9, "staff": 0.4, "other": 0.5, WRITTEN: 0.5}


def shares(**told: float) -> dict[str, float]:
    rest = (1 - sum(told.values())) / (len(CLASSES) - len(told))
    return {each: told.get(each, rest) for each in CLASSES}


LIKELY = {
    "the likeliest": (shares(staff=0.5, practitioner=0.3), MODELLED, Role.STAFF),
    "not the next, where the likeliest is not sure enough": (
        shares(practitioner=0.5, staff=0.45),
        MODELLED,
        None,
    ),
    "a patient only when it is sure: a false one is somebody frightened": (shares(patient=0.7), MODELLED, None),
    "a sure patient": (shares(patient=0.92), MODELLED, Role.PATIENT),
    "a likely patient, where a title says that somebody is named": (shares(patient=0.7), WRITTEN, Role.PATIENT),
    "none that is likelier no name at all": (shares(staff=0.4, nobody=0.5), MODELLED, None),
    "none, where all are as likely": (shares(), MODELLED, None),
}


@pytest.mark.parametrize("case", LIKELY)
def test_a_role_is_believed_from_its_threshold_on(case: str) -> None:
    """The role, or None for the default."""
    told, how, role = LIKELY[case]
    assert likely_role(told, how, LEAST) is role


HOW = {
    "by the model": (Candidate("PERSON", 0, 3, "Ner", Basis.MODEL, 0.7), MODELLED),
    "by its title": (Candidate("PERSON", 0, 3, "r", Basis.PATTERN, 0.7), WRITTEN),
    "a role is told: nothing is asked": (Candidate("PERSON", 0, 3, "r", Basis.PATTERN, 0.7, Role.STAFF), ""),
    "no name": (Candidate("URL", 0, 3, "r", Basis.PATTERN, 0.7), ""),
}


@pytest.mark.parametrize("case", HOW)
def test_a_name_without_a_role_says_how_it_was_found(case: str) -> None:
    """Among names with a title, and among those of the model, roles are not as often met."""
    candidate, how = HOW[case]
    assert seen_of(candidate).how == how


def named(text: str, name: str, role: Role | None = None) -> list[Candidate]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(Candidate("PERSON", at, at + len(name), "Ner", Basis.MODEL, 0.7, role))
        at = text.find(name, at + 1)
    return found


def test_what_the_name_says_itself_is_not_asked_again() -> None:
    """A credential behind it, a name known from its label."""
    text = "Patient's bed made by Ana Ruiz, RN"
    told = list(with_learned_roles(text, named(text, "Ana Ruiz", Role.PRACTITIONER), [], "en"))
    assert [(each.role, why) for each, why in told] == [(Role.PRACTITIONER, None)]


CLEANED = "Patient: Ana Ruiz\nCleaned by: {}\nCleaned by: Bo Diop"
LEFT = {
    "a patient's surname: the document's persons say whether it is one of the family": "Bo Ruiz",
    "a birth date on the line: who has one there is the patient": "Lu Chen 01/02/1950",
}


@pytest.mark.parametrize("case", LEFT)
def test_whom_the_cast_knows_better_is_left_to_it(case: str) -> None:
    """The other name, which nothing but its surroundings tells of, is learned."""
    printed = LEFT[case]
    text = CLEANED.format(printed)
    settled = [Candidate("PERSON", 9, 17, "r", Basis.LABEL, 0.95, Role.PATIENT)]
    if "/" in printed:
        at = text.index("01/02")
        settled.append(Candidate("DATE_OF_BIRTH", at, at + 10, "r", Basis.PATTERN, 0.9))
    names = [*named(text, printed[:7]), *named(text, "Bo Diop")]
    told = [each.role for each, _ in with_learned_roles(text, names, settled, "en")]
    assert told[0] is None
    assert told[1] is not None


BORN = Candidate("DATE_OF_BIRTH", 20, 30, "r", Basis.PATTERN, 0.9)


@pytest.mark.parametrize(("settled", "is_left"), [([BORN], True), ([], False)])
def test_the_only_name_of_a_page_with_a_birth_date_is_left_to_the_cast(settled: list[Candidate], is_left: bool) -> None:
    """Where no patient is told, that is whose it is."""
    text = "Cleaned by: Bo Diop\n01/02/1950"
    told = [each.role for each, _ in with_learned_roles(text, named(text, "Bo Diop"), settled, "en")]
    assert (told == [None]) is is_left


def test_a_name_with_a_title_is_asked_for_too() -> None:
    """Rules that know a name by its title know no role for it."""
    text = "Shift log\nM. Diop: slept well, took his tablets, walked in the corridor with help"
    name = Candidate("PERSON", 13, 17, "r", Basis.PATTERN, 0.7)
    assert [each.role for each, _ in with_learned_roles(text, [name], [], "en")] == [Role.PATIENT]


OF_A_PATIENT = {
    "a patient": (Candidate("PERSON", 0, 3, "r", Basis.LABEL, 0.9, Role.PATIENT), True),
    "a birth date": (Candidate("DATE_OF_BIRTH", 0, 3, "r", Basis.PATTERN, 0.9), True),
    "health data": (Candidate("DIAGNOSIS", 0, 3, "r", Basis.PATTERN, 0.9), True),
    "whoever made a manual is in it too": (Candidate("PERSON", 0, 3, "r", Basis.LABEL, 0.9, Role.STAFF), False),
    "so is where he is reached": (Candidate("PHONE_NUMBER", 0, 3, "r", Basis.PATTERN, 0.9), False),
}


@pytest.mark.parametrize("case", OF_A_PATIENT)
def test_patients_on_the_models_word_are_on_pages_with_something_of_one(case: str) -> None:
    """A manual shows names in lists as a ward does; its page has nothing else of a patient."""
    candidate, expected = OF_A_PATIENT[case]
    assert is_of_a_patient(candidate) is expected


def test_one_name_in_two_places_is_one_person() -> None:
    """What stands at its first place helps at the second, which says nothing."""
    text = "Minutes of the quality committee\n\nSecretary: Ana Ruiz\n\nThen Ana Ruiz read them."
    roles = {each.role for each, _ in with_learned_roles(text, named(text, "Ana Ruiz"), [], "en")}
    assert len(roles) == 1


def test_why_tells_places_and_no_words() -> None:
    """What `phiscan explain` shows must not hold a value."""
    text = "Daily cleaning log\nCleaned by: Ana Ruiz\nChecked by: Bo Diop"
    names = [*named(text, "Ana Ruiz"), *named(text, "Bo Diop")]
    reasons = [why() for _, why in with_learned_roles(text, names, [], "en") if why is not None]
    assert all(each.startswith("learned: the ") for each in reasons)
    assert not any(word in each for each in reasons for word in ("Ana", "Diop", "leaned by"))


def test_the_reading_has_a_threshold_for_each_class() -> None:
    """Or one could not be asked."""
    assert NOBODY not in THRESHOLDS
    assert set(reading(READING).thresholds) == set(THRESHOLDS)
    assert set(reading(READING).classes) == set(CLASSES)
