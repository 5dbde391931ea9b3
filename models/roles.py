"""`python -m models.roles`: learn who somebody is by what stands around a name, from documents with truth, into the package.

Every name that rules find is an example, and so is what they take for one in error; the rules' own word is not among the
features, as it will be missing where the reading is asked. Of every family of documents so many names at most count.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from benchmarks.heldback.generate import generate as generate_heldback
from benchmarks.normalise import normal
from benchmarks.records import TRUTH_FILE, truth_records
from benchmarks.unseen.generate import generate as generate_unseen

from benchmarks import heldback, unseen
from models.readings import Example, Recipe, keep, train
from phiscan import weights
from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.detect.confusions import mended
from phiscan.detect.guessed import CLASSES, NEXT, NOBODY, READING
from phiscan.detect.learned import Reading
from phiscan.detect.surroundings import Masked, Seen, features
from phiscan.extract import open_document
from phiscan.model import Basis, Channel, Finding, Page

_SEED = 20171005
_DOCUMENTS = {"first": 350, "second": 420, "heldback": 150}
_MOST_A_FAMILY = 40
# Of so many examples the kinds of words are left out, as word lists know less of documents to come.
_WITHOUT_KINDS = 0.3
_RECIPE = Recipe(rows=1 << 15, penalty=2e-3, steps=100, least_met=3)
# Chosen on the second edition, read by weights that had not seen it: patients and relatives must be sure, those who work there only likely.
_THRESHOLDS = {"patient": 0.9, "practitioner": 0.7, "relative": 0.9, "staff": 0.4, "other": 0.5, NOBODY: 0.3, NEXT: 0.9}


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around a name of a document of some family, and who it is."""

    family: str
    features: tuple[str, ...]
    label: str


def told_of(dump: Path, prefix: str, detector: Detector) -> Iterator[Told]:
    """The names that are found in a dump's documents, by its truth."""
    for line in (dump / TRUTH_FILE).read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        truth = _roles(document)
        with open_document(dump / document["path"], ScanConfig(ocr="off")) as opened, detector.document() as detection:
            for page in opened.pages():
                if isinstance(page, Page) and page.channel is Channel.TEXT:
                    whole = mended(page)
                    found = detection.detect(whole)
                    yield from told_of_page(
                        whole.text, found, detection.language, truth, f"{prefix} {document['family']}"
                    )


def told_of_page(
    text: str, found: Sequence[Finding], language: str, truth: Mapping[str, Counter[str]], family: str
) -> Iterator[Told]:
    """The names of one page."""
    seen = [Seen(each.entity_type, *each.span, None if each.basis is Basis.MODEL else each.role) for each in found]
    masked = Masked(text, seen, language)
    for finding, each in zip(found, seen, strict=True):
        if finding.entity_type == "PERSON":
            yield Told(family, tuple(features(masked.around(each))), _role(truth, finding.value.reveal()))


def examples(told: Iterable[Told]) -> list[Example]:
    """A share of each family's names, those of large families counting less each."""
    draw = Random(_SEED)
    families: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        families[each.family].append(each)
    chosen = []
    for name in sorted(families):
        some = families[name]
        some = some if len(some) <= _MOST_A_FAMILY else draw.sample(some, _MOST_A_FAMILY)
        weight = len(some) ** -0.5
        chosen += [Example(_some_without_kinds(each.features, draw), each.label, weight) for each in some]
    return chosen


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
    """Draw documents, read them, learn, write the weights and their table of the manifest."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.parse_args()
    if READING not in weights.readings():
        _keep_blank()
    detector, told = Detector(ScanConfig()), []
    with tempfile.TemporaryDirectory() as folder:
        for name, documents in _DOCUMENTS.items():
            dump = Path(folder) / name
            if name == "heldback":
                generate_heldback(dump, documents, _SEED)
            else:
                generate_unseen(dump, documents, _SEED, edition=name)
            told += list(told_of(dump, name, detector))
    learn(told)


def _keep_blank() -> None:
    """Weights that know nothing, to gather examples with where there are none yet: what they would say is no feature."""
    keep(READING, Reading(CLASSES, np.zeros((2, len(CLASSES)), np.int8), 1.0, _THRESHOLDS), {})
    weights.readings.cache_clear()


def learn(told: Sequence[Told]) -> None:
    """Train and keep."""
    shown = examples(told)
    made = replace(train(shown, CLASSES, _RECIPE), thresholds=_THRESHOLDS)
    described = {
        "data": [f"{heldback.__name__} and the first two editions of {unseen.__name__} (Apache-2.0)"],
        "families": len({each.family for each in told}),
        "examples": len(shown),
    }
    keep(READING, made, described)


if __name__ == "__main__":
    main()
