"""A vendor's house style: how it words labels, writes names, dates and numbers, and lays out a page.

The same content in another house looks and reads differently; a house is the same in every document it prints.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from dataclasses import dataclass

from phiscan.synthetic.people import Doctor, Person, printed_date, printed_phone
from phiscan.synthetic.truth import Value

_WORDINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "patient": ("Patient Name", "Patient", "Name", "Pt. Name", "Member Name"),
        "birth": ("Date of Birth", "DOB", "D.O.B.", "Birth Date", "Birthdate"),
        "mrn": ("MRN", "Medical Record No.", "Patient ID", "Chart #", "Med Rec No"),
        "sex": ("Sex", "Gender"),
        "age": ("Age",),
        "address": ("Address", "Home Address", "Mailing Address", "Patient Address"),
        "phone": ("Phone", "Home Phone", "Telephone", "Patient Phone"),
        "mobile": ("Cell", "Mobile Phone", "Cell Phone"),
        "email": ("E-mail", "Email Address", "Email"),
        "ssn": ("SSN", "Social Security Number", "Social Security #"),
        "member": ("Member ID", "Subscriber ID", "Policy Number", "Insurance ID"),
        "group": ("Group Number", "Group No.", "Grp #"),
        "account": ("Account Number", "Acct #", "Patient Account No."),
        "accession": ("Accession", "Specimen Number", "Accession No.", "Requisition #"),
        "claim": ("Claim Number", "Claim #", "Claim No."),
        "doctor": ("Ordering Physician", "Physician", "Referring Provider", "Ordering Provider", "Prescriber"),
        "npi": ("NPI", "NPI #"),
        "fax": ("Fax", "Fax No."),
        "clinic": ("Practice", "Clinic", "Facility"),
        "collected": ("Collected", "Date Collected", "Test Date", "Collection Date"),
        "reported": ("Reported", "Report Date", "Date Reported"),
        "meter": ("Meter Serial No.", "Meter S/N", "Device Serial Number"),
        "goal": ("INR Goal Range", "Target Range", "Goal INR"),
        "indication": ("Indication", "Diagnosis", "Indication for Therapy"),
        "dose": ("Warfarin Dose", "Weekly Dose", "Current Dose"),
        "contact": ("Emergency Contact", "Next of Kin", "In case of emergency"),
        "test": ("Test", "Test Name", "Component", "Analyte"),
        "result": ("Result", "Your Value", "Value", "Results"),
        "unit": ("Units", "Unit", "UOM"),
        "range": ("Reference Range", "Ref. Interval", "Normal Range", "Reference Interval"),
        "flag": ("Flag", "Abnormal", "H/L"),
        "date": ("Date", "Test Date"),
    },
    "fr": {
        "patient": ("Nom et prénom", "Patient", "Nom, prénom", "Nom Prénom"),
        "birth": ("Date de naissance", "Né(e) le", "DDN", "Date de naiss."),
        "mrn": ("IPP", "N° IPP", "N° patient"),
        "sex": ("Sexe",),
        "age": ("Âge",),
        "address": ("Adresse", "Domicile", "Adresse du patient"),
        "phone": ("Téléphone", "Tél.", "Tél. domicile"),
        "mobile": ("Portable", "Tél. portable", "Mobile"),
        "email": ("Courriel", "E-mail", "Adresse mail"),
        "ssn": ("N° de sécurité sociale", "N° SS", "Matricule INS", "NIR"),
        "member": ("N° adhérent", "N° mutuelle", "Numéro d'adhérent"),
        "group": ("N° groupe",),
        "account": ("N° NDA", "N° de séjour", "IEP"),
        "accession": ("Dossier n°", "N° de dossier", "N° demande"),
        "claim": ("N° prise en charge", "N° de décompte"),
        "doctor": ("Prescripteur", "Médecin prescripteur", "Médecin traitant"),
        "npi": ("RPPS", "N° RPPS"),
        "fax": ("Fax", "Télécopie"),
        "clinic": ("Laboratoire", "Établissement"),
        "collected": ("Prélevé le", "Date de prélèvement", "Prélèvement du"),
        "reported": ("Édité le", "Validé le", "Date d'édition"),
        "meter": ("N° de série", "N° d'appareil"),
        "goal": ("INR cible", "Zone thérapeutique"),
        "indication": ("Indication", "Motif"),
        "dose": ("Posologie",),
        "contact": ("Personne à prévenir", "Personne de confiance"),
        "test": ("Analyse", "Examen", "Paramètre"),
        "result": ("Résultat", "Résultats", "Valeur"),
        "unit": ("Unité", "Unités"),
        "range": ("Valeurs de référence", "Valeurs usuelles", "Normales"),
        "flag": ("Alerte",),
        "date": ("Date",),
    },
}
_DATES = {
    "en": ("%m/%d/%Y", "%-m/%-d/%Y", "%m-%d-%Y", "%d-%b-%Y", "%B %-d, %Y", "%m/%d/%y"),
    "fr": ("%d/%m/%Y", "%d.%m.%Y", "%-d %k %Y", "%d-%m-%Y", "%d/%m/%y"),
}
_PHONES = {"en": ("(###) ###-####", "###-###-####", "###.###.####"), "fr": ("## ## ## ## ##", "##.##.##.##.##")}


@dataclass(frozen=True, slots=True)
class House:
    """One vendor. `labels` says how a label stands to its value: left, above, boxed, dotted."""

    name: str
    lang: str
    producer: str
    labels: str
    ruled: bool
    font: str
    size: float
    columns: int
    letter_paper: bool
    shuffled: bool
    rotated: bool
    spaced: bool
    words: Mapping[str, str]
    name_order: str
    upper_names: bool
    date_shape: str
    phone_shape: str
    decimal_comma: bool

    def word(self, key: str) -> str:
        """The house's label for something."""
        return self.words[key]

    def date(self, day: datetime.date) -> str:
        """A date as the house writes it."""
        return printed_date(day, self.date_shape)

    def number(self, text: str) -> str:
        """A figure with the house's decimal mark."""
        return text.replace(".", ",") if self.decimal_comma else text

    def person_name(self, person: Person, *, middle: bool = True) -> str:
        """A person's name as the house writes it on forms."""
        initial = f" {person.middle}" if person.middle and middle else ""
        family = person.family.upper() if self.upper_names else person.family
        given = person.given.upper() if self.upper_names and self.lang == "en" else person.given
        if self.name_order == "last, first":
            return f"{family}, {given}{initial}"
        if self.name_order == "last first":
            return f"{family} {given}"
        return f"{given}{initial + '.' if initial else ''} {family}"

    def birth(self, person: Person, role: str = "patient") -> Value:
        """A birth date."""
        return Value(self.date(person.born), "DATE_OF_BIRTH", role, person.key)

    def patient(self, person: Person, role: str = "patient") -> Value:
        """A name with the role its bearer has here."""
        return Value(self.person_name(person), "PERSON", role, person.key)

    def doctor(self, doctor: Doctor) -> Value:
        """A practitioner's name, without title or credential."""
        return Value(f"{doctor.given} {doctor.family}", "PERSON", "practitioner", doctor.key)

    def phone(self, digits: str, role: str | None, subject: str | None, kind: str = "PHONE_NUMBER") -> Value:
        """A telephone or fax number."""
        return Value(printed_phone(digits, self.phone_shape), kind, role, subject)

    def day(self, day: datetime.date) -> Value:
        """A date that is no birth date."""
        return Value(self.date(day), "DATE_TIME")


def make_houses(dice: random.Random, lang: str, number: int) -> tuple[House, ...]:
    """So many houses, no two with the same way of labelling and paper."""
    return tuple(_make_house(dice, lang, index) for index in range(number))


def _make_house(dice: random.Random, lang: str, index: int) -> House:
    producer = "fpdf2" if index % 4 == 3 else "reportlab"
    labels = ("left", "above", "boxed", "left", "dotted", "above", "left", "boxed")[index % 8]
    words = {key: dice.choice(variants) for key, variants in _WORDINGS[lang].items()}
    return House(
        name=f"{lang}{index}_{labels}",
        lang=lang,
        producer=producer,
        labels=labels if producer == "reportlab" else "left",
        ruled=dice.random() < 0.5,
        font=dice.choice(["Helvetica", "Times", "Courier", "Helvetica"]),
        size=dice.choice([8.5, 9.0, 10.0]),
        columns=dice.choice([1, 2, 2, 3]),
        letter_paper=lang == "en",
        shuffled=index % 5 == 1,
        rotated=index % 7 == 5,
        spaced=index % 3 == 2,
        words=words,
        name_order=dice.choice(["last, first", "first last", "last, first"]) if lang == "en" else "last first",
        upper_names=dice.random() < (0.4 if lang == "en" else 0.8),
        date_shape=dice.choice(_DATES[lang]),
        phone_shape=dice.choice(_PHONES[lang]),
        decimal_comma=lang == "fr",
    )
