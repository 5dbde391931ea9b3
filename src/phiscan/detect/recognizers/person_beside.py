"""Who is a patient by what stands right beside the name: the room somebody lies in, a word that speaks to them."""

from __future__ import annotations

import re

from phiscan.detect.recognizers.names import Name

# "Ch. 236<tab>Mme ", "Room 214 - Mrs. "
_ROOM = re.compile(
    r"(?:\A|[\n\t])(?:rm|room|bed|ch|chambre|lit)\b\.? ?\d[\w-]{0,5}(?:\t| ?[-–:|] ?| )[^\W\d_]{1,8}\.? \Z",
    re.IGNORECASE,
)
_ROOM_REACH = 48
# "Ana Ruiz, your results are in", "Paul Diop : votre intervention"
_SPOKEN_TO = re.compile(r" ?[,:] ?(?:your|votre|vos)\b", re.IGNORECASE)


def is_beside_patients(text: str, name: Name) -> bool:
    """Whether a name with a title stands behind a room or bed, or any name before words that speak to who bears it."""
    has_room = name.titled and _ROOM.search(text, max(0, name.start - _ROOM_REACH), name.start)
    return bool(has_room or _SPOKEN_TO.match(text, name.end))
