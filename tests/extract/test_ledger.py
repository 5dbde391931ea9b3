"""The ledger of pages: every page counts once, whatever came of it, and the counts add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from phiscan.extract import PageLedger, PageState
from phiscan.model import BBox, Page, Span, UnreadPage, Word


def page(number: int, confidence: float | None, *, words: int) -> Page:
    word = Word("word", BBox(0, 0, 1, 1), Span(0, 4), confidence=confidence)
    return Page(number, 612, 792, "word", (word,) * words)


pages = st.one_of(
    st.builds(page, st.integers(1, 9), st.sampled_from([None, 0.9]), words=st.integers(0, 2)),
    st.builds(UnreadPage, st.integers(1, 9), st.sampled_from(["over ocr_max_pages", "PdfiumError"])),
)


@given(st.lists(pages))
def test_the_states_add_up_to_the_pages(came: list[Page | UnreadPage]) -> None:
    """However often a page comes and in what order."""
    ledger = PageLedger()
    for each in came:
        ledger.add(each)
    assert sum(map(ledger.count, PageState)) == len({each.page_number for each in came})
    unread = {each.page_number for each in came if isinstance(each, UnreadPage)}
    assert ledger.count(PageState.UNREAD) == len(unread)


def test_a_page_of_which_a_part_is_unread_is_unread() -> None:
    """Nothing else on it makes up for that; OCR counts before text, and text before nothing."""
    ledger = PageLedger()
    for each in (page(1, None, words=1), UnreadPage(1, "why"), page(2, None, words=1), page(2, 0.8, words=1)):
        ledger.add(each)
    ledger.add(page(3, None, words=0))
    counts = {state: ledger.count(state) for state in PageState}
    assert counts == {PageState.BLANK: 1, PageState.READ: 0, PageState.OCR: 1, PageState.UNREAD: 1}


def test_the_note_says_which_pages_and_why() -> None:
    """In ranges: a thousand unread pages make a short note."""
    ledger = PageLedger()
    for number in (2, 5, 6, 7, 9):
        ledger.add(UnreadPage(number, "over ocr_max_pages" if number > 2 else "PdfiumError"))
    assert ledger.note == "unread pages: 2 (PdfiumError), 5-7, 9 (over ocr_max_pages)"
    assert PageLedger().note == ""
