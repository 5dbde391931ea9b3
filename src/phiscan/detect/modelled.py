"""Names that the model gives, where no label, title or form has explained who is named; and which of them to believe.

The model takes a place, a product or a heading for a person now and then. What it says is held against two lists: a
known given name speaks for a person, common words speak against one. A single word must be a given name in a sentence;
a line that is none must not have a common word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from phiscan.detect.candidate import Candidate
from phiscan.detect.gate import Stretch, unexplained
from phiscan.detect.known import KnownNames
from phiscan.detect.ner import Ner
from phiscan.detect.recognizers.names import Name, name_at, runs_on
from phiscan.detect.recognizers.person_beside import is_beside_patients
from phiscan.detect.recognizers.person_jobs import job_behind
from phiscan.detect.recognizers.person_messages import is_list_of_patients
from phiscan.detect.recognizers.wrapping import unwrapped
from phiscan.languages import common_words, fold, given_names, name_words, printed_words
from phiscan.model import Basis, Role

# Below what a pattern gives, where two findings overlap; how likely it is right, the calibration says.
_RANK = 0.7
_PERSONS = frozenset({"PERSON", "PER"})
_WORD = re.compile(r"[^\W\d_]{2,}")
_CELL = re.compile(r"[^\n\t]+")
# "I'll", "DON'T": no family is called so, O'Neil and D'Angelo are.
_CONTRACTION = re.compile(r"['’](?:ll|re|ve|t|m|d|s)\b", re.IGNORECASE)
_ORGANIZATION_BEHIND = re.compile(r",? (?:LLC|LLP|PLLC|Inc|Ltd|Corp|Co|GmbH|SARL|SAS|SA|SELARL)\b")
# "Juniper Bend Rd 418" in a sentence: a house number before or a street's word behind.
_STREET_WORD = re.compile(
    r"street|st|road|rd|avenue|ave|drive|lane|court|boulevard|blvd|way|place|plaza|square|rue|via|rua|calle|cite|quai",
    re.IGNORECASE,
)
_STREET_BEHIND = re.compile(rf",? (?:{_STREET_WORD.pattern})\b", re.IGNORECASE)
_STREET_BEFORE = re.compile(
    r"(?:\d[\dA-Za-z]* |\b(?:rue|avenue|av\.|boulevard|bd|place|allée|impasse|quai|chemin|calle|via)(?: du| de(?: la)?| des)? )\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|par|with|cc|attn|chez|avec)[ :]*(?:the )?\Z", re.IGNORECASE)
# "P. Lafitte", "J.-P. LAFITTE".
_INITIALS = re.compile(r"(?:[^\W\d_a-zà-ÿ]\.[ -]?){1,3}(?=[^\W\d_])")
_OPENS_ROW = re.compile(r"(?:\A|[\t\n])(?:[^\n\t:]{1,24}: )?[\W\d]*(?:(?:M|Mme|Mlle|Monsieur|Madame|Mrs?|Ms)\.? )?\Z")
_OPENING = re.compile(r"(?:\A|[\n\t.:;!?)]) *\Z")
_REACH = 32
_LEAST_WORDS = 2


def modelled_names(text: str, settled: Sequence[Candidate], ner: Ner, known: KnownNames) -> Iterator[Candidate]:
    """Candidates for PERSON in what the `settled` ones leave unexplained; a role only where the name or a word behind tells it."""
    text = unwrapped(text)
    for stretch in unexplained(text, [(each.start, each.end) for each in settled]):
        for start, end in _persons(ner, text, stretch):
            name = name_at(text, start, end)
            if name is not None and _is_likely(name, text, stretch):
                yield _candidate(name, text, known)


def role_by_default(candidate: Candidate, text: str) -> Role:
    """Who somebody is of whom nothing else is known: who did something, or anybody."""
    did = _BY.search(text, max(0, candidate.start - _REACH), candidate.start)
    return Role.PRACTITIONER if did else Role.OTHER


def _persons(ner: Ner, text: str, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """What the model calls persons, in parts where a line or cell ends: what stands in two of them is two things."""
    for start, end, label in ner.entities(text[stretch.start : stretch.end]):
        if label in _PERSONS:
            for part in _CELL.finditer(text, stretch.start + start, stretch.start + end):
                yield part.start(), part.end()


def _candidate(name: Name, text: str, known: KnownNames) -> Candidate:
    role = known.role_of(text[name.start : name.end]) or name.credential or job_behind(text, name)
    if role is None and (is_beside_patients(text, name) or _is_in_patients_row(text, name)):
        role = Role.PATIENT
    return Candidate("PERSON", name.start, name.end, "Ner", Basis.MODEL, _RANK, role)


def _is_in_patients_row(text: str, name: Name) -> bool:
    """Whether a name opens a cell of a list of patients, behind a number or title."""
    if name.titled == "practitioner" or not is_list_of_patients(text):
        return False
    return _OPENS_ROW.search(text, max(0, name.start - _REACH), name.start) is not None


def _is_likely(name: Name, text: str, stretch: Stretch) -> bool:
    printed = text[name.start : name.end]
    if not _WORD.search(printed) or _CONTRACTION.search(printed) or _is_place_or_firm(name, text):
        return False
    words = [fold(word) for word in _WORD.findall(printed)]
    common = sum(
        word in common_words() or word in name_words().not_names or word in name_words().months for word in words
    )
    has_given = any(word in given_names() for word in words)
    if not name.whole:
        return has_given and stretch.is_narrative and not printed.isupper() and not common
    if has_given:
        return True
    if len(words) < _LEAST_WORDS:
        return not common and _is_initialled(name, text)
    if stretch.is_narrative:
        return 2 * common < len(words)
    # A line says less than a sentence: a heading in capitals, or a word that is known, is none.
    return not common and ("," in printed or not printed.isupper())


def _is_initialled(name: Name, text: str) -> bool:
    """Whether a name is "P. Lafitte": not "Permis B", nor "B. Visitors", the item of a list."""
    printed = text[name.start : name.end]
    return bool(_INITIALS.match(printed)) and (not _opens(name, text) or _INITIALS.sub("", printed, count=1).isupper())


def _opens(name: Name, text: str) -> bool:
    """Whether a sentence, line or cell opens with a name: any word has a capital there."""
    return bool(_OPENING.search(text, max(0, name.start - _REACH), name.start))


def _is_place_or_firm(name: Name, text: str) -> bool:
    words = [fold(word) for word in _WORD.findall(text, name.start, name.end)]
    if runs_on(text, name.end):
        return True
    if any(word in name_words().organizations or _STREET_WORD.fullmatch(word) for word in (words[0], words[-1])):
        return True
    before = max(0, name.start - _REACH)
    if _thing_pattern().search(text, before, name.start):
        return True
    behind = _ORGANIZATION_BEHIND.match(text, name.end) or _STREET_BEHIND.match(text, name.end)
    return bool(behind or _STREET_BEFORE.search(text, before, name.start))


@cache
def _thing_pattern() -> re.Pattern[str]:
    """Behind such a label stands a company, product or place: "Manufacturer: Stellan Neuro"."""
    things = "|".join(map(re.escape, printed_words("things")))
    return re.compile(rf"(?:\A|[\n\t.;(] ?)(?:{things})(?: name)? ?[:.\t-][ .:\t-]*\Z", re.IGNORECASE)
