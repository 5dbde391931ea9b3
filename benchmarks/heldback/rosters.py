"""Tables of people: appointment lists, ward lists, worklists, households."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.heldback import clinical, places
from benchmarks.heldback.cells import heads, text
from benchmarks.heldback.markup import Runs, Table
from benchmarks.heldback.people import data

if TYPE_CHECKING:
    from benchmarks.heldback.world import World


def roster(world: World, rest: list[str]) -> list[Table]:
    """A list of patients, of a kind; some columns are left out."""
    count, kind = int(rest[0]), rest[1]
    must = ("q.name", "q.dob", "value", "dx", "q.acc")
    columns = [
        column
        for column in data("rosters")[world.lang][kind].split("|")
        if column.startswith(must) or world.rng.random() < 0.8
    ]
    if world.rng.random() < 0.3:
        world.rng.shuffle(columns)
    rows = tuple(tuple(_cell(world, column.split(":")[0], number) for column in columns) for number in range(count))
    return [Table(tuple(text(column.split(":")[1]) for column in columns), rows)]


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
        value = f"{world.rng.uniform(1.2, 4.8):.1f}".replace(".", "," if world.lang == "fr" else ".")
        return clinical.Result("INR", value, "", "", "").runs(world, sign, None)
    if key in ("admit", "drawn"):
        return world.date_runs(str(number % 9 + 1))
    return text(_plain(world, key, number))


def _plain(world: World, key: str, number: int) -> str:
    if key == "time":
        hour, minute = divmod(480 + 15 * number, 60)
        return f"{hour % 24:02}{'h' if world.lang == 'fr' else ':'}{minute:02}"
    if key == "bed":
        return (
            f"{400 + number // 2}-{number % 2 + 1}" if world.lang == "en" else f"{200 + number // 2} {'PF'[number % 2]}"
        )
    return world.rng.choice(world.words({"test": "tests", "reason": "reasons"}[key], "words"))


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
