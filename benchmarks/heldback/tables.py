"""Tables of results; those of people are in `rosters`, those of acts and money in `services`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.heldback import clinical
from benchmarks.heldback.cells import heads, text
from benchmarks.heldback.markup import Runs, Table
from benchmarks.heldback.places import one, shown_date

if TYPE_CHECKING:
    from benchmarks.heldback.world import World


def make(world: World, order: str) -> list[Table]:
    """The tables of an order: its kind, how many, and words."""
    from benchmarks.heldback import rosters, services

    kind, *rest = order.split()
    kinds: dict[str, Callable[[World, list[str]], list[Table]]] = {
        "lab": lab, "inr": inr, "micro": micro, "meds": services.meds, "charges": services.charges, "vaccines": services.vaccines, "ranges": ranges,
        "price": services.price, "roster": rosters.roster, "family": rosters.household, "goods": services.goods,
    }  # fmt: skip
    return kinds[kind](world, rest)


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
    return Table(tuple(text(title) for title in shown), tuple(rows), right, panel)


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
    if world.rng.random() < 0.3 or not found.value.strip("<").replace(",", "").isdigit():
        return (), ()
    number = clinical.number(found.value.lstrip("<"))
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
    titles = (
        heads(world, "Test", "Paramètre")
        + tuple(one(day, "DATE_TIME") for day in days)
        + heads(world, "Reference", "Normes")
    )
    return Table(titles, tuple(rows), frozenset(), panel)


def inr(world: World, rest: list[str]) -> list[Table]:
    """Tests of INR by day; a third column has times, doses or flags."""
    style = world.keep("inr", ["time", "dose", "note"])
    low, high = world.keep("target", ["2.0 3.0", "2.5 3.5", "2 3"]).split()
    rows = [_tested(world, style, low, high, 7 * number + 1) for number in range(int(rest[0]))]
    third = {"time": ("Time", "Heure"), "dose": ("Weekly dose", "Dose/sem."), "note": ("Flag", "Alerte")}[style]
    titles = ("Test date|INR|{0}|Target", "Date|INR|{1}|Cible")
    if style == "time":
        titles = ("Test date|{0}|INR|Target range", "Date|{1}|INR|Cible")
    return [Table(heads(world, *(title.format(*third) for title in titles)), tuple(rows))]


def _tested(world: World, style: str, low: str, high: str, days: int) -> tuple[Runs, ...]:
    day = shown_date(world.date_of(str(days)), world.kept["dates"], world.lang)
    number = round(world.rng.uniform(1.3, 4.6), 1)
    value = f"{number:.1f}".replace(".", "," if world.lang == "fr" else ".")
    flag = "H" if number > float(high) else "L" if number < float(low) else ""
    target = f"{low} - {high}".replace(".", "," if world.lang == "fr" else ".")
    shown = clinical.Result("INR", value, "", target, flag if style == "note" else "").runs(world, "p", day)
    if style == "time":
        return one(day, "DATE_TIME"), world.runs("time.1"), shown, text(target)
    dose = f"{world.rng.choice((25, 30, 35, 40))} {'mg/sem.' if world.lang == 'fr' else 'mg/wk'}"
    return one(day, "DATE_TIME"), shown, text(dose if style == "dose" else flag), text(target)


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
