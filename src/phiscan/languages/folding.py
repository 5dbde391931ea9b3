"""How words are compared, in every language."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Words repeat massively in a dump.
_REMEMBERED = 1 << 12


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Text without accents, case and typographic apostrophes: as label words are compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'").replace("º", "°"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
