"""The words of a procedure: where they begin and end in a value, and whether they are one at all."""

from __future__ import annotations

import re

from phiscan.detect.recognizers.analytes import named
from phiscan.detect.recognizers.lab_grammar import DATE, TELEPHONE

_LEAD_IN = re.compile(r"(?:\d{1,2}[.)]|[-•*]|status post|s/p|scheduled for|planned|pr[ée]vue?)\s*", re.IGNORECASE)
_STOP = re.compile(
    r"\.(?=[\s,]|\Z)|: (?=[A-Z])|[\t;]|\n(?![a-zà-ÿ])|,? (?:on|le|du|performed|date|effectu[ée]e?|r[ée]alis[ée]e?|with dr|by|par le|in|en) "
    r"(?=\d|dr\b|(?:19|20)\d\d|[A-Z][a-z]+ \d)| \(?\d{1,2}/\d{1,2}/|,? (?:19|20)\d\d\b"
)
_NONE = re.compile(
    r"(?:after|under|denied|denies|du|le|on|d['’]|none|n/?a|nil|no|non|yes|oui|see|voir|as (?:above|below|scheduled)|same|unknown|aucune?|n[ée]ant|not applicable|code|codes|description|date|status|"
    r"the|this|please|your|was|is|are|will|must|should|performed|following|tolerated|in detail|note|consent|time|room|type|charge|amount|total|page|number|"
    r"qty|units?|modifier|diagnosis|labs?|laboratory|pharmacy|supplies|room and board)\b[ .:]*(?:\Z|(?=\b))",
    re.IGNORECASE,
)
_WHOLLY = re.compile(
    r"(?:honoraires|montant|laboratory|pharmacy|supplies|room and board|operating room|emerg(?:ency)? room|labs?|charges?|office|copay|payment|total|balance)\b[ .:]*\Z",
    re.IGNORECASE,
)
_LONGEST_PROCEDURE = 120
_WORD = re.compile(r"[^\W\d_]{4}")


def wording(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a procedure, without what leads to them and goes on behind; None when they are none."""
    while start < end and (text[start] in " \n()[]:;,.–-" or _LEAD_IN.match(text, start, end)):
        lead = _LEAD_IN.match(text, start, end)
        start = lead.end() if lead else start + 1
    if DATE.match(text, start, end) or TELEPHONE.match(text, start, end):
        return None
    stop = _STOP.search(text, start, end)
    end = stop.start() if stop else end
    end -= len(text[start:end]) - len(text[start:end].rstrip(" .,;:–-(\n"))
    end -= len(" (CPT") if text[start:end].endswith(" (CPT") else 0
    words = text[start:end]
    fits = (
        _WORD.search(words)
        and not (any(map(str.isdigit, words)) and named(words))
        and len(words) <= _LONGEST_PROCEDURE
        and not _NONE.match(words)
        and not _WHOLLY.match(words)
    )
    return (start, end) if fits and not DATE.match(words) else None
