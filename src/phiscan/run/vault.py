"""What is kept of a run is encrypted: AES-256-GCM. The only module that imports `cryptography`.

The key lives in a file of its own, outside of the output folder: who gets the folder gets no value.
"""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from phiscan import errors

KEY_BYTES = 32
# NIST SP 800-38D: 96 random bits for each message.
_NONCE_BYTES = 12


def default_key_file() -> Path:
    """Where the key is when nothing else is said."""
    return Path.home() / ".config" / "phiscan" / "key"


def load_key(path: Path) -> bytes:
    """The key in a file, made on first use and readable by its owner alone.

    Raises `KeyLostError` when the file is no key, `OutputError` when it cannot be made.
    """
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return _make_key(path)
    except OSError as exc:
        raise errors.KeyLostError(f"cannot read the key file {path}: {exc.strerror}") from None
    if len(key) != KEY_BYTES:
        raise errors.KeyLostError(f"{path} is not a phiscan key file")
    return key


def _make_key(path: Path) -> bytes:
    key = AESGCM.generate_key(bit_length=8 * KEY_BYTES)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return load_key(path)
    except OSError as exc:
        raise errors.OutputError(f"cannot make the key file {path}: {exc.strerror}") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
    return key


def seal(key: bytes, data: bytes) -> bytes:
    """`data` encrypted, with its nonce in front."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, None)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """What `seal` was given. Raises `KeyLostError` under another key, or when a byte was changed."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
    except (InvalidTag, ValueError):
        raise errors.KeyLostError(
            "this run's records cannot be decrypted: the key file is another one (--key-file), or start with --fresh"
        ) from None
