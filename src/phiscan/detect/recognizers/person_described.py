"""Patients in running text who are described first: "a 60-year-old male patient, James T., with ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, Named, name_at, name_ending_at
from phiscan.detect.recognizers.person_lines import alternatives
from phiscan.detect.recognizers.person_relatives import relation_before
from phiscan.detect.recognizers.word_index import first_words, matches_at
from phiscan.detect.sieve import Sieved
from phiscan.languages import common_words, fold
from phiscan.model import Basis, Role

_SCORE = 0.85
# A first name and the initial of the last: in a sentence that speaks of a patient, who else.
_SHORTENED = re.compile(r"(?<![\w.&-] )(?<!\w)[A-Z][a-zà-ÿ]{1,15} [A-Z]\.(?=,|\?|\)| [a-z(])")
_SENTENCE = 160
_SENTENCE_END = re.compile(r"[.?!\n]\s+(?=[A-Z])")
_LEAST_WORD = 2

_BIRTH_NAME_SCORE = 0.84
# "Mme DIOP Fanta (nom de jeune fille ROUX)", "Mme Fanta DIOP, nom de naissance ROUX, née le 3/4/1950"
_BIRTH_NAME = Sieved(
    r"(?:\(|, )(?:nom de (?:jeune fille|naissance|famille)|nom d'usage|nom marital|maiden name|birth name) ?:? ?(?P<name>[^\W\d_][\w'’ -]{1,30})(?=[),])",
    re.IGNORECASE,
)
# "née ROUX", "(née) DE LA ROCHE", "Née .... : Roux"; of a man in capitals: "né ROUX".
_BORN = Sieved(
    r"(?<![\w'’-])(?:\((?:née?|nee|né\(e\))\)|née|nee|né\(e\)|né(?= (?-i:[A-ZÀ-Þ]{2})))[ \t:.…]{1,120}"
    r"(?!le (?:\d|JJ|DD))(?P<name>(?:(?:d[eu]|des) (?:la |l['’])?|d['’])?(?-i:[^\W\d_a-zà-ÿ])[^\n\t,;:()\d]{1,30})",
    re.IGNORECASE,
)
# Between a name and "née".
_BEFORE_BORN = " ,("


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
    """Birth names behind a name, and that name: "Mme Diop (nom de jeune fille ROUX)", "DIOP Ana née ROUX", "Née : ROUX"."""
    for match in _BIRTH_NAME.finditer(text):
        name = name_at(text, match.start("name"), match.end("name"), sure=True)
        if name is not None and name.end == match.end("name"):
            yield from _born_as(text, name, match.start())
    for match in _BORN.finditer(text):
        name = name_at(text, match.start("name"), match.end("name"), sure=True)
        if name is None or name.start != match.start("name") or fold(text[name.start : name.end]) in common_words():
            continue
        yield from _born_as(text, name, match.start())


def _born_as(text: str, name: Name, at: int) -> Iterator[Named]:
    """A birth name that is told at a place, and the whole name before it; none where that is a part: "DIOP née ROUX Ana"."""
    while at and text[at - 1] in _BEFORE_BORN:
        at -= 1
    bearer = name_ending_at(text, at)
    if bearer is not None and not (bearer.whole or bearer.titled):
        return
    role = Role.RELATIVE if bearer is not None and relation_before(text, bearer.start) else Role.PATIENT
    if bearer is not None and bearer.titled == "practitioner":
        role = Role.PRACTITIONER
    yield Named(name, role, Basis.LABEL, _BIRTH_NAME_SCORE, "maiden_name")
    if bearer is not None:
        yield Named(bearer, role, Basis.PATTERN, _BIRTH_NAME_SCORE)


@cache
def _described_pattern() -> re.Pattern[str]:
    called = "(?:named|called|nommée?|prénommée?)"
    return re.compile(rf"(?<!\w)(?:{alternatives('people')})(?:,\s(?:{called}\s|like\s|name\s)?|\s{called}\s)(?=[A-Z])")


@cache
def _people_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('people')})(?!\w)", re.IGNORECASE)
