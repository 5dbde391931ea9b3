"""Minutes of meetings: who attends, reports and writes them works for the house, and is nobody's patient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.names import Named, has_given, name_at, name_ending_at
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.word_index import words_in
from phiscan.detect.sieve import Sieved
from phiscan.model import Basis, Role

_HEAD = 500
_SCORE = 0.9
_TITLE = re.compile(
    r"\b(?:minutes|compte[- ]rendu (?:de (?:la )?)?(?:réunion|séance)|relevé de décisions|relevé de conclusions|procès[- ]verbal)\b",
    re.IGNORECASE,
)
_BUSINESS = Sieved(
    r"\b(?:call(?:ed)? to order|adjourn(?:ed|ment)?|quorum|next meeting|old business|new business|minutes (?:of [^\n]{4,30} )?were approved|"
    r"prochaine (?:séance|réunion)|ordre du jour|à l['’]unanimité|approbation du (?:précédent )?(?:compte[- ]rendu|procès[- ]verbal)|"
    r"levée de (?:la )?séance|la séance est (?:ouverte|levée))\b",
    re.IGNORECASE,
)
# What a page that says who attended something speaks of: so many of these words.
_WORDS = frozenset(
    "adjourned adjournment agenda attendance attendees chaired chairperson committee council excused meeting minutes "
    "quorum regrets tabled".split()
)
_LEAST_WORDS = 3
# The title of a board's minutes: its members are neither patients nor staff.
_BOARD = Sieved(
    r"\bboard of (?:directors|governors|managers|overseers|regents|trustees)\b|\bboard (?:meeting|minutes)\b|"
    r"\bconseil d['’](?:administration|surveillance)\b|\bassemblée générale\b",
    re.IGNORECASE,
)
_OF_A_RULE = (
    re.compile(r"\b(?:policy|policies|procedures?|notice|standard|guideline|protocol|rules|bylaws)\b", re.IGNORECASE),
    re.compile(r"\beffective\b", re.IGNORECASE),
    re.compile(
        r"\b(?:next review|review (?:by|date|due)|reviewed|revised|revision|supersedes|version)\b", re.IGNORECASE
    ),
)
# Labels of who came to a meeting.
_ATTENDING = frozenset("absent absents attendees directors excused members present presents regrets trustees".split())
# What members of a committee do, behind their name.
_DOES = re.compile(
    r"(?<=\w) (?:presented|reported|reviewed|moved|seconded|noted|announced|asked|proposed|summari[sz]ed|updated|chaired|led|"
    r"will (?:revise|report|review|present|draft|update|follow)|présente|rappelle|souligne|informe|indique|précise|rapporte|propose|"
    r"expose|annonce|demande|signale)\b"
)
# Before who is to speak of an item, and behind the name.
_ITEM = re.compile(r"(?<=[\w)'’”\"]) ?(?:[-–—:] ?|\.{2,} ?|[ \t]\()(?=[^\W\d_a-zà-ÿ])")
_ENDS = re.compile(r"[,)]|\.?(?:[\n\t(]|\Z)| \(")
# A row of who attends has a department, or an attendance, beside the name.
_ROW = re.compile(
    r"\t(?:department|dept|division|present|attend(?:ed|ance)|excused|title|role|representing|service|pôle|fonction|qualité|présence|présent|"
    r"émargement) ?: (?P<clinical>(?:medical staff|medicine|nursing|pharmacy|lab(?:oratory)?|surgery|anesthesia|radiology|cardiology|"
    r"pediatrics|emergency|infection|médecine|soins|pharmacie|laboratoire|chirurgie|anesthésie|radiologie|imagerie|cardiologie|"
    r"pédiatrie|urgences|réanimation|hygiène)\b)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def is_of_a_meeting(text: str) -> bool:
    """Whether a text is the minutes of a meeting, by its title and what meetings do, or by the words of one."""
    titled = _TITLE.search(text, 0, _HEAD) is not None and _BUSINESS.search(text) is not None
    return titled or len(words_in(text) & _WORDS) >= _LEAST_WORDS


@lru_cache(maxsize=4)
def is_of_a_rule(text: str) -> bool:
    """Whether a text is a policy or notice that takes effect one day and is reviewed on another: who approves it leads the house."""
    return all(pattern.search(text, 0, _HEAD) is not None for pattern in _OF_A_RULE)


def is_of_a_board(text: str) -> bool:
    """Whether a text is about the meeting of a board."""
    return _BOARD.search(text, 0, _HEAD) is not None


def sits_on_a_board(text: str, label: str) -> bool:
    """Whether a folded label says who came to the meeting of a board."""
    return not _ATTENDING.isdisjoint(label.split()) and is_of_a_board(text)


def role_of_member(text: str, at: int) -> Role | None:
    """Who is named, up to `at`, in a row of the table of who attends a meeting: by the department; None where no row is."""
    if not is_of_a_meeting(text):
        return None
    row = _ROW.search(text, at, line_end(text, at))
    if row is None:
        return None
    return Role.PRACTITIONER if row["clinical"] else Role.STAFF


def members(text: str) -> Iterator[Named]:
    """Who does what members of a committee do: "Ana Ruiz presented apixaban"; whom an item ends with: "2. Budget - Ana Ruiz"."""
    if not is_of_a_meeting(text):
        return
    for item in _ITEM.finditer(text):
        name = name_at(text, item.end(), line_end(text, item.end()), sure=True)
        if name and name.whole and name.start == item.end() and has_given(text, name) and _ENDS.match(text, name.end):
            yield Named(name, name.credential or job_behind(text, name) or Role.STAFF, Basis.PATTERN, _SCORE)
    for does in _DOES.finditer(text):
        name = name_ending_at(text, does.start(), sure=True)
        if name is not None and name.whole and name.titled is None and name.end == does.start():
            yield Named(name, name.credential or Role.STAFF, Basis.PATTERN, _SCORE)
