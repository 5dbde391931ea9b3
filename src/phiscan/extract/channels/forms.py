"""AcroForm fields: what was typed, chosen or ticked. ISO 32000-1, 12.7.

A field's text stands where its widget stands, among the printed words of the page. Its own name (the tooltip, else the
field's name) is its label where no printed one that phiscan knows is near. A ticked box says what is printed beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from phiscan.extract.channels.markup import in_words
from phiscan.extract.channels.overlay import Placed, Tied, beside, overlay, plain_page, with_tied
from phiscan.extract.frame import Box
from phiscan.extract.qpdf import Node, Objects, box, frame, get, inherited, integer, items, keys, name, text
from phiscan.extract.raw import RawPage, RawWord
from phiscan.languages import lexicon
from phiscan.model import Channel, Page

# Field flags, by bit (ISO 32000-1, tables 226 and 230).
_PUSH_BUTTON = 1 << 16
_OFF = "Off"
_MOST_FIELDS = 20_000
_INDEX = re.compile(r"\[\d+\]|#")
# What tools put before a field's name.
_TOOL_PREFIX = re.compile(r"^(?:txt|text|fld|field|cbo|cmb|chk|opt|input|tf)(?=[A-Z_])")


def form_of_page(objects: Objects, raw: RawPage) -> Page | None:
    """What the widgets of a page hold."""
    page = objects.page(raw.page_number)
    widgets = [each for each in items(get(page, "/Annots")) if name(get(each, "/Subtype")) == "Widget"][:_MOST_FIELDS]
    placed: list[Placed] = []
    ticked: list[Tied] = []
    for widget in widgets:
        rectangle = box(get(widget, "/Rect"))
        if rectangle is None:
            continue
        spot = frame(page).place(*rectangle)
        if name(inherited(widget, "/FT")) == "Btn":
            ticked += _ticked(widget, spot, raw)
        elif value := _value(widget):
            placed.append(Placed(value, spot, label_of(widget)))
    return with_tied(overlay(raw, placed, Channel.FORM), raw, ticked, Channel.FORM)


def form_without_place(objects: Objects) -> Page | None:
    """What the fields hold that no page shows."""
    roots = items(get(get(objects.root, "/AcroForm"), "/Fields"))
    return plain_page((_line(field) for field in _fields(roots) if _is_placeless(field)), Channel.FORM)


def has_fields(objects: Objects) -> bool:
    """Whether the document has a form with fields."""
    return "/AcroForm" in objects.entries and bool(items(get(get(objects.root, "/AcroForm"), "/Fields")))


def label_of(field: Node) -> str:
    """What a field calls itself: its tooltip, else its name in words."""
    tooltip = text(inherited(field, "/TU")).strip()
    named = field_words(text(inherited(field, "/T")))
    if tooltip and (lexicon().labels(tooltip) or not lexicon().labels(named)):
        return tooltip
    return named


def field_words(field_name: str) -> str:
    """ "form1[0].txtPatientDOB" as "Patient DOB"."""
    return in_words(_TOOL_PREFIX.sub("", _INDEX.sub("", field_name).rsplit(".", 1)[-1]))


def _ticked(widget: Node, spot: Box, raw: RawPage) -> Iterator[Tied]:
    """The words beside a box that is ticked; the name of its state where there are none."""
    state = name(get(widget, "/AS")) or name(inherited(widget, "/V"))
    own = [key[1:] for key in keys(get(get(widget, "/AP"), "/N"))]
    if integer(inherited(widget, "/Ff")) & _PUSH_BUTTON or state in ("", _OFF) or (own and state not in own):
        return
    words = beside(spot, raw.words, right=True) or [RawWord(word, *spot) for word in in_words(state).split()]
    yield Tied(label_of(widget), words, spot)


def _value(field: Node) -> str:
    kind, value = name(inherited(field, "/FT")), inherited(field, "/V")
    if kind == "Sig":
        return " ".join(
            filter(None, (text(get(value, key)) for key in ("/Name", "/Reason", "/Location", "/ContactInfo")))
        )
    if kind == "Ch":
        shown = _options(field)
        return ", ".join(shown.get(each, each) for each in map(text, items(value)) if each)
    return text(value)


def _options(field: Node) -> dict[str, str]:
    """What a choice field shows for each value it may hold."""
    pairs = (items(each) for each in items(inherited(field, "/Opt")))
    return {text(pair[0]): text(pair[1]) for pair in pairs if len(pair) == 2}


def _fields(nodes: Sequence[Node]) -> Iterator[Node]:
    """All terminal fields, each once, however the tree is knotted."""
    seen: set[tuple[int, int]] = set()
    waiting = list(reversed(nodes))
    while waiting and len(seen) < _MOST_FIELDS:
        field = waiting.pop()
        where = getattr(field, "objgen", (0, 0))
        if where != (0, 0) and where in seen:
            continue
        seen.add(where)
        kids = [kid for kid in items(get(field, "/Kids")) if get(kid, "/T") is not None]
        if kids:
            waiting += reversed(kids)
        else:
            yield field


def _is_placeless(field: Node) -> bool:
    """Whether no widget shows the field: it is none itself, and has none under it."""
    return all(get(each, "/Rect") is None for each in (field, *items(get(field, "/Kids"))))


def _line(field: Node) -> str:
    value, label = _value(field), label_of(field)
    return f"{label}: {value}" if value and label else value
