"""Patterns of what is printed about names on a line."""

from __future__ import annotations

import re

from phiscan.languages import printed_words

# Room and bed behind the name in a page's head: "ROUX ANNE Ch. 12", "Ruiz, Ana Rm 412-B".
ROOM = re.compile(r"[ ,-]*(?:rm|room|bed|ch|chambre|lit)\b\.? ?[\w-]{1,6}\Z", re.IGNORECASE)


def alternatives(*sections: str) -> str:
    """Any of the printed words of some sections, as part of a pattern; longest first."""
    return "|".join(re.escape(word) for word in printed_words(*sections))
