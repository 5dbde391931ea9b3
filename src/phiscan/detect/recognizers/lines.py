"""Where a line of a text ends."""


def line_end(text: str, at: int) -> int:
    """Where the line of `at` ends."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
