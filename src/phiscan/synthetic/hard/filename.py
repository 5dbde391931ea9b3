"""A document whose name alone gives somebody away: what is printed in it is a price list."""

from __future__ import annotations

from phiscan.synthetic.families import Case
from phiscan.synthetic.hard.kind import MARGIN, Kind, Paper
from phiscan.synthetic.people import written_plainly
from phiscan.synthetic.truth import Record, Value


def make(case: Case, record: Record) -> bytes:
    """A page about nobody."""
    paper = Paper(case, record)
    paper.heading("PRICE LIST" if case.house.lang == "en" else "LISTE DES PRIX")
    for item, price in (("Test strips, box of 24", "118.00"), ("Lancets, box of 100", "9.50")):
        paper.put(MARGIN, paper.y, f"{item}   {price}")
        paper.y += 16
    return paper.finished()


def name_file(case: Case, record: Record) -> str:
    """Last name, first name and birth date, as archives name files."""
    person = case.patient
    joint = case.dice.choice("_ -")
    name = joint.join(written_plainly(each) for each in (person.family, person.given))
    born = case.dice.choice(["%Y%m%d", "%Y-%m-%d"])
    birth = person.born.strftime(born)
    record.note(Value(name, "PERSON", "patient", person.key), None, "filename")
    record.note(Value(birth, "DATE_OF_BIRTH", "patient", person.key), None, "filename")
    label = "DOB" if case.house.lang == "en" else "DDN"
    return joint.join((name, f"{label} {birth}" if joint == " " else birth, "INR"))


FILE_NAME = Kind("file-name", make, name_file)
