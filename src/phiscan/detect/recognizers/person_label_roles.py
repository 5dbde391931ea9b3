"""Who the name behind a label is: what the label says, unless the name or the page says better."""

from __future__ import annotations

import re
from functools import lru_cache

from phiscan.detect.fields import Field, fields_labelled, is_user, read_fields
from phiscan.detect.recognizers.birth_registers import is_of_births
from phiscan.detect.recognizers.label_company import (
    bracketed_role,
    insured_role,
    is_among_patients_fields,
    is_companion,
    is_insured,
    is_mails,
    is_signatory,
)
from phiscan.detect.recognizers.meetings import is_of_a_meeting, is_of_a_rule, role_of_member, sits_on_a_board
from phiscan.detect.recognizers.names import Name
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.person_relatives import NAME_FIELDS, is_related, relation_behind
from phiscan.detect.recognizers.word_index import words_in
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.languages import fold, language_of, lexicon, name_words
from phiscan.model import Role

_PARTS = NAME_FIELDS - {"name"}
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_BEFORE = 40
# "Printed 03/04/2020 User:"
_PRINTED_BEFORE = re.compile(
    r"\b(?:printed|generated|run|created|exported|report(?:ed)?)(?: (?:on|date|at))?:? ?\d[\d/.: -]{4,20}(?:[AP]M)?[ |\t·•-]{0,3}\Z",
    re.IGNORECASE,
)
# "User: Han, Eun-ji  Created: 31 JAN 2019"
_PRINTED_BEHIND = re.compile(
    r"[ |\t·•-]{0,3}(?:printed|generated|run|created|exported|produced|requested)\b[^\n:]{0,10}: ?\d", re.IGNORECASE
)
_LONGEST_TABLE = 12
_NOT_PATIENT = re.compile(r"\b(?:if not|other than|relationship|representative|guardian)\b", re.IGNORECASE)
# Who lives in a home, or who learns in a hospital.
_RESIDENT = "resident"
# Who learns in a school, or at the bedside: "Student: Ana Ruiz, SPT".
_LEARNERS = frozenset({"student", "trainee"})
# "Abstracted for: Ana Ruiz, MD"
_FOR = "for"
# Who consults is the patient in French, the physician in English.
_CONSULTING = frozenset({"consultant", "consultante", "consultant(e)"})
# Who bears a title of the house that the page is of: the owner of a pharmacy, the teacher of a school.
_SCHOOL = frozenset({"college", "creche", "ecole", "lycee", "maternelle", "scolaire", "school"})
_PHARMACY = frozenset({"officine", "pharmacie", "pharmacy"})
_DISPATCH = frozenset({"arm", "crra", "regulation", "samu"})
_THEATRE = frozenset({"anesthesiste", "chirurgien", "operateur"})
_FIRE_BRIGADE = frozenset({"pompiers", "sapeurs", "sdis", "vsav", "agres"})
_OF_THE_HOUSE = {
    "aide": _THEATRE,
    "assistant": _DISPATCH,
    "conducteur": _FIRE_BRIGADE,
    "conducteur / equipier": _FIRE_BRIGADE,
    "equipier": _FIRE_BRIGADE,
    "professeur": _SCHOOL,
    "titulaire": _PHARMACY,
    "titulaires": _PHARMACY,
}
_ROLES_OF_HOUSE = {
    "aide": Role.PRACTITIONER,
    "assistant": Role.STAFF,
    "conducteur": Role.PRACTITIONER,
    "conducteur / equipier": Role.PRACTITIONER,
    "equipier": Role.PRACTITIONER,
    "professeur": Role.STAFF,
    "titulaire": Role.PRACTITIONER,
    "titulaires": Role.PRACTITIONER,
}
# Who gave birth: a patient where a register has many of them.
_MOTHERS = frozenset(
    {"mere", "mother", "nom de la mere", "nom et prenom de la mere", "mother's name", "name of mother", "maman"}
)
_COPIES = frozenset({"cc", "c.c.", "copy to", "copies to", "copie", "copie a", "double"})
_CONTACTS = frozenset({"contact person", "contact name", "name of contact", "contact"})
# A practitioner's number stands so few lines above the contact person of the practice.
_NEAR_LINES = 8
_BESIDE = 4
_TITLES = frozenset({"dr", "docteur", "doctor"})
# Labels that say what was done, not who does such things: "Signed by".
_DONE, _SIGNED = (" by", " par"), "signed"


def _is_born_behind(text: str, name: Name) -> bool:
    """Whether a birth label is what follows a name: "Printed for: Ana Ruiz DOB: 3/4/1950"."""
    return any(each.has("birth_date") for each in fields_labelled(text, name.end, name.end + _BESIDE))


def role_behind(text: str, field: Field, name: Name) -> Role | None:
    """Who the label says it is; a credential or "Dr" decides where the label does not.

    None for who gets a copy and is named elsewhere on the page: that may be the patient.
    """
    label = fold(text[field.label.start : field.label.end])
    # Of "Dr Ana Ruiz, présidente du CLIN" the title may be the label.
    titled = Role.PRACTITIONER if name.titled == "practitioner" or label in _TITLES else None
    told = name.credential or titled
    return (
        _by_title(text, field, name, label, titled, told)
        or _by_page(text, field, name, label, told)
        or _by_label(text, field, name, label, told)
    )


def _by_title(text: str, field: Field, name: Name, label: str, titled: Role | None, told: Role | None) -> Role | None:
    """The role where a title or credential is stronger than the label; None where it is not."""
    opens = text[field.label.start - 1 : field.label.start] in ("", "\n", "\t")
    if titled and field.role is Role.PATIENT and not opens:
        return titled  # "Médecin qui suit l'enfant : Dr Roux"
    if told is Role.OTHER and field.role is Role.PATIENT:
        return told  # "Prepared for Ana Ruiz, Esq."
    if told is None and field.role in (Role.STAFF, Role.PRACTITIONER) and _is_born_behind(text, name):
        return Role.PATIENT
    if told is Role.PRACTITIONER and (label.startswith(_RESIDENT) or label == _FOR or is_companion(label)):
        return told
    if told and label in _LEARNERS:
        return told
    if label == _RESIDENT and is_among_patients_fields(text, field):
        return told or Role.PRACTITIONER
    return None


def _by_page(text: str, field: Field, name: Name, label: str, told: Role | None) -> Role | None:
    """The role where what stands around the label tells another than its own; None where nothing does."""
    if told is None and _is_others_beside(text, field, name):
        return Role.RELATIVE
    if field.role is Role.RELATIVE and told is None and is_insured(text, field) and is_patients_own(text, name):
        return Role.PATIENT
    shown = bracketed_role(text, field, name) or (insured_role(text, field) if told is None else None)
    if shown:
        return told or shown
    if told is None and label in _COPIES and is_mails(text, field):
        return job_behind(text, name) or Role.STAFF
    if told is None and _gave_birth(text, field, label):
        return Role.PATIENT
    if told is None and (_is_relatives(text, field, name) or _is_row_of_relative(text, field)):
        return Role.RELATIVE
    if told is None and field.role in (None, Role.STAFF) and sits_on_a_board(text, label):
        return job_behind(text, name) or Role.OTHER
    if told is None and label in _OF_THE_HOUSE and _is_in(text, field, _OF_THE_HOUSE[label]):
        return job_behind(text, name) or _ROLES_OF_HOUSE[label]
    if told is None and is_signatory(text, field, name):
        return job_behind(text, name) or Role.STAFF
    if field.role is Role.PATIENT and is_user(text, field.label) and _is_of_house(text, field, name):
        return told or Role.STAFF
    if field.role is Role.RELATIVE and label in _CONTACTS and _is_of_practice(text, field):
        return told or job_behind(text, name) or Role.STAFF
    if told is None and field.label.holder in (None, "insured") and _is_under_dependents(text, field):
        return Role.RELATIVE
    member = role_of_member(text, name.end) if told is None and field.label.holder is None else None
    if member:
        return member
    return None


def _by_label(text: str, field: Field, name: Name, label: str, told: Role | None) -> Role | None:
    """The label's own role, or that of the job behind the name."""
    if field.role in (None, Role.STAFF, Role.OTHER):
        shown = told or job_behind(text, name) or field.role or role_before(text, field)
        return shown or (Role.STAFF if is_of_a_meeting(text) else Role.PATIENT)
    if told is None and label in _CONSULTING and language_of(text) == "fr":
        return Role.PATIENT
    if field.role is Role.PRACTITIONER and told is None:
        if label.endswith((*_DONE, _SIGNED)) and (is_of_a_meeting(text) or is_of_a_rule(text)):
            return job_behind(text, name) or Role.STAFF
        known = label in _COPIES and name.whole and all(text.count(word) > 1 for word in _words_of(text, name))
        return job_behind(text, name) or (None if known else field.role)
    if field.role is Role.PRACTITIONER and text[field.label.start : field.label.end].lower().endswith(_DONE):
        # Nurses sign too.
        return told or field.role
    return field.role


def _gave_birth(text: str, field: Field, label: str) -> bool:
    """Whether a label names the mothers of a register of births: they are its patients."""
    return field.role is Role.RELATIVE and label.partition(" (")[0] in _MOTHERS and is_of_births(text, field)


def _is_relatives(text: str, field: Field, name: Name) -> bool:
    """Whether a relation stands behind a name, or before a label that does not say whose it is."""
    if field.label.holder in ("patient", "practitioner"):
        return False
    if relation_behind(unwrapped(text), name):
        return True
    may_be_related = field.label.holder in (None, "staff") and (
        field.name not in _PARTS or (field.name == "last_name" and name.whole)
    )
    return may_be_related and is_related(text, field.label.start)


def _is_row_of_relative(text: str, field: Field) -> bool:
    """Whether the cell before a label says whose relative it is: "Mère<tab>Identité: Ana Roux"."""
    start = text.rfind("\n", 0, field.label.start) + 1
    before = text[start : max(start, field.label.start - 1)].rpartition("\t")[2].strip(" .:")
    return field.role is Role.PATIENT and fold(before).rstrip(" 12") in name_words().relatives


def _is_in(text: str, field: Field, words: frozenset[str]) -> bool:
    """Whether the page speaks of a house of some kind, or the lines above a label do."""
    return not words.isdisjoint(words_in(text[: field.label.start]))


def _is_of_house(text: str, field: Field, name: Name) -> bool:
    """Whether a user is who made the page, or of those it lists; not whom a device is lent to."""
    start = field.label.start
    before = _PRINTED_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    if _is_log(text) or before is not None or _PRINTED_BEHIND.match(text, name.end) is not None:
        return True
    others = _patients_words(text)
    return bool(others) and others.isdisjoint(map(fold, _words_of(text, name)))


def _is_others_beside(text: str, field: Field, name: Name) -> bool:
    """Whether a form asks for who signs for the patient, and a relation stands behind: "if not the patient: Ana Roux, spouse"."""
    line = text.rfind("\n", 0, field.label.start) + 1
    asked = _NOT_PATIENT.search(text, line, name.start)
    return field.role is Role.PATIENT and asked is not None and relation_behind(unwrapped(text), name)


def is_patients_own(text: str, name: Name) -> bool:
    """Whether a whole name is the one that a label gives to the page's patient."""
    words = {fold(word) for word in _words_of(text, name)}
    return len(words) > 1 and words <= _patients_words(text)


@lru_cache(maxsize=4)
def _patients_words(text: str) -> frozenset[str]:
    """The words of the names that labels of a page give to its patients, other than its users."""
    return frozenset(
        fold(word)
        for field in read_fields(text)
        if field.role in (Role.PATIENT, None) and field.name in NAME_FIELDS and not is_user(text, field.label)
        for word in _WORD.findall(text, field.start, field.end)
    )


def _is_of_practice(text: str, field: Field) -> bool:
    """Whether a "contact person" is asked for among a practitioner's fields: someone of the practice."""
    others = [each for each in read_fields(text) if 0 < field.line - each.line <= _NEAR_LINES]
    return any(each.has("npi") or each.has("dea") for each in others)


def _is_under_dependents(text: str, field: Field) -> bool:
    """Whether the table that a field stands in has the insured's family for its title: "Ayants droit"."""
    start = text.rfind("\n", 0, field.label.start)
    own = text[start + 1 : field.end + _LONGEST_BEFORE]
    # A title may stand beside its table, with the page's own fields between them.
    numbered = field.next_cell is False and "\t" in own and any(f.has("nir") for f in _on_line(text, field))
    for _ in range(_LONGEST_TABLE):
        if start < 0:
            return False
        above = text.rfind("\n", 0, start)
        line = text[above + 1 : start]
        if fold(line).strip(" :.") in name_words().dependents:
            return True
        if "\t" not in line and not numbered:
            return False
        start = above
    return False


def _on_line(text: str, field: Field) -> list[Field]:
    return [each for each in read_fields(text) if each.line == field.line]


def _words_of(text: str, name: Name) -> list[str]:
    return [word for word in _WORD.findall(text, name.start, name.end) if len(word) > 1]


def _is_log(text: str) -> bool:
    """Whether a page lists who did what when: its users are of the house, not whom a device is lent to."""
    return len(words_in(text) & name_words().log_words) > 1


def role_before(text: str, field: Field) -> Role | None:
    """Whose name is asked for, where words part the holder from it: "Father's current legal name"."""
    return next((label.role for label in lexicon().labels(before_label(text, field)) if label.role), None)


def before_label(text: str, field: Field) -> str:
    """The words of a label's cell before it."""
    start = max(text.rfind(mark, 0, field.label.start) for mark in "\n\t:;.,)") + 1
    return text[max(start, field.label.start - _LONGEST_BEFORE) : field.label.start]
