"""A name in its parts, made comparable: given names, family names, suffix; and what recognition makes of letters.

Which word is the family name is read off the print: before a comma, in capitals, after a particle, else the last word.
Where that is wrong ("DUPONT MARIE"), comparisons also try the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from phiscan.people.names import CONNECTIVES, bare_range, fold

# Words that belong to the family name behind them. "Ben" and "San" are left out: they are given names too.
PARTICLES = frozenset(
    "van von der den de del della di da dos das do du des la le los las y al el bin ibn st saint ter ten zu af".split()
)
SUFFIXES = {"jr": "jr", "junior": "jr", "fils": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4"}
_MALE, _FEMALE = (
    frozenset({"mr", "monsieur", "sir"}),
    frozenset("mrs ms miss madam mme mlle madame mademoiselle".split()),
)

# What recognition takes for one another, each class as one letter (Kukich 1992; tesseract's own unicharambigs).
_LOOKALIKES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"))
_LETTERS = str.maketrans("ijt1", "llfl")
# Digits inside of a word are letters misread.
_DIGITS = str.maketrans({"0": "o", "1": "l", "5": "s", "8": "b", "6": "b", "|": "l", "!": "l", "$": "s"})
_MISREAD = re.compile(r"(?<=[^\W\d_])[015886|!$]|[01586|!$](?=[^\W\d_])")
_SPLIT = re.compile(r"[\s,;()/]+")
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class NameForm:
    """The folded words of a name. `given` may hold initials; `former` are family names before the present one."""

    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def family_key(self) -> str:
        """The family name without blanks, hyphens and particles' spelling: "De la Cruz" is "Delacruz"."""
        return "".join(self.family)

    @property
    def family_words(self) -> tuple[str, ...]:
        """What family names are known by, one by one, former ones too; without particles."""
        words = (word for word in (*self.family, *self.former) if word not in PARTICLES and len(word) > 1)
        return tuple(dict.fromkeys(words)) or self.family

    @property
    def first(self) -> str:
        """The first given name or initial."""
        return self.given[0] if self.given else ""

    @property
    def words(self) -> tuple[str, ...]:
        """All words of more than one letter."""
        every = (*self.given, *self.family, *self.former)
        return tuple(dict.fromkeys(word for word in every if len(word) > 1 and word not in PARTICLES))


@lru_cache(maxsize=65536)
def read_form(text: str, birth_name: str = "", *, french: bool = False) -> NameForm:
    """The parts of a name as printed ("LAST, FIRST M", "Dr. First van Last Jr."), and a birth name given beside it.

    "M." is Monsieur in a French document; elsewhere it is an initial where little else would be left of the name.
    """
    mended = _mended(text)
    before, comma, after = mended.partition(",")
    if comma and _is_name(after):
        family, given = _pieces(before), _pieces(after, monsieur=french or _WHOLE_WORD.search(after) is not None)
        former = _after_connective(family) + _after_connective(given)
    else:
        every = _pieces(mended.replace(",", " "), monsieur=french or len(_WHOLE_WORD.findall(mended)) > 1)
        pieces = _before_connective(every)
        start, end = _family_range(pieces)
        former, more = _birth_name(_after_connective(every), alone=len(pieces) == 1)
        family, given = pieces[start:end], pieces[:start] + pieces[end:] + more
    suffix = next((SUFFIXES[word] for word in _words(_SPLIT.split(mended)) if word in SUFFIXES), "")
    return NameForm(
        given=tuple(_words(_before_connective(given))),
        family=tuple(_words(_before_connective(family))),
        former=tuple(_words([*former, *_pieces(birth_name)])),
        suffix=suffix,
    )


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A word with letters that recognition confuses made one: "Srnith" is "Smith"."""
    for pair, letter in _LOOKALIKES:
        word = word.replace(pair, letter)
    return word.translate(_LETTERS)


def sex_of_title(text: str) -> str:
    """ "m" or "f" where the name begins with a title of courtesy that says so, else ""."""
    title = fold(text.split(" ", 1)[0]).strip(".")
    return "m" if title in _MALE else "f" if title in _FEMALE else ""


def _mended(text: str) -> str:
    """With letters for the digits inside of words, capital where the words are."""
    if text.isalpha() or not _MISREAD.search(text):
        return text
    mended = _MISREAD.sub(lambda match: match[0].translate(_DIGITS), text)
    return mended.upper() if text.isupper() else mended


def _pieces(text: str, *, monsieur: bool = True) -> list[str]:
    """The printed pieces of a name without titles, credentials and suffixes; "M." is a title only where `monsieur`."""
    pieces = [piece for piece in _SPLIT.split(text) if _WORD.search(piece)]
    folded = [fold(piece) for piece in pieces]
    start, end = bare_range(folded)
    if start and not monsieur and folded[start - 1].strip(".") == "m":
        start -= 1
    kept = zip(pieces[start:end], folded[start:end], strict=True)
    return [piece for piece, plain in kept if "".join(_WORD.findall(plain)) not in SUFFIXES]


def _words(pieces: Iterable[str]) -> list[str]:
    return [word for piece in pieces for word in _WORD.findall(fold(piece)) if word not in CONNECTIVES]


def _is_name(text: str) -> bool:
    """Whether what stands behind a comma are given names, not a suffix or a credential."""
    return bool(_words(_pieces(text))) and not _only_credentials(text)


def _only_credentials(text: str) -> bool:
    """ "MD" behind a comma is no name, though it would be left as one alone."""
    pieces = ["x", "x", *(fold(piece) for piece in _SPLIT.split(text) if _WORD.search(piece))]
    return bare_range(pieces)[1] <= 2


def _family_range(pieces: list[str]) -> tuple[int, int]:
    """The family name among pieces without a comma: those in capitals, else the last with its particles."""
    pieces = _before_connective(pieces)
    capitals = [len(piece) > 1 and piece.isupper() and not piece.endswith(".") for piece in pieces]
    if any(capitals) and any(letter.islower() for piece in pieces for letter in piece):
        at = end = capitals.index(True)
        while end < len(pieces) and capitals[end]:
            end += 1
        if end - at < len(pieces):
            return at, end
    start = max(0, len(pieces) - 1)
    # "Smith J": an initial at the end is the given name's.
    if start and len("".join(_words([pieces[start]]))) == 1 and len("".join(_words([pieces[0]]))) > 1 and start == 1:
        return 0, 1
    while start > 1 and fold(pieces[start - 1]) in PARTICLES:
        start -= 1
    return start, len(pieces)


def _birth_name(pieces: list[str], *, alone: bool) -> tuple[list[str], list[str]]:
    """Of what stands behind "née": the birth name, and given names behind it ("DUPONT née MARTIN Anne")."""
    capitals = [piece for piece in pieces if piece.isupper() and len(piece) > 1]
    if 0 < len(capitals) < len(pieces):
        return capitals, [piece for piece in pieces if piece not in capitals]
    return (pieces[:1], pieces[1:]) if alone else (pieces, [])


def _before_connective(pieces: list[str]) -> list[str]:
    if len(pieces) < 2:
        return pieces
    folded = [fold(piece).strip(".") for piece in pieces]
    at = next((index for index, piece in enumerate(folded) if piece in CONNECTIVES and index), len(pieces))
    return pieces[:at]


def _after_connective(pieces: list[str]) -> list[str]:
    return pieces[len(_before_connective(pieces)) + 1 :]
