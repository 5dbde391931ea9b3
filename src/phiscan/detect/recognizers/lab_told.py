"""Results that are told in words, not measured: what a culture grew, what a smear shows, a blood group."""

from __future__ import annotations

import re

from phiscan.detect.recognizers import lab_grammar as grammar
from phiscan.detect.recognizers.lab_values import Measured

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
