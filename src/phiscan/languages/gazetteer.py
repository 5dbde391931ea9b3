"""Given names of many origins, and words that are in capitals for other reasons: one evidence among others.

No list has everybody's name, so a name that is not in it may be one all the same. `python -m models.wordlists` writes
both; it says where they come from.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from phiscan.languages.folders import LANGUAGES, language_table
from phiscan.languages.folding import fold


@cache
def given_names() -> frozenset[str]:
    """Given names, folded, that are no common words, or are names in the first place ("Pierre", "Howard")."""
    first = {fold(word) for language in LANGUAGES for word in language_table(language, "names")["given_first"]}
    return (_words("given_names.txt") - common_words()) | first


@cache
def ambiguous_names() -> frozenset[str]:
    """Given names, folded, that are common words, too: "arthur" and "pierre", but "grace" and "mark" as well."""
    return _words("given_names.txt") & common_words()


@cache
def common_words() -> frozenset[str]:
    """Common words, and the words of the names of countries, folded; some are names of people too."""
    return _words("common_words.txt")


def _words(file: str) -> frozenset[str]:
    return frozenset(resources.files(__package__).joinpath(file).read_text("utf-8").split())
