"""Was what was found given to the right person? Of the values that were found, by document.

Subjects of the truth and of phiscan are matched by the names they share. A value of a subject of the truth
is right with the same subject; any other value is right with nobody, a practitioner or staff. A relative's
who is no subject of the truth is right with a relative too. Dates of care are of nobody in the truth, and left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.normalise import normal, same
from benchmarks.records import Record

SUBJECT_ROLES = frozenset({"patient", "relative"})


@dataclass(slots=True)
class Attribution:
    """Counts of values, and one line for each wrong one."""

    theirs: int = 0
    theirs_right: int = 0
    others: int = 0
    others_right: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        theirs = f"{self.theirs_right} of {self.theirs} values of patients and relatives went to the right one"
        return (
            f"{theirs}; {self.others - self.others_right} of {self.others} values of others went to a wrong one of them"
        )


def score_attribution(truth: Iterable[Record], found: Iterable[Record]) -> Attribution:
    """Compare the subjects of values that are in the truth and were found."""
    result = Attribution()
    claims = _by_document(found)
    for path, there in _by_document(truth).items():
        _score_document(result, there, claims.get(path, []))
    return result


def _by_document(records: Iterable[Record]) -> dict[str, list[Record]]:
    documents: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        documents[record.path].append(record)
    return documents


def _score_document(result: Attribution, there: Sequence[Record], found: Sequence[Record]) -> None:
    roles = {record.subject: record.role for record in found if record.entity_type == "PERSON"}
    known_as = _known_as(there, found)
    claims: dict[tuple[str, int], list[Record]] = defaultdict(list)
    for claim in found:
        claims[claim.entity_type, claim.page_number].append(claim)
    for record in there:
        if record.entity_type == "PERSON" or (record.entity_type == "DATE_TIME" and not record.subject):
            continue
        owners = {claim.subject for claim in claims[record.entity_type, record.page_number] if _equal(record, claim)}
        if not owners:
            continue
        if record.subject:
            result.theirs += 1
            # A value printed for two persons is right if one of them is.
            right = any(known_as.get(owner) == record.subject for owner in owners)
            result.theirs_right += right
        else:
            result.others += 1
            right = not any(roles.get(owner) in SUBJECT_ROLES - {record.role} for owner in owners)
            result.others_right += right
        if not right:
            result.wrong.append(f"{record.entity_type:24}{record.value!r:40}{record.path}:{record.page_number}")


def _known_as(there: Sequence[Record], found: Sequence[Record]) -> dict[str, str]:
    """Subjects found to subjects of the truth: the one most of whose names they bear."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    names = [record for record in there if record.entity_type == "PERSON" and record.subject]
    for claim in found:
        if claim.entity_type == "PERSON" and claim.subject:
            votes[claim.subject].update({record.subject for record in names if _equal(record, claim)})
    return {subject: vote.most_common(1)[0][0] for subject, vote in votes.items() if vote}


def _equal(one: Record, other: Record) -> bool:
    kind = one.entity_type
    return same(kind, normal(kind, one.value), normal(kind, other.value))
