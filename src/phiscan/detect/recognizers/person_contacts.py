"""Names beside the number one is to call: "Contact : Ana Roux, poste 12", "Renseignements<line end>Paul Diop - 01 02 03 04 05"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.birth_date import read_births
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, Named, has_given, name_at
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.person_relatives import is_related, relation_behind
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold
from phiscan.model import Basis, Role

_SCORE = 0.82
# Before the name of who answers.
_ASKING = Sieved(
    r"(?<!\w)(?:contacts?|renseignements?|inscriptions?|informations?|réservations?|bookings?|enroll?ment|registration|reservations?|(?:for )?more information|to (?:book|enroll|register|sign up)|s'adresser à|questions|enquiries|(?:téléphone|e-mail|courriel) de l'employeur)"
    r"(?: (?:et|&|and|ou|or) [a-zà-ÿ]{4,16})?(?: ?: ?|\n| )(?=(?-i:[^\W\d_a-zà-ÿ]))",
    re.IGNORECASE,
)
# Behind it: a number or address, with or without what it is called.
_REACHED = re.compile(
    r" ?[,;:(–—-]? ?(?:au |at |par )?(?:(?:t[ée]l(?:[ée]phone)?|ph(?:one)?|poste|ext(?:ension)?|p|mobile|port(?:able)?)\b\.? ?:? ?)?"
    r"(?:\+?\(?\d[\d .()-]{2,}\d|[\w.-]+@)| ?[,;(–—-] ?(?:t[ée]l|poste|ext)\b\.?",
    re.IGNORECASE,
)
# Before one who is written to, and the department behind his name: "à l'attention de Paul Roux, service recrutement".
_WRITTEN_TO = Sieved(r"(?<!\w)(?:à|à l'attention de|auprès de|attn\.? ?:?) (?=(?-i:[^\W\d_a-zà-ÿ]))", re.IGNORECASE)
_DEPARTMENT = re.compile(
    r",\s(?:service|direction|secrétariat|cellule|bureau|département|pôle|unité|department|office)\b", re.IGNORECASE
)
# Whose contact is asked for in a patient's file: the employer's.
_EMPLOYER = re.compile(r"employeur|raison sociale|dénomination|employer", re.IGNORECASE)
_BEFORE = 250


def contact_names(text: str) -> Iterator[Named]:
    """Whole names behind a word that invites to ask, with a number or address behind them: somebody of the house."""
    for match in _ASKING.finditer(text):
        end = line_end(text, match.end())
        comma = text.find(",", match.end(), end)
        # "Ana Ruiz, Market Surveillance": what stands behind the comma is no part of a name that is whole before it.
        before = name_at(text, match.end(), comma, sure=True) if comma >= 0 else None
        name = before if before and before.whole else name_at(text, match.end(), end, sure=True)
        if name is None or not name.whole or not _REACHED.match(text, name.end):
            continue
        if ":" not in match.group() and not name.titled and not has_given(text, name):
            continue  # "Renseignements", and the building where they are given
        if relation_behind(text, name) or is_related(text, match.start()):
            continue
        if not _may_be_of_family(text, match):
            yield Named(name, _role(text, name), Basis.PATTERN, _SCORE)
    for match in _WRITTEN_TO.finditer(text):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name is not None and name.whole and _DEPARTMENT.match(text, name.end):
            yield Named(name, _role(text, name), Basis.PATTERN, _SCORE)


def _may_be_of_family(text: str, asking: re.Match[str]) -> bool:
    """Whether "contact" is asked for in somebody's file, and not as the employer's: whom to call may be of the family."""
    if not fold(asking.group()).startswith("contact") or not read_births(text):
        return False
    return _EMPLOYER.search(text, max(0, asking.start() - _BEFORE), asking.start()) is None


def _role(text: str, name: Name) -> Role:
    titled = Role.PRACTITIONER if name.titled == "practitioner" else None
    return name.credential or titled or job_behind(text, name) or Role.STAFF
