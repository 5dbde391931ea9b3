"""Labels whose first words are listed and whose last are not: "Médecin qui vous adresse", "Biologistes co-responsables".

Who is named is told by the first words, whatever complements them. As any words may, the value must be a name that is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from phiscan.detect.label_places import opens_cell
from phiscan.detect.recognizers.name_words import is_title
from phiscan.detect.value_shapes import NAME, shape_of
from phiscan.languages import Label, fold

# What complements a label's first words: words in lower case, short forms in capitals; capitals behind capitals.
_WORDS = re.compile(r"(?:[ -](?:[lLdD]['’])?(?:\(?[a-zà-ÿ][\w()'’-]*|[A-Z]{2,5}(?![\w'’-])),?){1,7}")
_CAPITALS = re.compile(r"(?:[ -](?:[LD]['’])?\(?[A-ZÀ-Þ][A-ZÀ-Þ()'’-]*,?){1,7}")
_MARK = re.compile(r" ?(?::|\.{3,}|_{3,})[ .:_…]*")
_CELL = re.compile(r"[^\t\n]*")
_NEXT_CELL = re.compile(r"\t(?=[^\t\n])")
_COMPLEMENT = re.compile(r"(?: |['’])(?:d[eu]s?|d|du|la|l|of|the|for|pour) ?['’]?\Z", re.IGNORECASE)
_REACH = 8
# What is said of somebody behind what he is: "Cardiologue référent", "Pharmacien responsable".
_ADJECTIVES = frozenset(
    "associe associee collaborateur collaboratrice coordinateur coordinatrice coordonnateur coordonnatrice referent "
    "referente referents referentes remplacant remplacante responsable responsables signataire".split()
)
# "Identité du prescripteur" is whose it says.
_ANYBODYS = frozenset({"identite", "identity"})
# Behind such words stands who did something, whatever the label began with.
_BY = frozenset({"by", "par"})


def headed_labels(text: str, labels: Sequence[Label]) -> list[Label]:
    """The labels of a text, those with a complement up to the end of it, without the labels that are part of one."""
    found: list[Label] = []
    for index, label in enumerate(labels):
        if found and label.start < found[-1].end:
            continue
        found.append(_with_complement(text, label, labels, index) or label)
    return found


def _with_complement(text: str, label: Label, labels: Sequence[Label], index: int) -> Label | None:
    """A label that names somebody, with the words that complement it before the colon or in the rest of its cell."""
    if label.marked or label.holder in (None, "organization") or label.fields != ("name",):
        return None
    if not opens_cell(text, label) or is_title(text[label.start : label.end]):
        return None
    pattern = _CAPITALS if text[label.start : label.end].isupper() else _WORDS
    words = pattern.match(text, label.end)
    if words is None or not _BY.isdisjoint(fold(words.group()).split()):
        return None
    mark = _MARK.match(text, words.end()) or _NEXT_CELL.match(text, words.end())
    if mark is None or not _are_complements(text, labels, index, mark.start()):
        return None
    is_marked = mark.group() != "\t"
    cell = _CELL.match(text, mark.end())
    shape = shape_of(cell.group()) if cell else None
    if shape is None or shape.kind != NAME or not shape.sure or not (is_marked or shape.whole):
        return None
    stop = mark.end() if is_marked else words.end()
    return Label(label.start, words.end(), stop, label.fields, label.holder, is_marked, learned=True)


def _are_complements(text: str, labels: Sequence[Label], index: int, end: int) -> bool:
    """Whether the labels up to a place are said to be of the one at `index`: "Kinésithérapeute du patient"."""
    following, head = index + 1, labels[index]
    is_anybodys = fold(text[head.start : head.end]) in _ANYBODYS
    while following < len(labels) and labels[following].start < end:
        start, stop = labels[following].start, labels[following].end
        is_adjective = fold(text[start:stop]) in _ADJECTIVES
        if stop > end or is_anybodys or not (is_adjective or _COMPLEMENT.search(text, max(0, start - _REACH), start)):
            return False
        following += 1
    return True
