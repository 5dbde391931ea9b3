"""Finding label words in text.

A label reads  [holder] field [suffix]  : "Ordering physician's phone no.", "Nom de naissance",
"DOB/Age/Sex". A holder alone ("Patient:", "Prescripteur :") labels a name. The grammar is the
same in every language; the words are in `<language>/labels.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from phiscan.languages.folders import LANGUAGES
from phiscan.languages.label_words import LabelWords, Part
from phiscan.languages.phrases import Token, joined, tokens_of
from phiscan.languages.remembering import remembered
from phiscan.model import Role

_BETWEEN_ALTERNATIVES = re.compile(r"\.? ?[/&|+] ?\Z|, ?\Z| - \Z")
_HINT = re.compile(
    r" ?(?:\((?:[^()\n\t\d]|\([a-z]{1,3}\)|(?<=[a-z] )\d{1,2}(?=\))){1,60}\)|\((?:si|if) (?:[^()\n\t\d]|\([a-z]\)){1,70}\)|\[[^\]\n\t\d]{1,45}\])"
)
# Of "Emergency contact (name and phone)".
_REST_OF_BRACKET = re.compile(r"[^()\n\t\d]{0,40}\)")
# "2. PATIENT'S NAME", "17b. NPI", "(a) Name", "10 BIRTHDATE": the numbers of a form's fields.
_ENUMERATOR = re.compile(r"\(?\d{1,2}[a-zA-Z]?[.)] ?|\([a-zA-Z]\) ?|\d{1,2}[a-z]? (?=[A-Z]{3})")
# A dash at the end of a cell or before the colon that the layout adds is one too: "Chart # -: 123".
_MARK = re.compile(r"[ .]*(?:[-–]?[:=?]|\.{3,}|[_…]{2,}|(?:\. ){3,}|[-–](?=[ \t\n]|\Z))[ .:_…]*")
# Behind who is asked for, what says in which place or time: "Responsible clinician of record:", "Nurse on duty tonight:".
_NAME = "name"
_TAIL = re.compile(
    r" (?:assigned|at|caring|covering|during|for|from|in|involved|of|on|present|responsible|this|to|today|tonight)"
    r"(?: (?!(?:address|date|fax|id|name|no|number|phone|time)\b)[a-z][a-z'’/]*){0,4}(?= ?:(?!\d))"
)
# Words and cells repeat massively in a dump: what was looked up once is remembered, so many of each.
_REMEMBERED = 1 << 12
_NUMBER_IN_SENTENCE = re.compile(r"[ .#:°]{1,3}(?:[A-Z]{1,4}[-. ]?)?\d{4}")
# Of the address of a network card, whose letters may spell a label ("CC:").
_OCTET_BEFORE = re.compile(r"(?<![A-Za-z])[0-9A-F]{2}:\Z")
_CELL = re.compile(r"[^\t\n]+")
# The test that "PT" is as often as it is a patient.
_PROTHROMBIN = re.compile(r"PT ?/ ?(?:INR|a?PTT)\b", re.IGNORECASE)
_LISTED = re.compile(r", ?| ?[/&] ?")
# "Parent or guardian", "patient ou représentant légal".
_OR = frozenset({"or", "ou"})
_AND = frozenset({"and", "et"})

_HOLDER_ROLES: Mapping[str, Role] = {
    "patient": Role.PATIENT,
    "insured": Role.PATIENT,
    "practitioner": Role.PRACTITIONER,
    "relative": Role.RELATIVE,
    "staff": Role.STAFF,
    "organization": Role.OTHER,
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a text: what its value is (`fields`, in printed order) and whose.

    `start:end` spans the words and a hint in brackets; `value_start` is behind the colon or leader.
    `marked` says that there was one. `holder` is the role word's kind: "patient", "organization" ... `learned` says that
    no list has the words, and that they were read by their likeness to others.
    """

    start: int
    end: int
    value_start: int
    fields: tuple[str, ...]
    holder: str | None
    marked: bool
    learned: bool = False

    @property
    def role(self) -> Role | None:
        """Whose the value is, where the label says so."""
        return _HOLDER_ROLES.get(self.holder) if self.holder else None

    def moved(self, by: int) -> Label:
        """The same label in a text that begins so many characters earlier."""
        start, end, value_start = self.start + by, self.end + by, self.value_start + by
        return replace(self, start=start, end=end, value_start=value_start)


class Lexicon:
    """The label words of some languages, ready to be found in text."""

    def __init__(self, languages: Iterable[str]) -> None:
        self._words = LabelWords(languages)
        self.holder_phrases = self._words.holder_phrases
        self.words = self._words.words
        self._known = self.words()
        self.whole = remembered(_REMEMBERED)(self._whole)
        self.opening = remembered(_REMEMBERED)(self._opening)
        self._in_cell = remembered(_REMEMBERED)(self._read_cell)

    def labels(self, text: str) -> list[Label]:
        """Every label in `text`, from left to right, the longest at each place, not overlapping."""
        found: list[Label] = []
        for cell in _CELL.finditer(text):
            found += [label.moved(cell.start()) for label in self._in_cell(cell.group())]
        return found

    def _read_cell(self, text: str) -> tuple[Label, ...]:
        """The labels of one cell: nothing of a label reaches over a tab or a line end."""
        tokens = tokens_of(text, self._known)
        found = []
        index = 0
        while index < len(tokens):
            first = tokens[index][0]
            opens = self._words.may_open(first) and not _is_clock(text, tokens[index])
            match = self._label_at(text, tokens, index) if opens else None
            if match is None:
                index += 1
            else:
                label, index = match
                found.append(label)
        return tuple(found)

    def _opening(self, text: str) -> bool:
        """Whether a cell's text reads "Label: value" (or is a label)."""
        if self.whole(text):
            return True
        numbered = _ENUMERATOR.match(text)
        tokens = [token for token in tokens_of(text, self._known) if not numbered or token[1] >= numbered.end()]
        match = self._label_at(text, tokens, 0) if tokens else None
        return match is not None and match[0].marked

    def _whole(self, text: str) -> Label | None:
        """The label that a cell's text is, colon or not; None when it holds anything else."""
        numbered = _ENUMERATOR.match(text)
        tokens = tokens_of(text, self._known)
        if numbered:
            tokens = [token for token in tokens if token[1] >= numbered.end()]
        if not tokens or len(tokens) > 14:
            return None
        match = self._label_at(text, tokens, 0)
        if match is None or match[1] < len(tokens):
            return None
        if text[numbered.end() if numbered else 0 : match[0].start].strip(" *•-.·"):
            return None
        label = match[0]
        return label if not text[label.value_start :].strip(" .:*)_-–#°") else None

    def _label_at(self, text: str, tokens: list[Token], index: int) -> tuple[Label, int] | None:
        """The label at a token, and the index of the token behind it."""
        parts = self._alternatives(text, tokens, index)
        if not parts:
            return None
        start, stop = tokens[index][1], tokens[parts[-1].end - 1][2]
        if len(parts) > 1 and (_in_a_compound(text, start, stop) or _in_a_sentence(text, start, stop)):
            # "Encounter - HAR-386", "... Insurance Company, member 31961343301": no list of labels.
            parts = parts[:1]
            stop = tokens[parts[0].end - 1][2]
        if _in_a_compound(text, start, stop):
            return None
        fields = [part.field for part in parts]
        holder = next((part.holder for part in parts if part.holder), None)
        if holder == "patient" and _PROTHROMBIN.match(text, start):
            holder, fields = None, fields[1:]
            if not fields:
                return None
        stop = _behind_brackets(text, start, stop)
        tail = _TAIL.match(text, stop) if holder and fields == [_NAME] else None
        stop = tail.end() if tail else stop
        end = next((i for i in range(parts[-1].end, len(tokens)) if tokens[i][1] >= stop), len(tokens))
        if fields[0] in ("name", "last_name") and self._asks_birth(text, tokens[parts[-1].end : end]):
            fields.append("birth_date")
        more = self._more_fields(text, tokens, end, stop)
        if more:
            fields += more[0]
            end, stop = more[1], tokens[more[1] - 1][2]
        mark = None if text.startswith("::", stop) else _MARK.match(text, stop)
        value_start = mark.end() if mark else stop
        return Label(start, stop, value_start, tuple(fields), holder, mark is not None), end

    def _alternatives(self, text: str, tokens: list[Token], index: int) -> list[Part]:
        """The parts of a label from a token on: three of "DOB/Age/Sex"."""
        parts: list[Part] = []
        holder: str | None = None
        while (part := self._words.part_at(text, tokens, index)) is not None:
            if (
                holder
                and part.holder not in (None, holder)
                and text[tokens[parts[-1].end - 1][2] : tokens[index][1]] == " - "
            ):
                break  # "Dr Roux, médecin traitant - Secrétaire : Ana Diop": the next field.
            parts.append(part)
            holder = holder or part.holder
            index = part.end
            if index < len(tokens) and joined(text, tokens, index) and self._joins(text, tokens, index, holder):
                index += 1
            elif index >= len(tokens) or not _BETWEEN_ALTERNATIVES.match(text[tokens[index - 1][2] : tokens[index][1]]):
                break
        return parts

    def _joins(self, text: str, tokens: list[Token], index: int, holder: str | None) -> bool:
        """Whether a word joins two labels: "or"; "and" where both are of one holder ("personne de confiance et personne à prévenir")."""
        if tokens[index][0] in _OR:
            return True
        following = self._words.part_at(text, tokens, index + 1) if tokens[index][0] in _AND and holder else None
        return following is not None and following.holder == holder

    def _asks_birth(self, text: str, hint: Sequence[Token]) -> bool:
        """Whether the words in brackets behind a label ask for a birth date: "Patient (DOB)", "Nom (né(e) le)"."""
        parts = (self._words.part_at(text, list(hint), index) for index in range(len(hint)))
        return any(part is not None and part.field == "birth_date" for part in parts)

    def _more_fields(self, text: str, tokens: list[Token], end: int, stop: int) -> tuple[list[str], int] | None:
        """Fields behind the bracket of another, and the index behind them: "Name (Last, First), Address, City"."""
        if text[stop - 1 : stop] != ")":
            return None
        names: list[str] = []
        while end < len(tokens) and _LISTED.fullmatch(text, stop, tokens[end][1]):
            part = self._words.part_at(text, tokens, end)
            if part is None:
                break
            names.append(part.field)
            end = part.end
            stop = tokens[end - 1][2]
        return (names, end) if names else None


def _behind_brackets(text: str, start: int, stop: int) -> int:
    """Where a label ends with the rest of a bracket that opens within it, and with a hint in brackets of its own."""
    is_open = text.count("(", start, stop) > text.count(")", start, stop)
    rest = _REST_OF_BRACKET.match(text, stop) if is_open else None
    stop = rest.end() if rest else stop
    hint = _HINT.match(text, stop)
    return hint.end() if hint else stop


def _is_clock(text: str, token: Token) -> bool:
    """Whether a word ends a time: "8:30 AM, phone"."""
    return token[0] in ("am", "pm") and text[max(0, token[1] - 2) : token[1]].strip(" ")[-1:].isdigit()


def _in_a_sentence(text: str, start: int, stop: int) -> bool:
    """Whether words that a comma parts stand in a sentence: a number is right behind them, and no colon."""
    return "," in text[start:stop] and _NUMBER_IN_SENTENCE.match(text, stop) is not None


def _in_a_compound(text: str, start: int, stop: int) -> bool:
    """Whether the words are part of a longer one: PAT-TROIS, d'un, 84:CC:DF."""
    if _OCTET_BEFORE.search(text, max(0, start - 4), start):
        return True
    if (
        start > 1
        and text[start - 1] in "'’"
        and text[start - 2] in "lL"
        and not text[max(0, start - 3) : start - 2].isalnum()
    ):
        start = 0  # "L'assuré(e) :"
    return (text[stop : stop + 1] in ("-", "'", "’") and text[stop + 1 : stop + 2].isalnum()) or (
        start > 1 and text[start - 1] in "-'’" and text[start - 2].isalnum()
    )


@cache
def lexicon(languages: tuple[str, ...] = LANGUAGES) -> Lexicon:
    """The label words of these languages together, loaded once a process."""
    return Lexicon(languages)
