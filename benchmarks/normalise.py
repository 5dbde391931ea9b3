"""When two values are the same: by type, forgiving of print, never of content."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

PHONES = frozenset({"PHONE_NUMBER", "FAX_NUMBER"})
DATES = frozenset({"DATE_OF_BIRTH", "DATE_TIME"})
# Where such a text begins and ends is a matter of taste: compared word by word.
FREE_TEXTS = frozenset({"STREET_ADDRESS", "HEALTHCARE_ORGANIZATION", "DIAGNOSIS", "MEDICATION", "PROCEDURE"})
# Said by a code, by words, or by both.
CODED = frozenset({"DIAGNOSIS", "PROCEDURE"})
# Compared as texts; everything else with none of these rules is an identifier.
TEXTS = frozenset({"EMAIL_ADDRESS", "URL", "IP_ADDRESS"})

# Two free texts that share this much (F1 of words) are the same one.
SAME_TEXT_F1 = 0.8

_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "md", "do", "np", "pa", "rn", "m", "mme", "mlle", "docteur", "pr", "phd", "pharmd"}
    | {"aprn", "arnp", "crnp", "dnp", "fnp", "lpn", "facc", "facp", "mph"}
)
# "Certified", after a credential.
_CERTIFIED = re.compile(r"-(?:C|BC)\b")
_EXTENSION = re.compile(r"(?:ext\.?|poste|x)\s*\d+\s*$", re.IGNORECASE)
_CLOCK = re.compile(r"[\s,tà]+\d{1,2}\s?[:h]\s?\d{2}.*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
# ICD-10, and CPT or HCPCS at the start: beside its words a code says nothing more.
_CODE = re.compile(r"\b(?:ICD|CIM)-10\b|\b[A-TV-Z]\d\d(?:\.[0-9A-Z]{1,4})?\b|^\s*(?:[A-Z]\d{4}|\d{5}|[A-Z]{4}\d{3})\b")


def fold(text: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of a text, folded; punctuation parts them."""
    return _WORD.findall(fold(text))


def normal(entity_type: str, value: str) -> str:
    """The form in which equal values of this type are equal; empty when nothing is left."""
    if entity_type == "PERSON":
        return " ".join(sorted(_name_words(value)))
    if entity_type == "LAB_RESULT":
        return fold(value).replace(" ", "").replace(",", ".")
    if entity_type in ("AGE", "AGE_OVER_89"):
        return next(iter(re.findall(r"\d+", value)), "")
    if entity_type in PHONES:
        return _phone(value)
    if entity_type in DATES:
        return " ".join(words(_CLOCK.sub("", value)))
    if entity_type in CODED:
        return " ".join(words(_CODE.sub("", value)) or words(value))
    if entity_type in FREE_TEXTS:
        return " ".join(words(value))
    if entity_type in TEXTS:
        return fold(value).strip(" .,;/")
    return "".join(words(value))


def same(entity_type: str, one: str, other: str) -> bool:
    """Whether two normal forms are the same value."""
    if entity_type in FREE_TEXTS:
        return word_f1(one.split(), other.split()) >= SAME_TEXT_F1
    return one == other


def word_f1(one: Sequence[str], other: Sequence[str]) -> float:
    """The harmonic mean of the shares of words in common."""
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def _name_words(value: str) -> set[str]:
    found = words(re.sub(r"['’.]", "", _CERTIFIED.sub("", value)))
    return {word for word in found if word not in _TITLES} or set(found)


def _phone(value: str) -> str:
    digits = re.sub(r"\D", "", _EXTENSION.sub("", value))
    if value.strip().startswith(("+33", "0033")):
        digits = "0" + digits.removeprefix("00").removeprefix("33").removeprefix("0")
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
