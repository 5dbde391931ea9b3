"""The model: spaCy's named entities, through an NlpEngine of our own. The only module that imports spaCy, and thinc, its layers.

Of a pipeline only what names entities is loaded (tok2vec and ner): tagger, parser and lemmatizer are
two fifths of the time and nothing here reads them.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.language import Language
from thinc.api import NumpyOps

from phiscan import errors, weights

_NOT_NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer", "senter")
# Lines repeat massively in a dump; a paragraph seen before costs a look-up.
_CACHED_TEXTS = 4096
# A paragraph adds some fifty words to the vocabulary.
_TEXTS_A_ZONE = 256
# spaCy's limit is a million; nothing a page says in prose is that long.
_MOST_CHARACTERS = 100_000


class Ner(NlpEngine):
    """Named entities of a spaCy pipeline; loaded at first use, once a worker."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._nlp: Language | None = None
        # What spaCy says itself of a pipeline, it gathers anew each time it is asked.
        self._languages: tuple[str, ...] | None = None
        self._zone = _Zone()
        self._cache: OrderedDict[str, tuple[tuple[int, int, str], ...]] = OrderedDict()
        check_installed(model)

    def load(self) -> None:
        """Load the pipeline. Raises `MissingExtraError` when it is not one, or not the pinned one."""
        try:
            self._nlp = spacy.load(_place(self._model), exclude=list(_NOT_NEEDED))
        except (OSError, ImportError, ValueError) as exc:
            raise errors.MissingExtraError(
                f"cannot load the spaCy pipeline '{self._model}' ({type(exc).__name__})"
            ) from None
        if self._model == weights.NAME and tree_digest(weights.FOLDER) != weights.manifest().sha256:
            raise errors.MissingExtraError("phiscan's own model is not the one in its manifest: its digest differs")
        # With threads of its own, numpy's BLAS waits for them most of the time: matrices of a sentence are small.
        if os.environ.get("OMP_NUM_THREADS") == "1":
            multiply_by_numpy(self._nlp)

    def is_loaded(self) -> bool:
        """Whether the pipeline is in memory."""
        return self._nlp is not None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the pipeline was made for, ISO 639-1: what it says itself, else its one language."""
        if self._languages is None:
            nlp = self._pipeline()
            told: Any = nlp.meta.get("languages") or (nlp.lang,)
            self._languages = tuple(told)
        return self._languages

    def entities(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Start, end and label of each entity in `text`; the same text gives the same answer."""
        known = self._cache.get(text)
        if known is not None:
            self._cache.move_to_end(text)
            return known
        nlp = self._pipeline()
        self._zone.enter(nlp)
        found = tuple((ent.start_char, ent.end_char, ent.label_) for ent in nlp(text[:_MOST_CHARACTERS]).ents)
        self._cache[text] = found
        if len(self._cache) > _CACHED_TEXTS:
            self._cache.popitem(last=False)
        return found

    def _pipeline(self) -> Language:
        if self._nlp is None:
            self.load()
        assert self._nlp is not None
        return self._nlp

    # What Presidio asks of an engine; used by recognizers that users bring.

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Presidio's artifacts of a text, for recognizers that want tokens or entities."""
        # What is handed out outlives any zone.
        self._zone.leave()
        doc = self._pipeline()(text[:_MOST_CHARACTERS])
        return NlpArtifacts(
            entities=list(doc.ents),
            tokens=doc,
            tokens_indices=[token.idx for token in doc],
            lemmas=[token.lower_ for token in doc],
            nlp_engine=self,
            language=language,
        )

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """`process_text` for each text."""
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """Whether the pipeline's language counts the word as one."""
        return bool(self._pipeline().vocab[word].is_stop)

    def is_punct(self, word: str, language: str) -> bool:
        """Whether the word is punctuation."""
        return bool(self._pipeline().vocab[word].is_punct)

    def get_supported_entities(self) -> list[str]:
        """The pipeline's own labels."""
        return sorted(self._pipeline().pipe_labels.get("ner", []))

    def get_supported_languages(self) -> list[str]:
        """The languages of the pipeline."""
        return list(self.languages)


class _Zone:
    """A memory zone of spaCy's that several texts share: what one of them adds to the vocabulary the next need not.

    Without zones the vocabulary grows for ever; with one for each text a sixth of the time goes into words known before.
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._texts = 0

    def enter(self, nlp: Language) -> None:
        """Go on in the zone, or in a new one; nothing of the last text may be used any more."""
        if self._texts >= _TEXTS_A_ZONE:
            self.leave()
        if self._texts == 0:
            self._stack.enter_context(nlp.memory_zone())
        self._texts += 1

    def leave(self) -> None:
        """End the zone, if there is one."""
        self._stack.close()
        self._texts = 0


class _Ops(NumpyOps):  # type: ignore[misc]  # thinc says no types
    """Multiplies matrices by numpy's BLAS, on one thread three times as fast as the one that comes with thinc.

    Workers have one thread. The two agree up to the last bits; no text is known of which they would name others.
    """

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """`x` times `y`, either of them transposed, into `out` where it is given."""
        return np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


def multiply_by_numpy(nlp: Language) -> None:
    """Have the layers of a pipeline that work on thinc's plain arrays use `_Ops`."""
    ops = _Ops()
    for _, pipe in nlp.pipeline:
        for layer in pipe.model.walk() if hasattr(pipe, "model") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


def check_installed(model: str) -> None:
    """Raise `MissingExtraError` when there is no such pipeline; loads nothing."""
    place = _place(model)
    if not spacy.util.is_package(str(place)) and not Path(place).is_dir():
        raise errors.MissingExtraError(f"no spaCy pipeline '{model}' is installed: pip install it, or name another")


def _place(model: str) -> str | Path:
    """Where spaCy finds a pipeline: ours by its folder, any other by the name it is installed under."""
    return weights.FOLDER if model == weights.NAME else model


def tree_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files under a folder, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
