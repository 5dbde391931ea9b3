"""Diagnoses, drugs, procedures and results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.heldback.markup import Run, Runs
from benchmarks.heldback.people import data
from benchmarks.heldback.places import one

if TYPE_CHECKING:
    from benchmarks.heldback.world import World


@dataclass(frozen=True, slots=True)
class Result:
    """A result as printed; empty where nothing is."""

    analyte: str
    value: str
    unit: str
    range: str
    flag: str

    def runs(self, world: World, sign: str, day: str | None, **printed: str | None) -> Runs:
        """The value, with what is printed beside it."""
        role, subject = world.seen(sign)
        detail = {
            "analyte": self.analyte,
            "value": self.value,
            "unit": self.unit,
            "range": self.range,
            "flag": self.flag,
            "date": day,
        }
        detail |= printed
        return one(self.value, "LAB_RESULT", role, subject, **{key: text or None for key, text in detail.items()})


def runs(world: World, sign: str, key: str) -> Runs:
    """dx.1, dx.coded1, rx.1, proc.1, lab.1: the first, second, ... of the document; of the patient "p"."""
    role, subject = world.seen("p")
    if sign == "lab":
        return _sentence(world)
    lists = {"dx": "diagnoses", "rx": "drugs", "proc": "procedures"}
    if key == "anti":
        chosen = world.word("anticoagulants") if sign == "rx" else world.words("diagnoses")[0]
    else:
        chosen = pick(world, lists[sign], int(key[-1]))
    if sign == "rx":
        return one(chosen, "MEDICATION", role, subject)
    if sign == "proc":
        return procedure(world, "p", chosen)
    if key.startswith("low"):
        chosen = _lowered(chosen)
    return diagnosis(world, "p", chosen, coded=key.startswith(("coded", "anti")))


def _lowered(text: str) -> str:
    """As in the middle of a sentence; names of physicians keep their capital."""
    eponym = text.startswith(("Parkinson", "Alzheimer", "Crohn"))
    return text if eponym or text[1:2].isupper() else text[0].lower() + text[1:]


def pick(world: World, key: str, number: int) -> str:
    """The first, second, ... of a list, each once in a document."""
    words = world.words(key)
    shuffled = world.keep(f"order {key}", [",".join(map(str, world.rng.sample(range(len(words)), len(words))))])
    return words[int(shuffled.split(",")[number % len(words)])]


def diagnosis(world: World, sign: str, chosen: str, *, coded: bool) -> Runs:
    """A description, with its code where wanted."""
    text, _, code = chosen.partition("#")
    role, subject = world.seen(sign)
    if not coded:
        return one(text, "DIAGNOSIS", role, subject)
    value = one(text, "DIAGNOSIS", role, subject, code=code)
    style = world.keep(
        "coded",
        [
            "{0} ({1})",
            "{1} {0}",
            "{0} [{1}]",
            "{1} - {0}",
            "{0}, ICD-10 {1}" if world.lang == "en" else "{0}, CIM-10 {1}",
        ],
    )
    before, _, after = style.partition("{0}")
    return tuple(run for run in (Run(before.format("", code)), *value, Run(after.format("", code))) if run.text)


def procedure(world: World, sign: str, chosen: str) -> Runs:
    """A code with its description."""
    code, _, text = chosen.partition(" ")
    role, subject = world.seen(sign)
    return one(chosen, "PROCEDURE", role, subject, code=code, description=text)


def panel_names(world: World) -> list[str]:
    """The panels of the language."""
    return list(data(f"words_{world.lang}")["panels"])


def results(world: World, panel: str) -> list[Result]:
    """Results of a panel; about one of five is out of range."""
    rows = data(f"words_{world.lang}")["panels"][panel].split("|")
    return [result(world, row) for row in rows]


def result(world: World, row: str) -> Result:
    """A result of a row of the table: analyte, unit, low, high, decimals; or analyte, unit, normal."""
    name, unit, *rest = row.split(";")
    if len(rest) == 1:
        return _qualitative(world, name, unit, rest[0])
    flags = world.keep("flags", world.words("flags", "words"))
    value, side = _drawn(world, number(rest[0]), number(rest[1]), int(rest[2]))
    if unit.startswith("cop") and world.rng.random() < 0.5:
        value, side = _power(world), 0
    return Result(name, value, unit, _range(world, rest[0], rest[1]), "" if side is None else flags.split()[side])


def _qualitative(world: World, name: str, unit: str, normal: str) -> Result:
    if world.rng.random() > 0.25:
        return Result(name, normal, unit, normal, "")
    return Result(
        name, world.rng.choice(world.words("positive", "words")), unit, normal, world.rng.choice(("A", "*", "ABN"))
    )


def _range(world: World, low: str, high: str) -> str:
    if not low:
        return world.keep("below", ["<", "< ", "<="]) + high
    if not high:
        return world.keep("above", [">", "> ", ">="]) + low
    return world.keep("range", world.words("ranges", "words")).format(low, high)


def _power(world: World) -> str:
    tens = world.rng.randrange(21, 98) / 10
    return _text(world, tens, 1) + f" x 10^{world.rng.randrange(3, 6)}"


def _drawn(world: World, low: float | None, high: float | None, decimals: int) -> tuple[str, int | None]:
    """A value, and whether it is above (0) or below (1)."""
    rng = world.rng
    floor = low if low is not None else 0.0
    ceiling = high if high is not None else floor * 1.6
    spread = 0.01 if decimals == 3 else 1.0
    if low is None and ceiling < 60 and rng.random() < 0.25:
        return "<" + _text(world, max(ceiling / 50, 10**-decimals), decimals), None
    chance = rng.random()
    if chance < 0.12 and high is not None:
        return _text(world, ceiling * (1 + spread * rng.uniform(0.05, 0.9)), decimals), 0
    if chance < 0.22 and low is not None:
        return _text(world, floor * (1 - spread * rng.uniform(0.04, 0.4)), decimals), 1
    least = floor if low is not None else ceiling * 0.3
    return _text(world, rng.uniform(least + (ceiling - least) * 0.05, ceiling * 0.98), decimals), None


def _text(world: World, number: float, decimals: int) -> str:
    text = f"{number:.{decimals}f}"
    return text.replace(".", ",") if world.lang == "fr" else text


def number(text: str) -> float | None:
    """A printed number, with a point or a comma."""
    return float(text.replace(",", ".")) if text else None


def _sentence(world: World) -> Runs:
    """A result told in a sentence: "hemoglobin 11.2 g/dL"."""
    panels = panel_names(world)
    found = results(world, world.rng.choice([panels[1], panels[0]]))
    chosen = world.rng.choice([each for each in found if each.unit])
    bare = Result(chosen.analyte, chosen.value, chosen.unit, "", "")
    link = world.keep("link", [" ", " of ", " was "] if world.lang == "en" else [" à ", " : "])
    shown = bare.analyte[0].lower() + bare.analyte[1:] if bare.analyte[1:2].islower() else bare.analyte
    named = Result(shown, bare.value, bare.unit, "", "")
    return (Run(shown + link), *named.runs(world, "p", None), Run(" " + bare.unit))
