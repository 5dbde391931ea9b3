"""The names of organisations about a word that makes them one: "Mercy Ridge Hospital", "Centre hospitalier de Vannes".

In English that word ends the name, in French it opens it (a few close it: "Harmonie Mutuelle").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phiscan.detect.recognizers.casing import folded
from phiscan.detect.recognizers.organization_words import first_words, head_pattern, organization_words, tail_pattern
from phiscan.detect.recognizers.word_index import matches_at
from phiscan.languages import fold, name_words

_LETTERS = re.compile(r"[^\W\d_]+")
_LEFT_WORD = re.compile(r"[^\s,;:()|•·–—\"]+ \Z")
_RIGHT_WORD = re.compile(r" (?P<word>[^\s,;:()|•·–—\"/]+)")
_LEGAL = re.compile(
    r",? (?:LLC|L\.L\.C\.|PLLC|Inc\.?|INC\.?|LLP|P\.?C\.?|P\.?A\.?|Ltd\.?|Corp\.?|SELARL|SELAS|SAS|SARL)(?![\w])"
)
_OF_PLACE = re.compile(r" (?:of|at|OF|AT) (?:the |THE )?(?P<name>[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’-]+))?)")
_OPENS = re.compile(
    r"(?:\A|[\n\t:;(|•·–—-] ?|\b(?:at|to|by|from|with|call|contact|cc|via|through|visit) )\Z", re.IGNORECASE
)
_CLOSES = re.compile(r" ?(?:#\d|\Z|[\n\t,;.()|•·–—-])| (?=[a-z])")
# "à la clinique Val d'Ouest": a name behind an article.
_ARTICLE = re.compile(r"\b(?:la|le|au|du|l['’]|d['’]|notre)[ ]?\Z", re.IGNORECASE)
# "Chef de Clinique", "Réunion Clinique": no name begins behind a noun.
_QUALIFIED = re.compile(r"(?:\b(?:de|d['’]|en)|[^\W\d_]{4,})[ ]?\Z", re.IGNORECASE)
_AND = frozenset({"&", "and", "of", "the", "for", "et", "de"})
_SMALL = frozenset({"d", "l", "de", "du", "des", "et", "and", "of"})
_MOST_WORDS = 6
_LISTED_WORDS = 2
_NUMBER_NEXT = re.compile(r":\s?[+(\d]")
_DISCIPLINES = ("logie", "iatrie", "graphie", "therapie", "pedie", "scopie")
_LEAST_DISCIPLINE = 6
_ONE_WORD = re.compile(r"(?:\A|[\n\t])[^\W\d_]{4,} \Z")
_PARTICLE_NEXT = re.compile(r" (?:d[eu]s?|de la|Saint|Sainte|St|Ste|Notre) [^\W\d_a-zà-ÿ]")
_LONGEST_TAILED = 44
_TAILED = re.compile(
    r"(?:\A|[\n\t]|: ?)(?P<name>[^\W\d_a-zà-ÿ][\w'’-]+(?: (?:d[eu]s?|la|les?|et|&|[^\W\d_a-zà-ÿ][\w'’-]*)){0,4}) \Z"
)
_CELL_END = re.compile(r"[ .]*(?:[\t\n,]|\Z)")


def headings(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the words of `heads` stand, the longest at each place."""
    for match in matches_at(head_pattern(language), folded(text), first_words(language)):
        yield match.span()


def tails(text: str) -> Iterator[tuple[int, int]]:
    """Where French words stand that close a name ("Prévoyance Armorique Mutuelle")."""
    for match in tail_pattern().finditer(text):
        yield match.span()


def french_tail(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name that such a word closes: all of its cell, or of the value of a label."""
    before = _TAILED.search(text, max(0, start - _LONGEST_TAILED), start)
    if before is None or not _CELL_END.match(text, end):
        return None
    words = [fold(word) for word in _LETTERS.findall(before["name"])]
    named = [
        word for word in words if word not in organization_words("fr", "inner") | organization_words("fr", "generic")
    ]
    return (before.start("name"), end) if named and not set(named) & name_words().not_names else None


def english_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Capitalised words up to the head, the closing words and the place behind it."""
    if not _capital(text[start]):
        return None
    left = _leftwards(text, start)
    right = _closing(text, end)
    place = _OF_PLACE.match(text, right)
    named = left < start and not all_generic(text[left:right])
    if place and fold(place["name"].split(" ")[0]) not in organization_words("en", "generic"):
        right, named = place.end(), True
    legal = _LEGAL.match(text, right)
    if (
        right == end
        and legal is None
        and fold(text[start:end]) in organization_words("en", "weak")
        and not _alone(text, left, right)
    ):
        return None
    right = legal.end() if legal else right
    return (left, right) if named and (text[right : right + 1] != ":" or _NUMBER_NEXT.match(text, right)) else None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name is all of its cell or clause, or stands behind a preposition."""
    if not _CLOSES.match(text, end):
        return False
    listed = text[max(0, start - 2) : start] == ", " and text.count(" ", start, end) >= _LISTED_WORDS
    return listed or _OPENS.search(text, max(0, start - 12), start) is not None


def _leftwards(text: str, start: int) -> int:
    """Where the capitalised words before `start` begin, without words that open a sentence."""
    left = start
    at = start
    for _ in range(_MOST_WORDS):
        match = _LEFT_WORD.search(text, max(0, at - 30), at)
        if match is None:
            break
        word = match.group()[:-1]
        if word.lower() in _AND:
            at = match.start()
            continue
        if not _capital(word[0]) or (word[-1] in ".!?" and len(word) > 3):
            break
        folded = fold(word).strip(".")
        if folded in organization_words("en", "openings"):
            break
        if folded in name_words().titles_practitioner:
            # "Dr. Ana Ruiz of Family Medicine": who it is ends before "of".
            of = text.rfind(" of ", at, start)
            return of + len(" of ") if of >= 0 else start
        at = left = match.start()
    return left


def _closing(text: str, end: int) -> int:
    at = end
    for _ in range(_MOST_WORDS):
        match = _RIGHT_WORD.match(text, at)
        if match is None:
            break
        word = match["word"]
        if word in ("&", "and", "AND"):
            at = match.end()
            continue
        folded = fold(word).rstrip(".")
        if (
            folded == "of"
            or not _capital(word[0])
            or folded not in organization_words("en", "closing") | organization_words("en", "heads")
        ):
            break
        at = end = match.end()
    return end


def french_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """From the head, over words of kind in any case, to the capitalised words of the name."""
    if not _may_open(text, start, end):
        return None
    named = _french_end(text, end)
    if named is None or text[named : named + 2].strip() == ":":
        return None
    return start, named


def _may_open(text: str, start: int, end: int) -> bool:
    """Whether a French head may open a name here: capitalised, or behind an article; a weak one not behind a noun."""
    if not _capital(text[start]) and not (
        _ARTICLE.search(text, max(0, start - 10), start) and text[end + 1 : end + 2].isupper()
    ):
        return False
    return (
        fold(text[start:end]) not in organization_words("fr", "weak")
        or _opens_value(text, start, end)
        or not _QUALIFIED.search(text, max(0, start - 20), start)
    )


def _french_end(text: str, end: int) -> int | None:
    """Where the capitalised words behind a French head end; None when there are none."""
    inner, generic = organization_words("fr", "inner"), organization_words("fr", "generic")
    at = end
    named: int | None = None
    for _ in range(_MOST_WORDS + 2):
        match = _RIGHT_WORD.match(text, at)
        if match is None:
            break
        word = match["word"]
        folded = fold(word).strip(".")
        elided = folded[:2] in ("l'", "d'")
        stem = folded[2:] if elided else folded
        if stem in inner or folded in inner or _is_discipline(stem):
            at = match.end()
            continue
        if not _capital(word[2 if elided else 0 :][:1] or "x") or stem in generic:
            break
        at = named = match.end()
        if word[-1] == ".":
            return match.end() - 1
    return named


def _opens_value(text: str, start: int, end: int) -> bool:
    """Behind one word that opens a line, a name with a particle: "Arrivée Clinique des Trois-Rivières"."""
    return _ONE_WORD.search(text, max(0, start - 20), start) is not None and _PARTICLE_NEXT.match(text, end) is not None


def _is_discipline(word: str) -> bool:
    """Néphrologie, gériatrie, orthopédie: what a practice does."""
    return word.endswith(_DISCIPLINES) and len(word) > _LEAST_DISCIPLINE


def _capital(word: str) -> bool:
    return word[:1].isupper()


def all_generic(name: str) -> bool:
    generic = organization_words("en", "generic") | organization_words("fr", "generic")
    return all(
        fold(word).strip(".,'’") in generic or word in ("&", "-") or fold(word) in _SMALL
        for word in re.split(r"[\s/-]+|(?<=\b[dlDL])['’]", name)
    )
