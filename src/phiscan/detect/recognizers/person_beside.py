"""Who somebody is by what stands right beside the name: a room, a result, a word to the patient; the time of a log's entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, Named, name_at
from phiscan.detect.recognizers.person_messages import is_log_of_messages
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
_SAYS = re.compile(r" ?:(?=[ \n])")
_ENTRY_SCORE = 0.9


def entry_writers(text: str) -> Iterator[Named]:
    """Who wrote an entry of a log: the whole name, without a title, between its day and time and what it says."""
    for match in _ENTRY.finditer(text):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name and name.whole and name.start == match.end() and not name.titled and _SAYS.match(text, name.end):
            yield Named(name, name.credential or Role.STAFF, Basis.PATTERN, _ENTRY_SCORE)


def is_beside_patients(text: str, name: Name) -> bool:
    """Whether a name with a title stands behind a room or bed; any behind what is for a patient, or before words to one."""
    has_room = name.titled and _ROOM.search(text, max(0, name.start - _ROOM_REACH), name.start)
    is_for = _FOR.search(text, max(0, name.start - _FOR_REACH), name.start)
    if has_room or is_for or _SPOKEN_TO.match(text, name.end):
        return True
    return name.titled != "practitioner" and name.credential is None and is_log_of_messages(text)
