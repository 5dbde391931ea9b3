"""phiscan's recognizers on a cell of its own outputs: would it name somebody?"""

from __future__ import annotations

from phiscan.config import DEFAULT_MODEL
from phiscan.detect.disbelief import reason_against
from phiscan.detect.ner import Ner
from phiscan.detect.presidio import Analyzer
from phiscan.entities import Category, category_of

# Health data alone ("INR", "mmol/L"), dates and organisations are what outputs may speak of.
IDENTIFYING = frozenset(
    {
        Category.IDENTITY,
        Category.CONTACT,
        Category.GOVERNMENT_ID,
        Category.HEALTH_ID,
        Category.FINANCIAL,
        Category.BIOMETRIC,
        Category.CREDENTIAL,
    }
)


class OutputCheck:
    """The recognizers that come with phiscan, without a model: a cell is no narrative."""

    def __init__(self) -> None:
        self._analyzer = Analyzer((), Ner(DEFAULT_MODEL))

    def found(self, text: str) -> tuple[str, ...]:
        """The identifying entity types in a text, in alphabetical order."""
        return tuple(
            sorted(
                {
                    each.entity_type
                    for each in self._analyzer.analyze(text)
                    if category_of(each.entity_type) in IDENTIFYING and reason_against(each, text) is None
                }
            )
        )
