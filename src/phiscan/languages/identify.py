"""Which language a text is in, by its script and its commonest words: cheap, and enough for "can we read this?".

Documents are forms as often as prose, so that words of forms count beside function words, and supported languages
have the benefit of the doubt: a French report of thirty words among names and figures must not pass for another's.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from phiscan.languages.folders import LANGUAGES, language_table
from phiscan.languages.folding import fold

UNDETERMINED = "und"

# Single letters are initials, units and headings.
_TOKEN = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LEAST_HITS = 3
# A table repeats its labels: they count no more than so often.
_MOST_OF_A_WORD = 3
# A language that is not supported must have this many different words, and so much more than any supported one.
_LEAST_FOREIGN_WORDS = 4
_FOREIGN_LEAD = 1.25
# Of another script; the Greek letters of units and tests are fewer.
_FEWEST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class _Script:
    """A script's letters, how many Latin ones each stands for, and its languages by letters of their own."""

    letter: re.Pattern[str]
    weight: int
    language: str
    own_letters: Mapping[str, re.Pattern[str]]


def is_supported(language: str) -> bool:
    """Whether there is a folder for a language; a text that does not tell its own counts as readable."""
    return language in LANGUAGES or language == UNDETERMINED


# A document asks twice about the same pages: for the model, and for its report.
@lru_cache(maxsize=2)
def language_of(text: str) -> str:
    """ISO 639-1 code of the likeliest language, "und" when too few of its words are there."""
    counts = Counter(map(fold, _TOKEN.findall(text)))
    hits: Counter[str] = Counter()
    different: Counter[str] = Counter()
    words = _languages_of_words()
    for word in counts.keys() & words.keys():
        for language in words[word]:
            hits[language] += min(counts[word], _MOST_OF_A_WORD)
            different[language] += 1
    own = max(LANGUAGES, key=lambda language: hits[language])
    script = None if text.isascii() else _script_of(text, read=hits[own] >= _LEAST_HITS)
    if script:
        return script
    other: str = max(_unsupported()["words"], key=lambda language: hits[language])
    if different[other] >= _LEAST_FOREIGN_WORDS and hits[other] > hits[own] * _FOREIGN_LEAD:
        return other
    return own if hits[own] >= _LEAST_HITS else UNDETERMINED


def _script_of(text: str, *, read: bool) -> str | None:
    """The language of a text that is not in Latin letters: most of it, or much of one with no words known here."""
    foreign = _other_letters().findall(text)
    if len(foreign) < _FEWEST_LETTERS:
        return None
    found = max(_scripts(), key=lambda script: len(script.letter.findall(text)))
    letters = len(found.letter.findall(text))
    latin = len(_LATIN.findall(text))
    if letters * found.weight * (1 if read else 2) <= latin:
        return None
    return next((language for language, own in found.own_letters.items() if own.search(text)), found.language)


@cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    lists = {language: language_table(language, "language")["words"] for language in LANGUAGES}
    lists |= _unsupported()["words"]
    languages: dict[str, list[str]] = {}
    for language, words in lists.items():
        for word in dict.fromkeys(words.split()):
            languages.setdefault(word, []).append(language)
    return {word: tuple(those) for word, those in languages.items()}


@cache
def _scripts() -> tuple[_Script, ...]:
    return tuple(
        _Script(
            re.compile(f"[{each['ranges']}]"),
            each["weight"],
            each["language"],
            {language: re.compile(f"[{letters}]") for language, letters in each.get("letters", {}).items()},
        )
        for each in _unsupported()["scripts"]
    )


@cache
def _other_letters() -> re.Pattern[str]:
    return re.compile("".join(["[", *(each["ranges"] for each in _unsupported()["scripts"]), "]"]))


@cache
def _unsupported() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("unsupported.toml").read_text("utf-8"))
