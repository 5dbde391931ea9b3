"""phiscan's recognizers: each a genuine Presidio `EntityRecognizer`, listed in `ALL`."""

from phiscan.detect.recognizers.base import Recognizer
from phiscan.detect.recognizers.identifiers import IdentifierRecognizer
from phiscan.detect.recognizers.person import PersonRecognizer

ALL: tuple[type[Recognizer], ...] = (PersonRecognizer, IdentifierRecognizer)

__all__ = ["ALL", "IdentifierRecognizer", "PersonRecognizer", "Recognizer"]
