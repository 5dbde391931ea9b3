"""What a text must hold for a pattern to match anywhere in it, told from the pattern: of each set, one literal.

`\\b(?:status post|s/p)\\s+\\d{4}` needs "status post " or "s/p ", and " 0000": letters in lower case, all digits and all blanks
alike (`plain`). A part that may be many things parts the literals before it from those behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

# Literals of one stretch of a pattern are so many at most, where each of several parts has several.
_MOST = 64
# What lower case leaves unlike a character of Latin-1 that equals it when case does not count; others beyond are all alike.
_EQUALS = {"ı": "i", "i\u0307": "i", "ſ": "s", "μ": "µ"}
_OTHER = "?"
# How much a character tells; any but those listed there is a letter.
_TELLS = {b"0": 0.3, b" ": 0.2, b"?": 0.2, **{each.encode(): 0.6 for each in ".,:-/()'"}}
_LEAST = 1.3

# The literals of a stretch; stretches in their order, with anything between two of them.
_Stretches = tuple[frozenset[str], ...]
_NOTHING = frozenset({""})
_ANYTHING: _Stretches = (_NOTHING, _NOTHING)


def _plain(character: str) -> str:
    if character.isdecimal():
        return "0"
    if character.isspace():
        return " "
    lower = _EQUALS.get(character.lower(), character.lower())
    return lower if lower <= "\xff" else _OTHER


_TABLE = "".join(_plain(chr(code)) for code in range(256)).encode("latin-1")


def plain(text: str) -> bytes:
    """A text as literals are looked for in it: letters in lower case, 0 for digits, a blank for space."""
    try:
        return text.encode("latin-1").translate(_TABLE)
    except UnicodeEncodeError:
        for character in {each for each in text if each > "\xff"}:
            text = text.replace(character, _plain(character))
        return text.encode("latin-1").translate(_TABLE)


def required(pattern: re.Pattern[str], most: int = 2) -> tuple[tuple[bytes, ...], ...]:
    """Sets of literals, the most telling first: where a text in `plain` has none of one set, the pattern matches nowhere."""
    stretches = _sequence(_parser.parse(pattern.pattern, pattern.flags))
    telling = sorted(filter(_tells, map(_shortest, stretches)), key=lambda each: (-_tells(each), len(each), each))
    return tuple(telling[:most])


def _sequence(nodes: Iterable[tuple[Any, Any]]) -> _Stretches:
    return reduce(_joined, (_node(*node) for node in nodes), (_NOTHING,))


def _joined(before: _Stretches, behind: _Stretches) -> _Stretches:
    if len(before[-1]) * len(behind[0]) > _MOST:
        return before + behind
    return (*before[:-1], frozenset(one + other for one in before[-1] for other in behind[0]), *behind[1:])


def _node(kind: Any, of: Any) -> _Stretches:
    if kind is op.LITERAL:
        return (frozenset({_plain(chr(of))}),)
    if kind is op.IN:
        return _any_of(of)
    if kind is op.BRANCH:
        return _branches([_sequence(each) for each in of[1]])
    if kind is op.SUBPATTERN:
        return _sequence(of[-1])
    if kind is op.ATOMIC_GROUP:
        return _sequence(of)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _repeated(*of)
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return (_NOTHING,)
    return _ANYTHING


def _any_of(members: Iterable[tuple[Any, Any]]) -> _Stretches:
    """One of a class of few characters."""
    found = set()
    for kind, of in members:
        if kind is op.LITERAL:
            found.add(_plain(chr(of)))
        elif kind is op.RANGE and of[1] - of[0] < _MOST:
            found |= {_plain(chr(code)) for code in range(of[0], of[1] + 1)}
        elif kind is op.CATEGORY and of in (op.CATEGORY_DIGIT, op.CATEGORY_SPACE):
            found.add("0" if of is op.CATEGORY_DIGIT else " ")
        else:
            return _ANYTHING
    return (frozenset(found),) if len(found) <= 8 else _ANYTHING


def _branches(branches: list[_Stretches]) -> _Stretches:
    if all(len(each) == 1 for each in branches):
        whole = frozenset[str]().union(*(each[0] for each in branches))
        if len(whole) <= _MOST:
            return (whole,)
    best = [max(each, key=lambda stretch: _tells(_shortest(stretch))) for each in branches]
    return (_NOTHING, frozenset[str]().union(*best), _NOTHING)


def _repeated(least: int, most: int, body: Iterable[tuple[Any, Any]]) -> _Stretches:
    once = _sequence(body)
    if not least:
        return (once[0] | _NOTHING,) if most == 1 and len(once) == 1 else _ANYTHING
    repeated = reduce(_joined, [once] * min(least, _MOST))
    # What is repeated so often or more ends as it begins.
    return repeated if least == most and least <= _MOST else reduce(_joined, (repeated, _ANYTHING, once))


def _shortest(stretch: frozenset[str]) -> tuple[bytes, ...]:
    """The literals without those that hold another."""
    literals = sorted((each.encode("latin-1") for each in stretch), key=lambda each: (len(each), each))
    kept: list[bytes] = []
    for each in literals:
        if not any(other in each for other in kept):
            kept.append(each)
    return tuple(kept)


def _tells(literals: tuple[bytes, ...]) -> float:
    """How much it tells that one of these is there: as much as the least of them; 0 where that is next to nothing."""
    least = min(sum(_TELLS.get(each[at : at + 1], 1.0) for at in range(len(each))) for each in literals)
    return least if least >= _LEAST else 0.0
