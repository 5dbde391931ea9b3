"""Words around a contact that say whose it is; all languages together, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from phiscan.languages.folders import LANGUAGES, language_table


@dataclass(frozen=True, slots=True)
class ContactWords:
    """`home` before where the patient lives, `yours` around the reader's, `ours` before the sender's."""

    home: re.Pattern[str]
    yours: re.Pattern[str]
    ours: re.Pattern[str]


@cache
def contact_words(languages: tuple[str, ...] = LANGUAGES) -> ContactWords:
    """The contact words of these languages, loaded once a process."""
    tables = [language_table(language, "contacts") for language in languages]
    return ContactWords(
        **{
            field: _any_of(
                sorted({word for table in tables for word in table[field]}, key=lambda each: (-len(each), each))
            )
            for field in ContactWords.__dataclass_fields__
        }
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Any of the words, whole, with a line end where a blank may be."""
    spaced = "|".join(r"\s".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)
