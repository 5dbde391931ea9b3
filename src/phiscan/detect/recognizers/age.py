"""AGE: how old somebody is, by its label or by words that only ages have.

The span is the number and, in French or where it is no number of years, the unit as printed: "66" of "66-year-old",
"66 ans", "6 months". Durations ("for 3 years", "depuis 5 ans") and eligibility ("18 years or older") are no ages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.model import Basis, Role

OLDEST_YEARS = 120
_LABEL_SCORE = 0.95
_PATTERN_SCORE = 0.85

_YEARS = r"(?:years?|yrs?\.?|y(?=[ /)\].,;\d\n\t]|\Z))"
_YOUNG = r"(?:months?|mos?\.?|weeks?|wks?|days?|mois|semaines?|jours?)"
# Behind a label: "66", "66 Y", "66 ans", "7 mois", "26/05/21" (years, months, days).
_VALUE = re.compile(
    rf"(?<![\d/.-])(?:(?P<years>\d{{1,3}}(?: ?ans)?(?!\d|[./-]\d))|\d{{1,3}}/\d\d/\d\d(?!\d))(?P<unit>[ -]?{_YOUNG}(?!\w))?",
    re.IGNORECASE,
)
# A composite label's age in brackets or with its unit, behind the date: "03/12/1951 (66 Y) F", "03/12/1951 / 66 / F".
_BESIDE_DATE = re.compile(rf"(?<=[(\[/|,; ])(?P<years>\d{{1,3}}(?: ?ans)?)(?= ?(?:{_YEARS}|ans|[)\]|/,;]|[MFH]\b|\Z))", re.IGNORECASE)
_ENGLISH = re.compile(
    rf"(?<![\d.,/-])(?P<years>\d{{1,3}})(?:[ -]?{_YEARS}[ -]?(?:old|of age)|[ -]?y\.? ?/?o\.?(?!\w)|(?<=\d)yo(?!\w))"
    rf"(?! ?\+| (?:or|and) (?:older|over|up|above|younger))|"
    rf"\b(?:aged? (?:of )?|turned )(?P<aged>\d{{1,3}})(?![\d.,-]*\d| ?(?:to|or|and|-|–|%|\+|{_YOUNG}))|"
    rf"(?<![\d.,/-])(?P<young>\d{{1,3}}[ -]{_YOUNG})[ -]?old(?!\w)|"
    rf"(?<=[( ,])(?P<sexed>\d{{1,3}}) ?(?:y/?o? ?)?[MF](?=[ ,.;)](?!\d))(?= (?:with|w/|who|presents|presenting|pt|patient|here|s/p)| ?[,)])",
    re.IGNORECASE,
)
# Behind the words of a person or a date, or standing alone: "patiente de 66 ans", "né le ... (66 ans)", "M. Roux, 66 ans,".
_FRENCH = re.compile(
    r"(?:âgée?s?(?:\(e\))? (?:de )?|(?:patiente?|homme|femme|fille|garçon|enfant|nourrisson|monsieur|madame|"
    r"dame|sujet|adolescente?|fillette|garçonnet)[ ,]{1,2}(?:de |d'|âgée? de )?|(?<=[(\[])|(?<=[^\W\d_], )|(?<=\n)|\A|(?<=\| ))"
    r"(?P<years>\d{1,3} ?(?:ans|mois|jours|semaines))(?! plus tard| après| auparavant| avant| et plus| de | d'|-)(?=[\s,;.)\]|–—-]|\Z)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?:least|over|under|than|above|below|until|ages|between|minimum|for|past|last|every|moins de|plus de|depuis|pendant|dans|sur|"
    r"il y a|durant|environ tous les|de plus|après|avant|jusqu'à|dès|à partir de) ?(?:the |age |ages )?\Z",
    re.IGNORECASE,
)


class AgeRecognizer(Recognizer):
    """Ages of persons in English and French."""

    ENTITIES = ("AGE",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Ages in `text`, each once, labelled ones first."""
        seen: set[int] = set()
        for field in read_fields(text):
            if field.has("age") or field.has("birth_date"):
                span = _labelled(text, field)
                if span and span[0] not in seen:
                    seen.add(span[0])
                    yield self._age(span, Basis.LABEL, field.role)
        for pattern in (_ENGLISH, _FRENCH):
            for match in pattern.finditer(text):
                start, end = match.span(match.lastgroup or 0)
                if start not in seen and _possible(text[start:end]) and not _limited(text, start, match.start()):
                    seen.add(start)
                    yield self._age((start, end), Basis.PATTERN, None)

    def _age(self, span: tuple[int, int], basis: Basis, role: Role | None) -> RecognizerResult:
        score = _LABEL_SCORE if basis is Basis.LABEL else _PATTERN_SCORE
        return self.result("AGE", *span, basis=basis, score=score, role=role or Role.PATIENT)


def _labelled(text: str, field: Field) -> tuple[int, int] | None:
    """The age in a field's value; behind a birth date it needs a bracket or a unit."""
    if field.has("birth_date"):
        pattern = _BESIDE_DATE if field.has("age") else _AFTER_BIRTH
    else:
        pattern = _VALUE
    match = pattern.search(text, field.start, min(field.end, field.start + _REACH))
    if match is None:
        return None
    start, end = match.span("years") if match["years"] else match.span()
    if pattern is _VALUE:
        if text[field.start : start].strip(" .:_-(~") and field.name == "age":
            return None
        end = match.end() if match["unit"] else end
    return (start, end) if _possible(text[start:end]) else None


_AFTER_BIRTH = re.compile(rf"(?<=[(\[/|,; —–-])(?P<years>\d{{1,3}}(?: ?ans)?)(?= ?(?:{_YEARS}|ans|[)\]]))(?<!\d{{4}})", re.IGNORECASE)
_REACH = 60


def _possible(value: str) -> bool:
    digits = re.match(r"\d+", value)
    return digits is not None and int(digits.group()) <= OLDEST_YEARS


def _limited(text: str, start: int, match_start: int) -> bool:
    """Whether a limit or a duration is meant: "at least 18 years old", "depuis 3 ans"."""
    at = match_start if match_start < start else start
    return _LIMIT.search(text, max(0, at - 24), at) is not None
