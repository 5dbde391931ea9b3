"""Authenticated encryption: AES-256-GCM (NIST SP 800-38D). The only module that imports `cryptography`."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from phiscan import errors

KEY_BYTES = 32
# NIST SP 800-38D: 96 random bits for each message.
_NONCE_BYTES = 12


def new_key() -> bytes:
    """A random key."""
    return AESGCM.generate_key(bit_length=8 * KEY_BYTES)


def seal(key: bytes, data: bytes) -> bytes:
    """`data` encrypted, with its nonce in front."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, None)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """What `seal` was given. Raises `KeyLostError` under another key, or when a byte was changed."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
    except (InvalidTag, ValueError):
        raise errors.KeyLostError("the run's vault is damaged: a record does not decrypt; scan with --fresh") from None
