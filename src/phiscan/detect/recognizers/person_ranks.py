"""Names behind what somebody is called by who is neither patient nor doctor: "Nurse Kowalczyk", "Officer Pruitt", "Judge Osei"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Name, Named, name_at, runs_on
from phiscan.detect.recognizers.word_index import first_words, matches_at
from phiscan.languages import common_words, fold, given_names, name_words, printed_words
from phiscan.model import Basis, Role

_SCORE = 0.86
# More than the job alone: "Officer Ana Ruiz" works for no hospital.
_OTHER_SCORE = 0.89
_RANKS = ((Role.PRACTITIONER, "ranks_practitioner"), (Role.STAFF, "ranks_staff"), (Role.OTHER, "ranks_other"))
# "Compliance Officer Pruitt", "Nurse Manager": another job, or no name.
_CAPITAL_BEFORE = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]+ \Z")
_REACH = 24
_CAPITAL_BEHIND = re.compile(r" [^\W\d_a-zà-ÿ]\w")
_LEAST_LETTERS = 3


def ranked_names(text: str) -> Iterator[Named]:
    """Surnames, and whole names, behind such a word; a surname alone where it is no common word."""
    for role, section in _RANKS:
        for match in matches_at(_pattern(section), text, first_words(section)):
            name = name_at(text, match.end(), line_end(text, match.end()), sure=True)
            if name is not None and name.start == match.end() and _is_called(text, match, name):
                score = _OTHER_SCORE if role is Role.OTHER else _SCORE
                yield Named(name, name.credential or role, Basis.PATTERN, score)


def _is_called(text: str, rank: re.Match[str], name: Name) -> bool:
    if runs_on(text, name.end) or _CAPITAL_BEFORE.search(text, max(0, rank.start() - _REACH), rank.start()):
        return False
    if name.whole:
        return any(fold(word) in given_names() for word in text[name.start : name.end].split())
    word = text[name.start : name.end]
    known = fold(word) in common_words() and fold(word) not in name_words().names_too
    return len(word) >= _LEAST_LETTERS and not (known or word.isupper() or _CAPITAL_BEHIND.match(text, name.end))


@cache
def _pattern(section: str) -> re.Pattern[str]:
    # "NP Osei", "Sgt. Osei"; behind a comma, or before the end of a sentence, stands somebody's credential.
    words = "|".join(
        rf"(?<!, ){re.escape(word)}" if word.isupper() else rf"{word.capitalize()}\.?"
        for word in printed_words(section)
    )
    return re.compile(rf"(?<![\w'’.-])(?:{words}) (?=[^\W\d_a-zà-ÿ])")
