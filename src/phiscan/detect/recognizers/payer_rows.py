"""Numbers behind an insurer's name where nothing else says what they are: "West Side Assurance | W954730102 | 342935"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.identifier_forms import MBI
from phiscan.detect.sieve import Sieved

_WORDS = (
    r"assurance|insurance|health plan|healthcare plan|health net|benefit plan|mutual|medicaid|medi-cal|medicare|tricare|blue ?cross|blue ?shield|bcbs|"
    r"aetna|cigna|humana|anthem|unitedhealthcare|united healthcare|uhc|kaiser|hmo|ppo|indemnity|casualty|welfare fund|cooperative|advantage"
)
# A cell that names an insurer, with or without what the form calls it, and the number in the next cell or in brackets.
_PAYER = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_ROW = Sieved(
    r"(?:^|[\n\t])(?:(?i:primary|secondary|tertiary|insurance|insurer|payer|payor|plan|carrier)[ \w]{0,12}: ?)?"
    r"(?P<payer>[A-Z][^\n\t:\d]{2,48})(?:\t| ?\()(?i:id:? ?|#)?"
    r"(?P<member>[A-Z]{0,4}-?\d{6,12}(?:-\d\d)?|[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d\d)(?=[\t\n)]|\Z)(?:\)|\t(?P<group>[A-Z]{0,3}\d{4,8}(?:-\d{1,4})?)(?=[\t\n]|\Z))?"
)
_TELEPHONE = 10


def payer_numbers(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The member's and the group's number of each such row."""
    for match in _ROW.finditer(text):
        member = match["member"]
        if not _PAYER.search(match["payer"]):
            continue
        if len(member) == _TELEPHONE and member.isdigit() and not match["group"]:
            continue
        yield "US_MBI" if MBI.fullmatch(member) else "HEALTH_PLAN_ID", match.span("member")
        if match["group"]:
            yield "GROUP_NUMBER", match.span("group")
