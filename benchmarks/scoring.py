"""Recall and precision of findings against the truth, by document and value.

A value counts once a document and type. Right is a finding whose value is in the document's truth
under the same type; anything else of a type that the truth knows is false. Types the truth does not
label are not scored. A more general type found for a special one ("DATE_TIME" for a birth date) is
a miss of the special one, yet not false: it is counted as `near`. Diagnoses and procedures are right by their words or
by their code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.normalise import CODED, normal, same
from benchmarks.records import Record
from phiscan.detect.recognizers.analytes import named
from phiscan.detect.recognizers.lab_names import is_plain

# A finding of the first type for a value of the second says too little, but nothing wrong.
GENERALISES = {"DATE_TIME": "DATE_OF_BIRTH", "PHONE_NUMBER": "FAX_NUMBER"}
LENIENT = "LAB_RESULT (value alone)"


@dataclass(slots=True)
class Score:
    """Counts of one row of the table."""

    name: str
    there: int = 0
    found: int = 0
    right_there: int = 0
    right_found: int = 0
    near: int = 0

    @property
    def recall(self) -> float | None:
        """Share of what is there that was found; None when nothing is there."""
        return self.right_there / self.there if self.there else None

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None when nothing was found."""
        return self.right_found / (self.found - self.near) if self.found - self.near else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None when nothing is there and nothing was found."""
        if self.recall is None and self.precision is None:
            return None
        recall, precision = self.recall or 0.0, self.precision or 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    def add(self, other: Score) -> None:
        """Add another row's counts."""
        self.there += other.there
        self.found += other.found
        self.right_there += other.right_there
        self.right_found += other.right_found
        self.near += other.near


@dataclass(slots=True)
class Scores:
    """All rows, and what was missed or found in error."""

    rows: dict[str, Score] = field(default_factory=dict)
    missed: list[Record] = field(default_factory=list)
    false: list[Record] = field(default_factory=list)

    def row(self, name: str) -> Score:
        """The row of this name, made when first asked for."""
        return self.rows.setdefault(name, Score(name))

    def total(self, names: Iterable[str] | None = None) -> Score:
        """The sum over entity types (not over the extra rows by role and of lenient matches)."""
        total = Score("all types")
        for name in names if names is not None else [name for name in self.rows if " " not in name]:
            if name in self.rows:
                total.add(self.rows[name])
        return total


def score(truth: Iterable[Record], found: Iterable[Record]) -> Scores:
    """Score findings against the truth of the same documents."""
    there, there_types = _by_document(truth)
    claimed, _ = _by_document(found)
    scores = Scores()
    for name in sorted(there_types):
        scores.row(name)
    for path in sorted(set(there) | set(claimed)):
        _score_document(scores, there.get(path, []), claimed.get(path, []), there_types)
    return scores


def _by_document(records: Iterable[Record]) -> tuple[dict[str, list[Record]], set[str]]:
    documents: dict[str, list[Record]] = defaultdict(list)
    types = set()
    for record in records:
        documents[record.path].append(record)
        types.add(record.entity_type)
    return documents, types


def _score_document(scores: Scores, there: list[Record], found: list[Record], types: set[str]) -> None:
    for entity_type in sorted(types):
        true = [record for record in there if record.entity_type == entity_type]
        claims = [record for record in found if record.entity_type == entity_type]
        by_value = entity_type != "LAB_RESULT"
        missed, false = _compare(scores.row(entity_type), true, claims, by_value=by_value)
        special = [record for record in there if record.entity_type == GENERALISES.get(entity_type)]
        near = [claim for claim in false if any(_equal(claim, record, by_value=True) for record in special)]
        scores.row(entity_type).near += len(near)
        scores.missed += missed
        scores.false += [claim for claim in false if claim not in near]
        if entity_type == "PERSON":
            _score_roles(scores, true, claims)
        if entity_type == "LAB_RESULT":
            _compare(scores.row(LENIENT), true, claims, by_value=True)


def _score_roles(scores: Scores, true: Sequence[Record], claims: Sequence[Record]) -> None:
    """One row a role; a name found under another role than its own is listed too."""
    for role in sorted({record.role for record in (*true, *claims)}):
        missed, false = _compare(
            scores.row(f"PERSON as {role or 'unknown'}"),
            [record for record in true if record.role == role],
            [record for record in claims if record.role == role],
            by_value=True,
        )
        scores.missed += [record for record in missed if record not in scores.missed]
        scores.false += [record for record in false if record not in scores.false]


def _compare(
    row: Score, true: Sequence[Record], claims: Sequence[Record], *, by_value: bool
) -> tuple[list[Record], list[Record]]:
    """Count distinct values into `row`; what was missed and what was false."""
    true, claims = _distinct(true, by_value=by_value), _distinct(claims, by_value=by_value)
    missed = [each for each in true if not any(_equal(each, claim, by_value=by_value) for claim in claims)]
    false = [claim for claim in claims if not any(_equal(claim, each, by_value=by_value) for each in true)]
    row.there += len(true)
    row.found += len(claims)
    row.right_there += len(true) - len(missed)
    row.right_found += len(claims) - len(false)
    return missed, false


def _equal(one: Record, other: Record, *, by_value: bool) -> bool:
    kind = one.entity_type
    if kind in CODED and (_has_code(one, other) or _has_code(other, one)):
        return True
    if not same(kind, normal(kind, one.value), normal(other.entity_type, other.value)):
        return False
    return by_value or _same_analyte(one, other)


def _has_code(truth: Record, claim: Record) -> bool:
    """Whether the claim holds the code that the truth gives: "I48.0" says the same with and without its words."""
    code = normal("", truth.detail.get("code", ""))
    return bool(code) and code in normal("", claim.value)


def _same_analyte(one: Record, other: Record) -> bool:
    """Whether both name one analyte: by its code, as printed, or by two of its names ("PT", "Prothrombin Time")."""
    return any(
        one.detail.get(key) and normal("", one.detail[key]) == normal("", other.detail.get(key, ""))
        for key in ("loinc", "analyte")
    ) or not _codes(one).isdisjoint(_codes(other))


def _codes(record: Record) -> frozenset[str]:
    """The LOINC codes of a result: the one it gives, or those that its analyte's name may stand for."""
    if code := record.detail.get("loinc"):
        return frozenset({code})
    name = record.detail.get("analyte", "")
    mention = named(name) if is_plain(name) else None
    return frozenset(each.loinc for each in mention.analytes if each.loinc) if mention else frozenset()


def _distinct(records: Iterable[Record], *, by_value: bool) -> list[Record]:
    """One record for each value (or value and analyte), in a fixed order; empty values dropped."""
    distinct: dict[tuple[str, ...], Record] = {}
    for record in records:
        value = normal(record.entity_type, record.value)
        if value:
            distinct.setdefault((value,) if by_value else (value, *_analyte(record)), record)
    return [distinct[key] for key in sorted(distinct)]


def _analyte(record: Record) -> tuple[str, str]:
    return record.detail.get("loinc", ""), normal("", record.detail.get("analyte", ""))


def table(scores: Scores) -> str:
    """The rows as text, one line each."""
    lines = [f"{'type':34}{'there':>7}{'found':>7}{'near':>6}{'recall':>8}{'precision':>11}{'F1':>7}"]
    for row in (*(scores.rows[name] for name in sorted(scores.rows)), scores.total()):
        ratios = f"{_ratio(row.recall):>8}{_ratio(row.precision):>11}{_ratio(row.f1):>7}"
        lines.append(f"{row.name:34}{row.there:>7}{row.found:>7}{row.near:>6}{ratios}")
    return "\n".join(lines)


def _ratio(ratio: float | None) -> str:
    return "-" if ratio is None else f"{ratio:.3f}"
