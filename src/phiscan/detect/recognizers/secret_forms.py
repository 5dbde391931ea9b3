"""Secrets that are known by their form alone: keys with their issuer's prefix, private keys, passwords in addresses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class SecretForm:
    """A secret by its form. `begins` is cheap to look for; the group "secret", where there is one, is the secret."""

    kind: str
    begins: tuple[str, ...]
    pattern: re.Pattern[str]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where `text` holds one."""
        if any(begin in text for begin in self.begins):
            group = "secret" if "secret" in self.pattern.groupindex else 0
            for match in self.pattern.finditer(text):
                yield match.span(group)


@cache
def secret_forms() -> tuple[SecretForm, ...]:
    """The forms of `secrets.toml`."""
    table = tomllib.loads(resources.files(__package__).joinpath("secrets.toml").read_text("utf-8"))
    return tuple(
        SecretForm(each["kind"], tuple(each["begins"]), re.compile(rf"(?<![A-Za-z0-9_-])(?:{each['pattern']})"))
        for each in table["secret"]
    )
