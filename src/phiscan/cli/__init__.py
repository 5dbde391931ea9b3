"""The command. The only room that prints, reads the environment, or ends the process."""

from phiscan.cli.main import main

__all__ = ["main"]
