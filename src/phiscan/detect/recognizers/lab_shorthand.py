"""Results in the shorthand of notes: "INR 3/4: 2.4, 3/11: 2.8", "ABG: 7.38/42/88/24", "CBC 8.2>12.1/36.3<221".

A panel written so has its analytes in an order that everybody who writes it knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, named
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_values import Measured
from phiscan.detect.sieve import Sieved

_NUMBER = r"[<>]?\d{1,4}(?:[.,]\d{1,3})?"
_DAY = rf"(?:{grammar.DATE.pattern}|\d{{1,2}}-[ \n]?(?:{grammar.MONTH}|\d{{1,2}})-[ \n]?\d{{4}}|\d{{1,2}}/\d{{1,2}}(?![/\d])|\d{{1,2}}:\d{{2}}(?: ?[ap]m)?)"
_UNIT = rf"(?: ?(?:{grammar.UNIT.pattern}))?"
# "3/4: 2.4, 3/11: 2.8", "3/4 2.4; 3/11 2.8": behind the analyte's name.
_OPENS = re.compile(
    r"(?: (?:values?|results?|history|trend|levels?|r[ée]sultats?|historique))?[ :=(-]{1,4}(?:on |le |du )?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?P<day>{_DAY}) ?(?P<mark>[:=(–-]|\()? ?(?P<value>{_NUMBER})(?![\d/]|[.,]\d| ?[-–] ?\d){_UNIT}\)?", re.IGNORECASE
)
# "2.4 (3/4), 2.8 (3/11)", "2.4 on 3/4, 2.8 on 3/11"
_VALUE_FIRST = re.compile(
    rf"(?P<value>{_NUMBER})(?![\d/]|[.,]\d| ?[-–] ?\d){_UNIT} ?(?:\(|on |le |du |@ ?|\()(?P<day>{_DAY})\)?",
    re.IGNORECASE,
)
# "Earlier results: 2.4 (3/4), 2.8 (3/11)": of the analyte that was named last.
_BROKEN = re.compile(r"-\s")
_HISTORY = Sieved(
    r"\b(?:(?:previous|prior|past|earlier|recent|older|last)(?: (?:few|two|three|four|five|six))?(?: (?:results?|values?|readings?|tests?|checks?|levels?))|history|trend|"
    r"ant[ée]riorit[ée]s?|historique|(?:r[ée]sultats?|valeurs?|dosages?) (?:ant[ée]rieure?s?|pr[ée]c[ée]dente?s?)|(?:derniers?|derni[èe]res|pr[ée]c[ée]dents?) (?:r[ée]sultats?|valeurs?|dosages?))[ :]*:[ \n]?",
    re.IGNORECASE,
)
_REACH = 600
_THEN = re.compile(r" ?(?:[,;|/→]|->|\band\b|\bet\b|\bthen\b|\bpuis\b)+ ?(?:on |le |du |and |et )?")
_MOST = 24

_STROKE = r" ?[/|] ?"
# What a panel is called, the values of its shorthand, and their analytes.
_PANELS: tuple[tuple[Sieved, tuple[str, ...]], ...] = (
    (
        Sieved(
            r"(?<![\w-])(?:ABG|VBG|CBG|(?:arterial |venous )?blood gas(?:es)?|GDS|GSA|gaz du sang|gazom[ée]trie)\b[^\n\d]{0,40}?(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?[ :]+)?(?P<first>[67][.,]\d{1,2})"
            rf"{_STROKE}(?P<v1>\d{{1,3}}(?:[.,]\d)?)(?:{_STROKE}(?P<v2>\d{{1,3}}(?:[.,]\d)?))?(?:{_STROKE}(?P<v3>\d{{1,2}}(?:[.,]\d)?))?(?:{_STROKE}(?P<v4>[-+]?\d{{1,2}}(?:[.,]\d)?))?(?![\d/]|[.,]\d)",
            re.IGNORECASE,
        ),
        ("pH", "pCO2", "pO2", "HCO3", "Base excess"),
    ),
    (
        Sieved(
            r"(?<![\w.>])(?P<first>\d{1,2}(?:[.,]\d)?) ?> ?(?P<v1>\d{1,2}(?:[.,]\d)?) ?[/|-] ?(?P<v2>\d{2}(?:[.,]\d)?) ?< ?(?P<v3>\d{1,4})(?![\w.])",
        ),
        ("WBC", "Hemoglobin", "Hematocrit", "Platelets"),
    ),
    (
        Sieved(
            rf"(?<![\w.])(?P<first>1[1-6]\d){_STROKE}(?P<v1>\d(?:[.,]\d)){_STROKE}(?P<v2>\d{{2,3}}){_STROKE}(?P<v3>\d{{1,2}}){_STROKE}(?P<v4>\d{{1,3}}){_STROKE}(?P<v5>\d{{1,2}}(?:[.,]\d{{1,2}})?)(?:(?: ?[</|] ?)(?P<v6>\d{{2,3}}))?(?![\w/.])",
        ),
        ("Sodium", "Potassium", "Chloride", "CO2", "BUN", "Creatinine", "Glucose"),
    ),
    (
        Sieved(
            r"(?<![\w/&-])H ?[/&] ?H(?: (?:was|is|of|stable(?: at)?|today|now|now at))*[ :]{1,2}(?P<first>\d{1,2}(?:[.,]\d)?) ?/ ?(?P<v1>\d{2}(?:[.,]\d)?)(?![\w/.]|[.,]\d)"
        ),
        ("Hemoglobin", "Hematocrit"),
    ),
)


def in_shorthand(text: str, mentions: Sequence[Mention]) -> Iterator[Result]:
    """The results of panels, and those that follow their day in a list behind an analyte's name."""
    for pattern, analytes in _PANELS:
        for match in pattern.finditer(text):
            values = [name for name in match.groupdict() if match[name]]
            for name, group in zip(analytes, sorted(values), strict=False):
                yield from _result(match, group, name)
    for mention in mentions:
        yield from _by_day(text, mention)
    starts = [each.start for each in mentions]
    for heading in _HISTORY.finditer(text):
        last = bisect_left(starts, heading.start()) - 1
        if last >= 0 and heading.start() - starts[last] <= _REACH:
            yield from _days(text, heading.end(), mentions[last])


def _result(match: re.Match[str], group: str, name: str) -> Iterator[Result]:
    mention = named(name)
    if mention is not None:
        yield Result(Measured(*match.span(group)), name, replace(mention, start=match.start(), end=match.end()))


def _by_day(text: str, mention: Mention) -> Iterator[Result]:
    opening = _OPENS.match(text, mention.end)
    if opening is not None:
        yield from _days(text, opening.end(), mention)


def _days(text: str, start: int, mention: Mention) -> Iterator[Result]:
    """The values of an analyte in the list that begins at `start`, each with its day."""
    for pattern in (_DAY_FIRST, _VALUE_FIRST):
        found = list(_listed(pattern, text, start))
        if len(found) > 1 or (found and found[0].re is _DAY_FIRST and found[0]["mark"]):
            for match in found:
                measured = Measured(*match.span("value"), parts={"date": _BROKEN.sub("-", match["day"])})
                yield Result(measured, text[mention.start : mention.end], mention, firm=not mention.common)
            return


def _listed(pattern: re.Pattern[str], text: str, at: int) -> Iterator[re.Match[str]]:
    for _ in range(_MOST):
        match = pattern.match(text, at)
        if match is None:
            return
        yield match
        then = _THEN.match(text, match.end())
        if then is None:
            return
        at = then.end()
