"""What is read of a document's objects, whatever they hold."""

from __future__ import annotations

import pikepdf
import pytest

from phiscan.extract.qpdf import name


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"/Widget", "Widget"),
        (b"/a#ff#fe", ""),  # bytes that are no UTF-8, as broken files have them
        (b"(Widget)", ""),
        (b"12", ""),
    ],
)
def test_a_name_is_told_or_nothing(written: bytes, told: str) -> None:
    """An object that is no name, or one that cannot be read, is no name: it raises nothing."""
    assert name(pikepdf.Object.parse(written)) == told
