"""Results that are told in words, not measured: what a culture grew, what a smear shows, a blood group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.lab_values import Measured
from phiscan.detect.sieve import Sieved
from phiscan.languages import fold

# What is cultured or looked at is told in words: all of the cell is the result.
_LOOKED_AT = re.compile(
    r"\b(?:cultures?|coproculture|h[ée]mocultures?|uroculture|ecbu|gram(?: stain)?|examen direct|direct exam(?:ination)?|organisms?|isolate|germes?(?: identifi[ée]s?)?|"
    r"smear|frottis|morphology|morphologie|crystals|cristaux|casts|cylindres|karyotype|caryotype|genotype|g[ée]notype)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?!(?i:r[ée]sultats?|results?|final|preliminary|pr[ée]liminaire)\b)(?=[^\t\n]*[^\W\d_]{3})[^\W_>≥<][^\t\n:]{2,79}(?=[\t\n]|\Z)|[>≥<] ?\d[^\t\n:]{2,79}(?=[\t\n]|\Z)"
)
# "2-5 /LPF" counts what was looked at.
_COUNTED = re.compile(rf"(?:{grammar.NUMBER.pattern})(?: ?- ?\d+)? ?(?:{grammar.UNIT.pattern})?", re.IGNORECASE)
_GROUPED = re.compile(r"\b(?:blood (?:group|type)|abo|groupe sanguin|groupage)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:AB|A|B|O)(?: ?(?i:Rh(?:[ée]sus)? ?\(?D?\)? ?)?(?i:pos(?:iti(?:ve|f))?|neg(?:ative)?|n[ée]g(?:atif)?|[+-])(?!\w))?(?=[\s,;.]|\Z)"
)
# What grew, behind the heading of it: "CULTURE RESULT: Escherichia coli\t>100,000 CFU/mL", "Germe identifié : ...".
_CULTURE = Sieved(
    r"(?m)(?:^|(?<=\t))[ *•-]*(?P<name>(?:(?:urine|blood|throat|stool|sputum|wound|tissue|csf|genital|nasal|final) )?culture(?: results?)?|(?:isolate|organism|pathogen)s?(?: ?#?\d)?(?: isolated| identified)?|"
    r"growth|germes?(?: ?n?°?\d)?(?: isol[ée]s?| identifi[ée]s?)?|bact[ée]rie(?: isol[ée]e| identifi[ée]e)?|identification|culture) ?:[ \t]*(?P<told>(?=[^\t\n]*[^\W\d_]{4})[^\t\n:]{4,80})",
    re.IGNORECASE,
)
# What was cultured, or how, where a page names it once: "TEST: URINE CULTURE".
_CULTURED = Sieved(
    r"\b(?:(?:urine|blood|wound|throat|stool|sputum|respiratory|tissue|body fluid|fluid|csf|abscess|genital|vaginal|nasal|ear|eye|bone|fungal|mycobacterial|afb|"
    r"bacterial|surface|tip|(?:an)?aerobic) )+culture\b|\b(?:uroculture|coproculture|h[ée]moculture|ECBU|ECBC)s?\b",
    re.IGNORECASE,
)
_NOTHING_YET = re.compile(
    r"(?:pending|in progress|see|voir|to follow|final|prelim\w*|en cours|ordered|sent|received|collected|[àa] suivre)\b",
    re.IGNORECASE,
)
_CALLED_CULTURE = re.compile(r"culture", re.IGNORECASE)


def cultures(text: str) -> Iterator[tuple[Measured, str]]:
    """What grew, by the headings of a culture's report, and what was cultured as printed."""
    cultured = {fold(match.group()): match.group() for match in _CULTURED.finditer(text)}
    of_page = next(iter(cultured.values())) if len(cultured) == 1 else "Culture"
    for match in _CULTURE.finditer(text):
        told = match["told"].strip(" .*")
        if told and not is_to_come(told) and not _is_counted(told):
            start = match.start("told") + match["told"].index(told)
            name = re.sub(r"(?i) results?\Z", "", match["name"]) if _CALLED_CULTURE.search(match["name"]) else of_page
            yield Measured(start, start + len(told), numeric=False, told=True), name


def is_to_come(content: str) -> bool:
    """Whether words stand where a result will: "Pending", "voir ci-joint"."""
    return _NOTHING_YET.match(content) is not None


def grown(text: str, start: int, end: int, name: str) -> Measured | None:
    """The result of what is told in words, not measured: a culture, a smear, a blood group; None of anything else."""
    pattern = _TOLD if _LOOKED_AT.search(name) else _GROUP if _GROUPED.search(name) else None
    match = pattern.match(text, start, end) if pattern else None
    if match is None or _is_counted(match.group()):
        return None
    return Measured(start, start + len(match.group().rstrip(" .,;*")), numeric=False, told=True)


def _is_counted(cell: str) -> bool:
    """Whether a cell holds a number, its unit and range, and no words."""
    counted = _COUNTED.match(cell)
    return counted is not None and not any(map(str.isalpha, cell[counted.end() :]))
