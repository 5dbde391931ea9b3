"""A database in memory for linking. The only module that imports duckdb."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from phiscan import errors

# The tables of 316,363 documents take a tenth of it.
MEMORY_LIMIT = "3GB"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY_LIMIT,
    # Spilled pages would hold names in clear: what does not fit is an error.
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that touches neither disk nor network. Raises `LinkingError` for whatever fails inside."""
    try:
        connection = duckdb.connect(":memory:", config=_SETTINGS)
        try:
            connection.execute("SET enable_external_access = false")
            yield connection
        finally:
            connection.close()
    except duckdb.OutOfMemoryException:
        raise errors.LinkingError(f"linking persons takes more memory than {MEMORY_LIMIT}") from None
    except duckdb.Error as exc:
        # The message may quote a row.
        raise errors.LinkingError(f"linking persons failed in the database: {type(exc).__name__}") from None
