"""Templates -> labelled text. `{slot}` is filled, `<one|other|>` is chosen from.

Slots with a label are persons (`person`, `formal`, `caps`, `first`, `last`, `anyperson`, `anyform`), `org`, `place`,
`address` and `date`; any other is a list in words/LANG.toml or a number, without label. `_c` capitalises.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from models.forms import Person
from models.names import Names
from models.vocabulary import common_words, diseases

_HERE = Path(__file__).parent
_CHOICE = re.compile(r"<([^<>{}@]*(?:\{[^{}]*\}[^<>{}]*)*)>")
_SLOT = re.compile(r"\{(\w+)\}")
_FIRST_DAY = date(1930, 1, 1)
_ORGANISATIONS = (
    "hospital",
    "hospital",
    "practice",
    "practice",
    "firm",
    "firm",
    "known_company",
    "known_company",
    "agency",
)
_PLACES = {"en": ("{town}", "{town}", "{town}, {state_code}", "{town}, {state}", "{state}", "{country}"), "fr": ("{town}", "{town}", "{town}", "{state}", "{country}", "{town} ({country})")}  # fmt: skip
_DATES = {
    "en": ("%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%Y-%m-%d", "%d-%b-%Y", "%B %d", "%m-%d-%Y"),
    "fr": ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d {month} %Y", "%d {month}", "%Y-%m-%d", "1er {month} %Y"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its label, if it has one."""

    text: str
    label: str | None = None


class Grammar:
    """The templates of one language and side ("" for training, "_check" for the check), with names to fill them."""

    def __init__(self, lang: str, names: Names, *, check: bool = False) -> None:
        self._lang, self._names = lang, names
        self._words: dict[str, list[str]] = tomllib.loads((_HERE / f"words/{lang}.toml").read_text("utf-8"))
        self._templates = _read(_HERE / f"templates/{lang}{'_check' if check else ''}.txt")

    def text(self, dice: random.Random, section: str) -> list[Piece]:
        """A text of a section ("narrative", "plain", "block")."""
        return self._filled(dice.choice(self._templates[section]), dice)

    def _filled(self, template: str, dice: random.Random) -> list[Piece]:
        template = _chosen(template, dice)
        pieces = []
        at = 0
        for match in _SLOT.finditer(template):
            pieces.append(Piece(template[at : match.start()]))
            pieces += self._slot(match.group(1), dice)
            at = match.end()
        pieces.append(Piece(template[at:]))
        return [piece for piece in pieces if piece.text]

    def _slot(self, slot: str, dice: random.Random) -> list[Piece]:
        if slot == "sentence":
            return self.text(dice, dice.choice(["narrative", "narrative", "plain"]))
        if slot.endswith("_c"):
            first, *rest = self._slot(slot[:-2], dice)
            return [Piece(first.text[:1].upper() + first.text[1:], first.label), *rest]
        person = self._person(slot, dice)
        if person is not None:
            return [Piece(person, "PERSON")]
        if slot == "org":
            text = self._plain("{" + dice.choice(_ORGANISATIONS) + "}", dice)
            return [Piece(text, "ORGANIZATION")]
        if slot == "place":
            return [Piece(self._plain(dice.choice(_PLACES[self._lang]), dice), "LOCATION")]
        if slot == "address":
            return [Piece(self._address(dice), "ADDRESS")]
        if slot == "date":
            return [Piece(self._date(dice), "DATE")]
        return [Piece(self._word(slot, dice))]

    def _person(self, slot: str, dice: random.Random) -> str | None:
        if slot not in ("person", "formal", "caps", "first", "last", "anyperson", "anyform"):
            return None
        person = Person(self._names, dice, self._lang)
        if slot == "anyperson":
            slot = "first" if dice.random() < 0.35 else "person"
        if slot == "anyform":
            slot = dice.choice(["person", "person", "formal", "caps"])
        return {
            "person": person.written, "formal": person.formal, "caps": person.capitals,
            "first": lambda: person.given, "last": person.last,
        }[slot]()  # fmt: skip

    def _word(self, slot: str, dice: random.Random) -> str:
        if slot in self._words:
            return self._plain(dice.choice(self._words[slot]), dice)
        if slot == "common":
            return dice.choice(common_words(self._lang))
        if slot in ("words", "term"):
            return (_run if slot == "words" else _term)(common_words(self._lang), dice)
        if slot == "icd":
            return dice.choice(diseases())
        if slot in ("author", "cited", "lastcited"):
            return _cited(slot, Person(self._names, dice, self._lang), dice)
        if slot == "given":
            return self._names.given(dice, self._lang)
        if slot == "family":
            return self._names.family(dice, self._lang)
        return _number(slot, self._lang, dice)

    def _plain(self, template: str, dice: random.Random) -> str:
        return _SLOT.sub(lambda match: self._word(match.group(1), dice), template)

    def _address(self, dice: random.Random) -> str:
        street, town = self._plain("{street}", dice), self._plain("{town}", dice)
        between = dice.choice([", ", "\n", " ", ", "])
        if dice.random() < 0.35:
            return street
        if self._lang == "fr":
            return f"{street}{between}{dice.randrange(1, 96):02}{dice.randrange(1000):03} {town.upper() if dice.random() < 0.5 else town}"
        return f"{street}{between}{town}, {self._plain('{state_code}', dice)} {dice.randrange(10000, 99999)}"

    def _date(self, dice: random.Random) -> str:
        day = _FIRST_DAY + timedelta(days=dice.randrange(35_000))
        shape = self._plain(dice.choice(_DATES[self._lang]), dice)
        return day.strftime(shape)


def _chosen(template: str, dice: random.Random) -> str:
    while True:
        chosen = _CHOICE.sub(lambda match: dice.choice(_alternatives(match.group(1))), template)
        if chosen == template:
            return re.sub(r" +([,.;])", r"\1", re.sub(r"  +", " ", chosen)).strip(" ")
        template = chosen


def _alternatives(inside: str) -> list[str]:
    return inside.split("|")


def _run(words: list[str], dice: random.Random) -> str:
    """Common words in a row: no sense, but none of them is a name."""
    return " ".join(dice.choice(words) for _ in range(dice.randrange(3, 14)))


def _term(words: list[str], dice: random.Random) -> str:
    """Common words in capitals, as contracts, tax forms and manuals have them ("Qualified Dividends")."""
    term = " ".join(dice.choice(words).capitalize() for _ in range(dice.choice([1, 2, 2, 3])))
    return term.upper() if dice.random() < 0.15 else term


def _cited(slot: str, person: Person, dice: random.Random) -> str:
    """An author in a list of references: whoever is cited is exposed by nobody, so there is no label."""
    initials = dice.choice([f"{person.given[0]}.", f"{person.given[0]}.", f"{person.given[0]}.{person.middle[0]}."])
    if slot == "lastcited":
        return person.family
    return f"{person.family}, {initials}" if slot == "author" else f"{initials} {person.family}"


def _number(slot: str, lang: str, dice: random.Random) -> str:
    digits = "".join(dice.choice("0123456789") for _ in range(10))
    phone = (
        f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"
        if lang == "en"
        else " ".join(f"0{digits[1:]}"[i : i + 2] for i in range(0, 10, 2))
    )
    relpos = dice.choice(["his", "her"] if lang == "en" else ["son", "sa"])
    return {
        "small": str(dice.randrange(1, 60)),
        "number": f"{dice.randrange(100, 9999)}",
        "age": str(dice.randrange(1, 100)),
        "year": str(dice.randrange(1900, 2026)),
        "time": f"{dice.randrange(24):02}{dice.choice(':h' if lang == 'fr' else ':')}{dice.randrange(60):02}",
        "id": digits[: dice.randrange(5, 10)],
        "phone": phone
        if dice.random() < 0.7
        else digits[:3] + dice.choice(".- ") + digits[3:6] + dice.choice(".- ") + digits[6:],
        "email": f"{dice.choice('abcdefgjklmnprst')}{digits[:3]}@example.{dice.choice(['com', 'org', 'net'])}",
        "relpos": relpos,
        "letter": dice.choice("ABCDEFGH"),
        "roman": dice.choice(["I", "II", "III", "IV", "V", "VI", "IX"]),
        "acronym": "".join(dice.choice("ABCDEFGHILMNOPRSTUV") for _ in range(dice.randrange(2, 6))),
    }[slot]


def _read(path: Path) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    current = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
            sections[current] = []
        elif line:
            sections[current].append(line.replace(r"\n", "\n").replace(r"\t", "\t"))
    return sections
