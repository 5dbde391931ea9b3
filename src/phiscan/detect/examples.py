"""Who manuals, slides and guides show: "Jane Doe", "SAMPLE, SUSIE", 00123456, born on the first of January."""

from __future__ import annotations

import re
from functools import lru_cache

from phiscan.detect.candidate import Candidate
from phiscan.detect.sieve import Sieved

_NOBODY = re.compile(
    r"\b(?:doe|test|testpatient|sample|specimen|demo|example|exemple|dupont|durand|mustermann)\b", re.IGNORECASE
)
# Nobody is called so but in examples; who is found unconscious is "DOE, JOHN" on a page that teaches nothing.
_PLACEHOLDER = re.compile(
    r"(?:(?:john|jane|joe|baby)(?: [a-z]\.?)? (?:doe|roe|q\.? public|public|sample|test|patient)|"
    r"(?:doe|roe|public|sample|test|patient|testpatient|zztest),?\s?[^\W\d_]+(?: [a-z]\.?)?|test ?patient)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[A-Z]{0,3}[- ]?(?:0{0,4}12345(?:6(?:7(?:8(?:90?)?)?)?)?|987654(?:3(?:21?)?)?|0{3,}\d|(\d)\1{4,})"
)
# No office issues such a number.
_ONE_DIGIT = re.compile(r"[A-Z]{0,3}[- ]?(\d)\1{5,}")
_NEW_YEAR = re.compile(r"0?1[/.-]0?1[/.-]\d{2,4}|\d{4}-?01-?01")
_EXAMPLE = re.compile(
    r"\b(?:examples?|e\.g|demonstration|demo only|sample (?:screen|patient|data|label|report)|fictitious|fictional|exemples?|fictifs?|fictives?|"
    r"spécimen|démonstration)\b|\(ex\b|\bex\.? :|\bp(?:ar)?\.? ex\b",
    re.IGNORECASE,
)
_REACH = 90
# "a result that is too low (e.g. glucose 70 mg/dL shown for 140)"
_BRACKETED = re.compile(r"\((?:e\.g\b|for (?:example|instance)|par ex|p\. ?ex|ex\b)[^()\n]{0,60}\Z", re.IGNORECASE)
# What pages have that teach, somewhere.
_TEACHES = Sieved(
    r"\b(?:examples?|e\.g\.|exemples?|training|trainees?|learning|quiz|faq|how to|user(?:'s)? (?:guide|manual)|instructions for use|presented by|"
    r"orientation|message sample|interface spec\w*|release notes|screen ?shots?|the screen|mode d'emploi|formation|tutoriel)\b",
    re.IGNORECASE,
)
# "Mr. Smith, a fictitious patient"
_IMAGINED = re.compile(
    r",? ?\(?(?:an? |un |une )?(?:fictitious|fictional|hypothetical|imaginary|fictive?)\b", re.IGNORECASE
)
_PHONES = ("PHONE_NUMBER", "FAX_NUMBER", "IP_ADDRESS")


def example(candidate: Candidate, text: str) -> str | None:
    """A name that stands for any, a number that counts up, on a page that shows how something is done."""
    return "an example" if _is_example(candidate, text) else None


def _is_example(candidate: Candidate, text: str) -> bool:
    start, end = candidate.start, candidate.end
    if candidate.entity_type in _PHONES:
        return False
    if candidate.entity_type == "PERSON":
        if _IMAGINED.match(text, end) or (_PLACEHOLDER.fullmatch(text, start, end) and _teaches(text)):
            return True
        return _NOBODY.search(text, start, end) is not None and _is_announced(text, start, end)
    if candidate.entity_type == "LAB_RESULT":
        return _BRACKETED.search(text, max(0, start - _REACH), start) is not None
    if candidate.entity_type == "DATE_OF_BIRTH":
        return _NEW_YEAR.fullmatch(text, start, end) is not None and _teaches(text) and _has_placeholder(text)
    if _ONE_DIGIT.fullmatch(text, start, end):
        return True
    counted = _COUNTED.fullmatch(text, start, end) is not None
    return counted and (_teaches(text) or _is_announced(text, start, end))


def _is_announced(text: str, start: int, end: int) -> bool:
    """Whether an example is spoken of near by."""
    return _EXAMPLE.search(text, max(0, start - _REACH), end + 40) is not None


@lru_cache(maxsize=4)
def _teaches(text: str) -> bool:
    return next(iter(_TEACHES.finditer(text)), None) is not None


@lru_cache(maxsize=4)
def _has_placeholder(text: str) -> bool:
    return _PLACEHOLDER.search(text) is not None or _NOBODY.search(text) is not None
