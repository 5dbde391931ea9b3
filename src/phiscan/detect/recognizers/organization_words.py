"""The words that make a name of an organisation, from `organizations.toml` of each language, and patterns of them."""

from __future__ import annotations

import re
from functools import cache

from phiscan.detect.sieve import Sieved
from phiscan.languages import fold, language_table

_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _table(language: str) -> dict[str, list[str]]:
    table = language_table(language, "organizations")
    return {key: words.split() if isinstance(words, str) else list(words) for key, words in table.items()}


@cache
def organization_words(language: str, key: str) -> frozenset[str]:
    """One list of a language's file, as it is written there."""
    return frozenset(_table(language)[key])


@cache
def head_pattern(language: str) -> re.Pattern[str]:
    """Any word that makes a name one of an organisation, the longest first, in folded text."""
    phrases = sorted(_table(language)["heads"], key=lambda phrase: (-len(phrase), phrase))
    forms = "|".join(map(re.escape, phrases))
    return re.compile(rf"(?<![\w-])(?<![^\Wld]['’])(?:{forms})(?![\w-])")


@cache
def first_words(language: str) -> frozenset[str]:
    """What the heads begin with; a known abbreviation's first letters where it has a mark in it ("ap-hp")."""
    return frozenset(_LETTERS.match(phrase).group() for phrase in _table(language)["heads"])  # type: ignore[union-attr]


@cache
def known_pattern() -> Sieved:
    """Any organisation that is known by name."""
    names = sorted({*_table("en")["known"], *_table("fr")["known"]}, key=lambda name: (-len(name), name))
    return Sieved(rf"(?:{'|'.join(map(re.escape, names))})(?![\w@-]|\.\w)")


@cache
def company_pattern() -> re.Pattern[str]:
    """Companies that are called like persons ("Eli Lilly", "Becton Dickinson"), and others that are named beside them."""
    names = sorted(_table("en")["companies"], key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


@cache
def tail_words() -> frozenset[str]:
    """The French words that close a name ("Harmonie Mutuelle"), folded."""
    return frozenset(fold(word) for word in _table("fr")["tails"])


@cache
def tail_pattern() -> Sieved:
    """Any French word that closes a name, behind another word."""
    words = "|".join(re.escape(word) for word in sorted(_table("fr")["tails"], key=lambda word: (-len(word), word)))
    return Sieved(rf"(?<=[^\W\d_] )(?:{words})(?![\w-])")
