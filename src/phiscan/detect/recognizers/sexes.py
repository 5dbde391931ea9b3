"""The sex that a form gives beside a birth date: evidence of who is who, not a finding by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from phiscan.detect.fields import read_fields

_WORD = re.compile(
    r"\b(?:(?P<f>f|female|woman|girl|féminin|feminin|femme|fille|femenino|mujer|mme|madame|mlle)|"
    r"(?P<m>m|male|man|boy|masculin|homme|h|garçon|masculino|hombre|varón|mr|monsieur))\b",
    re.IGNORECASE,
)
# "née MARTIN le 12/03/1951", "né le ..."; "né(e) le" leaves it open.
_BORN = re.compile(r"\bn(?:(?P<f>ée)|é)\b(?! ?\()[^\n\t]{0,32}\Z", re.IGNORECASE)
_BORN_REACH = 40


def sex_beside(text: str, start: int, *, alone: bool) -> str:
    """ "m" or "f" as a labelled field says it on the line of a birth date, or on the page where that is `alone`; else ""."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    told = _told(text)
    beside = {sex for at, sex in told if line_start <= at and (at < line_end or line_end < 0)}
    born = _BORN.search(text, max(0, start - _BORN_REACH), start)
    if born and not beside:
        return "f" if born["f"] else "m"
    found = beside or ({sex for _, sex in told} if alone else set())
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4)
def _told(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[tuple[int, str]]:
    """Where a field of sex says which, and which."""
    for field in read_fields(text):
        if field.has("sex"):
            sexes = {"f" if match["f"] else "m" for match in _WORD.finditer(text, field.start, field.end)}
            if len(sexes) == 1:
                yield field.start, sexes.pop()
