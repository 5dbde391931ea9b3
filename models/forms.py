"""How a person's name is written: "Maria E. Lopez", "LOPEZ, MARIA E", "DUPONT Jean-Pierre", "M. Lopez"."""

from __future__ import annotations

import random
from collections.abc import Callable

from models.names import Names

_SUFFIXES = (" Jr.", " Jr", " Sr.", " III", ", Jr.", " II")


class Person:
    """One person, and the ways to write the name."""

    def __init__(self, names: Names, dice: random.Random, lang: str) -> None:
        self._dice, self._lang = dice, lang
        self.given = names.given(dice, lang)
        self.middle = names.given(dice, lang)
        self.family = names.family(dice, lang)

    def written(self) -> str:
        """As running text has it."""
        forms: dict[Callable[[], str], int] = {
            self._plain: 50,
            self._initial: 10,
            self._two_given: 5,
            self._initials_first: 5,
            self._capital_family: 14 if self._lang == "fr" else 2,
            self._family_first: 14 if self._lang == "fr" else 2,
            self.capitals: 5,
            self._suffixed: 2 if self._lang == "en" else 0,
            self._nicknamed: 1,
            self._lower: 2,
            self._short: 3,
            self._maiden: 2,
        }
        return self._dice.choices(list(forms), list(forms.values()))[0]()

    def formal(self) -> str:
        """As files and lists have it."""
        given = self.given + self._dice.choice(
            ["", "", "", f" {self.middle[0]}", f" {self.middle[0]}.", f" {self.middle}"]
        )
        comma = ", " if self._dice.random() < (0.9 if self._lang == "en" else 0.15) else " "
        if comma == ", " and self._dice.random() < 0.06:
            comma = ","
        kind = self._dice.random()
        if kind < 0.35:
            return f"{self.family.upper()}{comma}{given.upper()}"
        if kind < 0.65 or comma == " ":
            return f"{self.family.upper()}{comma}{given}"
        return f"{self.family}{comma}{given}"

    def capitals(self) -> str:
        """All in capitals, in either order."""
        return self._dice.choice(
            [
                f"{self.given} {self.family}",
                f"{self.family} {self.given}",
                f"{self.family}, {self.given}",
                f"{self.given} {self.middle[0]} {self.family}",
                f"{self.family}, {self.given} {self.middle[0]}",
            ]
        ).upper()

    def last(self) -> str:
        """The family name, as it stands behind a title."""
        return self.family.upper() if self._dice.random() < (0.4 if self._lang == "fr" else 0.06) else self.family

    def _plain(self) -> str:
        return f"{self.given} {self.family}"

    def _initial(self) -> str:
        return f"{self.given} {self.middle[0]}{self._dice.choice(['.', '.', ''])} {self.family}"

    def _two_given(self) -> str:
        return f"{self.given} {self.middle} {self.family}"

    def _initials_first(self) -> str:
        family = self.family.upper() if self._lang == "fr" and self._dice.random() < 0.4 else self.family
        return f"{self.given[0]}.{self._dice.choice(['', f'{self.middle[0]}.', f' {self.middle[0]}.'])} {family}"

    def _capital_family(self) -> str:
        return f"{self.given} {self.family.upper()}"

    def _family_first(self) -> str:
        return f"{self.family.upper()} {self.given}"

    def _suffixed(self) -> str:
        return self._plain() + self._dice.choice(_SUFFIXES)

    def _nicknamed(self) -> str:
        quoted = self._dice.choice(["“{}”", "({})", '"{}"']).format(self.middle)
        return f"{self.given} {quoted} {self.family}"

    def _lower(self) -> str:
        return self._plain().lower()

    def _short(self) -> str:
        return f"{self.given} {self.family[0]}."

    def _maiden(self) -> str:
        if self._lang == "fr":
            return f"{self.given} {self.family.upper()} {self._dice.choice(['née', 'épouse', 'ép.'])} {self.middle.upper()}"
        return f"{self.given} {self.family}-{self.middle}"
