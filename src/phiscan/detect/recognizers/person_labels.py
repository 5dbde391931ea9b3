"""Names by their label: "Patient:", "Ordering physician:", "Nom de naissance", and how to tell a name from a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.name_words import is_of_no_name
from phiscan.detect.recognizers.names import Name, Named, has_given, is_given, name_at, runs_on, with_initial
from phiscan.detect.recognizers.person_announced import QUALIFIER, announces
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.person_label_roles import before_label, role_behind
from phiscan.detect.recognizers.person_lines import ROOM
from phiscan.detect.recognizers.person_relatives import NAME_FIELDS
from phiscan.detect.recognizers.person_values import value_end
from phiscan.detect.recognizers.plain_names import plain_name
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.languages import fold, given_names, language_of, name_words
from phiscan.model import Basis, Role

_PARTS = NAME_FIELDS - {"name"}
# "Macon, GA 31204"
_TOWN = re.compile(r"[^\W\d_][^\n\t,\d]{1,24}, [A-Z]{2} \d{5}")
# Credentials, then what parts two names of a list.
_NEXT_OF_LIST = re.compile(
    r",? [A-Z]{2,4}(?:-[A-Z]{1,2})?, (?=[A-ZÀ-Þ][a-zà-ÿ]+ [A-ZÀ-Þ])| \([^()\n\t]{2,24}\), (?=[A-ZÀ-Þ])|(?:, ?[A-Z][A-Za-z.\-]{1,7}){0,3}\s?(?:[;/&]| and | et |[-–] |(?=\bDr\b)|, (?=Dr\b))\s?"
)
_SLASHED = re.compile(r"(?P<last>[^\W\d_][^\n\t/\d]{1,30}?) ?/ ?(?P<first>[^\W\d_][^\n\t/\d]{1,30})\Z")
_BREAKS = re.compile(r"[\t\n]")
_PIECE = re.compile(r"[^,;]+")
_TWO = 2
_FOR = "for"
_SEVERAL = re.compile(
    r"\b(?:attendance|committee|crew|excused|faculty|panel|present|regrets|staff|team|[a-z]{4,}(?<!s)s)\W*\Z",
    re.IGNORECASE,
)
_KIND = re.compile(r"([^\W\d_]{3,}), ?(?=[A-Z])")
_SURNAME_LINE = re.compile(r"\n[A-ZÀ-Þ]['’A-ZÀ-Þ-]+(?: [A-ZÀ-Þ]['’A-ZÀ-Þ-]+){0,2}(?=[\n,]|\Z)")
# In a sentence that runs over the line end, before a comma or full stop.
_LONG_LINE = 50
_SURNAME_NEXT = re.compile(r"\n[A-ZÀ-Þ][\w'’-]+(?= ?[,.;(])")
_RANKED = re.compile(r"0?\d[.)]? [^\W\d_]")
_RANKED_LINE = re.compile(r"\n0?\d[.)]? (?P<name>[^\n\t\d]{4,40})(?=[\n\t]|\Z)")
# "A. RUIZ"
_INITIAL_SURNAME = re.compile(r"[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)? ?[^\W\d_a-zà-ÿ][\w'’-]{2,}(?: [^\W\d_a-zà-ÿ][\w'’-]+)?")
# "LE BIHAN Ana"
_SURNAME_GIVEN = re.compile(r"(?:[A-ZÀ-Þ]['’A-ZÀ-Þ-]+ ){1,3}(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_COMPANY_FORMS = frozenset({"llc", "inc", "ltd", "corp", "sarl", "sas", "selarl"})
_SCORE = 0.95
_LEAST_SURNAME = 2
# "RPh: VPM", "Filled by: KT": who does things signs with initials.
# "User: HR." is a department.
_SHORTENED = re.compile(r"[A-Z]{2,3}\.")
_INITIALS = re.compile(r"[A-Z]{2,3}\.?")
_LISTED_ROLES = frozenset({Role.PRACTITIONER, Role.STAFF, Role.RELATIVE})
_SINGLE_SCORE = 0.85


def labelled_names(text: str) -> Iterator[Named]:
    """The names that labels announce, each with the role of its label."""
    for field in read_fields(text):
        if field.name not in NAME_FIELDS or field.label.holder == "organization" or not announces(text, field):
            continue
        at, end = _behind_kind(text, field), value_end(text, field)
        # A name that is wrapped in its cell goes on behind a line end or tab.
        joined = text if end == field.end else text[: field.end] + _BREAKS.sub(" ", text[field.end : end]) + text[end:]
        several = _SEVERAL.search(text, field.label.start, field.label.end) is not None
        listed = _listed(text, at, end, several=several) if field.role in _LISTED_ROLES else []
        yield from (Named(name, role_behind(text, field, name), field.basis, _SCORE) for name in listed)
        if listed:
            continue
        for _ in range(_most_names(field)):
            name = _name_in(joined, field, at, end)
            if name is None:
                break
            name = _with_surname_below(text, name)
            if field.role is Role.OTHER and not has_given(text, name):
                break  # under "l'employeur", a company
            yield Named(
                name,
                role_behind(text, field, name),
                field.basis,
                _SCORE if name.whole else _SINGLE_SCORE,
                field.name if field.name in _PARTS else None,
            )
            match = _NEXT_OF_LIST.match(text, name.end, end)
            if match is None:
                break
            at = match.end()
            field = replace(field, start=at)
        yield from _numbered_below(text, field)


def _with_surname_below(text: str, name: Name) -> Name:
    """A name whose surname stands alone on the next line, in capitals ("Dr Anne<line end>LE GALL"), or where a sentence breaks."""
    given = text[name.start : name.end]
    at_end = text[name.end : name.end + 1] == "\n"
    is_long = name.end - text.rfind("\n", 0, name.end) > _LONG_LINE
    broken = at_end and (is_long or unwrapped(text)[name.end] == " ")
    line = _SURNAME_LINE.match(text, name.end) or (_SURNAME_NEXT.match(text, name.end) if broken else None)
    if name.whole or line is None or not all(fold(part) in given_names() for part in given.split("-")):
        return name
    longer = name_at(text, name.start, line.end(), sure=True)
    return longer if longer is not None and longer.end == line.end() else name


def _numbered_below(text: str, field: Field) -> Iterator[Named]:
    """The other dependents of a card, a line each: "Dep.: 01 Ana Ruiz" and, below, "02 Bo Ruiz"."""
    if field.role is not Role.RELATIVE or not _RANKED.match(text, field.start, field.end):
        return
    line = _RANKED_LINE.match(text, field.end)
    while line is not None:
        name = name_at(text, line.start("name"), line.end(), sure=True)
        if name is None or not name.whole or name.end < line.end():
            return
        yield Named(name, Role.RELATIVE, Basis.LABEL, _SCORE)
        line = _RANKED_LINE.match(text, line.end())


def _listed(text: str, start: int, end: int, *, several: bool) -> list[Name]:
    """Whole names parted by commas: "Ana Ruiz, Paul Roux, E. Diop"; none when anything else is there.

    Two of them may be one name ("De La Cruz, Maria Elena"), unless the label asks for `several`.
    """
    names: list[Name] = []
    for piece in _PIECE.finditer(text, start, end):
        name = name_at(text, piece.start(), piece.end(), sure=True)
        if name is None or not name.whole or text[name.end : piece.end()].strip(" ."):
            return []
        names.append(name)
    if len(names) == _TWO and not (several or all(_is_first_last(text, name) for name in names)):
        return []  # "De La Cruz, Maria Elena" is one person
    return names if len(names) >= _TWO else []


def _is_first_last(text: str, name: Name) -> bool:
    """Whether a name opens with a given name or initial and goes on with more than initials and suffixes."""
    if _INITIAL_SURNAME.fullmatch(text, name.start, name.end):
        return True
    filed = _SURNAME_GIVEN.fullmatch(text, name.start, name.end)
    if filed and all(fold(part) in given_names() for part in filed["given"].split("-")):
        return True
    words = [fold(word) for word in _FIRST_WORD.findall(text, name.start, name.end) if len(word) > _LEAST_SURNAME]
    return len(words) > 1 and words[0] in given_names() and words[1] not in name_words().suffixes


def _is_whole_before_comma(text: str, name: Name) -> bool:
    """Whether "Ana Ruiz" ends at a comma, behind which no part of a name stands: "Ana Ruiz, CPPB"."""
    is_shouted = text[name.start : name.end].isupper()
    return text.startswith(",", name.end) and name.whole and not is_shouted and _is_first_last(text, name)


def _behind_kind(text: str, field: Field) -> int:
    """Where names begin in a field: behind a word of what was done ("Anesthesia: General, Ana Ruiz, CRNA")."""
    kind = _KIND.match(text, field.start, field.end) if field.role is Role.PRACTITIONER else None
    return kind.end() if kind and name_words().is_of_forms_only(fold(kind.group(1))) else field.start


def _name_in(text: str, field: Field, at: int, end: int) -> Name | None:
    qualifier = QUALIFIER.match(text, at, end)
    at = qualifier.end() if qualifier else at
    slashed = _SLASHED.match(text, at, end) if "/" in text[field.label.start : field.label.end] else None
    if slashed:
        last = name_at(text, slashed.start("last"), slashed.end("last"), sure=True)
        first = name_at(text, slashed.start("first"), slashed.end("first"), sure=True)
        if last and first:
            return Name(last.start, first.end, last.words + first.words, None, first.credential)
    whole = plain_name(text, at, end) if field.label.marked else None
    name = name_at(text, at, end, loose=_may_be_lower(text, field), sure=True)
    if name is not None and name.titled == "person" and language_of(text) == "en":
        name = with_initial(text, name, at)
    if whole and (name is None or (whole.words > name.words and not _is_whole_before_comma(text, name))):
        name = whole
    return name if name is not None and _believable(text, field, name) else None


def _most_names(field: Field) -> int:
    """How many names a field may list: several practitioners, one patient."""
    return 4 if field.role in _LISTED_ROLES else 1


def _may_be_lower(text: str, field: Field) -> bool:
    value = text[field.start : field.end]
    words = len(value.split())
    if field.role not in (None, Role.PATIENT, Role.RELATIVE):
        return False
    return value.islower() and field.label.marked and (words in (2, 3) or (words == 1 and field.name in _PARTS))


def _believable(text: str, field: Field, name: Name) -> bool:
    """A value that is a name, not a sentence that opens with capitals, nor an organisation."""
    if _unnamed(text, field, name) and name.titled is None:
        return False
    if not name.whole and field.name == "name" and not _may_be_single(text, field, name):
        return False
    if _TOWN.match(text, name.start) or (name.words > _TWO and not name.titled and _is_common(text, name, least=_TWO)):
        return False
    if name.titled is None and runs_on(text, name.end) and not _opens_given(text, name, field):
        return False
    if ROOM.match(text, name.end, field.end):
        return True
    rest = text[name.end : field.end].lstrip(" ")
    if rest[:1] in ("", ",", "(", "[", ";", "/", "-", "|", "\t", "\n", ".", "<") or rest[:1].isdigit():
        return not _goes_on_as_organization(rest)
    following = fold(rest.split(" ")[0].strip(".,:;"))
    if name.titled and _NEXT_OF_LIST.match(text, name.end, field.end):
        return True
    if following in name_words().organizations:
        return False
    if field.label.marked or field.next_cell:
        return name.whole or (following in name_words().not_names and not rest[:1].islower())
    return name.whole


def _opens_given(text: str, name: Name, field: Field) -> bool:
    """Whether a practitioner with a given name stands before what he does: "Provider: Ana Ruiz Cardiology"."""
    first = _FIRST_WORD.match(text, name.start)
    return field.role is Role.PRACTITIONER and first is not None and fold(first.group()) in given_names()


def _unnamed(text: str, field: Field, name: Name) -> bool:
    """Whether something that is no name stands between a label and the name."""
    start = _behind_kind(text, field)
    qualifier = QUALIFIER.match(text, start, name.start + 1)
    return text[qualifier.end() if qualifier else start : name.start].strip(" .:,;*-/([") != ""


def _goes_on_as_organization(rest: str) -> bool:
    return fold(rest.lstrip(" ,(").split(" ")[0].strip(".,:;)")) in _COMPANY_FORMS


def _is_common(text: str, name: Name, *, least: int = 1) -> bool:
    """Whether a name's words, so many of more than two letters, are common: "INCIDENT"; not those of "Van Horn, Chase"."""
    if "," in text[name.start : name.end]:
        return False
    words = [fold(word) for word in _FIRST_WORD.findall(text, name.start, name.end) if len(word) > _LEAST_SURNAME]
    return len(words) >= least and all(map(is_of_no_name, words))


def _may_be_single(text: str, field: Field, name: Name) -> bool:
    """A surname alone will do for a patient or behind "Dr"; for others it must be all there is ("Médecin: Petitjean")."""
    if name.titled is not None:
        return True
    if field.role is Role.PATIENT and field.label.marked:
        if fold(text[field.label.start : field.label.end]) == _FOR and before_label(text, field).strip():
            return False  # "Treatment for: Cataract"
        # "Patient: FOX": what is nobody's name is among `not_names`, not among all common words.
        return not _SHORTENED.fullmatch(text, name.start, name.end)
    if _is_common(text, name):
        return False  # the next heading of a form: "CATEGORY"
    if field.role is Role.PATIENT and not field.next_cell:
        return not text[name.end : field.end].lstrip(" ")[:1].isdigit()
    alone = not text[name.end : field.end].strip(" .-–—/|,;") and name.start == field.start
    if field.role is Role.STAFF and field.label.marked and is_given(text, name) and job_behind(text, name):
        return True  # "Transmis par : Solène (IDE)"
    if field.role is Role.RELATIVE and field.label.role is Role.RELATIVE:
        return alone and field.label.marked and is_given(text, name)
    return (
        alone
        and name.end - name.start >= _LEAST_SURNAME
        and not _INITIALS.fullmatch(text, name.start, name.end)
        and field.label.marked
        and field.role in (Role.PRACTITIONER, Role.STAFF)
        and field.label.role is field.role
        and (field.role is Role.PRACTITIONER or fold(text[name.start : name.end]) not in name_words().names_too)
    )
