"""Running text without the line ends that only the width of the page put there: "seen by Dr. Anne L.<line end>Roux of Oncology".

Every character keeps its place, so what is found in the one text is found in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from phiscan.languages import fold, name_words

_LINE_END = re.compile(r"\n")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# A line of prose is that long, has so many words, and this share of them in lower case.
_LEAST_CHARACTERS, _LEAST_WORDS, _LEAST_LOWER = 30, 5, 0.3
# Letters are of different widths: a full line may have fewer of them than its neighbours.
_FULL = 0.8
# What is left for somebody to fill in.
_BLANKS = "__"
# A sentence, list or question ends here; not behind "Dr." or the initial of a name.
_ENDED = re.compile(r"[.:!?;…]\W*\Z")
_LAST_WORD = re.compile(r"(?<![\w.])([^\W\d_]{1,5})\.\Z")
_GOES_ON = re.compile(r"[^\W_]|['’«\"(]")
# "Address: ...", "Name: ...": two such lines are two fields of a form.
_LABELLED = re.compile(r"[^:\n\t]{1,30}:\s")
# "N° de sécurité sociale de l'assuré : 2 80 11 22 530 837 68": a field with its value does not go on.
_NUMBERED = re.compile(r"[^:\n\t]{1,60}:[\d ./-]{4,}\Z")
# "Hameau des Granges" over "19100 Brive-la-Gaillarde", "7 Oak Street" over "Macon, GA 31201".
_STREET_OVER_TOWN = re.compile(r"[^\n\t:]{3,60}\n(?:\d{5} [A-ZÀ-Ý]|[A-Z][^\n\t\d]{1,30}, [A-Z]{2} \d{5})")
# "Laboratoire de biologie du CH Bel-Air" over "Route de la Forêt – 13005 Marseille": an address opens a line of its own,
# unless the line above ends with its number or with what announces it.
_ADDRESS_LINE = re.compile(
    r"[A-ZÀ-Ý0-9][^\n\t:.;]{3,50}(?:,| [-–—])? (?:F-)?\d{5},? [A-ZÀ-Ý][^\n\t:.;]{1,40}(?: [-–—|•]|[\n\t]|\Z)"
)
_BEFORE_ADDRESS = re.compile(
    r"(?:[\d,]|\b(?:bis|ter|quater|demeurant|domicili[ée]e?|habitant|résidant|située?|sise?|[àa]|au|aux|de|du|des|la|le|les))\Z"
)
# "Page 2", "1. Rest", "- rest": a new line of something else.
_ENUMERATED = re.compile(r"\d{1,2}[.)] |\(?[a-z]\) ")


@lru_cache(maxsize=4)
def unwrapped(text: str) -> str:
    """`text` with a blank for each line end inside of a sentence; of the same length."""
    joints = [match.start() for match in _LINE_END.finditer(text) if _is_wrapped(text, match.start())]
    if not joints:
        return text
    characters = list(text)
    for at in joints:
        characters[at] = " "
    return "".join(characters)


def _is_wrapped(text: str, at: int) -> bool:
    """Whether the sentence before a line end goes on behind it."""
    above, below = _cell_before(text, at), text[at + 1 : _end(text, at + 1)]
    if len(above) < _LEAST_CHARACTERS or not _GOES_ON.match(below) or _ENUMERATED.match(below):
        return False
    if _LABELLED.match(above) and text[at - len(above) - 1 : at - len(above)] == "\t":
        return False  # the last cell of a table's row
    if (_LABELLED.match(above) and _LABELLED.match(below)) or (below[0].isdigit() and _NUMBERED.match(above)):
        return False
    if (
        "\t" in below
        or _BLANKS in above
        or not _is_prose(above)
        or _STREET_OVER_TOWN.match(text, at + 1)
        or (_ADDRESS_LINE.match(text, at + 1) and not _BEFORE_ADDRESS.search(above))
        or (_ENDED.search(above) and not _is_abbreviated(above))
    ):
        return False
    # A line that had room for the next word was not broken off by the width of the page.
    before = _cell_before(text, at - len(above) - 1) if text[at - len(above) - 1 : at - len(above)] == "\n" else ""
    width = max(len(below), len(before) if _is_prose(before) else 0)
    return len(above) + 1 + len(below.split(" ", 1)[0]) >= _FULL * width


def _end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _cell_before(text: str, at: int) -> str:
    """The text of the cell that ends at `at`."""
    return text[max(text.rfind("\n", 0, at), text.rfind("\t", 0, at)) + 1 : at]


def _is_prose(line: str) -> bool:
    words = _WORD.findall(line)
    return len(words) >= _LEAST_WORDS and sum(word[0].islower() for word in words) >= _LEAST_LOWER * len(words)


def _is_abbreviated(above: str) -> bool:
    """Whether a full stop at the end of a line is that of a title or an initial."""
    last = _LAST_WORD.search(above)
    if last is None:
        return False
    words, word = name_words(), fold(last.group(1))
    titles = words.titles_practitioner | words.titles_person | {"st", "ste"}
    return (len(word) == 1 and last.group(1).isupper()) or word in titles
