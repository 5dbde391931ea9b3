"""HEALTHCARE_ORGANIZATION: laboratories, hospitals, practices, pharmacies, insurers, by name.

A name is labelled ("Pharmacy: ..."), well known, or a run of capitalised words about a word that makes it one: at its
end in English ("Mercy Ridge Hospital"), at its beginning in French ("Centre hospitalier de Vannes"). "Hospital course",
"your pharmacy" and "le laboratoire" name nobody. A name stands on one line, within one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from phiscan.detect.fields import Field, read_fields
from phiscan.detect.recognizers.analytes import named
from phiscan.detect.recognizers.base import Recognizer, RecognizerResult
from phiscan.detect.recognizers.letterheads import letterhead
from phiscan.detect.recognizers.organization_names import (
    all_generic,
    english_name,
    french_name,
    french_tail,
    headings,
    tails,
)
from phiscan.detect.recognizers.organization_words import known_pattern, organization_words
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.languages import fold, lexicon, name_words, printed_words
from phiscan.model import Basis, Role

_LABEL_SCORE = 0.85
_PATTERN_SCORE = 0.8
_KNOWN_SCORE = 0.85
_VALUE = re.compile(r"[A-ZÀ-Þ][^\n\t:;,(|•\d]{2,58}[^\s:;,(|•.\d–—+-]")
_LETTERHEAD = re.compile(
    r"(?:^|(?<=[\n\t]))(?P<name>[^\W\d_a-zà-ÿ][^\n\t:;|\d]{3,58}[^\s:;|])(?=\n(?:\d{1,5}[A-Za-z]?,? (?![a-z]+ ?:)|P\.? ?O\.? Box )[^\n\t]{3,60})"
)
_PARTED = re.compile(r"(?:,| [-–—|/])\s\Z")
_CREDENTIAL = re.compile(r", ?(?:M\.?D|D\.?O|R\.?N|NP|PA)\b|[ .]*:")
_FEWEST_LETTERS = 2
# Kinds of who pays, not names.
_PAYS = re.compile(
    r"(?:self[ -]?pay|commercial|private(?: pay)?|cash|uninsured|none|charity|other|government|managed care)",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(
    r" ?#\d{2,6}\b| \([A-Z][A-Z-]{1,7}\)|"
    # "LBM Bel-Air - site de la Gare"
    r" [-–] (?:[Ss]ite|[Aa]ntenne|[Aa]gence) (?:de la |de l['’]|du |des |de |d['’])?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?"
)
# Behind the insurance of all, the fund that answers for it: "l'Assurance Maladie - CPAM du Roc".
_OF_ALL, _TO_FUND = "assurance maladie", re.compile(r" ?[-–—:] ?")
_PRODUCT = re.compile(
    r"[^,\n\t]{0,30}\b(?:PPO|HMO|EPO|POS|HDHP|HSA|Gold|Silver|Bronze|Platinum)\b[^,\n\t]{0,12}, (?=[A-Z])"
)
# What a page about somebody asks for.
_PATIENTS = frozenset({"birth_date", "mrn", "ssn", "nir", "plan_id", "mbi"})


class OrganizationRecognizer(Recognizer):
    """Names of healthcare organisations, English and French."""

    ENTITIES = ("HEALTHCARE_ORGANIZATION",)

    def find(self, text: str) -> Iterator[RecognizerResult]:
        """The names in `text`; of overlapping ones the first and longest."""
        prose = unwrapped(text)
        headed = list(self._headed(prose))
        found = [*self._known(prose), *headed, *self._labelled(text), *self._letterheads(text, headed)]
        found += self._named_again(prose, found)
        last: RecognizerResult | None = None
        for each in sorted(found, key=lambda result: (result.start, -result.end)):
            if last is None or each.start >= last.end:
                if last is not None and _is_fund_of(text, last, each):
                    each = self._organization((last.start, each.end), Basis.PATTERN, _KNOWN_SCORE)
                elif last is not None:
                    yield last
                last = each
        if last is not None:
            yield last

    def _organization(self, span: tuple[int, int], basis: Basis, score: float) -> RecognizerResult:
        return self.result("HEALTHCARE_ORGANIZATION", *span, basis=basis, score=score)

    def _known(self, text: str) -> Iterator[RecognizerResult]:
        for match in known_pattern().finditer(text):
            if not match.start() or not (text[match.start() - 1].isalnum() or text[match.start() - 1] in "@./-'’"):
                yield self._organization(match.span(), Basis.PATTERN, _KNOWN_SCORE)

    def _headed(self, text: str) -> Iterator[RecognizerResult]:
        for language, name in (("en", english_name), ("fr", french_name)):
            at = 0
            for start, end in headings(text, language):
                if start >= at and (span := name(text, start, end)):
                    at = span[1]
                    yield self._organization(_with_number(text, *span), Basis.PATTERN, _PATTERN_SCORE)
        for start, end in tails(text):
            if span := french_tail(text, start, end):
                yield self._organization(span, Basis.PATTERN, _PATTERN_SCORE)

    def _labelled(self, text: str) -> Iterator[RecognizerResult]:
        for field in read_fields(text):
            if field.label.holder == "organization" and field.name == "name" and _asks_for_one(text, field):
                match = _VALUE.match(text, _behind_product(text, field), field.end)
                if match and not _no_name(text, match) and not all_generic(match.group()):
                    span = _before_number(text, *match.span())
                    if span[0] < span[1] and not _PAYS.fullmatch(text, *span):
                        yield self._organization(span, Basis.LABEL, _LABEL_SCORE)

    def _letterheads(self, text: str, headed: Sequence[RecognizerResult]) -> Iterator[RecognizerResult]:
        """A line with a word of organisations, right above an address: "Anchor Heart Group<line end>12 Main Street".

        The line a page opens with needs no such word, where the page is about somebody's health.
        """
        opening = letterhead(text)
        if opening and _is_clinical(text):
            yield self._organization(opening, Basis.PATTERN, _PATTERN_SCORE)
        for match in _LETTERHEAD.finditer(text):
            words = [fold(word.strip(".,")) for word in match.group("name").split()]
            if (
                len(words) >= _FEWEST_LETTERS
                and not all_generic(match.group("name"))
                and not _ends_with_name(text, match.span("name"), headed)
                and (set(words) & (name_words().organizations - organization_words("en", "openings")))
            ):
                yield self._organization(match.span("name"), Basis.PATTERN, _PATTERN_SCORE)

    def _named_again(self, text: str, found: list[RecognizerResult]) -> Iterator[RecognizerResult]:
        """A name of two words and more, wherever else it stands: the letterhead's in the letter."""
        for name in sorted({text[each.start : each.end] for each in found}):
            if " " not in name or not name[0].isupper() or all_generic(name):
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield self._organization(match.span(), Basis.PATTERN, _PATTERN_SCORE)


def _is_fund_of(text: str, before: RecognizerResult, each: RecognizerResult) -> bool:
    """Whether a name is the fund of the insurance named right before it."""
    if each.start - before.end > len(" - ") or not _TO_FUND.fullmatch(text, before.end, each.start):
        return False
    return fold(text[before.start : before.end]).endswith(_OF_ALL)


def _ends_with_name(text: str, span: tuple[int, int], headed: Sequence[RecognizerResult]) -> bool:
    """Whether a line says who or where before the name: "Elm Hall, Mercy Ridge Hospital", "Secrétaire - Clinique Arc"."""
    return any(
        span[0] < each.start and each.end == span[1] and _PARTED.search(text, span[0], each.start) for each in headed
    )


def _is_clinical(text: str) -> bool:
    """Whether a page has a patient: a label, heading or birth date says so."""
    return any(
        field.role is Role.PATIENT or not _PATIENTS.isdisjoint(field.label.fields) for field in read_fields(text)
    )


def _before_number(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the letters of a number behind the name: "Prairie Health CMK41543062"."""
    if text[end : end + 1].isdigit() and text[end - 1].isalpha():
        end = start + len(text[start:end].rpartition(" ")[0].rstrip())
    return start, end


def _with_number(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with the number of the branch or the abbreviation in brackets behind it: "Medley Pharmacy #0417"."""
    match = _BEHIND_NAME.match(text, end)
    return start, match.end() if match else end


def _behind_product(text: str, field: Field) -> int:
    """Where the company begins behind what it sells: "Silver PPO 2500, Meridian Crest Health Plan"."""
    match = _PRODUCT.match(text, field.start, field.end)
    return match.end() if match else field.start


def _asks_for_one(text: str, field: Field) -> bool:
    """Whether a label is one of an organisation's; "Location", "Account", "Employer" may be anything's."""
    labels = organization_words("en", "labels") | organization_words("fr", "labels")
    if not field.label.marked and text[field.start - 1] == "\n" and named(text[field.start : field.end]):
        return False  # "Lab" heads a column, and below it stand the tests
    return (field.label.marked or field.next_cell) and fold(text[field.label.start : field.label.end]).strip(
        " .:"
    ) in labels


def _no_name(text: str, match: re.Match[str]) -> bool:
    """Whether a value is a practitioner's name ("Jane Doe MD", "Dr Roux"), another label, or a row of crosses."""
    last = match.group().rpartition(" ")[2]
    first = match.group().partition(" ")[0].rstrip(".")
    if fold(first) in name_words().titles_practitioner or lexicon().whole(match.group()):
        return True
    if len(set(match.group().lower())) <= _FEWEST_LETTERS:
        return True
    return last in printed_words("credentials", "credentials_staff") or _CREDENTIAL.match(text, match.end()) is not None
