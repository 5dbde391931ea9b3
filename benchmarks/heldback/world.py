"""The people, places and habits of one document; answers what stands at a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.heldback import clinical, contacts, identifiers, names_shown, organisations, places
from benchmarks.heldback.markup import Run, Runs, Table
from benchmarks.heldback.people import TODAY, Person, data, person
from phiscan.synthetic.truth import Subject

_ROLES = {
    "p": "patient",
    "q": "patient",
    "i": "patient",
    "r": "relative",
    "d": "practitioner",
    "n": "staff",
    "o": "other",
}
# Days before the day of the document.
_DAYS = {
    "visit": 0, "collected": 1, "received": 1, "reported": 0, "printed": 0, "signed": 0, "admit": 6, "discharge": 0, "ordered": 3,
    "next": -30, "due": -21, "earlier": 95, "before": 190, "effective": 300, "expires": -400, "implanted": 12, "start": 3, "end": -11,
}  # fmt: skip


@dataclass(slots=True)
class World:
    """One document's world. `pool` bounds the numbers of its patients, so that some come again."""

    rng: Random
    lang: str
    seed: str
    pool: int
    people: dict[str, Person] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    day: date = TODAY

    def __post_init__(self) -> None:
        """Choose the habits of the house."""
        self.day = TODAY - timedelta(days=self.rng.randrange(1500))
        self.keep("dates", places.DATE_STYLES[self.lang])
        self.keep("phones", places.PHONE_STYLES[self.lang])
        for role in ("patient", "relative", "practitioner", "staff", "other"):
            self.kept[f"names {role}"] = names_shown.style_for(self.rng, self.lang, role)

    def keep(self, key: str, choices: tuple[str, ...] | list[str]) -> str:
        """A choice that holds for the whole document."""
        if key not in self.kept:
            self.kept[key] = self.rng.choice(choices)
        return self.kept[key]

    def words(self, key: str, table: str = "") -> list[str]:
        """A list of words of the language."""
        tables = data(f"words_{self.lang}")
        text = tables[table][key] if table else tables[key]
        return [word.strip() for word in text.replace("\n", "").split("|") if word.strip()]

    def word(self, key: str, table: str = "") -> str:
        """One of a list of words, the same in the whole document."""
        return self.keep(f"{table} {key}", self.words(key, table))

    def label(self, key: str) -> str:
        """A wording of a label, the same in the whole document."""
        return self.word(key, "labels")

    def role(self, who: str) -> str:
        """The role of a person of the document by their sign."""
        return _ROLES[who[0]]

    def who(self, sign: str) -> Person:
        """A person of the document, made when first asked for."""
        if sign not in self.people:
            self.people[sign] = self._make(sign)
        return self.people[sign]

    def _make(self, sign: str) -> Person:
        role = self.role(sign)
        if role == "patient":
            number = self.rng.randrange(self.pool)
            while any(each.key == f"{self.lang}-{number:05}" for each in self.people.values()):
                number += 1
            return person(self.seed, self.lang, number, ages=(6, 17) if number % 14 == 0 else (19, 99))
        number = self.rng.randrange(50000, 90000)
        if role == "relative":
            family = self.who("p").family if self.rng.random() < 0.6 else ""
            return person(self.seed, self.lang, number, family=family, ages=(24, 85))
        return person(self.seed, self.lang, number, ages=(26, 67))

    def seen(self, sign: str, *, born: bool = False) -> tuple[str, str | None]:
        """Role and key for a value of a person, who is then a subject of the document."""
        role, someone = self.role(sign), self.who(sign)
        if role not in ("patient", "relative"):
            return role, None
        known = self.subjects.get(someone.key)
        birth = someone.born.isoformat() if born else known.birth_date if known else None
        name = names_shown.shown(someone, "middle" if self.lang == "en" else "plain")
        self.subjects[someone.key] = Subject(someone.key, role, name, birth)
        return role, someone.key

    def date_of(self, key: str) -> date:
        """The day of something in this document."""
        base = _DAYS[key] if key in _DAYS else int(key)
        shift = self.rng.randrange(1, 9) if key in ("admit", "earlier", "before", "effective", "next", "ordered") else 0
        if f"day {key}" not in self.kept:
            self.kept[f"day {key}"] = (self.day - timedelta(days=base + shift)).isoformat()
        return date.fromisoformat(self.kept[f"day {key}"])

    def date_runs(self, key: str) -> Runs:
        """A day of the document, as it writes days; "long" before the key for one in letters."""
        kind, _, rest = key.rpartition(" ")
        day = self.date_of(rest)
        shown = (
            places.long_date(day, self.lang)
            if kind == "long"
            else places.shown_date(day, self.kept["dates"], self.lang)
        )
        return places.one(shown, "DATE_TIME")

    def runs(self, place: str) -> Runs:
        """What stands at a place such as "p.dob" or "d.next"."""
        sign, _, key = place.partition(".")
        if sign == "date":
            return self.date_runs(key)
        if sign in ("w", "int", "time", "money", "pick"):
            return (Run(self._plain(sign, key)),)
        if sign in ("dx", "rx", "proc", "lab"):
            return clinical.runs(self, sign, key)
        if sign == "filler":
            return (Run(self.filler(key)),)
        if sign in organisations.KINDS:
            return organisations.runs(self, sign, key)
        if key in identifiers.CHECKED or key in data("shapes")[self.lang]:
            return identifiers.runs(self, sign, key)
        return contacts.runs(self, sign, key)

    def filler(self, key: str) -> str:
        """A paragraph of a kind; not the same again in a document."""
        paragraphs = data("fillers")[self.lang][key].strip().splitlines()
        left = [each for each in paragraphs if f"filler {each}" not in self.kept] or paragraphs
        chosen: str = self.rng.choice(left)
        self.kept[f"filler {chosen}"] = "told"
        return chosen

    def _plain(self, sign: str, key: str) -> str:
        if sign == "w":
            return self.word(key)
        if sign == "pick":
            return self.rng.choice(self.words(key))
        if sign == "time":
            hour, minute = self.rng.randrange(6, 20), self.rng.randrange(60)
            return f"{hour}h{minute:02}" if self.lang == "fr" else f"{hour:02}:{minute:02}"
        if sign == "int":
            low, _, high = key.partition("-")
            return str(self.rng.randrange(int(low), int(high)))
        cents = self.rng.randrange(900, 240000) / 100
        return f"{cents:.2f}".replace(".", ",") + " €" if self.lang == "fr" else f"${cents:,.2f}"

    def tables(self, order: str) -> list[Table]:
        """The tables of an order."""
        from benchmarks.heldback import tables

        return tables.make(self, order)
