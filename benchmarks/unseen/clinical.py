"""Results, diagnoses, drugs and procedures of a patient."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from benchmarks.unseen.data import Country

if TYPE_CHECKING:
    from benchmarks.unseen.people import Person

RANGES = {
    "en": ("{0}-{1}", "{0} - {1}", "{0} to {1}", "({0}-{1})"),
    "fr": ("{0} - {1}", "{0} à {1}", "({0} - {1})", "{0}-{1}"),
}
FLAGS = {
    "en": (("H", "L"), ("High", "Low"), ("*", "*"), ("H*", "L*"), ("HI", "LO")),
    "fr": (("*", "*"), ("H", "B"), ("+", "-")),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a patient, ready to be printed; `range`, `unit`, `flag` are texts."""

    patient: Person
    name: str
    text: str
    unit: str
    range: str
    flag: str

    def value(self, day: str = "") -> str:
        """Print the value; `day` is the date printed beside it."""
        parts = {"analyte": self.name, "value": self.text, "unit": self.unit, "range": self.range, "flag": self.flag}
        return self.patient.say("LAB_RESULT", self.text, **parts, date=day)

    @property
    def bare(self) -> str:
        """The value's text, unrecorded: for widths only."""
        return self.text


@dataclass(frozen=True, slots=True)
class Analyte:
    """A row of a panel."""

    name: str
    unit: str
    low: str
    high: str
    decimals: int | None

    def drawn(self, patient: Person, rng: Random, shape: str, flags: tuple[str, str]) -> Result:
        """A result: about one in five outside the range."""
        if self.decimals is None:
            odd = rng.random() < 0.2
            return Result(
                patient, self.name, self.high if odd else self.low, self.unit, self.low, flags[0] if odd else ""
            )
        low, high = (float(each.replace(",", ".")) for each in (self.low, self.high))
        number = rng.uniform(low, high)
        chance = rng.random()
        if chance < 0.12:
            number = high * rng.uniform(1.02, 1.3)
        elif chance < 0.2:
            number = low * rng.uniform(0.6, 0.95)
        text = f"{number:.{self.decimals}f}"
        flag = flags[0] if float(text) > high else flags[1] if float(text) < low else ""
        comma = "," in self.low or "," in self.high or patient.lang == "fr"
        return Result(
            patient, self.name, text.replace(".", ",") if comma else text, self.unit, shape.format(self.low, self.high), flag
        )  # fmt: skip


def panel(country: Country, key: str) -> list[Analyte]:
    """The analytes of a panel."""
    return [_analyte(row.split(";")) for row in country.table("clinical")["panels"][key]]


def _analyte(row: list[str]) -> Analyte:
    name, unit, low, high, *decimals = row
    return Analyte(name, unit, low, high, int(decimals[0]) if decimals else None)


def pick(rng: Random, country: Country, key: str, count: int) -> list[str]:
    """Different entries of a list."""
    entries = country.table("clinical")[key]
    return rng.sample(entries, min(count, len(entries)))
