"""Results in sentences: "your INR today was 2.4", "creatinine 1.6 (baseline 1.3)", "kaliémie à 3,3 mmol/L"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, named
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_values import Measured, measure

_WORD = (
    r"levels?|counts?|values?|results?|reading|concentration|test|screen(?:ing)?|serology|today|yesterday|now|currently|still|again|also|only|"
    r"markedly|mildly|slightly|significantly|elevated|low|high|normal|stable|acidotic|up|down|supratherapeutic|subtherapeutic|"
    r"this (?:morning|afternoon|evening|am|pm|a\.m\.|p\.m\.|week|visit)|effondr[ée]e?|basse?|haute?|[àa] jeun|ce jour|aujourd'hui|ce matin|de contr[ôo]le|du jour|d'entr[ée]e|stable|[ée]lev[ée]e?|abaiss[ée]e?|augment[ée]e?|"
    r"contr[ôo]l[ée]e?"
)
_VERB = (
    r"was|is|were|are|of|at|reads?|peaked at|rose to|fell to|improved to|up to|down to|came back(?: at)?|returned(?: at)?|measured(?: at)?|reported (?:as|at)|"
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
    r"\b(?:tests?|check|order|repeat|(?<!notable )(?<!significant )(?<!remarkable )(?<!except )for|per|dose) (?:the |your )?\Z",
    re.IGNORECASE,
)
_REACH_BEFORE = 40
_GENERAL = re.compile(
    r",? (?:is (?:the|a|considered|normal|usual|ideal|recommended)|means?|indicates?|or (?:above|more|less|higher|lower|greater|below)|and (?:above|below|higher|over)|"
    r"may|can|puts|should|would|est (?:le|la|consid|normal|recommand)|signifie|ou (?:plus|moins))\b",
    re.IGNORECASE,
)
# Comparisons that are results: under what can be detected, a filtration rate over what is counted.
_LIMIT = re.compile(r"< ?(?:0\b|[.,]\d)|[>≥] ?(?:59|60|90)\b")
_COPIES = re.compile(r"[<>≤≥]=? ?\d{1,5} ?(?:copies|cp|cop|iu|ui)/ ?ml", re.IGNORECASE)
_SAID_BEFORE = re.compile(
    r"\b(?P<value>(?:weakly )?positive|negative|reactive|non-?reactive|positi(?:f|ve)|n[ée]gati(?:f|ve)) (?:for|pour) (?:the |l['’]|la |le |les )?\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEXT = re.compile(r" {1,3}(?:[|·•] {1,3})?(?=[^\W\d_])")
_SENTENCE_END = re.compile(
    r"[ ]?(?:[,;.)(\t\n|]|\Z|(?:and|et|on|le|but|with|avec|mais|today|this (?:morning|afternoon|evening|am|pm|a\.m\.|p\.m\.)|while|which|from|in range|compared|down|up|versus|vs|puis|contre)\b|[-–→]|->)"
)
# "1.6 (baseline 1.3)", "4.8 (was 5.2 in May)", "2,4 contre 1,8": what it was before.
_BEFORE = re.compile(
    r"(?: ?(?:->|→|-->) ?(?=[<>]?\d)|,? ?\(?(?:baseline|previously|prior|last|was|up from|down from|from|compared (?:to|with)|versus|vs\.?|contre|ant[ée]rieur(?:ement)?|pr[ée]c[ée]demment|"
    r"au lieu de)(?: (?:of|was|at|[àa]|de))? (?=[<>]?\d))",
    re.IGNORECASE,
)


def in_prose(text: str, mention: Mention, at: int, limit: int) -> Iterator[Result]:
    """What a sentence says of an analyte whose name ends at `at`; `limit` is where the line ends."""
    if is_unmeasured(text, mention.start):
        return
    connector = _CONNECTOR.match(text, at)
    if connector is None:
        return
    verb = bool(connector["verb"] or connector["verb2"] or connector["mark"])
    start = connector.end()
    if start == at or ("\n" in connector.group() and not verb and not _runs_on(text, at)):
        return
    if text[start : start + 1] in "<>≤≥" and not verb and not (_LIMIT.match(text, start) or _COPIES.match(text, start)):
        return
    end = text.find("\n", start)
    measurement = measure(text, start, end if end >= 0 else len(text), cells=False)
    values = measurement.values
    for measured in values[:2]:
        if not _said(text, measured, verb=verb) or is_generality(text, measured.end):
            return
        if connector["date"]:
            measured.parts.setdefault("date", connector["date"])
        yield _result(text, mention, measured)
    if values:
        yield from _earlier(text, mention, values[0], measurement.end)


def said_before(text: str, mention: Mention) -> Iterator[Result]:
    """The word for a result that stands before what was looked for: "positive for cocaine", "négatif pour le VIH"."""
    before = _SAID_BEFORE.search(text, max(0, mention.start - _REACH_BEFORE), mention.start)
    if before:
        yield _result(text, mention, Measured(*before.span("value"), numeric=False))


def is_unmeasured(text: str, at: int) -> bool:
    """Whether the words before say that a goal or a condition is meant."""
    return _NOT_MEASURED.search(text, max(0, at - _REACH_BEFORE), at) is not None


def is_generality(text: str, at: int) -> bool:
    """Whether the words behind a value speak of anybody's."""
    return _GENERAL.match(text, at) is not None


def _earlier(text: str, mention: Mention, last: Measured, told: int) -> Iterator[Result]:
    """The value that the sentence compares with: behind the last one, or behind all that is told of it."""
    before = _BEFORE.match(text, told) or _BEFORE.match(text, last.end)
    end = text.find("\n", last.end)
    if before:
        for measured in measure(text, before.end(), end if end >= 0 else len(text), cells=False).values[:1]:
            if measured.numeric and measured.start > last.start:
                measured.previous = True
                yield _result(text, mention, measured)


def _runs_on(text: str, at: int) -> bool:
    """Whether the line that ends here is full, as in a paragraph."""
    return at - (text.rfind("\n", 0, at) + 1) > 50


def _said(text: str, measured: Measured, *, verb: bool) -> bool:
    """Whether a sentence gives the value: by a verb, or by standing where one would not put anything else."""
    if measured.parts.keys().isdisjoint({"unit", "range", "flag"}) and _YEAR.fullmatch(
        text, measured.start, measured.end
    ):
        return False
    if verb and measured.numeric:
        return True
    if measured.parts.keys() & {"unit", "range", "flag"}:
        return True
    return _SENTENCE_END.match(text, measured.end) is not None or _goes_on(text, measured.end)


def _goes_on(text: str, at: int) -> bool:
    """Whether the next analyte stands behind: "AST 34 ALT 41", "Glucose 102 | Sodium 139"."""
    between = _NEXT.match(text, at)
    if between is None:
        return False
    following = text[between.end() : between.end() + _REACH_BEFORE]
    return (mention := named(following)) is not None and mention.start == 0


def _result(text: str, mention: Mention, measured: Measured) -> Result:
    return Result(measured, text[mention.start : mention.end].strip(), mention, firm=False)
