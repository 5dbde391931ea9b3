"""What a field lists: its value, parts of it between commas, the numbered lines under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from phiscan.detect.fields import Field
from phiscan.detect.recognizers.lab_headings import cells_of
from phiscan.languages import fold, lexicon

_MOST_ITEMS = 16
_LONGEST_VALUE = 110
_ITEM_LINE = re.compile(
    r"\n\s*(?:(?P<number>\d{1,2})[.)]|[-•*])\s*(?=\S)(?P<item>[^\n\t]+(?:\n(?!\s*(?:\d{1,2}[.)]|[-•*]|[^\n]{0,40}:))[a-zà-ÿ][^\n\t]*)?)"
)
# What goes on with the part before a comma: "depressive disorder, recurrent", "fracture, initial encounter".
_GOES_ON = re.compile(
    r"[ ]*(?:unspecified|recurrent|moderate|mild|severe|single|initial|subsequent|sequela|without|with|not|stage|grade|class|nyha|type(?! ?(?:[12]|I|II) diab)|"
    r"left|right|bilateral|acute|chronic|in remission|rule out|r/o|likely|probable|possible|status post|s/p|due to|secondary|uncomplicated|"
    r"insulin-requiring|combined type|predominantly|late onset|early onset|current|episode|phase|manic|depressed|mixed|complicated|predominantly|controlled|uncontrolled|poorly|well|other|nos|nec|current|partial|complete|open|laparoscopic|percutaneous|unilateral|first|screening|"
    r"[^\W\d_][\w-]{2,20} (?:type|region)|gross|microscopic|generalized|localized|restricting|spastic|established|new patient|level|subsequent|complex|simple|each|per|including|automated|quantitative|qualitative|and|or|"
    r"gauche|droite?|bilat[ée]ral|stade|grade|sans|avec|par|aigu|chronique|sévère|modéré|non|de|du|d['’]|et|ou|sur|au)\b",
    re.IGNORECASE,
)


# A comma inside of a number parts nothing.
_PART = re.compile(r"(?:[^,;·•]|(?<=\d),(?=\d))+")
_CELL_END = re.compile(r"[\t\n]|\Z")


_ROW = re.compile(r"(?m)^[^\n]*: [^\n]*\t[^\n]*$")


_NUMBERED = re.compile(r"\d{1,2}[.)] ?|(?:CPT|HCPCS|CCAM|ICD(?:-10)?(?:-CM)?|CIM(?:-10)?)[ :#]+")
# Behind a description: a day, an amount, what is billed.
_PAST = re.compile(
    r"\s+(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|[$€]?\d[\d,]*[.,]\d\d\b|(?:billed|charges?|amount|qty|units?|x) ?:? ?[$€]?\d)",
    re.IGNORECASE,
)
_SENTENCE_OVER = re.compile(r"\.(?=\s+[A-ZÀ-Ý])")
_WORDS = re.compile(r"[^\W\d_]{3}")


# "albuterol 90 mcg PO daily": the next drug of a chart, not the end of what the last was for; so is a row of cells.
_NEW_ENTRY = re.compile(
    r"[^\n\t]{3,60}\t[^\n]*\t|[^\W\d_][\w/ -]{2,40} \d[\d.,/-]* ?(?:m?c?g|units?|m[lL]|mEq|tab\w*)\b"
)


class Items(Enum):
    """What is listed: conditions may be parted by commas, procedures are not."""

    CONDITIONS = "conditions"
    PROCEDURES = "procedures"


def items_of(text: str, each: Field, kind: Items) -> Iterator[tuple[int, int]]:
    """The items of a field: its value, a list in it parted by commas, the numbered lines under it."""
    start = each.start
    end = _paragraph_end(text, start, each.end if kind is Items.CONDITIONS else cell_end(text, each))
    if (
        kind is Items.CONDITIONS
        and (over := _SENTENCE_OVER.search(text, start, end))
        and "," in text[start : over.start()]
    ):
        # "Antécédents : A, B. À l'examen : ...": the list ends with its sentence.
        end = over.start()
    yield from _parts(text, start, end) if kind is Items.CONDITIONS else [(start, end)]
    if not (each.next_cell or text[start : start + 2] in ("1.", "1)", "- ", "• ")):
        return
    first_end = end
    for _ in range(_MOST_ITEMS):
        item = _ITEM_LINE.match(text, end)
        if item is None or (
            item["number"] not in (None, "1")
            and not text[start : start + 2].strip(" -•*")[:1].isdigit()
            and end == first_end
        ):
            return
        yield item.span("item")
        end = item.end()


def cell_end(text: str, each: Field) -> int:
    """Where the cell of a field's value ends, whatever words inside are labels elsewhere ("Annual wellness visit")."""
    match = _CELL_END.search(text, each.start)
    return match.start() if match else len(text)


def with_words(text: str, start: int, end: int, code_start: int, code_end: int) -> tuple[int, int]:
    """A code with the words that it stands beside: "E11.9 Type 2 diabetes", "Colonoscopy (45378)"; alone where there are none."""
    while start < code_start and (text[start] in " \n.,;:()-–•*" or _NUMBERED.match(text, start, code_start)):
        numbered = _NUMBERED.match(text, start, code_start)
        start = numbered.end() if numbered else start + 1
    while end > code_end and text[end - 1] in " \n.,;:(-–":
        end -= 1
    past = _PAST.search(text, code_end, end)
    end = past.start() if past else end
    before, behind = text[start:code_start], text[code_end:end]
    if not _WORDS.search(behind):
        end = code_end + (1 if text[code_end : code_end + 1] in (")", "]") and "(" in before[-2:] + "[" else 0)
    if not _WORDS.search(before):
        start = code_start
    return start, max(end, code_end)


def beside(text: str, at: int, headings: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The cells of the line at a place that stand behind one of these headings (folded)."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    for cell in cells_of(text, start, end if end >= 0 else len(text)):
        if cell.heading and fold(cell.heading) in headings and cell.start < cell.end:
            yield cell.start, cell.end


def headed_cells(text: str, name: str) -> Iterator[tuple[int, int]]:
    """The cells of rows whose heading is a label of this name, whatever words the cells begin with."""
    for line in _ROW.finditer(text):
        for cell in cells_of(text, line.start(), line.end()):
            label = lexicon().whole(cell.heading) if cell.heading and cell.start < cell.end else None
            if label is not None and name in label.fields:
                yield cell.start, cell.end


def stands_for(text: str, each: Field) -> bool:
    """Whether a label has this value: by its mark; or as a title, alone on its line above it."""
    between = text[each.label.end : each.start]
    if each.label.marked:
        return not (each.next_cell and "\t" in between and ":" not in between)
    before = text[max(0, each.label.start - 1) : each.label.start]
    return (
        each.next_cell
        and between.strip(" ") == "\n"
        and before in ("", "\n")
        and "\t" not in text[each.start : each.end + 1]
    )


def _paragraph_end(text: str, start: int, end: int) -> int:
    """The end of a value that runs over the line: the next line goes on in lower case, and is no row and no drug's dose."""
    while end < len(text) and text[end] == "\n" and text[end + 1 : end + 2].islower() and end - start < _LONGEST_VALUE:
        following = text.find("\n", end + 1)
        if _NEW_ENTRY.match(text, end + 1):
            break
        end = following if following >= 0 else len(text)
    return end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    value = text[start:end]
    parts = [match.span() for match in _PART.finditer(value)]
    words = [value[a:b] for a, b in parts if value[a:b].strip()]
    listed = len(words) > 1 and all(len(part.split()) <= 6 for part in words) and "." not in value.rstrip(". ")
    if not listed or any(_GOES_ON.match(part) for part in words[1:]):
        for match in (
            re.finditer(r"[^;]+", value) if "." not in value.rstrip(". ") else [re.match(r".*", value, re.DOTALL)]
        ):
            if match:
                yield start + match.start(), start + match.end()
        return
    for a, b in parts:
        yield start + a, start + b
