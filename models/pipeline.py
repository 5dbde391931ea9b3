"""The pipeline: a tokenizer for both languages, and a small tok2vec under a transition-based NER."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import compile_infix_regex, compile_prefix_regex

from models.corpus import LANGUAGES
from models.grammar import Piece

LABELS = ("PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "DATE")
_ELISIONS = r"(?:[dlnsjmtcDLNSJMTC]|[qQ]u|QU|[jJ]usqu|[lL]orsqu|[pP]uisqu)['’](?=[^\W\d_])"
# spaCy's own, but for the hyphen: "Jean-Pierre" is one word.
_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+\-\*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/|;()](?=[{ALPHA}0-9])",
]


@dataclass(frozen=True, slots=True)
class Size:
    """How large the network is; rows are of the tables for NORM, PREFIX, SUFFIX, SHAPE."""

    width: int = 96
    depth: int = 4
    rows: tuple[int, int, int, int] = (8000, 1000, 4000, 2000)
    hidden: int = 64


def blank(size: Size) -> Language:
    """An untrained pipeline."""
    nlp = spacy.blank("xx")
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([_ELISIONS, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex(_INFIXES).finditer
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": size.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(size.rows),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": size.width,
            "depth": size.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": size.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }
    ner = nlp.add_pipe("ner", config={"model": model})
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    return nlp


def example(nlp: Language, pieces: list[Piece]) -> Example | None:
    """A labelled text as spaCy wants it; None when nothing is left of it."""
    text = "".join(piece.text for piece in pieces)
    doc = nlp.make_doc(text)
    if not len(doc):
        return None
    reference = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        if piece.label:
            span = _span(reference, at, piece)
            if span is not None and (not spans or span.start >= spans[-1].end):
                spans.append(span)
        at += len(piece.text)
    reference.set_ents(spans)
    return Example(doc, reference)


def _span(doc: Doc, at: int, piece: Piece) -> Span | None:
    left = len(piece.text) - len(piece.text.lstrip())
    right = len(piece.text.rstrip())
    span = (
        doc.char_span(at + left, at + right, label=piece.label or "", alignment_mode="expand") if right > left else None
    )
    while span is not None and len(span) and span[0].is_space:
        span = Span(doc, span.start + 1, span.end, span.label)
    while span is not None and len(span) and span[-1].is_space:
        span = Span(doc, span.start, span.end - 1, span.label)
    return span if span is not None and len(span) else None


def parameters(nlp: Language) -> list[Any]:
    """Copies of all weights, in a fixed order."""
    return [layer.get_param(name).copy() for layer, name in _weights(nlp)]


def mix(nlp: Language, before: Sequence[Any], share: float) -> None:
    """Weights between those that were before and those that are: `share` of the latter.

    What goes on learning from other texts forgets some of the first; what lies between knows both.
    """
    for (layer, name), old in zip(_weights(nlp), before, strict=True):
        layer.set_param(name, (1 - share) * old + share * layer.get_param(name))


def _weights(nlp: Language) -> list[tuple[Any, str]]:
    ner: Any = nlp.get_pipe("ner")
    return [(layer, name) for layer in ner.model.walk() for name in layer.param_names if layer.has_param(name)]


def save(nlp: Language, size: Size, folder: Path) -> None:
    """Write the pipeline without the words it was trained on."""
    bare = blank(size)
    nothing = [Example(bare.make_doc("a"), bare.make_doc("a"))]
    bare.initialize(lambda: nothing)
    bare.from_bytes(nlp.to_bytes(exclude=["vocab"]), exclude=["vocab"])
    bare.meta.update(name="phiscan_names", languages=list(LANGUAGES), license="Apache-2.0")
    bare.to_disk(folder)
