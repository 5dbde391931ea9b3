"""What was aimed at on held-back documents, and what was reached: the first table of docs/accuracy.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.records import Record
from benchmarks.scoring import Score, score
from benchmarks.shares import (
    births_from_other_dates,
    complete_documents,
    frightening_negatives,
    right_roles,
    token_f1,
)

Documents = Sequence[Mapping[str, Any]]
# Numbers that carry a check, or whose form is as good as one.
CHECKED = "US_SSN US_ITIN US_NPI US_DEA US_MBI US_HICN FR_NIR FR_RPPS FR_FINESS CREDIT_CARD IBAN_CODE".split()
FREE_NUMBERS = "MEDICAL_RECORD_NUMBER HEALTH_PLAN_ID ACCOUNT_NUMBER ACCESSION_NUMBER".split()


@dataclass(frozen=True, slots=True)
class Goal:
    """One line: what, the figure aimed at, the figure reached."""

    name: str
    wanted: str
    reached: str


def goals(documents: Documents, truth: Sequence[Record], found: Sequence[Record]) -> str:
    """The table of goals."""
    lines = ["| on held-back documents | goal | reached |", "|---|---|---|"]
    lines += [f"| {each.name} | {each.wanted} | {each.reached} |" for each in _goals(documents, truth, found)]
    return "\n".join(lines)


def _goals(documents: Documents, truth: Sequence[Record], found: Sequence[Record]) -> Iterator[Goal]:
    both = [_of_language(lang, documents, truth, found) for lang in ("en", "fr")]
    births = " / ".join(_f1(there, claims, ("DATE_OF_BIRTH",)) for there, claims in both)
    yield Goal("`DATE_OF_BIRTH` F1, English / French", "0.98 / 0.97", births)
    yield Goal("other dates called births", "under 0.5 %", str(births_from_other_dates(truth, found)))
    for role, wanted in (("patient", "0.97 / 0.96"), ("practitioner", "0.95 / 0.94")):
        names = " / ".join(_role_f1(there, claims, role) for there, claims in both)
        yield Goal(f"`PERSON` F1, {role}, English / French", wanted, names)
        yield Goal(f"role right, of the {role}s' names found", "0.97", str(right_roles(truth, found, role)))
    address = token_f1(truth, found, "STREET_ADDRESS")
    yield Goal("`STREET_ADDRESS`, F1 of words", "0.95", "-" if address is None else f"{address:.3f}")
    yield Goal("`PHONE_NUMBER` F1", "0.98", _f1(truth, found, ("PHONE_NUMBER",)))
    yield Goal("`EMAIL_ADDRESS` F1", "0.99", _f1(truth, found, ("EMAIL_ADDRESS",)))
    yield Goal("checked identifiers F1", "0.99", _f1(truth, found, CHECKED))
    yield Goal("record, member, account and accession numbers F1", "0.95", _f1(truth, found, FREE_NUMBERS))
    yield Goal("`LAB_RESULT` F1 (analyte and value; unit within)", "0.95", _f1(truth, found, ("LAB_RESULT",)))
    yield Goal(
        "documents about nobody with a false person, birth date or identifier",
        "under 3 %",
        str(frightening_negatives(documents, truth, found)),
    )
    yield Goal("documents with every identifier found", "0.90", str(complete_documents(documents, truth, found)))


def _of_language(
    lang: str, documents: Documents, truth: Sequence[Record], found: Sequence[Record]
) -> tuple[list[Record], list[Record]]:
    paths = {each["path"] for each in documents if each["lang"] == lang}
    return [each for each in truth if each.path in paths], [each for each in found if each.path in paths]


def _f1(truth: Sequence[Record], found: Sequence[Record], types: Sequence[str]) -> str:
    return _figure(score(truth, found).total(types))


def _role_f1(truth: Sequence[Record], found: Sequence[Record], role: str) -> str:
    """F1 of the names of one role: a name found under another role is missing in this one and false in the other."""
    named = score(truth, found).rows.get(f"PERSON as {role}")
    return "-" if named is None else _figure(named)


def _figure(total: Score) -> str:
    return "-" if total.f1 is None else f"{total.f1:.3f}"
