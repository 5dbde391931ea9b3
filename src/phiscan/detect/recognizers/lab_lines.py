"""Results in lines without headings: rows of cells, line-printer columns, fields.

"GLUCOSE            98       mg/dL     65-99", "INR: 2.4 (2.0-3.0)", "U AMPHETAMINES\\tNEGATIVE\\tNEGATIVE".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, named
from phiscan.detect.recognizers.lab_columns import Columns, column_headings
from phiscan.detect.recognizers.lab_names import is_name, is_other, trimmed
from phiscan.detect.recognizers.lab_prose import in_prose, is_generality, is_unmeasured, said_before
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_told import grown
from phiscan.detect.recognizers.lab_values import measure
from phiscan.detect.recognizers.lines import line_end

# Specimen, method and manner behind an analyte's name.
_QUALIFIER = re.compile(
    r"(?:[, ]{1,2}(?:serum|plasma|blood|total|random|fasting|urine|calc(?:ulated)?|direct|absolute|abs|auto(?:mated)?|quant(?:itative)?|"
    r"qual(?:itative)?|poct?|capillary|venous|s[ée]rique|plasmatique|sanguine|[àa] jeun|urinaire|veineuse|capillaire|estim[ée]e?)\b|"
    r" 0\d(?=\t)| ?\((?!\d)[^()\n\t\d<>]{1,25}\)| ?\([12](?:ère|re|st|nd|ème|e|h)\b[^()\n\t\d<>]{0,12}\))*",
    re.IGNORECASE,
)
GAP = re.compile(r"[ ]?(?:\t| {2,}|\.{3,}|…|_{3,}|(?: ?\. ?){3,})[ .\t…_]*(?=\S)|[ ]*[:=][ \t]*(?=\S)| [-–] (?=\S)")
# The rest of a name and what parts it from its value; no value inside.
_TAIL = re.compile(r"(?P<tail>[^\t\n:=]{1,40}?)(?P<gap>[ ]?(?:\t| {2,}|\.{3,}|…)[ .\t…]*(?=\S)| ?:[ \t]+(?=\S))")
# Behind the values: the code of the place that measured, a method's letter, a footnote.
SITE = re.compile(r"[)\]]?[ \t]*(?:[\[(]?[A-Z0-9]{1,4}[\])]?|[*†‡])?[ \t.]*\Z")
_AMOUNT = r"\d{1,4}(?:[.,]\d{1,2})?"
_PAIR = re.compile(
    rf"(?<![\w/])(?P<one>[A-Za-z][A-Za-z0-9]{{0,5}}) ?/ ?(?P<other>[A-Za-z][A-Za-z0-9]{{0,5}}) ?[:=]?[ \t]"
    rf"(?P<first>{_AMOUNT}) ?(?:secs?\.?|s|%)? ?/ ?(?P<second>{_AMOUNT})(?![\w/]|[.,]\d)"
)
_OPENING = " *•-·–>o\u2022"
# "11/10/2023 INR 2.4": the day of a row, before its analyte.
_DAY_BEFORE = re.compile(rf"(?:\A|(?<=[\t\n]) *){grammar.DATE.pattern}\Z", re.IGNORECASE)
_HEADED = re.compile(r"(?:(?!\. )[^:\t\n\d]){1,60}:")
# Words before a known name in its cell: no sentence's.
_LEAD = re.compile(r"[^\W\d_][^\t\n:=.;?!]{0,30}[ (-]\Z")
_LONGEST_LEAD = 32
# "À l'entrée, créatinine : 80", "On admission, sodium: 131": when it was, no part of the name.
_CIRCUMSTANCE = re.compile(
    r"(?:[àa]|au|aux|en|lors|avant|apr[èe]s|pendant|at|on|in|before|after|during|upon|this|last|ce|le)\b[^,]*,",
    re.IGNORECASE,
)


def in_lines(text: str, mentions: list[Mention]) -> Iterator[Result]:
    """The results of known analytes, wherever a value stands beside a name."""
    columns = column_headings(text)
    for mention in mentions:
        yield from _of_mention(text, mention, columns.above(mention.start))


def in_pairs(text: str) -> Iterator[Result]:
    """Two analytes and their two values, parted by strokes: "PT/INR 28.4/2.6", "BUN/Cr: 18/1.1"."""
    for match in _PAIR.finditer(text):
        for name, value in (("one", "first"), ("other", "second")):
            mention = named(match[name])
            if mention is None or named(match["one"]) is named(match["other"]):
                break
            measured = measure(text, *match.span(value), cells=False).values
            if measured:
                place = replace(mention, start=match.start(name), end=match.end(name))
                yield Result(measured[0], match[name], place)


def _of_mention(text: str, mention: Mention, columns: Columns) -> Iterator[Result]:
    yield from said_before(text, mention)
    at = _behind(text, mention)
    stop = line_end(text, at)
    if is_other(text[mention.end : at]):
        return
    opens = _opens_cell(text, mention.start)
    gap = GAP.match(text, at, stop)
    if gap is None and (tail := _TAIL.match(text, at, stop)) and _is_tail(text, mention, tail):
        gap = tail
        at = tail.end("tail")
    if gap is None:
        run = list(_run_together(text, mention, at, stop, columns)) if opens else []
        yield from run or in_prose(text, mention, at, stop)
        return
    named = at if text[at - 1 : at] != "(" else mention.end
    start = mention.start if opens else _lead_start(text, mention, row=":" not in gap.group())
    row = _Row(text, mention, (start, named), firm=(opens or start < mention.start) and not mention.common)
    found = list(row.results(gap.end(), stop, columns)) if opens or not is_unmeasured(text, mention.start) else []
    if found or opens or gap.re is GAP:
        yield from found
    else:
        yield from in_prose(text, mention, _behind(text, mention), stop)


def _run_together(text: str, mention: Mention, at: int, end: int, columns: Columns) -> Iterator[Result]:
    """A line of which nothing parts the cells: "WBC 4.5 x10E3/uL 3.4-10.8", all of it a value and what belongs to it."""
    measurement = measure(text, at, end, cells=True, earlier=columns.earlier)
    if measurement.values and SITE.match(text, measurement.end, end):
        yield from _Row(text, mention, (mention.start, at), firm=not mention.common).results(at, end, columns)


class _Row:
    """Behind a colon, a tab, a leader or wide spaces: the cells of an analyte."""

    def __init__(self, text: str, mention: Mention, name: tuple[int, int], *, firm: bool) -> None:
        self._text = text
        self._mention = mention
        self._firm = firm
        start, end = trimmed(text, *name)
        self._printed = (
            text[start:end] if end - start >= mention.end - mention.start else text[mention.start : mention.end]
        )

    def results(self, start: int, end: int, columns: Columns) -> Iterator[Result]:
        """The values in `text[start:end]`, until a cell has a heading of its own."""
        text = self._text
        special = grown(text, start, end, self._printed)
        if special is None and _HEADED.match(text, start, end):
            return
        end = _before_headed(text, start, end)
        values = [special] if special else measure(text, start, end, cells=True, earlier=columns.earlier).values
        for place, measured in enumerate(values):
            if not is_generality(text, measured.end):
                if place == 0 and columns.first:
                    measured.parts.setdefault("date", columns.first)
                yield Result(measured, self._printed, self._mention, firm=self._firm)


def _before_headed(text: str, start: int, end: int) -> int:
    tabbed = text.find("\t", start, end)
    while tabbed >= 0:
        if _HEADED.match(text, tabbed + 1, end):
            return tabbed
        tabbed = text.find("\t", tabbed + 1, end)
    return end


def _is_tail(text: str, mention: Mention, match: re.Match[str]) -> bool:
    """Whether what stands between a known name and the gap is more of the name: "TSH, 3rd generation"."""
    start, end = match.span("tail")
    if not _opens_cell(text, mention.start) and _lead_start(text, mention, row=True) == mention.start:
        return False
    return (
        not is_other(text[start:end])
        and ". " not in match["tail"]
        and not measure(text, start, end, cells=False).values
    )


def _lead_start(text: str, mention: Mention, *, row: bool) -> int:
    """Where the name begins that a known one is the end of; only in rows: before a colon it may be a sentence."""
    parts = [at + len(part) for part in ("\n", "\t", "  ") if (at := text.rfind(part, 0, mention.start)) >= 0]
    low = max(parts, default=0)
    start, _ = trimmed(text, low, mention.start)
    lead = text[start : mention.start]
    if _CIRCUMSTANCE.match(lead):
        return mention.start
    if not lead.strip() or len(lead) > _LONGEST_LEAD or not _LEAD.match(lead) or not is_name(lead.strip(" (-") + " x"):
        return mention.start
    short = row or all(word[:1].isupper() or not word.isalpha() for word in lead.split())
    return start if short and not is_unmeasured(text, mention.start) else mention.start


def _behind(text: str, mention: Mention) -> int:
    match = _QUALIFIER.match(text, mention.end)
    return match.end() if match else mention.end


def _opens_cell(text: str, start: int) -> bool:
    before = _DAY_BEFORE.sub("", text[max(0, start - 40) : start].rstrip(_OPENING)).rstrip(_OPENING)
    return not before or before[-1] in "\t\n" or text[max(0, start - 2) : start] == "  "
