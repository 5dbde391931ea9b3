"""Names over the line that says when they signed: "Ana Ruiz<line end>Electronically signed 07/01/2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.names import Named, name_at
from phiscan.detect.sieve import Sieved
from phiscan.model import Basis, Role

_SCORE = 0.88
_SIGNED = Sieved(
    r"\n(?:(?:electronically|digitally) )?(?:e-?signed|signed|closed|authenticated|attested|finali[sz]ed|signé|validé)"
    r"(?: électroniquement)?(?: and (?:closed|locked))?(?: on| at| le)?:? ?\d",
    re.IGNORECASE,
)


def signed_names(text: str) -> Iterator[Named]:
    """Whole names that are all of the cell above such a line: who signs a note has written it."""
    for match in _SIGNED.finditer(text):
        start = max(text.rfind("\n", 0, match.start()), text.rfind("\t", 0, match.start())) + 1
        name = name_at(text, start, match.start(), sure=True)
        if name is None or not name.whole or name.titled == "person":
            continue
        if name.credential or not text[name.end : match.start()].strip(" .,"):
            yield Named(name, name.credential or Role.PRACTITIONER, Basis.PATTERN, _SCORE)
