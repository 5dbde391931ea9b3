"""The operating system's keyring (optional extra `keyring`). The only module that imports `keyring`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from phiscan import errors

SERVICE = "phiscan"
_ACCOUNT = "key"


def stored() -> str | None:
    """The text kept under phiscan's name, None when there is none. Raises `KeyLostError` without a keyring."""
    with _translated():
        import keyring

        return keyring.get_password(SERVICE, _ACCOUNT)


def store(text: str) -> None:
    """Keep a text under phiscan's name."""
    with _translated():
        import keyring

        keyring.set_password(SERVICE, _ACCOUNT, text)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        from keyring.errors import KeyringError
    except ImportError:
        raise errors.MissingExtraError(
            "the system keyring needs the package keyring: pip install 'phiscan-pdf[keyring]'"
        ) from None
    try:
        yield
    except KeyringError as exc:
        raise errors.KeyLostError(f"the system keyring cannot be used ({type(exc).__name__})") from None
