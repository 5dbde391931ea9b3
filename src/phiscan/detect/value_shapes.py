"""What stands beside words that may be a label: the shape of a name, of a number, of a date, or of nothing that is asked for."""

from __future__ import annotations

import re
from typing import NamedTuple

from phiscan.detect.recognizers.name_words import PARTICLES
from phiscan.languages import NameWords, fold, given_names, name_words

NAME, NUMBER, DATE = "name", "number", "date"
_READ = 70
_DATE = re.compile(
    r"\d{1,2}[/. -]\d{1,2}[/. -](?:\d{4}|\d{2})(?!\d)|\d{4}-\d\d-\d\d|\d{1,2}(?:er)? [^\W\d_]{3,9}\.?,? \d{4}|"
    r"[^\W\d_]{3,9}\.? \d{1,2},? \d{4}"
)
_PHONE = re.compile(r"(?:\+?1[ .-]?)?\(?\d{3}\)?[ ./-]?\d{3}[ .-]\d{4}(?!\d)|(?:\+33 ?|0)\d(?:[ .-]\d\d){4}(?!\d)")
# Not a time ("10h00"), nor a quantity.
_NUMBER = re.compile(
    r"#?(?!\d{1,2} ?[hH:]\d{0,2}\b)(?!\d{1,4}[.,]\d{1,2}(?![\w.-]))(?=(?:[\w./-]*\d){3})[A-Za-z0-9][A-Za-z0-9./-]{3,24}(?![\w%,])"
)
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[A-Za-z]+")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d|[^\w\s]")
_MOST_NAMES = 5
_PATTERN_SHOWN = 6
_MOST_DIGITS = 14
# What may follow a name in its cell.
_BEHIND_NAME = frozenset({"", "credential", ",", "(", "-", "/", "<", "9"})


class Shape(NamedTuple):
    """What a value looks like: `kind` is `NAME`, `NUMBER` or `DATE`; `whole` says that nothing stands behind it.

    `sure` is a name with a known given name or a title in it; `marks` say the rest.
    """

    kind: str
    whole: bool
    sure: bool
    marks: tuple[str, ...]


def shape_of(value: str) -> Shape | None:
    """The shape of a value; None where it is neither a name, nor a number of somebody, nor a date."""
    value = value[:_READ]
    date = _DATE.match(value)
    if date:
        return Shape(DATE, date.end() == len(value.rstrip()), sure=True, marks=())
    if _PHONE.match(value):
        return None
    number = _NUMBER.match(value)
    if number:
        return Shape(NUMBER, number.end() == len(value.rstrip()), sure=True, marks=_number_marks(number.group()))
    return _name_shape(value) if value[:1].isalpha() else None


def _number_marks(number: str) -> tuple[str, ...]:
    pattern = _DIGITS.sub("9", _LETTERS.sub("A", number))[:_PATTERN_SHOWN]
    return f"pattern:{pattern}", f"digits:{min(sum(map(str.isdigit, number)), _MOST_DIGITS)}"


def _name_shape(value: str) -> Shape | None:
    words = name_words()
    tokens = [each.group() for each in _TOKEN.finditer(value)]
    titles = _titles(tokens, words)
    named, comma, stop = _named(tokens[len(titles) :], words)
    folded = [fold(word.rstrip(".")) for word in named]
    if not named or len(named) > _MOST_NAMES or any(words.is_of_forms_only(word) for word in folded):
        return None
    given = sum(word in given_names() for word in folded)
    titled = any(title in words.titles_practitioner for title in titles)
    if len(named) == 1 and not (titled or (given and stop in ("", "credential"))):
        return None
    if stop not in _BEHIND_NAME and not (comma and (given or titled)):
        return None
    marks = [f"names:{len(named)}", f"given:{min(given, 2)}", f"behind:{stop}"]
    marks += ["titled:dr"] if titled else ["titled"] if titles else []
    marks += [mark for mark, holds in (("comma", comma), ("capitals", value.isupper())) if holds]
    return Shape(NAME, stop in ("", "credential"), bool(given or titles), tuple(marks))


def _titles(tokens: list[str], words: NameWords) -> list[str]:
    """The titles that a value opens with, folded."""
    found = []
    for token in tokens:
        title = fold(token.rstrip("."))
        if title not in words.titles_practitioner and title not in words.titles_person:
            break
        found.append(title)
    return found


def _named(tokens: list[str], words: NameWords) -> tuple[list[str], bool, str]:
    """The capitalised words of a value, whether a comma stands between them, and what ends them."""
    named: list[str] = []
    comma = False
    for token in tokens:
        if token == "," and not comma:
            comma = True
        elif token.isdigit():
            return named, comma, "9"
        elif not token[0].isalpha():
            return named, comma, token
        elif fold(token.rstrip(".")) in words.credentials:
            return named, comma, "credential"
        elif token[0].isupper() or fold(token) in PARTICLES:
            named.append(token)
        else:
            return named, comma, "words"
    return named, comma, ""
