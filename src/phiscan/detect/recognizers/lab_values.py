"""Reading a result and what is printed beside it: value, unit, range, flag, date, in any sensible order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from phiscan.detect.recognizers import lab_grammar as grammar

_BETWEEN = re.compile(r"[ \t|;:,\u00a0]*")
_CLOSING = re.compile(r"[)\]]")
_BETWEEN_IN_PROSE = re.compile(r"[ \u00a0]?")
_LEADER = re.compile(r"(?:[ .]*(?:\.{2,}|…|_{2,})[ .]*)?")
_SIGN_FLAG = re.compile(r"[+−-](?= \d)")
# The same value in other units: "1,12 g/L soit 6,22 mmol/L".
_OR = re.compile(r"(?:soit|i\.e\.)[ :\t]+", re.IGNORECASE)
# A sign is a value's where nothing stands before it: "Base Excess\t-1.2".
_SIGNED = re.compile(r"(?<![\w)\]%][ -])(?<![\w)\]%])[-−+](?=\d)")
_MOST_ITEMS = 12


@dataclass(slots=True)
class Measured:
    """One value (its span) and the texts that belong to it; `numeric` unless it is a word.

    `previous` says that it was measured before the page's own samples, `told` that it is told in free words.
    """

    start: int
    end: int
    numeric: bool = True
    parts: dict[str, str] = field(default_factory=dict)
    previous: bool = False
    told: bool = False


@dataclass(slots=True)
class Measurement:
    """What stands from a place on: the values, and where reading stopped."""

    values: list[Measured]
    end: int


class _Reader:
    """Reads items one after the other; what comes before the first value belongs to it."""

    def __init__(self, text: str, start: int, end: int, *, cells: bool, columns: int = 1) -> None:
        self._text = text
        self._columns = columns
        self._at = start
        self._end = end
        self._cells = cells
        self._pending: dict[str, str] = {}
        self._ahead = True
        self.values: list[Measured] = []

    def read(self) -> Measurement:
        for _ in range(_MOST_ITEMS):
            before = self._at
            self._skip()
            if self._at >= self._end or not self._item():
                self._at = before
                break
        return Measurement(self.values, self._at)

    def _skip(self) -> None:
        if self.values:
            self._pass(_CLOSING)
        if not self._cells:
            self._pass(_BETWEEN_IN_PROSE)
            if self.values:
                self._pass(_OR)
            return
        for pattern in (_BETWEEN, _LEADER, _BETWEEN):
            self._pass(pattern)
        if self.values:
            self._pass(_OR)
        if self._pass(grammar.PREVIOUSLY):
            self._ahead = True
            self._pass(_BETWEEN)

    def _pass(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self._text, self._at, self._end)
        if match:
            self._at = match.end()
        return match is not None

    def _item(self) -> bool:
        return self._date() or self._range() or self._flag() or self._value() or self._unit()

    def _parts(self) -> dict[str, str]:
        """Where what is read now belongs: to the value before, or to the one to come."""
        return self._pending if self._ahead else self.values[-1].parts

    def _take(self, match: re.Match[str], name: str, text: str) -> bool:
        self._parts().setdefault(name, text.strip())
        self._at = match.end()
        return True

    def _date(self) -> bool:
        opening = 1 if self._text[self._at] in "([" else 0
        before = grammar.ON.match(self._text, self._at + opening, self._end)
        match = grammar.DATE.match(self._text, before.end() if before else self._at + opening, self._end)
        if match is None:
            return False
        self._take(match, "date", match.group())
        if opening and self._text[self._at : self._at + 1] in (")", "]"):
            self._at += 1
        elif time := grammar.TIME.match(self._text, self._at, self._end):
            self._at = time.end()
        return True

    def _range(self) -> bool:
        if not self.values and grammar.COUNT.match(self._text, self._at, self._end):
            return False
        match = grammar.RANGE.match(self._text, self._at, self._end)
        if match and self.values and len(self.values) < self._columns and _is_comparison(match):
            return False
        if match and not self.values and _is_comparison(match) and not match.group().endswith((")", "]")):
            return False
        if match is None and len(self.values) >= self._columns:
            match = grammar.WORD_RANGE.match(self._text, self._at, self._end)
        if match is None or (not self.values and not self._cells):
            return False
        if match["range"] and match.re is grammar.RANGE and match["unit"]:
            self._parts().setdefault("unit", match["unit"])
        return self._take(match, "range", match["range"])

    def _flag(self) -> bool:
        match = grammar.FLAG.match(self._text, self._at, self._end)
        if match is None and self._cells and not self.values:
            # "+ 51,9": the sign of what is too high, not of the number.
            match = _SIGN_FLAG.match(self._text, self._at, self._end)
        if match is None and self._cells and self.values:
            match = grammar.CELL_FLAG.match(self._text, self._at, self._end)
        if match is None or "flag" in self._parts():
            return False
        return self._take(match, "flag", match.group().strip("()[] "))

    def _unit(self) -> bool:
        opening = 1 if self._text[self._at] in "([" else 0
        match = grammar.UNIT.match(self._text, self._at + opening, self._end)
        if match is None:
            return False
        self._take(match, "unit", match.group())
        if opening and self._text[self._at : self._at + 1] in (")", "]"):
            self._at += 1
        return True

    def _value(self) -> bool:
        at = self._at
        if "range" in self._pending and self._text[at] in "<>≤≥":
            # Behind the usual range a bound is another one: from where on somebody is called.
            return False
        if self.values and self._text[at] in "([":
            self._at += 1
        numeric, end = self._signed_end() or self._value_end()
        if end is None:
            self._at = at
            return False
        self.values.append(Measured(self._at, end, numeric, self._pending, bool(self.values) and self._ahead))
        self._at, self._pending, self._ahead = end, {}, False
        return True

    def _signed_end(self) -> tuple[bool, int | None] | None:
        """The end of a number below nothing, where a cell opens with its sign."""
        if not self._cells or self.values or not _SIGNED.match(self._text, self._at, self._end):
            return None
        match = grammar.NUMBER.match(self._text, self._at + 1, self._end)
        stands = match and not grammar.SPREAD.match(self._text, self._at + 1, self._end)
        return (True, match.end()) if match and stands and _stands(self._text, match, self._end) else None

    def _value_end(self) -> tuple[bool, int | None]:
        text, at, end = self._text, self._at, self._end
        words = grammar.CELL_RESULT if self._cells else grammar.WORD_RESULT
        for pattern in (grammar.COUNT, grammar.TITER, grammar.GRADE) if self._cells else ():
            if match := pattern.match(text, at, end):
                return True, match.end()
        if match := words.match(text, at, end):
            return False, match.end()
        if grammar.SPREAD.match(text, at, end) or (self.values and grammar.POWERED_UNIT.match(text, at, end)):
            return True, None
        match = grammar.NUMBER.match(text, at, end)
        if match and (power := grammar.POWER.match(text, match.end(), end)):
            return True, power.end()
        return (True, match.end()) if match and _stands(text, match, self._end) else (True, None)


def measure(text: str, start: int, end: int, *, cells: bool, earlier: tuple[str, ...] = ()) -> Measurement:
    """The values that stand in `text[start:end]` from its beginning on, each with its unit, range, flag and date.

    `cells` says that this is a row's cells or a field's value, where anything else would be out of place;
    in running text less is believed. Further numbers count only with a unit or a date of their own, or under
    the headings of `earlier` results: those columns' dates, "" where none is printed.
    """
    measurement = _Reader(text, start, end, cells=cells, columns=1 + len(earlier)).read()
    if not measurement.values:
        return measurement
    first, *others = measurement.values
    unit = first.parts.get("unit")
    columns = iter(earlier)
    kept = [first]
    for each in others:
        if not first.numeric and text[each.start - 1] in "([":
            continue
        if "date" in each.parts or (each.parts.get("unit", unit) != unit and (unit or not earlier)):
            kept.append(each)
        elif (date := next(columns, None)) is not None:
            each.previous = True
            if date:
                each.parts["date"] = date
            kept.append(each)
    if earlier:
        _share(kept)
    return Measurement(kept, measurement.end)


def _share(values: list[Measured]) -> None:
    """What is printed once behind the columns of a row is said of all of them."""
    for key in ("unit", "range"):
        if key in values[-1].parts:
            for each in values:
                each.parts.setdefault(key, values[-1].parts[key])


def _is_comparison(match: re.Match[str]) -> bool:
    return match["range"][0] in "<>≤≥="


def _stands(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether a number is a value: no part of a date, a phone, a dose, a duration, a price or a word."""
    start, end = match.span()
    if grammar.TELEPHONE.match(text, start):
        return False
    if grammar.PRICE_BEFORE.search(text, max(0, start - 2), start):
        return False
    if any(pattern.match(text, at, limit) for pattern in (grammar.UNIT, grammar.FLAG) for at in (end, end + 1)):
        return True
    if grammar.NOT_A_RESULT.match(text, end, limit):
        return False
    following = text[end : min(end + 2, limit)]
    if following[:1].isalnum():
        return grammar.FLAG.match(text, end, limit) is not None
    return not (
        len(following) == 2 and following[0] in "/:.,-–()'" and following[1].isdigit() and following[0] not in "("
    )
