"""Results in lines without headings: rows of cells, line-printer columns, fields, sentences.

"GLUCOSE            98       mg/dL     65-99", "INR: 2.4 (2.0-3.0)", "a hemoglobin of 13.2 g/dL; sodium 138".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention
from phiscan.detect.recognizers.lab_headings import Kind, kind_of
from phiscan.detect.recognizers.lab_rows import NO_ANALYTE, Result
from phiscan.detect.recognizers.lab_values import Measured, measure
from phiscan.languages.labels import fold

# Specimen, method and manner behind an analyte's name.
_QUALIFIER = re.compile(
    r"(?:[, ]{1,2}(?:serum|plasma|blood|total|random|fasting|urine|calc(?:ulated)?|direct|absolute|abs|auto(?:mated)?|quant(?:itative)?|"
    r"qual(?:itative)?|poc|capillary|venous|s[ée]rique|plasmatique|sanguine|[àa] jeun|urinaire|veineuse|capillaire|estim[ée]e?)\b|"
    r" ?\((?!\d)[^()\n\t\d<>]{1,25}\))*",
    re.IGNORECASE,
)
_WORD = (
    r"levels?|counts?|values?|results?|reading|concentration|test|today|yesterday|now|currently|still|again|also|only|"
    r"markedly|mildly|slightly|significantly|elevated|low|high|normal|stable|acidotic|up|down|supratherapeutic|subtherapeutic|"
    r"this (?:morning|week|visit)|ce jour|aujourd'hui|ce matin|stable|[ée]lev[ée]e?|abaiss[ée]e?|augment[ée]e?|contr[ôo]l[ée]e?"
)
_VERB = (
    r"was|is|were|are|of|at|reads?|came back(?: at)?|returned(?: at)?|measured(?: at)?|reported (?:as|at)|"
    r"est|[ée]tait|de|[àa]|a [ée]t[ée] (?:de|mesur[ée]e? [àa])|revient [àa]|ressort [àa]|mesur[ée]e? [àa]"
)
_CONNECTOR = re.compile(
    rf"(?:[ \n](?:{_WORD})\b,?){{0,3}}(?:[ \n](?:on|from|le|du|of)? ?\(?(?P<date>{grammar.DATE.pattern})\)?,?)?"
    rf"(?P<verb>(?:[ \n](?:{_VERB})(?![\w'])){{0,2}})(?:[ \n](?:{_WORD})\b)?(?P<verb2>(?:[ \n](?:{_VERB})(?![\w']))?)(?P<mark> ?[:=])?[ \n]?",
    re.IGNORECASE,
)
# Before an analyte: a goal, a condition, a generality; no result of anybody.
_NOT_MEASURED = re.compile(
    r"\b(?:goal|target|ideal|desired|objectif|cible|if|when|unless|keep|maintain|maintenir|si|until|jusqu\w*|usual|typical|average|any|every|each|"
    r"normale?|valeur normale de)(?: (?:for|the|your|his|her|their|an?|of|l'|un|une|votre|son|de l'|d'))*[ ']\Z|"
    r"\b(?:tests?|check|order|repeat|for|per|dose) (?:the |your )?\Z",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r",? (?:is (?:the|a|considered|normal|usual|ideal|recommended)|means?|indicates?|or (?:above|more|less|higher|lower|greater|below)|and (?:above|below|higher|over)|"
    r"may|can|puts|should|would|est (?:le|la|consid|normal|recommand)|signifie|ou (?:plus|moins))\b",
    re.IGNORECASE,
)
# Comparisons that are results: under what can be detected, a filtration rate over what is counted.
_LIMIT = re.compile(r"< ?(?:0\b|[.,]\d)|[>≥] ?(?:59|60|90)\b")
_SENTENCE_END = re.compile(
    r"[ ]?(?:[,;.)\t\n|]|\Z|(?:and|et|on|le|but|with|avec|mais|today|while|which|from|in range)\b|[-–→] )"
)
_ROW_GAP = re.compile(r"[ ]?(?:\t| {2,}|\.{3,}|…|(?: ?\. ?){3,})[ .\t…]*(?=\S)|[ ]*[:=][ \t]*(?=\S)| [-–] (?=\S)")
_OPENING = " *•-·–>o\u2022"
_HEADED = re.compile(r"[^:\t\n\d]{1,60}:")
_EARLIER_HEADING = re.compile(
    r"(?mi)^(?=[^\n]*(?:ant[ée]r|pr[ée]v|prior|pr[ée]c[ée]d|last|dernier))[^\n:\t]*(?:\t[^\n:\t]*)+$"
)
_UNKNOWN_ROW = re.compile(
    r"(?m)^[ ]*(?P<name>[^\W\d_][^\t\n:]{1,44}?)(?P<gap>[ ]*\t[ \t]*| {2,}|[ .]*\.{3,}[. ]*| (?=[<>]?\d))(?=\S)"
)


def in_lines(text: str, mentions: list[Mention]) -> Iterator[Result]:
    """The results of known analytes, wherever a value stands beside a name."""
    columns = _earlier_columns(text)
    for mention in mentions:
        earlier = next((dates for start, dates in reversed(columns) if start < mention.start), ())
        at = _behind(text, mention)
        line_end = _line_end(text, at)
        gap = _ROW_GAP.match(text, at, line_end)
        if gap:
            yield from _in_row(
                text, mention, gap.end(), line_end, opens=_opens_cell(text, mention.start), earlier=earlier
            )
        elif _opens_cell(text, mention.start) and (found := list(_in_next_cell(text, mention, at, line_end, earlier))):
            yield from found
        else:
            yield from _in_prose(text, mention, at)


def _earlier_columns(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """The heading rows with columns of earlier results: where each stands, and the dates of those columns."""
    found = []
    for match in _EARLIER_HEADING.finditer(text):
        cells = match.group().split("\t")
        kinds = [kind_of(cell) for cell in cells]
        dates = tuple(
            date.group() if date else ""
            for cell, kind in zip(cells, kinds, strict=True)
            if (date := grammar.DATE.search(cell)) or kind is Kind.PREVIOUS
        )
        if dates and any(kind in (Kind.RESULT, Kind.RANGE, Kind.UNIT) for kind in kinds):
            found.append((match.start(), dates))
    return found


def unknown_rows(text: str, taken: set[int]) -> Iterator[Result]:
    """Rows of analytes nobody listed: a name, a value, a unit known to laboratories and a range."""
    for match in _UNKNOWN_ROW.finditer(text):
        name, start = match["name"].strip(" .*"), match.end()
        if NO_ANALYTE.search(fold(name)) or len(name.split()) > 5:
            continue
        end = _line_end(text, start)
        measurement = measure(text, start, end, cells=True)
        if len(measurement.values) == 0 or text[measurement.end : end].strip(" \t0123456789."):
            continue
        first = measurement.values[0]
        if first.start not in taken and {"unit", "range"} <= first.parts.keys():
            yield Result(first, name, None, firm=False)


def _behind(text: str, mention: Mention) -> int:
    match = _QUALIFIER.match(text, mention.end)
    return match.end() if match else mention.end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _opens_cell(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].rstrip(_OPENING)
    return not before or before[-1] in "\t\n" or text[max(0, start - 2) : start] == "  "


def _in_row(
    text: str, mention: Mention, start: int, end: int, *, opens: bool, earlier: tuple[str, ...]
) -> Iterator[Result]:
    """Behind a colon, a tab, a leader or wide spaces: cells, until one has a heading of its own."""
    if not opens and _NOT_MEASURED.search(text, max(0, mention.start - 40), mention.start):
        return
    if _HEADED.match(text, start, end):
        return
    tabbed = text.find("\t", start, end)
    while tabbed >= 0:
        if _HEADED.match(text, tabbed + 1, end):
            end = tabbed
            break
        tabbed = text.find("\t", tabbed + 1, end)
    for measured in measure(text, start, end, cells=True, earlier=earlier).values:
        if not _generality(text, measured.end):
            yield _result(text, mention, measured, firm=opens and not mention.common)


def _in_next_cell(text: str, mention: Mention, at: int, line_end: int, earlier: tuple[str, ...]) -> Iterator[Result]:
    """A name with a tail ("TSH, 3rd generation") whose value is in the next cell."""
    tab = text.find("\t", at, line_end)
    if (
        tab >= 0
        and not any(c in ":=" for c in text[at:tab])
        and tab - at <= 30
        and not measure(text, at, tab, cells=True).values
    ):
        yield from _in_row(text, mention, tab + 1, line_end, opens=True, earlier=earlier)


def _in_prose(text: str, mention: Mention, at: int) -> Iterator[Result]:
    if _NOT_MEASURED.search(text, max(0, mention.start - 40), mention.start):
        return
    connector = _CONNECTOR.match(text, at)
    if connector is None:
        return
    verb = bool(connector["verb"] or connector["verb2"] or connector["mark"])
    start = connector.end()
    if start == at or ("\n" in connector.group() and not verb and not _runs_on(text, at)):
        return
    if text[start : start + 1] in "<>≤≥" and not verb and not _LIMIT.match(text, start):
        return
    values = measure(text, start, _line_end(text, start), cells=False).values
    for measured in values[:2]:
        if not _said(text, measured, verb=verb) or _generality(text, measured.end):
            return
        if connector["date"]:
            measured.parts.setdefault("date", connector["date"])
        yield _result(text, mention, measured, firm=False)


def _runs_on(text: str, at: int) -> bool:
    """Whether the line that ends here is full, as in a paragraph."""
    return at - (text.rfind("\n", 0, at) + 1) > 50


def _said(text: str, measured: Measured, *, verb: bool) -> bool:
    """Whether a sentence gives the value: by a verb, or by standing where one would not put anything else."""
    if verb and measured.numeric:
        return True
    if measured.parts.keys() & {"unit", "range", "flag"}:
        return True
    return _SENTENCE_END.match(text, measured.end) is not None


def _generality(text: str, at: int) -> bool:
    return _GENERAL.match(text, at) is not None


def _result(text: str, mention: Mention, measured: Measured, *, firm: bool) -> Result:
    return Result(measured, text[mention.start : mention.end].strip(), mention, firm=firm)
