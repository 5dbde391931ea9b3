"""Lines of running text, and patterns of the printed words about names."""

from __future__ import annotations

import re

from phiscan.languages import printed_words


def line_end(text: str, at: int) -> int:
    """Where the line of `at` ends."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def alternatives(*sections: str) -> str:
    """Any of the printed words of some sections, as part of a pattern; longest first."""
    return "|".join(re.escape(word) for word in printed_words(*sections))
