"""Names in running text: by title, credential, relation, greeting, closing, age, or "né(e) le" behind them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from phiscan.detect.fields import read_fields
from phiscan.detect.recognizers.names import Name, Named, breaks_off, name_at, name_ending_at, role_of_credential
from phiscan.languages import fold, language_of, name_words, printed_words
from phiscan.model import Basis, Role

_BEFORE_BIRTH = re.compile(r"[ ,;(\-–—|•·]+\Z")
_STREET = re.compile(
    r"(?:rue|avenue|av\.?|bd|boulevard|place|allée|impasse|quai|square|chemin)(?: du| de la| de)? \Z", re.IGNORECASE
)
_SOON_DATED = re.compile(r"[ ,:(]*(?:le|on)?[\s:]*\d", re.IGNORECASE)
_BROKEN = re.compile(r"\n[^\W\d_a-zà-ÿ][\w'’-]+(?=[.,;)]| [a-zà-ÿ(])")
# "a 66-year-old", "(88 yo female)", "66 ans": what follows a patient's name in a report, and what stands between.
_AGED = re.compile(r"(?<![\d/.-])\d{1,3}[- ]?(?:years?[- ]old|year|yrs?|y/?o|y\.o\.|yo|ans)\b", re.IGNORECASE)
_BEFORE_AGE = re.compile(r"(?:,? ?\(|,? (?:is |was )?an? (?:very |\w{4,12} )?|, )\Z", re.IGNORECASE)
# Credentials that are also codes of States or words in capitals need their comma.
_STATES_TOO = frozenset("PA MA DC PT RT OT RD OD DC NP DO RN PH".split()) - {"DO", "RN", "NP"}
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’]+),? \Z")
_TITLE_SCORE = 0.93
_RELATIVE_SCORE = 0.9
_AGE_SCORE = 0.9
_GREETING_SCORE = 0.85
_CLOSING_SCORE = 0.8
_BY_SCORE = 0.8


def prose_names(text: str) -> Iterator[Named]:
    """Names that their company gives away."""
    yield from _titled(text)
    yield from _credentialed(text)
    yield from _born(text)
    yield from _relatives(text)
    yield from _in_brackets(text)
    yield from _aged(text)
    yield from _greeted(text)
    yield from _signing(text)
    yield from _done_by(text)


def _titled(text: str) -> Iterator[Named]:
    labels = [field.label.start for field in read_fields(text) if field.label.marked]
    labels.append(len(text))
    for match in _title_pattern().finditer(text):
        end = min(_line_end(text, match.end()), labels[min(bisect_right(labels, match.end()), len(labels) - 1)])
        name = name_at(text, match.start(), end)
        if name is not None and breaks_off(name, text):
            name = name_at(text, match.start(), _end_of_broken_name(text, name.end)) or name
        if name is None or name.start < match.end() or name.titled is None:
            continue
        if _STREET.search(text, max(0, match.start() - 24), match.start()):
            continue
        if match.group() == "M." and language_of(text) != "fr":
            continue
        role = name.credential or (Role.PRACTITIONER if name.titled == "practitioner" else None)
        # "Mr. Smith" is whom the document makes of him; see `people.cast`.
        role = role or _relative_before(text, match.start()) or (Role.PATIENT if _is_born(text, name) else None)
        yield Named(name, role, Basis.PATTERN, _TITLE_SCORE)


def _credentialed(text: str) -> Iterator[Named]:
    for match in _credential_pattern().finditer(text):
        if match.group(1) in _STATES_TOO and not match.group().startswith(","):
            continue
        name = name_ending_at(text, match.start())
        if name is None or not name.whole or name.end != match.start() or _is_tail(text, name.start):
            continue
        if not match.group().startswith(",") and text[match.end() : match.end() + 2].strip()[:1].isdigit():
            continue
        yield Named(name, role_of_credential(match.group(1)), Basis.PATTERN, _TITLE_SCORE)


def _is_tail(text: str, at: int) -> bool:
    """Whether a name is the tail of something longer ("Temple University Press, Philadelphia, PA")."""
    before = _WORD_BEFORE.search(text, max(0, at - 30), at)
    return before is not None and fold(before.group(1)) in name_words().organizations


def _born(text: str) -> Iterator[Named]:
    """A name right before a birth label: "AUGIER Jeanne, née le ...", "Ana Ruiz (DOB: ...)"."""
    for field in read_fields(text):
        if not field.has("birth_date"):
            continue
        before = _BEFORE_BIRTH.search(text, max(0, field.label.start - 4), field.label.start)
        name = name_ending_at(text, before.start() if before else field.label.start)
        if name is not None and name.whole:
            yield Named(name, field.role or Role.PATIENT, Basis.PATTERN, _TITLE_SCORE)


def _aged(text: str) -> Iterator[Named]:
    """ "John Smith is a 66-year-old man", "Ana Ruiz (88 yo)", "Mme Roux, 66 ans"."""
    for match in _AGED.finditer(text):
        before = _BEFORE_AGE.search(text, max(0, match.start() - 28), match.start())
        name = name_ending_at(text, before.start()) if before else None
        if name is not None and (name.whole or name.titled):
            yield Named(name, Role.PATIENT, Basis.PATTERN, _AGE_SCORE)


def _relatives(text: str) -> Iterator[Named]:
    for match in _relative_pattern().finditer(text):
        name = name_at(text, match.end(), _line_end(text, match.end()))
        if name is not None and breaks_off(name, text):
            name = name_at(text, match.end(), _end_of_broken_name(text, name.end)) or name
        if name is not None and name.titled != "practitioner":
            yield Named(name, Role.RELATIVE, Basis.PATTERN, _RELATIVE_SCORE)


def _in_brackets(text: str) -> Iterator[Named]:
    """ "Bob Smith (son)", "Paul Castelnau, époux": the relation stands behind the name."""
    for match in _relation_pattern().finditer(text):
        name = name_ending_at(text, match.start())
        if name is not None and name.whole:
            yield Named(name, Role.RELATIVE, Basis.PATTERN, _RELATIVE_SCORE)


def _greeted(text: str) -> Iterator[Named]:
    """ "Dear Maria," """
    for match in _greeting_pattern().finditer(text):
        name = name_at(text, match.end(), _line_end(text, match.end()))
        if name is not None and name.titled is None and text[name.end : name.end + 1] in (",", ":", "!"):
            yield Named(name, None, Basis.PATTERN, _GREETING_SCORE)


def _signing(text: str) -> Iterator[Named]:
    """The name under "Sincerely," """
    for match in _closing_pattern().finditer(text):
        end = _line_end(text, match.end())
        name = name_at(text, match.end(), end)
        if (name is not None and name.whole and not text[name.end : end].strip(" .,")) or (name and name.credential):
            yield Named(name, name.credential or Role.STAFF, Basis.PATTERN, _CLOSING_SCORE)


def _done_by(text: str) -> Iterator[Named]:
    """ "Prepared 05/10/2017 by Ebony Ortiz, CPhT", "édité par Simone Roux"."""
    for match in _BY.finditer(text):
        name = name_at(text, match.end(), _line_end(text, match.end()))
        if name is not None and name.whole and text[name.end : name.end + 1] in (",", ".", "\n", "", "(", ";", "\t"):
            role = name.credential or (Role.PRACTITIONER if name.titled == "practitioner" else Role.STAFF)
            yield Named(name, role, Basis.PATTERN, _BY_SCORE)


_BY = re.compile(r"(?<=[\w).]) (?:by|par) (?=[^\W\d_a-zà-ÿ])")


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _is_born(text: str, name: Name) -> bool:
    """Whether a birth follows a name: "Mme TANGUY née LE BIHAN le 02/11/1941", "M. Roux, né le 3 mai 1950"."""
    return any(
        field.has("birth_date")
        and field.role in (None, Role.PATIENT)
        and name.start < field.label.start <= name.end + 2
        and _SOON_DATED.match(text, max(name.end, field.label.end))
        for field in read_fields(text)
    )


def _end_of_broken_name(text: str, at: int) -> int:
    """The end of a name that a line break of running text parts ("Dr Anne<line end>Delacroix a vu ...")."""
    broken = _BROKEN.match(text, at)
    return broken.end() if broken else at


def _relative_before(text: str, at: int) -> Role | None:
    before = re.findall(r"[^\W\d_]+", text[max(0, at - 40) : at])
    return Role.RELATIVE if before and fold(before[-1]) in name_words().relatives else None


def _alternatives(*sections: str) -> str:
    return "|".join(re.escape(word) for word in printed_words(*sections))


@cache
def _title_pattern() -> re.Pattern[str]:
    words = [word for word in printed_words("titles_practitioner", "titles_person") if word != "m"]
    shown = "|".join(f"{word}|{word.capitalize()}|{word.upper()}" for word in words)
    return re.compile(rf"(?<![\w'’.-])(?:(?:{shown})\b\.?|M\.)(?= ?[^\W\d_])")


@cache
def _credential_pattern() -> re.Pattern[str]:
    return re.compile(rf",? ({_alternatives('credentials', 'credentials_staff')})(?!\w|\.\w)")


@cache
def _relative_pattern() -> re.Pattern[str]:
    capital = r"(?=(?-i:[^\W\d_a-zà-ÿ]))"
    return re.compile(
        rf"\b(?:{_alternatives('possessives')})\s(?:{_alternatives('relatives')})\b,?\s"
        rf"(?:is |est |named |called )?{capital}",
        re.IGNORECASE,
    )


@cache
def _relation_pattern() -> re.Pattern[str]:
    relatives = _alternatives("relatives")
    return re.compile(rf" ?\((?:{relatives})\)|, (?:{relatives})(?=[,.;\n\t]|\Z)", re.IGNORECASE)


@cache
def _greeting_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\n\t]))(?:{_alternatives('greeting')}) (?=[^\W\d_])", re.IGNORECASE)


@cache
def _closing_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\n\t. ]))(?:{_alternatives('closings')})[,.!]?\n", re.IGNORECASE)
