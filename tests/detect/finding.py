"""What a recognizer found, as tests compare it."""

from __future__ import annotations

from phiscan.detect.recognizers import Recognizer
from phiscan.detect.recognizers.base import ROLE_KEY
from phiscan.model import Role


def values(recognizer: Recognizer, text: str, *entities: str) -> list[str]:
    """The values found, in the order of the text."""
    results = sorted(recognizer.analyze(text, entities), key=lambda each: each.start)
    return [text[each.start : each.end] for each in results]


def roles(recognizer: Recognizer, text: str) -> list[Role | None]:
    """The roles of what was found, in the order of the text."""
    results = sorted(recognizer.analyze(text, []), key=lambda each: each.start)
    return [(each.recognition_metadata or {})[ROLE_KEY] for each in results]
