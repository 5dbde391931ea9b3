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
from phiscan.detect.recognizers.analytes import named
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.condition_items import condition_items
from phiscan.detect.recognizers.condition_names import condition_spans, is_condition
from phiscan.detect.recognizers.lab_grammar import DATE
from phiscan.detect.recognizers.listed_items import Items, beside, items_of, stands_for, with_words
from phiscan.languages import fold
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.9
_CODE_SCORE = 0.95
_SENTENCE_SCORE = 0.7
_LONGEST_DIAGNOSIS = 110

# ICD-10 and ICD-10-CM: U is for provisional codes; the seventh place is a letter.
ICD = re.compile(r"(?<![\w.])[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?(?![\w.]?\w)")
# With its point a code is one in a cell or in brackets, where the page speaks of diagnoses.
_POINTED = re.compile(r"(?:(?<=[\t\n(\[])|(?<=: ))[A-TV-Z]\d[\dAB]\.[\dA-Z]{1,4}(?=[\t\n)\],;]|\Z)")
_PAGE_SPEAKS = re.compile(r"diagnos|\bdx\b|\bicd|\bcim\b|indication", re.IGNORECASE)
# At the beginning of a cell, before the name of a condition: "I10 Essential hypertension".
_LISTED_CODE = re.compile(
    r"(?:(?<=[\t\n])|(?<=: ))(?P<code>[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?)[ :–-]{1,3}(?P<words>[^\W\d_][^\n\t:;|]{2,90}?)(?=[ .]*(?:[\n\t;|]|\Z))"
)
# ICD-9-CM, in use until September 2015: behind a label of codes only.
_ICD9 = re.compile(r"(?<![\w.])(?:\d{3}\.\d{1,2}|V\d\d\.\d{1,2}|E\d{3}(?:\.\d)?)(?![\w.]?\w)")
_ICD_NAMED = re.compile(r"\b(?:ICD|CIM)[- ]?(?:9|10)?(?:-CM)?(?: codes?)?[ :\n]{0,3}(?=[A-Z]\d)", re.IGNORECASE)
_CODE_LABEL = re.compile(r"\b(?:code|codes|icd|cim|dx)\b")
_CODE_AROUND = re.compile(r"[\s(\[,;:–-]*(?:\(?(?:ICD|CIM)[- ]?(?:10|9)?(?:-CM)?:?)?[\s(\[,;:–-]*\Z", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"(?:(?:an? )?(?:patiente?|homme|femme|fille|garçon|enfant|nourrisson|man|woman|boy|girl|male|female|child)[ ,]{1,2}(?:de |âgée? de |aged )?\d{1,3}"
    r"(?: ans| mois|[- ]?y(?:ears?|/?o)?(?:[- ]old)?)?[.,:;]|(?:an? |patiente? |homme |femme )?(?:de |âgée? de |of )?\d{1,3}(?:[- ]?year[- ]old| ?y/?o\b| ans\b)[^.;:\n]{0,40}? (?:with|w/|presenting with|for|avec|présentant|pour)(?= )|(?:findings? )?(?:are |is )?(?:most )?(?:consistent|compatible) with|(?:suspicious|concerning) for|likely|"
    r"(?:aspect )?(?:compatible avec|évocat(?:eur|rice) d[e'’] ?)|history of|\d{1,2}[.)]|[-•*])\s*",
    re.IGNORECASE,
)
# Where tissue comes from, before what it is: "BREAST, LEFT, EXCISION: ...".
_SITE = re.compile(r"[A-Z][A-Z ,/()-]{2,60}: (?=\w)")
_SENTENCE_END = re.compile(r"\.(?=[\s,]|\Z)|: (?=[A-Z][a-z])|[\t]|;|\n(?![a-zà-ÿ])")
_SINCE = re.compile(
    r",? \(?(?:(?:depuis|since|en|in|de|diagnosed|dx'?d?|le|on)(?: in| en)? (?:[^\W\d_]{3,9}\.? )?(?:\d{1,2}/)?(?:\d{1,2}/)?(?:19|20)\d\d)\)?\Z",
    re.IGNORECASE,
)
_NO_DIAGNOSIS = re.compile(
    r"(?:stable|good|fair|poor|improved|guarded|critical|satisfactory|none|n/?a|nil|no|yes|oui|non|see|unknown|not (?:provided|given|applicable|specified)|"
    r"pending|deferred|normal|unremarkable|aucune?|n[ée]ant|ras|voir|code|description|cf|same|as above|follow[- ]?up|left|right|status|date|page|"
    r"mrs?|ms|mme|mlle|dr|docteur|pansement|(?:premi[èe]re|1(?:[èe]re|re)|nouvelle) consultation|first visit|new visit|r[ée]sultats?|results?|vaccins?|vaccine|ordonnance|"
    r"certificat(?: (?:de |d['’]|m[ée]dical )?[^\W\d_][\w-]*){0,3}|contr[ôo]le (?:inr|annuel|tensionnel|tension|glyc[ée]mique|biologique|post-?op[ée]ratoire)|"
    r"negative|routine|screening|codes?|list|information|active|chronic|resolved|annual (?:physical|exam|wellness visit)|physical|check[- ]?up|new patient|"
    r"establish care|random|pre-?employment|post[- ]?accident|reasonable suspicion|annual|monitoring|lab ?work|blood ?work|medication refill|refill|inr check|wellness|injection|immunization|vaccination|consultation|contr[ôo]le|bilan|suivi|renouvellement)\b[ .]*\Z|"
    r"(?:\d{1,3}[- ]?(?:years?[- ]old|y/?o\b|ans\b)[^,;]{0,14}\Z|see|voir|code|no acute|no evidence|aucune?|pas de|absence d|please|date)\b",
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
# Before a condition's name, in a sentence about somebody: "history of", "follow-up of", "has", "suivi pour".
_OF_SOMEBODY = re.compile(
    r"(?:\b(?:history of|h/o|hx of|known|has|have|had|with|having|suffers from|suffering from|complicated by|due to|secondary to|"
    r"found to have|diagnos[ei]s (?:is|was|are|were|of)|my (?:medical )?(?:condition|diagnosis|illness|disease)(?:,| is| of|:)|certif(?:ies|y) (?:that )?|(?:man|woman|boy|girl|male|female|patient|gentleman|lady) with|complaining of|"
    r"\d+ ?m?c?g(?:/\d+ ?m[gl])?(?: (?:daily|weekly|twice daily))? for|comme ant[ée]c[ée]dents? ?:|ant[ée]c[ée]dents? ?:|[ée]tat \(|pr[ée]sente ?:|, pour|(?:\d{4}|\d+[/.]\d\d),? pour|"
    r"adress[ée]e? pour|follow(?:ed|ing)?[- ]?up (?:of|for|on)|followed for|seen for|management of|treatment (?:of|for)|therapy for|anticoagulated for|warfarin for|"
    r"diagnosed with|presents with|presented with|positive for|s/p|status post|admitted (?:for|with)|"
    r"ant[ée]c[ée]dents? d(?:e |['’])|ATCD ?:?|connue? pour|suivie? pour|souffr(?:e|ant) d(?:e |['’])|pr[ée]sente|atteinte? d(?:e |['’])|dans le cadre d(?:e |['’])|"
    r"hospitalis[ée]e?(?:\(e\))? (?:en[ \n][^.;]{3,40}[ \n])?pour|in our care[^.;]{0,30} for|under (?:our )?care[^.;]{0,30} for|constat[ée]r? |trait[ée]e? pour|secondaire [àa]|compliqu[ée]e? d(?:e |['’])|prise en charge d(?:e |['’]))"
    r"\s?(?:an? |the |une? |l['’]|la |le |son |sa |his |her |your )?)(?:[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})? )?\Z",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:mother|father|sister|brother|family|grand\w+|aunt|uncle|denies|denied|no|without|not|never|negative for|risk of|risks?|if you|people|patients? with|"
    r"anyone|used to treat|prevents?|mère|père|sœur|frère|famille|familiaux|pas|sans|absence|aucune?|risque|patients? atteints?|en cas)\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
# "Family history: mother Ana Roux: gout"
_FAMILY_HISTORY = re.compile(
    r"\b(?:family (?:medical |health )?history|(?:any(?:one| member) (?:in|of)|in) your family|ant[ée]c[ée]dents familiaux)[^\n:]{0,30}:\s?(?P<told>[^\n]{4,200})",
    re.IGNORECASE,
)
_RELATIVES = re.compile(
    r"\b(?:mother|father|sister|brother|son|daughter|aunt|uncle|cousin|grand(?:mother|father)|m[èe]re|p[èe]re|s(?:œ|oe)ur|fr[èe]re|fils|fille|tante|oncle)"
    r" [A-ZÀ-Ý][^,;.\n]{2,40}?(?: ?[:(–-] ?| (?:has|had|with|avec|a eu) )(?:an? )?\Z",
)
_REACH_BEFORE = 80
# ", and type 2 diabetes" behind one that was found.
_AND_ALSO = re.compile(r"(?:,|,? and|,? et|;|,? with)\s(?:an? |une? |la |le |the |d['’]une? )?\Z")
# Behind one: "acute cholecystitis is stable".
_GOES = re.compile(
    r" (?:is|remains|has been) (?:now )?(?:stable|unchanged|improved|improving|worse|resolved|(?:well |poorly )?controlled)\b"
)
# Said of who is spoken of, whoever else is in the sentence: "brought by her mother and found to have ...".
_OWN = re.compile(r"\b(?:was|were) found to have (?:an? )?\Z", re.IGNORECASE)
# Labels that are words of any sentence: they count where they open a cell.
_EVERYDAY_LABELS = frozenset(
    "problem problems condition conditions reason assessment pathologie affection contexte".split()
)
# A sentence about the page, no name of an illness.
_TELLS = re.compile(
    r"\b(?:is|are|was|were|will|should|could|would|patient was|not evaluated|recommend\w*|est|sont|était|sera|doit)\b",
    re.IGNORECASE,
)
_OF_TEXT = re.compile(r"[^\W\d_]{3}")
_MEASURED = re.compile(
    r"\b[A-Za-zÀ-ÿ0-9-]{2,20} (?:[àa]|=|of|at|:)? ?[<>]?\d+[.,]?\d* ?(?:%|[a-zµ]{1,4}/[a-zA-Z]{1,3})"
)
# What is written there may be a condition: believed where it has the name of one.
_MAY_HOLD = frozenset("reason purpose conclusion conclusions history plan comments commentaire synthese".split())
_DESCRIBES = frozenset(
    "description libelle diagnosis problem condition name denomination intitule nom designation".split()
)


class DiagnosisRecognizer(Recognizer):
    """Labelled diagnoses, ICD codes with their descriptions, named conditions in sentences."""

    ENTITIES = ("DIAGNOSIS",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Diagnoses in `text`, each place once."""
        seen: list[tuple[int, int]] = []
        for result in (
            *self._labelled(text),
            *self._coded(text),
            *self._of_family(text),
            *self._items(text),
            *self._suffered(text),
            *self._named(text),
        ):
            if not any(start < result.end and result.start < end for start, end in seen):
                seen.append((result.start, result.end))
                yield self._told(result, text)

    def _told(self, found: RecognizerResult, text: str) -> RecognizerResult:
        """With what it reveals."""
        printed = " ".join(text[found.start : found.end].split())
        code = ICD.search(printed)
        return self.with_detail(found, ({"code": code.group()} if code else {}) | reveals.of_diagnosis(printed))

    def _diagnosis(self, start: int, end: int, basis: Basis, score: float) -> RecognizerResult:
        return self.result("DIAGNOSIS", start, end, basis=basis, score=score, role=Role.PATIENT)

    def _labelled(self, text: str) -> Iterator[RecognizerResult]:
        coded: list[Field] = []
        fields = read_fields(text)
        for each in fields:
            if not each.has("diagnosis"):
                continue
            if ICD.search(text, each.start, each.end):
                coded.append(each)
            elif not _is_labelled(text, each):
                continue
            lead = _LEAD_IN.match(text, each.start, each.end)
            listed = replace(each, start=lead.end()) if lead else each
            for start, end in items_of(text, listed, Items.CONDITIONS):
                yield from self._text_and_codes(text, start, end, codes9=_is_of_codes(text, each))
        for at in coded:
            if not _has_procedure(fields, at.line):
                for start, end in beside(text, at.start, _DESCRIBES):
                    yield from self._wording(text, start, end)
        for each in fields:
            if each.label.marked and fold(text[each.label.start : each.label.end]) in _MAY_HOLD:
                cell = max(text.rfind("\n", 0, each.label.start), text.rfind("\t", 0, each.label.start)) + 1
                for start, end in condition_spans(text[each.start : each.end]):
                    if not _ANOTHERS.search(text, cell, each.start + start):
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
        """The words of a diagnosis, without what leads to them and its code's brackets."""
        around = _CODE_AROUND.search(text, max(start, end - 24), end)
        end = around.start() if around else end
        while start < end and (
            text[start].isspace() or text[start] in "()[]:;,.–-" or _LEAD_IN.match(text, start, end)
        ):
            lead = _LEAD_IN.match(text, start, end)
            start = lead.end() if lead else start + 1
        site = _SITE.match(text, start, end)
        start = site.end() if site else start
        stop = _SENTENCE_END.search(text, start, end)
        end = stop.start() if stop else end
        end -= len(text[start:end]) - len(text[start:end].rstrip(" .,;:-–(\n"))
        since = _SINCE.search(text, start, end)
        end = since.start() if since else end
        if _is_wording(text[start:end]):
            yield self._diagnosis(start, end, Basis.LABEL, _LABEL_SCORE)

    def _coded(self, text: str) -> Iterator[RecognizerResult]:
        for before in _ICD_NAMED.finditer(text):
            code = ICD.match(text, before.end())
            if code:
                yield self._diagnosis(code.start(), code.end(), Basis.LABEL, _CODE_SCORE)
        for code in _POINTED.finditer(text):
            if not _PAGE_SPEAKS.search(text):
                return
            low = max(text.rfind("\n", 0, code.start()), text.rfind("\t", 0, code.start())) + 1
            named = text[code.start() - 1] in "([" and ":" not in text[low : code.start()]
            low = low if named and is_condition(text[low : code.start()]) else code.start()
            yield self._diagnosis(*with_words(text, low, code.end(), *code.span()), Basis.PATTERN, _CODE_SCORE)
        for listed in _LISTED_CODE.finditer(text):
            if is_condition(listed["words"]):
                yield self._diagnosis(listed.start("code"), listed.end("words"), Basis.PATTERN, _CODE_SCORE)

    def _suffered(self, text: str) -> Iterator[RecognizerResult]:
        for match in _SUFFERS.finditer(text):
            start, end = match.span("what")
            if (
                len(text[start:end].split()) <= 7
                and not _NO_DIAGNOSIS.match(text, start)
                and not match.group().isupper()
            ):
                end -= len(text[start:end]) - len(text[start:end].rstrip(" ,"))
                yield self._diagnosis(start, end, Basis.PATTERN, _SENTENCE_SCORE)

    def _of_family(self, text: str) -> Iterator[RecognizerResult]:
        """What a relative who is named suffers from, where a family's history is asked for."""
        for line in _FAMILY_HISTORY.finditer(text):
            for start, end in condition_spans(line["told"]):
                if _RELATIVES.search(line["told"], 0, start):
                    at = line.start("told")
                    yield self.result(
                        "DIAGNOSIS", at + start, at + end, basis=Basis.LABEL, score=_SENTENCE_SCORE, role=Role.RELATIVE
                    )

    def _items(self, text: str) -> Iterator[RecognizerResult]:
        for start, end in condition_items(text):
            yield self._diagnosis(start, end, Basis.PATTERN, _SENTENCE_SCORE)

    def _named(self, text: str) -> Iterator[RecognizerResult]:
        last = -1
        for start, end in condition_spans(text):
            low = max(0, start - _REACH_BEFORE)
            goes_on = 0 <= start - last <= 12 and _AND_ALSO.search(text, last, start) is not None
            told = goes_on or _OF_SOMEBODY.search(text, low, start) or _GOES.match(text, end)
            if told and (_OWN.search(text, low, start) or not _ANOTHERS.search(text, low, start)):
                last = end
                yield self._diagnosis(start, end, Basis.PATTERN, _SENTENCE_SCORE)


def _is_wording(words: str) -> bool:
    return (
        _OF_TEXT.search(words) is not None
        and len(words) <= _LONGEST_DIAGNOSIS
        and _NO_DIAGNOSIS.match(words) is None
        and DATE.match(words) is None
        and _MEASURED.search(words) is None
        and _TELLS.search(words) is None
        and not (any(map(str.isdigit, words)) and named(words) is not None)
    )


def _is_labelled(text: str, each: Field) -> bool:
    """Whether the label is marked as one, and its value not the heading of the next column."""
    everyday = fold(text[each.label.start : each.label.end]) in _EVERYDAY_LABELS
    in_sentence = everyday and text[max(0, each.label.start - 1) : each.label.start] not in ("", "\n", "\t")
    return stands_for(text, each) and not in_sentence


def _is_of_codes(text: str, each: Field) -> bool:
    return _CODE_LABEL.search(fold(text[each.label.start : each.label.end])) is not None


def _has_procedure(fields: tuple[Field, ...], line: int) -> bool:
    return any(each.line == line and each.has("procedure") for each in fields)
