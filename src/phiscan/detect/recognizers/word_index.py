"""Where the words of a text stand: a pattern of hundreds of phrases is tried only where the first word of one is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache
from typing import NamedTuple

from phiscan.detect.recognizers.casing import lower
from phiscan.languages import fold, printed_words

_WORD = re.compile(r"[^\W\d_]+")


class _Words(NamedTuple):
    """The words of a text, folded: each with where it starts, where each starts, and all of them."""

    placed: tuple[tuple[int, str], ...]
    places: Mapping[str, list[int]]
    all: frozenset[str]


def placed_words(text: str) -> tuple[tuple[int, str], ...]:
    """Where each word of a text starts, and the word, folded."""
    return _words(text).placed


def words_in(text: str) -> frozenset[str]:
    """The words of a text, folded: to see cheaply that a pattern has nothing to find in it."""
    return _words(text).all


def places_of_words(text: str) -> Mapping[str, list[int]]:
    """The words of a text, folded, and where each starts."""
    return _words(text).places


@lru_cache(maxsize=8)
def _words(text: str) -> _Words:
    # A page and its running text have the same words in the same places, and so has either in lower case.
    return _words_of_lower(lower(text).replace("\n", " "))


@lru_cache(maxsize=4)
def _words_of_lower(text: str) -> _Words:
    if text.isascii():
        placed = tuple([(match.start(), match.group()) for match in _WORD.finditer(text)])
    else:
        placed = tuple([(match.start(), fold(match.group())) for match in _WORD.finditer(text)])
    places: dict[str, list[int]] = {}
    for start, word in placed:
        places.setdefault(word, []).append(start)
    return _Words(placed, places, frozenset(places))


def matches_at(
    pattern: re.Pattern[str], text: str, firsts: Set[str], more: Iterable[int] = ()
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, of a pattern that begins with one of the words `firsts` (folded), or at `more`."""
    words = _words(text)
    starts = {*more}
    for word in words.all & firsts:
        starts.update(words.places[word])
    end = 0
    for start in sorted(starts):
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


@cache
def first_words(*sections: str) -> frozenset[str]:
    """The first word of each phrase of some sections, folded, in singular and plural."""
    words = first_of(printed_words(*sections))
    return frozenset(words | {f"{word}s" for word in words})


def first_of(phrases: Collection[str]) -> frozenset[str]:
    """The first word of each of these phrases, folded. Raises `ValueError` for one that begins with no letter."""
    matches = [_WORD.match(fold(phrase)) for phrase in phrases]
    if not all(matches):
        raise ValueError("a phrase that begins with no letter stands at no word")
    return frozenset(match.group() for match in matches if match)
