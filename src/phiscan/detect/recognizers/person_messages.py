"""Patients in short messages: "Bonjour, c'est Ana Ruiz, je serai en retard", "RDV de Paul Diop", "rappeler Ana Ruiz au 06 ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, Named, has_given, name_at, name_ending_at
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.person_relatives import relation_behind
from phiscan.detect.sieve import Sieved
from phiscan.model import Basis, Role

_SCORE = 0.84
_CAPITAL = r"(?=(?-i:[^\W\d_a-zà-ÿ]|d['’]))"
# Who writes: "c'est Ana Ruiz", "je m'appelle Ana Ruiz".
_WRITER = Sieved(
    rf"(?<![\w'’-])(?:c['’]est|ici|je m['’]appelle|je me nomme|this is|my name is|it['’]s|i['’]m|i am) {_CAPITAL}",
    re.IGNORECASE,
)
# Behind who writes, what a patient goes on with.
_WRITES = re.compile(
    r"(?!,? (?:calling )?(?:from|with|at|du|de la|de l['’]|des|chez)\b) ?(?:[,.;:!(\n]|\Z)| (?:je|j['’]|né|née|pour|i|i['’]\w+|for|born)\b",
    re.IGNORECASE,
)
# Who has an appointment, who called, who is to be called.
_ABOUT = Sieved(
    r"(?<![\w'’-])(?:(?:rdv|rendez-vous|appointment|appt)(?: [^\W\d_]{3,12})? (?:de |d['’]|pour |for |of )|"
    r"(?:rappels?|reminder)(?: (?:de|du|d['’]un|of))?(?: (?:rdv|rendez-vous|sms|appointment))? ?[:–-] |"
    r"(?:sms|appel|annulation) (?:de la part de |de |d['’]|from )|"
    rf"(?:rappeler|recontacter|call back) ){_CAPITAL}",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r" ?(?:[,.;:!(\n\t–-]|\Z|\d)| (?:le|au|à|du|pour|on|at|for|demain|qui|sur|a|avec|with|ce|cet|cette|en|est|confirmé|annulé|reporté)\b",
    re.IGNORECASE,
)
# "Ana Ruiz, votre rendez-vous", "Ana Ruiz, your appointment" where a message begins.
_SPOKEN_TO = Sieved(r"[,:] ?(?:votre|vos|your)\b", re.IGNORECASE)
_REMINDING = re.compile(
    r"\b(?:rdv|rendez[- ]vous|rappels?|bonjour|consultation|confirmée?|annulée?r?|répondez|merci|"
    r"appointments?|appt|reminders?|hello|hi|confirmed|reply|thanks)\b",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?<!\d)(?:\+33 ?|0)[67](?:[ .-]?\d\d){4}(?!\d)")
_LEAST_REMINDERS, _LEAST_MOBILES = 4, 3
_BOOKED = r"(?:séances?|dialyses?|consultations?|rendez-vous|rdv|bloc|opératoires?|interventions|visites|lits|chambres|soins|tournées?)"
_LIST = re.compile(
    rf"\b(?:planning|programme|agenda|carnet|feuille|tableau)\b[^\n\t]{{0,16}}\b{_BOOKED}\b|\bfile active\b|"
    r"\b(?:appointment|clinic|ward|bed|operating|or|surgery|visit|dialysis)s? (?:list|schedule|board|book)\b|"
    r"\b(?:registre|liste|état|recensement|relevé|roster|list|register|census|log)\b[^\n\t]{0,24}"
    r"\b(?:résidents?|patients?|usagers?|hospitalisée?s|entrants?|sortants?|entrées|admissions?|inpatients?|residents?)\b",
    re.IGNORECASE,
)
_MAILBOX = re.compile(
    r"\b(?:(?:espace|portail|messagerie|messages?|compte)(?: des?| du)? patients?|patient (?:portal|messages?|messaging|inbox)|mychart)\b",
    re.IGNORECASE,
)
_HEAD = 300
_TEXTING = re.compile(r"\b(?:sms|textos?|text messages?)\b", re.IGNORECASE)


def messaged_names(text: str) -> Iterator[Named]:
    """Whole names of who writes a message, or of whom one is; of who bears a title or has a job others know better."""
    for pattern, behind in ((_WRITER, _WRITES), (_ABOUT, _SAID_OF)):
        for match in pattern.finditer(text):
            yield from _patient(text, match.end(), behind)
    for match in _SPOKEN_TO.finditer(text):
        name = name_ending_at(text, match.start(), sure=True)
        if name is not None and text[max(0, name.start - 1) : name.start] in ("", "\t", "\n"):
            yield from _patient(text, name.start, _SPOKEN_TO.pattern)


@lru_cache(maxsize=4)
def is_patients_mailbox(text: str) -> bool:
    """Whether a page is of messages between patients and their practice: who has no job in it is a patient."""
    return _MAILBOX.search(text, 0, _HEAD) is not None


@lru_cache(maxsize=4)
def is_list_of_patients(text: str) -> bool:
    """Whether the title of a page says that it lists patients: whoever is named without a role in a row of it is one."""
    return _LIST.search(text, 0, _HEAD) is not None


@lru_cache(maxsize=4)
def is_log_of_messages(text: str) -> bool:
    """Whether a page lists text messages to patients: whoever is named without a role in them is one."""
    if len(_REMINDING.findall(text)) < _LEAST_REMINDERS:
        return False
    return _TEXTING.search(text) is not None or len(_MOBILE.findall(text)) >= _LEAST_MOBILES


def _patient(text: str, at: int, behind: re.Pattern[str]) -> Iterator[Named]:
    name = name_at(text, at, line_end(text, at), sure=True)
    if name is None or not name.whole or not _begins(name, at) or behind.match(text, name.end) is None:
        return
    if name.credential or name.titled == "practitioner" or job_behind(text, name):
        return
    if not has_given(text, name):
        return
    role = Role.RELATIVE if relation_behind(text, name) else Role.PATIENT
    yield Named(name, role, Basis.PATTERN, _SCORE)


def _begins(name: Name, at: int) -> bool:
    return name.start == at or name.titled is not None
