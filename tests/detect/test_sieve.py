"""Patterns that are tried only where their literals stand find what they find everywhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import phiscan.detect
from phiscan.detect.recognizers import organization_words, person_prose
from phiscan.detect.recognizers.identifier_forms import FORMS
from phiscan.detect.required import plain, required
from phiscan.detect.sieve import Sieved

EVERY_CHARACTER = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))

NEEDS = {
    r"\b(?:status post|s/p)\s+\d{4}": [{b"status post ", b"s/p "}, {b" 0000"}],
    r"(?<![\w.])DEA\b": [{b"dea"}],
    r"\d{3}-\d{2}-\d{4}(?!\d)": [{b"000-00-0000"}],
    r"(?i:Ann[ée]e?) [a-z]{2,}": [{b"ann\xe9 ", b"anne ", b"annee ", b"ann\xe9e "}],
    r"colou?rs? of": [{b"color of", b"colors of", b"colour of", b"colours of"}],
    r"[A-Z]+|mother": [],
    r"(?:mother)?\w*": [],
    r".+": [],
}


def _sieved() -> dict[str, Sieved]:
    """Every pattern of the detection that is sieved, by its name."""
    found = {f"form {place} {form.entity_type}": form.pattern for place, form in enumerate(FORMS)}
    found |= {f"page {place} {form.entity_type}": form.page for place, form in enumerate(FORMS) if form.page}
    found |= {f"near {place} {form.entity_type}": form.near for place, form in enumerate(FORMS) if form.near}
    for each in pkgutil.walk_packages(phiscan.detect.__path__, "phiscan.detect."):
        values = vars(importlib.import_module(each.name)).items()
        found |= {f"{each.name}.{name}": value for name, value in values if isinstance(value, Sieved)}
    made = (organization_words.known_pattern, organization_words.tail_pattern, person_prose._credential_before_pattern)
    return found | {each.__name__: each() for each in made}


SIEVED = _sieved()


@pytest.mark.parametrize(("pattern", "needs"), NEEDS.items())
def test_what_a_pattern_needs_is_told_from_it(pattern: str, needs: list[set[bytes]]):
    """Of each set one literal must be in a text: parts that may be missing or many things are in none."""
    assert [set(literals) for literals in required(re.compile(pattern, re.IGNORECASE))] == needs


@pytest.mark.parametrize("name", sorted(SIEVED))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_no_text_that_a_pattern_matches_is_passed_over(name: str, data: st.DataObject):
    """Whatever a pattern can match, its sieve lets through, and finds the same in it."""
    sieved = SIEVED[name]
    text = data.draw(st.from_regex(sieved.pattern))
    assert sieved.may_match(text)
    assert [match.span() for match in sieved.finditer(text)] == [m.span() for m in sieved.pattern.finditer(text)]


def test_a_text_without_the_literals_is_passed_over():
    """A page that speaks of nothing surgical is not searched for it."""
    assert not Sieved(r"\b(?:underwent|status post) \w+").may_match("INR 2.4\nNext test: 01/02/2017")


@pytest.mark.parametrize("character", [each for each in map(chr, range(256)) if each.isalpha()])
def test_characters_that_equal_each_other_when_case_does_not_count_are_alike(character: str):
    """The dotless i of Turkish, the long s and the sign of ohm's kind are found by patterns, so they are by literals."""
    alike = re.findall(re.escape(character), EVERY_CHARACTER, re.IGNORECASE)
    assert {plain(each) for each in alike} == {plain(character)}


def test_all_digits_are_alike_and_so_is_all_space():
    """A figure of any script is a figure for patterns."""
    assert {plain(each) for each in re.findall(r"\d", EVERY_CHARACTER)} == {b"0"}
    assert {plain(each) for each in re.findall(r"\s", EVERY_CHARACTER)} == {b" "}
