"""What phiscan's recognizers share: a Presidio recognizer that reads labelled fields and says its evidence."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult

from phiscan.model import Basis, Role

__all__ = ["BASIS_KEY", "DETAIL_KEY", "ROLE_KEY", "Recognizer", "RecognizerResult", "each_place_once"]

BASIS_KEY = "basis"
ROLE_KEY = "role"
DETAIL_KEY = "detail"


class Recognizer(EntityRecognizer):
    """Base of phiscan's recognizers: genuine Presidio ones, useful in any registry on plain text.

    A subclass names its `ENTITIES` and yields results from `find(text)`; Presidio calls `analyze`.
    """

    ENTITIES: tuple[str, ...] = ()

    def __init__(self, supported_language: str = "en", name: str | None = None) -> None:
        super().__init__(
            supported_entities=list(self.ENTITIES), supported_language=supported_language, name=name, version="1"
        )

    def load(self) -> None:
        """Nothing to load: what is data is loaded at import."""

    def analyze(self, text: str, entities: Iterable[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """Findings in `text` of the wanted `entities` (all of this recognizer's when empty)."""
        wanted = set(entities or self.ENTITIES)
        return [result for result in self.find(text) if result.entity_type in wanted]

    @abstractmethod
    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Findings in `text`, in any order."""

    def result(
        self,
        entity_type: str,
        start: int,
        end: int,
        *,
        basis: Basis,
        score: float,
        role: Role | None = None,
        detail: Mapping[str, str] | None = None,
    ) -> RecognizerResult:
        """A result that carries its evidence; `detail` holds the named parts of a composite value."""
        return RecognizerResult(
            entity_type,
            start,
            end,
            score,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                BASIS_KEY: basis,
                ROLE_KEY: role,
                DETAIL_KEY: detail,
            },
        )

    def with_detail(self, found: RecognizerResult, detail: Mapping[str, str]) -> RecognizerResult:
        """The same result with this detail."""
        metadata = {**(found.recognition_metadata or {}), DETAIL_KEY: detail or None}
        return RecognizerResult(found.entity_type, found.start, found.end, found.score, recognition_metadata=metadata)


def each_place_once(results: Iterable[RecognizerResult]) -> Iterator[RecognizerResult]:
    """The results without those that overlap an earlier one."""
    seen: list[tuple[int, int]] = []
    for result in results:
        if not any(start < result.end and result.start < end for start, end in seen):
            seen.append((result.start, result.end))
            yield result
