"""Examples of labels to train on: the phrases of the languages' lists, other wordings of them, and cells of documents with truth."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.records import truth_documents

from models.readings import Example
from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.detect.label_features import label_features, skeleton
from phiscan.detect.learned_labels import BIRTH, NOTHING, NUMBERS
from phiscan.detect.unlisted_labels import unlisted_labels
from phiscan.detect.value_shapes import Shape, shape_of
from phiscan.extract import open_document
from phiscan.languages import LANGUAGES, fold, language_table
from phiscan.model import Page

_TYPES = {
    "DATE_OF_BIRTH": BIRTH,
    "MEDICAL_RECORD_NUMBER": "mrn",
    "ACCOUNT_NUMBER": "account",
    "ACCESSION_NUMBER": "accession",
    "CLAIM_NUMBER": "claim",
    "HEALTH_PLAN_ID": "plan_id",
    "GROUP_NUMBER": "group",
    "LICENSE_NUMBER": "license",
    "DEVICE_ID": "device",
}
_FIELDS = {
    **{each: each for each in (BIRTH, *NUMBERS)},
    **dict.fromkeys(("name", "first_name", "last_name", "maiden_name"), "name/patient"),
    **dict.fromkeys(("reference", "file"), "accession"),
    **dict.fromkeys(("mbi", "hicn"), "plan_id"),
}
# Labels of forms and of business papers that ask for nothing of a person, a line each.
_OTHER = Path(__file__).with_name("words") / "other_labels.txt"
_HOLDERS = {
    "insured": "name/patient",
    **{each: f"name/{each}" for each in ("patient", "practitioner", "relative", "staff")},
}
_TITLES = re.compile(r"(?:(?:dr|docteur|prof|pr|mr|mrs|ms|mme|m|monsieur|madame|miss|professeur) )+")
_UNLIKE = re.compile(r"[^a-z0-9]+")
# How many wordings are made of a phrase beside its own, and how often each change is made.
_WORDINGS = 2
_SHORTENED, _INITIALS = 0.35, 0.5
_EACH_SHORTENED, _CUT, _SHORTEST = 0.7, 0.5, 5
_CAPITALS, _TITLE_CASE = 0.3, 0.6
# What a family of documents says again and again is known after so many.
_MOST = 5


class Seen(NamedTuple):
    """Words beside a value in a document or a list, and what they ask for."""

    label: str
    shape: Shape
    place: str
    marked: bool
    asks: str

    def example(self, weight: float = 1.0) -> Example:
        """As the reading sees it."""
        return Example(label_features(self.label, self.shape, self.place, marked=self.marked), self.asks, weight)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a list and what it asks for."""

    words: str
    asks: str


def phrases(languages: Iterable[str] = LANGUAGES) -> Iterator[Phrase]:
    """What the lists say: whom and what labels ask for; what is neither a name, a birth date nor a number, for nothing."""
    for language in languages:
        table = language_table(language, "labels")
        yield from _listed(table["holders"], _HOLDERS)
        yield from _listed(table["fields"], _FIELDS)
        yield from _listed(table.get("numbered", {}), _FIELDS)
        forms = table.get("number_forms", {}).get("forms", [])
        for name, nouns in table.get("numbered", {}).items():
            for place, noun in enumerate(nouns):
                yield Phrase(forms[place % len(forms)].format(noun), _FIELDS.get(name, NOTHING))
    yield from (Phrase(each, NOTHING) for each in _OTHER.read_text("utf-8").splitlines() if not each.startswith("#"))


def _listed(section: Mapping[str, Sequence[str]], asked: Mapping[str, str]) -> Iterator[Phrase]:
    for name, words in section.items():
        yield from (Phrase(each, asked.get(name, NOTHING)) for each in words)


def of_dump(dump: Path) -> Iterator[tuple[str, Seen]]:
    """The family and what was seen, for each place of a dump's documents where words may be a label of a fitting value."""
    for document in truth_documents(dump):
        known = [(_plain(each["text"]), _asked_for(each)) for each in document["entities"]]
        for text in _texts(dump / document["path"]):
            for found in unlisted_labels(text):
                value = text[found.value_start : found.value_end]
                shape = shape_of(value)
                if shape is not None:
                    label = text[found.start : found.end]
                    yield document["family"], Seen(label, shape, found.place, found.marked, _asks(value, known))


def _texts(path: Path) -> list[str]:
    try:
        with open_document(path, ScanConfig()) as document:
            return [page.text for page in document.pages() if isinstance(page, Page)]
    except errors.DocumentError:
        return []


def _asked_for(entity: Mapping[str, Any]) -> str:
    if entity["entity_type"] == "PERSON":
        return f"name/{entity['role'] or 'other'}"
    return _TYPES.get(entity["entity_type"], NOTHING)


def _asks(value: str, known: Iterable[tuple[str, str]]) -> str:
    """What the longest value of the truth is that a cell opens with, titles aside; nothing, where none is."""
    printed = _plain(value)
    forms = (printed, _TITLES.sub("", printed, count=1) if _TITLES.match(printed) else printed)
    fitting = [(len(true), asks) for true, asks in known if true and any(form.startswith(true) for form in forms)]
    return max(fitting)[1] if fitting else NOTHING


def _plain(text: str) -> str:
    return _UNLIKE.sub(" ", fold(text)).strip()


def of_documents(dumps: Iterable[Path]) -> list[tuple[Seen, float]]:
    """What was seen in some dumps, each once a family, with its weight: the root of how often, up to `_MOST`."""
    counts: Counter[tuple[str, str, Seen]] = Counter()
    first: dict[tuple[str, str, Seen], Seen] = {}
    for dump in dumps:
        for family, seen in of_dump(dump):
            key = (f"{dump.name}:{family}", fold(seen.label), seen._replace(label=""))
            counts[key] += 1
            first.setdefault(key, seen)
    return [(first[key], min(count, _MOST) ** 0.5) for key, count in counts.items()]


def of_phrases(listed: Iterable[Phrase], documents: Sequence[tuple[Seen, float]]) -> Iterator[Seen]:
    """The phrases and other wordings of them, each with a value as documents have it behind such a label."""
    beside = defaultdict(list)
    for seen, _ in documents:
        beside[seen.asks].append(seen)
    for phrase in listed:
        chance = Random(f"{phrase.words}:{phrase.asks}")
        printed = [phrase.words.capitalize(), *(reworded(phrase.words, chance) for _ in range(_WORDINGS))]
        yield from (chance.choice(beside[phrase.asks])._replace(label=each) for each in printed if beside[phrase.asks])


def reworded(phrase: str, chance: Random) -> str:
    """Another wording of a phrase: words cut or without their vowels, initials, capitals."""
    words = phrase.split(" ")
    drawn = chance.random()
    if drawn < _SHORTENED:
        words = [_shortened(word, chance) if chance.random() < _EACH_SHORTENED else word for word in words]
    elif drawn < _INITIALS and len(words) > 1:
        words = ["".join(word[0] for word in words if word[0].isalpha())]
    printed = " ".join(words)
    drawn = chance.random()
    return printed.upper() if drawn < _CAPITALS else printed.title() if drawn < _TITLE_CASE else printed.capitalize()


def _shortened(word: str, chance: Random) -> str:
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    cut = (
        word[: chance.choice((3, 4, 5))] if chance.random() < _CUT else skeleton(fold(word))[: chance.choice((2, 3, 4))]
    )
    return cut + chance.choice(("", "."))
