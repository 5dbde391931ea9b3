"""Phrases of words, and the longest of them at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from phiscan.languages.folding import fold

# A word, folded, and where it stands.
Token = tuple[str, int, int]
# What may follow each word; at the end of a phrase, what it stands for.
Trie = dict[str, Any]

# "D.O.B." and "F.I.N.E.S.S." are one word each.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[^\W_º]+(?:['’][sS]\b)?|[#°º]")
# "LastName" and "PtID", as exported columns are headed, are two words.
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
# What may stand between the words of one phrase: never a tab or a line end, those part cells.
_WITHIN = re.compile(r"(?:[ .'()\-,·]{0,3}|_)\Z")
_END = ""
# Letters that open a number are so few.
_PREFIX = 4


def tokens_of(text: str, whole: Container[str] = frozenset()) -> list[Token]:
    """The words of a text, without points and possessives: "Pt.'s D.O.B." are "pt" and "dob".

    "PtID" is "pt" and "id"; words of `whole`, folded, are not parted ("RxGrp").
    """
    found = []
    for match in _TOKEN.finditer(text):
        printed, start = match.group(), match.start()
        for part in [printed] if _is_plain(printed) or fold(printed) in whole else _CAMEL.split(printed):
            word = fold(part).replace(".", "")
            found.append((word[:-2] if word.endswith("'s") else word, start, start + len(part)))
            start += len(part)
    return found


def _is_plain(printed: str) -> bool:
    return printed.islower() or printed.isupper() or printed.istitle()


def insert(trie: Trie, phrase: str, name: str) -> None:
    """Has a phrase stand for `name`, unless it stands for something already."""
    for token, _, _ in tokens_of(phrase):
        trie = trie.setdefault(token, {})
    trie.setdefault(_END, name)


def phrases_for(trie: Trie, name: str, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of each phrase that stands for `name`, folded."""
    for word, inner in trie.items():
        if word == _END:
            if inner == name:
                yield words
        else:
            yield from phrases_for(inner, name, (*words, word))


def words_of(trie: Trie) -> frozenset[str]:
    """The words of all phrases, folded."""
    inner = [(word, words_of(rest)) for word, rest in trie.items() if word != _END]
    return frozenset(word for word, _ in inner).union(*(words for _, words in inner))


def longest(trie: Trie, text: str, tokens: list[Token], index: int) -> tuple[str, int] | None:
    """What the longest phrase at a token stands for, and the index of the token behind it."""
    best: tuple[str, int] | None = None
    at = index
    while at < len(tokens) and tokens[at][0] in trie:
        if at > index and not _within_phrase(text, tokens[at - 1], tokens[at]):
            break
        trie = trie[tokens[at][0]]
        at += 1
        if _END in trie and not _goes_into_a_number(text, tokens[at - 1]):
            best = (trie[_END], at)
    return best


def joined(text: str, tokens: list[Token], index: int) -> bool:
    """Whether the token at `index` may belong to the same phrase as the one before it."""
    return index < len(tokens) and _WITHIN.match(text[tokens[index - 1][2] : tokens[index][1]]) is not None


def _goes_into_a_number(text: str, token: Token) -> bool:
    """Whether a short word opens the number behind the label: "Serial number SN-XF7748"."""
    word, _, stop = token
    return len(word) <= _PREFIX and text[stop : stop + 1] == "-" and text[stop + 1 : stop + 2].isalnum()


def _within_phrase(text: str, before: Token, token: Token) -> bool:
    """Blanks and points join the words of a phrase; a slash joins letters only ("S/N"), it parts words ("DOB/Sex")."""
    between = text[before[2] : token[1]]
    return _WITHIN.match(between) is not None or (between.strip(" ") == "/" and len(before[0]) == len(token[0]) == 1)
