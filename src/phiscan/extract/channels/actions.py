"""What actions say: where they lead, which file they open, and the strings of their scripts. ISO 32000-1, 12.6.

Nothing is run, opened or fetched. What a link hands over in its query (`?name=..&dob=..`) is read as labelled lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

from phiscan.extract.channels.markup import in_words
from phiscan.extract.qpdf import Node, get, items, keys, text
from phiscan.languages import lexicon

_MOST_ACTIONS, _MOST_FIELDS = 64, 100
# What a script writes in quotes, of a length that may say something.
_QUOTED = re.compile(r"\"((?:[^\"\\\n;{}]|\\.){3,400})\"|'((?:[^'\\\n;{}]|\\.){3,400})'")


def action_lines(node: Node) -> Iterator[str]:
    """The lines of the actions that an annotation, field, page, bookmark or catalog has."""
    events = get(node, "/AA")
    roots = [get(node, "/A"), *(get(events, key) for key in keys(events) if events is not None)]
    for action in roots:
        if action is not None:
            yield from lines_of(action)


def lines_of(action: Node) -> Iterator[str]:
    """The lines of an action, and of those that come after it."""
    waiting = [action]
    for _ in range(_MOST_ACTIONS):
        if not waiting:
            return
        each = waiting.pop()
        yield from link_lines(text(get(each, "/URI")))
        file = get(each, "/F")
        yield text(file) or text(get(file, "/UF")) or text(get(file, "/F"))
        for match in _QUOTED.finditer(text(get(each, "/JS"))):
            yield match[1] or match[2]
        waiting += reversed(items(get(each, "/Next")))


def link_lines(uri: str) -> list[str]:
    """A link; where its query says something of somebody, without it, and each of its fields under its name."""
    base, _, query = uri.partition("?")
    try:
        fields = parse_qsl(query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return [uri]
    lines = [f"{in_words(key)}: {' '.join(value.split())}" for key, value in fields]
    if not any(lexicon().labels(line) or "@" in line or " " in line.partition(": ")[2] for line in lines):
        return [uri]
    return [base, *lines]
