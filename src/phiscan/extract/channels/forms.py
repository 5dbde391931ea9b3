"""AcroForm fields: what was typed, chosen or ticked. ISO 32000-1, 12.7.

A field's text stands where its widget stands, among the printed words of the page. Its own name (the tooltip, else the
field's name) is its label where no printed one that phiscan knows is near. A ticked box says what is printed beside it.
A field without a value says what it is drawn with: some programs write only that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from phiscan.extract.channels.drawn import MOST_DRAWN, drawn_text
from phiscan.extract.channels.markup import in_words, without_tags
from phiscan.extract.channels.overlay import Placed, Tied, overlay, plain_page, with_tied
from phiscan.extract.channels.pieces import pieced
from phiscan.extract.channels.ticks import caption
from phiscan.extract.frame import Box
from phiscan.extract.qpdf import (
    Node,
    Objects,
    Place,
    box,
    frame,
    get,
    inherited,
    integer,
    items,
    keys,
    name,
    place_of,
    text,
)
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


def form_of_page(page: Node, widgets: Sequence[Node], raw: RawPage) -> Page | None:
    """What the widgets of a page hold, whether the document lists them as fields or not."""
    placed: list[Placed] = []
    ticked: list[Tied] = []
    to_draw = MOST_DRAWN
    for widget in widgets:
        rectangle = box(get(widget, "/Rect"))
        if rectangle is None:
            continue
        spot = frame(page).place(*rectangle)
        if name(inherited(widget, "/FT")) == "Btn":
            ticked += _ticked(widget, spot, raw)
            continue
        value = _value(widget)
        if not value.strip() and to_draw:
            value = drawn_text(widget)
            to_draw -= bool(value)
        if value.strip():
            placed.append(Placed(value, spot, label_of(widget)))
    whole, printed = pieced(placed, raw)
    return with_tied(overlay(printed, whole, Channel.FORM), raw, ticked, Channel.FORM)


def form_without_place(objects: Objects, placed: Collection[Place]) -> Page | None:
    """What the fields hold that no page shows; `placed` are the widgets of the pages."""
    roots = items(get(get(objects.root, "/AcroForm"), "/Fields"))
    return plain_page((_line(field) for field in _fields(roots) if not _is_placed(field, placed)), Channel.FORM)


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
    words = caption(spot, raw.words) or [RawWord(word, *spot) for word in in_words(state).split()]
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
    return text(value) or without_tags(text(inherited(field, "/RV")))


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


def _is_placed(field: Node, placed: Collection[Place]) -> bool:
    """Whether a page shows the field: itself, or a widget under it."""
    return any(place_of(each) in placed for each in (field, *items(get(field, "/Kids"))))


def _line(field: Node) -> str:
    value, label = _value(field), label_of(field)
    return f"{label}: {value}" if value and label else value
