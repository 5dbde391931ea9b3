"""Two finished runs: which documents and people are new, gone or changed."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from phiscan import errors
from phiscan.finished.opened import masks_paths, opened, table
from phiscan.finished.verifying import Change
from phiscan.summarize import summarize
from phiscan.vault import KeySource

# Columns of a table that say how the same document or person differs between two runs.
_OF_DOCUMENTS = ("sha256", "outcome", "exposure", "subjects")
_OF_PERSONS = ("documents", "categories", "role", "state", "country", "deceased")
# A document in a run, and a person within it.
_Mention = tuple[str, str]
# The rows of a table of text, by what names them.
_Rows = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """`rows`: kind (document, person), change, its name in the first and in the second run, and what differs.

    `names_compared`: whether people without a document in common were compared by name and birth date,
    which takes the key of both vaults.
    """

    rows: pd.DataFrame
    names_compared: bool


def diff(first: str | os.PathLike[str], second: str | os.PathLike[str], *, key: KeySource | None = None) -> Difference:
    """What is new, gone and changed in the second finished run. Shows no value. Raises a `RunError`.

    A document is the same under the same path (under the same bytes, where paths are masked and the key does not open
    both vaults); a person, where a document with the same bytes names them as the
    same subject; otherwise, where the key opens both vaults, under the same name and birth date.
    """
    one, two = Path(first), Path(second)
    pairs = dict(_by_documents(_mentions(one), _mentions(two)))
    names = _names(one, two, key or KeySource())
    if names is not None:
        pairs |= dict(_by_names(names[0], names[1], pairs))
    rows = [
        *_documents(*_inventories(one, two, key or KeySource())),
        *_persons(table(one, "subjects"), table(two, "subjects"), pairs),
    ]
    return Difference(
        pd.DataFrame(rows, columns=["kind", "change", "first", "second", "differs"], dtype="string"), names is not None
    )


def _inventories(one: Path, two: Path, key: KeySource) -> tuple[_Rows, _Rows]:
    """The rows of both inventories under what makes two documents the same: the path in clear, else the bytes."""
    try:
        clear = [_clear_paths(run, key) for run in (one, two)]
    except errors.KeyLostError:
        return _rows(table(one, "inventory"), "sha256"), _rows(table(two, "inventory"), "sha256")
    before, now = (_rows(table(run, "inventory"), "path") for run in (one, two))
    return {clear[0].get(path, path): row for path, row in before.items()}, {
        clear[1].get(path, path): row for path, row in now.items()
    }


def _clear_paths(run: Path, key: KeySource) -> dict[str, str]:
    if not masks_paths(run):
        return {}
    with opened(run, key) as vault:
        return {mask: path for path, mask in vault.shown.items()}


def _documents(before: _Rows, now: _Rows) -> Iterator[tuple[str, str, str, str, str]]:
    for name, row in before.items():
        if name not in now:
            yield "document", Change.GONE, row["path"], "", ""
        elif differs := _differing(row, now[name], _OF_DOCUMENTS):
            yield "document", Change.CHANGED, row["path"], now[name]["path"], differs
    yield from (("document", Change.NEW, "", row["path"], "") for name, row in now.items() if name not in before)


def _persons(one: pd.DataFrame, two: pd.DataFrame, pairs: dict[str, str]) -> Iterator[tuple[str, str, str, str, str]]:
    before, now = _rows(one, "person_id"), _rows(two, "person_id")
    for person, row in before.items():
        other = pairs.get(person)
        if other is None:
            yield "person", Change.GONE, person, "", ""
        elif differs := _differing(row, now[other], _OF_PERSONS):
            yield "person", Change.CHANGED, person, other, differs
    taken = set(pairs.values())
    yield from (("person", Change.NEW, "", person, "") for person in now if person not in taken)


def _rows(rows: pd.DataFrame, name: str) -> _Rows:
    """The rows of a table of text by the value of one column."""
    named = ({str(key): str(value) for key, value in row.items()} for row in rows.to_dict("records"))
    return {row[name]: row for row in named}


def _differing(before: dict[str, str], now: dict[str, str], columns: tuple[str, ...]) -> str:
    return ";".join(name for name in columns if before.get(name, "") != now.get(name, ""))


def _mentions(run: Path) -> dict[_Mention, str]:
    """Who is named as which subject in which bytes."""
    inventory = table(run, "inventory")
    digests = dict(zip(inventory["path"], inventory["sha256"], strict=True))
    rows = table(run, "subject_documents")
    return {
        (digests[path], subject): person
        for person, path, subject in zip(rows["person_id"], rows["path"], rows["subject"], strict=True)
        if digests.get(path)
    }


def _by_documents(one: dict[_Mention, str], two: dict[_Mention, str]) -> Iterator[tuple[str, str]]:
    """Persons that most mentions have in common; each is paired once, in order of the first run."""
    common: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention, person in one.items():
        if mention in two:
            common[person][two[mention]] += 1
    taken: set[str] = set()
    for person, others in common.items():
        best = max((each for each in others if each not in taken), key=lambda each: others[each], default=None)
        if best is not None:
            taken.add(best)
            yield person, best


def _names(one: Path, two: Path, key: KeySource) -> tuple[dict[str, str], dict[str, str]] | None:
    """Name and birth date of each person in both runs, None where a vault does not open. They stay in memory."""
    try:
        return _names_in(one, key), _names_in(two, key)
    except errors.KeyLostError:
        return None


def _names_in(run: Path, key: KeySource) -> dict[str, str]:
    with opened(run, key) as vault:
        subjects = summarize(vault.entries(), reveal=True, corrections=vault.corrections).subjects
    return {
        str(person): f"{' '.join(sorted(str(name).casefold().split()))}\n{born}"
        for person, name, born in zip(
            subjects["person_id"], subjects["name"], subjects["birth_date"].fillna(""), strict=True
        )
    }


def _by_names(one: dict[str, str], two: dict[str, str], pairs: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Persons not paired yet whose name and birth date only one other in each run has."""
    taken = set(pairs.values())
    left = {person: name for person, name in one.items() if person not in pairs}
    right = {person: name for person, name in two.items() if person not in taken}
    alone_left, alone_right = Counter(left.values()), Counter(right.values())
    found = {name: person for person, name in right.items() if alone_right[name] == 1}
    for person, name in left.items():
        if alone_left[name] == 1 and name in found:
            yield person, found[name]
