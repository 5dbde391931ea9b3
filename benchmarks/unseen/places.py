"""Addresses and telephone numbers that nobody was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.unseen.data import Country
from benchmarks.unseen.identifiers import filled

PHONES = {
    "en": ("({a}) {b}-{c}", "{a}-{b}-{c}", "{a}.{b}.{c}", "({a}){b}-{c}", "1-{a}-{b}-{c}", "+1 {a} {b} {c}", "{a}/{b}-{c}"),
    "fr": ("{0} {1} {2} {3} {4}", "{0} {1} {2} {3} {4}", "{0}.{1}.{2}.{3}.{4}", "{0}-{1}-{2}-{3}-{4}", "{0}{1}{2}{3}{4}", "+33 {5} {1} {2} {3} {4}"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """An address in its parts; `code` is a ZIP or postal code, `region` a state (empty in France)."""

    street: str
    city: str
    region: str
    code: str
    dial: str

    @property
    def town(self) -> str:
        """The last line."""
        return f"{self.city}, {self.region} {self.code}" if self.region else f"{self.code} {self.city}"


def place(rng: Random, country: Country) -> Place:
    """An address somewhere in the country of the language."""
    words = country.table("places")
    first, second, third = rng.choice(words["cities"]).split(";")
    if country.lang == "fr":
        return Place(_french_street(rng, words), first, "", second, third)
    street = f"{rng.randrange(12, 9980)} {rng.choice(words['streets'])}"
    if not street.endswith(("14", "1488")):
        street += f" {rng.choice(words['kinds'])}"
    if rng.random() < 0.25:
        street += f", {rng.choice(words['units'])}"
    if rng.random() < 0.08:
        street = f"P.O. Box {rng.randrange(100, 9999)}"
    code = third + filled(rng, "##") + (filled(rng, "-####") if rng.random() < 0.15 else "")
    return Place(street, first, second, code, rng.choice(words["area_codes"]))


def _french_street(rng: Random, words: dict[str, Any]) -> str:
    if rng.random() < 0.12:
        return str(rng.choice(words["hamlets"]))
    number = rng.choice(words["numbers"]).format(n=rng.randrange(1, 240))
    return f"{number} {rng.choice(words['streets'])}"


def phone(rng: Random, lang: str, dial: str, shape: str, *, mobile: bool = False) -> str:
    """A telephone number in a shape of `PHONES`."""
    if lang == "en":
        return shape.format(
            a=dial, b=rng.choice("23456789") + filled(rng, "##").replace("11", "14"), c=filled(rng, "####")
        )
    head = rng.choice(("06", "07")) if mobile else dial
    parts = [head, *(filled(rng, "%#" if number == 0 else "##") for number in range(4))]
    return shape.format(*parts, head[1])
