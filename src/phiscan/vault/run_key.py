"""The key of one run: random, wrapped by the user's key, in a file of the run.

All that the vault of a run holds is sealed under it. So the user's key alone opens nothing once
that file is destroyed, however many copies of the sealed records there are.
"""

from __future__ import annotations

import os
from pathlib import Path

from phiscan import errors
from phiscan.vault.sealing import KEY_BYTES, new_key, seal, unseal

_FILE = "vault.key"


def has_run_key(folder: Path) -> bool:
    """Whether there is a vault in `folder` whose key is not destroyed."""
    return (folder / _FILE).is_file()


def open_run_key(folder: Path, users_key: bytes) -> bytes | None:
    """The key of the run whose vault is in `folder`; None when it has none (or no more).

    Raises `KeyLostError` when the user's key is not the one that wrapped it.
    """
    try:
        wrapped = (folder / _FILE).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return unseal(users_key, wrapped)
    except errors.KeyLostError:
        raise errors.KeyLostError(
            "this run's vault cannot be opened: the key is another one (--key-file, PHISCAN_KEY, --keyring); "
            "without it the masked outputs stay as they are, and a scan with --fresh starts anew"
        ) from None


def make_run_key(folder: Path, users_key: bytes) -> bytes:
    """A new key for the run in `folder`, wrapped and on the disk."""
    key = new_key()
    unfinished = folder / f".{_FILE}.unfinished"
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(seal(users_key, key))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(folder / _FILE)
    sync_folder(folder)
    return key


def destroy_run_key(folder: Path) -> bool:
    """Overwrite the wrapped key, then remove it. Whether there was one.

    Overwriting reaches the old blocks only where the file system writes in place.
    """
    path = folder / _FILE
    try:
        with path.open("r+b", buffering=0) as file:
            file.write(os.urandom(max(os.fstat(file.fileno()).st_size, KEY_BYTES)))
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return False
    sync_folder(folder)
    return True


def sync_folder(folder: Path) -> None:
    """Make what was renamed or removed in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
