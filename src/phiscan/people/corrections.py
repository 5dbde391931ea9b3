"""What somebody who looked decided: these two are one person, this document is another person's.

    action,one,other
    merge,PXXXXXXXXXX,PYYYYYYYYYY
    split,PXXXXXXXXXX,2017/report-12.pdf

`one` and `other` are ids of persons, or documents as the outputs show them, with `#s2` where a document names several people. A
document that is split off stands alone, unless another line merges it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from phiscan import errors
from phiscan.people.ids import mention_id

_ID = re.compile(r"P[A-Z2-7]{10}")
_SUBJECT = re.compile(r"#s\d+\Z")


class Action(StrEnum):
    """What a line of a corrections file does."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: `other` is one person with `one`, or is not."""

    action: Action
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction, and whether both of those it names were found."""

    correction: Correction
    applied: bool


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The lines of a corrections file. Raises `ConfigError` with all its faults."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as exc:
        raise errors.ConfigError((f"cannot read {path}: {exc.strerror}",)) from None
    except (UnicodeDecodeError, csv.Error):
        raise errors.ConfigError((f"cannot read {path}: it is no CSV in UTF-8",)) from None
    faults = [f"{path}, line {number}: {fault}" for number, row in enumerate(rows, 2) if (fault := _fault(row))]
    if faults:
        raise errors.ConfigError(tuple(faults))
    return corrections_of(rows)


def check_names(corrections: Iterable[Correction], shown: Collection[str]) -> None:
    """Where paths are masked, corrections name documents by their masks (`shown`). Raises `ConfigError`, which quotes none.

    The summary records what they name: a path in clear would be a leak there.
    """
    faults = [
        f"correction {number}: paths are masked, so name persons by their ids and documents as the outputs show them"
        for number, each in enumerate(corrections, 1)
        for name in (each.one, each.other)
        if not _ID.fullmatch(name) and _SUBJECT.sub("", name) not in shown
    ]
    if faults:
        raise errors.ConfigError(tuple(dict.fromkeys(faults)))


def corrections_of(rows: Iterable[Mapping[str, str]]) -> tuple[Correction, ...]:
    """Corrections from rows that were found right: of a file, or of the summary of a run."""
    return tuple(Correction(Action(row["action"].strip()), row["one"].strip(), row["other"].strip()) for row in rows)


def _fault(row: Mapping[str, str | None]) -> str:
    if (row.get("action") or "").strip() not in set(Action):
        return "the action is neither merge nor split"
    return "" if (row.get("one") or "").strip() and (row.get("other") or "").strip() else "one and other must be given"


class Corrector:
    """Finds the mentions that corrections name, while documents stream by."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._corrections = corrections
        self._named = {name for each in corrections for name in (each.one, each.other)}
        self._split = {each.other for each in corrections if each.action is Action.SPLIT}
        self._positions: dict[str, list[int]] = {}
        self.alone: set[int] = set()

    def stands_alone(self, content: str, path: str, label: str) -> bool:
        """Whether this mention is split off."""
        return bool(self._split) and not self._split.isdisjoint(_names(content, path, label))

    def note(self, position: int, content: str, path: str, label: str, *, alone: bool) -> None:
        """Remember which record a mention went to, if a correction names it."""
        if not self._named:
            return
        for name in self._named.intersection(_names(content, path, label)):
            self._positions.setdefault(name, []).append(position)
        if alone:
            self.alone.add(position)

    def forced(self) -> list[tuple[int, int]]:
        """The records that are one person whatever the evidence says."""
        merges = (each for each in self._corrections if each.action is Action.MERGE and self._found(each))
        return [(self._positions[each.one][0], self._positions[each.other][0]) for each in merges]

    def applied(self) -> tuple[Applied, ...]:
        """Each correction, with whether it took effect."""
        return tuple(Applied(each, self._found(each)) for each in self._corrections)

    def _found(self, correction: Correction) -> bool:
        """A document that names several people is none of them until its subject is given."""
        return all(len(set(self._positions.get(name, ()))) == 1 for name in (correction.one, correction.other))


def _names(content: str, path: str, label: str) -> tuple[str, str, str]:
    """How a mention may be named: as the person first named there, as the document, as one subject of it."""
    return mention_id("P", content, label), path, f"{path}#{label}"
