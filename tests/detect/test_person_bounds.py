"""PERSON: where a name ends, which of several names of a list is which, and what is written like a name and is none."""

from __future__ import annotations

import pytest

from phiscan.config import ScanConfig
from phiscan.detect import Detector
from phiscan.detect.recognizers.names import name_at
from phiscan.detect.recognizers.person_lists import listed_names
from phiscan.detect.recognizers.plain_names import plain_name
from phiscan.model import Page, Role

_BOARD = "Board of Trustees\n"
# The text, and the name it opens with: with the reason.
OPENINGS = {
    "a surname of two letters ends its sentence": ("Bao Ng. Pablo says she fell", "Bao Ng"),
    "a saint in the middle of a name does not": ("Warren St. John, MD", "Warren St. John"),
    "an initial does not": ("Ana M. Osei", "Ana M. Osei"),
    "who writes says I": ("Osei I got no answer", "Osei"),
    "a label of the same line follows": ("OSEI, ANA Unit no.: 00536", "OSEI, ANA"),
    "the second of a list is another": ("Ana Osei, Paul Diop, Léa Petit. Excused", "Ana Osei"),
    "so is one with an initial": ("Keala Levine, Laila A Tahan", "Keala Levine"),
    "so is one before the last, whatever they are called": ("Keala Levine, Ihor Polak and Moe Diop", "Keala Levine"),
    "two surnames before two given names are one person's": ("De La Cruz, Maria Elena", "De La Cruz, Maria Elena"),
    "two given names behind a surname of two words": ("Lopez Garcia, Ana M", "Lopez Garcia, Ana M"),
    "a given name that is a credential too has its initial": ("FARAH, AMA C", "FARAH, AMA C"),
    "a degree is none": ("Ana Osei, BS, RN", "Ana Osei"),
}
# Values that a label may announce and that are nobody.
NOBODY = {
    "Northern Plains Internists, PC": "a firm, by its form",
    "Osei MedLab": "a laboratory, written as one word",
    "Ana Osei. Also": "a sentence that goes on",
    "Gateway Urology": "a speciality of seven letters",
}
# The list, and who stands in it.
LISTS = {
    "credentials and brackets between": (
        "Key people: Ana Osei (chair), Paul Diop, RN, and Léa Petit.\n",
        [("Ana Osei", Role.OTHER), ("Paul Diop", Role.PRACTITIONER), ("Léa Petit", Role.OTHER)],
    ),
    "what each does, between semicolons": (
        "Also there: Ana Osei, chief executive; Paul Diop, controller.\n",
        [("Ana Osei", Role.STAFF), ("Paul Diop", Role.STAFF)],
    ),
    "a long line that breaks within a name": (
        "Members of the programme in alphabetical order: Ana Osei, Paul\nDiop, Léa Petit.\n",
        [("Ana Osei", Role.OTHER), ("Paul\nDiop", Role.OTHER), ("Léa Petit", Role.OTHER)],
    ),
    "members of a board are nobody's staff": (
        _BOARD + "Present: Ana Osei, Paul Diop.\n",
        [("Ana Osei", Role.OTHER), ("Paul Diop", Role.OTHER)],
    ),
    "towns": ("Offices: Springfield Heights, Boise River.\n", []),
    "one name is no list": ("Key person: Ana Osei.\n", []),
}
# The page, and a name that is found whole, with its role.
PAGES = {
    "a credential behind a degree": (
        "Warm regards,\nAna Osei, MS, CGC with Paul Diop, MD\n",
        "Ana Osei",
        "practitioner",
    ),
    "the initial of a known name, inverted": (
        "Patient: SALEH, AMIR\tDOB: 03/12/1951\nSALEH, AMIR F - GE233238\n",
        "SALEH, AMIR F",
        "patient",
    ),
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    """One for all rows: it is what loads slowly."""
    return Detector(ScanConfig())


@pytest.mark.parametrize("case", OPENINGS)
def test_a_name_ends_where_the_next_thing_begins(case: str) -> None:
    """A name that is cut or runs on is another person's."""
    text, opening = OPENINGS[case]
    name = name_at(text, 0, len(text), sure=True)
    assert name is not None
    assert text[name.start : name.end] == opening


@pytest.mark.parametrize(("value", "reason"), NOBODY.items())
def test_what_is_more_or_else_is_no_plain_name(value: str, reason: str) -> None:
    """Behind "Physician:" a practice may stand, behind "Excused:" a sentence."""
    assert plain_name(value, 0, len(value)) is None, reason


@pytest.mark.parametrize("case", LISTS)
def test_each_name_of_a_list_is_found(case: str) -> None:
    """A list behind a colon names as many people as it has names; a list of things names nobody."""
    text, names = LISTS[case]
    assert [(text[each.name.start : each.name.end], each.role) for each in listed_names(text)] == names


@pytest.mark.parametrize("case", PAGES)
def test_a_name_is_found_whole(detector: Detector, case: str) -> None:
    """All of a name is found, and whose it is."""
    text, name, role = PAGES[case]
    page = Page(page_number=1, width_pt=612.0, height_pt=792.0, text=text, words=())
    with detector.document() as detection:
        found = detection.detect(page)
    assert (name, role) in {(each.value.reveal(), each.role) for each in found if each.entity_type == "PERSON"}
