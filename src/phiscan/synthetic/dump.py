"""A whole synthetic dump: who is in it, which documents each has, where the files are, and the truth."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from phiscan import errors
from phiscan.synthetic import sheet, webpage
from phiscan.synthetic.content import Content
from phiscan.synthetic.families import PATIENT_FAMILIES, Case, roster
from phiscan.synthetic.hard import KINDS, PASSWORD_FILE, PASSWORDS, Kind
from phiscan.synthetic.house import House, make_houses
from phiscan.synthetic.negatives import NEGATIVES
from phiscan.synthetic.people import TODAY, Doctor, Person, make_doctor, make_person, written_plainly
from phiscan.synthetic.truth import Record, Value

LANGUAGES = ("en", "fr")
TRUTH_FILE = "truth.jsonl"
_HOUSES = 9
_DOCTORS = 8
_NEGATIVE_SHARE = 0.13
_FRENCH_SHARE = 0.3
_ROSTER_ROWS = (15, 40)
_WEEKS = 100


@dataclass(frozen=True, slots=True)
class SynthReport:
    """What was made."""

    documents: int
    patients: int
    negatives: int


def synthesize(
    out: Path,
    *,
    documents: int,
    seed: int,
    patients: int | None = None,
    languages: Sequence[str] = LANGUAGES,
    hard: bool = False,
) -> SynthReport:
    """Write `documents` PDFs and their truth.jsonl into `out`, a new or empty folder.

    The same arguments give the same bytes. `patients` is how many people the documents are about (a
    quarter of the documents if None). `hard` makes documents of the kinds in `KINDS` instead, in turn. Raises `ConfigError` on an unknown language or a number below
    one, `OutputError` when `out` cannot be written or holds something.
    """
    _check(documents, patients, languages)
    _prepare(out)
    world = _World(random.Random(seed), patients or max(documents // 4, 1), tuple(languages))
    lines = []
    people = set()
    negatives = 0
    for number in range(documents):
        path, data, record = world.hard_document(number) if hard else world.document(number)
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        lines.append(record.line(path))
        people |= {each.subject for each in record.subjects if each.role == "patient"}
        negatives += record.negative
    lines.sort(key=lambda line: str(line["path"]))
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (out / TRUTH_FILE).write_text(text, encoding="utf-8")
    if hard:
        (out / PASSWORD_FILE).write_text("".join(f"{each}\n" for each in PASSWORDS), encoding="utf-8")
    return SynthReport(documents, len(people), negatives)


class _World:
    """The people, practices and vendors of a dump."""

    def __init__(self, dice: random.Random, patients: int, languages: tuple[str, ...]) -> None:
        self._dice = dice
        self._languages = languages
        self._houses = {language: make_houses(dice, language, _HOUSES) for language in languages}
        self._doctors = {
            language: [make_doctor(dice, 100 * index + number, language) for number in range(_DOCTORS)]
            for index, language in enumerate(languages)
        }
        self._patients = [make_person(dice, number, self._language(number, patients)) for number in range(patients)]
        self._relatives = {
            person.key: make_person(dice, 5000 + number, person.lang) for number, person in enumerate(self._patients)
        }

    def _language(self, number: int, total: int) -> str:
        if len(self._languages) == 1:
            return self._languages[0]
        return "fr" if number < total * _FRENCH_SHARE else "en"

    def document(self, number: int) -> tuple[str, bytes, Record]:
        """Path, bytes and truth of a document."""
        dice = random.Random(self._dice.getrandbits(64))
        negative = dice.random() < _NEGATIVE_SHARE
        patient = dice.choice(self._patients)
        case = self._case(dice, patient)
        if negative:
            content = dice.choice(NEGATIVES)(case)
        else:
            families = PATIENT_FAMILIES[patient.lang]
            (family,) = dice.choices([each for each, _ in families], [weight for _, weight in families])
            content = family(self._crowded(dice, case) if family is roster else case)
        data, record = _drawn(content, case.house, dice)
        return _path(dice, number, content, case, record), data, record

    def hard_document(self, number: int) -> tuple[str, bytes, Record]:
        """Path, bytes and truth of a document of the next hard kind."""
        dice = random.Random(self._dice.getrandbits(64))
        patient = dice.choice(self._patients)
        return make_hard(KINDS[number % len(KINDS)], self._case(dice, patient), number)

    def _case(self, dice: random.Random, patient: Person) -> Case:
        day = TODAY - timedelta(days=7 * dice.randrange(_WEEKS))
        doctor: Doctor = dice.choice(self._doctors[patient.lang])
        house: House = dice.choice(self._houses[patient.lang])
        return Case(dice, house, (patient,), doctor, self._relatives[patient.key], day)

    def _crowded(self, dice: random.Random, case: Case) -> Case:
        """The case with a roster's worth of patients of its language."""
        pool = [person for person in self._patients if person.lang == case.patient.lang]
        count = min(dice.randrange(*_ROSTER_ROWS), len(pool))
        return Case(dice, case.house, tuple(dice.sample(pool, count)), case.doctor, case.relative, case.day)


def make_hard(kind: Kind, case: Case, number: int) -> tuple[str, bytes, Record]:
    """Path, bytes and truth of a document of this kind."""
    house = case.house
    record = Record(kind.name, house.name, house.lang, "reportlab", False, (case.patient.subject(),), kind=kind.name)
    data = kind.make(case, record)
    name = kind.name_file(case, record) if kind.name_file else kind.name
    return f"{kind.name}/{name}_{number:06}.pdf", data, record


def _drawn(content: Content, house: House, dice: random.Random) -> tuple[bytes, Record]:
    record = Record(content.family, house.name, content.lang, house.producer, content.negative, content.subjects)
    if house.producer == "fpdf2":
        return webpage.draw(content, house, record), record
    return sheet.draw(content, house, record, dice), record


def _path(dice: random.Random, number: int, content: Content, case: Case, record: Record) -> str:
    """Folders by month, as the leak had them; some file names give away the patient."""
    day: date = case.day
    name = f"{content.family}_{number:06}"
    if not content.negative and len(content.subjects) < 3 and dice.random() < 0.3:
        person = f"{written_plainly(case.patient.family)}_{written_plainly(case.patient.given)[:1]}"
        record.note(Value(person, "PERSON", "patient", case.patient.key), None, "filename")
        record.note(Value(f"{day:%Y%m%d}", "DATE_TIME"), None, "filename")
        name = f"{person}_{day:%Y%m%d}_{number:06}"
    return f"{day:%Y}/{day:%m}/{name}.pdf"


def _check(documents: int, patients: int | None, languages: Sequence[str]) -> None:
    faults = [
        f"unknown language '{each}': choose from {', '.join(LANGUAGES)}" for each in languages if each not in LANGUAGES
    ]
    if not languages:
        faults.append("no language was named")
    if documents < 1 or (patients is not None and patients < 1):
        faults.append("documents and patients must be at least 1")
    if faults:
        raise errors.ConfigError(tuple(faults))


def _prepare(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise errors.OutputError(f"{out} is not empty")
    except OSError as exc:
        raise errors.OutputError(f"cannot write in {out}: {exc.strerror}") from None
