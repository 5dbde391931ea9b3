"""Train in two courses, check, write the weights and their manifest.

The first course is long, from nothing, mostly of sentences; the second short, half of it pages that others than phiscan's
authors have drawn.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import fix_random_seed

from models.corpus import Corpus, Deck
from models.pages import synthetic_pages, unseen_pages
from models.pipeline import Size, blank, example, mix, parameters
from phiscan.detect.ner import multiply_by_numpy

# What examines no more, and may be learnt from; `make accuracy` reports on another.
EDITIONS = ("first", "second")
_SEED = 20171005
_SYNTHETIC_SHARE, _UNSEEN_SHARE = 0.10, 0.50
# How far the weights go from where the first course left them to where the second does.
_SECOND_SHARE = 0.7
_CHECK_TEXTS = 3000


@dataclass(frozen=True, slots=True)
class Course:
    """How fast is learnt, and from how many words at once, from the first text to the last."""

    rates: tuple[float, float]
    batch_words: tuple[int, int]
    growth: float
    dropout: float = 0.12


_FIRST = Course(rates=(0.001, 0.0001), batch_words=(300, 1600), growth=1.002)
_SECOND = Course(rates=(0.0004, 0.00002), batch_words=(400, 1600), growth=1.004)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much is trained: texts of each course, synthetic documents, documents of each edition; more of either takes longer."""

    size: Size = field(default_factory=Size)
    texts: int = 420_000
    continued: int = 24_000
    documents: int = 600
    unseen: int = 400
    check_texts: int = _CHECK_TEXTS


def train(recipe: Recipe, start: Language | None = None) -> tuple[Language, dict[str, Any]]:
    """A trained pipeline and its scores on the check; the same recipe and start give the same.

    Where there is a `start`, it is what the first course has made.
    """
    fix_random_seed(_SEED)
    random.seed(_SEED)
    synthetic = synthetic_pages(recipe.documents, _SEED)
    nlp = _from_nothing(recipe, Deck(synthetic, _SYNTHETIC_SHARE)) if start is None else start
    unseen = [page for edition in EDITIONS for page in unseen_pages(edition, recipe.unseen, _SEED)]
    before = parameters(nlp)
    decks = Deck(unseen, _UNSEEN_SHARE), Deck(synthetic, _SYNTHETIC_SHARE)
    _learn(
        nlp,
        nlp.resume_training(),
        _examples(nlp, Corpus(_SEED + 2, decks), recipe.continued),
        recipe.continued,
        _SECOND,
    )
    mix(nlp, before, _SECOND_SHARE)
    return nlp, check(nlp, recipe)


def _from_nothing(recipe: Recipe, deck: Deck) -> Language:
    nlp = blank(recipe.size)
    examples = _examples(nlp, Corpus(_SEED, [deck]), recipe.texts)
    first = [next(examples) for _ in range(200)]
    _learn(nlp, nlp.initialize(lambda: first), examples, recipe.texts, _FIRST)
    return nlp


def _learn(nlp: Language, optimizer: Any, examples: Iterable[Example], texts: int, course: Course) -> None:
    """Go through the examples once; what is kept is the average of the weights on the way."""
    multiply_by_numpy(nlp)
    began = time.monotonic()
    seen = 0
    fast, slow = course.rates
    for batch in minibatch_by_words(examples, size=_batch_sizes(course)):
        seen += len(batch)
        done = seen / texts
        optimizer.learn_rate = fast + (slow - fast) * done
        losses = nlp.update(batch, sgd=optimizer, drop=course.dropout)
        if seen // 5000 != (seen - len(batch)) // 5000:
            print(
                f"{done:6.1%} {time.monotonic() - began:6.0f} s  loss {losses['ner'] / max(len(batch), 1):.2f}",
                flush=True,
            )
    with nlp.use_params(optimizer.averages):
        averaged = nlp.to_bytes()
    nlp.from_bytes(averaged)


def check(nlp: Language, recipe: Recipe) -> dict[str, Any]:
    """Scores on templates and names that training has not seen."""
    corpus = Corpus(_SEED + 1, check=True)
    examples = list(_examples(nlp, corpus, recipe.check_texts))
    for each, doc in zip(examples, nlp.pipe([each.reference.text for each in examples]), strict=True):
        each.predicted = doc
    return dict(Scorer.score_spans(examples, "ents"))


def _examples(nlp: Language, corpus: Corpus, count: int) -> Iterator[Example]:
    for pieces in corpus.texts(count):
        made = example(nlp, pieces)
        if made is not None:
            yield made


def _batch_sizes(course: Course) -> Any:
    """Words a batch, without end: quick steps first, steady ones later."""
    small, large = course.batch_words
    size = float(small)
    while True:
        yield size
        size = min(size * course.growth, large)
