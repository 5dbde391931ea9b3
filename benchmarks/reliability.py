"""Does a score mean what it says? Findings by their score, and how many of each group are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.normalise import normal, same
from benchmarks.records import Record
from benchmarks.shares import by_path

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, and whether it is right."""

    record: Record
    right: bool


def judged(truth: Iterable[Record], found: Iterable[Record]) -> Iterator[Judged]:
    """Each finding of a type that the truth knows."""
    records = list(truth)
    types = {each.entity_type for each in records}
    there = by_path(records)
    for claim in found:
        if claim.entity_type in types:
            yield Judged(claim, any(_is(each, claim) for each in there[claim.path]))


def table(rows: Sequence[Judged]) -> str:
    """A line for each range of scores: findings, their mean score, the share that is right."""
    lines = ["| score | findings | mean score | right |", "|---|---|---|---|"]
    scored = [each for each in rows if each.record.score is not None]
    for low, high in pairwise(EDGES):
        inside = [
            each for each in scored if low <= (each.record.score or 0.0) < high or (high == 1.0 == each.record.score)
        ]
        if inside:
            mean = sum(each.record.score or 0.0 for each in inside) / len(inside)
            right = sum(each.right for each in inside) / len(inside)
            lines.append(f"| {low:.2f} to {high:.2f} | {len(inside)} | {mean:.3f} | {right:.3f} |")
    return "\n".join(lines)


def _is(record: Record, claim: Record) -> bool:
    kind = claim.entity_type
    return record.entity_type == kind and same(kind, normal(kind, record.value), normal(kind, claim.value))
