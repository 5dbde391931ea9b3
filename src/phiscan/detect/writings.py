"""What writings have that looks like a name: titles, headings of an outline, what a paper refers to."""

from __future__ import annotations

import re

from phiscan.detect.candidate import Candidate
from phiscan.detect.recognizers.person_cited import is_author, is_cited
from phiscan.languages import fold, given_names

_WORD = re.compile(r"[^\W\d_]{3,}")
# Names have none of these in capitals, titles have.
_SMALL_INSIDE = re.compile(r"(?<=[a-zà-ÿ] )(?:Des|Aux|Les|Et|Ou|Pour|Sur|Dans|And|Or|For|With|To|In|On)(?= [A-ZÀ-Þ])")
# Initials that are numerals as well.
_ROMAN = re.compile(r"([IV])\. \S")
_NEXT_ROMAN = {"I": "II", "V": "VI"}


def reference(candidate: Candidate, text: str) -> str | None:
    """What stands in a reference beside its authors: the title of a paper, its journal."""
    if candidate.entity_type != "PERSON" or not is_cited(text, candidate.start, candidate.end):
        return None
    return None if is_author(text, candidate.start, candidate.end) else "of a reference"


def heading(candidate: Candidate, text: str) -> str | None:
    """The first heading of an outline in Roman numerals: "I. PURPOSE" over "II. POLICY"."""
    if candidate.entity_type != "PERSON" or text[candidate.start - 1 : candidate.start] not in ("", "\n"):
        return None
    numeral = _ROMAN.match(text, candidate.start, candidate.end)
    return "a heading" if numeral and f"\n{_NEXT_ROMAN[numeral.group(1)]}. " in text else None


def title(candidate: Candidate, text: str) -> str | None:
    """What a paper is about, written as titles are: "Gestion Des Stocks", "Care And Cleaning"; no given name is in it."""
    if candidate.entity_type != "PERSON" or not _SMALL_INSIDE.search(text, candidate.start, candidate.end):
        return None
    words = [fold(word) for word in _WORD.findall(text, candidate.start, candidate.end)]
    return None if any(word in given_names() for word in words) else "a title"
