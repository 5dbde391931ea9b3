"""DIAGNOSIS: what somebody suffers from, by its label, by its ICD-10 code, by its name in a sentence about somebody.

A diagnosis stands behind its label ("Indication: atrial fibrillation (I48.91)"), beside its code, or in words such as
"history of ..."; a code and the words beside it are one finding, in two columns two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers import reveals
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult, each_place_once
from phiscan.detect.recognizers.condition_items import condition_items
from phiscan.detect.recognizers.condition_names import condition_spans, is_condition, joined
from phiscan.detect.recognizers.diagnosis_prose import is_anothers, of_relatives, suffered, told_of_somebody
from phiscan.detect.recognizers.diagnosis_wording import LEAD_IN, wording
from phiscan.detect.recognizers.listed_items import Items, beside, items_of, stands_for, with_words
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.9
_CODE_SCORE = 0.95
_SENTENCE_SCORE = 0.7

# ICD-10 and ICD-10-CM: U is for provisional codes; the seventh place is a letter.
ICD = re.compile(r"(?<![\w.])[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?(?![\w.]?\w)")
# With its point a code is one in a cell or in brackets, where the page speaks of diagnoses.
_POINTED = Sieved(r"(?:(?<=[\t\n(\[])|(?<=: ))[A-TV-Z]\d[\dAB]\.[\dA-Z]{1,4}(?=[\t\n)\],;]|\Z)")
_PAGE_SPEAKS = re.compile(
    r"diagnos|\bdx\b|\bicd|\bcim\b|indication|problem list|patholog|affection|motif|assessment|impression",
    re.IGNORECASE,
)
# At the beginning of a cell, before the name of a condition: "I10 Essential hypertension".
_LISTED_CODE = re.compile(
    r"(?:(?<=[\t\n])|(?<=: ))(?P<code>[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?)[ :–-]{1,3}(?P<words>[^\W\d_][^\n\t:;|]{2,90}?)(?=[ .]*(?:[\n\t;|]|\Z))"
)
# ICD-9-CM, in use until September 2015: behind a label of codes only.
_ICD9 = re.compile(r"(?<![\w.])(?:\d{3}\.\d{1,2}|V\d\d\.\d{1,2}|E\d{3}(?:\.\d)?)(?![\w.]?\w)")
# Without its point, as claims print it: where it is all of a field, or all of lines under a heading of diagnoses.
_BARE = r"[A-TV-Z]\d[\dAB][\dA-Z]{0,4}"
_ONLY_BARE = re.compile(rf"\s*(?P<code>{_BARE})(?= ?[\t\n]|\Z)")
_BARE_LINES = re.compile(
    rf"(?:^(?:\d{{1,2}}|[A-Z])?[ .)\t]*{_BARE}(?:[ \t]+(?:[A-Z][ .:]{{1,2}})?{_BARE})*$\n?){{2,}}|^(?:[A-Z][ .:]{{1,2}})?{_BARE}(?:[ \t]+(?:[A-Z][ .:]{{1,2}})?{_BARE})+$",
    re.MULTILINE,
)
_HEADS_CODES = re.compile(r"\b(?:dx|diag(?:nos[ei]s)?|icd)\b", re.IGNORECASE)
_HEADING_REACH = 120
_LEAST_BARE = 3
_ICD_NAMED = Sieved(r"\b(?:ICD|CIM)[- ]?(?:9|10)?(?:-CM)?(?: codes?)?[ :\n]{0,3}(?=[A-Z]\d)", re.IGNORECASE)
_CODE_LABEL = re.compile(r"\b(?:code|codes|icd|cim|dx)\b")
# Behind a diagnosis, who sent the patient with it: "Motif : angor, adressé par Dr Roux".
_SENT = re.compile(
    r",? \(?(?:(?:adressé|envoyé|orienté|référé|confié|suivi|demandé)(?:e|\(e\))? par|(?:referred|sent|followed|seen) by)"
    r"(?= (?:le |la |the )?(?:D[Rr]|Pr|Docteur|Doctor|Professeur)\b)",
    re.IGNORECASE,
)
# Labels that are words of any sentence: they count where they open a cell.
_EVERYDAY_LABELS = frozenset(
    "problem problems condition conditions reason assessment pathologie affection contexte".split()
)
# What is written there may be a condition: believed where it has the name of one.
# Of what somebody thinks of a visit: believed where it names a condition or gives its code.
_WEIGHED = frozenset(
    {"a/p", "assessment", "assessment & plan", "assessment and plan", "impression and plan", "impression/plan", "path"}
)
# The insurance whose name ends in a label's word: "l'Assurance Maladie - CPAM du Roc".
_INSURANCE = ("assurance ", "assurance-")
_MAY_HOLD = frozenset("reason purpose conclusion conclusions history plan comments commentaire synthese".split())
_DESCRIBES = frozenset(
    "description libelle diagnosis problem condition name denomination intitule nom designation".split()
)


class DiagnosisRecognizer(Recognizer):
    """Labelled diagnoses, ICD codes with their descriptions, named conditions in sentences."""

    ENTITIES = ("DIAGNOSIS",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Diagnoses in `text`, each place once."""
        text = unwrapped(text)
        results = (
            *self._labelled(text),
            *self._coded(text),
            *(self._in_prose(*span, role=Role.RELATIVE) for span in of_relatives(text)),
            *(self._in_prose(*span) for span in condition_items(text)),
            *(self._in_prose(*span) for span in suffered(text)),
            *(self._in_prose(*span) for span in told_of_somebody(text)),
        )
        for result in each_place_once(results):
            yield self._told(result, text)

    def _told(self, found: RecognizerResult, text: str) -> RecognizerResult:
        """With what it reveals."""
        printed = " ".join(text[found.start : found.end].split())
        code = ICD.search(printed)
        return self.with_detail(found, ({"code": code.group()} if code else {}) | reveals.of_diagnosis(printed))

    def _diagnosis(self, start: int, end: int, basis: Basis, score: float) -> RecognizerResult:
        return self.result("DIAGNOSIS", start, end, basis=basis, score=score, role=Role.PATIENT)

    def _in_prose(self, start: int, end: int, *, role: Role = Role.PATIENT) -> RecognizerResult:
        # What a family's history is asked for is told behind a label.
        basis = Basis.LABEL if role is Role.RELATIVE else Basis.PATTERN
        return self.result("DIAGNOSIS", start, end, basis=basis, score=_SENTENCE_SCORE, role=role)

    def _labelled(self, text: str) -> Iterator[RecognizerResult]:
        coded: list[Field] = []
        fields = read_fields(text)
        for each in fields:
            if not each.has("diagnosis") or text[max(0, each.label.start - 10) : each.label.start].lower().endswith(
                _INSURANCE
            ):
                continue
            bare = _ONLY_BARE.match(text, each.start, each.end)
            if bare and _has_digits(bare["code"]):
                yield self._diagnosis(*bare.span("code"), Basis.LABEL, _CODE_SCORE)
                continue
            if ICD.search(text, each.start, each.end):
                coded.append(each)
            elif not _is_labelled(text, each):
                continue
            sent = _SENT.search(text, each.start + 1, each.end)
            each = replace(each, end=sent.start()) if sent else each
            lead = LEAD_IN.match(text, each.start, each.end)
            listed = replace(each, start=lead.end()) if lead else each
            weighed = fold(text[each.label.start : each.label.end]) in _WEIGHED
            for start, end in items_of(text, listed, Items.CONDITIONS):
                if weighed and not (is_condition(text[start:end]) or ICD.search(text, start, end)):
                    continue
                yield from self._text_and_codes(text, start, end, codes9=_is_of_codes(text, each))
        for at in coded:
            if not _has_procedure(fields, at.line):
                for start, end in beside(text, at.start, _DESCRIBES):
                    yield from self._wording(text, start, end)
        for each in fields:
            if each.label.marked and fold(text[each.label.start : each.label.end]) in _MAY_HOLD:
                cell = max(text.rfind("\n", 0, each.label.start), text.rfind("\t", 0, each.label.start)) + 1
                for start, end in condition_spans(text[each.start : each.end]):
                    if not is_anothers(text, cell, each.start + start):
                        yield self._diagnosis(each.start + start, each.start + end, Basis.PATTERN, _SENTENCE_SCORE)

    def _text_and_codes(self, text: str, start: int, end: int, *, codes9: bool) -> Iterator[RecognizerResult]:
        """One finding for each code, with the words beside it; without codes the words."""
        codes = [*ICD.finditer(text, start, end)] or ([*_ICD9.finditer(text, start, end)] if codes9 else [])
        if not codes:
            yield from self._wording(text, start, end)
        bounds = [start, *(code.start() for code in codes[1:]), end]
        for code, low, high in zip(codes, bounds, bounds[1:], strict=False):
            span = with_words(text, low, high, *code.span())
            yield self._diagnosis(*span, Basis.LABEL, _CODE_SCORE)

    def _wording(self, text: str, start: int, end: int) -> Iterator[RecognizerResult]:
        span = wording(text, start, end)
        for low, high in joined(text, *span) if span else ():
            yield self._diagnosis(low, high, Basis.LABEL, _LABEL_SCORE)

    def _coded(self, text: str) -> Iterator[RecognizerResult]:
        for before in _ICD_NAMED.finditer(text):
            code = ICD.match(text, before.end())
            if code:
                yield self._diagnosis(code.start(), code.end(), Basis.LABEL, _CODE_SCORE)
        for lines in _BARE_LINES.finditer(text):
            if _HEADS_CODES.search(text, max(0, lines.start() - _HEADING_REACH), lines.start()):
                for code in re.finditer(rf"(?<!\w){_BARE}(?!\w)", lines.group()):
                    at = lines.start() + code.start()
                    yield self._diagnosis(at, at + len(code.group()), Basis.PATTERN, _CODE_SCORE)
        for code in _POINTED.finditer(text):
            if not _PAGE_SPEAKS.search(text):
                return
            low = max(text.rfind("\n", 0, code.start()), text.rfind("\t", 0, code.start())) + 1
            named = text[code.start() - 1] in "([" and ":" not in text[low : code.start()]
            low = low if named and is_condition(text[low : code.start()]) else code.start()
            yield self._diagnosis(*with_words(text, low, code.end(), *code.span()), Basis.PATTERN, _CODE_SCORE)
        for listed in _LISTED_CODE.finditer(text):
            if is_condition(listed["words"]) or ("." in listed["code"] and _PAGE_SPEAKS.search(text)):
                yield self._diagnosis(listed.start("code"), listed.end("words"), Basis.PATTERN, _CODE_SCORE)


def _has_digits(code: str) -> bool:
    """Whether a code without its point has places behind it: "A41" by itself may be a room."""
    return len(code) > _LEAST_BARE


def _is_labelled(text: str, each: Field) -> bool:
    """Whether the label is marked as one, and its value not the heading of the next column."""
    everyday = fold(text[each.label.start : each.label.end]) in _EVERYDAY_LABELS
    in_sentence = everyday and text[max(0, each.label.start - 1) : each.label.start] not in ("", "\n", "\t")
    return stands_for(text, each) and not in_sentence


def _is_of_codes(text: str, each: Field) -> bool:
    return _CODE_LABEL.search(fold(text[each.label.start : each.label.end])) is not None


def _has_procedure(fields: tuple[Field, ...], line: int) -> bool:
    return any(each.line == line and each.has("procedure") for each in fields)
