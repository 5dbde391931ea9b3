"""What the address grammars share: a place found in a text, and the words of streets and towns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from phiscan.languages import language_table

# What a house number never stands behind: the rest of a longer number or word.
INSIDE = re.compile(r"(?:[\w.,/$#%-]|\d )\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """An address at `start:end`. `whole`: it names its town. `street`: it is one even without a town or a label."""

    start: int
    end: int
    whole: bool
    street: bool


@cache
def address_words(language: str) -> dict[str, frozenset[str]]:
    """The lists of `<language>/addresses.toml` as sets of folded words."""
    table = language_table(language, "addresses")
    return {key: frozenset(words.split() if isinstance(words, str) else words) for key, words in table.items()}


def alternatives(words: frozenset[str]) -> str:
    """The words as a regular expression's alternatives, longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
