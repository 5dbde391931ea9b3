"""What stands around a name, as features of a learned reading: never the name itself, nor any other value found.

Found values stand in the text as their type ("<PERSON>"), so that what was learned of one person's page holds for another's.
Where a feature comes from is its beginning ("left:", "above:"), a kind of word has "=" before it ("left:=jobs_staff").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from phiscan.languages import fold, kinds_of_words
from phiscan.model import Role

# What each beginning stands for, as `phiscan explain` says it.
PLACES: Mapping[str, str] = {
    "left": "the words before the name",
    "right": "the words behind the name",
    "label": "the words of a label",
    "before": "the cell before the name",
    "behind": "the cell behind the name",
    "above": "the line above",
    "below": "the line below",
    "heading": "the heading above",
    "page": "what else is on the page",
    "place": "the place on the page",
    "name": "how the name was found",
}
_TOKEN = re.compile(r"<[A-Z_]+>|[^\W\d_]+|\d+")
_DIGIT = re.compile(r"\d")
_NEAREST, _ALL, _OF_LINE = 3, 6, 8
_REACH = 100
_HEADING_LINES, _LONGEST_HEADING, _HEADING_WORDS = 20, 60, 4
_LONG_WORD = 5
_LONGEST_LABEL = 6
# Numbers of lines and names, as far as they are told apart.
_STEPS = (1, 2, 3, 4, 8, 12)


class Seen(NamedTuple):
    """A value found on a page: its type, its span, the role that rules give it; of a name without one, how it was found."""

    entity_type: str
    start: int
    end: int
    role: Role | None
    how: str = ""


class Surroundings(NamedTuple):
    """The texts around a name: of its cell and line up to it and behind, neighbouring cells and lines; and the page's own."""

    left: str
    right: str
    before: str
    behind: str
    above: str
    below: str
    heading: str
    place: tuple[str, ...]
    page: tuple[str, ...]
    how: str


class Masked:
    """A page's text with what was found in it replaced by its type."""

    def __init__(self, text: str, seen: Sequence[Seen], language: str) -> None:
        pieces: list[str] = []
        self._starts: dict[int, int] = {}
        at = length = 0
        for each in sorted(seen, key=lambda each: (each.start, -each.end)):
            self._starts[each.start] = length + max(0, each.start - at)
            if each.start < at:
                continue
            mask = f"<{each.entity_type}>"
            pieces += (text[at : each.start], mask)
            length += each.start - at + len(mask)
            at = each.end
        self._text = "".join((*pieces, text[at:]))
        self._page = tuple(_told_of_page(seen, language))

    def around(self, name: Seen) -> Surroundings:
        """What stands around one of the names that were seen."""
        text, start = self._text, self._starts[name.start]
        end = text.find(">", start) + 1
        line, line_end = text.rfind("\n", 0, start) + 1, _end(text, "\n", end)
        cell = max(text.rfind("\t", line, start) + 1, line)
        cell_end = min(_end(text, "\t", end), line_end)
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        return Surroundings(
            left=text[cell:start][-_REACH:],
            right=text[end:cell_end][:_REACH],
            before=text[line : max(cell - 1, line)].rpartition("\t")[2][-_REACH:],
            behind=text[cell_end + 1 : line_end].partition("\t")[0][:_REACH],
            above=text[above : max(line - 1, above)][:_REACH],
            below=text[line_end + 1 : _end(text, "\n", line_end + 1)][:_REACH],
            heading=self._heading(line - 1),
            place=self._place(start),
            page=self._page,
            how=name.how,
        )

    def _heading(self, at: int) -> str:
        """The nearest line above that looks like a heading; empty where there is none."""
        for _ in range(_HEADING_LINES):
            if at <= 0:
                break
            start = self._text.rfind("\n", 0, at) + 1
            if _is_heading(line := self._text[start:at]):
                return line
            at = start - 1
        return ""

    def _place(self, start: int) -> tuple[str, ...]:
        lines, line = self._text.count("\n") + 1, self._text.count("\n", 0, start)
        return f"from top {_step(line)}", f"from bottom {_step(lines - 1 - line)}", f"quarter {4 * line // lines}"


def features(seen: Surroundings) -> list[str]:
    """The features of a name's surroundings."""
    return [
        *_of_line(*seen[:4]),
        *_around_line(*seen[4:7]),
        *_with("page", seen.page),
        *_with("place", seen.place),
        *([f"name:{seen.how}"] if seen.how else []),
    ]


@lru_cache(maxsize=1 << 12)
def _of_line(left: str, right: str, before: str, behind: str) -> tuple[str, ...]:
    found: list[str] = []
    ahead, follows = tokens(left)[::-1], tokens(right)
    found += (*_near("left", ahead), *_words("left", ahead[:_ALL], parts=True), f"left:mark {_mark(left[-2:].strip())}")
    found += (*_near("right", follows), *_words("right", follows[:_ALL]), f"right:mark {_mark(right[:1])}")
    label = (left if left.strip() else before).rstrip(" .:").rpartition(":")[2]
    named = tokens(label)[-_LONGEST_LABEL:]
    found += [f"label:{' '.join(named)}"] if named else []
    if not left.strip():
        told = tokens(before)[::-1]
        found += (*_near("before", told), *_words("before", told[:_ALL], parts=True))
    if not right.strip():
        found += _words("behind", tokens(behind)[:_ALL])
    if not left.strip() and not right.strip():
        found.append("place:alone in its cell" if before or behind else "place:alone in its line")
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _around_line(above: str, below: str, heading: str) -> tuple[str, ...]:
    lines = (("above", above, _OF_LINE), ("below", below, _OF_LINE), ("heading", heading, _ALL))
    return tuple(
        each for place, line, most in lines for each in _words(place, tokens(line)[:most]) or [f"{place}:none"]
    )


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a masked text, folded; types of values as they are, a number by how many digits it has."""
    return tuple(_token(word) for word in _TOKEN.findall(text))


def _token(word: str) -> str:
    if word[0] == "<":
        return word
    return f"#{len(word)}" if word[0].isdigit() else fold(word)


def _near(place: str, words: Sequence[str]) -> Iterator[str]:
    """The nearest words, the first of them nearest, with how near they are; and the nearest two together."""
    for number, word in enumerate(words[:_NEAREST]):
        yield f"{place}:{number} {word}"
        yield from (f"{place}:{number} ={kind}" for kind in kinds_of_words().get(word, ()))
    if len(words) > 1:
        yield f"{place}:pair {words[0]} {words[1]}"
    if not words:
        yield f"{place}:none"


def _words(place: str, words: Sequence[str], *, parts: bool = False) -> list[str]:
    """Words, their kinds and, of long ones, how they begin and end."""
    found = []
    for word in words:
        found.append(f"{place}:{word}")
        found += [f"{place}:={kind}" for kind in kinds_of_words().get(word, ())]
        if parts and len(word) > _LONG_WORD and word[0] != "<":
            found += (f"{place}:{word[:5]}-", f"{place}:-{word[-4:]}")
    return found


def _with(place: str, told: Sequence[str]) -> Iterator[str]:
    return (f"{place}:{each}" for each in told)


def _told_of_page(seen: Sequence[Seen], language: str) -> Iterator[str]:
    names = [each for each in seen if each.entity_type == "PERSON"]
    yield f"language {language}"
    yield f"names {_step(len(names))}"
    yield from sorted({each.entity_type for each in seen})
    yield from sorted({f"a {each.role}" for each in names if each.role is not None})


def _is_heading(line: str) -> bool:
    if not line or "\t" in line or len(line) > _LONGEST_HEADING or line.endswith((".", ",")) or _DIGIT.search(line):
        return False
    words = tokens(line)
    return bool(words) and (line.isupper() or line.istitle() or line.endswith(":") or len(words) <= _HEADING_WORDS)


def _mark(beside: str) -> str:
    last = beside[-1:]
    return last if last and not last.isalnum() else "word" if last else "none"


def _step(number: int) -> int:
    return sum(number >= step for step in _STEPS)


def _end(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return found if found >= 0 else len(text)
