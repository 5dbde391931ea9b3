"""Train, check, write the weights and their manifest."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import fix_random_seed

from models.corpus import Corpus
from models.pipeline import Size, blank, example

_SEED = 20171005
_BATCH_WORDS = (300, 1600)
_RATES = (0.001, 0.0001)
_DROPOUT = 0.12
_CHECK_TEXTS = 3000


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much is trained: texts of the grammar and pages of documents; more of either takes longer."""

    size: Size = field(default_factory=Size)
    texts: int = 420_000
    documents: int = 600
    check_texts: int = _CHECK_TEXTS


def train(recipe: Recipe) -> tuple[Language, dict[str, Any]]:
    """A trained pipeline and its scores on the check; the same recipe gives the same."""
    fix_random_seed(_SEED)
    random.seed(_SEED)
    nlp = blank(recipe.size)
    corpus = Corpus(_SEED, documents=recipe.documents)
    examples = _examples(nlp, corpus, recipe.texts)
    first = [next(examples) for _ in range(200)]
    optimizer = nlp.initialize(lambda: first)
    began = time.monotonic()
    seen = 0
    for batch in minibatch_by_words(examples, size=_batch_sizes()):
        seen += len(batch)
        done = seen / recipe.texts
        optimizer.learn_rate = _RATES[0] + (_RATES[1] - _RATES[0]) * done
        losses = nlp.update(batch, sgd=optimizer, drop=_DROPOUT)
        if seen // 5000 != (seen - len(batch)) // 5000:
            print(
                f"{done:6.1%} {time.monotonic() - began:6.0f} s  loss {losses['ner'] / max(len(batch), 1):.2f}",
                flush=True,
            )
    with nlp.use_params(optimizer.averages):
        averaged = nlp.to_bytes()
    nlp.from_bytes(averaged)
    return nlp, check(nlp, recipe)


def check(nlp: Language, recipe: Recipe) -> dict[str, Any]:
    """Scores on templates and names that training has not seen."""
    corpus = Corpus(_SEED + 1, documents=0, check=True)
    examples = list(_examples(nlp, corpus, recipe.check_texts))
    for each, doc in zip(examples, nlp.pipe([each.reference.text for each in examples]), strict=True):
        each.predicted = doc
    return dict(Scorer.score_spans(examples, "ents"))


def _examples(nlp: Language, corpus: Corpus, count: int) -> Iterator[Example]:
    for pieces in corpus.texts(count):
        made = example(nlp, pieces)
        if made is not None:
            yield made


def _batch_sizes() -> Any:
    """Words a batch, without end: quick steps first, steady ones later."""
    small, large = _BATCH_WORDS
    size = float(small)
    while True:
        yield size
        size = min(size * 1.002, large)
