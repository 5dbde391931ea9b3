"""Names of persons, made comparable: case, accents, order, titles and initials set aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Written before a name, in English and French.
TITLES = _words(
    "mr mrs ms miss mx dr doctor prof professor m mme mlle monsieur madame mademoiselle docteur pr professeur"
)
# Written after a name. "Do" and "Pa" are surnames too: see `_without_credentials`.
CREDENTIALS = _words(
    "md do phd pharmd np pa rn lpn dpm dds dmd od dc facc facp faap facs arnp aprn fnp crnp cnp msn bsn mph mbbs"
)
# Between a birth name and a married name.
CONNECTIVES = _words("nee ne epouse ep veuve")

# Letters that Unicode does not decompose.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = re.compile(r"['’`´]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_DOCTORATE = re.compile(r"\bph\.\s?d\b\.?", re.IGNORECASE)
_ASSISTANT = re.compile(r"\bpa-c\b", re.IGNORECASE)
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
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


@lru_cache(maxsize=4096)
def parse_name(text: str) -> Name:
    """The comparable form of a name as printed ("LAST, FIRST M", "Dr. First Last, M.D.")."""
    words = _WORD.findall(fold(_joined_credentials(text)))
    words = _without_credentials(_without_titles([word for word in words if word not in CONNECTIVES]))
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


def _joined_credentials(text: str) -> str:
    text = _ASSISTANT.sub("PA", _DOCTORATE.sub("PhD", text))
    return _DOTTED.sub(lambda match: _undotted(match.group()), text)


def _undotted(text: str) -> str:
    joined = text.replace(".", "")
    return joined + " " if joined.casefold() in CREDENTIALS else text


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words


def _without_credentials(words: list[str]) -> list[str]:
    while len(words) > 2 and words[-1] in CREDENTIALS:
        words = words[:-1]
    return words
