"""Where the words of a text stand: a pattern of hundreds of phrases is tried only where the first word of one is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from phiscan.languages import fold, printed_words

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4)
def placed_words(text: str) -> tuple[tuple[int, str], ...]:
    """Where each word of a text starts, and the word, folded."""
    if text.isascii():
        return tuple([(match.start(), match.group()) for match in _WORD.finditer(text.lower())])
    return tuple([(match.start(), fold(match.group())) for match in _WORD.finditer(text)])


@lru_cache(maxsize=4)
def words_in(text: str) -> frozenset[str]:
    """The words of a text, folded: to see cheaply that a pattern has nothing to find in it."""
    return frozenset(places_of_words(text))


@lru_cache(maxsize=4)
def places_of_words(text: str) -> Mapping[str, list[int]]:
    """The words of a text, folded, and where each starts."""
    places: dict[str, list[int]] = {}
    for start, word in placed_words(text):
        places.setdefault(word, []).append(start)
    return places


def matches_at(
    pattern: re.Pattern[str], text: str, firsts: Collection[str], more: Iterable[int] = ()
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, of a pattern that begins with one of the words `firsts` (folded), or at `more`."""
    places = places_of_words(text)
    end = 0
    for start in sorted({*more, *(start for word in places.keys() & firsts for start in places[word])}):
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
