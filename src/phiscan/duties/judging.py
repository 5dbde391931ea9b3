"""Rules over counts: what is due, until when, and why. An interval that holds the threshold counts as over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from phiscan.duties.counts import Exposed, Interval
from phiscan.duties.deadlines import Discovery, ends
from phiscan.duties.rules import Rule

# The place of a row for people of whom it is not known where they live.
UNKNOWN_PLACE = "unknown"


class Verdict(StrEnum):
    """What the counts say of a duty, the most pressing first."""

    DUE = "due"
    TREAT_AS_DUE = "treat-as-due"
    OPEN = "open"
    NOT_DUE = "not-due"
    NOT_IN_FORCE = "not-in-force"


VERDICT_MEANINGS = {
    Verdict.DUE: "the whole interval is over the threshold",
    Verdict.TREAT_AS_DUE: "the threshold lies within the interval: treat as over",
    Verdict.OPEN: "under the threshold, but people whose place is not known could lift it over",
    Verdict.NOT_DUE: "the whole interval is under the threshold",
    Verdict.NOT_IN_FORCE: "the rule was not in force on the day of discovery",
}
_DUE = frozenset({Verdict.DUE, Verdict.TREAT_AS_DUE})


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule at one place ("" for all people): what the counts say, in which cell, until when, and why."""

    rule: Rule
    place: str
    people: Interval
    verdict: Verdict
    deadline: str
    reason: str

    @property
    def is_due(self) -> bool:
        """Whether it is due, or to be treated so."""
        return self.verdict in _DUE


def duties_of(exposed: Exposed, rules: Sequence[Rule], discovery: Discovery) -> list[Duty]:
    """Each rule at each place it counts for, in the order of the rules, then of the places."""
    duties: list[Duty] = []
    for rule in rules:
        instead = next((duty for duty in duties if duty.rule.id == rule.unless_due and duty.is_due), None)
        if discovery.day < rule.in_force:
            duties.append(_spared(rule, exposed, Verdict.NOT_IN_FORCE, f"in force from {rule.in_force.isoformat()} on"))
        elif instead is not None:
            duties.append(_spared(rule, exposed, Verdict.NOT_DUE, f"{instead.rule.id} takes its place"))
        else:
            duties += _judged(rule, exposed, discovery)
    return duties


def verdict_on(people: Interval, threshold: int, unplaced: int = 0) -> Verdict:
    """What a count says against the smallest count that triggers; `unplaced` could come on top."""
    if people.lower >= threshold:
        return Verdict.DUE
    if people.upper >= threshold:
        return Verdict.TREAT_AS_DUE
    return Verdict.OPEN if people.upper + unplaced >= threshold else Verdict.NOT_DUE


def _judged(rule: Rule, exposed: Exposed, discovery: Discovery) -> Iterator[Duty]:
    concerned, doubtful = (exposed.with_any(rule.categories, unresolved=each) for each in (False, True))
    if rule.per == "all":
        yield _duty(rule, "", exposed.interval(len(concerned), len(doubtful)), Interval(0, 0, 0), discovery)
        return
    places, others = exposed.by_place(concerned, rule.per), exposed.by_place(doubtful, rule.per)
    unplaced = exposed.interval(places.pop("", 0), others.pop("", 0))
    known = [
        _duty(rule, place, exposed.interval(places.get(place, 0), others.get(place, 0)), unplaced, discovery)
        for place in rule.places or sorted({*places, *others})
    ]
    yield from known
    # Where each place that counts is due already, it does not matter who else lives there.
    if unplaced.upper and not (rule.places and all(duty.is_due for duty in known)):
        yield _duty(rule, UNKNOWN_PLACE, Interval(0, 0, 0), unplaced, discovery)


def _duty(rule: Rule, place: str, people: Interval, unplaced: Interval, discovery: Discovery) -> Duty:
    verdict = verdict_on(people, rule.threshold, unplaced.upper)
    shown = unplaced if place == UNKNOWN_PLACE else people
    deadline = ends(rule.deadline, discovery) if verdict in (*_DUE, Verdict.OPEN) else ""
    return Duty(rule, place, shown, verdict, deadline, VERDICT_MEANINGS[verdict])


def _spared(rule: Rule, exposed: Exposed, verdict: Verdict, reason: str) -> Duty:
    people = exposed.interval(len(exposed.with_any(rule.categories)))
    return Duty(rule, "", people, verdict, "", reason)
