"""Full dates as documents of each language print them: where they stand and what days they may mean.

A printed date keeps its ambiguity: 03/12/1951 may be in March or in December, 3/12/51 in two
centuries. Month and year alone are no date here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from phiscan.detect.recognizers.casing import lower
from phiscan.languages import date_joiners, fold, month_numbers

# Nobody in a document is older; no appointment is later.
EARLIEST_YEAR, LATEST_YEAR = 1850, 2100
_MONTHS = month_numbers()
_YEAR = r"(?:1[89]|20)\d\d"
# Runs of digits and marks: where a numeric date may stand.
_RUN = re.compile(r"\d[\d ./|-]{4,}\d", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
# What stands before and behind a date: never more of a number, a version or a telephone number; a time behind it may.
_BEFORE = re.compile(r"(?:[#$€]|\d[./:,|+-]|[a-z][.-]|\d [./-])\Z")
_AFTER = r"(?!\d|[./|]\d|-\d(?!\d[0-5]\d(?!\d))|%)"
_NUMERIC = re.compile(
    r"(?:"
    # 03/12/1951, 3-12-1951, 12.03.1951, 07 . 03 . 1958, 22|8|1923
    rf"(?P<a>\d{{1,2}})(?P<sep> ?[/.|-] ?)(?P<b>\d{{1,2}})(?P=sep)(?P<c>{_YEAR})(?![a-z])|"
    # 3/12/51; with dots or hyphens both numbers have two digits, or else it is a version or a section
    r"(?P<d>\d{1,2})/(?P<e>\d{1,2})/(?P<f>\d\d)(?![a-z])|"
    r"(?P<g>\d\d)(?P<sep2>[.-])(?P<h>\d\d)(?P=sep2)(?P<i>\d\d)(?![a-z])|"
    # 1951-03-12, 1951/03/12, with or without a time
    rf"(?P<j>{_YEAR})(?P<sep3>[./-])(?P<k>\d{{1,2}})(?P=sep3)(?P<l>\d{{1,2}})(?![a-su-z])|"
    # 12 03 1951
    rf"(?<!\d )(?P<m>\d\d) (?P<n>\d\d) (?P<o>{_YEAR})(?! ?\d|[a-z])"
    rf"){_AFTER}",
    re.ASCII,
)
_SHORT_WORDED = re.compile(
    r"(?<![\w./-])(?:(?P<day>\d{1,2})\.? (?P<month>[^\W\d_]{3,9})|(?P<first>[^\W\d_]{3,9})\.? (?P<behind>\d{1,2}),?)\.?,? "
    r"(?P<year>\d\d)(?![\w/:-]|[ .]\d)"
)
_SHORT = re.compile(
    r"(?<![\w./-])(?P<a>\d{1,2})(?P<sep>[.-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d\d)(?![\w/-]|\.\d)", re.ASCII
)
# A word that begins as a month does, with or without its accents; longer words are looked up.
_ACCENTS = {"a": "[aáâ]", "e": "[eéè]", "i": "[ií]", "o": "[oóô]", "u": "[uúû]"}
_OPENINGS = "|".join(sorted({"".join(_ACCENTS.get(c, c) for c in word[:3]) for word in _MONTHS}))
_MONTH = re.compile(rf"(?:{_OPENINGS})[a-záâéèíóôúû]*\.?")
_OF = rf"(?:(?:{'|'.join(date_joiners())}) )?"
# Around a month: 12 Mar 1951, 12-MAR-1951, 1er avril 2021, 12th of March, 1951; 1951-Mar-12; March 12, 1951.
_DAY_BEFORE = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|ème|e)?(?:,?[ \n]|[./-])?" + _OF + r"\Z")
_YEAR_BEHIND = re.compile(
    rf"(?:(?:,?[ \n]|[./-])?{_OF}(?P<full>{_YEAR})|(?:[/-]|(?<=[a-z]))(?P<short>\d\d)|[ ,]{{1,2}}['’](?P<marked>\d\d))(?!\w|[.-]\d)"
)
_YEAR_BEFORE = re.compile(rf"(?<!\d)(?P<full>{_YEAR})[ /-]\Z")
_DAY_BEHIND = re.compile(r"[ /-](?P<day>\d{1,2})(?!\w)")
_DAY_AND_YEAR_BEHIND = re.compile(
    r"(?:[ \n]|[./-])?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    rf"(?:(?:,?[ \n]{{1,2}}|, ?|[./-])(?P<full>{_YEAR})|[ ,]{{1,2}}['’](?P<marked>\d\d))(?!\w|[.-]\d)"
)
_REACH = 14
# "rue du 8-Mai-1945" is an address.
_STREET = re.compile(
    r"(?:rue|av|avenue|bd|boulevard|place|square|quai|cours|all[ée]e|impasse|chemin|esplanade|pont)\.?\s"
    r"(?:du|de l[ae])\s\Z",
    re.IGNORECASE,
)
# 28031979, 0 3 1 2 1 9 5 1, 03 12 51: dates behind a label only.
_COMPACT = re.compile(r"(?<![\d.])(?:\d(?:[ |]{0,3}\d){7}|\d\d ?\d\d ?\d\d)(?![ |]{0,3}\d)")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date at `start:end` of a text; `readings` are the calendar days it may mean, at least one."""

    start: int
    end: int
    readings: tuple[date, ...]

    def may_be(self, other: PrintedDate) -> bool:
        """Whether both may mean the same day."""
        return not set(self.readings).isdisjoint(other.readings)


@lru_cache(maxsize=4)
def read_dates(text: str) -> tuple[PrintedDate, ...]:
    """The full dates in a text, from left to right."""
    if not any(c.isdigit() for c in text):
        return ()
    found = [*_numeric(text), *_worded(text)]
    return tuple(sorted(found, key=lambda each: each.start))


def compact_date(text: str, start: int, end: int) -> PrintedDate | None:
    """A date written as six or eight digits in a row or in boxes, as "7-4-39" or as "08 Feb 48", where a label says that one stands there."""
    if worded := _short_worded(text, start, end):
        return worded
    short = _SHORT.search(text, start, end)
    if short:
        readings = _readings(short["a"], short["b"], short["c"])
        return PrintedDate(short.start(), short.end(), readings) if readings else None
    match = _COMPACT.search(text, start, end)
    if match is None:
        return None
    digits = "".join(c for c in match.group() if c.isdigit())
    readings = (
        _readings(digits[:2], digits[2:4], digits[4:])
        if len(digits) == 6
        else (
            *_readings(digits[:2], digits[2:4], digits[4:]),
            *_iso_readings(digits[:4], digits[4:6], digits[6:]),
        )
    )
    return PrintedDate(match.start(), match.end(), readings) if readings else None


def _short_worded(text: str, start: int, end: int) -> PrintedDate | None:
    """ "08 Feb 48", "Feb 8, 48" """
    match = _SHORT_WORDED.search(text, start, end)
    month = _MONTHS.get(fold(match["month"] or match["first"])) if match else None
    if match is None or month is None:
        return None
    day = int(match["day"] or match["behind"])
    readings = tuple(found for year in _years(match["year"]) if (found := _day(year, month, day)))
    return PrintedDate(match.start(), match.end(), readings) if readings else None


def _numeric(text: str) -> Iterator[PrintedDate]:
    lowered = lower(text)
    for run in _RUN.finditer(text):
        at = run.start()
        for digits in _DIGITS.finditer(text, run.start(), run.end()):
            if digits.start() < at or _BEFORE.search(lowered, max(0, digits.start() - 3), digits.start()):
                continue
            match = _NUMERIC.match(lowered, digits.start())
            if match and (date := _of_numbers(match)) and not _glued(text, match.start()):
                at = match.end()
                yield date


def _of_numbers(match: re.Match[str]) -> PrintedDate | None:
    a, b, year = (part for part in match.group(*"abcdefghijklmno") if part)
    readings = _iso_readings(a, b, year) if len(a) == 4 else _readings(a, b, year)
    return PrintedDate(match.start(), match.end(), readings) if readings else None


def _worded(text: str) -> Iterator[PrintedDate]:
    lowered = lower(text)
    for month in _MONTH.finditer(lowered):
        word = fold(month.group().rstrip("."))
        date = _around(lowered, month, _MONTHS[word]) if word in _MONTHS else None
        if date and not _glued(text, date.start) and not _STREET.search(text, *_just_before(date.start)):
            yield date


def _around(lowered: str, word: re.Match[str], month: int) -> PrintedDate | None:
    """The date whose month is this word."""
    low = max(0, word.start() - _REACH)
    day = _DAY_BEFORE.search(lowered, low, word.start())
    if day and (year := _YEAR_BEHIND.match(lowered, word.end())):
        return _of_words(lowered, day.start(), year.end(), day["day"], month, year)
    if (year := _YEAR_BEFORE.search(lowered, low, word.start())) and (day := _DAY_BEHIND.match(lowered, word.end())):
        return _of_words(lowered, year.start(), day.end(), day["day"], month, year)
    if word.start() and lowered[word.start() - 1].isalpha():
        return None
    both = _DAY_AND_YEAR_BEHIND.match(lowered, word.end())
    return _of_words(lowered, word.start(), both.end(), both["day"], month, both) if both else None


def _of_words(lowered: str, start: int, end: int, day: str, month: int, year: re.Match[str]) -> PrintedDate | None:
    if _BEFORE.search(lowered, max(0, start - 3), start) and lowered[start].isdigit():
        return None
    printed = next(year[name] for name in ("full", "short", "marked") if year.groupdict().get(name))
    readings = tuple(found for each in _years(printed) if (found := _day(each, month, int(day))))
    return PrintedDate(start, end, readings) if readings else None


def _just_before(at: int) -> tuple[int, int]:
    return max(0, at - 20), at


def _glued(text: str, start: int) -> bool:
    """Whether a number is the end of a word: only label words are printed without a space ("DOB03/12/51")."""
    if not start or not text[start - 1].isalpha() or not text[start].isdigit():
        return False
    at = start
    while at and text[at - 1].isalpha():
        at -= 1
    return fold(text[at:start]) not in ("dob", "date", "born", "on", "le", "du", "au", "ddn", "dn", "dos", "to", "from")


def _readings(first: str, second: str, year: str) -> tuple[date, ...]:
    """Month first, then day first, in every century the year may belong to."""
    orders = {(int(first), int(second)): None, (int(second), int(first)): None}
    return tuple(d for y in _years(year) for month, day in orders if (d := _day(y, month, day)))


def _iso_readings(year: str, month: str, day: str) -> tuple[date, ...]:
    found = _day(int(year), int(month), int(day))
    return (found,) if found else ()


def _years(year: str) -> tuple[int, ...]:
    return (int(year),) if len(year) == 4 else (1900 + int(year), 2000 + int(year))


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
