"""Secrets as notes have them, without a label of their own: "login jdoe51 / Sun!2020", "pw=Sun!2020", "lockbox code 4829"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from phiscan.detect.sieve import Sieved

_WHO = (
    r"\b(?:log ?-?[io]n(?: as)?|sign ?-?(?:on|in)(?: as)?|user(?: ?name| ?id)?|credentials?|mychart|(?:patient )?portal|e-?mail|wi-?fi|network|ssid)\b"
    r"[ :=#–-]{1,3}(?:is )?[“\"']?"
)
_USER = r"(?P<user>(?=[\w.@+-]*\d|[a-z]+[._@-]\w)[a-z][\w.@+-]{2,40}?)"
_WORD = r"(?:pass ?word|pass ?code|pass ?phrase|passwd|pass|pwd|psw|pw|pin|code)"
_SECRET = r"(?P<secret>[^\s\"”»’)\],;]{4,64})"
_PAIRS = (
    Sieved(rf"{_WHO}{_USER}[”\"']? ?[/|] ?(?!{_WORD}\b){_SECRET}(?=[\s,;.)]|\Z)", re.IGNORECASE),
    Sieved(
        rf"{_WHO}{_USER}[”\"']?(?: ?[/|,;–-] ?| ?(?:and|with|w/|&) (?:the )?| {{1,3}})(?:temp(?:orary)?\.? )?{_WORD}\b(?: ?[:=] ?| is | )[“\"']?{_SECRET}",
        re.IGNORECASE,
    ),
)
_SHORT = Sieved(
    rf"(?<![\w-])(?:pw|pwd|psw|passwd|pass|passcode|passphrase|password)(?: ?[:=] ?| is ){_SECRET}", re.IGNORECASE
)
# What opens a door is told by what it opens: "gate code is 4829", "Alarm: 4829#".
_DOORS = Sieved(
    r"\b(?:(?:door|gate|garage|entry|building|elevator|front door|house|lobby|safe)(?: (?:entry|access|door|key ?pad|lock))? (?:code|pin|combination|combo)|"
    r"(?:lock ?box|key ?box|key ?pad|key ?safe|alarm(?: system)?|security system)(?: (?:code|pin|combination|combo))?|(?:voice ?mail|portal|atm|debit card|telephone) pin(?: code)?)"
    r"(?: is| =|:| -|,)? ?#?(?P<secret>\d{4,8}[#*]?)(?![\w/-]|\.\d| ?(?:am|pm|ft|feet)\b)",
    re.IGNORECASE,
)
# "boîte à clés, code 9285T": what opens somebody's door.
_FRENCH_DOORS = Sieved(
    r"\b(?:(?:digicode|interphone|boîte à clés?|boîtier à clés?|key ?box|lock ?box)(?:[ ,:(-]{1,3}code)?|"
    r"(?:portail|portillon|porte|immeuble|hall|alarme|gate|door|alarm)[ ,:(-]{1,3}code)"
    r"(?: ?: ?| )(?:\d{1,2}(?:er?|ème) (?:étage )?)?(?P<secret>(?=[A-Z]{0,8}\d)[A-Z0-9]{4,8})(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
# "identifiant 741200<tab>mot de passe XRTLW640": whatever the first is called.
_BOTH = Sieved(
    r"\b(?:identifiant|login|n° d['’]accès|code patient|code utilisateur|n° (?:de )?(?:patient|dossier)|user(?: ?name| ?id)?|patient id) ?:? ?(?P<user>(?=[A-Za-z]{0,8}\d)[A-Za-z0-9._-]{4,20})"
    r"(?: ?[,;/|–-] ?|[\t ]{1,3}| et )(?:mot de passe|mdp|password|passcode|code secret|code confidentiel) ?:? ?(?P<secret>(?=\S{0,16}\d)[^\s,;]{4,20})",
    re.IGNORECASE,
)
_LETTER, _OTHER = re.compile(r"[^\W\d_]"), re.compile(r"[^A-Za-z.'’-]")
_SHORTEST = 6
_WITH_UNIT = re.compile(r"[\d.,<>-]+ ?(?:mm|cm|m|kg|g|mg|ml|l|%|bpm|mmhg)(?:/[a-z]+)?", re.IGNORECASE)
_MEASURE = re.compile(r"[\d.,<>/-]+ ?[a-z]{1,4}[\d²³]?(?:/[a-z]+)?", re.IGNORECASE)


class Noted(NamedTuple):
    """A secret and what it is."""

    span: tuple[int, int]
    kind: str


def noted_secrets(text: str) -> Iterator[Noted]:
    """The secrets of `text` that notes tell in passing."""
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            secret = _trimmed(text, *match.span("secret"))
            if any(c.isdigit() or not c.isalpha() for c in text[slice(*secret)]):
                yield Noted(match.span("user"), "user_name")
                yield Noted(secret, "pin" if text[slice(*secret)].isdigit() else "password")
    for match in _SHORT.finditer(text):
        secret = _trimmed(text, *match.span("secret"))
        if _is_like_no_word(text[slice(*secret)]):
            yield Noted(secret, "password")
    for match in _BOTH.finditer(text):
        yield Noted(match.span("user"), "user_name")
        yield Noted(match.span("secret"), "password")
    for doors in (_DOORS, _FRENCH_DOORS):
        for match in doors.finditer(text):
            yield Noted(match.span("secret"), "pin")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start + 1 and text[end - 1] in ".,;:":
        end -= 1
    return start, end


def _is_like_no_word(value: str) -> bool:
    """Letters with figures or signs among them, and no measure: "PWd: 1.1cm" is a wall's thickness."""
    return (
        len(value) >= _SHORTEST
        and _LETTER.search(value) is not None
        and _OTHER.search(value) is not None
        and _MEASURE.fullmatch(value) is None
    )


def is_measure(value: str) -> bool:
    """Whether a value is a figure with its unit: "PWd: 1.1cm"."""
    return not value.isdigit() and value[:1].isdigit() and _WITH_UNIT.fullmatch(value) is not None
