"""Numbers that name a person, a policy or a practice: by their label, by their form, by their check digit.

Checks are python-stdnum's where it has them: us.ssn, us.itin, luhn, fr.nir, iban. Sources: SSA (SSN areas
and specimens), CMS (NPI, MBI), DEA, ANS (RPPS, FINESS), INSEE (NIR).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import luhn
from stdnum.fr import nir
from stdnum.us import itin, ssn

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.languages import fold
from phiscan.model import Basis, Role

# Printed on wallet inserts and in SSA leaflets; never issued to a living person.
SPECIMEN_SSNS = frozenset({"078051120", "219099999", "457555462", "123456789"})
# CMS puts the issuer's prefix before an NPI to make the Luhn check.
_NPI_ISSUER = "80840"
_LABEL_SCORE = 0.95
_CHECK_SCORE = 0.99
_PATTERN_SCORE = 0.85
_WEAK_SCORE = 0.6

_DATE = re.compile(r"(?:[0-3]?\d[/.-][0-3]?\d[/.-](?:\d{4}|\d{2})|(?:19|20)\d\d[/.-][01]\d[/.-][0-3]\d)(?![\d-])")
# A number behind its label: groups of digits and capitals, parted by - . / or single spaces.
_NUMBER = re.compile(r"[A-Za-z0-9]+(?:[-./*][A-Za-z0-9*]+)*")
# What looks like a number and is none: amounts, ranges behind "Ref:", dates written with spaces.
_AMOUNT = re.compile(r"\d{1,6}[.,]\d{2}")
_RANGE = re.compile(r"\d{1,4}(?:[.,]\d+)? ?- ?\d{1,4}(?:[.,]\d+)?")
_SPACED_DATE = re.compile(r"[0-3]\d [01]\d (?:(?:19|20)\d\d|\d\d)")
_OPENING = re.compile(
    r"(?:[^\W\d_]+(?: [^\W\d_]+){0,2} [–—-] )?[\s:#.°=*(\[]*(?:(?:n°|no\.?|number|id)(?=[\s:#]))?[\s:#.°=(\[]*",
    re.IGNORECASE,
)
_MOST_GROUPS = 8
_LEAST_REFERENCE = 5


def digits_of(text: str) -> str:
    """The digits of a text."""
    return "".join(c for c in text if c.isdigit())


def npi_valid(number: str) -> bool:
    """Luhn over 80840 and the ten digits, the first of which is 1 or 2 (CMS)."""
    return len(number) == 10 and number[0] in "12" and luhn.is_valid(_NPI_ISSUER + number)


def dea_valid(number: str) -> bool:
    """Two letters and seven digits: (d1+d3+d5) + 2(d2+d4+d6) ends in d7 (DEA)."""
    d = [int(c) for c in number[2:]]
    return len(d) == 7 and (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]


def nir_valid(number: str) -> bool:
    """Fifteen characters with a right key, Corsica's 2A and 2B included (INSEE)."""
    return len(number) == 15 and bool(nir.is_valid(number))


def ssn_valid(number: str) -> bool:
    """An SSN that may have been issued: no specimen, no impossible area, group or serial (SSA)."""
    return number not in SPECIMEN_SSNS and bool(ssn.is_valid(f"{number[:3]}-{number[3:5]}-{number[5:]}"))


def itin_valid(number: str) -> bool:
    """An individual taxpayer number: 9NN with the groups the IRS gives out."""
    return bool(itin.is_valid(number))


def _ssn(text: str) -> bool:
    return ssn_valid(digits_of(text))


def _itin(text: str) -> bool:
    return itin_valid(digits_of(text))


@dataclass(frozen=True, slots=True)
class Form:
    """An identifier known by its form alone: pattern, then check. `near` must stand on the line before it."""

    entity_type: str
    pattern: re.Pattern[str]
    check: Callable[[str], bool] | None
    score: float
    near: re.Pattern[str] | None = None


_MEDICARE_LETTER = "[AC-HJKMNP-RT-Y]"

FORMS: tuple[Form, ...] = (
    Form("US_SSN", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-]|[A-Z]\b)"), _ssn, _PATTERN_SCORE),
    Form("US_ITIN", re.compile(r"(?<![\d-])9\d{2}-\d{2}-\d{4}(?![\d-])"), _itin, _PATTERN_SCORE),
    # Medicare numbers until 2019: an SSN and the claim's suffix.
    Form(
        "HEALTH_PLAN_ID",
        re.compile(r"(?<![\d-])\d{3}-?\d{2}-?\d{4}-?(?:A|B\d?|C\d|D\d?|E\d?|F\d|HA|HB|M|T|TA|TB|W\d?)(?![\w-])"),
        lambda text: ssn_valid(digits_of(text)[:9]),
        _PATTERN_SCORE,
    ),
    # Medicare numbers since 2018: C A AN N A AN N A A N N, without S L O I B Z.
    Form(
        "HEALTH_PLAN_ID",
        re.compile(
            rf"(?<![\w-])[1-9]{_MEDICARE_LETTER}(?:{_MEDICARE_LETTER}|\d)\d[- ]?{_MEDICARE_LETTER}"
            rf"(?:{_MEDICARE_LETTER}|\d)\d[- ]?{_MEDICARE_LETTER}{{2}}\d{{2}}(?![\w-])"
        ),
        None,
        _PATTERN_SCORE,
    ),
    # One in ten of such numbers passes the check: "DEA" must stand before it.
    Form(
        "US_DEA",
        re.compile(r"(?<!\w)[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}(?!\w)"),
        dea_valid,
        _CHECK_SCORE,
        re.compile(r"\bDEA\b[^\n]{0,30}\Z"),
    ),
    Form(
        "FR_NIR",
        re.compile(
            r"(?<![\d.,])[1-478] ?\d{2} ?(?:[02345679]\d|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?[ /-]?\d{2}"
            r"(?![\d,])"
        ),
        lambda text: nir_valid(re.sub(r"[ /-]", "", text)),
        _CHECK_SCORE,
    ),
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An identifier known by its label: the field, what its characters must be, and its check if it has one."""

    field: str
    entity_type: str
    shape: re.Pattern[str]
    check: Callable[[str], bool] | None = None
    # Without a right check the label alone still makes it one.
    check_decides: bool = False
    role: Role | None = Role.PATIENT


_ANY = re.compile(r"(?=(?:\D*\d){2})[A-Za-z0-9*][A-Za-z0-9 ./*-]{2,28}")
_LONG = re.compile(r"(?=(?:\D*\d){3})[A-Za-z0-9*][A-Za-z0-9 ./*-]{3,28}")

_SSN = re.compile(r"\d{3}[- ]?\d{2}[- ]?\d{4}|[Xx*#•]{3}[- ]?[Xx*#•]{2}[- ]?\d{4}")
_NIR = re.compile(r"[1-478][ .]?\d{2}[ .]?\d{2}[ .]?\d[\dAB][ .]?\d{3}[ .]?\d{3}(?:[ ./-]{0,3}\d{2})?")
_RPPS = re.compile(r"\d{11}|\d{2} ?\d{3} ?\d{3} ?\d{3}")
_NINE = re.compile(r"\d[\dAB] ?\d ?\d{3} ?\d{2} ?\d|\d[\dAB]\d{7}|\d[\dAB]\d ?\d{3} ?\d{3}")
_GROUP = re.compile(r"(?=[^\n]*\d)[A-Za-z0-9][A-Za-z0-9./-]{2,20}")


def _luhn(number: str) -> bool:
    return bool(luhn.is_valid(digits_of(number)))


def _nir(text: str) -> bool:
    return nir_valid(re.sub(r"[ ./-]", "", text))


LABELLED: tuple[Labelled, ...] = (
    Labelled("ssn", "US_SSN", _SSN),
    Labelled("nir", "FR_NIR", _NIR, _nir),
    Labelled("mrn", "MEDICAL_RECORD_NUMBER", _ANY),
    Labelled("plan_id", "HEALTH_PLAN_ID", _LONG),
    Labelled("account", "ACCOUNT_NUMBER", _LONG),
    Labelled("accession", "ACCESSION_NUMBER", _LONG),
    Labelled("claim", "CLAIM_NUMBER", _LONG),
    Labelled("group", "GROUP_NUMBER", _GROUP),
    Labelled("device", "DEVICE_ID", _ANY),
    Labelled("driver_license", "US_DRIVER_LICENSE", _LONG),
    Labelled("passport", "US_PASSPORT", re.compile(r"[A-Z]?\d{8,9}")),
    Labelled("npi", "US_NPI", re.compile(r"[12]\d{9}"), npi_valid, True, Role.PRACTITIONER),
    Labelled("dea", "US_DEA", re.compile(r"[A-Z][A-Z9]\d{7}"), dea_valid, True, Role.PRACTITIONER),
    Labelled("license", "LICENSE_NUMBER", _LONG, role=Role.PRACTITIONER),
    Labelled("rpps", "FR_RPPS", _RPPS, _luhn, True, Role.PRACTITIONER),
    Labelled("adeli", "FR_ADELI", _NINE, role=Role.PRACTITIONER),
    Labelled("finess", "FR_FINESS", _NINE, _luhn, role=Role.OTHER),
)
_BY_FIELD = {each.field: each for each in LABELLED}
ENTITY_TYPES = tuple(dict.fromkeys([each.entity_type for each in LABELLED] + [form.entity_type for form in FORMS]))


class IdentifierRecognizer(Recognizer):
    """All identifiers that are numbers: one pass over the labelled fields, one over the forms."""

    ENTITIES = ENTITY_TYPES

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """Identifiers in `text`."""
        for field in read_fields(text):
            for name in dict.fromkeys(field.label.fields):
                if name in _BY_FIELD:
                    yield from self._labelled(text, field, _BY_FIELD[name])
        yield from self._formed(text)

    def _labelled(self, text: str, field: Field, kind: Labelled) -> Iterator[RecognizerResult]:
        span = number_span(text, field.start, field.end, kind.shape)
        if span is None:
            return
        start, end = span
        if kind.field == "accession" and _is_range_behind_ref(text, field, start, end):
            return
        if field.next_cell and text[end : field.end].strip(" .;)]"):
            return
        valid = kind.check is not None and kind.check(text[start:end])
        if kind.check_decides and not valid:
            return
        if not field.label.marked and not field.next_cell and not _stands_close(text, field):
            return
        role = kind.role if kind.role is not Role.PATIENT else field.role or kind.role
        entity_type = kind.entity_type
        if kind.field == "license" and npi_valid(text[start:end]):
            entity_type, valid = "US_NPI", True
        yield self.result(
            entity_type,
            start,
            end,
            basis=Basis.CHECKSUM if valid else Basis.LABEL,
            score=_CHECK_SCORE if valid else _LABEL_SCORE,
            role=role,
        )

    def _formed(self, text: str) -> Iterator[RecognizerResult]:
        for form in FORMS:
            for match in form.pattern.finditer(text):
                if form.near and not form.near.search(text, max(0, match.start() - 40), match.start()):
                    continue
                if form.check is None or form.check(match.group()):
                    basis = Basis.CHECKSUM if form.check and form.score >= _CHECK_SCORE else Basis.PATTERN
                    yield self.result(form.entity_type, match.start(), match.end(), basis=basis, score=form.score)


def _is_range_behind_ref(text: str, field: Field, start: int, end: int) -> bool:
    """ "Ref" heads reference ranges as often as reference numbers."""
    if fold(text[field.label.start : field.label.start + 3]) != "ref":
        return False
    return _RANGE.fullmatch(text, start, end) is not None or end - start < _LEAST_REFERENCE


def number_span(text: str, start: int, end: int, shape: re.Pattern[str]) -> tuple[int, int] | None:
    """The number that `text[start:end]` opens with, when it is of this shape: dates and words are none."""
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    match = shape.match(text, start, end)
    if match is None:
        return None
    stop = _number_end(text, start, match.end())
    number = text[start:stop]
    if stop - start < 2 or not any(c.isdigit() for c in number) or _DATE.match(number):
        return None
    if _AMOUNT.fullmatch(number) or _SPACED_DATE.fullmatch(number):
        return None
    if not shape.fullmatch(number):
        return None
    return start, stop


def _number_end(text: str, start: int, end: int) -> int:
    """Where a number of groups ends: before a word, a date, or a group that is too long to be one."""
    stop = start
    letters = 0
    for count, group in enumerate(_NUMBER.finditer(text, start, end)):
        token = group.group()
        if count == 0:
            if not any(c.isdigit() for c in token) and not (len(token) <= 4 and token.isupper()):
                break
        elif text[stop : group.start()] != " " or not _is_group(text, group) or count >= _MOST_GROUPS:
            break
        letters += token.isalpha()
        stop = group.end()
    return stop


def _is_group(text: str, group: re.Match[str]) -> bool:
    token = group.group()
    if _DATE.match(text, group.start()) or not (any(c.isdigit() for c in token)):
        return False
    following = text[group.end() : group.end() + 1]
    return len(token) <= 5 and token.upper() == token and following not in (":", "%", "'")


def _stands_close(text: str, field: Field) -> bool:
    """An unmarked label ("MRN 12345", "Acct# 12345") has its number right behind it."""
    between = text[field.label.end : field.start]
    return "\n" not in between and len(between) <= 3
