"""The places of a PDF beside the text of its pages: one small module each, behind `Channels`."""

from phiscan.extract.channels.channels import Channels
from phiscan.extract.channels.faces import are_available
from phiscan.extract.channels.overlay import as_printed

__all__ = ["Channels", "are_available", "as_printed"]
