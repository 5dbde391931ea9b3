"""Plain cells and headings of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.heldback.markup import Run, Runs

if TYPE_CHECKING:
    from benchmarks.heldback.world import World


def text(value: str) -> Runs:
    """A cell that is no value."""
    return (Run(value),) if value else ()


def heads(world: World, english: str, french: str) -> tuple[Runs, ...]:
    """Headings of columns."""
    return tuple((Run(part.strip()),) for part in (french if world.lang == "fr" else english).split("|"))
