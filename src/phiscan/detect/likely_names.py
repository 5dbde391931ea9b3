"""Whether a value is likely somebody's name, by its words alone: asked where nothing else on the pages tells of anybody."""

from __future__ import annotations

import re
from functools import cache

from phiscan.detect.recognizers.name_words import PARTICLES, is_credential, is_title
from phiscan.languages import ambiguous_names, common_words, fold, given_names, name_words

_PART = re.compile(r"[^\W\d_]{2,}")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_a-zà-ÿ](?![^\W_])")
_VOWEL = re.compile(r"[aeiouy]")
# Endings of a word's other forms, and those of the form that the list has: "volunteers", "policies", "covered", "générales".
_ENDINGS = (
    ("ies", "y"),
    ("aux", "al"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("x", ""),
    ("ed", ""),
    ("ed", "e"),
    ("e", ""),
)
_LEAST_STEM = 4
# "BioVal"; "MacDonald", "LeRoy" are names.
_JOINED = re.compile(
    r"\b(?!(?:Mac|Mc|La|Le|De|Di|Du|Da|Fitz|Van|Vander|Ver|St|Saint|San)[A-ZÀ-Þ])[A-ZÀ-Þ][a-zà-ÿ]+[A-ZÀ-Þ][a-zà-ÿ]+"
)
_LEAST_LETTERS = 4
_LEAST_WORDS = 2


def is_likely_name(value: str, *, called: bool) -> bool:
    """Whether its words speak for a name: a given name that no common words outweigh, or no common word.

    `called` says that more than the model calls somebody so: half of the words may be common then, beside a given name or
    an initial, or where none is a word of forms.
    """
    words = _words(value)
    initials = len(_INITIAL.findall(value)) if called else 0
    alone = len(words) + initials == 1
    if _JOINED.search(value) or (alone and value[:1].islower()):
        return False  # "BioVal", "de l'IFSI"
    common = sum(_is_common(word, alone=alone) for word in words)
    if initials or has_given_name(value):
        return common * 2 < len(words) + initials + called
    if called and may_be_name(value):
        return common * 2 <= len(words)
    return bool(words) and not common and (not alone or _VOWEL.search(words[0]) is not None)


def may_be_name(value: str) -> bool:
    """Whether it is several words of which none is a form's: "Fang Hu" and "Red Elk" are names of common words."""
    words = _words(value)
    return len(words) > 1 and not any(_is_of_forms(part) for word in words for part in word.split("-"))


def has_given_name(value: str) -> bool:
    """Whether a word of it is a name that people are given."""
    words = _words(value)
    return any(_is_given(part, alone=len(words) == 1) for word in words for part in word.split("-"))


def opens_with_given_name(value: str) -> bool:
    """Whether several words have a given name where names do: first, last, or behind the comma; not "Yaourt, Pêche Melba"."""
    last, _, first = value.partition(",")
    words = _words(value)
    if len(words) < _LEAST_WORDS:
        return False
    places = _words(first)[:1] if first else [words[0], words[-1]]
    return any(_is_given(word, alone=False) for word in places) and bool(_words(last))


def _words(value: str) -> list[str]:
    """The folded words of two letters and more, without particles, titles and credentials; hyphens join."""
    printed = value.split()
    kept = [
        each
        for each in printed
        if not is_title(each.strip(",.;")) and not (len(printed) > 1 and is_credential(each.strip(",;")))
    ]
    words = ("-".join(_PART.findall(fold(each))) for each in kept)
    return [word for word in words if word and word not in PARTICLES]


def _is_given(part: str, *, alone: bool) -> bool:
    """Whether people are given it; what is a common word, too ("pierre"), only where it does not stand alone."""
    return part in given_names() or (part in ambiguous_names() and not alone and not name_words().is_of_forms(part))


@cache
def _is_common(word: str, *, alone: bool) -> bool:
    """Whether a folded word, or each of its parts, is a common one, or a form of one; what is a surname, too, only alone."""
    return all(_is_common_part(part, alone=alone) for part in word.split("-"))


def _is_common_part(part: str, *, alone: bool) -> bool:
    if alone and part in name_words().months:
        return True
    if _is_given(part, alone=alone) or (part in name_words().names_too and not alone):
        return False
    return not common_words().isdisjoint(_forms(part)) or _is_of_forms(part) or part in name_words().months


def _is_of_forms(part: str) -> bool:
    """Whether it is a word of forms, or letters of something: "QC"."""
    if len(part) < _LEAST_LETTERS and _VOWEL.search(part) is None and part not in given_names() and part != "ng":
        return True
    return any(name_words().is_of_forms(each) for each in _forms(part)) and part not in name_words().names_too


def _forms(word: str) -> set[str]:
    """A word, and those that it may be the plural or another form of."""
    if len(word) <= _LEAST_LETTERS:
        return {word}
    endings = [(end, own) for end, own in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM]
    return {word, *(word.removesuffix(end) + own for end, own in endings)}
