"""Patterns that are tried only on texts that hold what they need: most pages have nothing for most patterns.

What a pattern needs is told from the pattern itself (`required`), so that a sieve never loses a match.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from phiscan.detect.required import plain, required

# Of each literal so many characters are looked up at once; only where they stand, the literal is looked for.
_GRAM = 4


class Sieved:
    """A pattern for whole pages: it finds what the pattern of `re` finds, and costs little on pages that lack its literals."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As of `re`."""
        return self.pattern.finditer(text, start, end) if self.may_match(text) else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of `re`."""
        return self.pattern.search(text, start, end) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Whether a text has what the pattern needs."""
        held, grams = _held(text)
        for need in self._needs:
            if not need.grams.isdisjoint(grams) and _holds(held, need, need.grams & grams):
                continue
            for each in need.short:
                if each in held:
                    break
            else:
                return False
        return True

    @cached_property
    def _needs(self) -> tuple[_Need, ...]:
        return tuple(map(_need, required(self.pattern)))


class _Need(NamedTuple):
    """Literals of which one must be there: those with a gram in them, by it, and shorter ones."""

    grams: frozenset[bytes]
    by_gram: dict[bytes, list[bytes]]
    short: list[bytes]


def _need(literals: tuple[bytes, ...]) -> _Need:
    by_gram: dict[bytes, list[bytes]] = {}
    for each in literals:
        if len(each) >= _GRAM:
            by_gram.setdefault(_most_telling(each), []).append(each)
    return _Need(frozenset(by_gram), by_gram, [each for each in literals if len(each) < _GRAM])


def _holds(held: bytes, need: _Need, found: Iterable[bytes]) -> bool:
    """Whether one of the literals is there that have one of these grams in them."""
    return any(each in held for gram in found for each in need.by_gram[gram])


def _most_telling(literal: bytes) -> bytes:
    """The gram of a literal with the most letters, the first of them."""
    grams = [literal[at : at + _GRAM] for at in range(len(literal) - _GRAM + 1)]
    return max(grams, key=lambda gram: sum(map(str.isalpha, gram.decode("latin-1"))))


@lru_cache(maxsize=8)
def _held(text: str) -> tuple[bytes, set[bytes]]:
    """A text as literals are looked for in it, and all its stretches of a gram's length."""
    held = plain(text)
    return held, _grams(held)


# A page and its running text are held alike, and so is either in lower case.
@lru_cache(maxsize=4)
def _grams(held: bytes) -> set[bytes]:
    return {held[at : at + _GRAM] for at in range(len(held) - _GRAM + 1)}
