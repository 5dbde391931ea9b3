"""Who wrote what a page refers to: the authors of a bibliography are nobody's patients.

A reference is told by its journal's year, volume and pages ("2016;115:941-995"), or by "et al."; its authors go by a
surname and initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from phiscan.detect.recognizers.names import Name, Named
from phiscan.detect.sieve import Sieved
from phiscan.languages import common_words, fold, name_words
from phiscan.model import Basis, Role

_SCORE = 0.97
_REACH = 260
# "2016;115:941-995", "2016; 115 (4): 941", "2016 Mar;115:e41", "2016, 115, 941-995"
_VOLUME = Sieved(
    r"(?:19|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?\s?; ?\d{1,4}(?: ?\([\w -]{1,9}\))? ?: ?[eS]?\d{1,6}|"
    r"(?:19|20)\d\d, ?\d{1,4}(?: ?\([\w -]{1,9}\))?, ?(?:p+\. ?)?\d{1,6}[-–]\d{1,6}"
)
_ENDS_ANOTHER = re.compile(r"(?::[eS]?\d{1,6}(?:[-–]\d{1,6})?|, ?(?:p+\. ?)?\d{1,6}[-–]\d{1,6})\.?\s")
_AUTHOR = (
    r"(?:(?:(?:[Vv]a|[Vv]o|[TtBb]e|[Ss]a|Ni|Bi)n|[Dd][eaiou]s?|[Dd]el(?:la)?|[Ll][aeo]|[EeAa]l|[Aa][iï]t|Ould|Ter|Ten|Mac|Mc|Ní|Nic|Ó|O|Abu|Abou|Abd|St|Saint|Santa|Thi|Thị)(?: (?:den|der|de|la|las|los))? )?"
    r"[A-ZÀ-Þ][a-zà-ÿ'’]+(?:['’-]?[A-ZÀ-Þ][a-zà-ÿ]+|-[a-zà-ÿ]+){0,2} [A-ZÀ-Þ](?:\.?-?[A-ZÀ-Þ]){0,2}(?=[.,;]|\s(?:and|et|&)\s)"
)
_AUTHORS = re.compile(
    rf"(?:(?<=\A)|(?<=[\s([.]))(?P<authors>{_AUTHOR}(?:(?:,|;|,? and|,? et|,? &)\s{_AUTHOR}){{0,9}})(?:\.|[,;]\s?et\sal\b|\set\sal\b|,\s)"
)
_HEADING = re.compile(
    r"\b(?:references?|bibliography|literature cited|works cited|further reading|références|bibliographie)\b ?:?\s",
    re.IGNORECASE,
)
_ET_AL = re.compile(r"[,;]?\s(?:and\s)?et\sal\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ONE = re.compile(_AUTHOR)
# A doctorate, and nothing that treats patients behind it.
_DOCTORATE = re.compile(r", ?Ph\.?D\.?(?![\w.])(?!, ?[A-Z][A-Za-z.-]{1,7}(?=[,;.\s]))")


@lru_cache(maxsize=4)
def references(text: str) -> tuple[tuple[int, int, int], ...]:
    """The references of a text: where the authors begin, where they end, and where the reference does."""
    found: list[tuple[int, int, int]] = []
    for volume in _VOLUME.finditer(text):
        low = max(0, volume.start() - _REACH, found[-1][2] if found else 0)
        for other in _ENDS_ANOTHER.finditer(text, low, volume.start()):
            low = other.end()
        authors = _AUTHORS.search(text, low, volume.start())
        if authors is not None:
            found.append((*authors.span("authors"), volume.end()))
    return tuple(sorted({*found, *_without_volume(text, found)}))


def _without_volume(text: str, found: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """References that tell no volume: authors before "et al.", or, in a list of references, before a title and its year."""
    heading = _HEADING.search(text)
    if heading is None and _ET_AL.search(text) is None:
        return
    for authors in _AUTHORS.finditer(text):
        start, end = authors.span("authors")
        if any(low <= start < high for low, _, high in found) or fold(text[start:end].split()[0]) in _no_authors():
            continue
        year = _YEAR.search(text, authors.end(), authors.end() + _REACH)
        if heading is not None and heading.end() <= start and year is not None:
            yield start, end, year.end()
        elif _ET_AL.match(text, end):
            yield start, end, authors.end()


def _no_authors() -> frozenset[str]:
    """What stands before a capital letter and is nobody: "Vitamin K"."""
    return common_words() | name_words().not_names


def cited_names(text: str) -> Iterator[Named]:
    """The authors of references: "Ruiz A, Van den Berg L, et al. Title. Journal 2016;115:941-995"."""
    for start, end, _ in references(text):
        for author in _ONE.finditer(text, start, end + 1):
            yield Named(
                Name(author.start(), author.end(), len(author.group().split()), None, None),
                Role.OTHER,
                Basis.PATTERN,
                _SCORE,
            )


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a span stands in a reference."""
    return any(low <= start and end <= high for low, _, high in references(text))


def is_author(text: str, start: int, end: int) -> bool:
    """Whether a span is an author of a reference as it stands there, and nothing more."""
    return any(
        one.span() == (start, end)
        for low, high, _ in references(text)
        if low <= start < high
        for one in _ONE.finditer(text, low, high + 1)
    )


def is_scholar(text: str, name: Name) -> bool:
    """Whether who has a doctorate alone is an author of a paper, not who treats: the page has references."""
    return _DOCTORATE.match(text, name.end) is not None and bool(references(text))
