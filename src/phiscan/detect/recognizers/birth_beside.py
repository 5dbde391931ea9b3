"""What stands beside a date that somebody was born on: a sex, a star, an age; and labels above or below it."""

from __future__ import annotations

import re
from typing import NamedTuple

from phiscan.detect.recognizers.names import name_ending_at
from phiscan.languages import fold, given_names, lexicon

_SEX = r"(?:M|F|H|Male|Female|Homme|Femme|Masculin|F[ée]minin|Masc|Fem|U)"
_SEX_BEFORE = re.compile(
    rf"(?:^|[\s|/,;(]){_SEX}\.?(?: ?[|/,;·•—–] ?|\t|  ?)(?:\d{{1,3}} ?(?:y[a-z/]*|ans)[ ,;|/]+)?\Z", re.IGNORECASE
)
_SEX_AFTER = re.compile(rf"(?: ?[|/,;·•(] ?|\t|  ?){_SEX}(?![\w'’.&]|-\w)", re.IGNORECASE)
_AGE = r"(?P<age>\d{1,3}) ?-?(?:y(?:ea)?rs?(?: old)?|y\.?/?o\.?|y|ans)"
_AGE_AFTER = re.compile(
    rf"[ \t]*(?P<bracket>[(\[,;|/–—-]) ?(?:age:? ?|âge ?:? ?)?{_AGE}(?!\w| ago| later| after| plus tard| après)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(rf"(?<!\d){_AGE}[)\]]?[ ,;|/–—-]+\Z", re.IGNORECASE)
_STAR_BEFORE = re.compile(r"(?:^|[\s(,])(?:\*|b\.) ?\Z")
# Before the next label of a form: "10 BIRTHDATE 11 SEX".
_BOX_NUMBER = re.compile(r"(?<= )\d{1,2}[a-z]? (?=[A-Z]{3})")
_LONGEST_LABEL = 60
_CELL_START = re.compile(r"(?:\A|[\t\n]) ?\Z")
# A table has so many columns at least, and so many rows at most are looked at above a date.
_LEAST_COLUMNS, _MOST_ROWS = 3, 60
_NAMES, _BIRTH = frozenset({"name", "last_name", "first_name"}), frozenset({"birth_date"})
_BARE_DATE = re.compile(r" ?\d[\w/. -]{5,16}")
# A sex behind the date: "02 17 1936 F".
_SHORT_REST = 6
_REACH = 32


# Between a birth label and its date: punctuation, a weekday, a place ("born in Rome on ...", "née à Lyon le ...").
_GAP = re.compile(
    r"[\s.:=_*(\[,;|/–—-]*(?:(?:is|was|on file|of record)\b[\s:,]*(?:(?:is|was)\b[\s:]*)?)?(?:(?:on|le|the)\b[\s:]*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |"
    r"(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?\Z|"
    r"[ ,]*(?:in|at|à|a|dans|to) [^\d\n\t;:]{2,40}?,? (?:on|le) (?:the )?\Z|"
    # née DURAND le ...
    r" ?[^\W\d_][\w'’ -]{1,25} le \Z",
    re.IGNORECASE,
)
_NUMBERED_BOX = re.compile(r"\d{1,2}[a-z]?[.)]? (?=[A-Z])")
# Of a name too long for its column, the given name stands before the date of the next one.
_GIVEN = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]+(?:-[^\W\d_]+)?(?= \Z)")


class Age(NamedTuple):
    """An age beside a date, and whether it stands in brackets of its own behind it."""

    years: int
    in_brackets: bool


def is_filler(gap: str) -> bool:
    """Whether nothing but filler stands between a birth label and its date."""
    given = _GIVEN.match(gap)
    return _GAP.match(gap) is not None or (given is not None and fold(given.group()) in given_names())


def age_beside(text: str, start: int, end: int) -> Age | None:
    """The age behind the date at `start:end` ("03/12/1951 (66 Y)"), or the one before it."""
    behind = _AGE_AFTER.match(text, end, end + _REACH)
    match = behind or _AGE_BEFORE.search(text, max(0, start - _REACH), start)
    return Age(int(match["age"]), behind is not None and behind["bracket"] in ("(", "[")) if match else None


def has_sex_beside(text: str, start: int, end: int) -> bool:
    """Whether a sex stands before or behind the date ("| M | 13/09/1965")."""
    before = _SEX_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None or _SEX_AFTER.match(text, end, end + _REACH) is not None


def is_starred(text: str, start: int) -> bool:
    """Whether a date has the star of births before it, or "b."."""
    return _STAR_BEFORE.search(text, max(0, start - _REACH), start) is not None


def is_under_birth_label(text: str, start: int, end: int) -> bool:
    """Whether the date is a cell, with a birth label in the cell right above or below it."""
    if not _CELL_START.search(text, max(0, start - 3), start):
        return False
    line_start, line_end = text.rfind("\n", 0, start) + 1, _end_of_line(text, end)
    left, right = text[line_start:start].split("\t"), text[end:line_end].split("\t")
    if len(right[0].strip()) > _SHORT_REST:
        return False
    above = text[text.rfind("\n", 0, max(0, line_start - 1)) + 1 : max(0, line_start - 1)]
    below_end = text.find("\n", line_end + 1)
    below = text[line_end + 1 : below_end if below_end >= 0 else len(text)]
    for line in (above, below):
        cells = line.split("\t")
        columns = {len(left) - 1, len(cells) - len(right)}
        if any(0 <= at < len(cells) and _labels_birth(cells[at]) for at in columns):
            return True
    return False


def is_in_birth_column(text: str, start: int, end: int) -> bool:
    """Whether the date is a cell of a table whose rows above, of as many cells, have births in its column.

    A table's first rows may have their headings beside their values, the others not: "Né(e) le: 02/03/1951" over "04/05/1962".
    """
    line_start = text.rfind("\n", 0, start) + 1
    if text[end : end + 1] not in ("", "\n", "\t") or not _CELL_START.search(text, max(0, start - 3), start):
        return False
    column, columns = text.count("\t", line_start, start), text.count("\t", line_start, _end_of_line(text, end)) + 1
    name = name_ending_at(text, start - 1)
    named = name is not None and name.whole
    for _ in range(_MOST_ROWS if columns >= _LEAST_COLUMNS else 0):
        above_end, line_start = line_start - 1, text.rfind("\n", 0, max(0, line_start - 1)) + 1
        cells = text[line_start : max(0, above_end)].split("\t")
        if above_end < 0:
            return False
        if len(cells) != columns and (not named or _names_no_birth(cells, column)):
            continue  # the further lines of a cell, a row with one value more or less
        if column < len(cells) and not _BARE_DATE.fullmatch(cells[column]):
            # A form numbers its boxes, each of one value: "10 BIRTHDATE: 09-03-2008".
            boxed = _NUMBERED_BOX.match(cells[column]) is not None
            return not boxed and any("birth_date" in label.fields for label in lexicon().labels(cells[column]))
    return False


def _names_no_birth(cells: list[str], column: int) -> bool:
    """Whether a row of another length has no name and birth where this one has them."""
    wanted = zip((_NAMES, _BIRTH), cells[max(0, column - 1) : column + 1], strict=False)
    found = [any(not asked.isdisjoint(label.fields) for label in lexicon().labels(cell)) for asked, cell in wanted]
    return column == 0 or found != [True, True]


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _labels_birth(cell: str) -> bool:
    """A birth label without a value of its own."""
    if len(cell) > _LONGEST_LABEL:
        return False
    births = [label for label in lexicon().labels(cell) if "birth_date" in label.fields]
    return any(not any(c.isdigit() for c in _BOX_NUMBER.sub("", cell[label.start :])) for label in births)
