"""Page -> Finding*: ask the recognizers, recall known names, ask the model about the rest, settle overlaps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter

from phiscan.config import ScanConfig
from phiscan.detect.calibration import calibrated
from phiscan.detect.candidate import Candidate
from phiscan.detect.confusions import mended
from phiscan.detect.disbelief import reason_against
from phiscan.detect.known import KnownNames
from phiscan.detect.modelled import modelled_names
from phiscan.detect.ner import Ner
from phiscan.detect.overlaps import resolve
from phiscan.detect.possession import with_owner
from phiscan.detect.presidio import Analyzer
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.detect.trace import Suppression, Trace
from phiscan.languages import UNDETERMINED, language_of
from phiscan.model import Basis, BBox, Channel, Finding, Page, SensitiveText, Span, Word

FACE_RECOGNIZER = "FaceCascade"
# A page that asks every recognizer for something; nobody is on it.
_WARMING = Page(
    page_number=1,
    width_pt=1.0,
    height_pt=1.0,
    text="Patient: \tDOB: 01/02/1950\tMRN: 0\nTest\tResult\tUnits\nINR\t2.4\nDr. \nWife: \nNurse: \nThe Clinic called about Warfarin 5 mg and asthma.",
    words=(),
)
_LANGUAGE_SAMPLE = 4000
_KNOWN_SCORE = 0.9
# What stands for a value that is a picture.
_FACE = "a face"
# Names that are surer than this are looked for again.
_SURE = 0.8
_SPAN_START, _SPAN_END = attrgetter("span.start"), attrgetter("span.end")
_BREAK = re.compile(r"\s*[\n\t]\s*")
# What stands for the end of a line in a value; lines of addresses and lists are parted by a comma.
_JOINED_BY = {"PERSON": " ", "DIAGNOSIS": " ", "PROCEDURE": " ", "URL": ""}
# A number that the end of a line parts is one number; a house number and the ZIP code of the next line are two.
_NUMBER_BREAK = re.compile(r"(?<=[\d)])\s*\n\s*(?=[\d(])")


class Detector:
    """What is loaded once a worker: recognizers and the model."""

    def __init__(self, config: ScanConfig) -> None:
        self._ner = Ner(config.model)
        self._analyzer = Analyzer(config.recognizers, self._ner)
        self._thresholds = config.thresholds

    def load(self) -> None:
        """Load the model, word lists and patterns now instead of at their first use. Raises `MissingExtraError`."""
        if not self._ner.is_loaded():
            self._ner.load()
            with self.document() as detection:
                detection.detect(_WARMING)

    @contextmanager
    def document(self, trace: Trace | None = None) -> Iterator[Detection]:
        """The detection of one document's pages; what is not believed goes into the `trace`, where there is one."""
        yield Detection(self._analyzer, self._ner, self._thresholds, trace)


class Detection:
    """One document's pages, in order; what one page has taught helps with the next."""

    def __init__(
        self, analyzer: Analyzer, ner: Ner, thresholds: Mapping[str, float], trace: Trace | None = None
    ) -> None:
        self._analyzer = analyzer
        self._ner = ner
        self._thresholds = thresholds
        self._trace = trace
        self._known = KnownNames()
        self._sample = ""
        self.suppressed: Counter[str] = Counter()

    @property
    def language(self) -> str:
        """ISO 639-1 code of the pages so far, "und" when they do not tell."""
        return language_of(self._sample)

    def detect(self, page: Page) -> list[Finding]:
        """The findings of a page, by place."""
        page = mended(page)
        text = page.text
        if len(self._sample) < _LANGUAGE_SAMPLE:
            self._sample += text[:_LANGUAGE_SAMPLE] + "\n"
        candidates = [each for each in self._analyzer.analyze(text) if not _echoed(page, each)]
        settled = self._settled(page, self._believed(page, candidates))
        self._learn(text, settled)
        settled = self._settled_with(page, settled, list(self._mentions(text)))
        settled = self._settled_with(page, settled, self._believed(page, self._modelled(text, settled)))
        found = [_finding(page, with_owner(each, text)) for each in settled if self._reaches_threshold(page, each)]
        return [*found, *_faces(page)]

    def _reaches_threshold(self, page: Page, candidate: Candidate) -> bool:
        """Whether the kind of finding is right often enough; how well a page could be read is not asked."""
        score = calibrated(candidate)
        if score is None or score >= self._thresholds.get(candidate.entity_type, 0.0):
            return True
        self._suppress(_finding(page, candidate), "score under the threshold")
        return False

    def _suppress(self, finding: Finding, reason: str) -> None:
        self.suppressed[f"{finding.entity_type}: {reason}"] += 1
        if self._trace is not None:
            self._trace.suppressions.append(Suppression(finding, reason))

    def _settled(self, page: Page, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that stand where several overlap."""
        kept = resolve(candidates)
        if self._trace is not None:
            self._trace.overlapped(candidates, kept, lambda each: _finding(page, each))
        return kept

    def _settled_with(self, page: Page, settled: list[Candidate], more: Sequence[Candidate]) -> list[Candidate]:
        """What stands of both; those that are settled already, where there is nothing more."""
        return self._settled(page, [*settled, *more]) if more else settled

    def _believed(self, page: Page, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates that nothing speaks against; the others are counted by reason."""
        believed = []
        for each in candidates:
            reason = reason_against(each, page.text)
            if reason is None:
                believed.append(each)
            else:
                self._suppress(_finding(page, each), reason)
        return believed

    def _learn(self, text: str, settled: Sequence[Candidate]) -> None:
        for each in settled:
            if each.entity_type == "PERSON" and each.basis is not Basis.MODEL and (each.score or 0) >= _SURE:
                self._known.learn(text[each.start : each.end], each.role, text)

    def _mentions(self, text: str) -> Iterator[Candidate]:
        for start, end, role in self._known.mentions(unwrapped(text)):
            yield Candidate("PERSON", start, end, "KnownNames", Basis.PATTERN, _KNOWN_SCORE, role)

    def _modelled(self, text: str, settled: Sequence[Candidate]) -> Iterator[Candidate]:
        if self.language in (*self._ner.languages, UNDETERMINED):
            yield from modelled_names(text, settled, self._ner, self._known)


def _faces(page: Page) -> Iterator[Finding]:
    """The faces in the pictures of a page: there is no text to them."""
    for box in page.faces:
        yield Finding(
            page_number=page.page_number,
            entity_type="FACE",
            value=SensitiveText(_FACE),
            span=Span(0, 0),
            bbox=box,
            recognizer=FACE_RECOGNIZER,
            basis=Basis.MODEL,
            channel=page.channel,
            attachment=page.attachment,
        )


def _echoed(page: Page, candidate: Candidate) -> bool:
    """Whether a candidate lies in repeated column headings alone."""
    words = _words_in(page, candidate.start, candidate.end)
    return bool(words) and all(word.echo for word in words)


def _words_in(page: Page, start: int, end: int) -> list[Word]:
    first = bisect_right(page.words, start, key=_SPAN_END)
    last = bisect_left(page.words, end, lo=first, key=_SPAN_START)
    return list(page.words[first:last])


def _finding(page: Page, candidate: Candidate) -> Finding:
    words = _words_in(page, candidate.start, candidate.end)
    confidences = [word.confidence for word in words if word.confidence is not None]
    detail = candidate.detail
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


def _printed(text: str, candidate: Candidate) -> str:
    """The value on one line."""
    value = unwrapped(text)[candidate.start : candidate.end]
    if candidate.entity_type != "STREET_ADDRESS":
        value = _NUMBER_BREAK.sub(" ", value)
    return _BREAK.sub(_JOINED_BY.get(candidate.entity_type, ", "), value)


def _score(score: float | None, confidences: Sequence[float]) -> float | None:
    """The score of what stands there, times the confidence that it does: that of the worst of its words."""
    return score if score is None or not confidences else score * min(confidences)


def _around(boxes: Sequence[BBox]) -> BBox | None:
    if not boxes:
        return None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return BBox(min(x0), min(top), max(x1), max(bottom))
