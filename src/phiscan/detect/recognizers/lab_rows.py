"""Results in rows whose cells stand behind their headings: "Test: INR\\tResult: 2.4\\tUnits: ratio".

The heading says what a cell is; a heading may also be the analyte ("INR: 2.4") or the date of a column
("INR\\t09/01/2017: 2.4\\t09/08/2017: 2.6").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, fold_unit, mentions, named
from phiscan.detect.recognizers.lab_bare import with_bare_kinds
from phiscan.detect.recognizers.lab_headings import LETTER, UNIT_HINT, Cell, Kind, named_in
from phiscan.detect.recognizers.lab_names import (
    LONGEST_NAME,
    NO_ANALYTE,
    dated,
    is_name,
    parted_from_leader,
    parted_from_unit,
)
from phiscan.detect.recognizers.lab_told import grown, is_to_come
from phiscan.detect.recognizers.lab_values import Measured, measure
from phiscan.languages import fold

_COUNTED = re.compile(r"\d{1,3} ?- ?\d{1,3}(?= ?(?:/|\Z))")
_REFLEX = re.compile(r"reflex|\b(?:with|w|to|and|avec|et|incl\w*|by)\b", re.IGNORECASE)
_LONGEST_RANGE = 40
# "Osmolality (mOsm/kg)", "Total IgE (kU/L)"
_UNIT_HEADED = re.compile(rf"[^()\[\]]{{2,40}}[(\[]{grammar.LABORATORY_UNIT.pattern}[)\]]", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_][^\d\t\n:]{1,29}")
_FLAGGED = re.compile(rf" {grammar.FLAG.pattern}\Z")
_LETTERS = re.compile(r"[^\W\d_]\.?[^\W\d_]")


@dataclass(slots=True)
class Result:
    """A result found: the value, the analyte as printed and, where it is a known one, which."""

    measured: Measured
    printed: str
    mention: Mention | None
    firm: bool = True

    @property
    def weak(self) -> bool:
        """Whether neither name nor neighbourhood proves it: it needs other results nearby."""
        parts = self.measured.parts
        return (
            self.mention is not None
            and self.mention.weak
            and not self.firm
            and not ("unit" in parts or "range" in parts)
        )


class Row:
    """One line as a row: which analyte it is about, and the values in its cells."""

    def __init__(self, text: str, cells: list[Cell], context: Mention | None) -> None:
        self._text = text
        self._cells = with_bare_kinds(text, cells)
        self._context = context
        self.headed = sum(1 for cell in cells if cell.kind is not None)
        self._informing = [cell for cell in self._cells if cell.kind in (Kind.UNIT, Kind.RANGE, Kind.FLAG, Kind.DATE)]
        self._name = self._name_cell()
        led, self._flag = parted_from_leader(self._content(self._name) if self._name else "")
        self._printed, self._day = dated(led)
        self._day = self._day or ((self._name.date or "") if self._name else "")
        self.mention = named(self._printed)
        # Several analytes in one cell: rows run together, and no telling whose the values are.
        self.garbled = self._name is not None and _names_several(parted_from_unit(self._printed)[0])

    @property
    def start(self) -> int:
        """Where what was read begins: with the name, or the first cell with a heading."""
        headed = next(cell for cell in self._cells if cell.kind is not None)
        return min(self._name.start, headed.start) if self._name else headed.start

    @property
    def is_field(self) -> bool:
        """Whether the row is a line that opens with an analyte and a colon: "INR: 2.2 H\t2.9 H\t0.9-1.1"."""
        return self.headed == 1 and self._cells[0].kind is not None and named_in(self._cells[0].heading) is not None

    def _content(self, cell: Cell) -> str:
        return self._text[cell.start : cell.end].strip()

    def _words(self, cell: Cell) -> str:
        """A cell without the dots that lead to the next."""
        return parted_from_leader(self._content(cell))[0]

    def _name_cell(self) -> Cell | None:
        for cell in self._cells:
            if cell.kind is Kind.ANALYTE and cell.start < cell.end:
                return cell
        opening = self._cells[0]
        if opening.date and len(self._cells) > 1 and is_name(self._words(opening)):
            # "Drawn 12/03/2018: Urea\tResult: 8.1": the day of all rows heads the column of names.
            return opening
        for cell in self._cells[:3]:
            if (
                cell.kind in (None, Kind.OTHER, Kind.DATE)
                and cell.start < cell.end
                and named(dated(self._words(cell))[0])
            ):
                return cell
        first = self._cells[0]
        return first if len(self._cells) > 1 and first.kind is None and is_name(self._words(first)) else None

    def results(self) -> Iterator[Result]:
        """The results of the row; none where no heading says that a cell is one."""
        if self.garbled:
            return
        found = [result for cell in self._cells for result in self._in_cell(cell)]
        missing = not any(not each.measured.previous for each in found)
        yield from found
        yield from self._beside_heading(missing=missing)

    def _in_cell(self, cell: Cell) -> Iterator[Result]:
        if cell.kind is None or cell is self._name or cell.start >= cell.end:
            return
        analyte = self._analyte_of(cell)
        if analyte is None:
            return
        printed, mention = analyte
        for measured in self._values(cell, printed):
            measured.previous = measured.previous or (cell.kind is Kind.PREVIOUS and not cell.date)
            self._complete(measured, cell)
            if mention is not None or self._believable(printed, measured, cell):
                firm = mention is None or not mention.common or self._name is not None
                yield Result(measured, printed, mention, firm)

    def _beside_heading(self, *, missing: bool) -> Iterator[Result]:
        """Values that slipped under the heading of their unit or range: "Units: 5.3 T/L", "Range: (4 - 5) 5.7"."""
        if self._name is None or self.mention is None:
            return
        for cell in self._cells:
            if cell.kind is Kind.RANGE or (missing and cell.kind in (Kind.UNIT, Kind.FLAG)):
                for measured in measure(self._text, cell.start, cell.end, cells=True).values:
                    behind_range = cell.kind is Kind.RANGE and "range" in measured.parts
                    told = cell.kind is Kind.FLAG and not measured.numeric
                    if behind_range or told or (cell.kind is not Kind.RANGE and "unit" in measured.parts):
                        measured.previous = behind_range
                        self._complete(measured, cell)
                        yield Result(measured, _without_tail(self._printed, self.mention), self.mention)

    def _analyte_of(self, cell: Cell) -> tuple[str, Mention | None] | None:
        if cell.kind in (Kind.OTHER, Kind.RESULT, Kind.PREVIOUS) and (heading := named_in(cell.heading)):
            return cell.heading[heading.start : heading.end], heading
        if (
            cell.kind is Kind.OTHER
            and _UNIT_HEADED.fullmatch(cell.heading)
            and is_name(name := parted_from_unit(cell.heading)[0])
        ):
            return name, None
        if cell.kind not in (Kind.RESULT, Kind.PREVIOUS):
            return None
        if self._name is not None:
            if self.mention is None:
                return self._printed, None
            return _without_tail(self._printed, self.mention), self.mention
        nameless = cell.date or cell.kind is Kind.RESULT or self._has_result
        fits = self._context is not None and _may_have_unit(self._context, UNIT_HINT.search(cell.heading))
        return ("", self._context) if fits and nameless else None

    @property
    def _has_result(self) -> bool:
        """Whether a cell of the row is a result's: then an earlier one beside it is of the same analyte."""
        return any(cell.kind is Kind.RESULT and cell.start < cell.end for cell in self._cells)

    def _values(self, cell: Cell, printed: str) -> list[Measured]:
        told = grown(self._text, cell.start, cell.end, printed) or self._expected_in_words(cell)
        if told:
            return [told]
        counted = _COUNTED.match(self._text, cell.start, cell.end)
        if (
            counted
            and (unit := measure(self._text, counted.end(), cell.end, cells=True)).end >= cell.end - 1
            and not unit.values
        ):
            return [Measured(cell.start, counted.end())]
        measurement = measure(self._text, cell.start, cell.end, cells=True)
        rest = self._text[measurement.end : cell.end].strip(" .;,*")
        return [] if len(rest) > 2 and LETTER.search(rest) and not rest.startswith("(") else measurement.values

    def _expected_in_words(self, cell: Cell) -> Measured | None:
        """The words of a result's cell where words are what is expected too: "Value: Low risk\tReference: Low risk"."""
        content = _FLAGGED.sub("", self._content(cell))
        headed = cell.kind is Kind.RESULT and self._name is not None and self._name.kind is Kind.ANALYTE
        worded = any(_WORDS.fullmatch(self._content(each)) for each in self._cells if each.kind is Kind.RANGE)
        if not (headed and worded and _WORDS.fullmatch(content)) or is_to_come(content):
            return None
        return Measured(cell.start, cell.start + len(content), numeric=False, told=True)

    def _complete(self, measured: Measured, own: Cell) -> None:
        """Add what the other cells of the row say of the value."""
        parts = measured.parts
        if own.date or self._day:
            parts.setdefault("date", own.date or self._day)
        if self._flag and own.kind is not Kind.PREVIOUS:
            parts.setdefault("flag", self._flag)
        hint = UNIT_HINT.search(own.heading)
        if hint and grammar.UNIT.fullmatch(hint[1]):
            parts.setdefault("unit", hint[1])
        for cell in self._informing:
            content = self._content(cell)
            if cell is own or not content:
                continue
            if cell.kind is Kind.UNIT and len(content) <= 20:
                parts.setdefault("unit", content)
            elif cell.kind is Kind.RANGE and len(content) <= _LONGEST_RANGE:
                _put_range(parts, content)
            elif cell.kind is Kind.FLAG and own.kind is not Kind.PREVIOUS and (flag := _flag(content)):
                parts.setdefault("flag", flag)
            elif cell.kind is Kind.DATE and own.kind is not Kind.PREVIOUS and (date := grammar.DATE.search(content)):
                parts.setdefault("date", date.group())

    def _believable(self, printed: str, measured: Measured, cell: Cell) -> bool:
        """Whether a value of an analyte nobody listed is a result: it has a unit or range, or both columns are headed."""
        if not _LETTERS.search(printed) or len(printed) > LONGEST_NAME or NO_ANALYTE.search(fold(printed)):
            return False
        parts = measured.parts
        unit = parts.get("unit")
        if (unit is not None and grammar.UNIT.fullmatch(unit)) or (
            "range" in parts and _reads_as_range(parts["range"])
        ):
            return True
        headed = self._name is not None and self._name.kind is Kind.ANALYTE and (cell.kind is Kind.RESULT or cell.date)
        plain = measured.numeric or measured.told or grammar.WORD_RESULT.match(self._text, measured.start, measured.end)
        return bool(headed and (plain) and is_name(printed))


def _may_have_unit(mention: Mention, hint: re.Match[str] | None) -> bool:
    """Whether an analyte is measured in the unit in a heading's brackets: "Average (mg/dL)" under GMI is none of it."""
    units = {unit for analyte in mention.analytes for unit in analyte.units}
    return hint is None or not units or not grammar.UNIT.fullmatch(hint[1]) or fold_unit(hint[1]) in units


def _put_range(parts: dict[str, str], content: str) -> None:
    """A range's cell: "65-99 mg/dL" and "(65-99) mg/dL" hold the unit too."""
    match = grammar.RANGE.match(content)
    behind = content[match.end() :].strip() if match else ""
    if match and behind and not grammar.UNIT.fullmatch(behind):
        match = None
    if match and (unit := match["unit"] or behind):
        parts.setdefault("unit", unit)
    parts.setdefault("range", match["range"] if match else content.strip("()[]"))


def _reads_as_range(text: str) -> bool:
    return grammar.RANGE.match(text) is not None or grammar.WORD_RANGE.match(text) is not None


def _flag(content: str) -> str | None:
    match = grammar.FLAG.match(content) or grammar.CELL_FLAG.match(content)
    return match.group().strip("()[]") if match else None


@lru_cache(maxsize=512)
def _names_several(name: str) -> bool:
    known = list(mentions(name))
    return any(
        not each.same_as(known[0]) and name[max(0, each.start - 1)] == " " and not _REFLEX.search(name, 0, each.start)
        for each in known[1:]
    )


def _without_tail(content: str, mention: Mention) -> str:
    """An analyte as printed in its own cell: all of it when short."""
    return content if len(content) <= LONGEST_NAME else content[mention.start : mention.end]
