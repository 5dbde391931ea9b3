"""Made-up crowds: how many people of which place and data, as the tables of a finished run."""

from __future__ import annotations

from typing import Any

import pandas as pd

from phiscan.duties import Exposed, Interval

HEALTH = "contact;health;identity"


def people(count: int, state: str = "", country: str | None = None, categories: str = HEALTH) -> list[dict[str, str]]:
    """So many rows of subjects.csv."""
    where = ("US" if state else "") if country is None else country
    row = {"role": "patient", "categories": categories, "first_date": "2015", "last_date": "2017"}
    return [row | {"state": state, "country": where} for _ in range(count)]


def exposed(*rows: list[dict[str, str]], bounds: Interval | None = None) -> Exposed:
    """These people; `bounds` are those of the summary, which has none where they are not given."""
    listed = [row for some in rows for row in some]
    columns = ["role", "categories", "first_date", "last_date", "state", "country"]
    summary: dict[str, Any] = {
        "documents": 7,
        "outcomes": {"scanned": 6, "damaged": 1},
        "pages": 9,
        "pages_read": 8,
        "findings": 40,
        "entities": {"PERSON": 30, "LAB_RESULT": 10},
        "practitioners": 2,
        "exposure": {"high": 6, "unknown": 1},
        "duplicates": 0,
        "versions": {"phiscan": "0.1.0", "config": "f00d"},
    }
    if bounds is not None:
        summary["people"] = {"lower": bounds.lower, "best": bounds.best, "upper": bounds.upper}
    if any("unresolved" in row for row in listed):
        columns.append("unresolved")
    return Exposed(pd.DataFrame(listed, columns=columns), summary)
