"""Whose an e-mail address is by its own words: "j.smith42@..", "noor_boateng@..", "dupontm@..".

An address that spells the surname of one person in the document, and no other's, is theirs wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from phiscan.model import Finding
from phiscan.people.cast import Character
from phiscan.people.names import fold

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SURNAME = 4


def named_by(finding: Finding, characters: Sequence[Character]) -> Character | None:
    """The one person whose name the part before the "@" spells best; None where none or several do."""
    mailbox = "".join(_WORD.findall(fold(finding.value.reveal().partition("@")[0])))
    marks = [(_spelled(mailbox, who), who) for who in characters]
    best = max((mark for mark, _ in marks), default=0)
    named = [who for mark, who in marks if mark == best]
    return named[0] if best and len(named) == 1 else None


def _spelled(mailbox: str, who: Character) -> int:
    """How many letters of the name's words the mailbox has; 0 without one long word, or with nothing beside it."""
    words = {word for name in who.names for word in name.full}
    inside = [word for word in words if word in mailbox]
    if not any(len(word) >= _LEAST_SURNAME for word in inside):
        return 0
    rest = mailbox
    for word in sorted(inside, key=lambda each: (-len(each), each)):
        rest = rest.replace(word, "", 1)
    initials = {word[0] for word in words - set(inside)}
    return sum(map(len, inside)) + (1 if rest and rest[0] in initials else 0)
