"""Conditions by their names: "paroxysmal atrial fibrillation", "diabète de type 2"; the words are in `conditions.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from phiscan.languages.labels import fold

_WORD = re.compile(r"[^\W_]+")


def condition_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` names a condition, with the words that belong to its name."""
    folded = _folded(text)
    if _first_words().isdisjoint(_WORD.findall(folded)):
        return
    for match in _conditions().finditer(folded):
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
def _first_words() -> frozenset[str]:
    """The words that names of conditions begin with: cheaper to look for than the names."""
    table = tomllib.loads(resources.files(__package__).joinpath("conditions.toml").read_text("utf-8"))
    cores = (core.strip() for core in table["cores"].replace("\n", "").split("|"))
    return frozenset(_WORD.findall(core)[0] for core in cores if core)


@cache
def _conditions() -> re.Pattern[str]:
    table = tomllib.loads(resources.files(__package__).joinpath("conditions.toml").read_text("utf-8"))
    cores, before, behind, courses, sides, parts = (
        _any_of(table[key]) for key in ("cores", "before", "behind", "courses", "sides", "parts")
    )
    place = rf"(?:[ \n](?:of (?:the )?|du |de la |de l'|des )(?:(?:{sides})[ \n]){{0,3}}(?:{parts})\b(?: (?:gauche|droite?)\b)?)?"
    return re.compile(
        rf"\b(?:(?:{before})[ \n-]){{0,4}}(?:{cores})(?!-?\w)(?:[ ,\n](?:{behind})\b){{0,2}}{place}(?:,?[ \n](?:{courses})\b){{0,3}}"
    )


def _any_of(words: str) -> str:
    listed = sorted(
        {word.strip() for word in words.replace("\n", "").split("|") if word.strip()}, key=lambda w: (-len(w), w)
    )
    return "|".join(re.escape(word).replace(r"\ ", "[ \\n]") for word in listed)
