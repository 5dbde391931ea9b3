"""What happens to text on its way to us: capitals, lost accents, misread letters, broken lines."""

from __future__ import annotations

import random
import re
import unicodedata

from models.grammar import Piece

_MISREAD = {
    "O": "0",
    "0": "O",
    "l": "1",
    "1": "l",
    "I": "l",
    "rn": "m",
    "m": "rn",
    "S": "5",
    "e": "c",
    "B": "8",
    "cl": "d",
    "u": "ii",
}
_MISREAD_PATTERN = re.compile("|".join(sorted(_MISREAD, key=len, reverse=True)))
_CAPITALS, _LOWER, _UNACCENTED, _MISREADING, _WRAPPED, _TITLED = 0.09, 0.04, 0.06, 0.05, 0.5, 0.02
_WIDTHS = (38, 110)


def noisy(pieces: list[Piece], dice: random.Random) -> list[Piece]:
    """The text as it may arrive; labels stay with their words."""
    kind = dice.random()
    if kind < _CAPITALS:
        pieces = [Piece(piece.text.upper(), piece.label) for piece in pieces]
    elif kind < _CAPITALS + _LOWER:
        pieces = [Piece(piece.text.lower(), piece.label) for piece in pieces]
    elif kind < _CAPITALS + _LOWER + _TITLED:
        pieces = [piece if piece.label else Piece(piece.text.title()) for piece in pieces]
    if dice.random() < _UNACCENTED:
        pieces = [Piece(_unaccented(piece.text), piece.label) for piece in pieces]
    if dice.random() < _MISREADING:
        pieces = [Piece(_misread(piece.text, dice), piece.label) for piece in pieces]
    return _wrapped(pieces, dice.randrange(*_WIDTHS)) if dice.random() < _WRAPPED else pieces


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _misread(text: str, dice: random.Random) -> str:
    text = _MISREAD_PATTERN.sub(lambda m: _MISREAD[m.group()] if dice.random() < 0.03 else m.group(), text)
    return "".join(c + " " if c.isalpha() and dice.random() < 0.004 else c for c in text)


def _wrapped(pieces: list[Piece], width: int) -> list[Piece]:
    """Spaces become line ends, also inside of a name."""
    column = 0
    wrapped = []
    for piece in pieces:
        text = ""
        for part in re.split(r"([ \n])", piece.text):
            if part == " " and column > width:
                part = "\n"
            column = 0 if part == "\n" else column + len(part)
            text += part
        wrapped.append(Piece(text, piece.label))
    return wrapped
