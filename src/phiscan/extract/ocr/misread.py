"""Words of labels that OCR has misread by a letter: "Date 0f Birth", "DO8", "Patjent Name:", "Narne".

A figure among letters is read as the letter that it looks like where that makes a word of labels, or a month. Another letter
is changed where a word is none that is known, one word of labels is a letter away, and a label comes of it: one with its
colon, or all of a cell. Only for words of OCR: a document's text says what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from phiscan.extract.ocr.engine import OcrWord
from phiscan.extract.ocr.spacing import lines_of
from phiscan.languages import common_words, fold, given_names, lexicon, month_numbers, name_words, remembered

_PIECE = re.compile(r"[^\W_]+")
_LOOK_ALIKES = (str.maketrans("01589", "oisbg"), str.maketrans("01589", "olsbg"))
_RUN_TOGETHER = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("li", "h"), ("vv", "w"), ("ii", "u"))
# A shorter word with a figure in it is as likely a number's; shorter words of letters are a letter away from many others.
_LEAST_WITH_FIGURES, _LEAST = 3, 5
# A label's other word is as long: what stands behind a title is a name.
_LEAST_BESIDE = 3
# Words farther apart than so many heights are of two cells.
_CELL_GAP = 1.2
_REMEMBERED = 1 << 12


def with_labels(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words, in the order in which an engine gives them, with those of labels as they are written."""
    return list(chain.from_iterable(map(_line, lines_of(words))))


def _line(words: list[OcrWord]) -> Iterator[OcrWord]:
    for place, word in enumerate(words):
        text = word.text
        for piece in _PIECE.finditer(word.text):
            meant = _meant(piece.group())
            if meant is None:
                continue
            changed = text[: piece.start()] + meant + text[piece.end() :]
            if _is_sure(piece.group()) or _makes_label(words, place, changed, piece.start(), len(meant)):
                text = changed
                break
        yield word._replace(text=text) if text != word.text else word


def _is_sure(piece: str) -> bool:
    return len(piece) >= _LEAST_WITH_FIGURES and not piece.isalpha()


def _makes_label(words: Sequence[OcrWord], place: int, changed: str, at: int, length: int) -> bool:
    """Whether a label covers the word when it is changed: one with a colon, or all of a cell of several words."""
    before = "".join(words[index].text + _gap(words[index], words[index + 1]) for index in range(place))
    behind = "".join(_gap(words[index - 1], words[index]) + words[index].text for index in range(place + 1, len(words)))
    text = before + changed + behind
    start, end = len(before) + at, len(before) + at + length
    if any(label.marked and label.start <= start and end <= label.end for label in lexicon().labels(text)):
        return True
    cell = text[text.rfind("\t", 0, start) + 1 :].partition("\t")[0]
    others = max((len(word) for word in _PIECE.findall(cell) if word not in changed), default=0)
    return others >= _LEAST_BESIDE and lexicon().whole(cell) is not None


def _gap(before: OcrWord, after: OcrWord) -> str:
    return "\t" if after.x0 - before.x1 > _CELL_GAP * (after.bottom - after.top) else " "


@remembered(_REMEMBERED)
def _meant(piece: str) -> str | None:
    """The word of labels that a piece of text may be, in its case; None where it is one already, or none is near."""
    word = fold(piece)
    if word in _label_words() or word.isdigit():
        return None
    if not word.isalpha():
        return _cased(_without_figures(word), piece)
    if len(word) < _LEAST or word in _known():
        return None
    near = {variant for pair in _RUN_TOGETHER for variant in _replaced(word, *pair)} & _label_words() or _near(word)
    return _cased(next(iter(near)), piece) if len(near) == 1 else None


def _without_figures(word: str) -> str | None:
    if 2 * sum(map(str.isdigit, word)) > len(word):
        return None
    readings = (word.translate(table) for table in _LOOK_ALIKES)
    return next((each for each in readings if each in _label_words() or each in month_numbers()), None)


def _replaced(word: str, old: str, new: str) -> Iterator[str]:
    """The word with one of its places of `old` as `new`."""
    for place in range(len(word)):
        if word.startswith(old, place):
            yield word[:place] + new + word[place + len(old) :]


def _near(word: str) -> set[str]:
    """The words of labels that are one letter more, less or other; a plural is no misread word."""
    near: set[str] = set()
    for shortened in {word, *_shortened(word)}:
        near |= _by_shortened().get(shortened, frozenset())
    return {other for other in near if _is_one_letter_off(word, other) and word.rstrip("s") != other.rstrip("s")}


def _is_one_letter_off(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return longer[at + 1 :] == shorter[at + (len(shorter) == len(longer)) :]


def _shortened(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


@cache
def _by_shortened() -> dict[str, frozenset[str]]:
    """The longer words of labels, by themselves and by what is left of them without one letter."""
    found: dict[str, set[str]] = {}
    for word in _label_words():
        if len(word) >= _LEAST:
            for shortened in (word, *_shortened(word)):
                found.setdefault(shortened, set()).add(word)
    return {shortened: frozenset(words) for shortened, words in found.items()}


@cache
def _label_words() -> frozenset[str]:
    return lexicon().words()


@cache
def _known() -> frozenset[str]:
    return common_words() | given_names() | name_words().not_names | name_words().organizations | month_numbers().keys()


def _cased(word: str | None, like: str) -> str | None:
    """The word in the case of a piece of text, by its letters."""
    if word is None:
        return None
    letters = [letter for letter in like if letter.isalpha()]
    if all(map(str.isupper, letters)) and len(letters) > 1:
        return word.upper()
    return word if like[0].islower() else word.capitalize()
