"""Page -> Finding*: ask the recognizers, recall known names, ask the model about the rest, settle overlaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from phiscan.config import ScanConfig
from phiscan.detect.calibration import calibrated
from phiscan.detect.candidate import Candidate
from phiscan.detect.confusions import mended
from phiscan.detect.disbelief import reason_against
from phiscan.detect.guessed import Guess, with_learned_roles
from phiscan.detect.known import KnownNames
from phiscan.detect.modelled import modelled_names, role_by_default
from phiscan.detect.ner import Ner
from phiscan.detect.overlaps import resolve
from phiscan.detect.placing import Placing
from phiscan.detect.possession import with_owner
from phiscan.detect.presidio import Analyzer
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.detect.trace import Suppression, Trace
from phiscan.languages import UNDETERMINED, language_of
from phiscan.model import Basis, Finding, Page, SensitiveText, Span

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


class Detector:
    """What is loaded once a worker: recognizers and the model."""

    def __init__(self, config: ScanConfig, guess: Guess = with_learned_roles) -> None:
        self._guess = guess
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
        yield Detection(self._analyzer, self._ner, self._thresholds, trace, self._guess)


class Detection:
    """One document's pages, in order; what one page has taught helps with the next."""

    def __init__(
        self,
        analyzer: Analyzer,
        ner: Ner,
        thresholds: Mapping[str, float],
        trace: Trace | None = None,
        guess: Guess = with_learned_roles,
    ) -> None:
        self._analyzer = analyzer
        self._ner = ner
        self._thresholds = thresholds
        self._trace = trace
        self._guess = guess
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
        placing = Placing(page)
        settled = self._settled(placing, self._believed(placing, text, self._analyzer.analyze(text)))
        self._learn(text, settled)
        settled = self._settled_with(placing, settled, placing.printed_here(self._mentions(text)))
        settled = self._settled_with(placing, *self._modelled(placing, text, settled))
        found = [placing.finding(with_owner(each, text)) for each in settled if self._reaches_threshold(placing, each)]
        return [*found, *_faces(page)]

    def _reaches_threshold(self, placing: Placing, candidate: Candidate) -> bool:
        """Whether the kind of finding is right often enough; how well a page could be read is not asked."""
        score = calibrated(candidate)
        if score is None or score >= self._thresholds.get(candidate.entity_type, 0.0):
            return True
        self._suppress(placing.finding(candidate), "score under the threshold")
        return False

    def _suppress(self, finding: Finding, reason: str) -> None:
        self.suppressed[f"{finding.entity_type}: {reason}"] += 1
        if self._trace is not None:
            self._trace.suppressions.append(Suppression(finding, reason))

    def _settled(self, placing: Placing, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that stand where several overlap."""
        kept = resolve(candidates)
        if self._trace is not None:
            self._trace.overlapped(candidates, kept, placing.finding)
        return kept

    def _settled_with(self, placing: Placing, settled: list[Candidate], more: Sequence[Candidate]) -> list[Candidate]:
        """What stands of both; those that are settled already, where there is nothing more."""
        return self._settled(placing, [*settled, *more]) if more else settled

    def _believed(self, placing: Placing, text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates that nothing speaks against; the others are counted by reason."""
        believed = []
        for each in placing.printed_here(candidates):
            reason = reason_against(each, text)
            if reason is None:
                believed.append(each)
            else:
                self._suppress(placing.finding(each), reason)
        return believed

    def _learn(self, text: str, settled: Sequence[Candidate]) -> None:
        for each in settled:
            if each.entity_type == "PERSON" and each.basis is not Basis.MODEL and (each.score or 0) >= _SURE:
                self._known.learn(text[each.start : each.end], each.role, text)

    def _mentions(self, text: str) -> Iterator[Candidate]:
        for start, end, role in self._known.mentions(unwrapped(text)):
            yield Candidate("PERSON", start, end, "KnownNames", Basis.PATTERN, _KNOWN_SCORE, role)

    def _modelled(
        self, placing: Placing, text: str, settled: list[Candidate]
    ) -> tuple[list[Candidate], list[Candidate]]:
        """What is settled, and the names that the model gives; each name with a role: told, learned, or by default."""
        if self.language not in (*self._ner.languages, UNDETERMINED):
            return settled, []
        written = [each for each in settled if each.entity_type == "PERSON" and each.role is None]
        others = [each for each in settled if each.entity_type != "PERSON" or each.role is not None]
        names = list(modelled_names(text, settled, self._ner, self._known))
        told = list(self._guess(text, [*written, *names], others, self.language))
        if self._trace is not None:
            for each, why in told:
                if why is not None:
                    self._trace.learned(placing.finding(each), why())
        placed = {(each.start, each.end): each for each, _ in told[: len(written)]}
        modelled = [replace(each, role=each.role or role_by_default(each, text)) for each, _ in told[len(written) :]]
        return [placed.get((each.start, each.end), each) for each in settled], self._believed(placing, text, modelled)


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
