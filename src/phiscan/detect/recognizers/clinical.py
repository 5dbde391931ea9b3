"""DIAGNOSIS and MEDICATION: what somebody suffers from, what somebody takes.

A diagnosis stands behind its label ("Indication: atrial fibrillation (I48.91)") or is an ICD-10 code beside one; its
text and its code are findings of their own. A medication is a drug with its strength, or alone behind its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.lab_grammar import DATE
from phiscan.languages.labels import fold
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.9
_CODE_SCORE = 0.95
_DRUG_SCORE = 0.9
_SENTENCE_SCORE = 0.65
_LONGEST_DIAGNOSIS = 110
_MOST_ITEMS = 12

# ICD-10 and ICD-10-CM: U is for provisional codes; the seventh place is a letter.
_ICD = re.compile(r"(?<![\w.])[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?(?![\w.]?\w)")
_ICD_NAMED = re.compile(r"\b(?:ICD|CIM)[- ]?(?:9|10)?(?:-CM)?(?: codes?)?[ :\n]{0,3}(?=[A-Z]\d)", re.IGNORECASE)
_CODE_AROUND = re.compile(r"[\s(\[,;:–-]*(?:\(?(?:ICD|CIM)[- ]?(?:10)?(?:-CM)?:?)?[\s(\[,;:–-]*\Z", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"(?:(?:findings? )?(?:are |is )?(?:most )?(?:consistent|compatible) with|(?:suspicious|concerning) for|likely|"
    r"(?:aspect )?(?:compatible avec|évocat(?:eur|rice) d[e'’] ?)|history of|rule out|r/o|\d{1,2}[.)]|[-•*])\s*",
    re.IGNORECASE,
)
_ITEM_LINE = re.compile(
    r"\n\s*(?:\d{1,2}[.)]|[-•*])\s*(?=\S)([^\n\t]+(?:\n(?!\s*(?:\d{1,2}[.)]|[-•*]|[^\n]{0,40}:))[a-zà-ÿ][^\n\t]*)?)"
)
_SENTENCE_END = re.compile(r"\.(?=\s|\Z)|[\t]|;|\n(?![a-zà-ÿ])")
_NO_DIAGNOSIS = re.compile(
    r"(?:stable|good|fair|poor|improved|guarded|critical|satisfactory|none|n/?a|nil|no|yes|oui|non|see|unknown|not (?:provided|given|applicable|specified)|"
    r"pending|deferred|normal|unremarkable|aucune?|n[ée]ant|ras|voir|code|description|cf|same|as above|follow[- ]?up|left|right|status|date|page|"
    r"negative|routine|screening|codes?|list|information)\b[ .]*\Z|(?:see|voir|code|no acute|no evidence|aucune?|pas de|absence d|please|date)\b",
    re.IGNORECASE,
)
_SUFFERS = re.compile(
    r"\b(?:(?:was|were|been|is|recently) (?:diagnosed with|evaluated for|treated for|admitted with)|diagnosis of|"
    r"(?:suivie?|hospitalis[ée]e?|admise?|trait[ée]e?) (?:depuis \d{4} )?pour|atteinte? d(?:e |['’])|"
    r"porteu(?:r|se) d(?:e |['’])|en faveur d(?:e |['’]))"
    r"\s?(?:an? |the |une? |l['’]|des )?(?P<what>[^\W\d_][^.;()?\t\n:]{3,60}?(?:\n[a-zà-ÿ][^.;()\t\n:]{0,40}?)?)"
    r"(?=[.;()?\t\n]|, (?:with|who|and|not|without)\b|,? (?:in \d{4}|since|depuis|on \d|le \d|by|par|[àa] la demande|which|and is|et)\b|\Z)",
    re.IGNORECASE,
)
_STRENGTH = r"\d{1,5}(?:[.,]\d{1,4})?(?: ?[-/] ?\d{1,4}(?:[.,]\d{1,3})?)? ?(?:mg|mcg|[µu]g|g|ml|mEq|units?|unit[ée]s?|UI|IU|%|M\.?UI)(?![\w/]|/(?:dl|l)\b)"
_AFTER_DRUG = re.compile(
    rf"(?P<salt>(?: (?:sodium|succinate|tartrate|sulfate|hydrochloride|hcl|acetate|calcium|potassium|xr|er|sr|xl|cr|dr|lp|odt|hfa|glargine|lispro|aspart|detemir|degludec|regular|nph))?)"
    rf"(?P<strength>[ ,(]{{0,2}}{_STRENGTH}|\t(?P<cell>{_STRENGTH}))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}(?: [kK]\b)?")
_TAKES = re.compile(
    r"(?:\b(?:takes?|taking|tak(?:ing|es)|on|prescribed|given|start(?:ed)?|continue[sd]?|resumed?|medicines? (?:are|is|include)|medications? (?:are|include)|put on|"
    r"traitement (?:associe|par|comporte)|sous|prend|trait[ée]e? par|associe)|signal[ée] ?:)[ :]*\Z",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:,|,? and|,? et|;)\s\Z")
_VACCINE = re.compile(r"(?m)^[ ]*Vacc(?:ine?|in)(?: name| administered)?: ([^\t\n:]{2,50})(?=\t)", re.IGNORECASE)
# Labels that are words of any sentence: they count where they open a cell.
_EVERYDAY_LABELS = frozenset("problem problems condition reason assessment pathologie affection contexte".split())
_OF_TEXT = re.compile(r"[^\W\d_]{3}")


class ClinicalRecognizer(Recognizer):
    """Labelled diagnoses, ICD-10 codes beside a label, drugs with strength or behind a label."""

    ENTITIES = ("DIAGNOSIS", "MEDICATION")

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Diagnoses and medications in `text`, each place once a type."""
        seen: set[tuple[str, int]] = set()
        for result in (
            *self._labelled(text),
            *self._coded(text),
            *self._suffered(text),
            *self._drugs(text),
            *self._vaccines(text),
        ):
            key = (result.entity_type, result.start)
            if key not in seen:
                seen.add(key)
                yield result

    def _diagnosis(self, start: int, end: int, basis: Basis, score: float) -> RecognizerResult:
        return self.result("DIAGNOSIS", start, end, basis=basis, score=score, role=Role.PATIENT)

    def _labelled(self, text: str) -> Iterator[RecognizerResult]:
        for each in read_fields(text):
            if each.has("diagnosis") and (_ICD.search(text, each.start, each.end) or _is_labelled(text, each)):
                for start, end in _items(text, each):
                    yield from self._text_and_codes(text, start, end)

    def _text_and_codes(self, text: str, start: int, end: int) -> Iterator[RecognizerResult]:
        at = start
        for code in _ICD.finditer(text, start, end):
            yield self._diagnosis(code.start(), code.end(), Basis.LABEL, _CODE_SCORE)
            yield from self._wording(text, at, code.start())
            at = code.end()
        yield from self._wording(text, at, end)

    def _wording(self, text: str, start: int, end: int) -> Iterator[RecognizerResult]:
        """The words of a diagnosis, without what leads to them and its code's brackets."""
        around = _CODE_AROUND.search(text, max(start, end - 24), end)
        end = around.start() if around else end
        while start < end and (
            text[start].isspace() or text[start] in "()[]:;,.–-" or _LEAD_IN.match(text, start, end)
        ):
            lead = _LEAD_IN.match(text, start, end)
            start = lead.end() if lead else start + 1
        stop = _SENTENCE_END.search(text, start, end)
        end = stop.start() if stop else end
        end -= len(text[start:end]) - len(text[start:end].rstrip(" .,;:-–(\n"))
        words = text[start:end]
        if (
            _OF_TEXT.search(words)
            and len(words) <= _LONGEST_DIAGNOSIS
            and not _NO_DIAGNOSIS.match(words)
            and not DATE.match(words)
        ):
            yield self._diagnosis(start, end, Basis.LABEL, _LABEL_SCORE)

    def _coded(self, text: str) -> Iterator[RecognizerResult]:
        for named in _ICD_NAMED.finditer(text):
            code = _ICD.match(text, named.end())
            if code:
                yield self._diagnosis(code.start(), code.end(), Basis.LABEL, _CODE_SCORE)

    def _suffered(self, text: str) -> Iterator[RecognizerResult]:
        for match in _SUFFERS.finditer(text):
            start, end = match.span("what")
            if len(text[start:end].split()) <= 7 and not _NO_DIAGNOSIS.match(text, start):
                end -= len(text[start:end]) - len(text[start:end].rstrip(" ,"))
                yield self._diagnosis(start, end, Basis.PATTERN, _SENTENCE_SCORE)

    def _drugs(self, text: str) -> Iterator[RecognizerResult]:
        fields = [each for each in read_fields(text) if each.has("medication") and each.label.marked]
        last_end = -1
        for word in _WORD.finditer(text):
            if word.start() < last_end or fold(word.group()) not in _known_drugs():
                continue
            after = _AFTER_DRUG.match(text, word.end())
            end = (after.end("salt") if after["cell"] else after.end()) if after else word.end()
            strong = after is not None and after["strength"] is not None
            field = any(each.start <= word.start() < each.end for each in fields)
            listed = 0 <= word.start() - last_end <= 6 and _LISTED.search(text, last_end, word.start()) is not None
            if strong or field or listed or _TAKES.search(text, max(0, word.start() - 30), word.start()):
                last_end = end
                basis, score = (
                    (Basis.LABEL, _LABEL_SCORE)
                    if field
                    else (Basis.PATTERN, _DRUG_SCORE if strong else _SENTENCE_SCORE)
                )
                detail = (
                    {"drug": text[word.start() : after.end("salt")], "dose": (after["strength"] or "").strip(" ,(\t")}
                    if after
                    else {}
                )
                yield self.result(
                    "MEDICATION",
                    word.start(),
                    end,
                    basis=basis,
                    score=score,
                    role=Role.PATIENT,
                    detail={k: v for k, v in detail.items() if v},
                )

    def _vaccines(self, text: str) -> Iterator[RecognizerResult]:
        """Rows of an immunisation record: a vaccine with the day it was given."""
        for match in _VACCINE.finditer(text):
            line_end = text.find("\n", match.end())
            if DATE.search(text, match.end(), line_end if line_end >= 0 else len(text)):
                yield self.result(
                    "MEDICATION", *match.span(1), basis=Basis.LABEL, score=_LABEL_SCORE, role=Role.PATIENT
                )


def _is_labelled(text: str, each: Field) -> bool:
    """Whether the label is marked as one, and its value not the heading of the next column."""
    everyday = fold(text[each.label.start : each.label.end]) in _EVERYDAY_LABELS
    in_sentence = everyday and text[max(0, each.label.start - 1) : each.label.start] not in ("", "\n", "\t")
    return each.label.marked and not in_sentence and not (each.next_cell and text[each.start - 1] == "\t")


def _items(text: str, each: Field) -> Iterator[tuple[int, int]]:
    """The diagnoses of a field: its value, a list in it parted by commas, the numbered lines under it."""
    start, end = each.start, each.end
    end = _paragraph_end(text, start, end)
    yield from _parts(text, start, end)
    if not (each.next_cell or text[start : start + 2] in ("1.", "1)")):
        return
    for _ in range(_MOST_ITEMS):
        item = _ITEM_LINE.match(text, end)
        if item is None:
            return
        yield item.span(1)
        end = item.end()


def _paragraph_end(text: str, start: int, end: int) -> int:
    """The end of a value that runs over the line: the next line goes on in lower case."""
    while (
        end < len(text) and text[end] == "\n" and text[end + 1 : end + 2].islower() and end - start < _LONGEST_DIAGNOSIS
    ):
        following = text.find("\n", end + 1)
        end = following if following >= 0 else len(text)
    return end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    value = text[start:end]
    parts = [part for part in re.split(r"[,;]", value) if part.strip()]
    if (
        ("," in value or ";" in value)
        and all(len(part.split()) <= 4 for part in parts)
        and "." not in value.rstrip(". ")
    ):
        for match in re.finditer(r"[^,;]+", value):
            yield start + match.start(), start + match.end()
    else:
        yield start, end


@cache
def _known_drugs() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("drugs.txt").read_text("utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line and not line.startswith("#"))
