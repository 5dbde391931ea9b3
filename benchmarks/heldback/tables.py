"""Tables of results, of treatments and of money; tables of people are in `rosters`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.heldback import clinical
from benchmarks.heldback.markup import Run, Runs, Table
from benchmarks.heldback.places import one, shown_date

if TYPE_CHECKING:
    from benchmarks.heldback.world import World


def make(world: World, order: str) -> list[Table]:
    """The tables of an order: its kind, how many, and words."""
    from benchmarks.heldback import rosters

    kind, *rest = order.split()
    kinds: dict[str, Callable[[World, list[str]], list[Table]]] = {
        "lab": lab, "inr": inr, "micro": micro, "meds": meds, "charges": charges, "vaccines": vaccines, "ranges": ranges,
        "price": price, "roster": rosters.roster, "family": rosters.household, "goods": goods,
    }  # fmt: skip
    return kinds[kind](world, rest)


def text(value: str) -> Runs:
    """A cell that is no value."""
    return (Run(value),) if value else ()


def heads(world: World, english: str, french: str) -> tuple[str, ...]:
    """Headings of columns."""
    return tuple(part.strip() for part in (french if world.lang == "fr" else english).split("|"))


def lab(world: World, rest: list[str]) -> list[Table]:
    """Panels of results: by column, or of several days side by side."""
    wanted = int(rest[0])
    names = world.rng.sample(clinical.panel_names(world), min(wanted, 7))
    several = wanted < 4 and world.rng.random() < 0.35
    return [_cumulative(world, name) if several else _panel(world, name) for name in names]


def _panel(world: World, panel: str) -> Table:
    style = world.keep("lab heads", ["lab_heads", "lab_heads2", "lab_heads3"])
    titles = (
        list(world.words(style, "words"))
        if style != "lab_heads" or world.lang == "en"
        else ["Analyse", "Résultat", "", "Valeurs de référence", "Unité"]
    )
    order = world.keep("lab order", ["01234", "01243", "0134", "01423", "0143"])
    before = world.lang == "fr" and world.keep("before", ["yes", "no"]) == "yes"
    rows = [
        _row(world, found, order) + (_former(world, found) if before else ())
        for found in clinical.results(world, panel)
    ]
    shown = [titles[int(place)] for place in order] + (["Antériorités", "Date"] if before else [])
    right = frozenset({1}) if world.keep("lab right", ["yes", "no"]) == "yes" else frozenset()
    return Table(tuple(shown), tuple(rows), right, panel)


def _row(world: World, found: clinical.Result, order: str) -> tuple[Runs, ...]:
    """Cells in an order; where there is no column of flags the flag stands after the value or nowhere."""
    if "2" not in order:
        found = clinical.Result(found.analyte, found.value, found.unit, found.range, "")
    day = (
        shown_date(world.date_of("collected"), world.kept["dates"], world.lang)
        if "date collected" in world.kept
        else None
    )
    cells = (text(found.analyte), found.runs(world, "p", day), text(found.flag), text(found.range), text(found.unit))
    return tuple(cells[int(place)] for place in order)


def _former(world: World, found: clinical.Result) -> tuple[Runs, Runs]:
    """The same analyte of an earlier day."""
    if world.rng.random() < 0.3 or not any(sign.isdigit() for sign in found.value):
        return (), ()
    number = clinical._number(found.value.lstrip("<"))
    decimals = len(found.value.partition(",")[2])
    earlier = f"{(number or 1) * world.rng.uniform(0.8, 1.25):.{decimals}f}".replace(".", ",")
    shown = shown_date(world.date_of("earlier"), world.kept["dates"], world.lang)
    former = clinical.Result(found.analyte, earlier, found.unit, found.range, "")
    return former.runs(world, "p", shown), one(shown, "DATE_TIME")


def _cumulative(world: World, panel: str) -> Table:
    """One column a day."""
    days = [
        shown_date(world.date_of(key), world.kept["dates"], world.lang) for key in ("before", "earlier", "collected")
    ]
    newest_first = world.keep("newest", ["yes", "no"]) == "yes"
    columns = [clinical.results(world, panel) for _ in days]
    days = days[::-1] if newest_first else days
    rows = []
    for number, first in enumerate(columns[0]):
        cells: list[Runs] = [text(first.analyte + (f" ({first.unit})" if first.unit else ""))]
        for day, column in zip(days, columns, strict=True):
            each = column[number]
            plain = clinical.Result(first.analyte, each.value, first.unit, first.range, each.flag)
            cells.append(plain.runs(world, "p", day) + text(f" {each.flag}" if each.flag else ""))
        rows.append((*cells, text(first.range)))
    world.kept["shown days"] = "|".join(days)
    titles = heads(world, "Test", "Paramètre") + tuple(days) + heads(world, "Reference", "Normes")
    return Table(titles, tuple(rows), frozenset(), panel)


def inr(world: World, rest: list[str]) -> list[Table]:
    """Tests of INR by day."""
    rows: list[tuple[Runs, ...]] = []
    style = world.keep("inr", ["time", "dose", "note"])
    low, high = world.keep("target", ["2.0 3.0", "2.5 3.5", "2 3"]).split()
    target = f"{low} - {high}"
    for number in range(int(rest[0])):
        day = shown_date(world.date_of(str(7 * number + 1)), world.kept["dates"], world.lang)
        value = f"{world.rng.uniform(1.3, 4.6):.1f}"
        value = value.replace(".", ",") if world.lang == "fr" else value
        flag = (
            "H"
            if float(value.replace(",", ".")) > float(high)
            else "L"
            if float(value.replace(",", ".")) < float(low)
            else ""
        )
        shown_flag = flag if style == "note" else ""
        found = clinical.Result("INR", value, "", target, shown_flag).runs(world, "p", day)
        extra = {
            "time": world.runs("time.1"),
            "dose": text(f"{world.rng.choice((25, 30, 32.5, 35, 40))} mg/wk"),
            "note": text(flag),
        }[style]
        rows.append(
            (one(day, "DATE_TIME"), found, extra, text(target))
            if style != "time"
            else (one(day, "DATE_TIME"), extra, found, text(target))
        )
    third = {"time": "Time", "dose": "Weekly dose", "note": "Flag"}[style]
    titles = ["Test date", "INR", third, "Target"] if style != "time" else ["Test date", third, "INR", "Target range"]
    if world.lang == "fr":
        titles = [
            {
                "Test date": "Date",
                "Time": "Heure",
                "Weekly dose": "Dose/sem.",
                "Flag": "Alerte",
                "Target": "Cible",
                "Target range": "Cible",
            }.get(word, word)
            for word in titles
        ]
    return [Table(tuple(titles), tuple(rows))]


def micro(world: World, rest: list[str]) -> list[Table]:
    """Susceptibilities of a germ."""
    role, subject = world.seen("p")
    rows = []
    for number in range(int(rest[0])):
        drug = clinical.pick(world, "antibiotics", number)
        mic, flag = world.rng.choice(
            (("<=2", "S"), ("<=0.25", "S"), (">=32", "R"), ("8", "I"), ("<=1", "S"), (">16", "R"))
        )
        mic = mic.replace(".", ",") if world.lang == "fr" else mic
        value = one(
            mic, "LAB_RESULT", role, subject, analyte=drug, value=mic, unit=None, range=None, flag=flag, date=None
        )
        rows.append((text(drug), value, text(flag)))
    return [Table(heads(world, "Antibiotic|MIC (mcg/mL)|Interp", "Antibiotique|CMI (mg/L)|S/I/R"), tuple(rows))]


def meds(world: World, rest: list[str]) -> list[Table]:
    """Drugs with their doses."""
    role, subject = world.seen("p")
    rows = [
        (
            one(clinical.pick(world, "drugs", 3 + number), "MEDICATION", role, subject),
            text(world.rng.choice(world.words("sigs"))),
            text(str(world.rng.choice((14, 30, 60, 90)))),
        )
        for number in range(int(rest[0]))
    ]
    return [Table((world.label("med"), *heads(world, "Directions|Qty", "Posologie|Qté")), tuple(rows))]


def charges(world: World, rest: list[str]) -> list[Table]:
    """Services of a bill: day, code with or beside its description, amounts."""
    apart = world.keep("apart", ["yes", "no"]) == "yes"
    rows: list[tuple[Runs, ...]] = []
    for number in range(int(rest[0])):
        chosen = clinical.pick(world, "procedures", number)
        code, _, description = chosen.partition(" ")
        role, subject = world.seen("p")
        if apart:
            acts: tuple[Runs, ...] = (
                one(code, "PROCEDURE", role, subject, code=code, description=description),
                text(description),
            )
        else:
            acts = (clinical.procedure(world, "p", chosen),)
        rows.append(
            (
                world.date_runs(str(number % 3 + 8)),
                *acts,
                world.runs("money.1"),
                world.runs("money.1"),
                world.runs("money.1"),
            )
        )
    middle = (
        ("Code", "Description")
        if apart and world.lang == "en"
        else ("Acte", "Libellé")
        if apart
        else heads(world, "Service", "Acte")
    )
    titles = (
        *heads(world, "Date of service", "Date"),
        *middle,
        *heads(world, "Billed|Allowed|You owe", "Honoraires|Remboursé|Reste à charge"),
    )
    return [Table(titles, tuple(rows), frozenset(range(len(titles) - 3, len(titles))))]


def vaccines(world: World, rest: list[str]) -> list[Table]:
    """Injections by day."""
    rows = []
    for number in range(int(rest[0])):
        lot = f"{world.rng.choice('ABEFUW')}{world.rng.randrange(1000, 9999)}"
        who = world.runs("n.name")
        rows.append(
            (
                text(clinical.pick(world, "vaccines", number)),
                world.date_runs(str(200 + 97 * number)),
                text(lot),
                text(world.rng.choice(("LD", "RD", "IM", "SC"))),
                who,
            )
        )
    return [
        Table(heads(world, "Vaccine|Date given|Lot|Site|Given by", "Vaccin|Date|Lot|Voie|Vaccinateur"), tuple(rows))
    ]


def ranges(world: World, rest: list[str]) -> list[Table]:
    """What is normal: no patient's."""
    names = world.rng.sample(clinical.panel_names(world), int(rest[0]))
    tables = []
    for name in names:
        rows = [
            (
                text(found.analyte),
                text(found.range),
                text(found.unit),
                text(
                    world.rng.choice(("Serum", "Plasma", "EDTA") if world.lang == "en" else ("Sérum", "Plasma", "EDTA"))
                ),
            )
            for found in clinical.results(world, name)
        ]
        tables.append(
            Table(
                heads(world, "Analyte|Adult range|Units|Specimen", "Analyse|Valeurs usuelles|Unité|Prélèvement"),
                tuple(rows),
                title=name,
            )
        )
    return tables


def price(world: World, rest: list[str]) -> list[Table]:
    """What things cost: nobody's procedures."""
    rows = [
        (*map(text, clinical.pick(world, "procedures", number).split(" ", 1)), world.runs("money.1"))
        for number in range(int(rest[0]))
    ]
    return [Table(heads(world, "Code|Service|Price", "Code|Acte|Tarif"), tuple(rows), frozenset({2}))]


def goods(world: World, rest: list[str]) -> list[Table]:
    """Goods of a catalogue or an invoice, with order numbers and ISBNs."""
    from benchmarks.heldback.numbers import isbn, shaped

    names = world.words("goods")
    rows = []
    for number in range(int(rest[0])):
        mark = (
            isbn(world.rng)
            if world.rng.random() < 0.3
            else shaped(world.rng, world.keep("goods", ["9##-####-9#", "@@-#####", "9#######", "##-9###/@"]))
        )
        rows.append(
            (text(mark), text(names[number % len(names)]), text(str(world.rng.randrange(1, 40))), world.runs("money.1"))
        )
    return [
        Table(
            heads(world, "Item no.|Description|Qty|Amount", "Réf.|Désignation|Qté|Montant"),
            tuple(rows),
            frozenset({2, 3}),
        )
    ]
