"""Text in lower case or folded with every character in its place: patterns need not ignore case, nor list accents, which costs them their speed."""

from __future__ import annotations

from functools import lru_cache

from phiscan.languages import fold


@lru_cache(maxsize=4)
def lower(text: str) -> str:
    """`text` in lower case, of the same length: the few characters that would grow stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """`text` folded, of the same length."""
    whole = fold(text)
    if len(whole) == len(text):
        return whole
    return "".join(single if len(single := fold(c)) == 1 else c for c in text)
