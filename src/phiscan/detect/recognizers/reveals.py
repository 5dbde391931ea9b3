"""What health data reveals of a person beside its value: sensitive categories, by a table in data (`reveals.toml`).

A test says something before its result is known: who is tested weekly for INR with a goal takes anticoagulants.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from phiscan.languages import fold

KEY = "reveals"
_INR = "6301-6"
# A goal begins where nobody is without anticoagulants; the reference range of others ends at 1.2 or so.
_LEAST_GOAL = 1.5
_ANTICOAGULATION = "anticoagulation"
_LOWER_BOUND = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?(?:-|–|—|à|a|to|et)")
_CODE = re.compile(r"(?<![\w.])[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?(?![\w.]?\w)")


@dataclass(frozen=True, slots=True)
class Revealed:
    """A sensitive category: its name in outputs, what it means, and what tells it."""

    name: str
    meaning: str
    words: re.Pattern[str]
    drugs: frozenset[str]
    icd: tuple[str, ...]
    loinc: frozenset[str]
    cpt: frozenset[str]


@cache
def categories() -> tuple[Revealed, ...]:
    """The categories of `reveals.toml`, in its order."""
    table = tomllib.loads(resources.files(__package__).joinpath("reveals.toml").read_text("utf-8"))
    return tuple(
        Revealed(
            each["name"],
            each["meaning"],
            _whole_words(each["words"]),
            frozenset(each["drugs"].split()),
            tuple(each["icd"]),
            frozenset(each["loinc"]),
            frozenset(each["cpt"]),
        )
        for each in table["category"]
    )


def of_result(analyte: str, loinc: str, interval: str) -> dict[str, str]:
    """What a result of this analyte reveals; `interval` is the range or goal printed with it."""
    found = [*_of_analyte(analyte, loinc)]
    if loinc == _INR and _ANTICOAGULATION not in found and _is_goal(interval):
        found.insert(0, _ANTICOAGULATION)
    return _detail(tuple(found))


def of_diagnosis(printed: str) -> dict[str, str]:
    """What a diagnosis reveals, by its code or words."""
    return _detail(_of_diagnosis(printed))


def of_drug(printed: str) -> dict[str, str]:
    """What it reveals to take this drug."""
    names = {word.strip("(),.") for word in fold(printed).split()}
    return _detail(tuple(each.name for each in categories() if names & each.drugs))


def of_procedure(printed: str) -> dict[str, str]:
    """What a procedure reveals, by its code or words."""
    codes = set(re.findall(r"\w+", printed))
    return _detail(
        tuple(each.name for each in categories() if codes & each.cpt or each.words.search(fold(printed)) is not None)
    )


@lru_cache(maxsize=2048)
def _of_analyte(analyte: str, loinc: str) -> tuple[str, ...]:
    folded = fold(analyte)
    return tuple(each.name for each in categories() if loinc in each.loinc or each.words.search(folded))


@lru_cache(maxsize=2048)
def _of_diagnosis(printed: str) -> tuple[str, ...]:
    codes = _CODE.findall(printed)
    return tuple(
        each.name
        for each in categories()
        if any(code.startswith(each.icd) for code in codes) or each.words.search(fold(printed))
    )


def _is_goal(interval: str) -> bool:
    bound = _LOWER_BOUND.search(interval)
    return bound is not None and float(bound[1].replace(",", ".")) >= _LEAST_GOAL


def _detail(names: tuple[str, ...]) -> dict[str, str]:
    return {KEY: ";".join(names)} if names else {}


def _whole_words(words: str) -> re.Pattern[str]:
    parts = sorted(
        (re.escape(word.strip()).replace(r"\*", r"\w*") for word in words.split("|")), key=lambda w: (-len(w), w)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
