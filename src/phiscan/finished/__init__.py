"""What can be asked of a run that is finished."""

from phiscan.finished.comparing import Difference, diff
from phiscan.finished.forgetting import Forgotten, forget
from phiscan.finished.notifying import duties
from phiscan.finished.people import explain_people
from phiscan.finished.revealing import REVEALED, reveal
from phiscan.finished.verifying import Change, Verified, verify
from phiscan.vault import KeySource

__all__ = [
    "REVEALED",
    "Change",
    "Difference",
    "Forgotten",
    "KeySource",
    "Verified",
    "diff",
    "duties",
    "explain_people",
    "forget",
    "reveal",
    "verify",
]
