"""HEALTHCARE_ORGANIZATION: laboratories, hospitals, practices, pharmacies, insurers, by name.

A name is labelled ("Pharmacy: ..."), well known, or a run of capitalised words about a word that makes it one: at its
end in English ("Mercy Ridge Hospital"), at its beginning in French ("Centre hospitalier de Vannes"). "Hospital course",
"your pharmacy" and "le laboratoire" name nobody. A name stands on one line, within one cell.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.casing import lower
from phiscan.languages import fold, name_words, printed_words
from phiscan.model import Basis

_LABEL_SCORE = 0.85
_PATTERN_SCORE = 0.8
_KNOWN_SCORE = 0.85
# Labels whose value is an organisation of the kind; "Location", "Account", "Employer" may be anything.
_LABELS = frozenset(
    fold(word)
    for word in (
        "facility,facility name,hospital,hospital name,clinic,clinic name,practice,practice name,laboratory,lab,lab name,"
        "performing lab,performing laboratory,pharmacy,pharmacy name,insurance,insurance name,insurance company,payer,payer name,"
        "payor,health plan,plan name,carrier,monitoring service,service facility,"
        "laboratoire,hôpital,clinique,établissement,centre hospitalier,pharmacie,mutuelle,organisme complémentaire,complémentaire,"
        "caisse,caisse gestionnaire,organisme de rattachement,centre de gestion,cabinet"
    ).split(",")
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LEFT_WORD = re.compile(r"[^\s,;:()|•·–—\"]+ \Z")
_RIGHT_WORD = re.compile(r" (?P<word>[^\s,;:()|•·–—\"/]+)")
_LEGAL = re.compile(
    r",? (?:LLC|L\.L\.C\.|PLLC|Inc\.?|INC\.?|LLP|P\.?C\.?|P\.?A\.?|Ltd\.?|Corp\.?|SELARL|SELAS|SAS|SARL)(?![\w])"
)
_OF_PLACE = re.compile(r" (?:of|at) (?:the )?(?P<name>[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’-]+))?)")
_VALUE = re.compile(r"[A-ZÀ-Þ][^\n\t:;,(|•\d]{2,58}[^\s:;,(|•.\d–—-]")
_LETTERHEAD = re.compile(
    r"(?:^|(?<=[\n\t]))(?P<name>[^\W\d_a-zà-ÿ][^\n\t:;|\d]{3,58}[^\s:;|])(?=\n(?:\d{1,5}[A-Za-z]?,? |P\.? ?O\.? Box )[^\n\t]{3,60})"
)
_CREDENTIAL = re.compile(r", ?(?:M\.?D|D\.?O|R\.?N|NP|PA)\b|[ .]*:")
_OPENS = re.compile(
    r"(?:\A|[\n\t:;(|•·–—-] ?|\b(?:at|to|by|from|with|call|contact|cc|via|through|visit) )\Z", re.IGNORECASE
)
_CLOSES = re.compile(r" ?(?:\Z|[\n\t,;.()|•·–—-])| (?=[a-z])")
# "à la clinique Val d'Ouest": a name behind an article.
_ARTICLE = re.compile(r"\b(?:la|le|au|du|l['’]|d['’]|notre)[ ]?\Z", re.IGNORECASE)
# "Chef de Clinique", "Réunion Clinique": no name begins behind a noun.
_QUALIFIED = re.compile(r"(?:\b(?:de|d['’]|en)|[^\W\d_]{4,})[ ]?\Z", re.IGNORECASE)
_AND = frozenset({"&", "and", "of", "the", "for", "et", "de"})
_MOST_WORDS = 6
_FEWEST_LETTERS = 2


class OrganizationRecognizer(Recognizer):
    """Names of healthcare organisations, English and French."""

    ENTITIES = ("HEALTHCARE_ORGANIZATION",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The names in `text`; of overlapping ones the first and longest."""
        found = [*self._known(text), *self._headed(text), *self._labelled(text), *self._letterheads(text)]
        end = 0
        for each in sorted(found, key=lambda result: (result.start, -result.end)):
            if each.start >= end:
                end = each.end
                yield each

    def _organization(self, span: tuple[int, int], basis: Basis, score: float) -> RecognizerResult:
        return self.result("HEALTHCARE_ORGANIZATION", *span, basis=basis, score=score)

    def _known(self, text: str) -> Iterator[RecognizerResult]:
        for match in _known_pattern().finditer(text):
            if not match.start() or not (text[match.start() - 1].isalnum() or text[match.start() - 1] in "@./-'’"):
                yield self._organization(match.span(), Basis.PATTERN, _KNOWN_SCORE)

    def _headed(self, text: str) -> Iterator[RecognizerResult]:
        for language, name in (("en", _english_name), ("fr", _french_name)):
            at = 0
            for start, end in _headings(text, language):
                if start >= at and (span := name(text, start, end)):
                    at = span[1]
                    yield self._organization(span, Basis.PATTERN, _PATTERN_SCORE)

    def _labelled(self, text: str) -> Iterator[RecognizerResult]:
        for field in read_fields(text):
            if field.label.holder == "organization" and field.name == "name" and _asks_for_one(text, field):
                match = _VALUE.match(text, field.start, field.end)
                if match and not _no_name(text, match) and not _all_generic(match.group()):
                    yield self._organization(match.span(), Basis.LABEL, _LABEL_SCORE)

    def _letterheads(self, text: str) -> Iterator[RecognizerResult]:
        """A line with a word of organisations, right above an address: "Anchor Heart Group<line end>12 Main Street"."""
        for match in _LETTERHEAD.finditer(text):
            words = [fold(word.strip(".,")) for word in match.group("name").split()]
            if (
                len(words) >= _FEWEST_LETTERS
                and not set(words) <= _words("en", "generic")
                and (set(words) & (name_words().organizations - _words("en", "openings")))
            ):
                yield self._organization(match.span("name"), Basis.PATTERN, _PATTERN_SCORE)


def _headings(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the words of `heads` stand, the longest at each place."""
    lowered = lower(text)
    first, pattern = _first_words(language), _head_pattern(language)
    at = 0
    for word in _LETTERS.finditer(lowered):
        found = word.group()
        if word.start() >= at and (found if found.isascii() else fold(found)) in first:
            match = pattern.match(lowered, word.start())
            if match:
                at = match.end()
                yield match.span()


def _asks_for_one(text: str, field: Field) -> bool:
    return field.label.marked and fold(text[field.label.start : field.label.end]).strip(" .:") in _LABELS


def _no_name(text: str, match: re.Match[str]) -> bool:
    """Whether a value is a practitioner's name ("Jane Doe MD"), another label, or a row of crosses."""
    last = match.group().rpartition(" ")[2]
    if len(set(match.group().lower())) <= _FEWEST_LETTERS:
        return True
    return last in printed_words("credentials", "credentials_staff") or _CREDENTIAL.match(text, match.end()) is not None


def _english_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Capitalised words up to the head, the closing words and the place behind it."""
    if not _capital(text[start]):
        return None
    left = _leftwards(text, start)
    right = _closing(text, end)
    place = _OF_PLACE.match(text, right)
    named = left < start and not _all_generic(text[left:right])
    if place and fold(place["name"].split(" ")[0]) not in _words("en", "generic"):
        right, named = place.end(), True
    legal = _LEGAL.match(text, right)
    if (
        right == end
        and legal is None
        and fold(text[start:end]) in _words("en", "weak")
        and not _alone(text, left, right)
    ):
        return None
    right = legal.end() if legal else right
    return (left, right) if named and text[right : right + 1] != ":" else None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name is all of its cell or clause, or stands behind a preposition."""
    return _OPENS.search(text, max(0, start - 12), start) is not None and _CLOSES.match(text, end) is not None


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
        if fold(word).strip(".") in _words("en", "openings"):
            break
        at = left = match.start()
    return left


def _closing(text: str, end: int) -> int:
    at = end
    for _ in range(_MOST_WORDS):
        match = _RIGHT_WORD.match(text, at)
        if match is None:
            break
        word = match["word"]
        if word in ("&", "and"):
            at = match.end()
            continue
        folded = fold(word).rstrip(".")
        if not _capital(word[0]) or folded not in _words("en", "closing") | _heads("en"):
            break
        at = end = match.end()
    return end


def _french_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """From the head, over words of kind in any case, to the capitalised words of the name."""
    if not _capital(text[start]) and not (
        _ARTICLE.search(text, max(0, start - 10), start) and text[end + 1 : end + 2].isupper()
    ):
        return None
    if fold(text[start:end]) in _words("fr", "weak") and _QUALIFIED.search(text, max(0, start - 20), start):
        return None
    at = end
    named: int | None = None
    for _ in range(_MOST_WORDS + 2):
        match = _RIGHT_WORD.match(text, at)
        if match is None:
            break
        word = match["word"]
        folded = fold(word).strip(".")
        stem = folded[2:] if folded[:2] in ("l'", "d'") else folded
        if stem in _words("fr", "inner") or folded in _words("fr", "inner"):
            at = match.end()
            continue
        if not _capital(word[2 if folded[:2] in ("l'", "d'") else 0 :][:1] or "x") or stem in _words("fr", "generic"):
            break
        at = named = match.end()
        if word[-1] == ".":
            named = match.end() - 1
            break
    if named is None or text[named : named + 2].strip() == ":":
        return None
    return start, named


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _all_generic(name: str) -> bool:
    generic = _words("en", "generic") | _words("fr", "generic")
    return all(fold(word).strip(".,'’") in generic or word in ("&", "-") for word in re.split(r"[\s/-]+", name))


@cache
def _table(language: str) -> dict[str, list[str]]:
    file = resources.files("phiscan.languages").joinpath(language, "organizations.toml")
    table = tomllib.loads(file.read_text("utf-8"))
    return {key: words.split() if isinstance(words, str) else list(words) for key, words in table.items()}


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(_table(language)[key])


@cache
def _heads(language: str) -> frozenset[str]:
    return frozenset(_table(language)["heads"])


_ACCENTED = {"a": "[aàâ]", "e": "[eéèê]", "i": "[iîï]", "o": "[oôö]", "u": "[uùû]", "c": "[cç]"}


@cache
def _head_pattern(language: str) -> re.Pattern[str]:
    phrases = sorted(_table(language)["heads"], key=lambda phrase: (-len(phrase), phrase))
    forms = "|".join("".join(_ACCENTED.get(c, re.escape(c)) for c in phrase) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?<![^\Wld]['’])(?:{forms})(?![\w-])")


@cache
def _first_words(language: str) -> frozenset[str]:
    """What the heads begin with; a known abbreviation's first letters where it has a mark in it ("ap-hp")."""
    return frozenset(_LETTERS.match(phrase).group() for phrase in _table(language)["heads"])  # type: ignore[union-attr]


@cache
def _known_pattern() -> re.Pattern[str]:
    names = sorted({*_table("en")["known"], *_table("fr")["known"]}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![\w@-]|\.\w)")
