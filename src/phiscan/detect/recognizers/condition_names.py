"""Conditions by their names: "paroxysmal atrial fibrillation", "diabète de type 2"; the words are in `conditions.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from phiscan.languages.labels import fold


def condition_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` names a condition, with the words that belong to its name."""
    for match in _conditions().finditer(_folded(text)):
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
    table = tomllib.loads(resources.files(__package__).joinpath("conditions.toml").read_text("utf-8"))
    cores, before, behind = (_any_of(table[key]) for key in ("cores", "before", "behind"))
    return re.compile(rf"\b(?:(?:{before})[ -]){{0,4}}(?:{cores})\b(?:[ ,](?:{behind})\b){{0,2}}")


def _any_of(words: str) -> str:
    listed = sorted(
        {word.strip() for word in words.replace("\n", "").split("|") if word.strip()}, key=lambda w: (-len(w), w)
    )
    return "|".join(re.escape(word).replace(r"\ ", "[ \\n]") for word in listed)
