"""The grammar of names: where in a text a name begins and ends.

Handles "Maria Lopez-Garcia", "LOPEZ-GARCIA, MARIA E", "O'Brien, Patrick J. Jr.", "van der Berg, Anna",
"DUPONT Jean-Pierre", "Mme LEROY Anne née MARTIN". Knows no list of names: what tells a name is its
shape, its place, and that none of its words is a word of forms and reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from phiscan.languages import common_words, fold, given_names, name_words, remembered
from phiscan.model import Basis, Role

_TOKEN = re.compile(r"[^\W\d_]+(?:(?:['’.]|--?)[^\W\d_]+)*\.?")
# What may stand between two words of a name.
_SPACE = re.compile(r" {1,2}|, ?|,?\n|-")
_PARTICLES = frozenset(
    (
        "de du des la le les van von der den ter ten da di do dos das del della el al bin ben ibn st ste saint "
        "y e d' l' zu af mac mc abu ait ould"
    ).split()
)
# "d'Estaing", "dell'Orto"
_ELIDED = re.compile(r"(?:d|l|dell|dall|nell)['’][^\W\d_a-zà-ÿ]")
# A birth name joined to the name in use: "née MARTIN", "épouse DURAND", "dit", "ép."
JOINERS = frozenset({"nee", "ne", "epouse", "ep", "ep.", "veuve", "vve", "dit", "aka", "born"})
# "Paul DIOP": given names, then a surname in capitals.
_GIVEN_SURNAME = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[- ][A-ZÀ-Þ][a-zà-ÿ]+)? (?P<surname>(?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ]{2,})(?![a-zà-ÿ])"
)
_MOST_WORDS = 7
# "Monsieur le Professeur Docteur": nobody has more; a row of them would be read from each one on.
_MOST_TITLES = 4
# The capitalised words that go on a name on its line.
_NEXT_LINE = re.compile(r"(?:['’]s)?(?: (?:& |and |of |et |de |du )?[^\W\d_a-zà-ÿ][\w'’-]*){0,3}")
_NEXT_WORDS = re.compile(r"[^\W\d_][\w'’-]+")
_LEAST_SURNAME = 3
# "M." is an initial as well as a title.
_INITIAL = 2
# "J.-P.", "P-A."
_INITIALS = re.compile(r"[^\W\d_]\.?-[^\W\d_]\.")
_COLON = re.compile(r" ?:")
# Cardiology, gériatrie, radiologue: what a practice does, under its practitioner's name.
_DISCIPLINES = (
    "paedics",
    "pedics",
    "logie",
    "logy",
    "iatrie",
    "iatrics",
    "iatry",
    "ologue",
    "ologist",
    "ologiste",
    "iatre",
    "iatrist",
)
_LEAST_DISCIPLINE = 7
_LONGEST_NAME = 80
# "accompagné de Ana Ruiz": the preposition of the sentence, not the particle of a name.
_OF = re.compile(r"d[eu']s? (?:la )?")
# "Jean ROUX, fils du défunt" is a son; "Jean ROUX fils" is a name.
_SON_OF = re.compile(r"(?:fils|père) (?:d[eu]s?|aîné|cadet|unique|et) |(?:fils|père) d['’]")
_LOWER_BEFORE = re.compile(r"[a-zà-ÿ] \Z")
# Many rules ask about one place, and a dump says the same again and again.
_REMEMBERED = 1 << 12
_WORD_START = re.compile(r"[^\W\d_][^\s,]*")
_CAPITALISED = r"(?:[^\W\d_a-zà-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?|d[eu]s?|la|le|van|von|der|den|da|di|dos|del|al|bin)"
_PLAIN = re.compile(rf"{_CAPITALISED}(?:,? {_CAPITALISED}){{1,4}}")


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
    words = name_words()
    titled: str | None = None
    start = 0
    tokens = _tokens(text, start, end)
    token = next(tokens, None)
    titles = 0
    while token is not None and titles < _MOST_TITLES and _is_title(token.group()):
        titles += 1
        titled = "practitioner" if fold(token.group().rstrip(".")) in words.titles_practitioner else titled or "person"
        token = next(tokens, None)
    if token is None or text[start : token.start()].strip(" .:,;*-/()") not in ("", *_title_text(text, start, token)):
        return None
    last = token
    taken: list[re.Match[str]] = []
    commas = 0
    bracket: bool | None = None
    while token is not None and len(taken) < _MOST_WORDS:
        if taken:
            between = text[last.end() : token.start()]
            bracket = _bracket(between, token.group(), open_bracket=bracket)
            if bracket is None and not _SPACE.fullmatch(between):
                break
            commas += "," in between
            if "," in between and titled and _is_told_apart(text, taken, token):
                break
            if commas > 1 or ("," in between and (is_credential(token.group()) or _COLON.match(text, token.end()))):
                break
        if taken and _is_title(token.group()) and (len(token.group()) > _INITIAL or _all_particles(taken)):
            break
        if _SON_OF.match(text, token.start()):
            break
        if not _may_be_in_name(token.group(), loose=loose, first=not taken, sure=sure) and not (
            taken and not commas and _closes_name(text, token, end)
        ):
            break
        if token.group() == "I" and not taken and text[token.end() : token.end() + 1] == ",":
            break
        taken.append(token)
        last = token
        if _ends_name(token.group()):
            break
        token = next(tokens, None)
    if commas and runs_on(text, last.end()):
        taken = _before_comma(text, taken)
    taken = _trimmed(taken)
    if not taken:
        return None
    stop = taken[-1].end()
    if text[stop - 2 : stop] in ("'s", "’s"):
        stop -= 2
    if text[stop - 1] == "." and len(taken[-1].group()) > 3 and fold(taken[-1].group()[:-1]) not in words.suffixes:
        stop -= 1
    words_in = len(taken) + sum("." in each.group()[:-1] for each in taken)
    return Name(taken[0].start(), stop, words_in, titled, _credential_behind(text, stop))


def is_given(text: str, name: Name) -> bool:
    """Whether a name is a single word that people are given, and no common word: "Anne", not "Grace" or "Clinic"."""
    return not name.whole and fold(text[name.start : name.end]) in given_names()


def runs_on(text: str, end: int) -> bool:
    """Whether capitalised words behind `end` make the name of an organisation of what stands before: "Desert Willow | Primary Care"."""
    for match in _NEXT_WORDS.finditer(_NEXT_LINE.match(text, end)[0]):  # type: ignore[index]
        word = fold(match.group())
        if word in name_words().organizations or (word.endswith(_DISCIPLINES) and len(word) > _LEAST_DISCIPLINE):
            return True
    return False


def _is_told_apart(text: str, taken: list[re.Match[str]], token: re.Match[str]) -> bool:
    """Whether a name behind a title is whole before a comma ("Dr. Ana Ruiz, Eastside"); "Mr. LOPEZ GARCIA, Ana" is not.

    A surname alone is whole before another whole name: "Mme Roux, Paul DIOP".
    """
    word = token.group()
    whole = _GIVEN_SURNAME.match(text, token.start())
    if whole and not is_credential(whole["surname"]) and not all(each.group().isupper() for each in taken):
        return True
    no_words = _PARTICLES | name_words().suffixes
    words = [token.group() for token in taken if fold(token.group().rstrip(".")) not in no_words]
    inverted = all(each.isupper() for each in words) and not word.isupper()
    return len(words) > 1 and not inverted and fold(word.rstrip(".")) not in name_words().suffixes


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


def plain_name(text: str, start: int, end: int) -> Name | None:
    """A value that is nothing but two to five capitalised words: a name even if one is a common word ("ADAEZE LANE")."""
    value = text[start:end].strip(" .,;")
    match = _PLAIN.fullmatch(value)
    if match is None:
        return None
    words = [word for word in _TOKEN.findall(value) if fold(word) not in _PARTICLES]
    common = name_words()
    known = [word for word in words if common.is_of_forms(fold(word.rstrip(".")))]
    given = words[1] if "," in value and len(words) > 1 else words[0]
    behind = _TOKEN.findall(value.partition(",")[2])
    if any(common.is_of_forms_only(fold(word.rstrip("."))) for word in behind):
        return None
    if not _is_one_of_two(words, known) and (
        len(known) * 2 >= len(words) + ("," in value) or fold(given) in common.not_names
    ):
        return None
    if fold(words[-1].rstrip(".")) in common.organizations - common.names_too:
        return None
    if (
        len(value.partition(",")[0].split()) > 1
        and fold(words[0].rstrip(".")) in common.organizations - common.names_too
    ):
        return None  # "LABORATOIRES Anne ROUX"
    titled = _is_title(words[0]) or any(len(word) > _INITIAL and _is_title(word) for word in words[1:])
    if titled or any(is_credential(word) for word in words[1:]):
        return None
    at = start + text[start:end].index(value)
    return Name(at, at + len(value), len(words), None, None)


def _is_one_of_two(words: list[str], known: list[str]) -> bool:
    """Whether one of two words is common and the other a given name, or none there is ("Ghislaine CHEMIN", "Avis Spivey")."""
    if (
        len(words) != _INITIAL
        or len(known) != 1
        or (known[0] != words[-1] and fold(known[0]) in name_words().organizations)
    ):
        return False
    if fold(words[-1]) in name_words().organizations:
        return False
    (other,) = (fold(word) for word in words if word not in known) if words[0] != words[1] else ("",)
    return other in given_names() or other not in common_words()


def _all_particles(taken: list[re.Match[str]]) -> bool:
    return all(fold(token.group()) in _PARTICLES for token in taken)


def _tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(text, start, end)


def _title_text(text: str, start: int, token: re.Match[str]) -> tuple[str, ...]:
    return (text[start : token.start()].strip(" .:,;*-/()"),) if _only_titles(text[start : token.start()]) else ()


def _only_titles(text: str) -> bool:
    return all(_is_title(match.group()) for match in _TOKEN.finditer(text))


@remembered(_REMEMBERED)
def _is_title(word: str) -> bool:
    words = name_words()
    bare = fold(word.rstrip("."))
    if bare == "m":
        return word in ("M.", "M")
    return bare in words.titles_practitioner or bare in words.titles_person


def is_credential(word: str) -> bool:
    """Whether a word is a professional credential ("MD", "Pharm.D.", "RN"), whatever its case."""
    return role_of_credential(word) is not None


@remembered(_REMEMBERED)
def role_of_credential(word: str) -> Role | None:
    """Who bears a credential: a practitioner (MD, NP), staff (RN, CMA), or None when it is no credential."""
    return _credential_roles().get(_as_credential(word))


def _as_credential(word: str) -> str:
    return fold(word.replace(".", "").strip(" ,"))


@cache
def _credential_roles() -> dict[str, Role]:
    words = name_words()
    roles = {_as_credential(word): Role.STAFF for word in words.credentials_staff}
    return roles | {_as_credential(word): Role.PRACTITIONER for word in words.credentials}


# "Ma" and "Do" are names, "MA" and "DO" credentials.
_UPPER_OR_DOT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ.)")
_CREDENTIAL_BEHIND = re.compile(r"(?:, ?| |\t(?=[A-Z.]{2,5}(?:[\t\n:]|\Z)))([A-Z][A-Za-z.\-]{1,7})(?![\w])")


def _credential_behind(text: str, at: int) -> Role | None:
    match = _CREDENTIAL_BEHIND.match(text, at)
    return role_of_credential(match.group(1)) if match and match.group(1)[-1] in _UPPER_OR_DOT else None


@remembered(_REMEMBERED)
def _may_be_in_name(word: str, *, loose: bool, first: bool, sure: bool) -> bool:
    words = name_words()
    elided = _ELIDED.match(word)
    if elided:
        return _may_be_in_name(word[elided.end() - 1 :], loose=loose, first=False, sure=sure)
    folded = fold(word.replace(".", ""))
    if sure and folded in words.names_too and word[0].isupper():
        return True
    if folded in _PARTICLES or (folded in JOINERS and not first):
        return True
    if len(folded) == 1:
        return word[0].isupper()
    if folded in words.suffixes:
        return not first
    if is_credential(word) and word.replace(".", "").isupper():
        return False
    if folded.endswith(_DISCIPLINES) and len(folded) > _LEAST_DISCIPLINE:
        return False
    if "-" in folded and all(part in words.not_names for part in folded.split("-")):
        return False
    if folded in words.not_names or folded in words.organizations or folded in words.months or word[0] in "'’-":
        return folded in words.months and word[0].isupper()
    return word[0].isupper() or loose


def _bracket(between: str, word: str, *, open_bracket: bool | None) -> bool | None:
    """True inside of "(née X)", False right behind it, None elsewhere."""
    if between == " (" and fold(word) in JOINERS:
        return True
    if open_bracket:
        return between == " " or (False if between in (") ", "), ") else None)
    return None


def _ends_name(word: str) -> bool:
    """A possessive, or a full stop behind more than an initial: what follows is another thing."""
    if word.endswith(("'s", "’s")):
        return True
    if _INITIALS.fullmatch(word):
        return False
    return (
        word.endswith(".")
        and len(word) > _LEAST_SURNAME
        and fold(word[:-1]) not in name_words().suffixes
        and word.count(".") == 1
    )


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


def _hangs(word: str) -> bool:
    """Whether a name does not end in such a word: "née", "de", or a credential that is a particle too ("DO")."""
    folded = fold(word.rstrip("."))
    return folded in JOINERS or (folded in _PARTICLES and (word.islower() or is_credential(word)))


def _trimmed(taken: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without particles or joiners left hanging at the end; empty when no real word remains."""
    while taken and _hangs(taken[-1].group()):
        taken = taken[:-1]
    real = [t for t in taken if len(t.group().rstrip(".")) > 1 and fold(t.group()) not in _PARTICLES]
    return taken if real else []
