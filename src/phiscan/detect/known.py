"""Names that are known already, met again: in the running text, the footer, the next page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from phiscan.detect.recognizers.name_words import JOINERS
from phiscan.languages import fold, name_words
from phiscan.model import Role

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_LETTERS = 2
_MOST_NAMES = 500
_LEAST_SINGLE = 3
_CAPITAL_BEFORE = re.compile(r"[^\W\d_a-zà-ÿ][\w'’]{2,} \Z")
_CAPITAL_AFTER = re.compile(r" (?:[^\W\d_a-zà-ÿ]\w|\d)|['’]s? [^\W\d_a-zà-ÿ]")
_INITIAL_BEFORE = re.compile(r"(?<![\w'’.-])[^\W\d_a-zà-ÿ](?:\. ?|(?<!\bI) )(?:[A-Z]\. ?)?\Z")
_INITIAL_BEHIND = re.compile(r" [A-ZÀ-Þ]\b\.?(?=[\t\n,;:|)(]| [-–—|(]|\Z)")
_TITLE_BEFORE, _LONGEST_TITLE = re.compile(r"(?<!\w)([^\W\d_]{1,8})\.? \Z"), 12
_LONGEST_INITIALS = 7
_BETWEEN = re.compile(r"(?:, ?| (?:[A-Z]\.? )?|-|(?<=[Ss][Tt])\. ?|(?<=[Ss]te)\. ?)")


class KnownNames:
    """The full names a document has shown, each with its role."""

    def __init__(self) -> None:
        self._names: dict[frozenset[str], Role | None] = {}
        self._by_word: dict[str, list[frozenset[str]]] = {}
        # Words of names that the document also writes in lower case: no name by themselves.
        self._common: set[str] = set()

    def learn(self, name: str, role: Role | None, text: str = "") -> None:
        """Remember a name of two words or more, unless `text` shows that all of them are common words."""
        words = frozenset(fold(word) for word in _WORD.findall(name) if len(word) >= _LEAST_LETTERS) - JOINERS
        if len(words) < 2 or words in self._names or len(self._names) >= _MOST_NAMES:
            return
        common = {word for word in words if _stands_in(text, word)}
        if len(common) * 2 >= len(words):
            return
        self._common |= common
        self._names[words] = role
        for word in words:
            self._by_word.setdefault(word, []).append(words)

    def role_of(self, name: str) -> Role | None:
        """The role of a known name that has all words of `name`, if there is one."""
        words = {fold(word) for word in _WORD.findall(name) if len(word) >= _LEAST_LETTERS}
        if not words:
            return None
        for known in self._by_word.get(min(words), ()):
            if words <= known:
                return self._names[known]
        return None

    def mentions(self, text: str) -> Iterator[tuple[int, int, Role | None]]:
        """Words of one known name, side by side in any order and case; or one of them, standing by itself."""
        if not self._names:
            return
        run: list[re.Match[str]] = []
        candidates: set[frozenset[str]] = set()
        for word in _WORD.finditer(text):
            names = set(self._by_word.get(fold(word.group()), ()))
            joined = (
                run
                and _BETWEEN.fullmatch(text, run[-1].end(), word.start()) is not None
                and not _opens_anew(text, run, word)
            )
            if names and run and joined and candidates & names and fold(word.group()) not in _folded(run):
                candidates &= names
                run.append(word)
                continue
            if run and joined and len(word.group()) == 1:
                continue
            yield from self._mention(text, run, candidates)
            run, candidates = ([word], names) if names and word.group()[0].isupper() else ([], set())
        yield from self._mention(text, run, candidates)

    def _mention(
        self, text: str, run: list[re.Match[str]], candidates: Iterable[frozenset[str]]
    ) -> Iterator[tuple[int, int, Role | None]]:
        if len(run) >= 2 or (run and fold(run[0].group()) not in self._common and _stands_alone(text, run[0])):
            role = self._role(sorted(candidates, key=lambda words: (len(words), sorted(words))))
            # "Mr. Roux" need not be the daughter, of whom alone the whole name is known.
            is_anybodys = role is Role.RELATIVE and len(run) == 1 and _is_titled(text, run[0])
            yield (
                _initial_before(text, run[0], candidates),
                _initial_behind(text, run),
                None if is_anybodys else role,
            )

    def _role(self, meant: Sequence[frozenset[str]]) -> Role | None:
        """The role of the names meant; a surname that a patient shares with a relative is the patient's, else open."""
        roles = [self._names[words] for words in meant]
        if roles.count(Role.PATIENT) == 1 or len(set(roles)) == 1:
            return Role.PATIENT if Role.PATIENT in roles else roles[0]
        return None


def _is_titled(text: str, word: re.Match[str]) -> bool:
    before = _TITLE_BEFORE.search(text, max(0, word.start() - _LONGEST_TITLE), word.start())
    return before is not None and fold(before.group(1)) in name_words().titles_person


def _initial_before(text: str, word: re.Match[str], candidates: Iterable[frozenset[str]]) -> int:
    """Where a name opens: at the initial that stands for the rest of it ("R. Ding", "R Ding" is Ryota Ding), or at its first word."""
    initial = _INITIAL_BEFORE.search(text, max(0, word.start() - _LONGEST_INITIALS), word.start())
    if initial is None:
        return word.start()
    others = {other[0] for words in candidates for other in words if other != fold(word.group())}
    return initial.start() if fold(initial.group()[0]) in others else word.start()


def _initial_behind(text: str, run: list[re.Match[str]]) -> int:
    """Where a name ends: at the initial behind "Ruiz, Ana", at the end of its cell, or at its last word."""
    inverted = len(run) > 1 and "," in text[run[0].end() : run[1].start()]
    initial = _INITIAL_BEHIND.match(text, run[-1].end()) if inverted else None
    return initial.end() if initial else run[-1].end()


def _opens_anew(text: str, run: list[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether a word behind a comma opens a name of its own: "Mme Roux, Paul ROUX"."""
    following = _WORD.match(text, word.end() + 1) if text.startswith(" ", word.end()) else None
    return (
        "," in text[run[-1].end() : word.start()] and following is not None and fold(following.group()) in _folded(run)
    )


def _stands_in(text: str, word: str) -> bool:
    """Whether a text has a word as it is, whole: as a pattern with word boundaries finds it, of which none is compiled."""
    at = text.find(word)
    while at >= 0:
        if _is_boundary(text, at) and _is_boundary(text, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


def _is_boundary(text: str, at: int) -> bool:
    return _is_of_word(text[at - 1 : at]) != _is_of_word(text[at : at + 1])


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _stands_alone(text: str, word: re.Match[str]) -> bool:
    """Whether a single word can be a person's: no common word, no other capital beside it ("Lane County")."""
    common = name_words()
    folded = fold(word.group())
    if len(folded) < _LEAST_SINGLE or common.is_of_forms(folded) or folded in common.months:
        return False
    return not _CAPITAL_BEFORE.search(text, max(0, word.start() - 24), word.start()) and not _CAPITAL_AFTER.match(
        text, word.end()
    )


def _folded(run: list[re.Match[str]]) -> set[str]:
    return {fold(word.group()) for word in run}
