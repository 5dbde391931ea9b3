"""What the path of a document gives away: names and dates in its folders and file name, and whose they are.

Persons of the document are looked for first, under any form of their name. A name that the document does not hold
is two words or more that are no everyday words, and needs a title, a common given name among them, or a birth date in
the same part of the path. A date is a birth date where the document says so, or a label stands before it, or it stands
beside a name and is older than the format of the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from phiscan.languages import given_names, name_words
from phiscan.model import NO_PAGE, Basis, Channel, DocumentReport, Entry, Finding, Role, SensitiveText, Span
from phiscan.people.dates import parse_date
from phiscan.people.names import fold

RECOGNIZER = "FileName"
# Adobe published PDF on 15 June 1993: no PDF reports of a day before, but people were born on it.
FIRST_PDF = date(1993, 6, 15)
# A name the document holds; and one told by its form alone.
_KNOWN_SCORE, _FORM_SCORE = 0.9, 0.7

# Words, numbers; "SmithJohn" is two words.
_TOKEN = re.compile(r"\d+|[^\W\d_a-zà-ÿ]?[a-zà-ÿ]+|[^\W\d_a-zà-ÿ]+(?![a-zà-ÿ])")
_JOIN = re.compile(r"[ _.,+'’-]{0,2}")
_DATE = re.compile(r"(?<!\d)(?:\d{8}|\d{4}([-_. ])\d{1,2}\1\d{1,2}|\d{1,2}([-_. ])\d{1,2}\2\d{4})(?!\d)")
_BIRTH_LABEL = re.compile(r"(?:^|[^a-z])(?:dob|ddn|born|birth|nee?)[-_. ]{0,2}(?:le[-_. ])?\Z", re.IGNORECASE)
_LABELS = frozenset({"dob", "ddn", "ne", "nee", "born"})
_SUFFIX = re.compile(r"\.pdf\Z", re.IGNORECASE)
_LEAST_LETTERS, _MOST_WORDS = 3, 4
# Identifiers shorter than this are met by chance.
_LEAST_IDENTIFIER = 5


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or number of the path, folded, and its place."""

    folded: str
    printed: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.folded.isalpha()


@dataclass(frozen=True, slots=True)
class _Known:
    """A person of the document: the words of their names, run together too ("almasri")."""

    subject: str
    role: Role | None
    words: frozenset[str]
    births: frozenset[date]


def with_file_name(entry: Entry, entities: Collection[str] | None = None) -> Entry:
    """The entry, its report with what the path shows added; only of these entity types, where some are given."""
    found = [
        each for each in path_findings(entry.ref.path, entry.report) if entities is None or each.entity_type in entities
    ]
    return replace(entry, report=replace(entry.report, findings=(*entry.report.findings, *found))) if found else entry


def path_findings(path: str, report: DocumentReport) -> list[Finding]:
    """The findings in a path; their spans are places in it. `report` is of the document that lies there."""
    return _Path(path, report).findings()


class _Path:
    """One path, the persons of its document, and those it names besides."""

    def __init__(self, path: str, report: DocumentReport) -> None:
        self._path = path
        self._report = report
        self._known = _known(report.findings)
        self._new: dict[frozenset[str], str] = {}

    def findings(self) -> list[Finding]:
        """What its parts show, by place."""
        found: list[Finding] = []
        start = 0
        for part in self._path.split("/"):
            names = list(self._names(part, start))
            found += [*names, *self._dates(part, start, names)]
            start += len(part) + 1
        return _distinct([*found, *_identifiers(self._path, self._report.findings)])

    def _names(self, part: str, offset: int) -> Iterator[Finding]:
        tokens = list(_tokens(_SUFFIX.sub("", part), offset))
        # A name in lower case needs a comma or a date beside it.
        cased = not ("," in part or _DATE.search(part))
        born = any(self._is_birth(part, match) for match in _DATE.finditer(part))
        at = 0
        while at < len(tokens):
            length, finding = self._name_at(_run(self._path, tokens[at:]), cased=cased, born=born)
            if finding:
                yield finding
            at += max(length, 1)

    def _name_at(self, run: Sequence[_Token], *, cased: bool, born: bool) -> tuple[int, Finding | None]:
        """How many tokens the name at the start of a run has, and the finding."""
        for person in self._known:
            length = _length_of_known(run, person)
            if length:
                finding = _finding(self._path, "PERSON", run[0].start, run[length - 1].end, _KNOWN_SCORE)
                return length, replace(finding, role=person.role, subject=person.subject)
        role, skipped = _titled(run)
        words = _name_by_form(run[skipped:], cased=cased)
        if not _is_name(words, titled=skipped > 0, born=born):
            return skipped, None
        finding = _finding(self._path, "PERSON", words[0].start, words[-1].end, _FORM_SCORE)
        return skipped + len(words), replace(finding, role=role or self._usual_role(), subject=self._subject(words))

    def _usual_role(self) -> Role:
        """A file is named after whom it is about, unless its pages are about somebody else."""
        told = any(each.entity_type == "PERSON" and each.role is Role.PATIENT for each in self._report.findings)
        return Role.OTHER if told else Role.PATIENT

    def _subject(self, words: Sequence[_Token]) -> str:
        """A person the document does not name; the same words are the same person in every part of the path."""
        subjects = [*(each.subject or "" for each in self._report.findings), *self._new.values()]
        highest = max((int(each[1:]) for each in subjects if each[1:].isdigit()), default=0)
        return self._new.setdefault(frozenset(word.folded for word in words), f"s{highest + 1}")

    def _day(self, match: re.Match[str]) -> date | None:
        return parse_date(re.sub(r"[_ ]", "-", match.group()), self._report.language)

    def _is_birth(self, part: str, match: re.Match[str]) -> bool:
        """Whether a date beside a name is a birth date."""
        day = self._day(match)
        return day is not None and (day < FIRST_PDF or _BIRTH_LABEL.search(part, 0, match.start()) is not None)

    def _dates(self, part: str, offset: int, names: Sequence[Finding]) -> Iterator[Finding]:
        for match in _DATE.finditer(part):
            day = self._day(match)
            if day is None:
                continue
            start, end = offset + match.start(), offset + match.end()
            bearer = next((each for each in self._known if day in each.births), None)
            if bearer:
                finding = _finding(self._path, "DATE_OF_BIRTH", start, end, _KNOWN_SCORE)
                yield replace(finding, role=bearer.role, subject=bearer.subject)
            elif names and self._is_birth(part, match):
                finding = _finding(self._path, "DATE_OF_BIRTH", start, end, _FORM_SCORE)
                whose = names[0] if len(names) == 1 else finding
                yield replace(finding, role=whose.role, subject=whose.subject)
            else:
                yield _finding(self._path, "DATE_TIME", start, end, _KNOWN_SCORE)


def _tokens(part: str, offset: int) -> Iterator[_Token]:
    for match in _TOKEN.finditer(part):
        yield _Token(fold(match.group()), match.group(), offset + match.start(), offset + match.end())


def _known(findings: Sequence[Finding]) -> list[_Known]:
    """The persons of a document, patients first."""
    words: dict[str, set[str]] = {}
    roles: dict[str, Role | None] = {}
    births: dict[str, set[date]] = {}
    for finding in findings:
        if finding.subject is None:
            continue
        if finding.entity_type == "PERSON":
            roles.setdefault(finding.subject, finding.role)
            words.setdefault(finding.subject, set()).update(_forms(finding.value.reveal()))
        elif finding.entity_type == "DATE_OF_BIRTH" and (day := parse_date(finding.value.reveal())):
            births.setdefault(finding.subject, set()).add(day)
    people = [
        _Known(subject, roles[subject], frozenset(words[subject]), frozenset(births.get(subject, ())))
        for subject in words
    ]
    return sorted(people, key=lambda each: each.role is not Role.PATIENT)


def _forms(name: str) -> Iterator[str]:
    pieces = ["".join(filter(str.isalpha, piece)) for piece in re.split(r"[\s,-]+", fold(name))]
    pieces = [piece for piece in pieces if piece]
    yield from pieces
    yield from (one + other for one, other in pairwise(pieces))


def _run(path: str, tokens: Sequence[_Token]) -> list[_Token]:
    """The words from the first token on, as far as they follow one another."""
    run: list[_Token] = []
    for token in tokens:
        if not token.is_word or (run and not _JOIN.fullmatch(path, run[-1].end, token.start)):
            break
        run.append(token)
    return run


def _length_of_known(run: Sequence[_Token], person: _Known) -> int:
    """How many words of the run are of this person's name; 0 where none of them tells."""
    length, tells = 0, False
    while length < len(run):
        token = run[length]
        joined = token.folded + run[length + 1].folded if length + 1 < len(run) else ""
        if len(joined) > _LEAST_LETTERS and joined in person.words and token.folded not in person.words:
            length, tells = length + 2, True
        elif token.folded in person.words:
            tells = tells or _tells(token)
            length += 1
        elif length and len(token.folded) == 1 and any(word.startswith(token.folded) for word in person.words):
            length += 1
        else:
            break
    return length if tells else 0


def _tells(token: _Token) -> bool:
    return len(token.folded) >= _LEAST_LETTERS and token.folded not in _common()


def _name_by_form(run: Sequence[_Token], *, cased: bool) -> list[_Token]:
    """The words at the start of a run that can be a name's: no everyday words, with capitals unless `cased` is off."""
    words: list[_Token] = []
    for token in run[:_MOST_WORDS]:
        if token.folded in _common() or (cased and not token.printed[0].isupper()):
            break
        words.append(token)
    return words


def _titled(run: Sequence[_Token]) -> tuple[Role | None, int]:
    """The role a title gives, and how many words it takes."""
    if len(run) > 1 and run[0].folded in name_words().titles_practitioner:
        return Role.PRACTITIONER, 1
    return (None, 1) if len(run) > 1 and run[0].folded in name_words().titles_person else (None, 0)


def _is_name(words: Sequence[_Token], *, titled: bool, born: bool) -> bool:
    whole = [word for word in words if len(word.folded) > 1]
    if titled:
        return any(len(word.folded) >= _LEAST_LETTERS for word in whole)
    return len(whole) > 1 and (born or any(_is_given(word.folded) for word in whole))


def _is_given(word: str) -> bool:
    """A common given name, or two of them in one ("jeanluc")."""
    names = given_names()
    return word in names or any(word[:cut] in names and word[cut:] in names for cut in range(3, len(word) - 2))


@cache
def _common() -> frozenset[str]:
    """Words that file names are made of and that are no names, folded as names are."""
    words = name_words()
    every = words.not_names | words.organizations | words.months | words.titles_person | words.titles_practitioner
    return frozenset(fold(word) for word in every) | _LABELS


def _identifiers(path: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Numbers of the document's persons that stand in the path too."""
    for finding in findings:
        value = finding.value.reveal()
        if finding.subject is None or finding.entity_type in ("PERSON", "DATE_OF_BIRTH", "DATE_TIME", "LAB_RESULT"):
            continue
        if len(value) >= _LEAST_IDENTIFIER and value in path and any(map(str.isdigit, value)):
            for match in re.finditer(rf"(?<![^\W_]){re.escape(value)}(?![^\W_])", path):
                found = _finding(path, finding.entity_type, match.start(), match.end(), _KNOWN_SCORE)
                yield replace(found, role=finding.role, subject=finding.subject)


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """One finding a place and type, by place."""
    by_place = {(each.span, each.entity_type): each for each in findings}
    return [by_place[key] for key in sorted(by_place)]


def _finding(path: str, entity_type: str, start: int, end: int, score: float) -> Finding:
    return Finding(
        page_number=NO_PAGE,
        entity_type=entity_type,
        value=SensitiveText(path[start:end]),
        span=Span(start, end),
        bbox=None,
        recognizer=RECOGNIZER,
        basis=Basis.PATTERN,
        score=score,
        channel=Channel.FILENAME,
    )
