"""Places that are named after somebody: "parking Georges Clemenceau", "salle Jeanne d'Arc" are no persons on a page."""

from __future__ import annotations

import re

from phiscan.detect.candidate import Candidate
from phiscan.model import Basis

_PLACE = re.compile(
    r"(?<![\w-])(?:all[ée]e|amphi(?:th[ée][âa]tre)?|arr[êe]t|avenue|b[âa]timent|boulevard|coll[èe]ge|esplanade|gymnase|hall|lyc[ée]e|"
    r"m[ée]tro|parking|pavillon|place|pont|prix|quai|quartier|rue|salle|secteur|square|stade|station|unit[ée]|h[ôo]pital)"
    r"(?: d[eu]s?| de la)? \Z",
    re.IGNORECASE,
)
_REACH = 24


def named_after(candidate: Candidate, text: str) -> str | None:
    """A street, room or ward that bears a name, unless a label says that it is somebody's."""
    if candidate.entity_type != "PERSON" or candidate.basis is Basis.LABEL:
        return None
    before = _PLACE.search(text, max(0, candidate.start - _REACH), candidate.start)
    return "a place named after somebody" if before else None
