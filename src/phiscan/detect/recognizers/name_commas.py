"""What stands behind a comma in a name: the rest of it ("Ruiz, Ana"), or another thing ("Ana Ruiz, RN")."""

from __future__ import annotations

import re

from phiscan.detect.recognizers.name_words import PARTICLES, is_credential, is_title
from phiscan.languages import common_words, fold, given_names, lexicon, name_words

# "Paul DIOP": given names, then a surname in capitals.
_GIVEN_SURNAME = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[- ][A-ZÀ-Þ][a-zà-ÿ]+)? (?P<surname>(?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ]{2,})(?![a-zà-ÿ])"
)
# "Ana Ruiz, Bo C. Diop": behind the comma stands a name of its own, with its surname last.
_OWN_SURNAME = re.compile(r" (?P<initial>[A-ZÀ-Þ]\.? )?(?P<surname>[^\W\d_a-zà-ÿ](?:[^\W\d_]|['’-])+)")
# Behind it, the next name of the list.
_NEXT_NAME = re.compile(r"(?:[,;]| and| et| &)(?: and| et| &)?[ \n]?[^\W\d_a-zà-ÿ][\w'’-]+(?:[ \n][^\W\d_a-zà-ÿ]|\Z)")
# "Ana Ruiz, BS, RN"
_DEGREE = re.compile(r"B\.?S\.?c?\.?, [A-Z]{2}")
# "FARAH, AMA C": a given name that is a credential too has an initial behind it.
_INITIAL_BEHIND = re.compile(r" [A-ZÀ-Þ]\b\.?(?! ?[\w'’])")
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)?")
_COLON = re.compile(r" ?:")
_LEAST_CAPITALS = 2
_TWO = 2
_SEGMENT_END = re.compile(r"[,;.)]|[ \n](?:and|et|&)\s|[\n\t]|\Z")
_LEAST_SURNAME = 3
_NEXT_WORD = re.compile(r" ([^\W\d_a-zà-ÿ][^\W\d_]+)")
# "Ruiz Roux, A."
_INITIAL = 2


def is_others(text: str, taken: list[re.Match[str]], token: re.Match[str], *, titled: bool) -> bool:
    """Whether what stands behind a comma is no part of the name: another name, a credential, a label."""
    if fold(token.group()) in name_words().suffixes & name_words().relatives:
        return True  # "Jean ROUX, fils" says whose relative he is
    if (titled and _is_told_apart(text, taken, token)) or _opens_others(text, taken, token):
        return True
    if _is_next_of_list(text, taken, token):
        return True
    # "SANTANA PERALTA,CHASE": what a comma joins without a blank is a list of names' way to write one.
    joined = text[token.start() - 1 : token.start()] == ","
    if len(taken) > 1 and not joined and (_is_no_given(taken, token.group()) or _is_next_line(text, taken, token)):
        return True
    if is_given_with_initial(text, token):
        return False
    if len(taken) > 1 and _DEGREE.match(text, token.start()):
        return True
    return is_credential(token.group()) or (_COLON.match(text, token.end()) is not None and _may_label(token.group()))


def _may_label(word: str) -> bool:
    """Whether a word before a colon may be a label: not "Chidi", of whom a log says something."""
    folded = fold(word)
    return folded in common_words() or name_words().is_of_forms(folded) or lexicon().whole(word) is not None


def is_given_with_initial(text: str, token: re.Match[str]) -> bool:
    """Whether what stands behind a comma is given to people and has an initial behind it, though it may be a credential too."""
    return fold(token.group()) in given_names() and _INITIAL_BEHIND.match(text, token.end()) is not None


def _is_next_of_list(text: str, taken: list[re.Match[str]], token: re.Match[str]) -> bool:
    """Whether "Given Surname" stands before a comma and another behind it: "Ana Ruiz, Bo C. Diop", not "Van Horn, Mary Ann"."""
    if len(taken) > 1 and _INITIALS.fullmatch(taken[0].group()) and _INITIALS.fullmatch(token.group()):
        return True  # "A. RUIZ, B. DIOP"
    filed = _GIVEN_SURNAME.match(text, token.start()) if len(taken) == 1 and taken[0].group().isupper() else None
    if filed and not is_credential(filed["surname"]) and fold(token.group()) in given_names():
        return True  # "ROUX, Paul DIOP", of which the first has its given name before it
    own = _OWN_SURNAME.match(text, token.end())
    words = [fold(each.group().rstrip(".")) for each in (taken[0], taken[-1], token)]
    if own is None or len(taken) == 1 or words[0] in PARTICLES or is_credential(own["surname"]):
        return False
    surname = fold(own["surname"])
    opens, closes, opens_next = (word in given_names() for word in words)
    if surname in name_words().suffixes or surname in PARTICLES:
        return False
    following = _NEXT_NAME.match(text, own.end())
    if following is not None and (following.group()[0] != "," or (opens and opens_next)):
        return True
    if taken[-1].group().isupper() and not token.group().isupper():
        return False  # "SILVA QUIROGA, Maria Belkis"
    if opens and any(len(each.group().rstrip(".")) == 1 for each in taken[1:-1]):
        return True
    if opens and not closes and fold(taken[-1].group()) not in PARTICLES:
        return surname not in given_names() or opens_next
    is_whole = len(taken) == _TWO and surname not in given_names()
    return opens_next and (own["initial"] is not None or (is_whole and _SEGMENT_END.match(text, own.end()) is not None))


def _opens_others(text: str, taken: list[re.Match[str]], token: re.Match[str]) -> bool:
    """Whether the title of somebody else stands behind a comma ("Vu, Dr N. Neveu"), or two common words ("Van Lo, Plant Operations")."""
    word = fold(token.group().rstrip("."))
    if is_title(token.group()) and len(word) > 1:
        return word not in name_words().suffixes
    following = _NEXT_WORD.match(text, token.end())
    if len(taken) == 1 or following is None:
        return False
    return all(each in common_words() and each not in name_words().names_too for each in (word, fold(following[1])))


def _is_next_line(text: str, taken: list[re.Match[str]], token: re.Match[str]) -> bool:
    """Whether the line ends behind a comma, and the next one does not open with a given name: "Ana Ruiz,<line end>Volunteers"."""
    return "\n" in text[taken[-1].end() : token.start()] and fold(token.group().rstrip(".")) not in given_names()


def _is_no_given(taken: list[re.Match[str]], word: str) -> bool:
    """Whether what stands behind "Ana Ruiz," is nobody's given name: a common word, or any other behind "Ana" and a surname."""
    if (
        fold(word) in given_names()
        or fold(word) in name_words().suffixes
        or all(fold(each.group()) in PARTICLES for each in taken[:-1])
    ):
        return False
    opens, closes = (fold(each.group()) in given_names() for each in (taken[0], taken[-1]))
    is_first_last = opens and not taken[-1].group().isupper()
    is_common = all(part in common_words() for part in fold(word).split("-"))
    is_told = not closes and len(taken[-1].group()) >= _LEAST_SURNAME and len(word) > _INITIAL
    return is_common or (is_first_last and (is_told or (word.isupper() and len(word) >= _LEAST_CAPITALS)))


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
