"""Whose an address, number or e-mail is by the sentence around it, where no label says it.

"Call us at ..." is the sender's, "the best number to reach you" the reader's, "discharged to home: ..." the patient's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from phiscan.detect.candidate import Candidate
from phiscan.entities import Category, category_of
from phiscan.languages.contacts import contact_words
from phiscan.model import Role

# What belongs to one sentence is at most so many characters away.
_BEFORE, _BEHIND = 90, 60
_SENTENCE_OVER = re.compile(r"[.!?](?=\s)|\t|\n(?![a-zà-ÿ])")
_SENTENCE_END = re.compile(r"[.!](?=\s)|\t|\n\n|\n(?=[^\n]{0,40}:)")
# Behind the words of home stands the address, or "to:", "at", "is".
_TO_ADDRESS = re.compile(r"\W*(?:(?:is|at|to|on|au|à|est)\b\W*)?(?:\([^)\n]{1,24}\)\W*)?\Z", re.IGNORECASE)
# Between the sender's words and a number: small words, no name.
_TO_NUMBER = re.compile(r"[^\tA-ZÀ-Þ:]{0,40}:?\s?\Z")


def with_owner(candidate: Candidate, text: str) -> Candidate:
    """The candidate, with the role that its sentence gives it; a role it has already stays."""
    if candidate.role is not None or category_of(candidate.entity_type) is not Category.CONTACT:
        return candidate
    role = _role(candidate, text)
    return replace(candidate, role=role) if role else candidate


def _role(candidate: Candidate, text: str) -> Role | None:
    words = contact_words()
    before = _sentence_before(text, candidate.start)
    home = words.home.finditer(before) if candidate.entity_type == "STREET_ADDRESS" else ()
    if any(_TO_ADDRESS.match(before, match.end()) for match in home):
        return Role.PATIENT
    if words.yours.search(before) or words.yours.search(_sentence_behind(text, candidate.end)):
        return Role.PATIENT
    if any(_TO_NUMBER.match(before, match.end()) for match in words.ours.finditer(before)):
        return Role.OTHER
    return None


def _sentence_before(text: str, at: int) -> str:
    before = text[max(0, at - _BEFORE) : at]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _sentence_behind(text: str, at: int) -> str:
    behind = text[at : at + _BEHIND]
    end = _SENTENCE_OVER.search(behind)
    return behind[: end.start()] if end else behind
