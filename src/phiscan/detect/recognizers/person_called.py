"""Surnames that a page calls somebody by, with a title: "Dear Ms. Ruiz", "Dr. Diop" say who "Ana Ruiz", alone in a cell, is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from phiscan.detect.recognizers.name_words import PARTICLES
from phiscan.detect.recognizers.names import Name, name_at
from phiscan.detect.recognizers.person_lines import alternatives
from phiscan.detect.recognizers.word_index import first_words, matches_at
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.languages import fold, name_words
from phiscan.model import Role

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_LETTERS = 2
# A title and a name are no longer than that.
_REACH = 80


def called_role(text: str, name: Name) -> tuple[Role | None] | None:
    """The role that a page's titles give to the surname of a whole name, in a tuple; None where they call nobody so."""
    surname = _surname(text, name)
    called = called_surnames(text)
    return (called[surname],) if surname in called else None


@lru_cache(maxsize=4)
def called_surnames(text: str) -> Mapping[str, Role | None]:
    """Folded surnames behind titles, each with whom the title says; None where it is everybody's, or both are said."""
    prose = unwrapped(text)
    called: dict[str, Role | None] = {}
    for match in matches_at(_titles(), prose, first_words("titles_practitioner", "titles_person")):
        line = prose[match.start() : match.start() + _REACH].partition("\n")[0]
        name = name_at(line, 0, len(line), sure=True)
        if name is None or name.titled is None:
            continue
        surname = _surname(line, name)
        role = Role.PRACTITIONER if name.titled == "practitioner" else None
        called[surname] = role if called.get(surname, role) is role else None
    called.pop("", None)
    return called


def _surname(text: str, name: Name) -> str:
    """The last word of a name, or the last before its comma; folded, without suffixes and initials."""
    before, comma, _ = text[name.start : name.end].partition(",")
    words = [fold(word) for word in _WORD.findall(before if comma else text[name.start : name.end])]
    kept = [
        word
        for word in words
        if len(word) >= _LEAST_LETTERS and word not in PARTICLES and word not in name_words().suffixes
    ]
    return kept[-1] if kept else ""


@cache
def _titles() -> re.Pattern[str]:
    titles = alternatives("titles_practitioner", "titles_person")
    return re.compile(rf"(?<![\w'’.-])(?i:{titles})\b\.? (?=[^\W\d_a-zà-ÿ])")
