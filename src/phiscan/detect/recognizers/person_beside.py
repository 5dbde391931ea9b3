"""Who somebody is by what stands right beside the name: a room, a result, a word to the patient; the time of a log's entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, Named, has_given, name_at, name_ending_at
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.person_messages import is_log_of_messages
from phiscan.detect.sieve import Sieved
from phiscan.model import Basis, Role

# "Ch. 236<tab>Mme ", "Room 214 - Mrs. "
_ROOM = re.compile(
    r"(?:\A|[\n\t])(?:rm|room|bed|ch|chambre|lit)\b\.? ?\d[\w-]{0,5}(?:\t| ?[-–:|] ?| )[^\W\d_]{1,8}\.? \Z",
    re.IGNORECASE,
)
_ROOM_REACH = 48
# "INR du 03/05 pour ", "Ordonnance prête pour Mme ", "your appointment for "
_FOR = re.compile(
    r"\b(?:inr|résultats?|results?|ordonnance|prescription|refill|renouvellement|rendez-vous|rdv|appointment|appt)\b"
    r"[^.:;\t\n]{0,40}\b(?:pour|for) (?:[^\W\d_]{1,4}\.? )?\Z",
    re.IGNORECASE,
)
_FOR_REACH = 80
# "Ana Ruiz, your results are in", "Paul Diop : votre intervention"
_SPOKEN_TO = re.compile(r" ?[,:] ?(?:your|votre|vos)\b", re.IGNORECASE)

# "13 JAN 2025 13:57 Ana Ruiz: no answer", "12/03/2019 8h15 Paul Diop : vu".
_ENTRY = re.compile(
    r"^[^\n\t:]{0,12}?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[ -][^\W\d_]{3,9}\.?[ -]\d{4}|[^\W\d_]{3,9}\.? \d{1,2}, \d{4}),?[ \t]{1,2}"
    r"\d{1,2}[:hH]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?[ \t](?=[^\W\d_a-zà-ÿ])",
    re.MULTILINE,
)
_ROOM_LINE = Sieved(
    r"^(?:rm|room|bed|ch|chambre|lit)\b\.? ?#?\d[\w-]{0,5}(?:\t| ?[-–:|] ?| )(?=(?-i:[^\W\d_a-zà-ÿ]))",
    re.IGNORECASE | re.MULTILINE,
)
_ROOM_SCORE = 0.86
# Behind who is cared for: a grade at school, a complaint, what was done to him or what he refuses.
_SUFFERS = Sieved(
    r",? \(?(?:gr(?:ade)?\.? ?(?:\d{1,2}|K)\b|\d{1,2}(?:st|nd|rd|th) gr(?:ade(?:r)?|\.)?\b)|"
    r" (?:also |still |again |currently |initially )?(?:c/o|complain(?:s|ed|ing) of|denie[sd] (?:any |chest |further |pain|n/v|sob|si\b|fever|abdominal |dizziness|nausea|suicid)"
    r"|presents? (?:with|to the)|presented (?:with|to the|from)|refused (?:all |her |his |the |breakfast|lunch|dinner|meds|medications?|shower|vitals)"
    r"|was (?:admitted|discharged|diagnosed|found (?:on|unresponsive|down|wandering|sitting|lying)|hospitali[sz]ed|intubated|extubated|catheteri[sz]ed|medicated|started on|switched to)"
    r"|(?:slept|rested|tolerated|ambulated|voided|vomited|aspirated|desaturated) )",
    re.IGNORECASE,
)
_SUFFERS_SCORE = 0.9
# "(F, 68)", "(45 M)", ", 62/M", ", rm 501": what lists of patients have behind the name.
_LISTED = Sieved(
    r" ?\((?:[FM]|female|male)[,/ ]{1,2}\d{1,3}(?: ?y/?o?)?\)| ?\(\d{1,3} ?(?:y/?o|yrs?|y)?[,/ ]{0,2}[FM]\)|,? \d{1,3}(?: ?y/?o)?[/ ]?[FM](?=[,;.\t\n ])|"
    r", (?:[Rr]m|[Rr]oom|[Bb]ed)\.? ?#?\d"
)
# "12 juil. 2024 – Ana Ruiz (MG)" over a note; what the bracket says of who wrote it.
_NOTE = re.compile(
    r"^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [^\W\d_]{3,9}\.? \d{4}|[^\W\d_]{3,9}\.? \d{1,2}, \d{4}) ?[–—-] (?=[^\W\d_a-zà-ÿ])",
    re.MULTILINE,
)
_WROTE_AS = re.compile(r" \([^\W\d_][^()\n\d]{1,24}\)(?=\n|\Z)")
_SAYS = re.compile(r" ?:(?=[ \n])")
_ENTRY_SCORE = 0.9


def entry_writers(text: str) -> Iterator[Named]:
    """Who wrote an entry of a log: the whole name, without a title, between its day and time and what it says."""
    for match in _ENTRY.finditer(text):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name and name.whole and name.start == match.end() and not name.titled and _SAYS.match(text, name.end):
            yield Named(name, name.credential or Role.STAFF, Basis.PATTERN, _ENTRY_SCORE)


def whose_room(text: str) -> Iterator[Named]:
    """Who lies in a room that opens a line: "Rm 301 - Ruiz, Ana: slept well"; who has a credential or is a doctor works there."""
    for match in _ROOM_LINE.finditer(text):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name is None or name.start != match.end() or not name.whole or name.credential or name.titled:
            continue
        if has_given(text, name) or "," in text[name.start : name.end]:
            yield Named(name, Role.PATIENT, Basis.PATTERN, _ROOM_SCORE)


def doing_patients(text: str) -> Iterator[Named]:
    """Who does or suffers what patients do, or is listed as they are: "Mr. Osei denies pain", "Tyler Osei (M, 12)"."""
    for match in chain(_SUFFERS.finditer(text), _LISTED.finditer(text)):
        name = name_ending_at(text, match.start(), sure=True)
        if name is None or name.end != match.start() or name.credential or name.titled == "practitioner":
            continue
        if name.titled or (name.whole and (has_given(text, name) or "," in text[name.start : name.end])):
            yield Named(name, Role.PATIENT, Basis.PATTERN, _SUFFERS_SCORE)


def note_writers(text: str) -> Iterator[Named]:
    """Who wrote a note: the whole name behind its day, with what it is written as in a bracket at the end of the line."""
    for match in _NOTE.finditer(text):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name and name.whole and name.start == match.end() and _WROTE_AS.match(text, name.end):
            role = name.credential or job_behind(text, name) or Role.PRACTITIONER
            yield Named(name, role, Basis.PATTERN, _ENTRY_SCORE)


def is_beside_patients(text: str, name: Name) -> bool:
    """Whether a name with a title stands behind a room or bed; any behind what is for a patient, or before words to one."""
    has_room = name.titled and _ROOM.search(text, max(0, name.start - _ROOM_REACH), name.start)
    is_for = _FOR.search(text, max(0, name.start - _FOR_REACH), name.start)
    if has_room or is_for or _SPOKEN_TO.match(text, name.end):
        return True
    return name.titled != "practitioner" and name.credential is None and is_log_of_messages(text)
