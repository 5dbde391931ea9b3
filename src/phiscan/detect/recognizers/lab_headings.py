"""Headings of rows: what the cells under them are, which analyte or date a heading names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.analytes import Mention, mentions
from phiscan.languages import fold, lexicon, remembered


class Kind(Enum):
    """What the cells under a heading are."""

    ANALYTE = auto()
    RESULT = auto()
    PREVIOUS = auto()
    UNIT = auto()
    RANGE = auto()
    FLAG = auto()
    DATE = auto()
    OTHER = auto()


# The first that fits decides: a "previous result" is no "result", a "result date" is a date.
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b"))
    for kind, words in (
        (
            Kind.OTHER,
            r"price|prix|cost|cout|fee|tarif|cotation|code|cpt|qty|quantity|quantite|dose|due|next|prochain|by|comments?|lot|specimen|"
            r"readings|status of|time (?:in|above|below)|temps (?:dans|au|en|sous)|method|methode|technique|source|tat|weekly|warfarin|coumadin",
        ),
        (Kind.PREVIOUS, r"prev(?:ious)?|prior|anterior?ites?|anterieure?s?|ant|last|prec(?:edente?s?)?|dernier"),
        (Kind.DATE, r"dates?|collected|drawn|coll|preleve(?: le)?|prelevement|tested|time"),
        (Kind.RESULT, r"in range|out of range"),
        (
            Kind.RANGE,
            r"ref(?:erence)?s?(?: range| interval)?|range|interval(?:le)?s?|normal(?:e|s|es)?|norm(?:e|es)?|usuelles?|limits?|limites|goal|target|"
            r"cible|objectif|expected|bornes|vr",
        ),
        (
            Kind.RESULT,
            r"results?|resultats?|value|valeurs?|reading|mean|average|moyenne|level|measured|observed|current|conc|concentrations?|quantity detected|quantitation|outcomes?|findings?|found|trouvee?s?",
        ),
        (Kind.UNIT, r"units?|uom|unites?"),
        (Kind.FLAG, r"flags?|abn|abnormal|alerte?|status|statut|interpretation|h/l|anomalie|hors norme"),
        (
            Kind.ANALYTE,
            r"tests?|analytes?|analyses?|components?|examens?|exams?|parameters?|parametres?|dosages?|assay|libelle|constituants?|"
            r"investigation|determination|bilan|procedure/test|genes?|markers?|marqueurs?|allergens?|allergenes?|substances?|pathogens?|agents?|antibod(?:y|ies)|"
            r"anticorps|organism|drugs?(?: class(?:es)?| tested)?|mesures?|biochimie|hematologie|hemostase|chemistry|hematology|coagulation",
        ),
    )
)
_CELL = re.compile(r"[^\t\n]+")
_HEADED = re.compile(r"([^:\t\n]{1,60}?)\s?:(?=[ \t]|\Z)\s*")
_DATE_HEADED = re.compile(
    rf"[^\t\n:]{{0,25}}?({grammar.DATE.pattern})(?:,?[ T-]\d{{1,2}}[:h]\d{{2}})?\)?\s?:\s*", re.IGNORECASE
)
# Over amounts of money and what was ordered.
_BILLED = re.compile(
    r"\b(?:price|prix|costs?|cout|fees?|tarif|amount|montant|charges?|billed|paid|allowed|honoraires|p\.? ?u\.?|qty|qte|copay|reste a charge|base ss|base de remboursement)\b"
)
UNIT_HINT = re.compile(r"[(\[]([^)\]]{1,20})[)\]]")
LETTER = re.compile(r"[^\W\d_]{2}")
# Words in a heading beside an analyte that change nothing.
_SAYS_NOTHING = re.compile(
    r"\b(?:results?|values?|today|current|levels?|resultats?|valeurs?|du jour|serum|plasma|blood|your|latest|poc|last|previous|prior|most recent|"
    r"flags?|alertes?|week(?:ly)?|month|recent|dernier|precedent|anteriorites?|anterieur|du|le|on)\b"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its heading ("" for none), what the heading makes it, the span of its content."""

    heading: str
    kind: Kind | None
    date: str | None
    start: int
    end: int


def kind_of(heading: str) -> Kind:
    """What a column's or field's heading makes of its cells."""
    return _told_kind(heading) or Kind.OTHER


def is_known_kind(heading: str) -> bool:
    """Whether a heading has a word that says what its cells are, be it that they are no results."""
    return _told_kind(heading) is not None


@lru_cache(maxsize=512)
def _told_kind(heading: str) -> Kind | None:
    folded = fold(heading)
    return next((kind for kind, words in _KINDS if words.search(folded)), None)


def is_billed(cells: Iterable[Cell]) -> bool:
    """Whether cells are a bill's or a price list's: what has a price there is nobody's result."""
    return any(cell.heading and _BILLED.search(fold(cell.heading)) for cell in cells)


def cells_of(text: str, start: int, end: int) -> list[Cell]:
    """The cells of the line `text[start:end]`, parted by tabs."""
    cells = []
    for match in _CELL.finditer(text, start, end):
        heading, kind, date, at = _heading_of(match.group()) if ":" in match.group() else _NO_HEADING
        at = at or len(match.group()) - len(match.group().lstrip(" "))
        cells.append(Cell(heading, kind, date, match.start() + at, match.end()))
    return cells


_NO_HEADING: tuple[str, Kind | None, str | None, int] = ("", None, None, 0)


@remembered(1 << 12)
def _heading_of(cell: str) -> tuple[str, Kind | None, str | None, int]:
    """The heading of a cell, what it makes of the cell, its date, and where the content begins."""
    dated = _DATE_HEADED.match(cell)
    if dated:
        return dated.group().strip(" :"), Kind.PREVIOUS, dated.group(1), dated.end()
    headed = _HEADED.match(cell)
    if headed is None:
        return _NO_HEADING
    heading = headed.group(1)
    kind = kind_of(heading)
    # "INR Alerte": a column of results, with its flags.
    return heading, Kind.RESULT if kind is Kind.FLAG and named_in(heading) else kind, None, headed.end()


def _numbers_patients(heading: str) -> bool:
    label = lexicon().whole(heading)
    return label is not None and label.fields == ("mrn",)


@remembered(1 << 12)
def named_in(heading: str) -> Mention | None:
    """The analyte a heading is; None when it says more: "INR goal", "Glucose test strips", "INR clinic", "Pt #"."""
    mention = next(mentions(heading), None)
    if mention is None or _numbers_patients(heading):
        return None
    rest = fold(UNIT_HINT.sub(" ", heading[: mention.start] + " " + heading[mention.end :]))
    return None if LETTER.search(_SAYS_NOTHING.sub(" ", grammar.DATE.sub(" ", rest))) else mention
