"""Names that are listed behind a colon: "Present: Ana Ruiz (chair), Bo C. Diop, RN, and Paul Roux; Léa Petit, secretary".

What parts them, and that several are given names with their surnames, tells a list of people from one of things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.fields import read_fields
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.meetings import is_of_a_board
from phiscan.detect.recognizers.name_words import is_credential
from phiscan.detect.recognizers.names import Name, Named, name_at, runs_on
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.languages import common_words, fold, given_names
from phiscan.model import Basis, Role

_SCORE = 0.87
_LEAST = 2
_COLON = re.compile(r"(?<=[\w)]) ?:[ \n](?=[^\W\d_a-zà-ÿ])")
_CREDENTIAL = re.compile(r",? ?([A-Z][A-Za-z./-]{1,8})(?![\w'’-])")
# In brackets or behind a comma, in lower case: what a member of a list is or does.
_SAID = re.compile(r" ?\([^()\n\t]{2,40}\)|, (?:(?:the|le|la|l['’]) ?)?[a-zà-ÿ][a-zà-ÿ '’-]{2,40}(?=[;.,]|\Z)")
_NEXT = re.compile(r"(?:[,;]?[ \n](?:and|et|&)|[,;/])[ \n](?=[^\W\d_a-zà-ÿ])")
# A line that is as long as one of running text, and goes on.
_BROKEN = re.compile(r"(?<=[^\n\t]{50})\n(?=[^\W\d_a-zà-ÿ][\w'’-]+(?:[,;.(]| [^\W\d_a-zà-ÿ(]|\Z))")
_WORD = re.compile(r"[^\W\d_]{2,}")


def listed_names(text: str) -> Iterator[Named]:
    """The names of lists behind a colon; who bears no title, credential or job is who the label says, else somebody else."""
    prose = unwrapped(text)
    broken = _BROKEN.sub(" ", prose)
    roles = {field.label.value_start: field.role for field in read_fields(text)}
    for colon in _COLON.finditer(prose):
        names = _list_from(prose, broken, colon.end())
        if len(names) >= _LEAST and _are_people(prose, names):
            role = role_in_list(text, roles.get(colon.end()))
            for name in names:
                titled = Role.PRACTITIONER if name.titled == "practitioner" else None
                told = name.credential or titled or job_behind(prose, name) or role
                yield Named(name, told, Basis.PATTERN, _SCORE)


def role_in_list(text: str, role: Role | None) -> Role:
    """Who is listed, where the label says no more than `role`: of the members of a board, nobody's staff."""
    if role is None or role is Role.PATIENT or (role is Role.STAFF and is_of_a_board(text)):
        return Role.OTHER
    return role


def _list_from(text: str, broken: str, at: int) -> list[Name]:
    """Whole names from `at` on, each right behind what parts it from the one before; `broken` is `text` with long lines joined."""
    names: list[Name] = []
    while True:
        name = name_at(text, at, line_end(text, at), sure=True)
        if name is not None and not name.whole:
            name = name_at(broken, at, line_end(broken, at), sure=True)
        is_name = name is not None and name.whole and (name.start == at or name.titled is not None)
        if name is None or not is_name or runs_on(text, name.end):
            return names
        names.append(name)
        following = _NEXT.match(text, _behind_said(text, name.end))
        if following is None:
            return names
        at = following.end()


def _behind_said(text: str, at: int) -> int:
    """Where the next name may be announced: behind credentials, and what is said of the one before."""
    credential = _CREDENTIAL.match(text, at)
    while credential is not None and is_credential(credential[1]):
        at = credential.end()
        credential = _CREDENTIAL.match(text, at)
    said = _SAID.match(text, at)
    return said.end() if said else at


def _are_people(text: str, names: list[Name]) -> bool:
    """Whether two thirds of the names have a given name in them, or one has and no word of any is common."""
    words = [[fold(word) for word in _WORD.findall(text, name.start, name.end)] for name in names]
    given = sum(any(word in given_names() for word in each) for each in words)
    common = [sum(word in common_words() for word in each) for each in words]
    if given and not any(common):
        return True
    all_common = sum(count == len(each) for count, each in zip(common, words, strict=True))
    return given * 3 >= len(names) * 2 and all_common * 3 <= len(names)
