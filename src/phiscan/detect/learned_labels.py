"""Labels that no list knows, read by their likeness to those that are listed: "Clt no.", "Responsible clinician of record".

The reading (`models/labels.py`) tells what a label asks for by its words and by the shape of the value beside it. It only
adds: where a listed label stands, nothing is asked, and a value of another shape is never one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from phiscan.detect.label_features import label_features
from phiscan.detect.learned import reading
from phiscan.detect.unlisted_labels import Unlisted, unlisted_labels
from phiscan.detect.value_shapes import DATE, NAME, NUMBER, Shape, shape_of
from phiscan.languages import Label, remembered

READING = "labels"
NOTHING = "none"
BIRTH = "birth_date"
HOLDERS = ("patient", "practitioner", "relative", "staff")
NUMBERS = ("mrn", "account", "accession", "claim", "plan_id", "group", "license", "device")
# What a label may ask for: something of no interest, a birth date, a number, the name of somebody.
CLASSES = (NOTHING, BIRTH, *NUMBERS, *(f"name/{holder}" for holder in (*HOLDERS, "other")))
_BY_SHAPE = {
    DATE: (BIRTH,),
    NUMBER: NUMBERS,
    NAME: tuple(each for each in CLASSES if each.startswith("name/")),
}
_REMEMBERED = 1 << 12


def learned_labels(text: str, listed: Sequence[Label]) -> Iterator[Label]:
    """The unlisted labels of a text that the reading believes, from left to right; none where a listed one stands."""
    starts = [label.start for label in listed]

    def is_free(end: int) -> bool:
        """Whether no listed label covers the words that end here."""
        before = bisect_left(starts, end)
        return not before or listed[before - 1].value_start < end

    for found in unlisted_labels(text, is_free):
        if _is_explained(found, listed, starts):
            continue
        shape = shape_of(text[found.value_start : found.value_end])
        if shape is None or not (found.marked or (shape.whole and shape.sure)):
            continue
        asked = asked_for(text[found.start : found.end], shape, found.place, marked=found.marked)
        if asked is not None:
            field, holder = asked
            yield Label(found.start, found.end, found.mark_end, (field,), holder, found.marked, learned=True)


def _is_explained(found: Unlisted, listed: Sequence[Label], starts: Sequence[int]) -> bool:
    """Whether a listed label overlaps the words, or opens their value."""
    behind = bisect_left(starts, found.mark_end)
    if behind and listed[behind - 1].value_start > found.start:
        return True
    opens = bisect_left(starts, found.value_start)
    return opens < len(starts) and starts[opens] <= found.value_start + 1


@remembered(_REMEMBERED)
def asked_for(label: str, shape: Shape, place: str, *, marked: bool) -> tuple[str, str | None] | None:
    """The field that a label asks for, and whose it is, where both are sure enough.

    All classes of names (or of numbers) together must be likely enough; then one of them, by its share.
    """
    model = reading(READING)
    told = model.probabilities(label_features(label, shape, place, marked=marked))
    fitting = _BY_SHAPE[shape.kind]
    together = sum(told[each] for each in fitting)
    best = max(fitting, key=lambda each: told[each])
    field, _, holder = best.partition("/")
    least = model.thresholds.get(holder, model.thresholds[shape.kind])
    if together < model.thresholds["marked" if marked else "bare"] or told[best] < least * together:
        return None
    if not holder:
        return field, None
    return (field, holder) if holder in HOLDERS else None
