"""Where the user's key is: a file of its own, an environment variable's text, or the system keyring.

Never in the output folder: who gets the folder gets no value.
"""

from __future__ import annotations

import binascii
import os
from dataclasses import dataclass, field
from pathlib import Path

from phiscan import errors
from phiscan.vault import keychain
from phiscan.vault.sealing import KEY_BYTES, new_key


def default_key_file() -> Path:
    """Where the key is when nothing else is said."""
    return Path.home() / ".config" / "phiscan" / "key"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySource:
    """Where to look for the key; the first that is given counts, and none given is the default file.

    `file` holds 32 bytes. `text` is the key as 64 hexadecimal digits (of an environment variable).
    `keyring` asks the operating system's keyring.
    """

    file: Path | None = None
    text: str | None = field(default=None, repr=False)
    keyring: bool = False

    def load(self, *, make: bool = False) -> bytes:
        """The key; with `make`, one is made where there is none yet (never of a text).

        Raises `KeyLostError` when there is no key, or what is there is none.
        """
        if self.file is None and self.text is not None:
            return _from_text(self.text)
        if self.file is None and self.keyring:
            return _from_keyring(make=make)
        return _from_file(self.file or default_key_file(), make=make)


def _from_text(text: str) -> bytes:
    try:
        key = binascii.unhexlify(text.strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise errors.KeyLostError(f"PHISCAN_KEY is not a key: {2 * KEY_BYTES} hexadecimal digits are")
    return key


def _from_keyring(*, make: bool) -> bytes:
    text = keychain.stored()
    if text is None and make:
        text = new_key().hex()
        keychain.store(text)
    if text is None:
        raise errors.KeyLostError("the system keyring holds no key of phiscan")
    return _from_text(text)


def _from_file(path: Path, *, make: bool) -> bytes:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        if make:
            return _made_file(path)
        raise errors.KeyLostError(
            f"there is no key at {path}: say where it is (--key-file, PHISCAN_KEY, --keyring); "
            "without it no value can be shown, and the masked outputs stay as they are"
        ) from None
    except OSError as exc:
        raise errors.KeyLostError(f"cannot read the key file {path}: {exc.strerror}") from None
    if len(key) != KEY_BYTES:
        raise errors.KeyLostError(f"{path} is not a phiscan key file")
    return key


def _made_file(path: Path) -> bytes:
    key = new_key()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _from_file(path, make=False)
    except OSError as exc:
        raise errors.OutputError(f"cannot make the key file {path}: {exc.strerror}") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
