"""Paths that name nobody: what is not known to be harmless in a path gives way to a keyed pseudonym.

Which words of a path are names cannot be told for sure, least of all where a document could not be read. So it is
the other way round: words that folders and files are commonly called by stay, as do short numbers that stand
alone; anything else does not. The same name has the same pseudonym in the whole run, in any order of its words.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

from phiscan.model import Entry, Finding

PREFIX = "anon-"
# Consonants: a pseudonym spells no word, and holds no digit that could be taken for a number of somebody's.
_ALPHABET = "bcdfghjklmnpqrstvwxz"
# 20 ** 12 is 2 ** 52: among a million names, two share a pseudonym with a chance of one in ten thousand.
_LETTERS = 12
_DIGEST_BYTES = 8
_PSEUDONYM = re.compile(rf"{PREFIX}[{_ALPHABET}]{{{_LETTERS}}}")
_CACHED_PARTS = 4096
# A number of more digits may be a record's, a phone's or a date.
_SHORT_DIGITS = 4

_TOKEN = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"([^\W\d_]+)(\d{1,3})")
_SUFFIX = re.compile(r"\.[pP][dD][fF]\Z")
_MONTHS = frozenset(
    "jan january janvier feb february fev fevr fevrier mar march mars apr april avr avril may mai jun june juin jul july "
    "juil juillet aug august aou aout sep sept september septembre oct october octobre nov november novembre dec december "
    "decembre".split()
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A run of letters and digits in one part of a path."""

    start: int
    end: int
    folded: str
    # Numbers and months: two of them side by side may be a date.
    is_of_date: bool
    is_harmless: bool


class PathMasks:
    """How the outputs of one run name its paths. Two paths are never named alike."""

    def __init__(self, key: bytes, paths: Iterable[str]) -> None:
        self._key = hmac.new(key, b"phiscan: paths", "sha256").digest()
        # Folders hold many documents.
        self._part = lru_cache(maxsize=_CACHED_PARTS)(self._masked_part)
        self.shown: dict[str, str] = {}
        self._taken: set[str] = set()
        for path in paths:
            self.show(path)

    def show(self, path: str) -> str:
        """The name of a path in the outputs."""
        if path not in self.shown:
            self.shown[path] = _distinct(self.mask(path), self._taken)
        return self.shown[path]

    def mask(self, path: str) -> str:
        """A path as outputs may show it."""
        return "/".join(self._part(part) for part in path.split("/"))

    def names_nobody(self, shown: str) -> bool:
        """Whether there is nothing to mask in a path that is shown."""
        return self.mask(_PSEUDONYM.sub("file", shown)) == _PSEUDONYM.sub("file", shown)

    def entry(self, entry: Entry) -> Entry:
        """An entry under masked paths, names of attachments included."""
        findings = tuple(self._finding(finding) for finding in entry.report.findings)
        return Entry(
            replace(entry.ref, path=self.show(entry.ref.path)),
            replace(entry.report, findings=findings, attachments=tuple(map(self.attachment, entry.report.attachments))),
            None if entry.duplicate_of is None else self.show(entry.duplicate_of),
        )

    def attachment(self, shown: str) -> str:
        """The name in "name (type)" masked."""
        name, mark, media_type = shown.rpartition(" (")
        return self.mask(name) + mark + media_type

    def _finding(self, finding: Finding) -> Finding:
        return replace(finding, attachment=self.mask(finding.attachment)) if finding.attachment else finding

    def _masked_part(self, part: str) -> str:
        suffix = _SUFFIX.search(part)
        stem = part[: suffix.start()] if suffix else part
        shown, end = "", 0
        for group in _groups(list(_tokens(stem))):
            shown += stem[end : group[0].start] + self._pseudonym(group)
            end = group[-1].end
        return shown + stem[end:] + (suffix[0] if suffix else "")

    def _pseudonym(self, group: list[_Token]) -> str:
        words = " ".join(sorted(token.folded for token in group))
        digest = hmac.digest(self._key, words.encode("utf-8", "surrogatepass"), "sha256")
        number = int.from_bytes(digest[:_DIGEST_BYTES])
        letters = []
        for _ in range(_LETTERS):
            number, letter = divmod(number, len(_ALPHABET))
            letters.append(_ALPHABET[letter])
        return PREFIX + "".join(letters)


def _groups(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """What is replaced: neighbours of one kind together, words as a name, numbers and months as a date."""
    group: list[_Token] = []
    for at, token in enumerate(tokens):
        if _stays(tokens, at):
            if group:
                yield group
            group = []
        elif group and group[-1].is_of_date is not token.is_of_date:
            yield group
            group = [token]
        else:
            group.append(token)
    if group:
        yield group


def _stays(tokens: list[_Token], at: int) -> bool:
    token = tokens[at]
    beside = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
    part_of_date = token.is_of_date and any(each.is_of_date for each in beside)
    is_initial = len(token.folded) == 1 and not token.is_of_date
    part_of_name = is_initial and any(not each.is_harmless and not each.is_of_date for each in beside)
    return token.is_harmless and not part_of_date and not part_of_name


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        folded = _folded(match[0])
        numbered = _NUMBERED.fullmatch(folded)
        is_number = folded.isdigit()
        harmless = (
            (is_number and len(folded) <= _SHORT_DIGITS)
            or len(folded) == 1
            or folded in _words()
            or (numbered is not None and (len(numbered[1]) == 1 or numbered[1] in _words()))
        )
        yield _Token(match.start(), match.end(), folded, is_number or folded in _MONTHS, harmless)


def _folded(text: str) -> str:
    """In lower case and without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _distinct(shown: str, taken: set[str]) -> str:
    """`shown`, with a number where another path is shown so already."""
    name, count = shown, 1
    while name in taken:
        count += 1
        suffix = _SUFFIX.search(shown)
        stem = shown[: suffix.start()] if suffix else shown
        name = f"{stem}~{count}{suffix[0] if suffix else ''}"
    taken.add(name)
    return name


@cache
def _words() -> frozenset[str]:
    return frozenset(resources.files(__package__).joinpath("path_words.txt").read_text(encoding="utf-8").split())
