"""Where candidates stand on their page, and candidates as findings: words, boxes, the value on one line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from phiscan.detect.calibration import calibrated
from phiscan.detect.candidate import Candidate
from phiscan.detect.recognizers.address_parts import in_one_line
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.model import BBox, Channel, Finding, Page, SensitiveText, Span, Word

_BREAK = re.compile(r"\s*[\n\t]\s*")
# What stands for the end of a line in a value; lines of addresses and lists are parted by a comma.
_JOINED_BY = {"PERSON": " ", "DIAGNOSIS": " ", "PROCEDURE": " ", "URL": ""}
# A number that the end of a line parts is one number; a house number and the ZIP code of the next line are two.
_NUMBER_BREAK = re.compile(r"(?<=[\d)])\s*\n\s*(?=[\d(])")


class Placing:
    """A page and the places of its words, listed once for all candidates."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._starts = [word.span.start for word in page.words]
        self._ends = [word.span.end for word in page.words]
        self._has_echoes = any(word.echo for word in page.words)

    def printed_here(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates that lie not in echoes alone: repeated column headings, what is seen beside hidden text."""
        return [each for each in candidates if not self._is_echo(each)]

    def _is_echo(self, candidate: Candidate) -> bool:
        words = self._words_in(candidate) if self._has_echoes else ()
        return bool(words) and all(word.echo for word in words)

    def finding(self, candidate: Candidate) -> Finding:
        """The candidate as a finding."""
        page, words, detail = self._page, self._words_in(candidate), candidate.detail
        confidences = [word.confidence for word in words if word.confidence is not None]
        return Finding(
            page_number=page.page_number,
            entity_type=candidate.entity_type,
            value=SensitiveText(_printed(page.text, candidate)),
            span=Span(candidate.start, candidate.end),
            bbox=_around([word.bbox for word in words]),
            recognizer=candidate.recognizer,
            basis=candidate.basis,
            score=_score(calibrated(candidate), confidences),
            role=candidate.role,
            detail={key: SensitiveText(value) for key, value in detail.items()} if detail else None,
            channel=Channel.OCR if confidences else page.channel,
            attachment=page.attachment,
        )

    def _words_in(self, candidate: Candidate) -> Sequence[Word]:
        first = bisect_right(self._ends, candidate.start)
        return self._page.words[first : bisect_left(self._starts, candidate.end, lo=first)]


def _printed(text: str, candidate: Candidate) -> str:
    """The value on one line."""
    if candidate.entity_type == "STREET_ADDRESS" and candidate.detail:
        return in_one_line(candidate.detail)
    value = unwrapped(text)[candidate.start : candidate.end]
    if "\n" in value and candidate.entity_type != "STREET_ADDRESS":
        value = _NUMBER_BREAK.sub(" ", value)
    if "\n" in value or "\t" in value:
        value = _BREAK.sub(_JOINED_BY.get(candidate.entity_type, ", "), value)
    return value


def _score(score: float | None, confidences: Sequence[float]) -> float | None:
    """The score of what stands there, times the confidence that it does: that of the worst of its words."""
    return score if score is None or not confidences else score * min(confidences)


def _around(boxes: Sequence[BBox]) -> BBox | None:
    if len(boxes) < 2:
        return boxes[0] if boxes else None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return BBox(min(x0), min(top), max(x1), max(bottom))
