"""A worker reads files that strangers wrote: what it may still do to the machine. The only module that imports landlockpy.

On Linux with Landlock (kernel 5.13; network from 6.7) the process, its threads and the programs it starts can write
in its scratch folder only, and open no TCP connection; from 6.12 they reach no abstract socket, and signal nobody. By
seccomp they make no socket at all. The kernel enforces it, and it cannot be undone. Elsewhere nothing of this is
enforced; docs/security.md says what is where.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from phiscan.run.seccomp import refuse_sockets

# What writes into, makes, removes or renames files; reading and running stay free.
_WRITING = "WRITE_FILE TRUNCATE MAKE_REG MAKE_DIR MAKE_SYM MAKE_FIFO MAKE_SOCK MAKE_CHAR MAKE_BLOCK REMOVE_FILE REMOVE_DIR REFER"


def confine(scratch: Path) -> None:
    """Confine this process to `scratch` for good, as far as the system enforces it."""
    os.environ["TMPDIR"] = str(scratch)
    tempfile.tempdir = str(scratch)
    if sys.platform == "linux":
        refuse_sockets()
        _restrict(scratch)


def _restrict(scratch: Path) -> None:
    try:
        import landlockpy
    except ImportError:
        return
    if not landlockpy.supported():
        return
    writing = landlockpy.AccessFS.NONE
    for name in _WRITING.split():
        writing |= landlockpy.AccessFS[name]
    with suppress(OSError, landlockpy.LandlockError):
        # What the kernel knows of is handled: signals and abstract sockets from 6.12.
        outside = landlockpy.Scope.ABSTRACT_UNIX_SOCKET | landlockpy.Scope.SIGNAL
        with landlockpy.Ruleset(handled_fs=writing, scoped=outside) as rules:
            rules.allow_path(scratch, writing)
            rules.allow_path(os.devnull, landlockpy.AccessFS.WRITE_FILE)
            rules.restrict()
