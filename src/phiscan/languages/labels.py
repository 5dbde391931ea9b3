"""Finding label words in text.

A label reads  [holder] field [suffix]  : "Ordering physician's phone no.", "Nom de naissance",
"DOB/Age/Sex". A holder alone ("Patient:", "Prescripteur :") labels a name. The grammar is the
same in every language; the words are in `<language>/labels.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from phiscan.languages.folders import LANGUAGES, language_table
from phiscan.languages.remembering import remembered
from phiscan.model import Role

# "D.O.B." and "F.I.N.E.S.S." are one word each.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[^\W_º]+(?:['’][sS]\b)?|[#°º]")
# What may stand between the words of one label: never a tab or a line end, those part cells.
_WITHIN = re.compile(r"[ .'()\-,·]{0,3}\Z")
_BETWEEN_ALTERNATIVES = re.compile(r" ?[/&|+] ?\Z|, ?\Z| - \Z")
_HINT = re.compile(r" ?(?:\([^)\n\t\d]{1,45}\)|\[[^\]\n\t\d]{1,45}\])")
# Of "Emergency contact (name and phone)".
_REST_OF_BRACKET = re.compile(r"[^()\n\t\d]{0,40}\)")
# "2. PATIENT'S NAME", "17b. NPI", "(a) Name", "10 BIRTHDATE": the numbers of a form's fields.
_ENUMERATOR = re.compile(r"\(?\d{1,2}[a-zA-Z]?[.)] ?|\([a-zA-Z]\) ?|\d{1,2}[a-z]? (?=[A-Z]{3})")
# A dash at the end of a cell or before the colon that the layout adds is one too: "Chart # -: 123".
_MARK = re.compile(r"[ .]*(?:[-–]?[:=?]|\.{3,}|[_…]{2,}|(?:\. ){3,}|[-–](?=[ \t\n]|\Z))[ .:_…]*")
# "Emergency contact 2:"
_ORDINAL = re.compile(r" ?#? ?[1-9](?= ?[:\t\n])")
# Words and cells repeat massively in a dump: what was looked up once is remembered, so many of each.
_REMEMBERED = 1 << 12
_NUMBER_IN_SENTENCE = re.compile(r"[ .#:°]{1,3}(?:[A-Z]{1,4}[-. ]?)?\d{4}")
# Of the address of a network card, whose letters may spell a label ("CC:").
_OCTET_BEFORE = re.compile(r"(?<![A-Za-z])[0-9A-F]{2}:\Z")
_CELL = re.compile(r"[^\t\n]+")
# The test that "PT" is as often as it is a patient.
_PROTHROMBIN = re.compile(r"PT ?/ ?(?:INR|a?PTT)\b", re.IGNORECASE)
_LISTED = re.compile(r", ?| ?[/&] ?")
_OF_HOLDER = frozenset({"of", "du", "de", "del", "for", "the", "la", "le", "d", "l"})
# "Parent or guardian", "patient ou représentant légal".
_OR = frozenset({"or", "ou"})
_HOLDER_FIELD = "name"
# What a holder's number is: "Client ID", "Provider no."
_HOLDER_NUMBER = {"patient": "mrn", "insured": "plan_id", "relative": "mrn", "practitioner": "license"}
_NAMING_HOLDERS = frozenset({"patient", "relative"})
_END = ""
# Letters that open a number are so few.
_PREFIX = 4

_HOLDER_ROLES: Mapping[str, Role] = {
    "patient": Role.PATIENT,
    "insured": Role.PATIENT,
    "practitioner": Role.PRACTITIONER,
    "relative": Role.RELATIVE,
    "staff": Role.STAFF,
    "organization": Role.OTHER,
}

_Trie = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a text: what its value is (`fields`, in printed order) and whose.

    `start:end` spans the words and a hint in brackets; `value_start` is behind the colon or leader.
    `marked` says that there was one. `holder` is the role word's kind: "patient", "organization" ...
    """

    start: int
    end: int
    value_start: int
    fields: tuple[str, ...]
    holder: str | None
    marked: bool

    @property
    def role(self) -> Role | None:
        """Whose the value is, where the label says so."""
        return _HOLDER_ROLES.get(self.holder) if self.holder else None

    def moved(self, by: int) -> Label:
        """The same label in a text that begins so many characters earlier."""
        return Label(self.start + by, self.end + by, self.value_start + by, self.fields, self.holder, self.marked)


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Text without accents, case and typographic apostrophes: as label words are compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'").replace("º", "°"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def _tokens(text: str) -> list[tuple[str, int, int]]:
    found = []
    for match in _TOKEN.finditer(text):
        word = fold(match.group()).replace(".", "")
        found.append((word[:-2] if word.endswith("'s") else word, match.start(), match.end()))
    return found


class Lexicon:
    """The label words of some languages, ready to be found in text."""

    def __init__(self, languages: Iterable[str]) -> None:
        self._holders: _Trie = {}
        self._fields: _Trie = {}
        self._suffixes: frozenset[str] = frozenset()
        for language in languages:
            self._load(language)
        self.whole = remembered(_REMEMBERED)(self._whole)
        self.opening = remembered(_REMEMBERED)(self._opening)
        self._in_cell = remembered(_REMEMBERED)(self._read_cell)

    def _load(self, language: str) -> None:
        words = language_table(language, "labels")
        for trie, section in ((self._holders, words["holders"]), (self._fields, words["fields"])):
            for name, phrases in section.items():
                for phrase in phrases:
                    _insert(trie, [token for token, _, _ in _tokens(phrase)], name)
        for name, nouns in words.get("numbered", {}).items():
            for phrase in (form.format(noun) for noun in nouns for form in words["number_forms"]["forms"]):
                _insert(self._fields, [token for token, _, _ in _tokens(phrase)], name)
        self._suffixes |= {token for phrase in words["suffixes"]["words"] for token, _, _ in _tokens(phrase)}

    def holder_phrases(self, holder: str) -> list[tuple[str, ...]]:
        """The words of each phrase that names this kind of holder, folded."""
        return list(_phrases(self._holders, holder, ()))

    def labels(self, text: str) -> list[Label]:
        """Every label in `text`, from left to right, the longest at each place, not overlapping."""
        found: list[Label] = []
        for cell in _CELL.finditer(text):
            found += [label.moved(cell.start()) for label in self._in_cell(cell.group())]
        return found

    def _read_cell(self, text: str) -> tuple[Label, ...]:
        """The labels of one cell: nothing of a label reaches over a tab or a line end."""
        tokens = _tokens(text)
        found = []
        index = 0
        while index < len(tokens):
            first = tokens[index][0]
            opens = (first in self._fields or first in self._holders) and not _is_clock(text, tokens[index])
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
        tokens = [token for token in _tokens(text) if not numbered or token[1] >= numbered.end()]
        match = self._label_at(text, tokens, 0) if tokens else None
        return match is not None and match[0].marked

    def _whole(self, text: str) -> Label | None:
        """The label that a cell's text is, colon or not; None when it holds anything else."""
        numbered = _ENUMERATOR.match(text)
        tokens = _tokens(text)
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

    def _label_at(self, text: str, tokens: list[tuple[str, int, int]], index: int) -> tuple[Label, int] | None:
        parts: list[str] = []
        holder: str | None = None
        first_holder: str | None = None
        first_end = index
        end, last = index, index - 1
        while True:
            part = self._phrase_at(text, tokens, end)
            if part is None:
                end = last + 1
                break
            if holder and part[1] not in (None, holder) and text[tokens[last][2] : tokens[end][1]] == " - ":
                # "Dr Roux, médecin traitant - Secrétaire : Ana Diop": the next field.
                end = last + 1
                break
            name, part_holder, end = part
            if not parts:
                first_holder, first_end = part_holder, end
            parts.append(name)
            holder = holder or part_holder
            last = end - 1
            if end < len(tokens) and tokens[end][0] in _OR and _joined(text, tokens, end):
                end += 1
            elif end >= len(tokens) or not _BETWEEN_ALTERNATIVES.match(text[tokens[end - 1][2] : tokens[end][1]]):
                break
        if not parts:
            return None
        start, stop = tokens[index][1], tokens[end - 1][2]
        if len(parts) > 1 and (_in_a_compound(text, start, stop) or _in_a_sentence(text, start, stop)):
            # "Encounter - HAR-386", "... Insurance Company, member 31961343301": no list of labels.
            parts, holder, end = parts[:1], first_holder, first_end
            stop = tokens[end - 1][2]
        if _in_a_compound(text, start, stop):
            return None
        if holder == "patient" and _PROTHROMBIN.match(text, start):
            holder, parts = None, parts[1:]
            if not parts:
                return None
        rest = (
            _REST_OF_BRACKET.match(text, stop) if text.count("(", start, stop) > text.count(")", start, stop) else None
        )
        if rest:
            stop = rest.end()
            end = next((i for i in range(end, len(tokens)) if tokens[i][1] >= stop), len(tokens))
        hint = _HINT.match(text, stop)
        if hint:
            stop = hint.end()
            end = next((i for i in range(end, len(tokens)) if tokens[i][1] >= stop), len(tokens))
        more = self._more_fields(text, tokens, end, stop)
        if more:
            parts += more[0]
            end, stop = more[1], tokens[more[1] - 1][2]
        mark = None if text.startswith("::", stop) else _MARK.match(text, stop)
        value_start = mark.end() if mark else stop
        return Label(start, stop, value_start, tuple(parts), holder, mark is not None), end

    def _more_fields(
        self, text: str, tokens: list[tuple[str, int, int]], end: int, stop: int
    ) -> tuple[list[str], int] | None:
        """Fields behind the bracket of another, and the index behind them: "Name (Last, First), Address, City"."""
        if text[stop - 1 : stop] != ")":
            return None
        names: list[str] = []
        while end < len(tokens) and _LISTED.fullmatch(text, stop, tokens[end][1]):
            part = self._phrase_at(text, tokens, end)
            if part is None:
                break
            names.append(part[0])
            end = part[2]
            stop = tokens[end - 1][2]
        return (names, end) if names else None

    def _phrase_at(
        self, text: str, tokens: list[tuple[str, int, int]], index: int
    ) -> tuple[str, str | None, int] | None:
        """One holder/field phrase at a token: field name, holder, index of the token behind it."""
        field = _longest(self._fields, text, tokens, index)
        holder = _longest(self._holders, text, tokens, index)
        inner = _longest(self._fields, text, tokens, holder[1]) if holder and _joined(text, tokens, holder[1]) else None
        if holder and inner and inner[0] == "other" and "(" in text[tokens[holder[1] - 1][2] : tokens[holder[1]][1]]:
            inner = None  # "Received by (signature)"
        if holder and inner and inner[1] <= self._behind_suffix(text, tokens, holder[1]):
            inner = None
        if holder and inner and (not field or inner[1] > field[1]):
            return inner[0], holder[0], self._behind_suffix(text, tokens, inner[1])
        if holder and (not field or holder[1] > field[1]):
            end = self._behind_suffix(text, tokens, holder[1])
            if end < len(tokens) and _ORDINAL.match(text, tokens[end - 1][2]):
                return _HOLDER_FIELD, holder[0], end + (text[tokens[end][1]] == "#") + 1
            numbered = any(token != "s" for token, _, _ in tokens[holder[1] : end])
            return (_HOLDER_NUMBER.get(holder[0], "other") if numbered else _HOLDER_FIELD), holder[0], end
        if not field:
            return None
        end = self._behind_suffix(text, tokens, field[1])
        owner = self._owner(text, tokens, end)
        if owner:
            return field[0], owner[0], owner[1]
        # "Patient account number" is one phrase, and still says whose.
        return field[0], holder[0] if holder and holder[0] in _NAMING_HOLDERS else None, end

    def _owner(self, text: str, tokens: list[tuple[str, int, int]], index: int) -> tuple[str, int] | None:
        """ "... of the patient", "... du prescripteur" behind a field."""
        start = index
        while index < len(tokens) and tokens[index][0] in _OF_HOLDER and _joined(text, tokens, index):
            index += 1
        if index == start or not _joined(text, tokens, index):
            return None
        return _longest(self._holders, text, tokens, index)

    def _behind_suffix(self, text: str, tokens: list[tuple[str, int, int]], index: int) -> int:
        while index < len(tokens) and tokens[index][0] in self._suffixes and _joined(text, tokens, index):
            if tokens[index][0] == "s" and text[tokens[index][2] : tokens[index][2] + 1] != ")":
                break
            index += 1
        return index


def _is_clock(text: str, token: tuple[str, int, int]) -> bool:
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


def _insert(trie: _Trie, tokens: list[str], name: str) -> None:
    for token in tokens:
        trie = trie.setdefault(token, {})
    trie.setdefault(_END, name)


def _phrases(trie: _Trie, name: str, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for word, inner in trie.items():
        if word == _END:
            if inner == name:
                yield words
        else:
            yield from _phrases(inner, name, (*words, word))


def _joined(text: str, tokens: list[tuple[str, int, int]], index: int) -> bool:
    """Whether the token at `index` may belong to the same phrase as the one before it."""
    return index < len(tokens) and _WITHIN.match(text[tokens[index - 1][2] : tokens[index][1]]) is not None


def _longest(trie: _Trie, text: str, tokens: list[tuple[str, int, int]], index: int) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    at = index
    while at < len(tokens) and tokens[at][0] in trie:
        if at > index and not _within_phrase(text, tokens[at - 1], tokens[at]):
            break
        trie = trie[tokens[at][0]]
        at += 1
        if _END in trie and not _goes_into_a_number(text, tokens[at - 1]):
            best = (trie[_END], at)
    return best


def _goes_into_a_number(text: str, token: tuple[str, int, int]) -> bool:
    """Whether a short word opens the number behind the label: "Serial number SN-XF7748"."""
    word, _, stop = token
    return len(word) <= _PREFIX and text[stop : stop + 1] == "-" and text[stop + 1 : stop + 2].isalnum()


def _within_phrase(text: str, before: tuple[str, int, int], token: tuple[str, int, int]) -> bool:
    """Blanks and points join the words of a phrase; a slash joins letters only ("S/N"), it parts words ("DOB/Sex")."""
    between = text[before[2] : token[1]]
    return _WITHIN.match(between) is not None or (between == "/" and len(before[0]) == len(token[0]) == 1)


@cache
def lexicon(languages: tuple[str, ...] = LANGUAGES) -> Lexicon:
    """The label words of these languages together, loaded once a process."""
    return Lexicon(languages)
