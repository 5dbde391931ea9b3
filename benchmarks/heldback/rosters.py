"""Tables of people: appointment lists, ward lists, worklists, households."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.heldback import clinical, places
from benchmarks.heldback.markup import Runs, Table
from benchmarks.heldback.tables import heads, text

if TYPE_CHECKING:
    from benchmarks.heldback.world import World

# Columns of each kind of list; "q" is the patient of the row.
_KINDS = {
    "en": {
        "appointments": ("time.1:Time", "q.name:Patient", "q.dob:DOB", "q.mrn:MRN", "q.phone:Phone", "provider:Provider", "reason:Reason"),
        "ward": ("bed:Bed", "q.name:Name", "q.years:Age", "q.sex:Sex", "q.mrn:Med Rec #", "admit:Admitted", "dx:Diagnosis", "provider:Attending"),
        "worklist": ("q.acc:Accession", "q.name:Patient Name", "q.dob:Birth Date", "q.sex:Sex", "test:Tests", "drawn:Collected", "provider:Ordering"),
        "recall": ("q.name:Last, First", "q.dob:D.O.B.", "q.member:Member ID", "q.address:Address", "q.phone:Telephone", "drawn:Last seen"),
        "results": ("q.mrn:Chart", "q.name:Pt name", "q.dob:DOB", "value:INR", "drawn:Tested", "q.phone:Phone"),
    },
    "fr": {
        "appointments": ("time.1:Heure", "q.name:Patient", "q.dob:Né(e) le", "q.ipp:IPP", "q.phone:Téléphone", "provider:Praticien", "reason:Motif"),
        "ward": ("bed:Lit", "q.name:Nom Prénom", "q.dob:DDN", "q.sex:S", "q.nda:NDA", "admit:Entrée", "dx:Motif", "provider:Médecin"),
        "worklist": ("q.acc:N° dossier", "q.name:Patient", "q.dob:Naissance", "q.sex:Sexe", "test:Analyses", "drawn:Prélevé le", "provider:Prescripteur"),
        "recall": ("q.name:NOM Prénom", "q.dob:Date naiss.", "q.nir:N° SS", "q.phone:Tél.", "drawn:Dernière visite"),
        "results": ("q.ipp:IPP", "q.name:Patient", "q.dob:DDN", "value:INR", "drawn:Date", "q.mobile:Portable"),
    },
}  # fmt: skip
_REASONS = {
    "en": "follow-up|new patient|annual physical|post-op check|blood pressure|vaccine|device check",
    "fr": "suivi|première consultation|contrôle|pansement|renouvellement|vaccin|résultats",
}


def roster(world: World, rest: list[str]) -> list[Table]:
    """A list of patients, of a kind; some columns are left out."""
    count, kind = int(rest[0]), rest[1]
    must = ("q.name", "q.dob", "value", "dx", "q.acc")
    columns = [column for column in _KINDS[world.lang][kind] if column.startswith(must) or world.rng.random() < 0.8]
    if world.rng.random() < 0.3:
        world.rng.shuffle(columns)
    rows = tuple(tuple(_cell(world, column.split(":")[0], number) for column in columns) for number in range(count))
    return [Table(tuple(column.split(":")[1] for column in columns), rows)]


def _cell(world: World, key: str, number: int) -> Runs:
    sign = f"q{number}"
    if key.startswith("q."):
        return world.runs(f"{sign}.{key[2:]}")
    if key == "provider":
        style = world.keep("doctor cell", ["plain", "initial_last", "last_first"])
        return (*text(world.word("doctor", "words") + " "), *world.runs(f"d{number % 4}.{style}"))
    if key == "dx":
        return clinical.diagnosis(world, sign, clinical.pick(world, "diagnoses", number * 7), coded=False)
    if key == "value":
        low = f"{world.rng.uniform(1.2, 4.8):.1f}".replace(".", "," if world.lang == "fr" else ".")
        return clinical.Result("INR", low, "", "", "").runs(world, sign, None)
    if key in ("admit", "drawn"):
        return world.date_runs(str(number % 9 + 1))
    if key == "bed":
        return text(
            f"{400 + number // 2}-{number % 2 + 1}" if world.lang == "en" else f"{200 + number // 2} {'PF'[number % 2]}"
        )
    if key == "test":
        return text(
            world.rng.choice(
                ("CBC, CMP", "TSH", "INR", "Lipid", "A1C")
                if world.lang == "en"
                else ("NFS, iono", "TSH", "TP INR", "Bilan lip.")
            )
        )
    if key == "reason":
        return text(world.rng.choice(_REASONS[world.lang].split("|")))
    return world.runs(key)


def household(world: World, rest: list[str]) -> list[Table]:
    """A few patients who share a contract."""
    rows = []
    for number in range(int(rest[0])):
        sign = f"q{number}"
        member = "nir" if world.lang == "fr" else "member"
        rows.append(
            (
                world.runs(f"{sign}.name"),
                world.runs(f"{sign}.dob"),
                world.runs(f"{sign}.{member}"),
                text(places.shown_date(world.day, "{y}", "en")),
            )
        )
    return [
        Table(
            heads(world, "Covered person|Date of birth|Member ID|Year", "Bénéficiaire|Né(e) le|N° SS|Année"),
            tuple(rows),
        )
    ]
