"""Whether label words are a label where they stand: marked, at the opening of a cell, or before what they ask for."""

from __future__ import annotations

import re

from phiscan.languages import Label, fold
from phiscan.model import Role

PRACTICE = frozenset({Role.PRACTITIONER, Role.STAFF})
# Labels that are labels even in running text, without a colon.
_STRONG = frozenset("birth_date mrn ssn nir npi dea plan_id rpps adeli finess phone fax accession account".split())
_PROFESSIONAL = frozenset({"npi", "license", "dea", "rpps", "adeli"})
# Labels of numbers: those too where such a number stands right behind them ("license PSY32246").
_NUMBERED = frozenset(
    "mbi hicn claim group account device license driver_license passport reference file vehicle ssn_last itin biometric".split()
)
# Persons whose number stands where their name would: "member 31961343301", "le patient 1234567890".
_NUMBERED_HOLDERS = frozenset({"insured", "patient"})
_NUMBER_BEHIND = re.compile(
    r"[ .:#°(]{0,3}(?:(?:n°|no\.?|#|is|was|est)(?![a-z]) ?)?\n?(?:[A-Z]{1,5}[ .-]?\d{4,}|\d{5,}|\d{2,}-(?:\d{2,}-)?\d{3,}(?![\d-])|"
    r"(?=[A-Z0-9-]*\d[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{5,}(?![\w-]))"
)
_FIGURES_BEHIND = re.compile(r"[^\n\t\d]{0,24}\d|[ .:#°-]*(?:(?:is|was|est) ?)?(?:[\n\t]|\Z)")
# What asks for a name in one word; in two words it is no name itself ("Patient: Child, Julia").
_NAMING = frozenset("name nom prenom praticien medecin physician provider prescripteur prescriber".split())
# Bullets and the numbers of a form's fields.
CELL_OPENING = re.compile(r"[ *•·(\[-]*(?:\d{1,2}[a-zA-Z]?[.)] ?|[a-zA-Z]\) ?)?")
# Printed forms number their boxes without a dot, and write them in capitals: "10 BIRTHDATE".
_BOX_NUMBER = re.compile(r" *\d{1,2}[a-z]? ")
OPENING_REACH = 12
# "l'employeur", "le praticien" as the heading of a form's part.
ARTICLE = re.compile(r"[ *•·(\[-]*(?:l['’]|l[ae]s? |the )", re.IGNORECASE)
_REST_OF_CELL = re.compile(r"[ .:_]*(?=[\t\n]|\Z)")
# "Mr" is a title; where it stands for a record number, it is "MR".
_TITLES_TOO = frozenset({"Mr", "Mr."})
# "Boise, ID 83702", "State: ID": the state of Idaho.
_TOWN_BEFORE, _ZIP_BEHIND = re.compile(r"[^\W\d_]{2},? \Z"), re.compile(r",? \d{5}(?:-\d{4})?(?![\w-])")
_STATE_BEFORE = re.compile(r"\b(?:st|state|zip)(?: of \w+)? ?: ?\Z", re.IGNORECASE)
# The parts of a name, and what stands between two labels that ask for them one behind the other.
_PARTS = frozenset({"last_name", "first_name", "maiden_name"})
_NAME_BETWEEN = re.compile(r" ?[^\W\d_a-zà-ÿ][\w'’-]*(?: [^\W\d_a-zà-ÿ][\w'’-]*){0,3} ")
_CAPITAL_NEXT = re.compile(r" [^\W\d_a-zà-ÿ][\w'’-]+")
_HOUSE_BEFORE = re.compile(r"(?<![\d./-])\d{1,5}[A-Z]? (?:[NSEW]\.? )?\Z")
_STREET_BEHIND = re.compile(
    r" (?:st(?:reet)?|ave(?:nue)?|r(?:oa)?d|dr(?:ive)?|l(?:a)?ne?|blvd|boulevard|way|c(?:our)?t|pl(?:ace)?|pike|ter(?:race)?|trail)\b(?! ?:)",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z&'.-]+ \Z")


# Before the name of who refers, in a claim's box ("17. ... DN ANA RUIZ MD"); "DN" asks for a birth date elsewhere.
_REFERRING = re.compile(r"DN [^\W\d_]")


def counts(text: str, label: Label) -> bool:
    """Whether it is a label here: marked, opening a cell, or of a kind that needs neither."""
    if not label.marked and (
        text[label.start : label.end] in _TITLES_TOO
        or _is_idaho(text, label)
        or _is_street(text, label)
        or _REFERRING.match(text, label.start)
    ):
        return False
    if label.marked or (not _STRONG.isdisjoint(label.fields) and _may_have_value(text, label)):
        return True
    if label.fields[0] == "group" and _NAME_BEFORE.search(text, max(0, label.start - OPENING_REACH), label.start):
        # "Heart & Vascular Group 406-822-5043"
        return False
    if (label.fields[0] in _NUMBERED or label.holder in _NUMBERED_HOLDERS) and _NUMBER_BEHIND.match(
        text, label.value_start
    ):
        return True
    return opens_cell(text, label) or fills_cell_with_article(text, label)


def _is_street(text: str, label: Label) -> bool:
    """Whether it is a street's name: "12 Main St", "7 Home Ave"."""
    behind = _STREET_BEHIND.match(text, label.end)
    return (
        behind is not None and _HOUSE_BEFORE.search(text, max(0, label.start - OPENING_REACH), label.start) is not None
    )


def _is_idaho(text: str, label: Label) -> bool:
    """Whether "ID" is a state: between a town and its ZIP code, or asked for by name."""
    if text[label.start : label.end] != "ID":
        return False
    before = max(0, label.start - OPENING_REACH)
    if _TOWN_BEFORE.search(text, before, label.start) and _ZIP_BEHIND.match(text, label.end):
        return True
    return _STATE_BEFORE.search(text, before, label.start) is not None


def _may_have_value(text: str, label: Label) -> bool:
    """Whether figures follow, or nothing: in "non-small cell carcinoma" nobody is called."""
    return "birth_date" in label.fields or _FIGURES_BEHIND.match(text, label.value_start) is not None


def is_first_of(text: str, holder: Label | None, label: Label) -> bool:
    """Whether a label is the first of those under a holder that titles them: "PATIENT: Pt. Name Ana Ruiz"."""
    if holder is None or not (holder.marked and holder.holder and holder.value_start == label.start):
        return False
    words = text[label.start : label.end].split()
    value = text[label.end : label.end + 2]
    return holder.fields == ("name",) and value[:1] == " " and (len(words) > 1 or fold(words[0]) in _NAMING)


def is_next_part(text: str, before: Label | None, label: Label) -> bool:
    """Whether a label asks for another part of the name before it in its cell: "Nom ROUX Prénom ANA"."""
    if before is None or label.marked or _PARTS.isdisjoint(label.fields[:1]) or _PARTS.isdisjoint(before.fields[:1]):
        return False
    return (
        _NAME_BETWEEN.fullmatch(text, before.value_start, label.start) is not None
        and _CAPITAL_NEXT.match(text, label.end) is not None
    )


def is_numbered_practice(text: str, label: Label, following: Label) -> bool:
    """Whether a practitioner's label has a professional's number next to it, and the name below: "ATTENDING<tab>NPI: 12"."""
    gap = text[label.end : following.start]
    return label.role in PRACTICE and following.fields[0] in _PROFESSIONAL and not gap.strip(" :.\t")


def opens_cell(text: str, label: Label) -> bool:
    """Whether nothing but a bullet or the number of a field stands before a label in its cell."""
    before = text[max(0, label.start - OPENING_REACH) : label.start]
    cell_start = max(before.rfind(mark) for mark in "\t\n|;•·—–") + 1
    if not cell_start and label.start > OPENING_REACH:
        return False
    if text[label.start : label.end].isupper() and _BOX_NUMBER.fullmatch(before, cell_start):
        return True
    return CELL_OPENING.fullmatch(before, cell_start) is not None


def fills_cell_with_article(text: str, label: Label) -> bool:
    """Whether nothing but an article stands before a label in its cell, and nothing behind it."""
    start = max(0, label.start - OPENING_REACH)
    before = text[start : label.start]
    cell_start = max(before.rfind("\t"), before.rfind("\n")) + 1
    if not cell_start and start:
        return False
    return ARTICLE.fullmatch(before, cell_start) is not None and _REST_OF_CELL.match(text, label.end) is not None
