"""Patients in running text who are described first: "a 60-year-old male patient, James T., with ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Named, name_at
from phiscan.detect.recognizers.person_lines import alternatives
from phiscan.detect.recognizers.word_index import first_words, matches_at
from phiscan.detect.sieve import Sieved
from phiscan.model import Basis, Role

_SCORE = 0.85
# A first name and the initial of the last: in a sentence that speaks of a patient, who else.
_SHORTENED = re.compile(r"(?<![\w.&-] )(?<!\w)[A-Z][a-zà-ÿ]{1,15} [A-Z]\.(?=,|\?|\)| [a-z(])")
_SENTENCE = 160
_SENTENCE_END = re.compile(r"[.?!\n]\s+(?=[A-Z])")
_LEAST_WORD = 2

_BIRTH_NAME_SCORE = 0.84
# "Mme DIOP Fanta (nom de jeune fille ROUX)"
_BIRTH_NAME = Sieved(
    r"\((?:nom de (?:jeune fille|naissance|famille)|nom d'usage|nom marital|maiden name|birth name) ?:? ?(?P<name>[^\W\d_][\w'’ -]{1,30})\)",
    re.IGNORECASE,
)


def described(text: str) -> Iterator[Named]:
    """Names in apposition to "a woman", "pt", "the patient named"; and shortened names in a patient's sentence."""
    for match in matches_at(_described_pattern(), text, first_words("people")):
        name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
        if name is not None and name.whole and name.start == match.end() and name.titled is None:
            yield Named(name, name.credential or Role.PATIENT, Basis.PATTERN, _SCORE)
    for match in _SHORTENED.finditer(text):
        before = text[max(0, match.start() - _SENTENCE) : match.start()]
        sentence = _SENTENCE_END.split(before)[-1]
        name = name_at(text, match.start(), match.end(), sure=True)
        if name is not None and name.words == _LEAST_WORD and _people_pattern().search(sentence):
            yield Named(name, Role.PATIENT, Basis.PATTERN, _SCORE)


def birth_names(text: str) -> Iterator[Named]:
    """The birth name that stands in brackets behind a patient's name."""
    for match in _BIRTH_NAME.finditer(text):
        name = name_at(text, match.start("name"), match.end("name"), sure=True)
        if name is not None and name.end == match.end("name"):
            yield Named(name, Role.PATIENT, Basis.LABEL, _BIRTH_NAME_SCORE, "maiden_name")


@cache
def _described_pattern() -> re.Pattern[str]:
    called = "(?:named|called|nommée?|prénommée?)"
    return re.compile(rf"(?<!\w)(?:{alternatives('people')})(?:,\s(?:{called}\s|like\s|name\s)?|\s{called}\s)(?=[A-Z])")


@cache
def _people_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('people')})(?!\w)", re.IGNORECASE)
