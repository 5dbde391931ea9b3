"""What can be asked of a run that is finished."""

from phiscan.finished.forgetting import Forgotten, forget
from phiscan.finished.notifying import duties
from phiscan.finished.revealing import REVEALED, reveal

__all__ = ["REVEALED", "Forgotten", "duties", "forget", "reveal"]
