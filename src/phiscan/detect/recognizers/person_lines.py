"""Patterns of what is printed about names on a line."""

from __future__ import annotations

import re

from phiscan.languages import fold, printed_words

# Room and bed behind the name in a page's head: "ROUX ANNE Ch. 12", "Ruiz, Ana Rm 412-B".
ROOM = re.compile(r"[ ,-]*(?:rm|room|bed|ch|chambre|lit)\b\.? ?[\w-]{1,6}\Z", re.IGNORECASE)


def alternatives(*sections: str) -> str:
    """Any of the printed words of some sections, with or without accents, as part of a pattern; longest first."""
    return "|".join("".join(map(_with_or_without_accent, word)) for word in printed_words(*sections))


def _with_or_without_accent(character: str) -> str:
    """Capitals are often printed without: "Emetteur" for "Émetteur"."""
    bare = fold(character)
    if character.isascii() or bare == character.lower():
        return re.escape(character)
    return f"[{character}{bare.upper() if character.isupper() else bare}]"
