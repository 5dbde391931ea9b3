"""Documents about nobody: brochures, price lists, blank forms, invoices between companies, leaflets."""

from __future__ import annotations

from collections.abc import Callable

from phiscan.synthetic import analytes, people
from phiscan.synthetic.content import Block, Content, Fields, Grid, Lines, Prose, Section, Title
from phiscan.synthetic.families import Case
from phiscan.synthetic.truth import Value


def _org(case: Case) -> Value:
    return Value(people.organization(case.dice, case.house.lang), "HEALTHCARE_ORGANIZATION")


def brochure(case: Case) -> Content:
    """What INR testing is, for everybody."""
    phone = case.house.phone(case.doctor.phone, None, None)
    if case.house.lang == "fr":
        text = "Votre médecin vous a prescrit un anticoagulant. L'INR cible est le plus souvent entre 2,0 et 3,0. Notez vos résultats dans le carnet."
        return Content(
            "brochure",
            "fr",
            [Title("Bien vivre avec un anticoagulant"), Prose((text,)), Prose(("Renseignements : ", phone))],
        )
    text = (
        "Home testing lets people on warfarin check their INR every week. For most people the goal is an INR of 2.0 to 3.0. "
        "Ask your doctor whether home testing is right for you."
    )
    return Content(
        "brochure",
        "en",
        [
            Title("Your INR and you"),
            Prose((_org(case), " presents this guide.")),
            Prose((text,)),
            Prose(("Call ", phone, " to learn more.")),
        ],
    )


def price_list(case: Case) -> Content:
    """Tests and what they cost."""
    rows = [
        (
            a.fr if case.house.lang == "fr" else a.en,
            str(case.dice.randrange(10000, 99999)),
            f"{case.dice.randrange(8, 90)}.00",
        )
        for a in analytes.ANALYTES
    ]
    headings = ("Examen", "Code", "Prix (EUR)") if case.house.lang == "fr" else ("Test", "Code", "Price (USD)")
    title = "Tarifs" if case.house.lang == "fr" else "Laboratory price list 2017"
    return Content("price_list", case.house.lang, [Title(title), Lines(((_org(case),),)), Grid(headings, rows)])


def blank_form(case: Case) -> Content:
    """A form nobody has filled."""
    words = [
        case.house.word(key) for key in ("patient", "birth", "ssn", "address", "phone", "email", "member", "doctor")
    ]
    title = "Fiche de renseignements" if case.house.lang == "fr" else "Patient registration form"
    return Content(
        "blank_form", case.house.lang, [Title(title), Fields([(word, "____________________") for word in words])]
    )


def invoice(case: Case) -> Content:
    """One company bills another."""
    dice, house = case.dice, case.house
    rows = [
        (f"Lancets, box of {dice.choice([50, 100])}", str(dice.randrange(2, 40)), f"{dice.randrange(50, 900)}.00")
        for _ in range(4)
    ]
    blocks: list[Block] = [
        Title("INVOICE" if house.lang == "en" else "FACTURE"),
        Lines(((_org(case),), (Value(case.doctor.address, "STREET_ADDRESS"),))),
        Prose(("Date: ", house.day(case.day))),
        Grid(("Description", "Qty", "Amount"), rows),
    ]
    return Content("invoice", house.lang, blocks)


def leaflet(case: Case) -> Content:
    """What a drug does, warns of, and where it is made."""
    if case.house.lang == "fr":
        text = "Lisez cette notice avant de prendre ce médicament. Ne dépassez pas la dose prescrite. Tenir hors de la portée des enfants."
        return Content(
            "leaflet", "fr", [Title("Warfarine 2 mg, comprimé sécable"), Section("Mises en garde"), Prose((text,))]
        )
    text = "Read this guide before you start taking warfarin. Bleeding can be serious. Keep out of reach of children. Store below 77 F."
    return Content(
        "leaflet",
        "en",
        [
            Title("Warfarin sodium tablets, USP"),
            Section("Warnings"),
            Prose((text,)),
            Prose(("Revised: ", case.house.day(case.day))),
        ],
    )


NEGATIVES: tuple[Callable[[Case], Content], ...] = (brochure, price_list, blank_form, invoice, leaflet)
