"""The words of a sentence between an analyte and its value: "potassium remains low at", "kaliémie du 12/03 contrôlée à"."""

from __future__ import annotations

import re

from phiscan.detect.recognizers import lab_grammar as grammar

# Of which kind it was, how it is, and when.
_WORDS = (
    r"levels?|counts?|values?|results?|readings?|concentrations?|tests?|screen(?:ing)?|serology|today|yesterday|overnight|now|currently|still|again|"
    r"also|only|back|just|markedly|mildly|slightly|significantly|severely|elevated|low|high|normal|stable|unchanged|acidotic|up|down|"
    r"supratherapeutic|subtherapeutic|therapeutic|(?:not |well )?(?:at|above|below|within) (?:goal|target|range|baseline|normal limits)|"
    r"this (?:morning|afternoon|evening|am|pm|a\.m\.|p\.m\.|week|visit)|on (?:admission|arrival|discharge|presentation)|"
    rf"in (?:{grammar.MONTH})(?: \d{{4}})?|last (?:week|month|visit)|"
    r"effondr[ée]e?|basse?|haute?|[àa] jeun|ce jour|aujourd'hui|ce matin|hier|de contr[ôo]le|du jour|d['’]entr[ée]e|[àa] l['’]entr[ée]e|"
    r"[àa] l['’]admission|de sortie|[ée]lev[ée]e?|abaiss[ée]e?|augment[ée]e?|contr[ôo]l[ée]e?|normale?|toujours|encore|actuellement|"
    r"am[ée]lior[ée]e?|diminu[ée]e?|major[ée]e?|perturb[ée]e?|conserv[ée]e?|estim[ée]e?|calcul[ée]e?|dos[ée]e?"
)
_VERBS = (
    r"was|is|were|are|of|at|reads?|remains?|remained|stays?|stayed|peaked(?: at)?|rose to|(?:has |had |have )?(?:been|improved|risen|fallen|dropped|drifted|crept|slipped|settled|plateaued|nadired|"
    r"decreased|increased|climbed|trended|declined|normali[sz]ed|recovered|bumped|jumped|worsened|corrected)(?: up| down)?(?: to| at| from)?|"
    r"fell (?:to|from)|went (?:up |down )?(?:to|from)|up (?:to|from)|down (?:to|from)|came (?:back|in)(?: at| as)?|returned(?: at| as)?|"
    r"measured(?: at)?|(?:noted|found) to be|reported (?:as|at)|result(?:ed|s)(?: at| as)?|holding (?:steady )?at|"
    r"est|[ée]tait|de|[àa]|a [ée]t[ée] (?:de|mesur[ée]e? [àa])|(?:est )?(?:pass[ée]e?|remont[ée]e?|mont[ée]e?|descendue?|tomb[ée]e?|revenue?) (?:[àa]|de)|reste|"
    r"demeure|revient(?: [àa])?|ressort(?: [àa])?|retrouv[ée]e?(?: [àa])?|mesur[ée]e?(?: [àa])?"
)
_SHORT_DATE = r"\d{1,2}[/.]\d{1,2}(?![/.\d])"
CONNECTOR = re.compile(
    rf"(?:[ \n](?:(?P<verb>(?:{_VERBS})(?![\w'’]))|(?:{_WORDS})\b|(?:on|from|le|du|of|as of)? ?\(?(?P<date>{grammar.DATE.pattern})\)?|"
    rf"(?:on|from|le|du|of) {_SHORT_DATE}),?){{0,6}}(?P<mark> ?[:=])?[ \n]?(?P<bracket>\()?",
    re.IGNORECASE,
)
# Behind a name, these words lead to its value and are none of its own.
LEADING = re.compile(
    rf"(?: +(?:(?:{_VERBS})|(?:{_WORDS})|(?:on|from|le|du|of|as of)? ?\(?{grammar.DATE.pattern}\)?)(?![\w'’]),?)+ ?\Z|"
    r" ?[:=] ?\Z| *\t *\Z| \Z",
    re.IGNORECASE,
)
# "dropped from 10.1 to 8.4": the second number is no range's end.
_FROM = re.compile(r"\b(?:from|de)[ \n]?\Z", re.IGNORECASE)
_TO = re.compile(
    rf"[<>]?{grammar.NUMBER.pattern}(?: ?(?:{grammar.UNIT.pattern}))?(?P<to>[ \n](?:to|[àa])[ \n])(?=[<>]?\d)",
    re.IGNORECASE,
)


def is_told(connector: re.Match[str]) -> bool:
    """Whether the words between say that a value comes."""
    return bool(connector["verb"] or connector["mark"])


def rest_of_change(text: str, connector: re.Match[str]) -> tuple[int, int] | None:
    """The span of the word that parts the two values of a change: "from 10.1 to 8.4"; None where the words tell of none."""
    if not _FROM.search(connector.group()):
        return None
    match = _TO.match(text, connector.end())
    return match.span("to") if match else None
