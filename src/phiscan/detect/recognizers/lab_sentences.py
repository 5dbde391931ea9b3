"""Results of analytes nobody listed in running text: "Hématies 5,27 T/L ; V.G.M. 91 fL", "MCV 95 fL".

What is measured in so many millimoles a litre or cells a field was measured in a sample; the words before the number, as far
as they can be a name, say what it was. With another unit, or a word for a result, it is one in a list of results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.lab_names import is_laboratory, is_name
from phiscan.detect.recognizers.lab_prose import is_generality, is_unmeasured
from phiscan.detect.recognizers.lab_rows import Result
from phiscan.detect.recognizers.lab_telling import LEADING
from phiscan.detect.recognizers.lab_values import Measured, measure
from phiscan.detect.recognizers.lines import line_end
from phiscan.detect.recognizers.medication import is_drug
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold, lexicon

_NUMBER = r"(?:\d{1,3}(?:[  ]\d{3}|,\d{3}){1,2}|\d{1,6})(?:[.,]\d{1,4})?"
_VALUED = re.compile(
    rf"(?<![\w.,/:<>≤≥-])(?<![<>≤≥] )(?<!\d to )(?<!\d à )(?P<value>{_NUMBER}) ?(?P<unit>{grammar.UNIT.pattern}|{grammar.LABORATORY_UNIT.pattern})",
    re.IGNORECASE,
)
_WORDED = Sieved(
    rf"(?<=[ \t])(?P<value>{grammar.WORD_RESULT.pattern})(?= ?(?:[,;.)|\t\n]|\Z))",
    re.IGNORECASE,
)
_REACH = 70
_MOST_WORDS = 6
# From right to left: words, brackets, and what parts the items of a list.
_PIECE = re.compile(r"\([^()\n\t]{1,30}\)|[^\s,;:()\[\]•|=]+|[,;:()\[\]•|\t\n=]")
_PARTS = frozenset(",;:()[]•|\t\n=")
# Behind a comma: more of the name ("T4, Free"), in the manner of laboratories.
_SORT = frozenset(
    "absolute bound calculated calc corrected direct free fasting indirect ionized plasma random serum total urine venous libre "
    "totale total urinaire plasmatique serique".split()
)
# Where the sentence stops and the name begins; "de" and "of" may stand within a name.
_BEFORE_NAMES = frozenset(
    "a an the his her their your our my this that and or with by but was is are were had has have shows showed showing revealed reveals found "
    "showing including notable for on at in arrival admission labs lab include includes included were from than then also plus recent latest "
    "baseline le la les l un une des son sa ses et ou avec par pour sur mais est etait montre montrait retrouve retrouvait trouve objective revele "
    "note notait biologie bilan dont puis ainsi que qui entree sortie du au aux".split()
)
_WITHIN_NAMES = frozenset("of de d en to by per".split())
_BOUND = re.compile(
    r"\b(?:above|below|over|under|exceed\w*|beyond|than|between|until|up to|superieure?s?|inferieure?s?|au-dessus|au-dessous|en dessous|entre|jusqu\w*|"
    r"cut-?off|threshold|limit\w*|seuil|detection|sensitivity|calibrat\w*|percentile)\b|\.\.\."
)
# A list's next result is at most so far away (characters).
_NEXT_ITEM = 60
# What stands right before is the name's other half.
_GLUED = re.compile(r"[^\s,;:.()\[\]•|=–>'’-]\Z")
_ITEM_ENDS = ",;:.()•|\t\n"
_LIST_ENDS = re.compile(r"\n|\. ")


@dataclass(frozen=True, slots=True)
class _Told:
    """A value with the span of what reads as its analyte; `firm` where its unit or name is a laboratory's."""

    measured: Measured
    name: tuple[int, int]
    firm: bool


def in_sentences(text: str, found: Iterable[Result]) -> Iterator[Result]:
    """The results that their units tell, of which none is among those `found` otherwise."""
    spans = [(each.measured.start, each.measured.end) for each in found]
    told = [each for each in (*_valued(text), *_worded(text)) if not _is_taken(each, spans)]
    places = [*(start for start, _ in spans), *(each.measured.start for each in told if each.firm)]
    for each in told:
        if each.firm or _is_listed(text, each, places):
            yield Result(each.measured, text[slice(*each.name)], None, firm=False)


def _is_taken(told: _Told, spans: Sequence[tuple[int, int]]) -> bool:
    return any(told.name[0] < end and start < told.measured.end for start, end in spans)


def _valued(text: str) -> Iterator[_Told]:
    for match in _VALUED.finditer(text):
        start = match.start("value")
        if is_generality(text, match.end()):
            continue
        name = _name_before(text, start)
        if name is None or _is_of_a_drug(text[slice(*name)], match["unit"]):
            continue
        values = measure(text, start, line_end(text, start), cells=False).values
        if values and values[0].start == start:
            yield _Told(values[0], name, grammar.LABORATORY_UNIT.fullmatch(match["unit"]) is not None)


def _worded(text: str) -> Iterator[_Told]:
    for match in _WORDED.finditer(text):
        start, end = match.span("value")
        name = _name_before(text, start)
        if name and _opens_item(text, name[0]):
            yield _Told(Measured(start, end, numeric=False), name, is_laboratory(text[slice(*name)]))


def _is_of_a_drug(name: str, unit: str) -> bool:
    """Whether "insulin aspart 100 units/mL" says what is sold, not what is in somebody's blood."""
    if grammar.SOLUTION_UNIT.fullmatch(unit):
        return True
    return grammar.STRENGTH_UNIT.fullmatch(unit) is not None and any(is_drug(word) for word in name.split())


def _is_listed(text: str, told: _Told, places: Sequence[int]) -> bool:
    """Whether another result stands beside it in a list."""
    start, end = told.measured.start, told.measured.end
    for other in places:
        low, high = (other, told.name[0]) if other < start else (end, other)
        if abs(other - start) <= _NEXT_ITEM + end - told.name[0] and not _LIST_ENDS.search(text, low, high):
            return True
    return False


def _name_before(text: str, at: int) -> tuple[int, int] | None:
    """The span of the words before a value that name what was measured; None where there are none."""
    low = max(0, at - _REACH)
    leading = LEADING.search(text, low, at)
    if leading is None:
        return None
    end = leading.start()
    start = _start_of_name(text, low, end)
    while start < end and text[start] in " *•-–>":
        start += 1
    if _GLUED.search(text, low, start) or is_unmeasured(text, start):
        return None
    return (start, end) if _is_analyte(text[start:end]) else None


def _is_analyte(name: str) -> bool:
    return (
        is_name(name)
        and lexicon().whole(name) is None
        and not _BOUND.search(fold(name))
        and not grammar.WORD_RESULT.fullmatch(name)
    )


def _opens_item(text: str, start: int) -> bool:
    """Whether a name begins where an item of a list, a sentence or a cell does."""
    before = text[max(0, start - 3) : start].rstrip(" *•-–>")
    return not before or before[-1] in _ITEM_ENDS


def _start_of_name(text: str, low: int, end: int) -> int:
    start, words = end, 0
    for piece in reversed(list(_PIECE.finditer(text, low, end))):
        word = fold(piece.group()).strip(".'’")
        if piece.group() in _PARTS:
            if piece.group() == "," and words == 1 and fold(text[start:end].strip()) in _SORT:
                continue
            break
        if words == _MOST_WORDS or word in _BEFORE_NAMES or _ends_sentence(piece.group()):
            break
        start, words = piece.start() + _elided(piece.group()), words + 1
        if _elided(piece.group()):
            break
    while (first := _PIECE.match(text, start, end)) and fold(first.group()) in _WITHIN_NAMES:
        start = min(end, first.end() + 1)
    return start


def _elided(word: str) -> int:
    """How many characters of an article a word opens with: "l'hémoglobine"."""
    return 2 if word[:1] in "lLdD" and word[1:2] in "'’" else 0


def _ends_sentence(word: str) -> bool:
    return word.endswith((".", "!", "?")) and "." not in word[:-1] and len(word) > 2
