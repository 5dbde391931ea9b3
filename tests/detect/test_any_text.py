"""What holds for dates, ages, addresses, numbers and names in any text whatever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phiscan.detect.recognizers import (
    AddressRecognizer,
    AgeRecognizer,
    BiometricRecognizer,
    BirthDateRecognizer,
    CredentialRecognizer,
    DateTimeRecognizer,
    DeviceRecognizer,
    IdentifierRecognizer,
    OnlineRecognizer,
    OrganizationRecognizer,
    PhoneRecognizer,
    Recognizer,
    VehicleRecognizer,
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    BirthDateRecognizer(),
    DateTimeRecognizer(),
    AgeRecognizer(),
    AddressRecognizer(),
    PhoneRecognizer(),
    OnlineRecognizer(),
    OrganizationRecognizer(),
    IdentifierRecognizer(),
    DeviceRecognizer(),
    VehicleRecognizer(),
    BiometricRecognizer(),
    CredentialRecognizer(),
)
PIECES = (
    "DOB: ,Date: ,03/12/1951,12 Mar 1951,(66 Y),66 ans,né le ,F,12 Main St,Apt 4,Springfield,IL 62701,75007 PARIS,12 rue de la Paix,"
    "Phone: ,Fax ,217-523-4567,01 44 53 45 51,a@b.org,www.b.org,Password: ,s3cret!,PIN: ,4821,MRN: ,H-20455,(01),(21),VIN ,2 55 08 14 168 025 38,Mercy Hospital,CHU de Dijon,Patient: ,Jane Doe,\t,\n, ,  ,:,(,),/,|,İ,é,'"
).split(",")
HOSTILE = (
    "1 ",
    "12 ",
    "12/",
    "12.",
    "rue de ",
    "12 Main St ",
    "a@",
    "a.",
    "Blue Health ",
    "CHU de ",
    "+1 ",
    "66 ans ",
    "03/12/1951 ",
    "-----BEGIN PRIVATE KEY-----\n",
    "-----BEGIN PRIVATE KEY-----a",
    "eyJ",
    "eyJabcdefghijkl.",
    "://a:",
    "a:b@",
    "Password: ",
    "your password is ",
    "(01)00844588003288",
    "(01)00844588003288(10)1",
    "+A12345/$",
    "1HGCM82633A00435",
    "AB-123-",
    "2 5 5 0 8 1 ",
    "25508",
    "1EG4-TE5-",
    "00:1B:",
    "MRN 1",
    "dossier 773639958\n",
    "Réf. : 468337050 DDN : 11/05/1961\n",
    "| F | 22/01/1965 | 9010572683 | 1029487540\n",
    "Answer: x\n",
    "PIN: 1 ",
    "DDN : 10/01/1948, n° ",
    "A1-",
    "sk-",
    "(",
)
# A page of the length that takes milliseconds; a quadratic pattern takes minutes on this many repetitions.
HOSTILE_CHARACTERS, PATIENCE_S = 20_000, 2.0


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=200))
def test_findings_lie_in_the_text(text: str) -> None:
    """No text is too odd; a finding spans characters, none of them blank at its ends, and is likely to some degree."""
    for recognizer in RECOGNIZERS:
        for found in recognizer.analyze(text, []):
            value = text[found.start : found.end]
            assert value
            assert value == value.strip(), type(recognizer)
            assert 0 < found.score <= 1


@pytest.mark.parametrize("piece", HOSTILE)
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    """Text made to exhaust patterns does not."""
    text = piece * (HOSTILE_CHARACTERS // len(piece))
    started = time.process_time()
    for recognizer in RECOGNIZERS:
        recognizer.analyze(text, [])
    assert time.process_time() - started < PATIENCE_S
