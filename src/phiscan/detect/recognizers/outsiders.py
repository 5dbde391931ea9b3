"""Who is neither of the family nor of the house, though a label may say so: undertakers, police, lawyers."""

from __future__ import annotations

import re
from functools import cache

from phiscan.detect.recognizers.names import Named
from phiscan.detect.recognizers.person_lines import alternatives
from phiscan.model import Role

_REACH = 64
_OF_THE_HOUSE = (Role.STAFF, Role.PRACTITIONER, Role.OTHER, None)
# From the word to the name: no other sentence, no other line of a form.
_BETWEEN = r"\.?(?::\t)?(?:(?![.;] [^\W\d_])[^\n\t]|\n(?![^\n:]{2,24}:)){0,44}"


def is_outsider(text: str, named: Named) -> bool:
    """Whether an undertaker, officer or lawyer is named: "Funeral home: Eastlawn Mortuary, director Ana Ruiz"."""
    if named.role not in _OF_THE_HOUSE or named.name.credential or named.name.titled == "practitioner":
        return False
    if _ranked().search(text, max(0, named.name.start - _REACH), named.name.start):
        return False  # "the attorney asked about Nurse Osei"
    return _pattern().search(text, max(0, named.name.start - _REACH), named.name.start) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives('outsiders')})(?!\w){_BETWEEN}\Z", re.IGNORECASE)


@cache
def _ranked() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives('ranks_staff')})\.? \Z", re.IGNORECASE)
