"""Whole small documents of many kinds, US and French, all invented: every name is found, with the role of who bears it.

In the file a name stands in braces with its role; two blanks part cells, as tabs do in a reading text.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.model import Finding, Page
from phiscan.people import Breaks, attribute, place_of_page

_MARKED = re.compile(r"\{([^{}|]*)\|(\w+)\}")
_FILE = Path(__file__).with_name("documents_about_people.txt")
DOCUMENTS = dict(part.split("\n", 1) for part in _FILE.read_text("utf-8").split("### ")[1:])


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(ScanConfig())


def _people(detector: Detector, text: str) -> list[Finding]:
    page = Page(1, 612.0, 792.0, text, ())
    with detector.document() as detection:
        found = detection.detect(page)
    return [each for each in attribute(found, {place_of_page(page): Breaks.of(text)}) if each.entity_type == "PERSON"]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_name_is_found_in_its_role(detector: Detector, kind: str) -> None:
    """Who is the patient, who treats, who works there, who belongs to the family; and nobody else."""
    marked = DOCUMENTS[kind].replace("  ", "\t")
    text = _MARKED.sub(r"\1", marked)
    wanted, shift = [], 0
    for match in _MARKED.finditer(marked):
        start = match.start() - shift
        wanted.append((start, start + len(match[1]), match[2]))
        shift += len(match[0]) - len(match[1])
    people = _people(detector, text)
    missed = [
        text[start:end]
        for start, end, role in wanted
        if not any(each.span.start < end and start < each.span.end and each.role == role for each in people)
    ]
    false = [
        text[each.span.start : each.span.end]
        for each in people
        if not any(each.span.start < end and start < each.span.end for start, end, _ in wanted)
    ]
    assert (missed, false) == ([], [])
