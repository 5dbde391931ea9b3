"""PERSON: names with the role of who bears them.

Evidence, strongest first: a label ("Patient:", "Ordering physician:"), a title or a credential
("Dr. Adams", "Jane Adams, NP"), a relative ("her daughter Anne"), a name above an address, and
another mention of a name that is known already. What remains is for the model (see `detect.ner`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.names import Name, name_at, role_of_credential
from phiscan.languages import fold, name_words, printed_credentials
from phiscan.model import Basis, Role

_NAME_FIELDS = frozenset({"name", "last_name", "first_name", "maiden_name", "middle_name"})
_BESIDE_NAMES = frozenset({"birth_date", "mrn", "account", "sex", "age"})
_SHORT_LINE = re.compile(r"[^\W\d_][^\n\t:\d]{1,24}(?=\n|\Z)")
_BROKEN = re.compile(r"\n[^\W\d_a-zà-ÿ][\w'’-]+(?=[.,;)]| [a-zà-ÿ(])")
_PARTS = _NAME_FIELDS - {"name"}
_CELL = re.compile(r"[^\t\n|•·—]+")
_LAST_FIRST = re.compile(r"[^\W\d_][^\W\d_'’\- ]{1,24}(?:[ '’\-][^\W\d_]{2,20}){0,2}, [^\W\d_]{2,}")
_ADDRESS_LINE = re.compile(r"(?:\d{1,6}[A-Za-z]?,? (?:bis |ter )?[^\W\d_]|P\.?O\.? Box \d)[^\n\t]{3,50}", re.IGNORECASE)
_REPEATED = re.compile(r"(?:re|objet|subject|concerne|in re)\s*:", re.IGNORECASE)
# Credentials, then what parts two names of a list.
_NEXT_OF_LIST = re.compile(r"(?:, ?[A-Z][A-Za-z.\-]{1,7}){0,3}\s?(?:[;/&]| and | et |(?=\bDr\b)|, (?=Dr\b))\s?")
_WORD_START = re.compile(r"[^\W\d_][^\s,]*")
_BEFORE_BIRTH = re.compile(r"[ ,;(\-–—|•·]+\Z")
_STREET = re.compile(
    r"(?:rue|avenue|av\.?|bd|boulevard|place|allée|impasse|quai|square|chemin)(?: du| de la| de)? \Z", re.IGNORECASE
)
_US_STATE = re.compile(r", ?(?:[A-Z]{2})(?: \d{5}(?:-\d{4})?)?\Z")
_SENTENCE_START = re.compile(r"(?:\A|[.!?\n]\s*)\Z")

_LABEL_SCORE = 0.95
_TITLE_SCORE = 0.93
_RELATIVE_SCORE = 0.9
_ADDRESSEE_SCORE = 0.8
_COMMA_SCORE = 0.75
_ROLE_OF_TITLE = {"practitioner": Role.PRACTITIONER, "person": None}


class PersonRecognizer(Recognizer):
    """Names from labels, titles, credentials, relatives and places on the page; roles with them."""

    ENTITIES = ("PERSON",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Names in `text`; overlapping ones are left to the caller's order of evidence."""
        yield from self._labelled(text)
        yield from self._titled(text)
        yield from self._credentialed(text)
        yield from self._born(text)
        yield from self._relatives(text)
        yield from self._in_brackets(text)
        yield from self._standing_alone(text)

    def _person(self, name: Name, role: Role | None, basis: Basis, score: float) -> RecognizerResult:
        return self.result("PERSON", name.start, name.end, basis=basis, score=score, role=role)

    def _labelled(self, text: str) -> Iterator[RecognizerResult]:
        for field in read_fields(text):
            if field.name not in _NAME_FIELDS or field.label.holder == "organization":
                continue
            at = field.start
            end = _wrapped_end(text, field)
            for _ in range(_most_names(field)):
                name = name_at(text, at, end, loose=_may_be_lower(text, field))
                if name is None or not _believable(text, field, name):
                    break
                role = self._labelled_role(text, field, name)
                yield self._part_or_whole(field, name, role)
                at = _next_name(text, name.end, end)
                if at < 0:
                    break

    def _labelled_role(self, text: str, field: Field, name: Name) -> Role:
        """Who the label says it is; a credential or "Dr" decides where the label does not."""
        if field.label.holder == "insured" and _is_another(text, name):
            return Role.RELATIVE
        if field.role in (None, Role.STAFF, Role.OTHER):
            titled = Role.PRACTITIONER if name.titled == "practitioner" else None
            return name.credential or titled or field.role or Role.PATIENT
        return field.role

    def _part_or_whole(self, field: Field, name: Name, role: Role | None) -> RecognizerResult:
        """A labelled name; `detail` says when the label asks for a part of it ("last_name", "first_name" ...)."""
        return self.result(
            "PERSON",
            name.start,
            name.end,
            basis=Basis.LABEL,
            score=_LABEL_SCORE if name.whole else _LABEL_SCORE - 0.1,
            role=role,
            detail={"part": field.name} if field.name in _PARTS else None,
        )

    def _titled(self, text: str) -> Iterator[RecognizerResult]:
        for match in _title_pattern().finditer(text):
            name = name_at(text, match.start(), _line_end(text, match.end()))
            if name is not None and name.words == 1:
                name = name_at(text, match.start(), _end_of_broken_name(text, name.end)) or name
            if name is None or name.start < match.end() or name.titled is None:
                continue
            if _STREET.search(text, max(0, match.start() - 24), match.start()):
                continue
            role = name.credential or _ROLE_OF_TITLE[name.titled]
            if role is None:
                role = _relative_before(text, match.start()) or Role.PATIENT
            yield self._person(name, role, Basis.PATTERN, _TITLE_SCORE)

    def _credentialed(self, text: str) -> Iterator[RecognizerResult]:
        for match in _credential_pattern().finditer(text):
            name = _name_ending_at(text, match.start())
            if name is not None and name.whole:
                yield self._person(name, role_of_credential(match.group(1)), Basis.PATTERN, _TITLE_SCORE)

    def _born(self, text: str) -> Iterator[RecognizerResult]:
        """A name right before a birth label: "AUGIER Jeanne, née le ...", "Ana Ruiz (DOB: ...)"."""
        for field in read_fields(text):
            if not field.has("birth_date"):
                continue
            before = _BEFORE_BIRTH.search(text, max(0, field.label.start - 4), field.label.start)
            name = _name_ending_at(text, before.start() if before else field.label.start)
            if name is not None and name.whole:
                yield self._person(name, field.role or Role.PATIENT, Basis.PATTERN, _TITLE_SCORE)

    def _relatives(self, text: str) -> Iterator[RecognizerResult]:
        for match in _relative_pattern().finditer(text):
            name = name_at(text, match.end(), min(len(text), match.end() + 60))
            if name is not None and name.titled != "practitioner":
                yield self._person(name, Role.RELATIVE, Basis.PATTERN, _RELATIVE_SCORE)

    def _in_brackets(self, text: str) -> Iterator[RecognizerResult]:
        """ "Bob Smith (son)": the relation stands behind the name."""
        for match in _relation_pattern().finditer(text):
            name = _name_ending_at(text, match.start())
            if name is not None and name.whole:
                yield self._person(name, Role.RELATIVE, Basis.PATTERN, _RELATIVE_SCORE)

    def _standing_alone(self, text: str) -> Iterator[RecognizerResult]:
        """A name in a cell of its own: above an address, behind "RE:", or as LAST, FIRST."""
        for match in _CELL.finditer(text):
            repeated = _REPEATED.match(text, match.start(), match.end())
            start = repeated.end() if repeated else match.start()
            if not repeated and match.end() - match.start() > 48:
                continue
            name = name_at(text, start, match.end())
            if name is None or not name.whole or name.words > 5:
                continue
            role = name.credential or (Role.PRACTITIONER if name.titled == "practitioner" else Role.PATIENT)
            rest = text[name.end : match.end()].strip(" .,:;")
            if repeated:
                yield self._person(name, role, Basis.LABEL, _ADDRESSEE_SCORE)
            elif rest and not name.credential:
                continue
            elif _above_address(text, match.end()):
                yield self._person(name, role, Basis.PATTERN, _ADDRESSEE_SCORE)
            elif _is_filed(text, name, match.end()) and not _US_STATE.search(text, name.start, match.end()):
                yield self._person(name, role, Basis.PATTERN, _COMMA_SCORE)


def _most_names(field: Field) -> int:
    """How many names a field may list: several practitioners, one patient."""
    return 4 if field.role is Role.PRACTITIONER else 1


def _is_another(text: str, name: Name) -> bool:
    """Whether a label names a patient who is not the one insured."""
    insured = _name_tokens(text[name.start : name.end])
    patients = (
        name_at(text, field.start, field.end)
        for field in read_fields(text)
        if field.name == "name" and field.label.holder == "patient"
    )
    others = [_name_tokens(text[each.start : each.end]) for each in patients if each]
    return bool(others) and not any(insured <= other or other <= insured for other in others)


def _name_tokens(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"[^\W\d_]{2,}", name))


def _next_name(text: str, at: int, end: int) -> int:
    """Where the next name of a list begins, -1 when the list ends."""
    match = _NEXT_OF_LIST.match(text, at, end)
    return match.end() if match else -1


def _may_be_lower(text: str, field: Field) -> bool:
    value = text[field.start : field.end]
    return value.islower() and len(value.split()) <= 3 and field.label.marked


def _believable(text: str, field: Field, name: Name) -> bool:
    """A value that is a name, not a sentence that opens with capitals, nor an organisation."""
    if text[field.start : name.start].strip(" .:,;*-/([") and name.titled is None:
        return False
    if not name.whole and field.name == "name" and field.role is not Role.PATIENT and name.titled is None:
        return False
    rest = text[name.end : field.end].lstrip(" ")
    if rest[:1] in ("", ",", "(", "[", ";", "/", "-", "|", "\t", "\n", ".", "<") or rest[:1].isdigit():
        return not _goes_on_as_organization(rest)
    following = fold(rest.split(" ")[0].strip(".,:;"))
    if following in name_words().organizations:
        return False
    if field.label.marked or field.next_cell:
        return name.whole or following in name_words().not_names
    return name.whole


def _goes_on_as_organization(rest: str) -> bool:
    first = fold(rest.lstrip(" ,(").split(" ")[0].strip(".,:;)"))
    return first in ("llc", "inc", "ltd", "corp", "sarl", "sas", "selarl")


def _is_filed(text: str, name: Name, cell_end: int) -> bool:
    """Written as in a file: "RUIZ, ANA", "Ruiz, Ana M", "Ruiz, Ana<tab>DOB ..." (not "Paris, France")."""
    if not _LAST_FIRST.match(text, name.start):
        return False
    last = text[name.start : text.index(",", name.start)]
    return last.isupper() or name.words > 2 or _beside_a_number(text, cell_end)


def _beside_a_number(text: str, cell_end: int) -> bool:
    """Whether the next cell or line is labelled with what stands beside a patient's name."""
    return any(
        field.name in _BESIDE_NAMES and cell_end < field.label.start <= cell_end + 3 for field in read_fields(text)
    )


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _end_of_broken_name(text: str, at: int) -> int:
    """The end of a name that a line break of running text parts ("Dr Anne<line end>Delacroix a vu ...")."""
    broken = _BROKEN.match(text, at)
    return broken.end() if broken else at


def _wrapped_end(text: str, field: Field) -> int:
    """The end of a value; of the next short line when the value breaks off behind a comma ("RUIZ III,")."""
    if text[field.end - 1] != "," or text[field.end : field.end + 1] != "\n":
        return field.end
    line = _SHORT_LINE.match(text, field.end + 1)
    return line.end() if line else field.end


def _above_address(text: str, at: int) -> bool:
    return text[at : at + 1] == "\n" and _ADDRESS_LINE.match(text, at + 1) is not None


def _relative_before(text: str, at: int) -> Role | None:
    before = re.findall(r"[^\W\d_]+", text[max(0, at - 40) : at])
    return Role.RELATIVE if before and fold(before[-1]) in name_words().relatives else None


def _name_ending_at(text: str, end: int) -> Name | None:
    """The longest name that ends at `end`, on its line."""
    line_start = max(text.rfind("\n", 0, end), text.rfind("\t", 0, end)) + 1
    starts = [match.start() for match in _WORD_START.finditer(text[line_start:end])][-5:]
    for start in starts:
        name = name_at(text, line_start + start, end)
        if name is not None and name.end >= end - 1:
            return name
    return None


@cache
def _title_pattern() -> re.Pattern[str]:
    words = name_words()
    titles = sorted(words.titles_practitioner | words.titles_person - {"m"}, key=len, reverse=True)
    shown = "|".join(f"{title}|{title.capitalize()}|{title.upper()}" for title in titles)
    return re.compile(rf"(?<![\w'’.-])(?:(?:{shown})\b\.?|M\.)(?= ?[^\W\d_])")


@cache
def _credential_pattern() -> re.Pattern[str]:
    forms = sorted({re.escape(word) for word in printed_credentials()}, key=len, reverse=True)
    return re.compile(rf",? ({'|'.join(forms)})(?![\w])")


@cache
def _relative_pattern() -> re.Pattern[str]:
    words = name_words()
    relatives = "|".join(sorted(map(re.escape, words.relatives), key=len, reverse=True))
    possessives = "|".join(sorted(map(re.escape, words.possessives), key=len, reverse=True))
    capital = r"(?=(?-i:[^\W\d_a-zà-ÿ]))"
    return re.compile(
        rf"\b(?:{possessives})\s(?:{relatives})\b,?\s(?:is |est |named |called )?{capital}", re.IGNORECASE
    )


@cache
def _relation_pattern() -> re.Pattern[str]:
    relatives = "|".join(sorted(map(re.escape, name_words().relatives), key=len, reverse=True))
    return re.compile(rf" ?\((?:{relatives})\)", re.IGNORECASE)
