"""Conditions that are all there is of an item: of a list, of a field, of a sentence behind a label.

"1. Hypothyroidism", "PMH: asthma, type 2 diabetes", "Motif : embolie pulmonaire", "HISTORY: 30-year-old woman. Migraine."
In the midst of a sentence a condition may be anybody's; an item is what a record says of its patient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.condition_names import condition_spans

# What opens a line, cell or item.
_BULLET = r"(?:\(?\d{1,2}[.)]|\(?[A-Za-z][.)]|#{1,2} ?\d{0,2}[.)]?|[-–—•*·+>.]{1,2})"
_CODE = r"(?:[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?)"
_OPENING = re.compile(
    rf"(?:(?:\A|[\n\t]) ?{_BULLET}[ \t]|:(?:\s?\d{{1,2}}[.)])+\n|_{{3,}} ?|: ?\n?(?:{_BULLET} ?)?|: ?[^\n\t:]{{1,120}}[.] |(?<=[.;] )\d[.)] |(?:\A|\n)[A-Z][A-Z &/'’-]{{3,40}}[.:] (?:[^\n\t]{{0,60}}\d[.)] )?)(?:{_CODE}[ :–-]{{1,3}})?\Z"
)
_OPENING_REACH = 140
_FIGURES = re.compile(r":(?:\s?\d{1,2}[.)])+\n\Z")
# Items follow each other so.
_NEXT = re.compile(
    rf"(?: ?\(?{_CODE}\)?)?(?: ?[,;/] ?\n?|[ \n](?:and|et|with|avec)[ \n]|, (?:and|et)[ \n]|[.;]? ?\n ?{_BULLET} ?|[.,;]? ?\n|\. )(?:{_CODE}[ :–-]{{1,3}})?"
)
_CLOSING = re.compile(
    rf"(?: ?\(?{_CODE}\)?)?(?: ?[–-] [^\n\t]{{2,50}})?(?: ?[.;](?=\s|\Z)|,(?= )| ?[\n\t]|\Z| and | et | \(| [–-] )"
)
# A cell behind the cell of its heading: "Justification\tembolie pulmonaire".
_CELL_BEFORE = re.compile(r"(?:\A|[\n\t])(?:\d{1,2}[a-z]?[.)] )?[^\W\d_][^\n\t:]{2,50}? ?:?\t\Z")
# "Test ordered: FACTOR V LEIDEN", "Analyse: Syphilis (TPHA)": what is looked for.
_LOOKED_FOR = re.compile(
    r"(?:\A|[\n\t])(?:tests?(?: ordered| name| requested)?|analytes?|analyses?|examens?|components?|panel|assay|param[èe]tres?|recherche|vaccine?s?|vaccins?|formation|type|rhythm|episode|objet|subject|topic|titre)[ :\t]{1,3}\Z",
    re.IGNORECASE,
)
_NOT_HIS = re.compile(
    r"\b(?:famil\w+|mother|father|m[eè]re|p[eè]re|fr[eè]re|s(?:œ|oe)ur|allerg\w+|denies|negative for|rule out|r/o|inclusions?|exclusions?|criteria|crit[èe]res|contre-indications?|contraindications?|no (?:known )?history|screening|screened|risks?(?! factors)|"
    r"risques?|vaccin\w*|valence|antig[èe]ne|immuni[sz]\w+|avez-vous|have you|do you|ever had|pas d[e'’]|absence|aucun\w*|[ée]liminer|recherche|uses?|side effects?|effets|"
    r"treats?|used for|indications? for use|if you)\b",
    re.IGNORECASE,
)
# A vaccine is called by what it is against: "Influenza, lot KX204".
_OF_LOT = re.compile(r"[ ,(]{1,3}(?:lot|vaccine|vaccin|shot|dose|exp)\b", re.IGNORECASE)
# The boxes of a questionnaire: what stands beside them may not have been ticked.
_BOXES = re.compile(r"(?:\A|[\n\t])\W{0,2}(?:X|x|☐|☒|☑|□|■|\[ ?[xX]? ?\]|\( ?[xX]? ?\)|Oui|Non|Yes|No)(?=[\n\t]|\Z)")
_BOX_REACH = 80


def condition_items(text: str) -> Iterator[tuple[int, int]]:
    """The spans of conditions that are items of their own."""
    end_of_last = -1
    for start, end in condition_spans(text):
        line = text.rfind("\n", 0, start) + 1
        # A label that ends the line above, "For:", opens what stands under it.
        labelled = text[max(0, line - 3) : line].rstrip(" \n").endswith(":")
        # Where the figures of a list were read apart from its items, they stand before the first.
        figures = _FIGURES.search(text, max(0, line - _BOX_REACH), line)
        opening = line - 3 if labelled else figures.start() if figures else line - 1
        before = text[max(opening, start - _OPENING_REACH, 0) : start]
        follows = end_of_last >= 0 and _NEXT.fullmatch(text, end_of_last, start) is not None
        opens = follows or _OPENING.search(before) is not None or _CELL_BEFORE.search(before) is not None
        if not opens or _CLOSING.match(text, end) is None:
            continue
        if (
            _NOT_HIS.search(before)
            or _LOOKED_FOR.search(before)
            or _OF_LOT.match(text, end)
            or _BOXES.search(text, max(0, start - _BOX_REACH), min(len(text), end + _BOX_REACH))
        ):
            continue
        end_of_last = end
        yield start, end
