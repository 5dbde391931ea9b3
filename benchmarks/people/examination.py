"""Are the right mentions put together, and is the true number of people inside the bounds? Seed by seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.people.documents import Dump, deal
from benchmarks.people.population import NameLists, populate
from benchmarks.people.scores import Pairwise, pairwise
from phiscan.people import Linker
from phiscan.people.counts import Count


@dataclass(frozen=True, slots=True)
class Result:
    """One dump, linked. `read` people are named by documents that were read, `named` by any."""

    seed: int
    named: int
    read: int
    pairs: Pairwise
    count: Count

    @property
    def off(self) -> float:
        """How far the best number is from the truth of what was read, as a share."""
        return self.count.best / self.read - 1

    @property
    def inside(self) -> bool:
        """Whether the true number, of what was read and of all, lies within the bounds."""
        return self.count.lower <= self.read <= self.named <= self.count.upper


def make(seed: int, people: int, documents: int, names: NameLists) -> Dump:
    """A dump of the examination; the same for the same arguments."""
    dice = random.Random(seed)
    return deal(dice, populate(dice, people, names), documents)


def examine(dump: Dump, seed: int) -> Result:
    """Link a dump and compare with its truth."""
    linker = Linker()
    for entry in dump.entries():
        linker.add(entry)
    linked = linker.linked()
    told = [(dump.owner(mention.path), mention.person_id) for mention in linked.mentions]
    return Result(seed, dump.named, len({owner for owner, _ in told}), pairwise(told), linked.count)


def examinations(seeds: range, people: int, documents: int, names: NameLists) -> Iterator[Result]:
    """One result a seed."""
    return (examine(make(seed, people, documents, names), seed) for seed in seeds)
