"""How many people, with bounds, in all and by place: from the tables of a finished run."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

# As `subjects.csv` parts its categories.
CATEGORY_SEPARATOR = ";"
# 45 CFR 160.103: a State is any of the several States, DC, Puerto Rico, the Virgin Islands, Guam, American Samoa and
# the Northern Mariana Islands. Codes of USPS Publication 28.
US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU AS MP".split()
)
UNITED_STATES = "US"


@dataclass(frozen=True, slots=True)
class Interval:
    """A number of people: at least `lower`, most likely `best`, at most `upper`."""

    lower: int
    best: int
    upper: int

    def __post_init__(self) -> None:
        if not 0 <= self.lower <= self.best <= self.upper:
            raise ValueError(f"no interval: {self.lower}, {self.best}, {self.upper}")

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.lower + other.lower, self.best + other.best, self.upper + other.upper)


@dataclass(frozen=True, slots=True, eq=False)
class Exposed:
    """What a finished run says of people: `subjects` as in subjects.csv (text), `summary` as in summary.json.

    Rows that are unresolved are in all likelihood nobody new: they count in upper numbers only. The bounds of the summary are on
    all people; a part of them (a State, a category) has its share: its rows times lower, best and upper over all rows.
    """

    subjects: pd.DataFrame
    summary: Mapping[str, Any]

    @property
    def people(self) -> Interval:
        """All people."""
        return self.interval(len(self.told_apart))

    @property
    def told_apart(self) -> pd.DataFrame:
        """The rows that are a person's each."""
        return self.subjects[~self._unresolved()]

    def interval(self, count: int, doubtful: int = 0) -> Interval:
        """The bounds of a part of the people, of whom `count` were told apart, and `doubtful` are unresolved."""
        lower, best, upper = self._bounds()
        rows = int((~self._unresolved()).sum())
        if not rows:
            return Interval(count, count, max(count, upper))
        likely = round(count * best / rows)
        most = min(upper, math.ceil(count * upper / rows) + doubtful)
        return Interval(min(likely, math.floor(count * lower / rows)), likely, max(likely, most))

    def with_any(self, categories: Sequence[str], *, unresolved: bool = False) -> pd.DataFrame:
        """The people of whom data of any of these categories is exposed; all people for none. Told apart, or `unresolved`."""
        rows = self.subjects[self._unresolved()] if unresolved else self.told_apart
        if not categories:
            return rows
        wanted = frozenset(categories)
        exposed = rows["categories"].astype(str).str.split(CATEGORY_SEPARATOR)
        return rows[[not wanted.isdisjoint(each) for each in exposed]]

    def by_place(self, people: pd.DataFrame, per: str) -> dict[str, int]:
        """How many of these people live in each state of the US, or country; "" where that is not known.

        People known to live abroad are in no state, and are not among the unknown.
        """
        places = self._states(people) if per == "state" else self._column(people, "country")
        return {str(place): int(count) for place, count in places.value_counts().sort_index().items()}

    def _states(self, people: pd.DataFrame) -> pd.Series[Any]:
        state, country = self._column(people, "state"), self._column(people, "country")
        here = country.isin(["", UNITED_STATES])
        return state[here].where(state[here].isin(US_STATES), "")

    def _column(self, people: pd.DataFrame, name: str) -> pd.Series[Any]:
        if name in people.columns:
            return people[name].fillna("").astype(str)
        return pd.Series("", index=people.index, dtype=str)

    def _unresolved(self) -> pd.Series[bool]:
        return self._column(self.subjects, "unresolved") == "True"

    def _bounds(self) -> tuple[int, int, int]:
        bounds = self.summary.get("people")
        if not isinstance(bounds, Mapping):
            return (len(self.told_apart),) * 3
        return int(bounds["lower"]), int(bounds["best"]), int(bounds["upper"])
