"""Conditions nobody listed, told by how their names are made: "choledocholithiasis", "failed back surgery syndrome"."""

from __future__ import annotations

import re
from functools import lru_cache

# English and French form them alike, of a part of the body and what ails it.
_ENDS = (
    "itis|osis|lithiasis|emia|aemia|pathy|algia|penia|plegia|paresis|ectasis|megaly|rrhagia|rrhea|trophy|noma|coma|toma|doma|"
    "loma|sarcoma|granuloma|chordoma|malacia|lithiase|pathie|pathies|algie|algies|penie|plegie|paresie|megalie|rragie|rragies|trophie|malacie"
)
_ENDINGS = tuple(_ENDS.split("|"))
# Endings that other French words have too, behind the stems that make an illness of them.
_STEMMED = (
    r"[a-z]*(?:arthr|bronch|cyst|col|dermat|encephal|enter|gastr|hepat|kerat|laryng|mening|myel|myos|card|nephr|nevr|ophag|pancreat|periton|pharyng|phleb|pleur|"
    r"prostat|rhin|salping|sinus|spondyl|stomat|synov|tendin|thyroid|trache|urethr|uve|vagin|vascular|verticul)ites?|"
    r"[a-z]*(?:arthr|fibr|scler|thromb|necr|sten|cirrh|psych|dermat|kerat|verticul|tubercul|sarcoid|amyl|steat|mycoplasm|hemochromat|acid|candid|aspergill|endometri|silic)oses?|"
    r"[a-z]*(?:carcin|aden|fibr|lip|angi|gli|blast|lymph|myel|melan|sarc|hemat|papill|neur|meningi|chord|granul)omes?|h(?:yper|ypo)[a-z]{4,}emie"
)
_STEM_ENDINGS = ("ite", "ites", "ose", "oses", "ome", "omes", "emie")
# The same endings on words that are no illness.
_NO_ILLNESS = frozenset(
    "diagnosis prognosis osmosis mitosis meiosis hypnosis symbiosis metamorphosis homeopathy osteopathy naturopathy empathy sympathy antipathy telepathy "
    "homeopathie osteopathie naturopathie empathie sympathie academia bohemia nostalgia nostalgie diploma tacoma sonoma economia trophy".split()
)
_HEADS = ("syndrome", "disorder", "injury", "tear")
SHAPED = (
    rf"(?!(?:{'|'.join(sorted(_NO_ILLNESS))})\b)(?:[a-z]{{3,}}(?:{_ENDS})|{_STEMMED})|"
    r"syndrome (?:(?:de la |de l'|des? |du |d')[a-z][\w'-]{2,}|[a-z]{4,}(?:iques?|iens?|aires?|eux|ifs?|antes?|oides?))|"
    r"maladie d(?:e |')(?!longue|la\b|ce|votre|son|mon|sa\b)[a-z][\w-]{3,}|(?:disorder|injury|syndrome|tear)(?= |[.,;:)\n\t]|\Z)"
)
# What no name of an illness goes back over.
_STOPS = (
    "a an the this that these those his her my your our their its no not any other such some of for from with without and or to in on by as at is are was were be been has have had having "
    "developed considered showed suggests suggested include includes including following diagnosed presents who which patient history diagnosis diagnoses assessment impression suspected "
    "possible probable likely rule known i he she we they you it if when medical clinical physical critical additional annual previous positive negative normal general total final principal "
    "january february final initial original usual typical individual rare genetic several many related le la les un une des de du et ou pour avec"
).split()
_MODIFIER = re.compile(rf"(?<![\w.'’-])(?!(?:{'|'.join(_STOPS)})\b)(?P<word>[a-z][a-z'’-]{{2,}}) \Z")
_ADJECTIVE = re.compile(r"(?:al|ic|ary|ous|oid|iform|ed|ing|ive)\Z")
# Of the spine, what lies between two: "C5-6 disc herniation".
_LEVEL = re.compile(r"(?<![\w-])[clts]\d{1,2}[-/][clts]?\d{1,2} \Z")
_MOST_BEFORE = 3
# Words repeat massively in a dump.
_REMEMBERED = 1 << 12


@lru_cache(maxsize=_REMEMBERED)
def is_shaped(word: str) -> bool:
    """Whether one folded word is made as the names of illnesses are, or heads one of several words."""
    return word in _HEADS or word == "maladie" or word.endswith(_ENDINGS) or word.endswith(_STEM_ENDINGS)


def opening(folded: str, start: int, end: int) -> int | None:
    """Where a condition's name begins, found from `start`: adjectives before it belong to it. None for a bare "syndrome"."""
    bare = folded[start:end].split()[0] in _HEADS and " " not in folded[start:end]
    begins = start
    for _ in range(_MOST_BEFORE):
        before = _MODIFIER.search(folded, max(0, begins - 24), begins)
        if before is None or not (bare or _ADJECTIVE.search(before["word"])):
            break
        begins = before.start("word")
    level = _LEVEL.search(folded, max(0, begins - 10), begins)
    begins = level.start() if level else begins
    return None if bare and begins == start else begins
