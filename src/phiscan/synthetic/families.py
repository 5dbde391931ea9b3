"""The kinds of documents a dump holds, as content; houses give them their look and wording."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from phiscan.synthetic import analytes, people
from phiscan.synthetic.content import Block, Content, Fields, Grid, Lines, Piece, Prose, Section, Title
from phiscan.synthetic.house import House
from phiscan.synthetic.people import Doctor, Person
from phiscan.synthetic.truth import Value


@dataclass(frozen=True, slots=True)
class Case:
    """What a document is made from: dice, house, who it is about, who wrote it, and when."""

    dice: random.Random
    house: House
    patients: Sequence[Person]
    doctor: Doctor
    relative: Person
    day: date

    @property
    def patient(self) -> Person:
        """The one it is about; rosters have more."""
        return self.patients[0]


Family = Callable[[Case], Content]


def patient_value(case: Case, text: str, entity_type: str) -> Value:
    return Value(text, entity_type, "patient", case.patient.key)


def _org(name: str) -> Value:
    return Value(name, "HEALTHCARE_ORGANIZATION")


def identity(case: Case, *keys: str) -> list[tuple[str, Piece]]:
    """Labelled fields of the patient, in the house's words."""
    house, person = case.house, case.patient
    sex = ("F" if person.female else "M") if house.lang == "en" else ("Féminin" if person.female else "Masculin")
    made: dict[str, Callable[[], Piece]] = {
        "patient": lambda: house.patient(person),
        "birth": lambda: house.birth(person),
        "sex": lambda: sex,
        "age": lambda: patient_value(case, str(person.age(case.day)), "AGE"),
        "mrn": lambda: patient_value(case, person.mrn, "MEDICAL_RECORD_NUMBER"),
        "address": lambda: patient_value(case, person.address, "STREET_ADDRESS"),
        "phone": lambda: house.phone(person.phone, "patient", person.key),
        "mobile": lambda: house.phone(person.mobile, "patient", person.key),
        "email": lambda: patient_value(case, person.email, "EMAIL_ADDRESS"),
        "ssn": lambda: (
            patient_value(case, person.ssn, "US_SSN")
            if house.lang == "en"
            else patient_value(case, person.nir, "FR_NIR")
        ),
        "member": lambda: patient_value(case, person.member, "HEALTH_PLAN_ID"),
        "account": lambda: patient_value(case, person.account, "ACCOUNT_NUMBER"),
        "accession": lambda: patient_value(
            case, f"{case.day:%y%m%d}-{case.dice.randrange(1000, 9999)}", "ACCESSION_NUMBER"
        ),
        "collected": lambda: house.day(case.day),
        "reported": lambda: house.day(case.day + timedelta(days=1)),
        "meter": lambda: patient_value(case, person.meter, "DEVICE_ID"),
        "doctor": lambda: house.doctor(case.doctor),
        "npi": lambda: (
            Value(case.doctor.npi, "US_NPI", "practitioner", case.doctor.key)
            if house.lang == "en"
            else Value(case.doctor.rpps, "FR_RPPS", "practitioner", case.doctor.key)
        ),
    }
    return [(house.word(key), made[key]()) for key in keys]


def letterhead(case: Case, name: str) -> Lines:
    house, doctor = case.house, case.doctor
    phone, fax = ("Phone: ", "Fax: ") if house.lang == "en" else ("Tél. : ", "Fax : ")
    return Lines(
        (
            (_org(name),),
            (Value(doctor.address, "STREET_ADDRESS"),),
            (
                phone,
                house.phone(doctor.phone, None, None),
                "  ",
                fax,
                house.phone(doctor.fax, None, None, "FAX_NUMBER"),
            ),
        )
    )


def _running(case: Case) -> tuple[Piece, ...]:
    return (case.house.patient(case.patient), "   ", case.house.word("birth"), ": ", case.house.birth(case.patient))


def inr_report(case: Case) -> Content:
    """A weekly home-monitoring report: this week's INR and the weeks before."""
    house, dice = case.house, case.dice
    goal = house.number(dice.choice(["2.0 - 3.0", "2.5 - 3.5"]))
    weeks = [case.day - timedelta(days=7 * week) for week in range(dice.randrange(1, 9))]
    name = dice.choice(["indication", "dose"])
    extra: list[tuple[str, Piece]] = [(house.word("goal"), goal)]
    if name == "indication":
        extra.append((house.word("indication"), patient_value(case, diagnosis_of(house, dice), "DIAGNOSIS")))
    blocks: list[Block] = [
        letterhead(case, case.doctor.practice),
        Title("PT/INR Home Monitoring Report" if house.lang == "en" else "Suivi d'INR à domicile"),
        Fields(
            [
                *identity(case, "patient", "birth", "sex", "mrn", "address", "phone", "meter", "doctor", "npi"),
                *extra,
            ]
        ),
    ]
    rows = [(house.day(day), analytes.inr(dice, house, case.patient.key, goal, house.date(day))) for day in weeks]
    if len(rows) == 1:
        blocks.append(Fields([(house.word("collected"), rows[0][0]), ("INR", rows[0][1])]))
    else:
        blocks.append(Grid((house.word("date"), "INR"), rows))
    return Content("inr_report", house.lang, blocks, (case.patient.subject(),))


def lab_panel(case: Case) -> Content:
    """A panel of results over one to three pages, the patient on each."""
    house, dice = case.house, case.dice
    blocks: list[Block] = [
        letterhead(case, case.doctor.practice),
        Fields(
            identity(
                case, "patient", "birth", "sex", "age", "mrn", "accession", "collected", "reported", "doctor", "npi"
            )
        ),
    ]
    sections, fewest, most = dice.choice([(1, 4, 10), (1, 4, 10), (2, 4, 10), (5, 12, 12)])
    for section in dice.sample(_SECTIONS[house.lang], sections):
        rows: list[tuple[Piece, ...]] = []
        for analyte in dice.sample(analytes.ANALYTES, dice.randrange(fewest, most + 1)):
            value, unit, span, flag = analytes.measured(dice, analyte, house, case.patient.key, None)
            rows.append((analyte.fr if house.lang == "fr" else analyte.en, value, flag, unit, span))
        blocks += [
            Section(section),
            Grid([house.word(key) for key in ("test", "result", "flag", "unit", "range")], rows),
        ]
    if dice.random() < 0.4:
        name, value = analytes.qualitative(dice, house, case.patient.key)
        blocks.append(Fields([(name, value)]))
    return Content("lab_panel", house.lang, blocks, (case.patient.subject(),), _running(case))


def letter(case: Case) -> Content:
    """A clinical letter: narrative, a relative, a colleague."""
    house, patient, doctor = case.house, case.patient, case.doctor
    seen = house.day(case.day)
    age = str(patient.age(case.day))
    mr = ("Ms." if patient.female else "Mr.") if house.lang == "en" else ("Mme" if patient.female else "M.")
    full = Value(f"{patient.given} {patient.family}", "PERSON", "patient", patient.key)
    alone = Value(patient.family, "PERSON", "patient", patient.key)
    relative = Value(f"{case.relative.given} {case.relative.family}", "PERSON", "relative", case.relative.key)
    inr = analytes.inr(case.dice, house, patient.key, "", None)
    diagnosis = patient_value(case, diagnosis_of(house, case.dice), "DIAGNOSIS")
    if house.lang == "en":
        kin = "daughter" if case.relative.female else "son"
        body: list[Block] = [
            Prose(("RE: ", full, "   DOB: ", house.birth(patient))),
            Prose(("Dear Dr. ", Value(case.dice.choice(["Holloway", "Brandt", "Castellanos"]), "PERSON", "practitioner", "D9999"), ",")),
            Prose(
                ("I saw ", full, ", a ", Value(age, "AGE", "patient", patient.key), "-year-old ", "woman" if patient.female else "man",
                 " followed for ", diagnosis, ", in clinic on ", seen, f". {mr} ", alone, " came with ", "her" if patient.female else "his",
                 f" {kin}, ", relative, ", who helps with the weekly tests.")
            ),
            Prose(("The last INR was ", inr, " and there has been no bleeding. We continue the present dose and repeat the test in a week.")),
            Prose(("Please call ", house.phone(doctor.phone, None, None), " with any question.")),
            Lines((("Sincerely,",), (house.doctor(doctor), f", {doctor.credential}"))),
        ]  # fmt: skip
    else:
        kin = "fille" if case.relative.female else "fils"
        agreed = "e" if patient.female else ""
        body = [
            Prose(("Objet : ", mr, " ", full, f", né{agreed} le ", house.birth(patient))),
            Prose(("Cher confrère,",)),
            Prose(
                ("J'ai vu en consultation le ", seen, f" {mr} ", alone, ", ", Value(f"{age} ans", "AGE", "patient", patient.key), ", pour ", diagnosis,
                 f". {'Elle' if patient.female else 'Il'} est venu{agreed} avec sa {kin} " if kin == "fille" else
                 f". {'Elle' if patient.female else 'Il'} est venu{agreed} avec son {kin} ", relative, ".")
            ),
            Prose(("Le dernier INR est à ", inr, ". Je propose de poursuivre le traitement et de contrôler dans une semaine.")),
            Lines((("Bien confraternellement,",), ("Dr ", house.doctor(doctor)))),
        ]  # fmt: skip
    subjects = (patient.subject(), case.relative.subject("relative"))
    return Content(
        "letter", house.lang, [letterhead(case, doctor.practice), Prose((house.day(case.day),)), *body], subjects
    )


def intake(case: Case) -> Content:
    """A filled intake form with contacts, insurance and social security."""
    house = case.house
    relative = Value(f"{case.relative.given} {case.relative.family}", "PERSON", "relative", case.relative.key)
    contact = house.phone(case.relative.phone, "relative", case.relative.key)
    blocks: list[Block] = [
        Title("New Patient Registration" if house.lang == "en" else "Fiche d'admission"),
        Section("Patient Information" if house.lang == "en" else "Identité du patient"),
        Fields(
            identity(case, "patient", "birth", "sex", "ssn", "address", "phone", "mobile", "email", "mrn", "account")
        ),
        Section("Insurance" if house.lang == "en" else "Couverture complémentaire"),
        Fields(identity(case, "member")),
        Section("Emergency Contact" if house.lang == "en" else "Personne à prévenir"),
        Fields([("Name" if house.lang == "en" else "Nom et prénom", relative), (house.word("phone"), contact)]),
        Prose(("Signed on " if house.lang == "en" else "Fait le ", house.day(case.day))),
    ]
    return Content("intake", house.lang, blocks, (case.patient.subject(), case.relative.subject("relative")))


def claim(case: Case) -> Content:
    """A health insurance claim: services, charges, who was insured."""
    house, dice = case.house, case.dice
    number = f"{case.day:%Y}{dice.randrange(10**7, 10**8)}"
    rows = [
        (
            house.day(case.day - timedelta(days=days)),
            dice.choice(["93793", "85610", "99213", "G0249"]),
            f"${dice.randrange(20, 300)}.00",
        )
        for days in range(0, 7 * dice.randrange(2, 5), 7)
    ]
    blocks: list[Block] = [
        Title("Explanation of Benefits"),
        Lines(((_org(people.payer(dice, house.lang)),),)),
        Fields(
            [
                *identity(case, "patient", "birth", "member"),
                (house.word("claim"), patient_value(case, number, "CLAIM_NUMBER")),
                (house.word("group"), patient_value(case, f"{dice.randrange(10**4, 10**5)}", "GROUP_NUMBER")),
                *identity(case, "doctor", "npi"),
            ]
        ),
        Grid(("Date of Service", "Procedure", "Charges"), rows),
        Prose(("This is not a bill. Keep it for your records.",)),
    ]
    return Content("claim", house.lang, blocks, (case.patient.subject(),))


def roster(case: Case) -> Content:
    """A list of many patients, a row each."""
    house = case.house
    rows = [
        (
            house.patient(person),
            house.birth(person),
            Value(person.mrn, "MEDICAL_RECORD_NUMBER", "patient", person.key),
            house.phone(person.phone, "patient", person.key),
        )
        for person in case.patients
    ]
    headings = [house.word(key) for key in ("patient", "birth", "mrn", "phone")]
    title = "Weekly testing roster" if house.lang == "en" else "Liste des patients suivis"
    blocks: list[Block] = [
        Title(title),
        Prose((_org(case.doctor.practice), "   ", house.day(case.day))),
        Grid(headings, rows),
    ]
    return Content("roster", house.lang, blocks, tuple(person.subject() for person in case.patients))


def biology(case: Case) -> Content:
    """A French biology report with earlier results beside today's."""
    house, dice, doctor = case.house, case.dice, case.doctor
    earlier = case.day - timedelta(days=dice.randrange(60, 300))
    rows: list[tuple[Piece, ...]] = []
    for analyte in dice.sample(analytes.ANALYTES, dice.randrange(5, 11)):
        value, unit, span, _ = analytes.measured(dice, analyte, house, case.patient.key, None)
        before, _, _, _ = analytes.measured(dice, analyte, house, case.patient.key, house.date(earlier))
        rows.append((analyte.fr, value, unit, span, before))
    headings: list[Piece] = [house.word(key) for key in ("test", "result", "unit", "range")]
    blocks: list[Block] = [
        letterhead(case, doctor.practice),
        Lines((("FINESS : ", Value(doctor.finess, "FR_FINESS")),)),
        Fields(
            identity(
                case, "patient", "birth", "sex", "ssn", "address", "accession", "collected", "reported", "doctor", "npi"
            )
        ),
        Title("Compte rendu d'examens de biologie médicale"),
        Grid([*headings, house.day(earlier)], rows),
        Lines((("Validé par le Dr ", house.doctor(doctor), ", biologiste"),)),
    ]
    return Content("biology", house.lang, blocks, (case.patient.subject(),), _running(case))


_SECTIONS = {
    "en": ["Hematology", "Chemistry", "Coagulation", "Lipid Panel", "Endocrinology"],
    "fr": ["Hématologie", "Biochimie", "Hémostase", "Bilan lipidique", "Hormonologie"],
}


def diagnosis_of(house: House, dice: random.Random) -> str:
    if house.lang == "fr":
        return dice.choice(["fibrillation auriculaire", "valve mécanique mitrale", "embolie pulmonaire"])
    return dice.choice(["Atrial fibrillation", "Mechanical aortic valve replacement", "Deep vein thrombosis"])


# How often each is drawn, by language: the leak was INR reports before all.
PATIENT_FAMILIES: dict[str, tuple[tuple[Family, int], ...]] = {
    "en": ((inr_report, 8), (lab_panel, 4), (letter, 3), (claim, 2), (intake, 2), (roster, 1)),
    "fr": ((biology, 5), (inr_report, 2), (letter, 3), (intake, 2), (lab_panel, 1), (roster, 1)),
}
