"""The analytes laboratories measure: their names in English and French, LOINC codes and units.

Names are data (`analytes.csv`). This material contains content from LOINC (https://loinc.org). LOINC is
copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC)
Committee and is available at no cost under the license at https://loinc.org/license. LOINC is a
registered United States trademark of Regenstrief Institute, Inc.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from phiscan.languages import fold, remembered

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+|[%#]")
# What may stand between the words of one name; never the end of a sentence, a tab or a line end.
_JOINER = re.compile(r"(?!\. )[ ]?[-–/.,'’()+]{0,2}[ ]?\Z")
_TRAILING = re.compile(r"[+)]*(?:-(?=[ \t:]|\Z))?")
_LONGEST_NAME = 8
_LINE = re.compile(r"[^\n]+")
_ENTRIES = ""
# Short names nobody writes for anything else; other names of up to three letters need more evidence.
_FIRM_SHORT = frozenset(
    "vih vhc vhb inr wbc rbc hgb hct plt mcv mch rdw mpv ptt bgl bun tsh ldl hdl crp esr psa ggt ldh vgm hiv hcv ana afp fsh bnp egfr gmi urr".split()
)
# Names that are everyday words too: a value beside them is a result only in the company of others.
_COMMON_WORDS = frozenset(
    "color colour couleur coloration aspect appearance clarity turbidity protein proteins densite cocaine cannabis "
    "opiates copper cuivre zinc fer iron bands bacteria bacteries syphilis alcohol ketones insulin tacrolimus thc yeast levures crystals cristaux casts cylindres mucus selenium codeine morphine lorazepam oxazepam temazepam".split()
)

_Trie = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Analyte:
    """What is measured: LOINC code ("" where none is known), name, the units (folded) it is printed in."""

    loinc: str
    name: str
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """An analyte's name in a text. One name may stand for several analytes: the unit decides.

    `weak` says that the printed name alone proves little: an abbreviation, or (`common`) an everyday word.
    """

    start: int
    end: int
    analytes: tuple[Analyte, ...]
    weak: bool = False
    common: bool = False

    def loinc(self, unit: str | None) -> str:
        """The code of the analyte that is measured in `unit`; "" when it cannot be told."""
        if len(self.analytes) == 1:
            return self.analytes[0].loinc
        folded = fold_unit(unit or "")
        fitting = [each for each in self.analytes if folded and folded in each.units]
        if not fitting and folded:
            fitting = [each for each in self.analytes if ("%" in each.units) == (folded == "%")]
        return fitting[0].loinc if fitting else ""

    def moved(self, by: int) -> Mention:
        """The same mention in a text that begins so many characters earlier."""
        return Mention(self.start + by, self.end + by, self.analytes, self.weak, self.common)

    def same_as(self, other: Mention) -> bool:
        """Whether both may be the same analyte."""
        return bool(set(self.analytes) & set(other.analytes))


def fold_unit(unit: str) -> str:
    """A unit as units are compared: "x10E3/µL" and "x 10e3/ul" alike."""
    return fold(unit).replace(" ", "").replace("µ", "u").replace("μ", "u")


def mentions(text: str) -> Iterator[Mention]:
    """Every analyte named in `text`, from left to right, the longest name at each place."""
    if "\n" not in text:
        yield from _in_line(text)
        return
    for line in _LINE.finditer(text):
        start = line.start()
        for mention in _in_line(line.group()):
            yield mention.moved(start) if start else mention


@remembered(1 << 12)
def _in_line(text: str) -> tuple[Mention, ...]:
    return tuple(_read_line(text))


def _read_line(text: str) -> Iterator[Mention]:
    """The analytes named in a line: no name reaches over its end."""
    trie = _names()
    tokens = list(_TOKEN.finditer(text))
    folded = [_word(token.group()) for token in tokens]
    index = 0
    while index < len(tokens):
        found = _longest(trie, text, tokens, folded, index) if folded[index] in trie else None
        if found is None:
            index += 1
            continue
        analytes, index_after = found
        start, end = tokens[index].start(), tokens[index_after - 1].end()
        printed = text[start:end]
        index = index_after
        if _inside_word(text, start) or not _printed_right(printed):
            continue
        trailing = _TRAILING.match(text, end)
        yield Mention(start, trailing.end() if trailing else end, analytes, _is_weak(printed), _is_common(printed))


@remembered(1 << 12)
def named(name: str) -> Mention | None:
    """The analyte a short text begins with (a cell, a heading); None when it begins with none."""
    first = next(mentions(name), None)
    return first if first and not name[: first.start].strip(" *•-·(") else None


def _longest(
    trie: _Trie, text: str, tokens: list[re.Match[str]], folded: list[str], index: int
) -> tuple[tuple[Analyte, ...], int] | None:
    best: tuple[tuple[Analyte, ...], int] | None = None
    for at in range(index, min(index + _LONGEST_NAME, len(tokens))):
        if folded[at] not in trie:
            break
        if at > index and not _JOINER.match(text[tokens[at - 1].end() : tokens[at].start()]):
            break
        trie = trie[folded[at]]
        if _ENTRIES in trie:
            best = (tuple(trie[_ENTRIES]), at + 1)
    return best


def _inside_word(text: str, start: int) -> bool:
    if start < 2 or text[start - 1] not in "-'’_." or not text[start - 2].isalnum():
        return False
    # "l'INR", "d'hémoglobine" open a word.
    elided = text[start - 1] in "'’" and text[start - 2] in "lLdD" and not text[max(0, start - 3) : start - 2].isalnum()
    return not elided


def _letters(printed: str) -> str:
    return "".join(c for c in printed if c.isalpha())


def _printed_right(printed: str) -> bool:
    """Whether an abbreviation is printed as one: "ALT", "Na", not "alt", "na"."""
    letters = _letters(printed)
    return len(letters) > 3 or fold(letters) in _FIRM_SHORT or letters[:1].isupper() or letters[1:2].isupper()


def _is_weak(printed: str) -> bool:
    letters = fold(_letters(printed))
    return (len(letters) <= 3 and letters not in _FIRM_SHORT) or letters in _COMMON_WORDS


def _is_common(printed: str) -> bool:
    return fold(printed) in _COMMON_WORDS


@cache
def _names() -> _Trie:
    trie: _Trie = {}
    for row in _rows():
        units = frozenset(fold_unit(unit) for unit in _listed(row["units"]))
        analyte = Analyte(row["loinc"], row["english"], units)
        for name in (row["english"], *_listed(row["also_written"]), *_listed(row["french"])):
            _insert(trie, name, analyte)
    return trie


def _rows() -> list[dict[str, str]]:
    table = resources.files(__package__).joinpath("analytes.csv").read_text("utf-8")
    return list(csv.DictReader(table.splitlines()))


def _word(token: str) -> str:
    """A token as names are compared: "I.N.R." is "inr"."""
    return fold(token.replace(".", "") if "." in token else token)


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(";") if word.strip()]


def _insert(trie: _Trie, name: str, analyte: Analyte) -> None:
    for token in _TOKEN.findall(name):
        trie = trie.setdefault(_word(token), {})
    entries = trie.setdefault(_ENTRIES, [])
    if analyte not in entries:
        entries.append(analyte)
