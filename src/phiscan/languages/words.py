"""Word lists about names: titles, credentials, words that are no names. All compared folded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from phiscan.languages.folders import LANGUAGES, language_table
from phiscan.languages.folding import fold


@dataclass(frozen=True, slots=True)
class NameWords:
    """What stands around names and what is mistaken for one; the words of all languages together."""

    titles_practitioner: frozenset[str]
    titles_person: frozenset[str]
    credentials: frozenset[str]
    credentials_staff: frozenset[str]
    called_staff: frozenset[str]
    credentials_other: frozenset[str]
    suffixes: frozenset[str]
    relatives: frozenset[str]
    months: frozenset[str]
    organizations: frozenset[str]
    not_names: frozenset[str]
    names_too: frozenset[str]
    log_words: frozenset[str]
    dependents: frozenset[str]

    def is_of_forms(self, word: str) -> bool:
        """Whether a folded word is one of forms or of organisations."""
        return word in self.not_names or word in self.organizations

    def is_of_forms_only(self, word: str) -> bool:
        """Whether a folded word is one of forms or organisations, and of the latter no name of people too."""
        return word in self.not_names or (word in self.organizations and word not in self.names_too)


@cache
def name_words(languages: tuple[str, ...] = LANGUAGES) -> NameWords:
    """The name words of these languages, loaded once a process."""
    tables = [language_table(language, "names") for language in languages]
    words = {
        field: frozenset(fold(word) for table in tables for word in _listed(table[field]))
        for field in NameWords.__dataclass_fields__
    }
    # What somebody does is no name, whatever it is called.
    jobs = {fold(job) for table in tables for job in (*table["jobs_practitioner"], *table["jobs_staff"])}
    words["not_names"] |= {job for job in jobs if " " not in job} - words["names_too"]
    return NameWords(**words)


# Of words that stand around names, those that say who is named.
_KINDS = tuple(
    "acts call children closings company credentials credentials_before credentials_other credentials_staff departments dependents "
    "greeting headers jobs_practitioner jobs_staff log_words months organizations outsiders people possessives ranks_other "
    "ranks_practitioner ranks_staff relative_adjectives relatives things titles_person titles_practitioner undersigned".split()
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def kinds_of_words(languages: tuple[str, ...] = LANGUAGES) -> Mapping[str, tuple[str, ...]]:
    """Folded words to the lists they stand on, of a phrase the last word ("... of phrases"); words of forms by their subject."""
    kinds: dict[str, set[str]] = {}
    for language in languages:
        table = language_table(language, "names")
        for kind in _KINDS:
            for phrase in _listed(table.get(kind, [])):
                words = _WORD.findall(fold(phrase))
                if words:
                    kinds.setdefault(words[-1], set()).add(kind if len(words) == 1 else f"{kind} of phrases")
        for subject, listed in table["not_names"].items():
            for word in listed:
                kinds.setdefault(fold(word), set()).add(subject)
    return {word: tuple(sorted(told)) for word, told in kinds.items()}


def _listed(words: list[str] | Mapping[str, list[str]]) -> Iterator[str]:
    """The words of a list, or of all groups of a table."""
    return chain.from_iterable(words.values()) if isinstance(words, Mapping) else iter(words)


@cache
def month_numbers(languages: tuple[str, ...] = LANGUAGES) -> Mapping[str, int]:
    """The names of the months and their short forms, folded, each with its number from 1."""
    return {
        fold(word): number
        for language in languages
        for number, words in enumerate(language_table(language, "language")["months"], 1)
        for word in words.split()
    }


@cache
def date_joiners(languages: tuple[str, ...] = LANGUAGES) -> tuple[str, ...]:
    """What may stand between day, month and year: "12th of March", "12 de marzo de 1951"."""
    return tuple(sorted({word for each in languages for word in language_table(each, "language")["joiners"].split()}))


@cache
def printed_words(*sections: str, languages: tuple[str, ...] = LANGUAGES) -> tuple[str, ...]:
    """The words of some sections as they are printed, with their accents, longest first: to make patterns of."""
    printed = {
        word for language in languages for section in sections for word in language_table(language, "names")[section]
    }
    return tuple(sorted(printed, key=lambda word: (-len(word), word)))
