"""Kinds of documents in which people are hard to find or hard to read, one module each."""

from phiscan.synthetic.hard.annotation import ANNOTATION
from phiscan.synthetic.hard.attachment import ATTACHMENT
from phiscan.synthetic.hard.barcode import BARCODE
from phiscan.synthetic.hard.face import PORTRAIT
from phiscan.synthetic.hard.filename import FILE_NAME
from phiscan.synthetic.hard.form import FORM
from phiscan.synthetic.hard.hidden import HIDDEN
from phiscan.synthetic.hard.kind import Kind
from phiscan.synthetic.hard.locked import LOCKED, PASSWORD_FILE, PASSWORDS
from phiscan.synthetic.hard.metadata import METADATA
from phiscan.synthetic.hard.redaction import REDACTION
from phiscan.synthetic.hard.scan import SCANS

# In the order in which `phiscan synth --hard` makes them, over and over.
KINDS: tuple[Kind, ...] = (
    FORM,
    ANNOTATION,
    ATTACHMENT,
    FILE_NAME,
    HIDDEN,
    REDACTION,
    METADATA,
    BARCODE,
    PORTRAIT,
    LOCKED,
    *SCANS,
)

__all__ = ["KINDS", "PASSWORDS", "PASSWORD_FILE", "Kind"]
