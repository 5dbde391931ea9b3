"""The linkage model: what is compared, in which levels, with which weights. Data, in `comparisons.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

# The level of a comparison whose value one of the two lacks.
NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison; `sql` is over the columns of `frame` with `_l` and `_r`, or "ELSE"."""

    name: str
    sql: str
    m: float
    u: float
    frequency: str = ""

    @property
    def weight_bits(self) -> float:
        """What the level adds to the evidence for one person, before frequencies."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that is compared; `none` says in SQL when it cannot be."""

    name: str
    none: str
    levels: tuple[Level, ...]

    def code(self, level: str) -> int:
        """Splink's number of a level: -1 not compared, 0 for the last, one more for each before it."""
        if level == NOT_COMPARED:
            return -1
        return len(self.levels) - 1 - [each.name for each in self.levels].index(level)

    def level(self, code: int) -> str:
        """The name of the level with Splink's number."""
        return NOT_COMPARED if code < 0 else self.levels[len(self.levels) - 1 - code].name


@cache
def comparisons() -> Mapping[str, Comparison]:
    """All comparisons by name, in the order of the file."""
    table = tomllib.loads(resources.files(__package__).joinpath("comparisons.toml").read_text("utf-8"))
    made = (_comparison(each) for each in table["comparison"])
    return {each.name: each for each in made}


def _comparison(described: Mapping[str, Any]) -> Comparison:
    levels = tuple(Level(**level) for level in described["levels"])
    return Comparison(described["name"], described["none"], levels)
