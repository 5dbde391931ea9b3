"""Names by their place: alone in a cell above an address, beside a birth date or number, or written as in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from phiscan.detect.fields import read_fields, read_headings
from phiscan.detect.recognizers.birth_date import read_births
from phiscan.detect.recognizers.column_names import column_names
from phiscan.detect.recognizers.duty_rosters import duty_names
from phiscan.detect.recognizers.identifier_checks import npi_valid
from phiscan.detect.recognizers.letterheads import letterhead
from phiscan.detect.recognizers.names import Name, Named, name_at, name_ending_at
from phiscan.detect.recognizers.patient_records import record_names
from phiscan.detect.recognizers.person_called import called_role
from phiscan.detect.recognizers.person_label_roles import is_patients_own
from phiscan.detect.recognizers.person_lines import ROOM
from phiscan.detect.recognizers.person_relatives import relation_before
from phiscan.detect.recognizers.rosters import read_roster
from phiscan.languages import common_words, fold, given_names, lexicon
from phiscan.model import Basis, Role

_CELL = re.compile(r"[^\t\n|•·—]+")
_LAST_FIRST = re.compile(r"[^\W\d_][^\W\d_'’\- ]{1,24}(?:[ '’\-][^\W\d_]{2,20}){0,2}, [^\W\d_]{2,}")
_ADDRESS_LINE = re.compile(
    r"(?:\d{1,6}[A-Za-z]?,? (?:bis |ter )?(?:\d{1,3}(?:st|nd|rd|th)\b|[^\W\d_])|P\.?O\.? Box \d)[^\n\t]{3,50}|"
    # A place without a number, over its postal code: "Lieudit La Croix", "Le Bourg".
    r"(?:lieu-?dit|hameau|le bourg|domaine|r[ée]sidence|villa|mas|ferme|quartier|route|chemin|chez)\b[^\n\t\d]{0,40}\n\d{5} (?=[^\W\d_])",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"\s*(?:re|objet|subject|concerne|in re|regarding)\s*:(?:\s*(?:in the matter of|(?:guardianship|conservatorship|estate|care|admission) of)\b|\s*(?:patient|patiente|pt|your patient|votre patient|votre patiente)\b:?)?",
    re.IGNORECASE,
)
_CALLED_PATIENT = re.compile(r"\b(?:patiente?|pt)\b:?\Z", re.IGNORECASE)
# Behind who a line is about: a birth date, a number, another cell.
_NUMBERED_BEHIND = re.compile(r"[^\d\n]{1,24}\d")
_US_STATE = re.compile(r", ?(?:[A-Z]{2})(?: \d{5}(?:-\d{4})?)?\Z")
_BESIDE_NAMES = frozenset({"birth_date", "mrn", "account", "sex", "age", "ssn", "nir", "plan_id"})
_LONGEST_CELL = 48
_SECTION = re.compile(r"(?:\A|[\n\t])(?:\d{1,2}\.){1,3}\d{0,2}[.)]? {0,2}\Z")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# "ROSEMARY T SERRANO"
_INITIAL_WITHIN = re.compile(r" [A-ZÀ-Þ]\.? [^\W\d_]")
_MOST_WORDS = 5
_PLACE_AND_DATE = re.compile(r", (?:le|the|on) ", re.IGNORECASE)
_ADDRESSEE_SCORE = 0.8
_BESIDE_SCORE = 0.85
_FILED_SCORE = 0.75
_UNDER_HEADING_SCORE = 0.94
_LISTED_SCORE = 0.86
_CAPTIONED_SCORE = 0.9
_LINE = re.compile(r"[^\n]+")
_NO_CAPTION = re.compile(r"[\d:@$]")
# "78 M", "F/84", "66 yo F" in the next cell; "Rm 412A", "Lit 12" in the one before.
_AGE_AND_SEX = re.compile(
    r"\t(?:\d{1,3} ?(?:y/?o|yrs?|years?|ans|a)?\.?[ ,/]?(?:M|F|H|male|female)|(?:M|F|H)[ /,]{1,2}\d{1,3})(?=[\t\n, ]|\Z)",
    re.IGNORECASE,
)
# A practitioner's number (NPI) in the next cell.
_NUMBER_NEXT = re.compile(r"\t(?:NPI:? ?#?)?([12]\d{9})(?=[\t\n]|\Z)")
_RPPS = re.compile(r"\n(?:n° ?|n[uo]m[ée]ro |identifiant )?(?:RPPS|ADELI)\b", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"(?: \(| [-–—] )\Z")
_ROOM_CELL = re.compile(r"(?:\A|[\n\t])(?:rm|room|bed|ch|chambre|lit)\b\.? ?\d[\w-]{0,5}\t\Z", re.IGNORECASE)
# A cell of its own behind the name, on its line or under it.
_ROOM_BEHIND = re.compile(
    r"[\t\n](?:rm|room|bed|ch|chambre|lit)\b\.? ?(?:n° ?)?\d[\w-]{0,5}(?=[\t\n]|\Z)", re.IGNORECASE
)
_REACH = 24


def placed_names(text: str) -> Iterator[Named]:
    """Names that stand where a name is expected, without a label."""
    yield from _under_headings(text)
    for row in read_roster(text):
        yield Named(row.name, row.name.credential or Role.PATIENT, Basis.PATTERN, _LISTED_SCORE)
    yield from record_names(text)
    yield from duty_names(text)
    yield from column_names(text)
    yield from _over_captions(text)
    yield from _before_births(text)
    fields = [field.label.start for field in read_fields(text) if field.name in _BESIDE_NAMES]
    fields += [birth.date.start for birth in read_births(text)]
    for match in _CELL.finditer(text):
        repeated = _REPEATED.match(text, match.start(), match.end())
        if not repeated and match.end() - match.start() > _LONGEST_CELL:
            continue
        start = repeated.end() if repeated else match.start()
        name = name_at(text, start, match.end(), sure=True)
        if name is None or name.words > _MOST_WORDS:
            continue
        # "Subject: Pt Ruiz": a surname is enough where the line says whose it is.
        said = repeated is not None and _CALLED_PATIENT.search(repeated.group()) is not None
        if not (name.whole or (said and not text[name.end : match.end()])):
            continue
        about = repeated is not None and (said or _is_of_somebody(text, name, match.end()))
        told = _told(text, name, match.end(), fields, repeated=about)
        if told is not None and (told[0] >= _BESIDE_SCORE or name_at(text, start, match.end()) == name):
            role = name.credential or (Role.PRACTITIONER if name.titled == "practitioner" else told[1])
            yield Named(name, role, Basis.PATTERN, told[0])


def _under_headings(text: str) -> Iterator[Named]:
    """ "Représentant du patient" and, on the next line, "MME NESSI Jeanne"."""
    for heading in read_headings(text):
        cell = _CELL.match(text, heading.end + 1)
        name = name_at(text, cell.start(), cell.end()) if cell else None
        if cell is None or name is None or not name.whole or text[name.end : cell.end()].strip(" .,:;"):
            continue
        own = heading.role is Role.RELATIVE and is_patients_own(text, name)
        role = Role.PATIENT if own else heading.role
        role = name.credential or (Role.PRACTITIONER if name.titled == "practitioner" else role)
        yield Named(name, role, Basis.LABEL, _UNDER_HEADING_SCORE)


def _before_births(text: str) -> Iterator[Named]:
    """ "ROUX Ana (12/12/1987)", "ROUX Ana - 12/12/1987": a whole name right before a birth date."""
    for birth in read_births(text):
        before = _BEFORE_DATE.search(text, max(0, birth.date.start - 3), birth.date.start)
        name = name_ending_at(text, before.start(), sure=True) if before else None
        if name is not None and name.whole and birth.role is Role.PATIENT and not relation_before(text, name.start):
            yield Named(name, name.credential or Role.PATIENT, Basis.PATTERN, _BESIDE_SCORE)


def _over_captions(text: str) -> Iterator[Named]:
    """Names over the words of a form's lines: "Ana Ruiz" and, below it, "Witness"."""
    lines = list(_LINE.finditer(text))
    for above, below in pairwise(lines):
        if _NO_CAPTION.search(text, below.start(), below.end()):
            continue
        captions = [lexicon().whole(cell) for cell in below.group().split("\t")]
        cells = list(_CELL.finditer(text, above.start(), above.end()))
        if len(cells) != len(captions) or not all(captions):
            continue
        for cell, caption in zip(cells, captions, strict=True):
            name = name_at(text, cell.start(), cell.end(), sure=True)
            if caption is None or caption.marked or caption.holder is None or name is None or not name.whole:
                continue
            if caption.role is Role.OTHER or text[name.end : cell.end()].strip(" .,"):
                continue
            yield Named(name, name.credential or caption.role, Basis.LABEL, _CAPTIONED_SCORE)


def _told(
    text: str, name: Name, cell_end: int, fields: list[int], *, repeated: bool
) -> tuple[float, Role | None] | None:
    """How likely a cell's name is one, and whose; None when its place says nothing.

    Who is addressed or filed may be a patient or not: that is for `people.cast` to say.
    """
    if repeated:
        return _ADDRESSEE_SCORE, Role.PATIENT
    rest = text[name.end : cell_end].strip(" .,:;")
    if rest and not name.credential and not (ROOM.match(text, name.end, cell_end)):
        return None
    if name.credential and text[name.end : name.end + 1] == "\t":
        return _BESIDE_SCORE, None
    number = _NUMBER_NEXT.match(text, cell_end)
    if number and npi_valid(number[1]):
        return _BESIDE_SCORE, Role.PRACTITIONER
    if _over_number(text, name, cell_end):
        return _BESIDE_SCORE, Role.PRACTITIONER
    if _over_address(text, name, cell_end):
        headed = letterhead(text) == (name.start, name.end) or _is_heading(text, name)
        return None if headed else (_ADDRESSEE_SCORE, None)
    if _US_STATE.search(text, name.start, cell_end):
        return None
    if any(cell_end < at <= cell_end + 4 for at in fields):
        return _BESIDE_SCORE, Role.PATIENT
    if _AGE_AND_SEX.match(text, cell_end) or _is_by_room(text, name, cell_end):
        return _BESIDE_SCORE, Role.PATIENT
    if not rest and (called := called_role(text, name)):
        return _BESIDE_SCORE, called[0]
    return (_FILED_SCORE, None) if _is_filed(text, name) else None


def _is_by_room(text: str, name: Name, cell_end: int) -> bool:
    """Whether the cell before a name, or the one behind it, is a room or bed."""
    before = _ROOM_CELL.search(text, max(0, name.start - _REACH), name.start)
    return (before or _ROOM_BEHIND.match(text, cell_end)) is not None


def _is_of_somebody(text: str, name: Name, cell_end: int) -> bool:
    """Whether what a line is about is a person: "Subject: Ana Ruiz", "RE: Ruiz, Ana"; not "Subject: Blend Modes"."""
    if (
        name.titled is not None
        or "," in text[name.start : name.end]
        or _NUMBERED_BEHIND.match(text, name.end, cell_end)
    ):
        return True
    return any(fold(word) in given_names() for word in _LETTERS.findall(text, name.start, name.end))


def _is_heading(text: str, name: Name) -> bool:
    """Whether what stands above a numbered line is a heading too: it has its own number ("8.5 Geriatric Use"), or common words."""
    if _SECTION.search(text, max(0, name.start - _REACH), name.start):
        return True
    if _INITIAL_WITHIN.search(text, name.start, name.end):
        return False
    words = [fold(word) for word in _LETTERS.findall(text, name.start, name.end)]
    common = sum(word in common_words() for word in words)
    return name.titled is None and common * 2 >= len(words) and not any(word in given_names() for word in words)


def _over_number(text: str, name: Name, cell_end: int) -> bool:
    """Whether a name opens its line, and the line below opens with the number of a French practitioner."""
    below = text.find("\n", cell_end)
    return text[max(0, name.start - 1) : name.start] in ("", "\n") and _RPPS.match(text, max(0, below)) is not None


def _over_address(text: str, name: Name, cell_end: int) -> bool:
    """Whether an address is in the line below a cell; below one that opens its line, behind whatever else stands there."""
    opens_line = text[max(0, name.start - 1) : name.start] in ("", "\n")
    below = text.find("\n", cell_end) if opens_line else cell_end
    return text[below : below + 1] == "\n" and _ADDRESS_LINE.match(text, below + 1) is not None


def _is_filed(text: str, name: Name) -> bool:
    """Written as in a file: "RUIZ, ANA", "Ruiz, Ana M" (not "Paris, France")."""
    if not _LAST_FIRST.match(text, name.start):
        return False
    comma = text.index(",", name.start)
    # "A COLMAR, LE 06/06/2023" is a place and a date.
    if _PLACE_AND_DATE.match(text, comma):
        return False
    words = [fold(word) for word in _LETTERS.findall(text, name.start, name.end)]
    # "OFICIAL, LIBRE" is the heading of a form; in "Kelly Clamp, Curved" and "Coffee, Morgan Terrace" a thing has a name.
    known = [word in given_names() for word in words]
    common = [word for word, given in zip(words, known, strict=True) if word in common_words() and not given]
    if common and (not any(known) or common != words[:1] or " " in text[name.start : comma]):
        return False
    return text[name.start : comma].isupper() or name.words > 2
