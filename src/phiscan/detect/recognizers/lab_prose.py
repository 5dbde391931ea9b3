"""Results in sentences: "your INR today was 2.4", "creatinine 1.6 (baseline 1.3)", "kaliémie à 3,3 mmol/L"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, named
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_telling import CONNECTOR, is_told, rest_of_change
from phiscan.detect.recognizers.lab_values import Measured, measure
from phiscan.detect.recognizers.lines import line_end

# Before an analyte: a goal, a condition, a generality; no result of anybody.
_NOT_MEASURED = re.compile(
    r"\b(?:goal|target|ideal|desired|objectif|cible|if|when|unless|keep|maintain|maintenir|si|until|jusqu\w*|usual|typical|average|any|every|each|"
    r"normale?|valeur normale de)(?: (?:for|the|your|his|her|their|an?|of|l'|un|une|votre|son|de l'|d'))*[ ']\Z|"
    r"\b(?:tests?|check|order|repeat|(?<!notable )(?<!significant )(?<!remarkable )(?<!except )for|per|dose) (?:the |your )?\Z",
    re.IGNORECASE,
)
_REACH_BEFORE = 40
_GENERAL = re.compile(
    r",?[ \n](?:is (?:the|a|considered|normal|usual|ideal|recommended)|means?|indicates?|or[ \n](?:above|more|less|higher|lower|greater|below)|and (?:above|below|higher|over)|"
    r"may|can|puts|should|would|est (?:le|la|consid|normal|recommand)|signifie|ou (?:plus|moins))\b",
    re.IGNORECASE,
)
_ITEM_OPENS = re.compile(r"[,:;] ?\Z")
_ITEM_CLOSES = re.compile(r" ?(?:[,;.\n\t]|\Z)")
# "calprotectin above 250 suggests": a bound, nobody's value.
_BOUND = re.compile(
    r"(?:above|below|over|under|au[- ]del[àa] de|au[- ]dessus de|en dessous de|sup[ée]rieure? [àa]|inf[ée]rieure? [àa]) ",
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
    r"[ ]?(?:[,;.)(\t\n|]|\Z|(?:and|et|on|le|but|with|avec|mais|today|yesterday|overnight|ce (?:jour|matin)|hier|therapeutic|x ?\d|this (?:morning|afternoon|evening|am|pm|a\.m\.|p\.m\.)|last (?:week|month|visit|night)|while|which|from|in range|compared|down|up|versus|vs|puis|contre|(?:at|before|after|upon|during|since|in|by) (?:the |her |his |my )?(?:goal|discharge|admission|arrival|presentation|baseline|follow[- ]up|home|visit|clinic|ed|er|triage|breakfast|lunch|dinner|supper|bed ?time|meals?|noon|\d{1,2}(?::\d\d)? ?(?:[ap]\.?m)?|fingerstick|meter)|(?:[àa] la sortie|[àa] l['’](?:entr[ée]e|admission|arriv[ée]e)|lors|avant|apr[èe]s|au (?:retour|contr[ôo]le|lecteur)|[àa] jeun|en sortie))\b|[-–→]|->)"
)
# "1.6 (baseline 1.3)", "4.8 (was 5.2 in May)", "2,4 contre 1,8": what it was before.
_BEFORE = re.compile(
    r"(?: ?(?:->|→|-->) ?(?=[<>]?\d)|(?: today| this morning| yesterday| overnight| ce jour| ce matin| hier)?,? ?\(?(?:baseline|previously|prior|last|was|up from|down from|from|compared (?:to|with)|versus|vs\.?|contre|ant[ée]rieur(?:ement)?|pr[ée]c[ée]demment|"
    r"au lieu de)(?: (?:of|was|at|[àa]|de))? (?=[<>]?\d)|"
    r",?[ \n](?:and|but|then|et|puis|mais)(?:[ \n](?:is|was|has|had|est|then|now|today|currently|puis|maintenant|aujourd'hui|only|back|since))*"
    r"(?:[ \n](?:risen|fallen|dropped|rose|fell|came|peaked|improved|remonte|descend|passe))?(?:[ \n](?:to|at|up to|down to|[àa]))?[ \n](?=[<>]?\d[\d.,]* ?(?:%|[a-zA-Zµ]+/|[,.)]|today|now|on|le|ce)))",
    re.IGNORECASE,
)


def in_prose(text: str, mention: Mention, at: int, limit: int) -> Iterator[Result]:
    """What a sentence says of an analyte whose name ends at `at`; `limit` is where the line ends."""
    if is_unmeasured(text, mention.start):
        return
    connector = CONNECTOR.match(text, at)
    if connector is None:
        return
    verb = is_told(connector)
    if (connector["bracket"] or _BOUND.match(text, connector.end())) and not verb:
        return
    start = connector.end()
    if listed := _in_list(text, mention, at):
        yield _result(text, mention, listed)
        return
    if start == at or ("\n" in connector.group() and not verb and not _runs_on(text, at)):
        return
    if text[start : start + 1] in "<>≤≥" and not verb and not (_LIMIT.match(text, start) or _COPIES.match(text, start)):
        return
    change = rest_of_change(text, connector)
    measurement = measure(text, start, change[0] if change else line_end(text, start), cells=False)
    values = [] if is_generality(text, measurement.end) else measurement.values
    for measured in values[:2]:
        if not _said(text, measured, verb=verb) or is_generality(text, measured.end):
            return
        if connector["date"]:
            measured.parts.setdefault("date", connector["date"])
        yield _result(text, mention, measured)
    if change:
        for measured in measure(text, change[1], line_end(text, start), cells=False).values[:1]:
            yield _result(text, mention, measured)
    elif values:
        yield from _earlier(text, mention, values[0], measurement.end)


def _in_list(text: str, mention: Mention, at: int) -> Measured | None:
    """A word or grade in a list of them: "UA: color yellow, protein trace, blood 1+"."""
    if not _ITEM_OPENS.search(text, max(0, mention.start - 2), mention.start) or text[at : at + 1] != " ":
        return None
    for pattern in (grammar.CELL_RESULT, grammar.GRADE):
        told = pattern.match(text, at + 1)
        if told and _ITEM_CLOSES.match(text, told.end()):
            return Measured(*told.span(), numeric=pattern is grammar.GRADE)
    return None


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
    if before:
        for measured in measure(text, before.end(), line_end(text, last.end), cells=False).values[:1]:
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
