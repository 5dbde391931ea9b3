"""Numbers that the end of a line parts, put together: "call 573\\n545 1464".

Only in running text: the line is full and no row of a table. Every character keeps its place.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A line of running text is so long when it wraps.
_FULL_LINE = 45
# Under a telephone number that is whole, a figure by itself is the page's.
_WHOLE = re.compile(
    r"(?:\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}|\d{3}/\d{3}-\d{4}|(?:\d\d[ .-]){4}\d\d|\d[ .-](?:\d\d[ .-]){3}\d\d)\Z"
)
_PAGE_NUMBER = re.compile(r" ?\d{1,3} ?")
# An area code in brackets, and the number of its seven figures.
_AREA, _SEVEN = re.compile(r"\(\d{3}\) ?\Z"), re.compile(r"\d{3}[-.]\d{4}(?![\d-])")
_PARTED = re.compile(r"(?<=[\d)])[ ]?\n(?=[\d(])")


@lru_cache(maxsize=4)
def unwrapped(text: str) -> str:
    """The text with a blank for each line end of running text that stands between two figures; as long as before."""
    parted = [match.end() - 1 for match in _PARTED.finditer(text) if _is_running(text, match.end() - 1)]
    if not parted:
        return text
    characters = list(text)
    for at in parted:
        characters[at] = " "
    return "".join(characters)


def _is_running(text: str, at: int) -> bool:
    """Whether the line that ends at a place is full of words, and the one behind it no row of cells."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + 1)
    line, following = text[start:at], text[at + 1 : end if end >= 0 else len(text)]
    if "\t" not in line and _AREA.search(line) and _SEVEN.match(following):
        return True
    if (
        (_PAGE_NUMBER.fullmatch(following) and _WHOLE.search(line))
        or at - start < _FULL_LINE
        or "\t" in line
        or "\t" in following
    ):
        return False
    return 2 * sum(map(str.isalpha, line)) > len(line)
