"""Common words and the names of diseases, out of packages: what capitals do not make a name.

Words are Faker's filler words (MIT), wonderwords' nouns, adjectives and verbs (MIT), the words of forms that phiscan
knows, and of the grammar itself; diseases are ICD-10-CM's (public domain) as simple-icd-10-cm (MIT) ships them.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import import_module, resources
from pathlib import Path

from phiscan.languages import name_words

_FILLER = {"en": "en_US", "fr": "fr_FR"}
_LISTS = ("nounlist.txt", "adjectivelist.txt", "verblist.txt")
_DISEASE = re.compile(r"<(?:desc|note)>([^<]{5,120})</")
_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}(?!\w)")
_LEAST_SEEN = 4
_LEAST_LETTERS = 4


@cache
def common_words(lang: str) -> list[str]:
    """Words in lower case, in a fixed order."""
    provider = import_module(f"faker.providers.lorem.{_FILLER[lang]}").Provider
    words = {word for word in provider.word_list if len(word) > 1}
    words |= {word for word in name_words((lang,)).not_names if len(word) >= _LEAST_LETTERS}
    words |= _of_grammar(lang)
    if lang == "en":
        assets = resources.files("wonderwords.assets")
        words |= {word for name in _LISTS for word in assets.joinpath(name).read_text("utf-8").split()}
        seen = Counter(word for text in diseases() for word in _WORD.findall(text))
        words |= {word for word, count in seen.items() if count >= _LEAST_SEEN}
    return sorted(word for word in words if word.islower() and word.isalpha())


@cache
def diseases() -> list[str]:
    """Names of diseases and notes about them, in a fixed order."""
    data = resources.files("simple_icd_10_cm").joinpath("data")
    (file,) = [path for path in data.iterdir() if path.name.endswith(".xml")]
    return sorted({text.strip() for text in _DISEASE.findall(file.read_text("utf-8"))})


def region_names(lang: str) -> list[str]:
    """The grammar's names of states."""
    return _lists_of_grammar(lang)["state"]


def _lists_of_grammar(lang: str) -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / f"words/{lang}.toml").read_text("utf-8"))


def _of_grammar(lang: str) -> set[str]:
    lists = _lists_of_grammar(lang)
    unnamed = (text for key, texts in lists.items() if key not in ("town", "known_company") for text in texts)
    return {word for text in unnamed for word in _WORD.findall(re.sub(r"\{\w+\}", "", text))}
