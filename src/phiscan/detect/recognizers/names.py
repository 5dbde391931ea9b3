"""The grammar of names: where in a text a name begins and ends.

Handles "Maria Lopez-Garcia", "LOPEZ-GARCIA, MARIA E", "O'Brien, Patrick J. Jr.", "van der Berg, Anna",
"DUPONT Jean-Pierre", "Mme LEROY Anne née MARTIN". Knows no list of names: what tells a name is its
shape, its place, and that none of its words is a word of forms and reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from phiscan.detect.recognizers.name_commas import is_given_with_initial, is_others
from phiscan.detect.recognizers.name_words import (
    BORN,
    JOINERS,
    PARTICLES,
    TOKEN,
    credential_behind,
    ends_name,
    hangs,
    is_credential,
    is_discipline,
    is_joined_of_organizations,
    is_title,
    may_be_in_name,
    opens_label,
)
from phiscan.languages import fold, given_names, lexicon, name_words, remembered
from phiscan.model import Basis, Role

# What may stand between two words of a name.
_SPACE = re.compile(r" {1,2}|, ?|,?\n|-")
_MOST_WORDS = 7
# "Monsieur le Professeur Docteur": nobody has more; a row of them would be read from each one on.
_MOST_TITLES = 4
# The capitalised words that go on a name on its line.
_NEXT_LINE = re.compile(r"(?:['’]s)?(?: (?:& |and |of |et |de |du )?[^\W\d_a-zà-ÿ][\w'’-]*){0,3}")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEXT_WORDS = re.compile(r"[^\W\d_][\w'’-]+")
# "M." is an initial as well as a title.
_INITIAL = 2
# "D.R.M." is nobody.
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?")
_COLON = re.compile(r" ?:")
# Many rules ask about one place, and a dump says the same again and again.
_REMEMBERED = 1 << 12
_LONGEST_NAME = 80
_LEAST_SURNAME = 3
# Two letters and a full stop behind a name ("Li Ng. She") end it; these go on ("Maria Ma. Cruz").
_SHORT_SURNAME = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Þ]\.")
_SHORTENED = frozenset({"fr", "fs", "gd", "ma", "mt", "wm"})
# "Dr. Xiao I got no answer": who writes, no initial.
_DAY_BEHIND = re.compile(r" \d{1,2}(?:, \d|\b(?![-./]))")
_PRONOUN = re.compile(r" [a-zà-ÿ]")
# "PATIENT: Ana Ruiz Unit No.: 123": the next label of the line, no organisation.
_LABEL_BEHIND = re.compile(r"(?: [^\W\d_][\w./#'’-]*){1,3} ?[:#]")
# "accompagné de Ana Ruiz": the preposition of the sentence, not the particle of a name.
_OF = re.compile(r"d[eu']s? (?:la )?")
# "Jean ROUX, fils du défunt" is a son; "Jean ROUX fils" is a name.
_SON_OF = re.compile(r"(?:fils|père) (?:d[eu]s?|aîné|cadet|unique|et) |(?:fils|père) d['’]")
# "DIOP Jean M 70a", "DIOP Anne F, 70 ans": no initial.
_SEX_AND_AGE = re.compile(r"[MFH](?:,| -|/)? ?\d{1,3} ?(?:a|ans|y|yo|yrs?|m|mois)\b")
_LOWER_BEFORE = re.compile(r"[a-zà-ÿ] \Z")
_WORD_START = re.compile(r"[^\W\d_][^\s,]*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name's span, its number of words (particles and initials counted), and what stood around it."""

    start: int
    end: int
    words: int
    titled: str | None
    credential: Role | None

    @property
    def whole(self) -> bool:
        """Whether there is more than one word to it."""
        return self.words > 1


@dataclass(frozen=True, slots=True)
class Named:
    """A name with who bears it and why it is believed; `part` when a label asks for a part of a name."""

    name: Name
    role: Role | None
    basis: Basis
    score: float
    part: str | None = None


def name_at(text: str, start: int, end: int, *, loose: bool = False, sure: bool = False) -> Name | None:
    """The name that `text[start:end]` opens with, behind any titles; None when it opens with none.

    `loose` accepts words in lower case, as a labelled value may be typed. `sure` says that a name is expected here,
    by a label, title or credential: words that are names too ("Bill", "Price") are taken for names then.
    """
    # What stands behind may end a name, or make it another thing's; what stands on the next line does not.
    line_end = text.find("\n", end)
    asked = text[start : line_end if line_end >= 0 else len(text)]
    found = _opening_name(asked, end - start, loose=loose, sure=sure)
    if found is None or start == 0:
        return found
    return Name(found.start + start, found.end + start, found.words, found.titled, found.credential)


@remembered(_REMEMBERED)
def _opening_name(text: str, end: int, *, loose: bool, sure: bool) -> Name | None:
    tokens = TOKEN.finditer(text, 0, end)
    titled, token = _behind_titles(tokens)
    if token is None or not _leads_to_name(text[: token.start()]):
        return None
    taken = _trimmed(_taken(text, token, tokens, end, titled=titled is not None, loose=loose, sure=sure))
    if len(taken) > 1 and taken[-1].group() == "I" and _PRONOUN.match(text, taken[-1].end()):
        taken = taken[:-1]
    taken = _without_birth_name(taken)
    if len(taken) > 1 and _DAY_BEHIND.match(text, taken[-1].end()) and _is_month(taken[-1].group()):
        taken = _trimmed(taken[:-1])
    if not taken:
        return None
    stop = _end_of(text, taken[-1])
    words = len(taken) + sum("." in each.group()[:-1] for each in taken)
    return Name(taken[0].start(), stop, words, titled, credential_behind(text, stop))


def _behind_titles(tokens: Iterator[re.Match[str]]) -> tuple[str | None, re.Match[str] | None]:
    """Whose titles open the tokens, and the first token behind them."""
    titled: str | None = None
    token = next(tokens, None)
    titles = 0
    while token is not None and titles < _MOST_TITLES and is_title(token.group()):
        titles += 1
        titled = "practitioner" if _practises(token.group()) else titled or "person"
        token = next(tokens, None)
    return titled, token


def _practises(title: str) -> bool:
    return fold(title.rstrip(".")) in name_words().titles_practitioner


def _leads_to_name(before: str) -> bool:
    """Whether nothing but titles and marks stands before a name."""
    return not before.strip(" .:,;*-/()") or all(is_title(match.group()) for match in TOKEN.finditer(before))


def _taken(
    text: str,
    token: re.Match[str] | None,
    tokens: Iterator[re.Match[str]],
    end: int,
    *,
    titled: bool,
    loose: bool,
    sure: bool,
) -> list[re.Match[str]]:
    """The tokens of a name from its first on."""
    taken: list[re.Match[str]] = []
    between = ""
    commas = 0
    bracket: bool | None = None
    while token is not None and len(taken) < _MOST_WORDS:
        if taken:
            between = text[taken[-1].end() : token.start()]
            bracket = _bracket(between, token.group(), open_bracket=bracket)
            if bracket is None and not _SPACE.fullmatch(between):
                break
            commas += "," in between
            if "," in between and (commas > 1 or is_others(text, taken, token, titled=titled)):
                break
            if is_title(token.group()) and (
                len(token.group()) > _INITIAL
                or _practises(token.group())
                or _all_particles(taken)
                or ("\n" in between and len(taken) > 1)
            ):
                break
        if taken and "\n" in between and _is_whole_on_line(taken, token):
            break
        if _SON_OF.match(text, token.start()) or (taken and opens_label(text, token)):
            break
        if not may_be_in_name(token.group(), loose=loose, first=not taken, sure=sure) and not (
            is_given_with_initial(text, token) if commas else taken and _closes_name(text, token, end)
        ):
            break
        if token.group() == "I" and not taken and text[token.end() : token.end() + 1] == ",":
            break
        if len(token.group()) == 1 and text[token.end() : token.end() + 1].isdigit():
            break  # "Vitamine B12"
        if taken and _SEX_AND_AGE.match(text, token.start()):
            break
        taken.append(token)
        if ends_name(token.group()) or (len(taken) > 1 and _is_short_surname(token.group())):
            break
        token = next(tokens, None)
    return _before_comma(text, taken) if commas and runs_on(text, taken[-1].end()) else taken


def _is_whole_on_line(taken: list[re.Match[str]], token: re.Match[str]) -> bool:
    """Whether the words before a line end are a given name and a surname, and the next is no given name: "Ana Ruiz<line end>Bip"."""
    first, last, following = (fold(each.group().rstrip(".")) for each in (taken[0], taken[-1], token))
    if len(taken) == 1 or first not in given_names() or last in PARTICLES or len(last) == 1:
        return False
    return last not in given_names() and following not in given_names() and following not in name_words().suffixes


def _is_month(word: str) -> bool:
    return fold(word.rstrip(".")) in name_words().months


def _end_of(text: str, last: re.Match[str]) -> int:
    """Where a name ends whose last token this is: before a possessive, and before the full stop of the sentence."""
    stop = last.end()
    if text[stop - 2 : stop] in ("'s", "’s"):
        stop -= 2
    is_long = len(last.group()) > _LEAST_SURNAME or _is_short_surname(last.group())
    if text[stop - 1] == "." and is_long and fold(last.group()[:-1]) not in name_words().suffixes:
        stop -= 1
    return stop


def _is_short_surname(word: str) -> bool:
    """Whether a word of two letters with a full stop is a surname at the end of a sentence ("Li Ng."), no short form."""
    folded = fold(word[:-1])
    return _SHORT_SURNAME.fullmatch(word) is not None and not (
        folded in PARTICLES or folded in name_words().suffixes or folded in _SHORTENED or is_title(word)
    )


def is_given(text: str, name: Name) -> bool:
    """Whether a name is a single word that people are given, and no common word: "Anne", not "Grace" or "Clinic"."""
    return not name.whole and fold(text[name.start : name.end]) in given_names()


def with_initial(text: str, name: Name | None, start: int) -> Name | None:
    """The name that begins at `start`, where "M." is no title: behind another one, or in English."""
    if name is not None and name.titled == "person" and text.startswith(("M. ", "M "), start):
        return replace(name, start=start, words=name.words + 1, titled=None)
    return name


def has_given(text: str, name: Name) -> bool:
    """Whether one of a name's words is given to people."""
    return any(fold(word) in given_names() for word in _LETTERS.findall(text, name.start, name.end))


def runs_on(text: str, end: int) -> bool:
    """Whether capitalised words behind `end` make the name of an organisation of what stands before: "Desert Willow | Primary Care"."""
    behind = _LABEL_BEHIND.match(text, end)
    label = lexicon().whole(behind.group().strip()) if behind else None
    if label is not None and label.holder != "organization":
        return False
    for match in _NEXT_WORDS.finditer(_NEXT_LINE.match(text, end)[0]):  # type: ignore[index]
        word = fold(match.group())
        if word in name_words().organizations or is_discipline(word) or is_joined_of_organizations(match.group()):
            return True
    return False


def _before_comma(text: str, taken: list[re.Match[str]]) -> list[re.Match[str]]:
    comma = text.find(",", taken[0].start(), taken[-1].end())
    return [token for token in taken if token.end() <= comma] if comma >= 0 else taken


def name_ending_at(text: str, end: int, *, sure: bool = False) -> Name | None:
    """The longest name that ends at `end`, on its line."""
    reach = max(0, end - _LONGEST_NAME)
    line_start = max(text.rfind("\n", reach, end) + 1, text.rfind("\t", reach, end) + 1, reach)
    starts = [match.start() for match in _WORD_START.finditer(text, line_start, end)][-6:]
    for start in starts:
        if _OF.match(text, start) and _LOWER_BEFORE.search(text, max(line_start, start - 2), start):
            continue
        name = name_at(text, start, end, sure=sure)
        if name is not None and name.end >= end - 1:
            return name
    return None


def _without_birth_name(taken: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens before "née DIOP" at the end of a whole name, as that is a name of its own; "ROUX née DIOP Ana" is one."""
    at = next((n for n, token in enumerate(taken) if fold(token.group()) in BORN), len(taken))
    before, behind = (sum(_is_real(token) for token in part) for part in (taken[:at], taken[at + 1 :]))
    return taken[:at] if before > 1 and behind == 1 else taken


def _is_real(token: re.Match[str]) -> bool:
    """Whether a token is more than a particle or an initial."""
    return len(token.group().rstrip(".")) > 1 and fold(token.group()) not in PARTICLES


def _all_particles(taken: list[re.Match[str]]) -> bool:
    return all(fold(token.group()) in PARTICLES for token in taken)


def _bracket(between: str, word: str, *, open_bracket: bool | None) -> bool | None:
    """True inside of "(née X)", False right behind it, None elsewhere."""
    if between == " (" and fold(word) in JOINERS:
        return True
    if open_bracket:
        return between == " " or (False if between in (") ", "), ") else None)
    return None


def _closes_name(text: str, token: re.Match[str], end: int) -> bool:
    """A word that is a surname too, capitalised and last ("Mikhail Lane,")."""
    word = token.group()
    if not word[0].isupper() or fold(word.rstrip(".")) not in name_words().names_too:
        return False
    if is_credential(word):
        return False
    if _COLON.match(text, token.end()):
        return False
    following = text[token.end() : token.end() + 1]
    return (token.end() >= end or following in (",", ";", "\n", "\t", "(", "", ")")) and not word.endswith(".")


def _trimmed(taken: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without particles or joiners left hanging at the end; empty when no real word remains."""
    while taken and hangs(taken[-1].group()):
        taken = taken[:-1]
    words = [t.group() for t in taken if not _INITIALS.fullmatch(t.group())]
    real = [word for word in words if len(word.rstrip(".")) > 1 and fold(word) not in PARTICLES]
    return taken if real else []
