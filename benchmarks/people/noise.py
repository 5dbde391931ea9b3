"""How documents print, misprint and misread what they know of a person. Nothing of it is taken from how linking compares."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from benchmarks.people.population import Somebody

# Shares of documents.
RECOGNISED, TYPED_WRONG = 0.02, 0.01
NICKNAME, INITIAL, SURNAME_FIRST, CAPITALS = 0.02, 0.01, 0.4, 0.3
SWAPPED, WRONG_DIGIT, SHORT_YEAR = 0.004, 0.01, 0.1
NUMBER_WRONG = 0.005
# What recognition makes of letters and digits; more kinds than linking knows.
_CONFUSED = {
    "a": "o", "b": "h", "c": "e", "d": "cl", "e": "c", "f": "t", "g": "q", "h": "b", "i": "l", "k": "lc", "l": "1", "m": "rn",
    "n": "u", "o": "0", "p": "o", "r": "n", "s": "5", "t": "f", "u": "ii", "v": "y", "w": "vv", "y": "v", "z": "2",
}  # fmt: skip
_DIGITS = {"0": "8", "1": "7", "2": "7", "3": "8", "4": "9", "5": "6", "6": "5", "7": "1", "8": "3", "9": "4"}
# Keys side by side, and spellings by ear.
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("ie", "ei"), ("ei", "ie"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("ss", "s"), ("th", "t"),
    ("son", "sen"), ("ea", "ee"), ("au", "aw"), ("c", "k"), ("y", "i"), ("er", "or"), ("ey", "y"), ("z", "s"), ("x", "cks"),
)  # fmt: skip


def printed_name(dice: random.Random, one: Somebody) -> str:
    """The name as one document prints it."""
    family = one.later_family if one.later_family and dice.random() < 0.5 else one.family
    given, middle = one.given, one.middle if dice.random() < 0.4 else ""
    luck = dice.random()
    pet = _pet_names().get(given.lower(), ())
    if luck < NICKNAME and pet:
        given = dice.choice(pet)
    elif luck < NICKNAME + INITIAL:
        given = f"{given[0]}."
    given, family = misread(dice, given), misread(dice, family)
    if "-" in family and dice.random() < 0.3:
        family = family.replace("-", " ") if dice.random() < 0.5 else family.split("-")[dice.randrange(2)]
    surname_first = dice.random() < SURNAME_FIRST
    suffix = f" {one.suffix}" if one.suffix and dice.random() < 0.8 else ""
    name = (
        f"{family}, {given} {middle}".strip()
        if surname_first
        else " ".join(filter(None, (given, middle, family))) + suffix
    )
    return name.upper() if dice.random() < CAPITALS else name


def printed_birth(dice: random.Random, born: date) -> str:
    """The birth date as one document prints it, month first."""
    day, month, year = born.day, born.month, str(born.year)
    luck = dice.random()
    if luck < SWAPPED and day <= 12:
        day, month = month, day
    shown = f"{month:02}/{day:02}/{year if dice.random() > SHORT_YEAR else year[2:]}"
    if luck > 1 - WRONG_DIGIT:
        at = dice.choice([place for place, sign in enumerate(shown) if sign.isdigit()])
        shown = shown[:at] + _DIGITS[shown[at]] + shown[at + 1 :]
    return shown


def printed_number(dice: random.Random, number: str) -> str:
    """A number, now and then with a wrong digit."""
    if dice.random() >= NUMBER_WRONG:
        return number
    at = dice.choice([place for place, sign in enumerate(number) if sign.isdigit()])
    return number[:at] + _DIGITS[number[at]] + number[at + 1 :]


def misread(dice: random.Random, word: str) -> str:
    """A word with one letter misread or mistyped in a few of a hundred documents."""
    luck = dice.random()
    if luck < RECOGNISED:
        places = [place for place, letter in enumerate(word) if letter in _CONFUSED]
        if places:
            at = dice.choice(places)
            return word[:at] + _CONFUSED[word[at]] + word[at + 1 :]
    if luck > 1 - TYPED_WRONG and len(word) > 3:
        return mistyped(dice, word)
    return word


def mistyped(dice: random.Random, word: str) -> str:
    """A letter left out, doubled, hit beside, exchanged with the next one, or the word spelled by ear."""
    at = dice.randrange(1, len(word) - 1)
    return dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + _beside(dice, word[at]) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            _by_ear(dice, word),
        )
    )


def _beside(dice: random.Random, letter: str) -> str:
    row = next((row for row in _KEYBOARD if letter in row), letter)
    at = row.find(letter)
    return dice.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2] or letter)


def _by_ear(dice: random.Random, word: str) -> str:
    heard = [(one, other) for one, other in _SOUNDS if one in word[1:]]
    if not heard:
        return word
    one, other = dice.choice(heard)
    return word[0] + word[1:].replace(one, other, 1)


@cache
def _pet_names() -> Mapping[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("petnames.toml").read_text("utf-8"))
