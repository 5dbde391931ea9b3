"""Who is a patient by what stands right beside the name: a room, a result, a prescription, a word to the patient."""

from __future__ import annotations

import re

from phiscan.detect.recognizers.names import Name

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


def is_beside_patients(text: str, name: Name) -> bool:
    """Whether a name with a title stands behind a room or bed; any behind what is for a patient, or before words to one."""
    has_room = name.titled and _ROOM.search(text, max(0, name.start - _ROOM_REACH), name.start)
    is_for = _FOR.search(text, max(0, name.start - _FOR_REACH), name.start)
    return bool(has_room or is_for or _SPOKEN_TO.match(text, name.end))
