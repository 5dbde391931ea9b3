"""The labelled fields of a reading text: which label has which value, and whose it is.

Works on any text: a page's reading text (cells parted by tabs, rows by line ends, labels beside
their values) or plain text somebody typed. Geometry makes it better; text alone makes it work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from phiscan.detect.merged_labels import last_merged, piece_of
from phiscan.languages import Label, fold, lexicon
from phiscan.model import Role

# Labels that are labels even in running text, without a colon.
_STRONG = frozenset("birth_date mrn ssn nir npi dea plan_id rpps adeli finess phone fax accession account".split())
# What forms ask of patients and their families, not of who treats them.
_PERSONAL = frozenset("birth_date mrn ssn nir plan_id mbi hicn".split())
_PROFESSIONAL = frozenset({"npi", "license", "dea", "rpps", "adeli"})
_PRACTICE = frozenset({Role.PRACTITIONER, Role.STAFF})
# Labels of numbers: those too where such a number stands right behind them ("license PSY32246").
_NUMBERED = frozenset(
    "mbi hicn claim group account device license driver_license passport reference file vehicle ssn_last itin biometric".split()
)
# Persons whose number stands where their name would: "member 31961343301", "le patient 1234567890".
_NUMBERED_HOLDERS = frozenset({"insured", "patient"})
_NUMBER_BEHIND = re.compile(
    r"[ .:#°]{0,3}(?:(?:n°|no\.?|#|is|was|est)(?![a-z]) ?)?\n?(?:[A-Z]{1,5}[ .-]?\d{4,}|\d{5,}|\d{2,}-(?:\d{2,}-)?\d{3,}(?![\d-])|"
    r"(?=[A-Z0-9-]*\d[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{5,}(?![\w-]))"
)
_FIGURES_BEHIND = re.compile(r"[^\n\t\d]{0,24}\d|[ .:#°-]*(?:(?:is|was|est) ?)?(?:[\n\t]|\Z)")
# Cells are parted by a tab or a line end; headers written in one line by a rule, a dash or a dot.
_CELL_END = re.compile(r"[\t\n]|(?: [|•·—–] )")
# What asks for a name in one word; in two words it is no name itself ("Patient: Child, Julia").
_NAMING = frozenset("name nom prenom praticien medecin physician provider prescripteur prescriber".split())
# Bullets and the numbers of a form's fields.
_CELL_OPENING = re.compile(r"[ *•·(\[-]*(?:\d{1,2}[a-zA-Z]?[.)] ?|[a-zA-Z]\) ?)?")
# Printed forms number their boxes without a dot, and write them in capitals: "10 BIRTHDATE".
_BOX_NUMBER = re.compile(r" *\d{1,2}[a-z]? ")
_OPENING_REACH = 12
# Where the value is not: "her chart number is" at the end of a line.
_NO_VALUE = re.compile(r"[ .:_-]*(?:(?:is|was|est|était) ?)?[ .:_-]*")
# "Mr" is a title; where it stands for a record number, it is "MR".
_TITLES_TOO = frozenset({"Mr", "Mr."})
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z&'.-]+ \Z")
_BLANK = re.compile(r"[ .:_–—-]*")
# Behind a holder, words that make a heading of it: "PATIENT INFORMATION", "Identité du patient".
_HEADING_TAIL = re.compile(
    r"(?:'s|\(s\))?[ /&]*(?:information|informations|info|details?|demographics?|data|section|identification|identity|"
    r"identité|coordonnées|contact|address|summary|profile|record|du patient|de la patiente)?[ /&]*"
    r"(?:information|details?|data)?[ :.]*\Z",
    re.IGNORECASE,
)
# What a heading says of whose the fields are holds for so many lines at most.
_HEADING_LINES = 8
_LONGEST_TAIL = 48
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Field:
    """A label and the span of its value: to the end of the cell or the next label in it.

    `role` is whose the value is: from the label ("Physician phone"), else from the heading it
    stands under. `next_cell` says that the value was found in the cell behind or the line below.
    """

    label: Label
    start: int
    end: int
    role: Role | None
    line: int
    next_cell: bool = False

    @property
    def name(self) -> str:
        """The first thing the label names: "birth_date", "name", "phone" ..."""
        return self.label.fields[0]

    def has(self, name: str) -> bool:
        """Whether the label names this, alone or beside others ("DOB/Age/Sex")."""
        return name in self.label.fields


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names a holder and has no value of its own ("Patient information"); `end` is where it ends."""

    end: int
    role: Role


def read_fields(text: str) -> tuple[Field, ...]:
    """The labelled fields of a text, from left to right."""
    return _read(text)[0]


def read_headings(text: str) -> tuple[Heading, ...]:
    """The lines of a text that say whose the fields under them are."""
    return _read(text)[1]


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[tuple[Field, ...], tuple[Heading, ...]]:
    reading = _Reading(text)
    return tuple(reading.fields()), tuple(reading.headings)


def _of_others(text: str, fields: list[Field]) -> list[Field]:
    """The fields, those of an insured person who is not the patient being a relative's ("Insured's date of birth")."""
    names = [field for field in fields if field.name == "name" and field.label.holder in ("patient", "insured")]
    patients = [_words(text, field.start, field.end) for field in names if field.label.holder == "patient"]
    others: set[str] = set()
    for field in names if patients else ():
        words = _words(text, field.start, field.end)
        if field.label.holder == "insured" and not any(words <= each or each <= words for each in patients):
            others |= _words(text, field.label.start, field.label.end) & insured_words()
    if not others:
        return fields
    return [
        replace(field, role=Role.RELATIVE)
        if field.label.holder == "insured" and _words(text, field.label.start, field.label.end) & others
        else field
        for field in fields
    ]


def _words(text: str, start: int, end: int) -> frozenset[str]:
    """The words of two letters and more, folded, without possessives."""
    return frozenset(fold(word) for word in _NAME_WORD.findall(text, start, end))


def _inherited(role: Role | None, label: Label) -> Role | None:
    """What a heading says of whose a field is: no doctor's letterhead makes the birth date below a doctor's."""
    return None if role in _PRACTICE and not _PERSONAL.isdisjoint(label.fields) else role


@cache
def insured_words() -> frozenset[str]:
    """The words that call somebody the insured: "subscriber", "assure"."""
    return frozenset(word for phrase in lexicon().holder_phrases("insured") if len(phrase) == 1 for word in phrase)


class _Reading:
    def __init__(self, text: str) -> None:
        self._text = text
        self._line_starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
        labels = lexicon().labels(text)
        before = [None, *labels[:-1]]
        self._labels = [
            label
            for last, label in zip(before, labels, strict=False)
            if self._counts(label) or self._is_first_of(last, label)
        ]
        self.headings: list[Heading] = []

    def fields(self) -> list[Field]:
        found: list[Field] = []
        heading: tuple[Role | None, int] = (None, 0)
        for index, label in enumerate(self._labels):
            line = bisect_right(self._line_starts, label.start) - 1
            if line - heading[1] > _HEADING_LINES:
                heading = (None, line)
            following = self._labels[index + 1] if index + 1 < len(self._labels) else None
            if following and self._is_first_of(label, following):
                heading = (label.role, line)
            if self._is_heading(label, line):
                heading = (label.role, line)
                if self._titled(label, line):
                    self.headings += [Heading(self._line_end(line), label.role)] if label.role else []
                    continue
            end = self._value_end(label, index)
            start, next_cell = label.value_start, False
            last = last_merged(self._text, self._labels, index)
            shared = piece_of(self._text, self._labels, index, self._value_end(self._labels[last], last))
            if shared:
                start, end = shared
            elif _NO_VALUE.fullmatch(self._text, start, end):
                start, end = self._elsewhere(label, index, end)
                next_cell = True
                # Leaders between a label and its value may stand in the value's cell.
                start += len(self._text[start:end]) - len(self._text[start:end].lstrip(" .…_"))
            start += len(self._text[start:end]) - len(self._text[start:end].lstrip(" "))
            end -= len(self._text[start:end]) - len(self._text[start:end].rstrip(" "))
            if start >= end and following and self._is_numbered_practice(label, following):
                heading = (label.role, line)
            if start < end:
                found.append(Field(label, start, end, label.role or _inherited(heading[0], label), line, next_cell))
        return _of_others(self._text, found)

    def _counts(self, label: Label) -> bool:
        """Whether it is a label here: marked, opening a cell, or of a kind that needs neither."""
        if not label.marked and self._text[label.start : label.end] in _TITLES_TOO:
            return False
        if label.marked or (not _STRONG.isdisjoint(label.fields) and self._may_have_value(label)):
            return True
        if label.fields[0] == "group" and _NAME_BEFORE.search(
            self._text, max(0, label.start - _OPENING_REACH), label.start
        ):
            # "Heart & Vascular Group 406-822-5043"
            return False
        if (label.fields[0] in _NUMBERED or label.holder in _NUMBERED_HOLDERS) and _NUMBER_BEHIND.match(
            self._text, label.value_start
        ):
            return True
        return self._opens_cell(label)

    def _may_have_value(self, label: Label) -> bool:
        """Whether figures follow, or nothing: in "non-small cell carcinoma" nobody is called."""
        return "birth_date" in label.fields or _FIGURES_BEHIND.match(self._text, label.value_start) is not None

    def _is_first_of(self, holder: Label | None, label: Label) -> bool:
        """Whether a label is the first of those under a holder that titles them: "PATIENT: Pt. Name Ana Ruiz"."""
        if holder is None or not (holder.marked and holder.holder and holder.value_start == label.start):
            return False
        words = self._text[label.start : label.end].split()
        value = self._text[label.end : label.end + 2]
        return holder.fields == ("name",) and value[:1] == " " and (len(words) > 1 or fold(words[0]) in _NAMING)

    def _is_numbered_practice(self, label: Label, following: Label) -> bool:
        """Whether a practitioner's label has a professional's number next to it, and the name below: "ATTENDING<tab>NPI: 12"."""
        gap = self._text[label.end : following.start]
        return label.role in _PRACTICE and following.fields[0] in _PROFESSIONAL and not gap.strip(" :.\t")

    def _opens_cell(self, label: Label) -> bool:
        before = self._text[max(0, label.start - _OPENING_REACH) : label.start]
        cell_start = max(before.rfind(mark) for mark in "\t\n|;•·—–") + 1
        if not cell_start and label.start > _OPENING_REACH:
            return False
        if self._text[label.start : label.end].isupper() and _BOX_NUMBER.fullmatch(before, cell_start):
            return True
        return _CELL_OPENING.fullmatch(before, cell_start) is not None

    def _is_heading(self, label: Label, line: int) -> bool:
        """A holder alone on its line, with or without "information"."""
        if label.holder is None or label.start - self._line_starts[line] > _OPENING_REACH:
            return False
        if _CELL_OPENING.fullmatch(self._text, self._line_starts[line], label.start) is None:
            return False
        end = self._line_end(line)
        return end - label.end <= _LONGEST_TAIL and _HEADING_TAIL.match(self._text, label.end, end) is not None

    def _titled(self, label: Label, line: int) -> bool:
        """Whether words behind a heading's holder make it a title, so that it has no value of its own."""
        return _BLANK.fullmatch(self._text, label.end, self._line_end(line)) is None

    def _line_end(self, line: int) -> int:
        return self._line_starts[line + 1] - 1 if line + 1 < len(self._line_starts) else len(self._text)

    def _value_end(self, label: Label, index: int) -> int:
        limit = len(self._text)
        if index + 1 < len(self._labels):
            limit = max(self._labels[index + 1].start, label.value_start)
        match = _CELL_END.search(self._text, label.value_start, limit)
        return match.start() if match else limit

    def _elsewhere(self, label: Label, index: int, start: int) -> tuple[int, int]:
        """The value of a label that ends its cell at `start`: the next cell, or the next line, unless that is a label."""
        text = self._text
        while start < len(text) and text[start] in " .:_-":
            start += 1
        if start >= len(text) or text[start] not in "\t\n":
            return start, start
        start += 1
        following = self._labels[index + 1] if index + 1 < len(self._labels) else None
        if following and following.start <= start + 2:
            return start, start
        limit = following.start if following else len(text)
        end_match = _CELL_END.search(text, start, limit)
        return start, end_match.start() if end_match else limit
