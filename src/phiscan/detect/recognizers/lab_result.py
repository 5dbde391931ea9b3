"""LAB_RESULT: an analyte with its value; unit, reference range, flag and date where they are printed.

The finding is the value as printed ("2.4", "<0.01", "Negative"); its detail holds the rest. A range, a
goal, a dose or a catalogue's row is no result: somebody must have been measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers import reveals
from phiscan.detect.recognizers.analytes import Mention, mentions
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.lab_blocks import in_blocks
from phiscan.detect.recognizers.lab_earlier import in_last_columns
from phiscan.detect.recognizers.lab_headings import Cell, Kind, cells_of, is_billed
from phiscan.detect.recognizers.lab_lines import in_lines, in_pairs
from phiscan.detect.recognizers.lab_muted import muted
from phiscan.detect.recognizers.lab_names import is_other_quantity, is_plain, parted_from_unit, without_idle
from phiscan.detect.recognizers.lab_rows import Result, Row
from phiscan.detect.recognizers.lab_sentences import in_sentences
from phiscan.detect.recognizers.lab_shorthand import in_shorthand
from phiscan.detect.recognizers.lab_susceptibility import susceptibilities
from phiscan.detect.recognizers.lab_told import cultures
from phiscan.detect.recognizers.lab_unknown import unknown_rows
from phiscan.detect.recognizers.lab_variants import variants
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold, lexicon
from phiscan.model import Basis, Role

INR, PH = "6301-6", "5803-2"
_TABLE_SCORE = 0.97
_ROW_SCORE = 0.95
_PROSE_SCORE = 0.85
_UNKNOWN_SCORE = 0.75
# A title names the analyte of the results under it for so many lines.
_TITLE_LINES = 40
_LONGEST_TITLE = 90
# A longer cell is running text.
_LONGEST_CELL = 60
# An abbreviation or everyday word is believed in the company of a result so near (characters).
_COMPANY = 90
_ON_CLAIMS = frozenset({"npi", "claim", "plan_id", "group"})
_LINE = re.compile(r"[^\n]+")
_PRICE = re.compile(r"[$€£] ?\d|\d[.,]\d\d ?(?:€|eur\b)", re.IGNORECASE)
# "17. NAME OF REFERRING PROVIDER": the number of a form's box.
_ITEM_NUMBER = re.compile(r"\d{1,2}[a-z]?\. ?[A-Z]{2}")
_WHOLE = re.compile(r"\d+")
# "Salem, CA 95479": the state is no calcium.
_ZIP = re.compile(r"\d{5}")
# What nothing measured is above, by LOINC code: meters stop at an INR of 8, laboratories report "> 10" or little more.
_HIGHEST = {INR: 999, PH: 14}
_COLLECTION = re.compile(
    r"collect|drawn|draw\b|\bcoll\b|prelev|specimen|tested|test date|date of test|date du test|echantillon"
)
_EARLIER = Sieved(
    r"(?:^|\t)(?:ant[ée]riorit[ée]s?|previous(?: results?)?|prior(?: results?)?|ant[ée]rieurs?)(?=[\t\n: ])",
    re.IGNORECASE | re.MULTILINE,
)
_DATED_CELL = re.compile(
    rf"(?:[\t\n(]|: ?|\b(?:le|du|on) |ant[ée]riorit[ée]s? )({grammar.DATE.pattern})(?=[\t\n)]|\Z)", re.IGNORECASE
)


class LabResultRecognizer(Recognizer):
    """Laboratory results in tables, rows, fields and sentences, English and French."""

    ENTITIES = ("LAB_RESULT",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Each value that was measured, once."""
        text = muted(unwrapped(text))
        found: dict[int, Result] = {}
        known = list(mentions(text))
        rows = _Rows(text, known)
        for result in rows.results():
            found.setdefault(result.measured.start, result)
        outside = [each for each in known if not rows.inside(each.start)]
        for result in (*in_pairs(text), *in_shorthand(text, outside), *in_lines(text, outside)):
            found.setdefault(result.measured.start, result)
        for measured, name in cultures(text):
            found[measured.start] = Result(measured, name, None)
        for result in susceptibilities(text):
            found[result.measured.start] = result
        for result in variants(text):
            found[result.measured.start] = result
        for result in in_blocks(text, [*found.values()]):
            found.setdefault(result.measured.start, result)
        for result in unknown_rows(text, [*found]):
            found.setdefault(result.measured.start, result)
        for result in in_sentences(text, [*found.values()]):
            found.setdefault(result.measured.start, result)
        for result in in_last_columns(text, [*found.values()]):
            found.setdefault(result.measured.start, result)
        results = _in_company([found[start] for start in sorted(found) if _plausible(text, found[start])])
        if results:
            page = _PageFacts(text)
            for result in results:
                yield self._finding(text, result, page)

    def _finding(self, text: str, result: Result, page: _PageFacts) -> RecognizerResult:
        measured = result.measured
        basis, score = _evidence(result)
        return self.result(
            "LAB_RESULT",
            measured.start,
            measured.end,
            basis=basis,
            score=score,
            role=Role.PATIENT,
            detail={"value": text[measured.start : measured.end], **_detail(result, page)},
        )


class _Rows:
    """The lines whose cells have headings, and the results in them."""

    def __init__(self, text: str, known: list[Mention]) -> None:
        self._text = text
        self._known = known
        self._structured: list[tuple[int, int]] = []

    def inside(self, at: int) -> bool:
        """Whether this place is in a row that was read by its headings."""
        return any(start <= at < end for start, end in self._structured)

    def results(self) -> Iterator[Result]:
        context: tuple[Mention | None, int] = (None, 0)
        place = 0
        for number, line in enumerate(_LINE.finditer(self._text)):
            start, end = line.span()
            here = []
            while place < len(self._known) and self._known[place].start < end:
                here.append(self._known[place])
                place += 1
            title = context[0] if number - context[1] <= _TITLE_LINES else None
            if ":" in line.group():
                cells = cells_of(self._text, start, end)
                if _is_of_a_form(cells):
                    continue
                if is_billed(cells):
                    self._structured.append((start, end))
                    continue
                row = Row(self._text, cells, title)
                found = list(row.results())
                if not row.is_field and (found or row.headed > 1):
                    self._structured += _read_spans(self._text, cells, row.start)
                    yield from found
            if here and end - start <= _LONGEST_TITLE:
                context = (here[-1], number)


def _read_spans(text: str, cells: list[Cell], at: int) -> Iterator[tuple[int, int]]:
    """The parts of a row, from the cell on that `at` is in, that are read by their headings: not what somebody wrote at length.

    Cells before are read as any line's.
    """
    start = max(text.rfind("\n", 0, at), text.rfind("\t", 0, at)) + 1
    for cell in cells:
        if cell.kind is not Kind.OTHER or cell.end - cell.start <= _LONGEST_CELL:
            yield start, max(start, cell.end)
        start = max(start, cell.end)


def _is_of_a_form(cells: list[Cell]) -> bool:
    """Whether cells stand under the numbers that claims ask for: amounts and units there are of what is billed."""
    labels = [lexicon().whole(cell.heading) for cell in cells if cell.heading and cell.kind is not Kind.ANALYTE]
    return any(label is not None and not _ON_CLAIMS.isdisjoint(label.fields) for label in labels)


class _PageFacts:
    """What a page says once for all its results: the date of collection, the goal range of the INR."""

    def __init__(self, text: str) -> None:
        fields = read_fields(text)
        self.date = _only(date for each in fields if each.has("date") and (date := _collection_date(text, each)))
        self.previous_date = _previous_date(text)
        self.inr_range = _only(goal for each in fields if each.has("range") and (goal := _goal(text, each)))


def _only(values: Iterator[str]) -> str | None:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def _collection_date(text: str, each: Field) -> str | None:
    if not _COLLECTION.search(fold(text[each.label.start : each.label.end])):
        return None
    match = grammar.DATE.match(text, each.start, each.end)
    return match.group() if match else None


def _previous_date(text: str) -> str | None:
    """The date that heads the column of earlier results, where there is one such column."""
    headings = _EARLIER.finditer(text)
    return _only(date.group(1) for each in headings if (date := _DATED_CELL.search(text, each.end(), each.end() + 160)))


def _goal(text: str, each: Field) -> str | None:
    match = grammar.RANGE.match(text, each.start, each.end)
    return match["range"] if match else None


def _plausible(text: str, result: Result) -> bool:
    """Whether anybody could have the value: a year or a house number is no INR, a day's rate no pH, what has a price no result."""
    if result.measured.parts.keys().isdisjoint({"unit", "range", "flag"}) and (
        _is_priced(text, result.measured.start) or _ITEM_NUMBER.match(text, result.measured.start)
    ):
        return False
    if result.weak and _ZIP.fullmatch(text, result.measured.start, result.measured.end):
        return False
    highest = _HIGHEST.get(result.mention.loinc(None)) if result.mention and result.measured.numeric else None
    number = _WHOLE.search(text, result.measured.start, result.measured.end) if highest else None
    return number is None or highest is None or int(number.group()) <= highest


def _is_priced(text: str, at: int) -> bool:
    """Whether the line is a catalogue's or a bill's."""
    end = text.find("\n", at)
    return _has_price(text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)])


@lru_cache(maxsize=16)
def _has_price(line: str) -> bool:
    return _PRICE.search(line) is not None


def _in_company(results: list[Result]) -> list[Result]:
    """The results without those whose analyte's name proves little and that stand alone."""
    kept = []
    for index, result in enumerate(results):
        neighbours = [results[at] for at in (index - 1, index + 1) if 0 <= at < len(results)]
        if not result.weak or any(abs(each.measured.start - result.measured.start) <= _COMPANY for each in neighbours):
            kept.append(result)
    return kept


def _evidence(result: Result) -> tuple[Basis, float]:
    if result.mention is None:
        return Basis.LABEL if result.firm else Basis.PATTERN, _UNKNOWN_SCORE
    if not result.firm:
        return Basis.PATTERN, _PROSE_SCORE
    return Basis.LABEL, _TABLE_SCORE if "range" in result.measured.parts else _ROW_SCORE


def _detail(result: Result, page: _PageFacts) -> dict[str, str]:
    parts = result.measured.parts
    whole = without_idle(result.printed)
    printed, unit = parted_from_unit(whole)
    if is_other_quantity(unit, result.mention):
        printed, unit = whole, ""
    printed = without_idle(printed)
    if unit:
        parts.setdefault("unit", unit)
    known = result.mention is not None and (not printed or is_plain(printed))
    loinc = result.mention.loinc(parts.get("unit")) if result.mention and known else ""
    goal = page.inr_range if loinc == INR else None
    detail = {
        "analyte": printed or (result.mention.analytes[0].name if result.mention else ""),
        "loinc": loinc,
        "unit": parts.get("unit", ""),
        "range": parts.get("range") or goal or "",
        "flag": parts.get("flag", ""),
        "date": parts.get("date") or (page.previous_date if result.measured.previous else page.date) or "",
    }
    revealed = reveals.of_result(detail["analyte"], loinc, detail["range"])
    return {key: value for key, value in detail.items() if value} | revealed
