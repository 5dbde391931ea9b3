"""EMAIL_ADDRESS, URL and MAC_ADDRESS."""

from __future__ import annotations

import pytest

from phiscan.detect.recognizers import OnlineRecognizer
from tests.detect.finding import values

HITS = {
    "sign up at www.quietharbor.\nexample.org/join or call": ["www.quietharbor.\nexample.org/join"],
    "see www.quietharbor.org.\nthen call": ["www.quietharbor.org"],
    "write to jane.doe+x@example.org.": ["jane.doe+x@example.org"],
    "E-mail: j_doe@mail.example.co.uk": ["j_doe@mail.example.co.uk"],
    "www.doe@example.org": ["www.doe@example.org"],
    "<a@b.fr>": ["a@b.fr"],
    "see https://example.org/a?b=c.": ["https://example.org/a?b=c"],
    "(www.example.org)": ["www.example.org"],
    "portal.example.com/path": ["portal.example.com/path"],
    "visit MyExample.com today": ["MyExample.com"],
    "doe@example.org or www.example.org": ["doe@example.org", "www.example.org"],
    "MAC: 00:1B:44:11:3A:B7": ["00:1B:44:11:3A:B7"],
    "card 00-1b-44-11-3a-b7 of": ["00-1b-44-11-3a-b7"],
    "001b.4411.3ab7": ["001b.4411.3ab7"],
}
MISSES = {
    "www.quiet\nharbor and its": "no host in the next line",
    "e.g. and i.e. nothing": "abbreviations",
    "Jane Doe, M.D.": "a title",
    "report.pdf": "a file",
    "St.Paul": "a place",
    "Dr.Smith": "a name",
    "twice daily.no refills": "a missing space",
    "2.4.com": "figures",
    "Ends here.It starts": "a missing space",
    "@example": "no local part",
    "https://www.": "no host",
    "33-01-44-53-45-51": "a telephone number",
    "FF:FF:FF:FF:FF:FF": "everybody's",
    "10:15:20:25": "times",
    "2001:0db8:0000:0000:0000:ff00:0042": "an IP address",
}


@pytest.mark.parametrize("text", HITS)
def test_an_address_is_found(text: str) -> None:
    """The address without the marks around it; the host of an e-mail address is no web address."""
    assert values(OnlineRecognizer(), text) == HITS[text]


@pytest.mark.parametrize("text", MISSES)
def test_words_with_dots_are_no_addresses(text: str) -> None:
    """Abbreviations, file names and missing spaces are left alone."""
    assert values(OnlineRecognizer(), text) == [], MISSES[text]


def test_a_long_line_of_at_signs_takes_no_time() -> None:
    """Hostile text costs no more than its length."""
    assert values(OnlineRecognizer(), ("a" * 60 + "@") * 500 + "." * 5000) == []
