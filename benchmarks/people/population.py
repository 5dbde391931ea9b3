"""Made-up people with what makes linking hard: households, twins, Jr and Sr, namesakes, married names. Nobody exists."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from phiscan.synthetic.people import TODAY, address, phone

TWINS, HOUSEHOLDS, JUNIORS, NAMESAKES, SAME_DAY_NAMESAKES = 0.01, 0.15, 0.004, 0.02, 0.0002
RENAMED = 0.04
_OLDEST_DAYS, _YOUNGEST_DAYS = 34_000, 400
PATIENTS_A_DOCTOR = 150


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names to draw from, with how often each is drawn; none for all alike."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]
    family_weights: tuple[float, ...] | None = None
    female_weights: tuple[float, ...] | None = None
    male_weights: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person of the truth. `later_family` is the name some of the documents give after a marriage."""

    number: int
    female: bool
    given: str
    middle: str
    family: str
    later_family: str
    suffix: str
    born: date
    address: str
    phone: str
    email: str
    ssn: str
    mrn: str
    doctor: str


def populate(dice: random.Random, people: int, names: NameLists) -> list[Somebody]:
    """So many people, some of them related."""
    doctors = [
        f"{dice.choice(names.female)} {_family(dice, names)}" for _ in range(max(3, people // PATIENTS_A_DOCTOR))
    ]
    made: list[Somebody] = []
    while len(made) < people:
        one = _somebody(dice, len(made), names, doctors)
        made += [one, *_relatives(dice, one, len(made) + 1, names, doctors)][: people - len(made)]
    return made


def _somebody(dice: random.Random, number: int, names: NameLists, doctors: list[str]) -> Somebody:
    female = dice.random() < 0.5
    given, family = _given(dice, names, female=female), _family(dice, names)
    return Somebody(
        number=number,
        female=female,
        given=given,
        middle=dice.choice("ABCDEFGHJKLMNPRSTW") if dice.random() < 0.6 else "",
        family=family,
        later_family=_family(dice, names) if female and dice.random() < RENAMED else "",
        suffix="",
        born=TODAY - timedelta(days=dice.randrange(_YOUNGEST_DAYS, _OLDEST_DAYS)),
        address=address(dice, "en"),
        phone=phone(dice, "en"),
        email=f"{given}.{family}{dice.randrange(10, 999)}@example.com".lower(),
        ssn=f"{dice.randrange(1, 666):03}-{dice.randrange(1, 100):02}-{dice.randrange(1, 10000):04}",
        mrn=f"{dice.randrange(10**6, 10**8)}",
        doctor=dice.choice(doctors),
    )


def _relatives(dice: random.Random, one: Somebody, number: int, names: NameLists, doctors: list[str]) -> list[Somebody]:
    other = replace(_somebody(dice, number, names, doctors), later_family="")
    home = replace(other, family=one.family, address=one.address, phone=one.phone)
    luck = dice.random()
    if luck < TWINS:
        return [replace(home, born=one.born, doctor=one.doctor)] if home.given != one.given else []
    if luck < TWINS + JUNIORS:
        born = one.born - timedelta(days=dice.randrange(7000, 12000))
        senior = replace(home, given=one.given, middle=one.middle, female=one.female, suffix="Sr", born=born)
        return [senior] if not one.later_family else []
    luck -= TWINS + JUNIORS
    if luck < NAMESAKES:
        return [replace(other, given=one.given, family=one.family, female=one.female)]
    if luck < NAMESAKES + SAME_DAY_NAMESAKES:
        return [replace(other, given=one.given, family=one.family, female=one.female, born=one.born)]
    return [home] if luck < HOUSEHOLDS else []


def _given(dice: random.Random, names: NameLists, *, female: bool) -> str:
    if female:
        return dice.choices(names.female, names.female_weights)[0]
    return dice.choices(names.male, names.male_weights)[0]


def _family(dice: random.Random, names: NameLists) -> str:
    family = dice.choices(names.family, names.family_weights)[0]
    luck = dice.random()
    if luck < 0.02:
        return f"{family}-{dice.choice(names.family)}"
    return f"{dice.choice(('de la', 'van der', 'Le', 'di'))} {family}" if luck < 0.03 else family
