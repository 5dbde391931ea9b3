"""Text in lower case with every character in its place, so that patterns need not ignore case (which costs them their speed)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4)
def lower(text: str) -> str:
    """`text` in lower case, of the same length: the few characters that would grow stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
