"""What the model is asked about: only what no label, title or form explains, and what may name somebody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from phiscan.languages import common_words, fold, given_names, name_words

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL = re.compile(r"(?<![\w'’.-])[A-ZÀ-ÖØ-Þ][\w'’-]+")
# A cell that is nothing but "Xiaoyan Cheng", "Cheng, Xiaoyan" or "Xiaoyan M. Cheng".
_CELL = re.compile(
    r"(?:(?<=[\t\n])|(?<=: )|\A)[A-ZÀ-ÖØ-Þ][\w'’-]+(?:,? [A-ZÀ-ÖØ-Þ](?:\.|[\w'’-]*)){1,2}(?=[\t\n]|, [A-Z]{2,4}\b|\Z)"
)
_LEAST_WORDS = 3
_LOWER_SHARE = 0.3
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a page's text: sentences, or a line of something else."""

    start: int
    end: int
    is_narrative: bool


def unexplained(text: str, explained: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Narrative with a capitalised word nobody has explained; other lines in which it is a given name, or a cell is like one.

    The `explained` spans do not overlap.
    """
    # Of spans in order that do not overlap, only the last that starts before a word's end can hold it.
    spans = sorted(explained)
    starts = [start for start, _ in spans]
    for stretch in _stretches(text):
        inside = text, stretch.start, stretch.end
        if any(_is_open(match, stretch, spans, starts) for match in _CAPITAL.finditer(*inside)) or (
            not stretch.is_narrative and any(_is_like_a_name(match, spans, starts) for match in _CELL.finditer(*inside))
        ):
            yield stretch


def _stretches(text: str) -> Iterator[Stretch]:
    """The text in paragraphs of narrative, at most `_MOST_LINES` each, and single lines."""
    start: int | None = None
    end = lines = 0
    for line in _LINE.finditer(text):
        goes_on = start is not None and "\t" not in line.group() and len(line.group()) < 60
        if _is_narrative(line.group()) or goes_on:
            start = line.start() if start is None else start
            end, lines = line.end(), lines + 1
            if lines < _MOST_LINES:
                continue
        elif start is None:
            yield Stretch(line.start(), line.end(), is_narrative=False)
            continue
        if start is not None:
            yield Stretch(start, end, is_narrative=True)
        if end < line.start():
            yield Stretch(line.start(), line.end(), is_narrative=False)
        start, lines = None, 0
    if start is not None:
        yield Stretch(start, end, is_narrative=True)


def _is_narrative(line: str) -> bool:
    if "\t" in line:
        return False
    words = _WORD.findall(line)
    return len(words) >= _LEAST_WORDS and sum(word.islower() for word in words) >= _LOWER_SHARE * len(words)


def _is_open(
    match: re.Match[str], stretch: Stretch, explained: Sequence[tuple[int, int]], starts: Sequence[int]
) -> bool:
    if _is_explained(match, explained, starts):
        return False
    word = fold(match.group())
    if not stretch.is_narrative:
        return any(part in given_names() for part in word.split("-"))
    return not _is_known(word)


def _is_like_a_name(match: re.Match[str], explained: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether a cell is two or three capitalised words that no list of common words or of forms has."""
    words = [fold(word) for word in _WORD.findall(match.group()) if len(word) > 1]
    return not any(_is_known(word) for word in words) and not _is_explained(match, explained, starts)


def _is_explained(match: re.Match[str], explained: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    before = bisect_left(starts, match.end())
    return before > 0 and match.start() < explained[before - 1][1]


def _is_known(word: str) -> bool:
    words = name_words()
    return any(word in known for known in (common_words(), words.not_names, words.organizations, words.months))
