"""The word lists keep the order in which a reader finds a word, and say nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest

from phiscan.languages import LANGUAGES, fold, language_table
from phiscan.languages.phrases import tokens_of

# In the order of the year.
IN_THEIR_OWN_ORDER = {"months"}


def lists_in(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each list of words of a language's file, with its key."""
    for key, words in table.items():
        name = f"{path}.{key}" if path else key
        if isinstance(words, Mapping):
            yield from lists_in(words, name)
        elif key not in IN_THEIR_OWN_ORDER:
            yield name, words


def words_of(phrase: str) -> tuple[str, ...]:
    """A label phrase as it is compared: "Pt.'s" as "pt"."""
    return tuple(token for token, _, _ in tokens_of(phrase))


def twice(phrases: list[str]) -> dict[tuple[str, ...], list[str]]:
    """The phrases that read alike, by how they read."""
    read = Counter(map(words_of, phrases))
    return {words: [each for each in phrases if words_of(each) == words] for words, times in read.items() if times > 1}


@pytest.mark.parametrize(
    ("language", "file"),
    [
        *((each, file) for each in LANGUAGES for file in ("labels", "names")),
        ("en", "organizations"),
        ("fr", "organizations"),
    ],
)
def test_each_list_is_in_alphabetical_order_and_has_no_word_twice(language: str, file: str) -> None:
    """A new word has one place in its list, and a word that is there already is seen: accents and case do not count."""
    misplaced = {
        key: f"{after!r} does not come behind {before!r}"
        for key, words in lists_in(language_table(language, file))
        for before, after in pairwise(words)
        if (fold(before), before) >= (fold(after), after)
    }
    assert misplaced == {}


@pytest.mark.parametrize("section", ["holders", "fields", "numbered"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_phrase_is_listed_twice(language: str, section: str) -> None:
    """One that reads like another ("Pt." like "pt", "patient's" like "patient") would have no effect."""
    lists = language_table(language, "labels").get(section, {})
    assert twice([phrase for phrases in lists.values() for phrase in phrases]) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_field_lists_what_the_forms_of_numbers_make(language: str) -> None:
    """With "order" in `[numbered]`, "order no." needs no place under `[fields]`."""
    table = language_table(language, "labels")
    forms = table.get("number_forms", {}).get("forms", [])
    before: set[tuple[str, ...]] = set()
    for field, nouns in table.get("numbered", {}).items():
        made = {words_of(form.format(noun)) for noun in nouns for form in forms} - before
        before |= made
        assert [each for each in table["fields"].get(field, []) if words_of(each) in made] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_is_no_name_stands_in_one_group(language: str) -> None:
    """It is in the group of its subject and in no other; what a single word says that somebody does is a job alone."""
    table = language_table(language, "names")
    jobs = {fold(job) for job in (*table["jobs_practitioner"], *table["jobs_staff"])}
    jobs -= {fold(word) for word in table["names_too"]}
    groups = Counter(fold(word) for words in table["not_names"].values() for word in words)
    assert [word for word, times in groups.items() if times > 1 or word in jobs] == []
