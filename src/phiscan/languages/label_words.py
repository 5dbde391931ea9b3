"""The words of labels: one part of a label, [holder] field [suffix], at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from phiscan.languages.folders import language_table
from phiscan.languages.phrases import Token, Trie, insert, joined, longest, phrases_for, tokens_of, words_of

# "Emergency contact 2:"
_ORDINAL = re.compile(r" ?#? ?[1-9](?= ?[:\t\n])")
_COLON = re.compile(r" ?:(?!:)")
_OF_HOLDER = frozenset({"of", "du", "de", "del", "for", "the", "la", "le", "d", "l"})
_HOLDER_FIELD = "name"
# What a holder's number is: "Client ID", "Provider no."
_HOLDER_NUMBER = {"patient": "mrn", "insured": "plan_id", "relative": "mrn", "practitioner": "license"}
_NAMING_HOLDERS = frozenset({"patient", "relative"})


class Part(NamedTuple):
    """What one phrase of a label asks for, whose it is, and the index of the token behind it."""

    field: str
    holder: str | None
    end: int


_HINTED = frozenset({"other", "birth_date"})


class LabelWords:
    """The label words of some languages. Where one phrase has two meanings, the one that was read first holds."""

    def __init__(self, languages: Iterable[str]) -> None:
        self._holders: Trie = {}
        self._fields: Trie = {}
        self._suffixes: frozenset[str] = frozenset()
        for language in languages:
            self._load(language)

    def _load(self, language: str) -> None:
        words = language_table(language, "labels")
        for trie, section in ((self._holders, words["holders"]), (self._fields, words["fields"])):
            for name, phrases in section.items():
                for phrase in phrases:
                    insert(trie, phrase, name)
        for name, nouns in words.get("numbered", {}).items():
            for phrase in (form.format(noun) for noun in nouns for form in words["number_forms"]["forms"]):
                insert(self._fields, phrase, name)
        self._suffixes |= {token for phrase in words["suffixes"]["words"] for token, _, _ in tokens_of(phrase)}

    def words(self) -> frozenset[str]:
        """Every word that stands in a label, folded."""
        return self._suffixes | words_of(self._holders) | words_of(self._fields)

    def holder_phrases(self, holder: str) -> list[tuple[str, ...]]:
        """The words of each phrase that names this kind of holder, folded."""
        return list(phrases_for(self._holders, holder))

    def may_open(self, word: str) -> bool:
        """Whether a folded word is the first of a holder or a field."""
        return word in self._fields or word in self._holders

    def part_at(self, text: str, tokens: list[Token], index: int) -> Part | None:
        """The holder, the field, or both, at a token."""
        field = longest(self._fields, text, tokens, index)
        holder = longest(self._holders, text, tokens, index)
        inner = self._field_behind(text, tokens, holder[1]) if holder else None
        if holder and inner and (not field or inner[1] > field[1]):
            return Part(inner[0], holder[0], self._behind_suffix(text, tokens, inner[1]))
        if holder and (not field or holder[1] > field[1]):
            return self._holder_alone(text, tokens, *holder)
        if not field:
            return None
        end = self._behind_suffix(text, tokens, field[1])
        owner = self._owner(text, tokens, end)
        if owner:
            return Part(field[0], *owner)
        # "Patient account number" is one phrase, and still says whose.
        return Part(field[0], holder[0] if holder and holder[0] in _NAMING_HOLDERS else None, end)

    def _field_behind(self, text: str, tokens: list[Token], index: int) -> tuple[str, int] | None:
        """The field behind a holder that ends before `index`, where it is more than a suffix."""
        field = longest(self._fields, text, tokens, index) if joined(text, tokens, index) else None
        if field is None or field[1] <= self._behind_suffix(text, tokens, index):
            return None
        # "Received by (signature)", "Patient (born)": a name's hint.
        in_brackets = field[0] in _HINTED and "(" in text[tokens[index - 1][2] : tokens[index][1]]
        return None if in_brackets else field

    def _holder_alone(self, text: str, tokens: list[Token], holder: str, index: int) -> Part:
        """A holder without a field asks for a name; with a suffix for a number."""
        end = self._behind_suffix(text, tokens, index)
        if end < len(tokens) and _ORDINAL.match(text, tokens[end - 1][2]):
            return Part(_HOLDER_FIELD, holder, end + (text[tokens[end][1]] == "#") + 1)
        numbered = any(token != "s" for token, _, _ in tokens[index:end])
        return Part(_HOLDER_NUMBER.get(holder, "other") if numbered else _HOLDER_FIELD, holder, end)

    def _owner(self, text: str, tokens: list[Token], index: int) -> tuple[str, int] | None:
        """ "... of the patient", "... du prescripteur" behind a field; before a colon "... patient" too."""
        start = index
        while index < len(tokens) and tokens[index][0] in _OF_HOLDER and joined(text, tokens, index):
            index += 1
        if not joined(text, tokens, index):
            return None
        holder = longest(self._holders, text, tokens, index)
        if holder is None or index > start:
            return holder
        is_last = _COLON.match(text, tokens[holder[1] - 1][2]) is not None
        return holder if is_last and not text[tokens[start - 1][2] : tokens[start][1]].strip(" .") else None

    def _behind_suffix(self, text: str, tokens: list[Token], index: int) -> int:
        while index < len(tokens) and tokens[index][0] in self._suffixes and joined(text, tokens, index):
            if tokens[index][0] == "s" and text[tokens[index][2] : tokens[index][2] + 1] != ")":
                break
            index += 1
        return index
