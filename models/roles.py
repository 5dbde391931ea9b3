"""`python -m models.roles`: learn who somebody is by what stands around a name, from documents with truth, into the package.

Every name that is found is an example, and so is what is taken for one in error; the rules' own word is not among the
features, as it will be missing where the reading is asked. Rules read the documents with some of their words forgotten
(`models.forgetting`). Of every family of documents so many names at most count. Thresholds are chosen on each edition by what
was learned from the others.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.heldback.generate import generate as generate_heldback
from benchmarks.normalise import normal
from benchmarks.records import truth_documents, truth_records
from benchmarks.unseen.generate import generate as generate_unseen

from benchmarks import heldback, unseen
from models.forgetting import forget
from models.readings import Example, Recipe, keep, train
from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.detect.candidate import Candidate
from phiscan.detect.guessed import CLASSES, NOBODY, READING, THRESHOLDS, WRITTEN, asked_of, seen_of, together
from phiscan.detect.learned import Reading
from phiscan.detect.surroundings import Masked, features
from phiscan.extract import open_document
from phiscan.languages import fold
from phiscan.model import Channel, Page

_SEED = 20171005
# By rules of much older sessions too: thresholds are not chosen on it.
_OLDEST = "heldback"
_DOCUMENTS = {"first": 300, "second": 350, "third": 400, _OLDEST: 120}
# Of the words of labels, jobs and credentials rules know so much less when examples are gathered.
_FORGOTTEN = 0.35
_MOST_A_FAMILY = 40
# Of so many examples the kinds of words are left out, as word lists know less of documents to come.
_WITHOUT_KINDS = 0.3
_RECIPE = Recipe(rows=1 << 15, penalty=1e-3, steps=100, least_met=3)
# What a wrong role costs, where a right one gains 1: a false patient is somebody frightened, and who practises is told by title
# or credential nearly everywhere, so that who has none mostly is somebody else.
_COSTS = {"patient": 2.0, "practitioner": 2.0}
_GRID = tuple(step / 100 for step in range(30, 100, 5))


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around a name of a document of some family, and who it is.

    `person` is the same for one name of one page; `how` says how it was found, where the reading would be asked for its role.
    """

    edition: str
    family: str
    person: str
    features: tuple[str, ...]
    label: str
    how: str


class _Noting:
    """Notes the names of one page after the other, instead of telling their roles."""

    def __init__(self, edition: str) -> None:
        self._edition = edition
        self._document: Mapping[str, Any] = {}
        self._truth: Mapping[str, Counter[str]] = {}
        self.told: list[Told] = []

    def open(self, document: Mapping[str, Any]) -> None:
        """The names that follow are of this document of a truth file."""
        self._document, self._truth = document, _roles(document)

    def guess(
        self, text: str, names: Sequence[Candidate], settled: Sequence[Candidate], language: str
    ) -> Iterator[tuple[Candidate, None]]:
        """The names as they are."""
        found = [each for each in [*settled, *names] if each.entity_type == "PERSON"]
        masked = Masked(text, [seen_of(each) for each in [*settled, *names]], language)
        asked = {(each.start, each.end) for each in asked_of(text, names, settled)}
        for each in found:
            seen, value = seen_of(each), " ".join(text[each.start : each.end].split())
            how = seen.how if (each.start, each.end) in asked else ""
            family = f"{self._edition} {self._document['family']}"
            person = f"{self._edition} {self._document['path']} {len(text)} {fold(value)}"
            around = tuple(features(masked.around(seen)))
            self.told.append(Told(self._edition, family, person, around, _role(self._truth, value), how))
        return ((each, None) for each in names)


def told_of(dump: Path, edition: str) -> list[Told]:
    """The names that are found in a dump's documents, by its truth."""
    noting = _Noting(edition)
    detector = Detector(ScanConfig(), noting.guess)
    for document in truth_documents(dump):
        noting.open(document)
        with open_document(dump / document["path"], ScanConfig(ocr="off")) as opened, detector.document() as detection:
            for page in opened.pages():
                if isinstance(page, Page) and page.channel is Channel.TEXT:
                    detection.detect(page)
    return noting.told


def told_without_words(dump: Path, edition: str) -> list[Told]:
    """The same as rules tell it that know fewer words, in a process of its own."""
    spawned = get_context("spawn")
    with ProcessPoolExecutor(1, spawned, initializer=forget, initargs=(_SEED, _FORGOTTEN)) as pool:
        return pool.submit(told_of, dump, edition).result()


def examples(told: Iterable[Told]) -> list[Example]:
    """A share of each family's names, those of large families counting less each; of those that would be asked for as many more."""
    draw = Random(_SEED)
    families: dict[tuple[str, bool], list[Told]] = defaultdict(list)
    for each in told:
        families[each.family, each.how != ""].append(each)
    chosen = []
    for name in sorted(families):
        some = families[name]
        some = some if len(some) <= _MOST_A_FAMILY else draw.sample(some, _MOST_A_FAMILY)
        weight = len(some) ** -0.5
        chosen += [Example(_some_without_kinds(each.features, draw), each.label, weight) for each in some]
    return chosen


def thresholds(told: Sequence[Told]) -> dict[str, float]:
    """For each edition by what was learned from the others: where more are right than wrong of those that are believed beyond."""
    answers: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for edition in sorted({each.edition for each in told if each.edition != _OLDEST}):
        learned = train(examples(each for each in told if each.edition != edition), CLASSES, _RECIPE)
        for each, shares in _answers(learned, [each for each in told if each.edition == edition and each.how]):
            share, likeliest = max((share, one) for one, share in shares.items())
            answers[WRITTEN if each.how == WRITTEN else likeliest].append((share, likeliest == each.label))
    return {key: _least(answers[key], _COSTS.get(key, 1)) for key in THRESHOLDS}


def _answers(learned: Reading, asked: Sequence[Told]) -> Iterator[tuple[Told, Mapping[str, float]]]:
    """Each person of a page once."""
    shares = together([each.person for each in asked], (learned.probabilities(each.features) for each in asked))
    return iter({each.person: (each, one) for each, one in zip(asked, shares, strict=True)}.values())


def _least(answers: Sequence[tuple[float, bool]], cost: float) -> float:
    """The threshold that leaves the most right, each wrong one counted by its cost; the highest, where nothing is gained."""

    def gain(least: float) -> float:
        return sum(1 if right else -cost for share, right in answers if share >= least)

    return max(reversed(_GRID), key=gain)


def _some_without_kinds(told: tuple[str, ...], draw: Random) -> tuple[str, ...]:
    return tuple(each for each in told if "=" not in each) if draw.random() < _WITHOUT_KINDS else told


def _roles(document: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """The names of a document, in the form in which they are compared, and their roles."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for record in truth_records([document]):
        if record.entity_type == "PERSON":
            roles[normal("PERSON", record.value)][record.role or "other"] += 1
    return roles


def _role(truth: Mapping[str, Counter[str]], value: str) -> str:
    """The role of a name, or of one that it is a part of or that is a part of it; else nobody."""
    name = normal("PERSON", value)
    if name in truth:
        return truth[name].most_common(1)[0][0]
    words = set(name.split())
    near: Counter[str] = Counter()
    for known, roles in truth.items():
        shared = set(known.split())
        if (words <= shared or shared <= words) and any(len(word) > 1 for word in words & shared):
            near.update(roles)
    return near.most_common(1)[0][0] if near else NOBODY


def main() -> None:
    """Draw documents, read them with fewer words, learn, write the weights and their table of the manifest."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.parse_args()
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for name, documents in _DOCUMENTS.items():
            dump = Path(folder) / name
            if name == _OLDEST:
                generate_heldback(dump, documents, _SEED)
            else:
                generate_unseen(dump, documents, _SEED, edition=name)
            told += told_without_words(dump, name)
    learn(told)


def learn(told: Sequence[Told]) -> None:
    """Train and keep."""
    shown = examples(told)
    made = replace(train(shown, CLASSES, _RECIPE), thresholds=thresholds(told))
    described = {
        "data": [f"{heldback.__name__} and the first three editions of {unseen.__name__} (Apache-2.0)"],
        "families": len({each.family for each in told}),
        "examples": len(shown),
    }
    keep(READING, made, described)


if __name__ == "__main__":
    main()
