"""What a template can say: the words of its language, and who and what is in the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.unseen import clinical, identifiers
from benchmarks.unseen.data import Country
from benchmarks.unseen.dates import PATTERNS, printed
from benchmarks.unseen.organisations import Organisation
from benchmarks.unseen.people import Person
from benchmarks.unseen.places import PHONES
from phiscan.synthetic.truth import Subject, Value


class World:
    """One document: its day, its persons, and the values printed so far."""

    def __init__(self, rng: Random, country: Country, escape: Callable[[str], str]) -> None:
        self.rng = rng
        self.country = country
        self.lang = lang = country.lang
        self.escape = escape
        self.today = date(2013, 1, 7) + timedelta(days=rng.randrange(4500))
        self.date_pattern = rng.choice(PATTERNS[lang])
        self.phone_shape = rng.choice(PHONES[lang])
        self.values: list[Value] = []
        self.subjects: list[Subject] = []
        self.taken: set[str] = set()
        self._range = rng.choice(clinical.RANGES[lang])
        self._flags = rng.choice(clinical.FLAGS[lang])

    def words(self) -> dict[str, Any]:
        """The names that templates may use."""
        return {
            "rng": self.rng, "L": self.wording, "say": self.say, "day": self.day, "bareday": self.bare_day, "today": self.today,
            "patient": self.patient, "relative": self.relative, "practitioner": self.practitioner,
            "staff": self.staff, "other": self.other, "org": lambda kind: Organisation(self, kind),
            "labs": self.labs, "dx": self.diagnoses, "rx": self.drugs, "proc": self.procedures, "no": self.number,
            "pick": lambda *texts: self.rng.choice(texts), "chance": lambda share: self.rng.random() < share,
            "between": self.rng.randint, "e": self.escape, "fill": self.fill,
            "iban": lambda: identifiers.iban(self.rng),
            "num": lambda pattern: identifiers.filled(self.rng, pattern),
        }  # fmt: skip

    def say(
        self, entity_type: str, text: str, role: str | None = None, subject: str | None = None, **detail: str
    ) -> str:
        """Record a value and print it."""
        told = {key: value or None for key, value in detail.items()}
        self.values.append(Value(text, entity_type, role, subject, told or None))
        return self.escape(text)

    def wording(self, texts: str) -> str:
        """One of the wordings parted by "|", in the markup of the template."""
        return self.rng.choice(texts.split("|"))

    def day(self, offset: int = 0, pattern: str | None = None) -> str:
        """The day so many days after the document's."""
        day = self.today + timedelta(days=offset)
        return self.say("DATE_TIME", printed(day, pattern or self.date_pattern, self.lang))

    def bare_day(self, offset: int, pattern: str) -> str:
        """A day that is not a full date (no year): printed and not recorded."""
        return self.escape(printed(self.today + timedelta(days=offset), pattern, self.lang))

    def number(self, entity_type: str, pattern: str) -> str:
        """A number of nobody."""
        return self.say(entity_type, identifiers.filled(self.rng, pattern))

    def fill(self, pattern: str) -> str:
        """A number that is no entity."""
        return self.escape(identifiers.filled(self.rng, pattern))

    def patient(self, ages: tuple[int, int] = (19, 96), sex: str | None = None, like: Person | None = None) -> Person:
        """A patient, member or insured person; often of the name and home of another where `like` is given."""
        return Person(self, "patient", ages, sex, like)

    def relative(self, of: Person, ages: tuple[int, int] = (25, 80), sex: str | None = None) -> Person:
        """Somebody of a patient's family or household."""
        return Person(self, "relative", ages, sex, of)

    def practitioner(self) -> Person:
        """Somebody who treats, orders or signs."""
        return Person(self, "practitioner", (32, 66), None, None)

    def staff(self) -> Person:
        """Somebody who works there and does not treat."""
        return Person(self, "staff", (22, 64), None, None)

    def other(self) -> Person:
        """Anybody else."""
        return Person(self, "other", (22, 75), None, None)

    def enrol(self, person: Person) -> str:
        """A new subject's id."""
        subject = f"{self.lang}{len(self.subjects) + 1:03}"
        self.subjects.append(Subject(subject, person.role, person.names.printed("F L"), person.born.isoformat()))
        return subject

    def labs(self, patient: Person, *panels: str, count: int | None = None) -> list[clinical.Result]:
        """Results of panels; so many of them where a count is given."""
        analytes = [each for key in panels for each in clinical.panel(self.country, key)]
        if count and count < len(analytes):
            analytes = [analytes[place] for place in sorted(self.rng.sample(range(len(analytes)), count))]
        return [each.drawn(patient, self.rng, self._range, self._flags) for each in analytes]

    def diagnoses(
        self, patient: Person, count: int, shape: str = "{0}", key: str = "diagnoses"
    ) -> list[Callable[[], str]]:
        """Diagnoses to be printed by calling; in `shape` {0} is the words, {1} the code; `key` "clots" for anticoagulants."""
        picked = (entry.partition("#") for entry in clinical.pick(self.rng, self.country, key, count))
        return [self._diagnosis(patient, text, code, shape) for text, _, code in picked]

    def _diagnosis(self, patient: Person, text: str, code: str, shape: str) -> Callable[[], str]:
        def print_it(caps: bool = False) -> str:
            before, _, after = shape.partition("{0}")
            told = {"code": code} if "{1}" in shape else {}
            words = text.upper() if caps else text
            said = patient.say("DIAGNOSIS", words, **told)
            return self.escape(before.replace("{1}", code)) + said + self.escape(after.replace("{1}", code))

        return print_it

    def drugs(self, patient: Person, count: int, key: str = "drugs") -> list[Callable[[], str]]:
        """Drugs with their dose, to be printed by calling."""
        return [self._drug(patient, entry) for entry in clinical.pick(self.rng, self.country, key, count)]

    def _drug(self, patient: Person, entry: str) -> Callable[[], str]:
        return lambda: patient.say("MEDICATION", entry)

    def procedures(self, patient: Person, count: int, key: str = "procedures") -> list[Procedure]:
        """Procedures to be printed by calling: code and words, or in two cells by `code` and `words`; `key` "dental" for a dentist's."""
        return [Procedure(self, patient, entry) for entry in clinical.pick(self.rng, self.country, key, count)]


class Procedure:
    """A procedure of a patient."""

    def __init__(self, world: World, patient: Person, entry: str) -> None:
        self._world = world
        self._patient = patient
        self._code, _, self._words = entry.partition(" ")

    def __call__(self) -> str:
        """Code and words together."""
        told = {"code": self._code, "description": self._words}
        return self._patient.say("PROCEDURE", f"{self._code} {self._words}", **told)

    def code(self) -> str:
        """The code in a cell of its own; `rest` must be printed beside it: together they are one value."""
        self()
        return self._world.escape(self._code)

    def words(self) -> str:
        """The words alone."""
        return self._patient.say("PROCEDURE", self._words)

    def rest(self) -> str:
        """The words in the cell beside `code`."""
        return self._world.escape(self._words)
