"""PROCEDURE: what was done to somebody: codes (CPT, HCPCS, CCAM, ICD-10-PCS) behind their label, and named procedures.

Five digits are a procedure's only where something says so: a label, a column's heading, a bill's line on a page that
speaks of CPT or HCPCS. CCAM codes (four letters, three digits) have a form of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers import reveals
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult, each_place_once
from phiscan.detect.recognizers.lab_headings import cells_of
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.listed_items import Items, beside, headed_cells, items_of, stands_for, with_words
from phiscan.detect.recognizers.procedure_prose import named, underwent
from phiscan.detect.recognizers.procedure_wording import wording
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold
from phiscan.model import Basis, Role

_CODE_SCORE = 0.95
_LABEL_SCORE = 0.85
_SENTENCE_SCORE = 0.7

# CPT category I, II (F), III (T), laboratory (U); HCPCS level II; the dental codes are among its D.
_CPT = r"(?:0[0-9]{4}|[1-9]\d{4}|\d{4}[FTUM])"
_HCPCS = r"[A-HJ-MPQR-V]\d{4}"
_MODIFIER = r"(?:-(?:\d{2}|[A-Z]{2}|[A-Z]\d))?"
_CCAM = r"[A-Z]{4}\d{3}"
_PCS = r"(?=[A-HJ-NP-Z]*\d)[0-9A-HJ-NP-Z]{7}"
_ANY_CODE = re.compile(rf"(?<![\w$.,-])(?:{_PCS}|{_CPT}|{_HCPCS}|{_CCAM})(?!\w|[.,]\d)(?:{_MODIFIER}(?!\w))?")
_NAMED_CODE = Sieved(
    rf"\b(?:CPT|HCPCS|CCAM)(?:[ /-]?4)?(?:[ -]?(?:codes?|/ ?HCPCS))?[ :#(]{{1,3}}(?P<code>{_CPT}|{_HCPCS}|{_CCAM})(?!\w|[.,]\d)"
)
# In a field of words: an act's code, or another in brackets.
_BRACKETED = re.compile(rf"(?<![\w.-])(?:{_CCAM}|(?<=\()(?:{_CPT}|{_HCPCS})(?=\)))(?![\w-])")
# "CPT 93793 Anticoagulant management", up to a mark.
_DESCRIBED = re.compile(r" ?[-–—:]? ?\(?[^\W\d_][^\t\n:;.()|$]{5,60}(?=[\t\n;.)|]|\Z)")
# "99213 Office visit": before words, at the beginning.
_OPENING_CODE = re.compile(rf"(?:{_CPT}|{_HCPCS})(?:{_MODIFIER})(?= ?[-–—:]? ?[^\W\d_]{{3}})")
# A cell of a bill's line. CCAM needs a page that speaks of acts, the others one of their own name.
_CELL_CODE = re.compile(rf"(?:^|(?<=\t)|(?<=: ))(?P<code>{_CPT}|{_HCPCS})(?:{_MODIFIER})(?=\t|$)", re.MULTILINE)
# "Home INR monitoring (G0249)": behind words, in brackets of its own.
_IN_BRACKETS = re.compile(rf"[^\W\d_]\s\((?P<code>{_CPT}|{_HCPCS})\)")
# A box that is ticked: "[X] Lipid panel (80061)".
_TICKED = re.compile(rf"(?:\[ ?[xX✓✔] ?\]|[☒☑✓✔]) ?[^\n\t()\[\]]{{2,60}} \((?P<code>{_CPT}|{_HCPCS})\)")
# A line of what care cost: code, words, amount. Goods are priced so too; their pages speak of other things.
_CHARGED = re.compile(
    rf"(?:^|(?<=\t)|(?<=: )|(?<=\d\d )|(?<=\d\d\d\d ))(?P<what>(?:{_CPT}|{_HCPCS}){_MODIFIER} [^\W\d_][^\n\t:;$|]{{4,70}}?)(?= ?[\t$][^\n]*\d[.,]\d\d(?!\d)| +\$?\d+[.,]\d\d(?!\d))",
    re.MULTILINE,
)
_CARE = Sieved(
    r"\b(?:dates?(?:\(s\))? of service|(?:svc|service) date|patient (?:accounts?|name|responsibility|balance)|patient'?s? name|ins(?:urance)?\.? (?:paid|payments?|adj\w*)|health insurance|remittance|explanation of (?:benefits|payment)|total charges|serv\.? date|claim (?:no|number|id|status))",
    re.IGNORECASE,
)
_GOODS = Sieved(
    r"\b(?:purchase order|p\.?o\.? (?:no|number|#)|sku|catalog(?:ue)? (?:no|number|#)|unit price|invoice (?:no|number|#))",
    re.IGNORECASE,
)
_CCAM_ALONE = re.compile(rf"(?<![\w.-]){_CCAM}(?![\w-])")
_SPEAKS = Sieved(
    r"\b(?:CPT|HCPCS|procedure codes?|proc(?:\.|edure)? ?code|service codes?|svc code|billing code)\b", re.IGNORECASE
)
_SPEAKS_FRENCH = Sieved(r"\b(?:ccam|actes?|intervention|cotation|honoraires)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\d[.,]\d\d(?!\d)")
_CODE_LABEL = re.compile(r"\b(?:codes?|cpt|hcpcs|ccam|ngap|pcs)\b")
# Headings of wards and deliveries too: of procedures where a code stands beside.
_VAGUE = frozenset("soin soins service services prestation prestations acte(s)".split())
_CODES = frozenset({"code", "codes", "ada code", "code acte", "cdt", "cdt code", "code ngap"})
# Who had it done and who did it: "X-ray, 2 views Ana Ruiz / Dr. Roux".
_SERVED = re.compile(r"[ \n](?:[A-ZÀ-Þ][\w'’-]+\.? ){2,4}/ (?=Dr\b)")
_ROW = re.compile(r"(?m)^[^\n\t]+\t[^\n]+$")
# What bills sum up, by who gave it or who paid: "CONSULTATION GENERALISTE", "PHARMACIE 65 %", "Contractual adjustment".
_SORT_OF_CARE = re.compile(
    r"(?:consultations?(?! (?:de|au|avec|d['’]))|pharmacie|honoraires|d[ée]passements?|forfaits?|majorations?|indemnit[ée]s?|d[ée]placements?|actes? (?:techniques?|de biologie|infirmiers?|m[ée]dica(?:l|ux))|soins (?:dentaires|infirmiers|externes)|"
    r"kin[ée]sith[ée]rapie|orthophonie|optique|transports?|chambre|participation|franchise|r[ée]gl[ée]e?|vir[ée]|virement|remboursement|reste [àa] charge|ticket mod[ée]rateur|m[ée]dicaments?|appareillage|sous-total|"
    r"(?:contractual |insurance |patient )*(?:adjustments?|payments?|discounts?|write-?offs?|copays?|coinsurance|deductible|balance|refunds?)|new patient|established patient|previous balance|finance charge|late fee|total)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4}")


class ProcedureRecognizer(Recognizer):
    """Codes of procedures with the descriptions beside them, procedures behind a label or in a sentence."""

    ENTITIES = ("PROCEDURE",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Procedures in `text`, each place once."""
        results = (
            *self._labelled(text),
            *self._in_columns(text),
            *self._coded(text),
            *(self._procedure(*span, Basis.PATTERN, _SENTENCE_SCORE) for span in underwent(text)),
            *(self._procedure(*span, Basis.PATTERN, _SENTENCE_SCORE) for span in named(text)),
        )
        for result in each_place_once(results):
            yield self._told(result, text)

    def _told(self, found: RecognizerResult, text: str) -> RecognizerResult:
        """With what it reveals, without whom it was done for and by."""
        served = _SERVED.search(text, found.start, found.end)
        found.end = served.start() if served else found.end
        printed = " ".join(text[found.start : found.end].split())
        code = _ANY_CODE.search(printed)
        return self.with_detail(found, ({"code": code.group()} if code else {}) | reveals.of_procedure(printed))

    def _procedure(self, start: int, end: int, basis: Basis, score: float) -> RecognizerResult:
        return self.result("PROCEDURE", start, end, basis=basis, score=score, role=Role.PATIENT)

    def _labelled(self, text: str) -> Iterator[RecognizerResult]:
        worded: list[int] = []
        fields = read_fields(text)
        # "PROCEDURE | RESULT": a laboratory's tests.
        tests = {each.line for each in fields if each.has("result")}
        for each in fields:
            if each.has("procedure") and each.line not in tests and stands_for(text, each):
                codes = list(_codes(text, each))
                if not codes:
                    worded.append(each.start)
                if not codes and _label(text, each) in _VAGUE and not _is_billed(text, each.end):
                    continue
                yield from self._items(text, each, codes)
        for start, end in headed_cells(text, "procedure"):
            if not _ANY_CODE.search(text, start, end):
                worded.append(start)
                if _is_billed(text, end) and not _has_code_cell(text, start):
                    yield from self._wording(text, start, end)
        for at in worded:
            for start, end in beside(text, at, _CODES):
                if _ANY_CODE.fullmatch(text, start, end):
                    yield self._procedure(start, end, Basis.LABEL, _CODE_SCORE)

    def _in_columns(self, text: str) -> Iterator[RecognizerResult]:
        """The codes of a bill's rows, in a column of codes beside one of words."""
        for row in _ROW.finditer(text):
            if not _is_billed(text, row.start()):
                continue
            cells = cells_of(text, *row.span())
            worded = any(_WORD.search(text, cell.start, cell.end) for cell in cells)
            for cell in cells if worded else ():
                code = _ANY_CODE.match(text, cell.start, cell.end)
                if code and fold(cell.heading) in _CODES and not text[code.end() : cell.end].strip():
                    yield self._procedure(*code.span(), Basis.LABEL, _CODE_SCORE)

    def _items(self, text: str, each: Field, codes: list[tuple[int, int]]) -> Iterator[RecognizerResult]:
        """The procedures of a field: each code with the words beside it; where none stands in the line, the words."""
        for start, end in items_of(text, each, Items.PROCEDURES):
            within = [(a, b) for a, b in codes if start <= a < end]
            if not within and not _has_code_cell(text, each.start):
                yield from self._wording(text, start, end)
            bounds = [start, *(a for a, _ in within[1:]), end]
            for (a, b), low, high in zip(within, bounds, bounds[1:], strict=False):
                yield self._procedure(*with_words(text, low, high, a, b), Basis.LABEL, _CODE_SCORE)

    def _wording(self, text: str, start: int, end: int) -> Iterator[RecognizerResult]:
        span = wording(text, start, end)
        if span and not (_is_billed(text, end) and _SORT_OF_CARE.match(text, span[0])):
            yield self._procedure(*span, Basis.LABEL, _LABEL_SCORE)

    def _coded(self, text: str) -> Iterator[RecognizerResult]:
        for code in _NAMED_CODE.finditer(text):
            end = code.end("code")
            behind = _DESCRIBED.match(text, end)
            yield self._procedure(code.start("code"), behind.end() if behind else end, Basis.LABEL, _CODE_SCORE)
        for box in _TICKED.finditer(text):
            yield self._procedure(*box.span("code"), Basis.PATTERN, _LABEL_SCORE)
        if _CARE.search(text) and not _GOODS.search(text):
            for line in _CHARGED.finditer(text):
                yield self._procedure(*line.span("what"), Basis.PATTERN, _LABEL_SCORE)
        if _SPEAKS.search(text):
            for named_code in _IN_BRACKETS.finditer(text):
                yield self._procedure(*named_code.span("code"), Basis.PATTERN, _LABEL_SCORE)
            for cell in _CELL_CODE.finditer(text):
                if _is_billed(text, cell.end()):
                    yield self._procedure(*cell.span("code"), Basis.PATTERN, _LABEL_SCORE)
        if _SPEAKS_FRENCH.search(text):
            for act in _CCAM_ALONE.finditer(text):
                yield self._procedure(act.start(), act.end(), Basis.PATTERN, _LABEL_SCORE)


def _label(text: str, each: Field) -> str:
    return fold(text[each.label.start : each.label.end])


def _is_of_codes(text: str, each: Field) -> bool:
    return _CODE_LABEL.search(_label(text, each)) is not None


def _codes(text: str, each: Field) -> Iterator[tuple[int, int]]:
    """The codes in a field; five digits in a field of words may be anything."""
    pattern = _ANY_CODE if _is_of_codes(text, each) else _BRACKETED
    opening = _OPENING_CODE.match(text, each.start, each.end)
    if opening and pattern is _BRACKETED:
        yield opening.span()
    for code in pattern.finditer(text, each.start, each.end):
        yield code.span()


def _has_code_cell(text: str, at: int) -> bool:
    """Whether a cell of the line is a procedure's code: then that is the procedure, and the words describe it."""
    low = text.rfind("\n", 0, at) + 1
    cells = cells_of(text, low, line_end(text, at))
    return len(cells) > 1 and any(_ANY_CODE.fullmatch(text, cell.start, cell.end) for cell in cells)


def _is_billed(text: str, at: int) -> bool:
    """Whether the line at a place is a bill's: with an amount."""
    return _AMOUNT.search(text, text.rfind("\n", 0, at) + 1, line_end(text, at)) is not None
