"""The number that a labelled value opens with: where it starts and ends, and what looks like a number and is none."""

from __future__ import annotations

import re

# A day and a month: "30-34-45" is a chart filed by its last two digits.
_DATE = re.compile(
    r"(?:(?:[0-3]?\d[/.-](?:0?\d|1[0-2])|(?:0?\d|1[0-2])[/.-][0-3]?\d)[/.-](?:\d{4}|\d{2})|(?:19|20)\d\d[/.-][01]\d[/.-][0-3]\d)(?![\d-])"
)
# A number behind its label: groups of digits and capitals, parted by - . / or single spaces.
_NUMBER = re.compile(r"[A-Za-z0-9]+(?:(?:[-./*]|:(?=[A-Z]{1,2}\d))[A-Za-z0-9*]+)*")
# What looks like a number and is none: amounts, ranges behind "Ref:", dates written with spaces.
_AMOUNT = re.compile(r"\d{1,6}[.,]\d{2}(?: \d{1,6}[.,]\d{2})*")
RANGE = re.compile(r"\d{1,4}(?:[.,]\d+)? ?- ?\d{1,4}(?:[.,]\d+)?")
_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,3}")
_SPACED_DATE = re.compile(r"[0-3]\d [01]\d (?:(?:19|20)\d\d|\d\d)")
_OPENING = re.compile(
    r"(?:[^\W\d_]+(?: [^\W\d_]+){0,2} [–—-] |(?-i:[A-ZÀ-Þ]{2,10}) (?=n° ?[\dA-Z]))?[\s:#.°=*(\[]*(?:(?:n°|no\.?|number|id)(?=[\s:#]))?"
    r"[\s:#.°=(\[]*(?:(?:(?:there|here|with (?:us|you|them)) )?(?:is|was|est|étant le|étant|est le)[ :]{1,2})?[#(]?",
    re.IGNORECASE,
)
_MOST_GROUPS = 8
_LONGEST_GROUP = 5
_LONGEST_BEHIND_LETTERS = 12


def number_span(text: str, start: int, end: int, shape: re.Pattern[str]) -> tuple[int, int] | None:
    """The number that `text[start:end]` opens with, when it is of this shape: dates and words are none."""
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    match = shape.match(text, start, end)
    if match is None:
        return None
    stop = _number_end(text, start, match.end())
    number = text[start:stop]
    if stop - start < 2 or not any(c.isdigit() for c in number) or _DATE.match(number):
        return None
    if _AMOUNT.fullmatch(number) or _DECIMAL.fullmatch(number) or _SPACED_DATE.fullmatch(number):
        return None
    if not shape.fullmatch(number):
        return None
    return start, stop


def _number_end(text: str, start: int, end: int) -> int:
    """Where a number of groups ends: before a word, a date, or a group that is too long to be one."""
    stop = start
    letters = 0
    for count, group in enumerate(_NUMBER.finditer(text, start, end)):
        token = group.group()
        if count == 0:
            if not any(c.isdigit() for c in token) and not (len(token) <= 4 and token.isupper()):
                break
        elif text[stop : group.start()] != " " or not _is_group(text, group, letters) or count >= _MOST_GROUPS:
            break
        letters += token.isalpha()
        stop = group.end()
    return stop


def _is_group(text: str, group: re.Match[str], letters: int) -> bool:
    """Whether a group goes on the number: a short one, or all of the number behind its letters ("FSE 602131436")."""
    token = group.group()
    if _DATE.match(text, group.start()) or not (any(c.isdigit() for c in token)):
        return False
    following = text[group.end() : group.end() + 1]
    longest = _LONGEST_BEHIND_LETTERS if letters == 1 and text[group.start() - 2].isalpha() else _LONGEST_GROUP
    return len(token) <= longest and token.upper() == token and following not in (":", "%", "'")
