"""The ledger of one document's pages: each is read as text, read by OCR, blank, or unread; they add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import IntEnum

from phiscan.model import NO_PAGE, Page, UnreadPage


class PageState(IntEnum):
    """What became of a page; of several (text, a picture that could not be read) the last in this order counts."""

    BLANK = 0
    READ = 1
    OCR = 2
    UNREAD = 3


class PageLedger:
    """Counts the pages of a document as they come, in whatever channels and however often a page comes."""

    def __init__(self) -> None:
        self._states: dict[int, PageState] = {}
        self._reasons: dict[str, list[int]] = {}
        self._attached: Counter[str] = Counter()

    def add(self, page: Page | UnreadPage) -> None:
        """Take what became of a page, or of a part of it; what stands on no page of the document is none."""
        if page.attachment is not None:
            if isinstance(page, UnreadPage):
                self._attached[page.reason] += 1
            return
        if page.page_number == NO_PAGE:
            return
        state = _state(page)
        self._states[page.page_number] = max(state, self._states.get(page.page_number, PageState.BLANK))
        if isinstance(page, UnreadPage):
            pages = self._reasons.setdefault(page.reason, [])
            if page.page_number not in pages[-1:]:
                pages.append(page.page_number)

    def count(self, state: PageState) -> int:
        """How many pages ended in this state."""
        return Counter(self._states.values())[state]

    @property
    def is_whole(self) -> bool:
        """Whether every page was read, and every page of what is embedded."""
        return not self.count(PageState.UNREAD) and not self._attached

    @property
    def attachment_note(self) -> str:
        """What of the embedded files was not read, "unread in attachments: 2 (why)"; empty when all was."""
        said = ", ".join(f"{count} ({reason})" for reason, count in sorted(self._attached.items()))
        return f"unread in attachments: {said}" if said else ""

    @property
    def note(self) -> str:
        """The unread pages by reason, "unread pages: 2, 5-9 (why)"; empty when there are none."""
        by_first = sorted(self._reasons.items(), key=lambda each: each[1][0])
        said = (f"{', '.join(_ranges(pages))} ({reason})" for reason, pages in by_first)
        return "unread pages: " + ", ".join(said) if by_first else ""


def _state(page: Page | UnreadPage) -> PageState:
    if isinstance(page, UnreadPage):
        return PageState.UNREAD
    if any(word.confidence is not None for word in page.words):
        return PageState.OCR
    return PageState.READ if page.words else PageState.BLANK


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Ascending numbers as "2" and "5-9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return (str(first) if first == last else f"{first}-{last}" for first, last in runs)
