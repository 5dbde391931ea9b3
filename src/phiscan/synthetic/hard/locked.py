"""A report behind a password. `PASSWORDS` has it, and others."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from phiscan.synthetic.families import Case, inr_report
from phiscan.synthetic.hard.kind import Kind
from phiscan.synthetic.sheet import draw
from phiscan.synthetic.truth import Record

PASSWORDS = ("letmein", "INR-2017", "été")
# `phiscan synth --hard` leaves them there, beside the truth.
PASSWORD_FILE = "passwords.txt"


def make(case: Case, record: Record) -> bytes:
    """Encrypted with RC4 of 128 bits: newer methods draw random keys, and would give other bytes each time."""
    data = draw(inr_report(case), case.house, record, case.dice)
    lock = pikepdf.Encryption(user=case.dice.choice(PASSWORDS[:2]), owner="owner", R=3, aes=False, metadata=False)
    with pikepdf.open(BytesIO(data)) as pdf:
        buffer = BytesIO()
        pdf.save(buffer, encryption=lock, static_id=True)
        return buffer.getvalue()


LOCKED = Kind("locked", make)
