"""The labelled fields of a reading text: which label has which value, and whose it is.

Works on any text: a page's reading text (cells parted by tabs, rows by line ends, labels beside
their values) or plain text somebody typed. Geometry makes it better; text alone makes it work.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from phiscan.detect.headed_labels import headed_labels
from phiscan.detect.label_places import (
    ARTICLE,
    CELL_OPENING,
    OPENING_REACH,
    PRACTICE,
    counts,
    is_first_of,
    is_next_part,
    is_numbered_practice,
)
from phiscan.detect.learned_labels import learned_labels
from phiscan.detect.merged_labels import last_merged, piece_of
from phiscan.languages import Label, fold, lexicon
from phiscan.model import Basis, Role

# What forms ask of patients and their families, not of who treats them.
_PERSONAL = frozenset("birth_date mrn ssn nir plan_id mbi hicn".split())
# Of the insured, those that a plan's letter is about; whoever has the policy may be a parent.
_MEMBERS = frozenset({"beneficiary", "enrollee", "member"})
_USERS = frozenset({"user", "user name", "username"})
_NAME_PARTS = frozenset({"last_name", "first_name", "middle_name"})
# Cells are parted by a tab or a line end; headers written in one line by a rule, a dash or a dot.
_CELL_END = re.compile(r"[\t\n]|(?: [|•·—–] )")
# Where the value is not: "her chart number is" at the end of a line.
_NO_VALUE = re.compile(r"[ .:_-]*(?:(?:is|was|est|était) ?)?[ .:_-]*")
_BLANK = re.compile(r"[ .:_–—-]*")
# Behind a holder, words that make a heading of it: "PATIENT INFORMATION", "Identité du patient".
_HEADING_TAIL = re.compile(
    r"(?:'s|\(s\))?[ /&]*(?:information|informations|info|details?|demographics?|data|section|identification|identity|"
    r"identité|coordonnées|contact|address|summary|profile|record|du patient|de la patiente)?[ /&]*"
    r"(?:information|details?|data)?[ :.]*\Z",
    re.IGNORECASE,
)
# Before a heading: "--- CALLER", "== Appelant".
_ORNAMENT = re.compile(r"[-=~#*>–—_ ]{2,}")
# A label that stands under any heading, of a patient or of who called.
_ANYBODYS = frozenset({"identite", "identity"})
_MOTHER = frozenset({"mere", "la mere", "mother"})
_BIRTH_WORDS = frozenset({"accouchement", "apgar", "maternite", "parturiente", "delivery", "postpartum"})
# What a heading says of whose the fields are holds for so many lines at most.
_HEADING_LINES = 8
# A page that names more patients lists them: who is insured stands right beside whom then.
_PATIENTS_OF_A_FORM = 1
_BESIDE_LINES = 2
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

    @property
    def basis(self) -> Basis:
        """What the value rests on: its label, or words that are like labels."""
        return Basis.PATTERN if self.label.learned else Basis.LABEL

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


def fields_labelled(text: str, start: int, end: int) -> tuple[Field, ...]:
    """The fields whose label begins from `start` to before `end`, from left to right."""
    fields = read_fields(text)
    return fields[bisect_left(fields, start, key=_label_start) : bisect_left(fields, end, key=_label_start)]


def _label_start(field: Field) -> int:
    return field.label.start


def read_headings(text: str) -> tuple[Heading, ...]:
    """The lines of a text that say whose the fields under them are."""
    return _read(text)[1]


def unanswered(text: str) -> tuple[Label, ...]:
    """The labels that have no value beside or right below them."""
    return _read(text)[2]


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[tuple[Field, ...], tuple[Heading, ...], tuple[Label, ...]]:
    reading = _Reading(text)
    return tuple(reading.fields()), tuple(reading.headings), tuple(reading.unanswered)


def _of_others(text: str, fields: list[Field]) -> list[Field]:
    """The fields, those of an insured person who is not the patient being a relative's ("Insured's date of birth").

    Where no label says who the patient is, the member of a plan is.
    """
    names = [
        field
        for field in fields
        if field.name == "name" and field.label.holder in ("patient", "insured") and not is_user(text, field.label)
    ]
    own = [field for field in names if field.label.holder == "patient"]
    own = own or [field for field in names if _is_members(text, field)]
    patients = [(_words(text, field.start, field.end), field.line) for field in own]
    listed = len({words for words, _ in patients}) > _PATIENTS_OF_A_FORM
    others: set[str] = set()
    for field in names if patients else ():
        words = _words(text, field.start, field.end)
        beside = [each for each, line in patients if not listed or abs(line - field.line) <= _BESIDE_LINES]
        if field.label.holder == "insured" and beside and not any(words <= each or each <= words for each in beside):
            others |= _words(text, field.label.start, field.label.end) & insured_words()
    if not others:
        return fields
    return [
        replace(field, role=Role.RELATIVE)
        if field.label.holder == "insured" and _words(text, field.label.start, field.label.end) & others
        else field
        for field in fields
    ]


def _is_members(text: str, field: Field) -> bool:
    """Whether a label asks for the member of a plan."""
    return not _MEMBERS.isdisjoint(_words(text, field.label.start, field.label.end))


def is_user(text: str, label: Label) -> bool:
    """Whether a label asks for a user: of a device, or of the system that a page was printed from."""
    return fold(text[label.start : label.end]) in _USERS


def _words(text: str, start: int, end: int) -> frozenset[str]:
    """The words of two letters and more, folded, without possessives."""
    return frozenset(fold(word) for word in _NAME_WORD.findall(text, start, end))


def _inherited(role: Role | None, label: Label) -> Role | None:
    """What a heading says of whose a field is: no doctor's letterhead makes the birth date below a doctor's."""
    return None if role in PRACTICE and not _PERSONAL.isdisjoint(label.fields) else role


def _is_of_numbered(before: Field, label: Label, line: int) -> bool:
    """Whether a label asks for part of the name of whose professional number stands before: "NPI 12<line end>LAST: Roux"."""
    if label.fields[0] not in _NAME_PARTS or line - before.line > 1:
        return False
    return before.has("npi") or (before.name in _NAME_PARTS and before.role is Role.PRACTITIONER)


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
            if counts(text, label) or is_first_of(text, last, label) or is_next_part(text, last, label)
        ]
        self._labels = headed_labels(text, self._labels)
        learned = list(learned_labels(text, self._labels))
        if learned:
            self._labels = sorted([*self._labels, *learned], key=lambda label: label.start)
        self.headings: list[Heading] = []
        self.unanswered: list[Label] = []

    def fields(self) -> list[Field]:
        found: list[Field] = []
        heading: tuple[Role | None, int] = (None, 0)
        for index, label in enumerate(self._labels):
            line = bisect_right(self._line_starts, label.start) - 1
            if line - heading[1] > _HEADING_LINES:
                heading = (None, line)
            following = self._labels[index + 1] if index + 1 < len(self._labels) else None
            if following and is_first_of(self._text, label, following):
                heading = (label.role, line)
            if self._is_heading(label, line):
                heading = (self._heading_role(label), line)
                if self._titled(label, line):
                    self.headings += [Heading(self._line_end(line), label.role)] if label.role else []
                    continue
            start, end, next_cell = self._value_span(label, index)
            if start >= end and following and is_numbered_practice(self._text, label, following):
                heading = (label.role, line)
            if start < end:
                role = self._role(label, heading[0])
                if role is None and found and _is_of_numbered(found[-1], label, line):
                    role = Role.PRACTITIONER
                found.append(Field(label, start, end, role, line, next_cell))
            else:
                self.unanswered.append(label)
        return _of_others(self._text, found)

    def _heading_role(self, label: Label) -> Role | None:
        """Whose the fields under a heading are: where a birth is told of, the mother's are the patient's."""
        told = fold(self._text[label.start : label.end])
        if told in _MOTHER and not _BIRTH_WORDS.isdisjoint(_words(self._text, 0, len(self._text))):
            return Role.PATIENT
        return label.role

    def _role(self, label: Label, heading: Role | None) -> Role | None:
        """Whose a field is by its label, or by the heading above it."""
        if heading is Role.RELATIVE and fold(self._text[label.start : label.end]) in _ANYBODYS:
            return heading
        return label.role or _inherited(heading, label)

    def _value_span(self, label: Label, index: int) -> tuple[int, int, bool]:
        """Where the value of the label at `index` stands, and whether that is in the cell behind or the line below."""
        end = self._value_end(label, index)
        start, next_cell = label.value_start, False
        last = last_merged(self._text, self._labels, index)
        limit = end if last == index else self._value_end(self._labels[last], last)
        shared = piece_of(self._text, self._labels, index, limit)
        if shared:
            start, end = shared
        elif _NO_VALUE.fullmatch(self._text, start, end):
            start, end = self._elsewhere(label, index, end)
            next_cell = True
            # Leaders between a label and its value may stand in the value's cell.
            start += len(self._text[start:end]) - len(self._text[start:end].lstrip(" .…_"))
        value = self._text[start:end]
        return start + len(value) - len(value.lstrip(" ")), end - len(value) + len(value.rstrip(" ")), next_cell

    def _is_heading(self, label: Label, line: int) -> bool:
        """A holder alone on its line, with or without "information"."""
        if label.holder is None or label.start - self._line_starts[line] > OPENING_REACH:
            return False
        opening = _ORNAMENT.match(self._text, self._line_starts[line], label.start)
        start = opening.end() if opening else self._line_starts[line]
        if not any(each.fullmatch(self._text, start, label.start) for each in (CELL_OPENING, ARTICLE)):
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
