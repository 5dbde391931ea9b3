"""Names of persons, made comparable: case, accents, order, titles and initials set aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from phiscan.languages import name_words

# Between a birth name and a married name.
CONNECTIVES = frozenset({"nee", "ne", "epouse", "ep", "veuve"})

# Credentials that are surnames too: "John A Do" is a whole name, "Anh Nguyen, DO" has a credential.
SURNAMES = frozenset({"do", "pa", "ma"})

# Letters that Unicode does not decompose.
_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = re.compile(r"['’`´]")
_BETWEEN = re.compile(r"[\s,;()/]+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name, sorted: those spelled out, and the initials."""

    full: tuple[str, ...]
    initials: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.full) + len(self.initials)

    @property
    def key(self) -> str:
        """Equal for the same name in any order and case, with or without accents or middle initials."""
        words = self.full if len(self.full) >= 2 else self.full + self.initials
        return " ".join(sorted(words))


def fold(text: str) -> str:
    """`text` in lower case, without accents or apostrophes."""
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_UNDECOMPOSED)


@lru_cache(maxsize=4096)
def parse_name(text: str) -> Name:
    """The comparable form of a name as printed ("LAST, FIRST M", "Dr. First Last, M.D.")."""
    pieces = [piece for piece in _BETWEEN.split(fold(text)) if _WORD.search(piece)]
    words = [word for word in _words(_bare(pieces)) if word not in CONNECTIVES]
    return Name(
        full=tuple(sorted(word for word in words if len(word) > 1)),
        initials=tuple(sorted(word for word in words if len(word) == 1)),
    )


def compatible(one: Name, other: Name) -> bool:
    """Whether both can be the same person's name: one is the other with words left out or cut to initials."""
    small, large = sorted((one, other), key=len)
    words, letters = list(large.full), list(large.initials)
    shared = cut = 0
    for word in small.full:
        if word in words:
            words.remove(word)
            shared += 1
        elif word[0] in letters:
            letters.remove(word[0])
            cut += 1
        else:
            return False
    for letter in small.initials:
        if letter in letters:
            letters.remove(letter)
        elif match := next((word for word in words if word[0] == letter), None):
            words.remove(match)
        else:
            return False
    # "Mary Smith" is not "John M Smith": a word read as an initial leaves no other word unexplained.
    return shared > 0 and not (cut and words)


def covers(one: Name, other: Name) -> bool:
    """Whether `other` is `one` with words left out or cut to initials: it tells nothing that `one` does not."""
    return len(other) <= len(one) and set(other.full) <= set(one.full) and compatible(one, other)


def surname(text: str) -> str:
    """The last name, folded, as far as the print tells: before a comma, in capitals, else the last word; "" if single."""
    last, comma, _ = text.partition(",")
    pieces = [piece for piece in _BETWEEN.split(text) if _WORD.search(piece)]
    if len(parse_name(text).full) < 2:
        return ""
    if not comma:
        capitals = [piece for piece in pieces if piece.isupper() and len(piece) > 1]
        bare = [piece for piece in pieces if _letters(fold(piece)) not in name_words().suffixes]
        last = " ".join(capitals) if 0 < len(capitals) < len(bare) else bare[-1]
    return " ".join(_words(_BETWEEN.split(fold(last))))


def _words(pieces: Sequence[str]) -> list[str]:
    return [word for piece in pieces for word in _WORD.findall(piece)]


def bare_range(pieces: Sequence[str]) -> tuple[int, int]:
    """Where a name begins and ends in its folded pieces, without titles before it and credentials after it."""
    start, end = 0, len(pieces)
    titles, credentials = _titles(), _credentials()
    while end - start > 1 and _letters(pieces[start]) in titles:
        start += 1
    while end > start and _letters(pieces[end - 1]) in credentials and _leaves_a_name(pieces[start:end]):
        end -= 1
    return start, end


def _bare(pieces: list[str]) -> list[str]:
    start, end = bare_range(pieces)
    return pieces[start:end]


def _leaves_a_name(pieces: Sequence[str]) -> bool:
    rest = _words(pieces[:-1])
    if _letters(pieces[-1]) in SURNAMES:
        rest = [word for word in rest if len(word) > 1]
    return len(rest) > 1


def _letters(piece: str) -> str:
    return "".join(_WORD.findall(piece))


@cache
def _titles() -> frozenset[str]:
    return name_words().titles_practitioner | name_words().titles_person


@cache
def _credentials() -> frozenset[str]:
    return frozenset(_letters(credential) for credential in name_words().credentials)
