"""What stands around a label and says who is named: a relation in brackets, the head of an e-mail, "Relationship: Self"."""

from __future__ import annotations

import re
from functools import cache

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.names import Name
from phiscan.languages import fold, name_words, printed_words
from phiscan.model import Role

# "Received by (daughter): Ana Ruiz", "Reviewed by (administrator): Bo Osei"
_BRACKETED = re.compile(r"\(([^()\n\t]{3,30})\)[ :]*\Z")
_SENT = re.compile(r"^[ >]*(?:from|sent|to|de|envoyé|à)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_ABOUT = re.compile(r"^[ >]*(?:subject|objet)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_MAIL_HEAD = 300
# "Title: Mrs" is no job.
_JOB_TITLE = re.compile(
    r"[^\n:]{0,30}(?:[\t][^\n]*)?\n(?:[^\n]{0,60}\t)?(?:(?:job |position )?title|position|fonction|qualité) ?:[ \t]*"
    r"(?!(?:mrs?|ms|miss|dr|mme|mlle|m|monsieur|madame)\b)[a-zà-ÿ]{2}",
    re.IGNORECASE,
)
# Who pays, or bears a card: the patient, or somebody of the family.
_INSURED = re.compile(
    r"insured|subscriber|policy ?holder|guarantor|responsible|cardholder|assuré|souscripteur", re.IGNORECASE
)
_RELATIONS = ("relation", "rel to", "pt relation", "patient relation", "patient's relation")
_SELF = frozenset({"self", "same", "patient", "soi-meme", "lui-meme"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RELATION_LINES = 2
_RELATION_FIELDS = 4
# Whoever comes along may be a nurse; a mother who is one is the mother.
_COMPANIONS = frozenset(
    "accompanied by|brought by|brought in by|caller|contact name|contact person|escort|historian|informant|"
    "picked up by|released to|transported by".split("|")
)


def bracketed_role(text: str, field: Field, name: Name) -> Role | None:
    """Who the bracket between a label and its value says it is."""
    bracket = _BRACKETED.search(text, field.label.start, name.start)
    if bracket is None:
        return None
    word = fold(bracket.group(1))
    if word in name_words().relatives:
        return Role.RELATIVE
    return next((role for role, jobs in _jobs() if word in jobs), None)


def is_signatory(text: str, field: Field, name: Name) -> bool:
    """Whether "Name:" stands over the title that somebody signs with: "Name: Ana Ruiz<line end>Title: Managing Partner"."""
    return field.label.holder is None and field.name == "name" and _JOB_TITLE.match(text, name.end) is not None


def is_mails(text: str, field: Field) -> bool:
    """Whether a label stands in the head of an e-mail, where a copy goes to whoever works there."""
    low, high = max(0, field.label.start - _MAIL_HEAD), field.end + _MAIL_HEAD
    return _SENT.search(text, low, field.label.start) is not None and _ABOUT.search(text, low, high) is not None


def insured_role(text: str, field: Field) -> Role | None:
    """Who the insured is, by what is said of the relation behind: "Self" is the patient, "Child" has a parent's card."""
    if not is_insured(text, field):
        return None
    here = next((n for n, each in enumerate(read_fields(text)) if each.label.start == field.label.start), None)
    for other in read_fields(text)[here + 1 : here + 1 + _RELATION_FIELDS] if here is not None else ():
        if other.line - field.line > _RELATION_LINES or other.name == "name":
            return None
        if fold(text[other.label.start : other.label.end]).startswith(_RELATIONS):
            relation = _WORD.search(text, other.start, other.end)
            return _role_of_relation(fold(relation.group())) if relation else None
    return None


def is_insured(text: str, field: Field) -> bool:
    """Whether a label asks for who pays, or bears a card."""
    return _INSURED.search(text, field.label.start, field.label.end) is not None


def is_companion(label: str) -> bool:
    """Whether a folded label asks for whoever comes along, not for a relative only."""
    return label in _COMPANIONS


def is_among_patients_fields(text: str, field: Field) -> bool:
    """Whether another label of the page asks for the patient by that word: a "resident" is a physician there."""
    others = (each for each in read_fields(text) if each.role is Role.PATIENT and each.label.start != field.label.start)
    return any(
        each.name == "name" and fold(text[each.label.start : each.label.end]).startswith(("patient", "pt"))
        for each in others
    )


def _role_of_relation(word: str) -> Role | None:
    if word in _SELF:
        return Role.PATIENT
    return Role.RELATIVE if word in name_words().relatives else None


@cache
def _jobs() -> tuple[tuple[Role, frozenset[str]], ...]:
    return tuple(
        (role, frozenset(map(fold, printed_words(section))))
        for role, section in ((Role.PRACTITIONER, "jobs_practitioner"), (Role.STAFF, "jobs_staff"))
    )
