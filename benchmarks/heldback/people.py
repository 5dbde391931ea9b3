"""Persons, each the same in every document of a run: a name, a birth date, an address, numbers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

PARTICLES = frozenset("De Di Du Van Von von der Der den la La Le L' El St.".split())
TODAY = date(2026, 6, 30)


@cache
def data(name: str) -> dict[str, Any]:
    """One of this folder's tables."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def names(lang: str, kind: str) -> tuple[str, ...]:
    """A list of names; particles stay with what follows them."""
    found, held = [], ""
    for word in data("names")[lang][kind].split():
        held = f"{held} {word}".strip()
        if word not in PARTICLES:
            found.append(held)
            held = ""
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    key: str
    lang: str
    female: bool
    given: str
    middle: str
    family: str
    birth_name: str
    suffix: str
    born: date
    seed: str

    def rng(self, purpose: str) -> Random:
        """A source of chance that gives this person the same thing for the same purpose."""
        return Random(f"{self.seed}:{self.key}:{purpose}")

    def age(self, at: date) -> int:
        """Whole years on a day."""
        return at.year - self.born.year - ((at.month, at.day) < (self.born.month, self.born.day))


def person(seed: str, lang: str, number: int, *, family: str = "", ages: tuple[int, int] = (1, 99)) -> Person:
    """The person of a number; the family name and ages may be told."""
    key = f"{lang}-{number:05}"
    rng = Random(f"{seed}:{key}")
    female = rng.random() < 0.52
    given = rng.choice(names(lang, "female" if female else "male"))
    middle = rng.choice(names(lang, "female" if female else "male")) if rng.random() < 0.6 else ""
    own = rng.choice(names(lang, "family"))
    if rng.random() < 0.06:
        own = f"{own}-{rng.choice(names(lang, 'family'))}" if "-" not in own else own
    married = female and rng.random() < (0.5 if lang == "fr" else 0.15)
    suffix = rng.choice(data("names")[lang]["suffixes"].split() or [""]) if not female and rng.random() < 0.07 else ""
    low, high = ages
    days = (
        rng.randrange(low * 365, high * 365)
        if rng.random() < 0.6
        else rng.randrange(max(low, high // 2) * 365, high * 365)
    )
    born = TODAY - timedelta(days=days)
    surname = family or own
    maiden = rng.choice(names(lang, "family")) if married else surname
    return Person(key, lang, female, given, middle, surname, maiden, suffix, born, seed)
