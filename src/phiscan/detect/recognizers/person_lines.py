"""Lines of running text, and patterns of the printed words about names."""

from __future__ import annotations

import re

from phiscan.languages import printed_words

_BROKEN = re.compile(r"\n[^\W\d_a-zà-ÿ][\w'’-]+(?=[.,;)]| [a-zà-ÿ(])")


def line_end(text: str, at: int) -> int:
    """Where the line of `at` ends."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def end_of_broken_name(text: str, at: int) -> int:
    """The end of a name that a line break of running text parts ("Dr Anne<line end>Delacroix a vu ...")."""
    broken = _BROKEN.match(text, at)
    return broken.end() if broken else at


def alternatives(*sections: str) -> str:
    """Any of the printed words of some sections, as part of a pattern; longest first."""
    return "|".join(re.escape(word) for word in printed_words(*sections))
