"""Where the value of a name's label ends: a name may be wrapped in its cell, or run on behind "née"."""

from __future__ import annotations

import re

from phiscan.detect.fields import Field
from phiscan.languages import fold, given_names, lexicon

_SHORT_LINE = re.compile(r"[^\W\d_][^\n\t:\d]{1,24}(?=\n|\Z)")
_MAIDEN = re.compile(r",? ?\(?(?:née?|nee|né\(e\)) (?!(?:le|en) ?\d|(?:à|en|au) )(?=[^\W\d_])", re.IGNORECASE)
_CELL_END = re.compile(r"[\t\n]|\Z")
_NAME = r"[^\W\d_a-zà-ÿ][\w'’-]+"
_ONE_NAME = re.compile(rf"{_NAME},?(?: née? {_NAME})?| née? {_NAME}")
_NEXT_GIVEN = re.compile(r"[\n\t](?P<word>[^\W\d_a-zà-ÿ][^\W\d_]+(?:-[^\W\d_]+)*)(?: [A-Z]\.?)?(?=[\n\t]|\Z)")
# A particle at the end of a line has its name on the next one.
_HANGING = re.compile(r"[^\W\d_] (?:de|du|des|de la|von|van|el)\Z", re.IGNORECASE)
_SURNAME_NEXT = re.compile(r"\n[^\W\d_a-zà-ÿ][\w'’-]+(?=[\n\t,;/]|\Z)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def value_end(text: str, field: Field) -> int:
    """The end of a value; of the next short line when the value breaks off behind a comma ("RUIZ III,").

    "née" in it opens a birth name, not a birth date: "MARTIN née DUPONT Anne".
    """
    end = _behind_maiden(text, field.end)
    if text[end - 1] == "," and text[end : end + 1] == "\n":
        line = _SHORT_LINE.match(text, end + 1)
        return line.end() if line else end
    hanging = _HANGING.search(text, field.start, end)
    following = _SURNAME_NEXT.match(text, end) if hanging and field.name == "name" else None
    return following.end() if following else _behind_given(text, field, end)


def _behind_maiden(text: str, end: int) -> int:
    maiden = _MAIDEN.match(text, end)
    cell = _CELL_END.search(text, maiden.end()) if maiden else None
    return cell.start() if cell else end


def _behind_given(text: str, field: Field, end: int) -> int:
    """Of a value that is a surname alone ("DIOP", "DIOP née ROUX"), the end of the given name in the next cell or line."""
    if field.name != "name" or not _ONE_NAME.fullmatch(text, field.start, end):
        return end
    following = _NEXT_GIVEN.match(text, end)
    if following is None or lexicon().whole(following["word"]):
        return end
    first = _FIRST_WORD.match(text, field.start)
    known = [fold(word) in given_names() for word in (following["word"], first.group() if first else "")]
    return following.end() if any(known) else end
