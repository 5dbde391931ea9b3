"""Third-party texts with labels, as truth: three sets that the model was not trained on; docs/accuracy.md says what was seen.

The sets lie outside of the project (`--corpora FOLDER`, with `en_presidio_research.jsonl`, `en_asq_phi.jsonl` and
`fr_eds_pseudo.jsonl`), a JSON object a line: `text`, and `spans` (start, end, label) or `values` (text, label). Each
text counts as a document of one page. Labels are told in phiscan's entity types; those that mean nothing here are left
out ("TITLE"), and so are texts of types that the set labels by other rules than ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.records import Record, finding_record
from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.model import Page

# Between two spans that are parts of one value: "DUPONT" and "Marie", the street and the town.
_JOINT = re.compile(r"[ ,\n]{1,3}(?:- )?")


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set: its file, its language, what its labels are here, and which neighbours make one value."""

    name: str
    lang: str
    labels: Mapping[str, str]
    joined: frozenset[str] = frozenset()


SETS = (
    LabelledSet(
        "en_presidio_research",
        "en",
        {
            "PERSON": "PERSON", "STREET_ADDRESS": "STREET_ADDRESS", "DATE_TIME": "DATE_TIME", "CREDIT_CARD": "CREDIT_CARD",
            "US_SSN": "US_SSN", "US_DRIVER_LICENSE": "US_DRIVER_LICENSE", "EMAIL_ADDRESS": "EMAIL_ADDRESS",
            "PHONE_NUMBER": "PHONE_NUMBER", "IBAN_CODE": "IBAN_CODE", "IP_ADDRESS": "IP_ADDRESS", "DOMAIN_NAME": "URL",
        },
    ),
    LabelledSet(
        "en_asq_phi",
        "en",
        {
            "NAME": "PERSON", "DATE": "DATE_TIME", "PHONE_NUMBER": "PHONE_NUMBER", "EMAIL_ADDRESS": "EMAIL_ADDRESS",
            "SOCIAL_SECURITY_NUMBER": "US_SSN", "MEDICAL_RECORD_NUMBER": "MEDICAL_RECORD_NUMBER",
            "HEALTH_PLAN_BENEFICIARY_NUMBER": "HEALTH_PLAN_ID", "IP_ADDRESS": "IP_ADDRESS",
        },
    ),
    LabelledSet(
        "fr_eds_pseudo",
        "fr",
        {
            "NOM": "PERSON", "PRENOM": "PERSON", "DATE": "DATE_TIME", "DATE_NAISSANCE": "DATE_OF_BIRTH", "TEL": "PHONE_NUMBER",
            "MAIL": "EMAIL_ADDRESS", "SECU": "FR_NIR", "IPP": "MEDICAL_RECORD_NUMBER", "NDA": "ACCOUNT_NUMBER",
            "ADRESSE": "STREET_ADDRESS", "ZIP": "STREET_ADDRESS", "VILLE": "STREET_ADDRESS", "HOPITAL": "HEALTHCARE_ORGANIZATION",
        },
        joined=frozenset({"PERSON", "STREET_ADDRESS"}),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One text of a set and what it holds."""

    path: str
    text: str
    truth: tuple[Record, ...]


def read_set(folder: Path, labelled: LabelledSet) -> list[LabelledText]:
    """The texts of a set, in the file's order."""
    lines = (folder / f"{labelled.name}.jsonl").read_text("utf-8").splitlines()
    return [_labelled_text(labelled, number, json.loads(line)) for number, line in enumerate(lines)]


def find(texts: Sequence[LabelledText], config: ScanConfig) -> Iterator[Record]:
    """What phiscan finds in each text, alone on a page."""
    detector = Detector(config)
    for each in texts:
        with detector.document() as detection:
            for finding in detection.detect(Page(1, 612.0, 792.0, each.text, ())):
                yield finding_record(each.path, finding)


def _labelled_text(labelled: LabelledSet, number: int, line: Mapping[str, Any]) -> LabelledText:
    path, text = f"{labelled.name}:{number}", line["text"]
    if "values" in line:
        values = [(labelled.labels.get(each["label"]), each["text"]) for each in line["values"]]
    else:
        values = [(entity_type, text[start:end]) for entity_type, start, end in _spans(labelled, text, line["spans"])]
    truth = tuple(Record(path, 1, entity_type, value) for entity_type, value in values if entity_type)
    return LabelledText(path, text, truth)


def _spans(labelled: LabelledSet, text: str, spans: Sequence[Mapping[str, Any]]) -> list[tuple[str, int, int]]:
    """The spans by place, told in our types, parts of one value joined."""
    joined: list[tuple[str, int, int]] = []
    for span in sorted(spans, key=lambda each: (each["start"], each["end"])):
        entity_type = labelled.labels.get(span["label"])
        if entity_type is None:
            continue
        if entity_type in labelled.joined and joined and joined[-1][0] == entity_type:
            kind, start, end = joined[-1]
            if _JOINT.fullmatch(text, end, span["start"]):
                joined[-1] = (kind, start, span["end"])
                continue
        joined.append((entity_type, span["start"], span["end"]))
    return joined
