"""Presidio's registry and recognizers behind one adapter: ours, the stock ones that help, the user's.

The stock phone, date, SSN and name recognizers are not used: ours know labels, geometry and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import cast

import tldextract
import yaml
from presidio_analyzer import EntityRecognizer, RecognizerRegistry, RecognizerResult, pattern_recognizer
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import CreditCardRecognizer, IbanRecognizer, IpRecognizer

from phiscan import errors
from phiscan.detect.candidate import Candidate
from phiscan.detect.ner import Ner
from phiscan.detect.recognizers import ALL
from phiscan.detect.recognizers.base import BASIS_KEY, DETAIL_KEY, ROLE_KEY
from phiscan.model import Basis

ENTRY_POINT_GROUP = "phiscan.recognizers"
_LANGUAGE = "en"
# Recognizers that match patterns read none.
_NO_ARTIFACTS = cast("NlpArtifacts", None)
STOCK = (CreditCardRecognizer, IbanRecognizer, IpRecognizer)
# What a text must hold for a stock recognizer to find anything: cheaper than its own patterns.
_NEEDED: dict[type, re.Pattern[str]] = {
    CreditCardRecognizer: re.compile(r"\d(?:[ -]?\d){11}"),
    IbanRecognizer: re.compile(r"[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{4}){2}"),
    # Three dots or three colons, or two side by side: dates and times of day have fewer.
    IpRecognizer: re.compile(r"\.\d{1,3}\.\d{1,3}\.|:(?::|[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}:)"),
}
# A narrow cell parts an IBAN between its groups; its check decides whether the parts are one.
_PARTED_IBAN = re.compile(r"(?<=[ ][A-Z0-9]{4})\n(?=[A-Z0-9]{1,4}(?:[ \n\t,;.)]|$))")
# Stock recognizers that validate what they match say so with this score.
_VALIDATED = 1.0
_NEVER_S = 10**6


class Analyzer:
    """All recognizers of a run, asked one after the other about each text."""

    def __init__(self, recognizer_files: tuple[Path, ...], ner: Ner) -> None:
        _mend_defaults()
        ours = [recognizer(supported_language=_LANGUAGE) for recognizer in ALL]
        stock = [recognizer(supported_language=_LANGUAGE) for recognizer in STOCK]
        for each in stock:
            # As a registry of Presidio's would have them: IBANs in lower case are IBANs too.
            each.global_regex_flags = RecognizerRegistry().global_regex_flags
        self._ours: list[EntityRecognizer] = [*ours, *stock]
        self._users = _users(recognizer_files)
        self._ner = ner

    def analyze(self, text: str) -> Iterator[Candidate]:
        """Everything any recognizer finds in `text`; overlaps and duplicates included."""
        for recognizer in self._ours:
            needed = _NEEDED.get(type(recognizer))
            if needed and not needed.search(text):
                continue
            read = _PARTED_IBAN.sub(" ", text) if isinstance(recognizer, IbanRecognizer) else text
            for result in recognizer.analyze(read, recognizer.supported_entities, _NO_ARTIFACTS) or ():
                yield _candidate(recognizer, result)
        if self._users:
            artifacts: NlpArtifacts = self._ner.process_text(text, _LANGUAGE)
            for recognizer in self._users:
                for result in recognizer.analyze(text, recognizer.supported_entities, artifacts) or ():
                    yield _candidate(recognizer, result)


def _candidate(recognizer: EntityRecognizer, result: RecognizerResult) -> Candidate:
    metadata = result.recognition_metadata or {}
    default = Basis.CHECKSUM if result.score >= _VALIDATED else Basis.PATTERN
    return Candidate(
        entity_type=result.entity_type,
        start=result.start,
        end=result.end,
        recognizer=recognizer.name,
        basis=metadata.get(BASIS_KEY, default),
        score=round(float(result.score), 4),
        role=metadata.get(ROLE_KEY),
        detail=metadata.get(DETAIL_KEY),
    )


def _users(files: tuple[Path, ...]) -> list[EntityRecognizer]:
    """What the user brings: recognizers in YAML files, and those that installed packages offer."""
    registry = RecognizerRegistry(recognizers=[], supported_languages=[_LANGUAGE])
    for path in files:
        _add_file(registry, path)
    for entry in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda entry: entry.name):
        registry.add_recognizer(entry.load()())
    return list(registry.recognizers)


def _add_file(registry: RecognizerRegistry, path: Path) -> None:
    """Presidio's own format ("recognizers:", a list of pattern recognizers), without what its loader prints."""
    try:
        for recognizer in yaml.safe_load(path.read_text(encoding="utf-8"))["recognizers"]:
            registry.add_pattern_recognizer_from_dict(recognizer)
    except (OSError, TypeError, ValueError, KeyError, AttributeError, yaml.YAMLError) as exc:
        raise errors.ConfigError((f"{path} is not a Presidio recognizer file ({type(exc).__name__})",)) from None


def _mend_defaults() -> None:
    """Two defaults that must not hold here.

    tldextract, which Presidio's recognizers call, fetches its list of suffixes; and a pattern that takes
    a minute is given up without a word, so that the text passes for clean: here `timeout_s` is what ends it.
    """
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    pattern_recognizer.REGEX_TIMEOUT_SECONDS = _NEVER_S
