"""The table of duties: a row for each rule and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from phiscan.duties.cells import UNDER, WITHHELD, cell, shown
from phiscan.duties.judging import Duty


class DutyColumn(NamedTuple):
    """A column and what it holds; all are text."""

    name: str
    meaning: str


DUTY_COLUMNS = (
    DutyColumn("rule", "id of the rule"),
    DutyColumn("regime", "the law it belongs to"),
    DutyColumn("addressee", "who must be told"),
    DutyColumn("duty", "what must be done"),
    DutyColumn("place", "state or country where each is counted on its own; `unknown`; empty for all people"),
    DutyColumn("verdict", "what the counts say (see below)"),
    DutyColumn("deadline", "last day, or last moment where hours count; empty where nothing is due"),
    DutyColumn("people_lower", f"people concerned, at least; `{UNDER}` for a small cell of a place unless revealed"),
    DutyColumn("people_best", "people concerned, most likely"),
    DutyColumn("people_upper", "people concerned, at most"),
    DutyColumn("threshold", "the smallest number of people that triggers it"),
    DutyColumn("reason", "why the verdict"),
    DutyColumn("applies_if", "whether the rule is yours at all: for you to say"),
    DutyColumn("condition", "what the counts cannot say: for a person to judge"),
    DutyColumn("citation", "the source of the rule"),
    DutyColumn("url", "where to read it"),
    DutyColumn("checked", "when the rule was compared with its source"),
    DutyColumn("source", "`phiscan`, or the rule file it comes from"),
)


def duty_table(duties: Sequence[Duty], *, reveal: bool = False) -> pd.DataFrame:
    """One row a duty. Small counts of places are hidden unless `reveal`."""
    rows = [row for rule_id in dict.fromkeys(duty.rule.id for duty in duties) for row in _rows(duties, rule_id, reveal)]
    return pd.DataFrame(rows, columns=[column.name for column in DUTY_COLUMNS], dtype="string")


def _rows(duties: Sequence[Duty], rule_id: str, reveal: bool) -> Iterator[tuple[str, ...]]:
    of_rule = [duty for duty in duties if duty.rule.id == rule_id]
    best = shown({duty.place: duty.people.best for duty in of_rule if duty.place}, reveal=reveal)
    for duty in of_rule:
        yield _row(duty, _people(duty, best.get(duty.place, ""), reveal))


def _people(duty: Duty, best: str, reveal: bool) -> tuple[str, str, str]:
    people = duty.people
    if not duty.place:
        return str(people.lower), str(people.best), str(people.upper)
    if best == WITHHELD:
        return (WITHHELD,) * 3
    if best == UNDER:
        return UNDER, UNDER, UNDER
    return cell(people.lower, reveal=reveal), best, cell(people.upper, reveal=reveal)


def _row(duty: Duty, people: tuple[str, str, str]) -> tuple[str, ...]:
    rule = duty.rule
    return (
        rule.id,
        rule.regime,
        rule.addressee,
        rule.duty,
        duty.place,
        duty.verdict,
        duty.deadline,
        *people,
        str(rule.threshold),
        duty.reason,
        rule.applies_if,
        rule.condition,
        rule.citation,
        rule.url,
        rule.checked.isoformat(),
        rule.source,
    )
