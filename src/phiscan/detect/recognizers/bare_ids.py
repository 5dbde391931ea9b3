"""Whose a bare "ID" is: a patient's, or a plan's, a practice's, a thing's; or no number at all but Idaho."""

from __future__ import annotations

import re

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.identifier_context import is_decided
from phiscan.detect.recognizers.lines import line_end
from phiscan.languages import fold
from phiscan.model import Role

_PLAN = re.compile(
    r"\b(?:group|grp|rx ?bin|rx ?grp|rx ?pcn|pcn|insurance|insurer|payer|payor|policy|subscriber|member|ppo|hmo|epo|copay|mutuelle|medicaid|"
    r"carrier|coverage|(?:health|dental|medical|benefit) plan|plan (?:elected|name|type)|benefits?)\b",
    re.IGNORECASE,
)
# A page with one of these says what its bare ID is not, or whose.
_BESIDE_PLANS = frozenset({"mrn", "group", "claim"})
_BARE_ID = re.compile(r"id(?: ?(?:#|no\.?|number|num|n°))?")
_TAX_BEFORE = re.compile(r"\b(?:tax(?:payer)?|federal|fed\.?|irs|employer)\s\Z", re.IGNORECASE)
# "Formulary ID 00048213", "Meeting ID 482913": what has the number is no person.
_THINGS_BEFORE = re.compile(
    r"\b(?:formulary|version|form|meeting|webinar|session|event|booth|item|product|part|vendor|supplier|catalog|protocol|trial|study|batch|job)\s\Z",
    re.IGNORECASE,
)
_EIN = re.compile(r"\d\d-\d{7}\Z")
_NEAR = 12
# What has an ID that is no person's.
_OF_THING = re.compile(
    r"(?<![\w-])(?:unit|meeting|conference|webinar|room|station|vehicle|truck|fleet|pump|freezer|refrigerator|fridge|sensor|probe|logger|location|"
    r"route|region|campaign|survey|poll|ticket|incident|release|build|run|message|channel|domain|transaction|file|publication|poster|"
    r"booth|company|agency|assay|reagent|calibrator|barcode|kit|recipe|rule|policy|standard|formulary|product|item|part|catalog(?:ue)?|terminal|vendor|supplier|merchant|store|site|facility|batch|lot|"
    r"order|project|event|form|document|template|course|class|session|job|posting|requisition|report|query|version|device|asset|"
    r"equipment|instrument|analyzer|machine|software|system|server|host|network|invoice|quote|bid|shipment|tracking|trial|study|"
    r"protocol|grant|abstract|article|activity|program(?:me)?|lease|loan|contract|deal|license|licence|badge|payer|trace|deposit|bidder|buyer|tenant|"
    r"scheme|list|endpoint|profile|currency|registration|layer|feature|object|node|record type|"
    r"offre|produit|fournisseur|commande|appareil|matériel|"
    r"formulaire|étude|projet)[ -]\Z",
    re.IGNORECASE,
)
_THING_REACH = 16
_ZIP = re.compile(r"\d{5}(?:-\d{4})?\Z")


def is_no_patients(text: str, field: Field, value: str) -> bool:
    """Whether a bare "ID" is a practice's, a thing's ("Vendor ID"), a tax office's ("Tax ID" over two lines), or is Idaho: "Boise, ID 83702"."""
    if fold(text[field.label.start : field.label.end]) != "id":
        return False
    if _TAX_BEFORE.search(text, max(0, field.label.start - _NEAR), field.label.start) and _EIN.match(value):
        return True
    if _THINGS_BEFORE.search(text, max(0, field.label.start - _THING_REACH), field.label.start):
        return True
    if _is_above_npi(text, field):
        return True
    if _OF_THING.search(text, max(0, field.label.start - _THING_REACH), field.label.start):
        return True
    practices = field.role not in (None, Role.PATIENT, Role.RELATIVE) and not _is_between_name_and_birth(text, field)
    return practices or _ZIP.match(value) is not None


def _is_between_name_and_birth(text: str, field: Field) -> bool:
    """Whether the fields before and behind are a name and a birth date: the lines say who somebody is."""
    fields = read_fields(text)
    at = fields.index(field)
    beside = {each.name for each in fields[max(0, at - 1) : at + 2]}
    return "name" in beside and "birth_date" in beside


def _is_above_npi(text: str, field: Field) -> bool:
    """Whether an NPI stands right below, in the last cell as this is of its own: a column about a practitioner."""
    end = line_end(text, field.label.end)
    below = text[end + 1 : line_end(text, end + 1)].rpartition("\t")[2]
    return "\t" not in text[field.label.end : end] and below.startswith("NPI")


def is_plans(text: str, field: Field) -> bool:
    """Whether a bare "ID" is an insurer's: a plan is near it, or the page has a record number, or an insurer's, beside it.

    Near is its line or the one above, as on cards: "ID: W2188   Group: 88213".
    """
    if not _is_bare(text, field):
        return False
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, field.label.start))) + 1
    end = text.find("\n", field.end)
    if _PLAN.search(text, above, end if end >= 0 else len(text)) is not None:
        return True
    if is_decided(text):
        return True
    others = [
        each
        for each in read_fields(text)
        if not _is_bare(text, each) and any(map(str.isdigit, text[each.start : each.end]))
    ]
    return any(each.name in _BESIDE_PLANS for each in others)


def _is_bare(text: str, field: Field) -> bool:
    """Whether the label is no more than "ID", with or without its sign of a number."""
    return _BARE_ID.fullmatch(fold(text[field.label.start : field.label.end])) is not None
