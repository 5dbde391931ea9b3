"""Names of invented persons, and how they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from benchmarks.unseen.data import Country

_TOKEN = re.compile(r"[FMLISBU]")


@dataclass(frozen=True, slots=True)
class Name:
    """Given name, middle initial, family name, suffix; in France a name at birth where another was married."""

    given: str
    middle: str
    family: str
    suffix: str
    birth: str
    sex: str

    def printed(self, pattern: str) -> str:
        """F given, M middle initial, L family, I initial of the given, S suffix, B name at birth, U family in capitals.

        What is empty takes its comma or blank with it; "L, F M" gives "Okonjo, Amara R".
        """
        parts = {
            "F": self.given, "M": self.middle, "L": self.family, "I": self.given[0], "S": self.suffix,
            "B": self.birth, "U": self.family.upper(),
        }  # fmt: skip
        text = _TOKEN.sub(lambda match: parts[match[0]], pattern)
        return re.sub(r"\s+", " ", re.sub(r"(?<= )\.|,(?=\s*$)", "", text)).strip(" ,")


def name(rng: Random, country: Country, sex: str, taken: set[str], family: str | None = None) -> Name:
    """A name of some origin; one in eight mixes two; no whole name comes twice, a family name only when asked for."""
    origins, lang = country.table("names"), country.lang
    weights = [origin["share"] for origin in origins.values()]
    first, second = rng.choices(list(origins.values()), weights, k=2)
    if rng.random() > 0.12:
        second = first
    free = [each for each in second["family"] if each not in taken] or second["family"]
    chosen = family or rng.choice(free)
    taken.add(chosen)
    givens = first["given_f" if sex == "F" else "given_m"]
    given = rng.choice([each for each in givens if f"{each} {chosen}" not in taken] or givens)
    taken.add(f"{given} {chosen}")
    suffix = rng.choice(("Jr", "Jr.", "Sr", "III", "II")) if lang == "en" and sex == "M" and rng.random() < 0.08 else ""
    middle = rng.choice("ABCDEFGHJKLMNPRSTVW") if lang == "en" and rng.random() < 0.55 else ""
    birth = rng.choice(rng.choice(list(origins.values()))["family"]) if sex == "F" and rng.random() < 0.6 else chosen
    return Name(given, middle, chosen, suffix, birth, sex)
