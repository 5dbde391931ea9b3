"""Tables of treatments, acts, goods and money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.heldback import clinical
from benchmarks.heldback.cells import heads, text
from benchmarks.heldback.markup import Runs, Table
from benchmarks.heldback.numbers import isbn, shaped
from benchmarks.heldback.places import one

if TYPE_CHECKING:
    from benchmarks.heldback.world import World


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
    return [Table((text(world.label("med")), *heads(world, "Directions|Qty", "Posologie|Qté")), tuple(rows))]


def charges(world: World, rest: list[str]) -> list[Table]:
    """Services of a bill: day, code with or beside its description, amounts."""
    apart = world.keep("apart", ["yes", "no"]) == "yes"
    rows = tuple(_charge(world, number, apart=apart) for number in range(int(rest[0])))
    middle = heads(world, *(("Code|Description", "Acte|Libellé") if apart else ("Service", "Acte")))
    ends = heads(world, "Billed|Allowed|You owe", "Honoraires|Remboursé|Reste à charge")
    titles = (*heads(world, "Date of service", "Date"), *middle, *ends)
    return [Table(titles, rows, frozenset(range(len(titles) - 3, len(titles))))]


def _charge(world: World, number: int, *, apart: bool) -> tuple[Runs, ...]:
    chosen = clinical.pick(world, "procedures", number)
    code, _, description = chosen.partition(" ")
    role, subject = world.seen("p")
    acts: tuple[Runs, ...] = (clinical.procedure(world, "p", chosen),)
    if apart:
        acts = (one(code, "PROCEDURE", role, subject, code=code, description=description), text(description))
    return world.date_runs(str(number % 3 + 8)), *acts, *(world.runs("money.1") for _ in range(3))


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


def price(world: World, rest: list[str]) -> list[Table]:
    """What things cost: nobody's procedures."""
    rows = [
        (*map(text, clinical.pick(world, "procedures", number).split(" ", 1)), world.runs("money.1"))
        for number in range(int(rest[0]))
    ]
    return [Table(heads(world, "Code|Service|Price", "Code|Acte|Tarif"), tuple(rows), frozenset({2}))]


def goods(world: World, rest: list[str]) -> list[Table]:
    """Goods of a catalogue or an invoice, with order numbers and ISBNs."""
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
