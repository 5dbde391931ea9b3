"""Everything phiscan raises, and the exit code each error ends the command with.

    PhiscanError
    ├── DocumentError              this document: becomes its outcome, the run goes on
    │   ├── EncryptedDocumentError
    │   ├── DamagedDocumentError
    │   ├── EmptyDocumentError
    │   ├── NotPdfError
    │   ├── TooLargeError
    │   ├── DocumentTimeoutError
    │   ├── DocumentCrashError
    │   └── UnreadableDocumentError
    └── RunError                   this run: it cannot start, or cannot go on
        ├── SourceError            what was named cannot be scanned
        ├── ConfigError            the configuration is wrong (all its faults at once)
        ├── OutputError            the outputs cannot be written
        ├── ResumeError            the output folder belongs to another run
        ├── KeyLostError           the run's records cannot be decrypted
        ├── MissingExtraError      a model or package that was asked for is not installed
        ├── WorkersLostError       no worker process stays alive
        ├── LinkingError           persons cannot be linked across documents
        ├── LostDocumentsError     the outcomes do not add up to the listing
        └── LeakError              an output shows a value in clear that nobody asked for

No message holds a value found in a document; a `DocumentError` carries a cause's type at most.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the command's exit status says; finding something is no error."""

    COMPLETE = 0
    INCOMPLETE = 1
    USAGE = 2
    BAD_CONFIG = 3
    OUTPUT_FAILED = 4
    INTERNAL = 5
    INTERRUPTED = 130


class PhiscanError(Exception):
    """Any error phiscan raises on purpose."""


class DocumentError(PhiscanError):
    """One document could not be read; the message is a cause's name, never its text."""


class EncryptedDocumentError(DocumentError):
    """A password is needed to open the document."""


class DamagedDocumentError(DocumentError):
    """No reader can make sense of the document."""


class EmptyDocumentError(DocumentError):
    """The file has no bytes, or the document no pages."""


class NotPdfError(DocumentError):
    """The file does not hold a PDF."""


class TooLargeError(DocumentError):
    """The document is over a limit of the configuration (bytes, pages, memory)."""


class DocumentTimeoutError(DocumentError):
    """The document took longer than `timeout_s`."""


class DocumentCrashError(DocumentError):
    """The worker that read the document died, or failed in a way nobody foresaw."""


class UnreadableDocumentError(DocumentError):
    """The operating system refused to give the file's bytes."""


class RunError(PhiscanError):
    """The run cannot start or go on."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE


class SourceError(RunError):
    """A path that was named does not exist, or holds nothing to scan."""


class ConfigError(RunError):
    """The configuration is wrong; `faults` holds one line for each thing to mend."""

    exit_code = ExitCode.BAD_CONFIG

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class OutputError(RunError):
    """The output folder cannot be written, or the disk is full."""

    exit_code = ExitCode.OUTPUT_FAILED


class ResumeError(RunError):
    """The output folder holds a run under another configuration, or one still going on."""


class KeyLostError(RunError):
    """The key that encrypted this run's records is not the one at hand."""

    exit_code = ExitCode.BAD_CONFIG


class MissingExtraError(RunError):
    """A model or package that was asked for is not installed here."""

    exit_code = ExitCode.BAD_CONFIG


class WorkersLostError(RunError):
    """Worker processes die as they start: the machine lacks memory, or kills them."""

    exit_code = ExitCode.INTERNAL


class LinkingError(RunError):
    """Persons cannot be linked across documents: out of memory, most likely."""

    exit_code = ExitCode.OUTPUT_FAILED


class LostDocumentsError(RunError):
    """Outcomes and listing do not add up; the outputs must not be trusted."""

    exit_code = ExitCode.INTERNAL


class LeakError(RunError):
    """An output shows what should be masked; nothing was released. The message names the place, not the value."""

    exit_code = ExitCode.INTERNAL
