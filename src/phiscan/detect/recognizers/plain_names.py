"""Values that are nothing but a name: the whole value decides, where a label announces it ("ADAEZE LANE")."""

from __future__ import annotations

import re

from phiscan.detect.recognizers.name_words import (
    PARTICLES,
    TOKEN,
    is_credential,
    is_discipline,
    is_joined_of_organizations,
    is_title,
)
from phiscan.detect.recognizers.names import Name
from phiscan.languages import NameWords, common_words, fold, given_names, name_words

_CAPITALISED = r"(?:[^\W\d_a-zà-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?|d[eu]s?|la|le|van|von|der|den|da|di|dos|del|al|bin)"
_PLAIN = re.compile(rf"{_CAPITALISED}(?:(?:, ?| ){_CAPITALISED}){{1,4}}")
# "Northern Plains Internists, PC"
_FIRM = re.compile(r",? (?:P\.?L\.?L\.?C|P\.?C|L\.?L\.?[CP]|Inc|Corp|Ltd|SELARL|SARL|SAS|SCP)\.?\Z")
# "Ana Osei. Also"
_SENTENCE_END = re.compile(r"[^\W\d_A-ZÀ-Þ]{3}\. ")
# "M." is an initial as well as a title.
_INITIAL = 2
_TWO = 2


def plain_name(text: str, start: int, end: int) -> Name | None:
    """A value that is nothing but two to five capitalised words: a name even if one is a common word ("ADAEZE LANE")."""
    value = text[start:end].strip(" .,;")
    if not _PLAIN.fullmatch(value) or _FIRM.search(value) or _SENTENCE_END.search(value):
        return None
    words = [word for word in TOKEN.findall(value) if fold(word) not in PARTICLES]
    if _speaks_of_forms(value, words, name_words()) or _bears_title(words):
        return None
    at = start + text[start:end].index(value)
    return Name(at, at + len(value), len(words), None, None)


def _speaks_of_forms(value: str, words: list[str], common: NameWords) -> bool:
    """Whether so many words are of forms, or of organisations at either end, that the value is no name."""
    known = [word for word in words if common.is_of_forms(_folded(word))]
    given = words[1] if "," in value and len(words) > 1 else words[0]
    if any(common.is_of_forms_only(_folded(word)) for word in TOKEN.findall(value.partition(",")[2])):
        return True
    if not _is_one_of_two(words, known) and (
        len(known) * 2 >= len(words) + ("," in value) or fold(given) in common.not_names
    ):
        return True
    only_organizations = common.organizations - common.names_too
    last = _folded(words[-1])
    if last in only_organizations or is_discipline(last) or is_joined_of_organizations(words[-1]):
        return True
    # "LABORATOIRES Anne ROUX"
    return len(value.partition(",")[0].split()) > 1 and _folded(words[0]) in only_organizations


def _bears_title(words: list[str]) -> bool:
    behind = words[1:]
    if is_title(words[0]) or any(len(word) > _INITIAL and is_title(word) for word in behind):
        return True
    return any(is_credential(word) for word in behind)


def _folded(word: str) -> str:
    return fold(word.rstrip("."))


def _is_one_of_two(words: list[str], known: list[str]) -> bool:
    """Whether one of two words is common and the other a given name, or none there is ("Ghislaine CHEMIN", "Avis Spivey")."""
    if (
        len(words) != _TWO
        or len(known) != 1
        or (known[0] != words[-1] and fold(known[0]) in name_words().organizations)
    ):
        return False
    if fold(words[-1]) in name_words().organizations:
        return False
    (other,) = (fold(word) for word in words if word not in known) if words[0] != words[1] else ("",)
    return other in given_names() or other not in common_words()
