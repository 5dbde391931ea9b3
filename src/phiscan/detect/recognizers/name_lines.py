"""What was read as one name and is two, or an organisation and a name: "run by Ana Ruiz<line end>Paul Roux, MD"."""

from __future__ import annotations

import re

from phiscan.detect.recognizers.names import Name, name_at
from phiscan.languages import common_words, fold, given_names

_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTICIPLE = re.compile(r"[a-z]{4,}ed")


def behind_organization(text: str, name: Name) -> Name:
    """The name behind a comma and what is no surname: "Silver Lake Manor, Ana Ruiz", where a credential follows."""
    comma = text.find(",", name.start, name.end)
    before = [fold(word) for word in _WORD.findall(text, name.start, comma)] if comma >= 0 else []
    own = name_at(text, comma + 1, name.end, sure=True) if len(before) > 1 else None
    things = common_words() - given_names()
    is_thing = any(word in things for word in before)
    return own if own is not None and own.whole and own.end == name.end and is_thing else name


def behind_word(text: str, name: Name) -> Name:
    """The name behind a common word that was read as its first: "NOTIFIED ANA RUIZ", where a given name follows."""
    first = _WORD.match(text, name.start, name.end)
    if first is None or not _is_no_given(fold(first.group())) or "," in text[name.start : name.end]:
        return name
    own = name_at(text, first.end() + 1, name.end, sure=True)
    given = _WORD.match(text, own.start) if own is not None and own.whole and own.end == name.end else None
    return own if own is not None and given and fold(given.group()) in given_names() else name


def _is_no_given(word: str) -> bool:
    """Whether a folded word is a common one, or says what was done ("notified", "telephoned"), and is given to nobody."""
    return word not in given_names() and (word in common_words() or _PARTICIPLE.fullmatch(word) is not None)


def on_first_line(name: Name, shown: str) -> Name:
    """The part of a name on its first line, where another whole name opens the next one of the text as `shown`."""
    return (_on_two_lines(name, shown) or (name, name))[0]


def on_last_line(name: Name, shown: str) -> Name:
    """The part of a name on its last line, where another ends the line above: "by Ana Ruiz<line end>Paul Roux, MD"."""
    return (_on_two_lines(name, shown) or (name, name))[1]


def _on_two_lines(name: Name, shown: str) -> tuple[Name, Name] | None:
    """Two whole names that were read as one over a line end."""
    end = shown.find("\n", name.start, name.end)
    if end < 0:
        return None
    above, below = name_at(shown, name.start, end, sure=True), name_at(shown, end + 1, name.end, sure=True)
    return (above, below) if above and below and above.whole and below.whole and below.end == name.end else None
