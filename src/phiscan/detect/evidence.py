"""Which label supports a finding, and how the two stand to one another on the page: for `phiscan explain`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from phiscan.detect.fields import read_fields
from phiscan.languages import Label, lexicon
from phiscan.model import Basis, BBox, Finding, Page, Word

# "(Last, First, MI)" behind a label: the form's words mostly, but somebody may have written there.
_HINT = re.compile(r"\s*[(\[][^)\]]{3,}[)\]]?\s*\Z")
# The words of a label that no list has are not shown: they may be somebody's name after all.
_LEARNED = "learned label"
# A label in a sentence is right before its value.
_REACH = 40
_LABELLED = frozenset({Basis.LABEL, Basis.CHECKSUM, Basis.PATTERN})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The label's words, and where the value stands: "right of its label". Both empty without a label."""

    label: str = ""
    stands: str = ""


def evidence_for(page: Page, finding: Finding) -> Evidence:
    """The evidence on the page for a finding that rests on a label, listed or not, or on a check that a label accompanies."""
    label = _label_of(page.text, finding)
    if label is None:
        return Evidence()
    words = [word for word in page.words if word.span.start < label.end and label.start < word.span.end]
    printed = _HINT.sub("", page.text[label.start : label.end])
    return Evidence(_LEARNED if label.learned else " ".join(printed.split()), _stands(words, finding.bbox))


def _label_of(text: str, finding: Finding) -> Label | None:
    """The label of the field a finding lies in; else the last label right before it. A pattern has a learned one, or none."""
    if finding.basis not in _LABELLED:
        return None
    start = finding.span.start
    inside = [field.label for field in read_fields(text) if field.start <= start < field.end]
    if finding.basis is Basis.PATTERN:
        return inside[-1] if inside and inside[-1].learned else None
    if inside:
        return inside[-1]
    low = max(0, start - 2 * _REACH)
    before = [label for label in lexicon().labels(text[low:start]) if start - low - label.end <= _REACH]
    if not before or "\n" in text[low + before[-1].end : start]:
        return None
    last = before[-1]
    return Label(low + last.start, low + last.end, low + last.value_start, last.fields, last.holder, last.marked)


def _stands(words: Iterable[Word], value: BBox | None) -> str:
    boxes = [word.bbox for word in words]
    if value is None or not boxes:
        return "behind its label in the text"
    if any(word.echo for word in words):
        return "under the heading of its column"
    label = boxes[0]
    for box in boxes[1:]:
        label = label.union(box)
    if min(label.bottom, value.bottom) - max(label.top, value.top) > 0:
        return "right of its label" if value.x0 >= label.x0 else "left of its label"
    return "below its label" if value.top > label.top else "above its label"
