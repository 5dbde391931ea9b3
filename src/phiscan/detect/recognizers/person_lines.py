"""Lines of running text, and patterns of the printed words about names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from phiscan.languages import fold, printed_words

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4)
def placed_words(text: str) -> tuple[tuple[int, str], ...]:
    """Where each word of a text starts, and the word, folded: a long pattern need be tried only there."""
    return tuple((match.start(), fold(match.group())) for match in _WORD.finditer(text))


@lru_cache(maxsize=4)
def words_in(text: str) -> frozenset[str]:
    """The words of a text, folded: to see cheaply that a pattern has nothing to find in it."""
    return frozenset(word for _, word in placed_words(text))


@cache
def first_words(*sections: str) -> frozenset[str]:
    """The first word of each phrase of some sections, folded, in singular and plural."""
    words = {match.group() for each in printed_words(*sections) if (match := _WORD.search(fold(each)))}
    return frozenset(words | {f"{word}s" for word in words})


def line_end(text: str, at: int) -> int:
    """Where the line of `at` ends."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def alternatives(*sections: str) -> str:
    """Any of the printed words of some sections, as part of a pattern; longest first."""
    return "|".join(re.escape(word) for word in printed_words(*sections))
