"""Memory of short texts: bounded, and asked before anything is read again."""

from __future__ import annotations

from phiscan.languages import hit_rates, remembered


def test_short_texts_are_read_once_and_long_ones_each_time() -> None:
    """A text that is long is no word, cell or line of a dump: keeping it would cost memory."""
    read: list[str] = []

    @remembered(8, longest=4)
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert [length("abcd"), length("abcd"), length("abcde"), length("abcde")] == [4, 4, 5, 5]
    assert read == ["abcd", "abcde", "abcde"]
    assert [rate for name, rate, _ in hit_rates() if name.endswith("length")] == [0.5]


def test_no_more_texts_are_kept_than_was_said() -> None:
    """The one asked for longest ago goes first."""
    read: list[str] = []

    @remembered(2)
    def seen(text: str) -> str:
        read.append(text)
        return text

    for text in "aab" + "c" + "a":
        seen(text)
    assert read == ["a", "b", "c", "a"]
