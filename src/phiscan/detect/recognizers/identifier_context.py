"""Which number a vague label means: what "Dossier", "Réf." or "ID" heads is told by the line and page around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from phiscan.detect.fields import Field, read_fields
from phiscan.model import Role

# On the page of a laboratory or an imaging centre a file is an examination's; in a hospital's papers it is a stay's.
_LABORATORY = re.compile(
    r"\b(?:laboratoires?|biologie|biologiste|analyses?|prélèvements?|prélevée?|échantillon|radiologie|imagerie|scanner|irm|"
    r"échographie|anatomopathologique|laboratory|specimen|collected|pathology|radiology)\b",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\b(?:hospitalisée?|hospitalisation|séjour|urgences|admission|admise?|centre hospitalier|ch[ug]?|clinique|sommes à payer|"
    r"facture|facturation|bureau des entrées|frais|forfait|ticket modérateur|sortie)\b",
    re.IGNORECASE,
)
_HEAD = 350
# What parts the members of a line that says who somebody is: "DOE, JANE | F | 03/12/1951 | 00123456".
_STRIP = re.compile(
    r"(?:(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:19|20)\d\d)(?: ?\([^)\n]{1,12}\))?"
    r" ?[|/,;·•—–-] ?(?:[FMH](?:emale|ale)? ?[|/,;·•—–-] ?)?(?:n° ?|# ?|id:? ?|no\.? ?)?(?P<number>[A-Z]{0,3}-?\d{6,12})(?![\w/-]|\.\d)"
    r"(?: ?[|/;·•—–-] ?(?P<stay>[A-Z]{0,3}-?\d{6,12})(?![\w/-]|\.\d))?",
    re.IGNORECASE,
)
_SEX = re.compile(r"[|/,;·•—–-] ?(?:[FMH]|female|male|masculin|féminin|homme|femme) ?[|/,;·•—–-]", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:group|grp|rx ?bin|rx ?grp|rx ?pcn|pcn|insurance|insurer|payer|payor|policy|subscriber|member|ppo|hmo|copay|mutuelle|medicaid)\b",
    re.IGNORECASE,
)
_LINE_REACH = 160
_ZIP = re.compile(r"\d{5}(?:-\d{4})?\Z")


def vague_type(text: str, field: Field) -> str:
    """The entity type of the number behind "Dossier" or "Réf."."""
    if field.name == "reference":
        return "MEDICAL_RECORD_NUMBER" if _beside_birth(text, field) else "ACCESSION_NUMBER"
    return "ACCOUNT_NUMBER" if _is_about_a_stay(text) else "ACCESSION_NUMBER"


@lru_cache(maxsize=4)
def _is_about_a_stay(text: str) -> bool:
    """Told by the head of the page first: a hospital's letter speaks of analyses too, a laboratory's of hospitals."""
    return _STAY.search(text) is not None and _LABORATORY.search(text, 0, _HEAD) is None


@lru_cache(maxsize=4)
def _births(text: str) -> tuple[int, ...]:
    """Where the birth dates behind a label stand."""
    return tuple(field.start for field in read_fields(text) if field.has("birth_date"))


def _birth_between(text: str, start: int, end: int) -> bool:
    births = _births(text)
    place = bisect_left(births, start)
    return place < len(births) and births[place] < end


def is_no_patients(field: Field, value: str) -> bool:
    """Whether a bare "ID" is a practice's, or is Idaho: "Boise, ID 83702"."""
    if field.label.end - field.label.start != len("ID"):
        return False
    return field.role not in (None, Role.PATIENT, Role.RELATIVE) or _ZIP.match(value) is not None


def is_plans(text: str, field: Field) -> bool:
    """Whether a bare "ID" is an insurer's: its line tells of a plan, as cards do ("ID: W2188   Group: 88213")."""
    if field.label.end - field.label.start != len("ID"):
        return False
    start, end = text.rfind("\n", 0, field.label.start) + 1, text.find("\n", field.end)
    return _PLAN.search(text, start, end if end >= 0 else len(text)) is not None


def strip_numbers(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The record number behind the birth date of a line that says who somebody is, and the stay's behind it."""
    for match in _STRIP.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        if _birth_between(text, line, match.end()) or _SEX.search(
            text, max(line, match.start() - _LINE_REACH), match.start("number")
        ):
            yield "MEDICAL_RECORD_NUMBER", match.span("number")
            if match["stay"]:
                yield "ACCOUNT_NUMBER", match.span("stay")


def _beside_birth(text: str, field: Field) -> bool:
    """Whether the line also tells a birth date: what it refers to is a person."""
    end = text.find("\n", field.end)
    return _birth_between(text, field.end, len(text) if end < 0 else end)
