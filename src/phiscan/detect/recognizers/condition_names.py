"""Conditions by their names: "paroxysmal atrial fibrillation", "diabète de type 2"; the words are in `conditions.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from phiscan.detect.recognizers.word_index import first_of, matches_at
from phiscan.languages import fold


def condition_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` names a condition, with the words that belong to its name."""
    for match in matches_at(_conditions(), _folded(text), _first_words()):
        yield match.span()


def is_condition(words: str) -> bool:
    """Whether a short text names a condition."""
    return _conditions().search(_folded(words)) is not None


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """The text folded, every character in its place."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(single if len(single := fold(c)) == 1 else c for c in text)


@cache
def _conditions() -> re.Pattern[str]:
    cores, before, behind, courses, sides, parts = (
        _any_of(_listed(key)) for key in ("cores", "before", "behind", "courses", "sides", "parts")
    )
    place = rf"(?:[ \n](?:of (?:the )?|du |de la |de l'|des )(?:(?:{sides})[ \n]){{0,3}}(?:{parts})\b(?: (?:gauche|droite?)\b)?)?"
    return re.compile(
        rf"\b(?:(?:{before})[ \n-]){{0,4}}(?:{cores})(?!-?\w)(?:[ ,\n](?:{behind})\b){{0,2}}{place}(?:,?[ \n](?:{courses})\b){{0,3}}"
    )


@cache
def _first_words() -> frozenset[str]:
    return first_of([*_listed("cores"), *_listed("before")])


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", "[ \\n]") for word in words)


@cache
def _listed(key: str) -> list[str]:
    """The words of a section, longest first."""
    words = _table()[key].replace("\n", "").split("|")
    return sorted({word.strip() for word in words if word.strip()}, key=lambda word: (-len(word), word))


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(resources.files(__package__).joinpath("conditions.toml").read_text("utf-8"))
