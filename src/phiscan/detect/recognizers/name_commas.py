"""What stands behind a comma in a name: the rest of it ("Ruiz, Ana"), or another thing ("Ana Ruiz, RN")."""

from __future__ import annotations

import re

from phiscan.detect.recognizers.name_words import PARTICLES, is_credential
from phiscan.languages import common_words, fold, given_names, name_words

# "Paul DIOP": given names, then a surname in capitals.
_GIVEN_SURNAME = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[- ][A-ZÀ-Þ][a-zà-ÿ]+)? (?P<surname>(?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ]{2,})(?![a-zà-ÿ])"
)
_COLON = re.compile(r" ?:")
_LEAST_CAPITALS = 3


def is_others(text: str, taken: list[re.Match[str]], token: re.Match[str], *, titled: bool) -> bool:
    """Whether what stands behind a comma is no part of the name: another name, a credential, a label."""
    if titled and _is_told_apart(text, taken, token):
        return True
    # "SANTANA PERALTA,CHASE": what a comma joins without a blank is a list of names' way to write one.
    joined = text[token.start() - 1 : token.start()] == ","
    if len(taken) > 1 and not joined and _is_no_given(taken, token.group()):
        return True
    return is_credential(token.group()) or _COLON.match(text, token.end()) is not None


def _is_no_given(taken: list[re.Match[str]], word: str) -> bool:
    """Whether what stands behind "Ana Ruiz," is nobody's given name: a common word, or capitals behind "Ana"."""
    if (
        fold(word) in given_names()
        or fold(word) in name_words().suffixes
        or all(fold(each.group()) in PARTICLES for each in taken[:-1])
    ):
        return False
    is_first_last = fold(taken[0].group()) in given_names() and not taken[-1].group().isupper()
    is_common = all(part in common_words() for part in fold(word).split("-"))
    return is_common or (is_first_last and word.isupper() and len(word) >= _LEAST_CAPITALS)


def _is_told_apart(text: str, taken: list[re.Match[str]], token: re.Match[str]) -> bool:
    """Whether a name behind a title is whole before a comma ("Dr. Ana Ruiz, Eastside"); "Mr. LOPEZ GARCIA, Ana" is not.

    A surname alone is whole before another whole name: "Mme Roux, Paul DIOP".
    """
    word = token.group()
    whole = _GIVEN_SURNAME.match(text, token.start())
    if whole and not is_credential(whole["surname"]) and not all(each.group().isupper() for each in taken):
        return True
    no_words = PARTICLES | name_words().suffixes
    words = [token.group() for token in taken if fold(token.group().rstrip(".")) not in no_words]
    inverted = all(each.isupper() for each in words) and not word.isupper()
    return len(words) > 1 and not inverted and fold(word.rstrip(".")) not in name_words().suffixes
