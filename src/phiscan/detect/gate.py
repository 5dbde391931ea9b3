"""What the model is asked about: narrative, and in it only what no label, title or form explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from phiscan.languages import fold, name_words

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-Z]\.)? [A-ZÀ-ÖØ-Þ][\w'’-]+")
_LEAST_WORDS = 4
_LOWER_SHARE = 0.4
_MOST_LINES = 12


def unexplained(text: str, explained: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of narrative paragraphs that hold two capitalised words nobody has explained yet."""
    for start, end in _paragraphs(text):
        if any(_is_open(match, explained) for match in _CAPITALS.finditer(text, start, end)):
            yield start, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    end = lines = 0
    for line in _LINE.finditer(text):
        if _is_narrative(line.group()) or (start is not None and "\t" not in line.group() and len(line.group()) < 60):
            if start is None:
                start = line.start()
            end, lines = line.end(), lines + 1
            if lines < _MOST_LINES:
                continue
        if start is not None:
            yield start, end
        start, lines = None, 0
    if start is not None:
        yield start, end


def _is_narrative(line: str) -> bool:
    if "\t" in line:
        return False
    words = _WORD.findall(line)
    return len(words) >= _LEAST_WORDS and sum(word.islower() for word in words) >= _LOWER_SHARE * len(words)


def _is_open(match: re.Match[str], explained: Sequence[tuple[int, int]]) -> bool:
    if any(start < match.end() and match.start() < end for start, end in explained):
        return False
    words = name_words()
    return not any(fold(word) in words.not_names or fold(word) in words.organizations for word in match.group().split())
