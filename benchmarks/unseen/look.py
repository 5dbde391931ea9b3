"""How a document looks: drawn once a document, told in its `layout`."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FIELDS = ("left", "right", "above", "below", "boxed", "dotted", "runin", "plain", "stacked", "heads")
TABLES = ("grid", "open", "rules", "zebra", "heavy")


@dataclass(slots=True)
class Look:
    """What the printers vary (sizes in points, the margin in centimetres); a template that arranges its labels itself says so with `layout`."""

    fields: str
    table: str
    font: int
    size: float
    colon: str
    letter: bool
    tracking: float
    shade: str
    margin: float
    justify: bool
    own: str = ""

    @property
    def layout(self) -> str:
        """Arrangement of labels, a stroke, look of tables."""
        return f"{self.own or self.fields}/{self.table}"


def draw(rng: Random, lang: str) -> Look:
    """A look of chance."""
    return Look(
        fields=rng.choice(FIELDS),
        table=rng.choice(TABLES),
        font=rng.randrange(1000),
        size=rng.choice((8, 8.5, 9, 9.5, 10, 10.5, 11, 12)),
        colon=rng.choice((":", ":", ":", "", " :")) if lang == "en" else rng.choice((" :", " :", ":", "")),
        letter=lang == "en",
        tracking=rng.choice((0, 0, 0, 0, 0.25, -0.1)),
        shade=rng.choice(("#e8eef4", "#eeeeee", "#f3ead9", "#dfeee3")),
        margin=rng.choice((1.0, 1.6, 1.6, 2.2, 2.8)),
        justify=rng.random() < 0.3,
    )
