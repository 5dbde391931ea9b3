"""Where the key comes from, and what is said when it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from phiscan import errors
from phiscan.vault import KeySource, destroy_run_key, keychain, make_run_key, open_run_key, seal, unseal

TEXT = "ab" * 32


@pytest.fixture
def ring() -> Iterator[dict[tuple[str, str], str]]:
    """A keyring in memory, through keyring's own seam for backends."""
    import keyring
    from keyring.backend import KeyringBackend

    kept: dict[tuple[str, str], str] = {}

    class InMemory(KeyringBackend):
        priority = 1  # type: ignore[assignment]

        def get_password(self, service: str, username: str) -> str | None:
            return kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            kept[service, username] = password

    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    yield kept
    keyring.set_keyring(before)


def test_a_key_file_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    """Made by a scan only; asked for again it is the same."""
    source = KeySource(file=tmp_path / "deep" / "key")
    with pytest.raises(errors.KeyLostError, match="there is no key at"):
        source.load()
    key = source.load(make=True)
    assert (tmp_path / "deep" / "key").stat().st_mode & 0o777 == 0o600
    assert source.load() == key


def test_a_file_that_is_no_key_is_said_to_be_none(tmp_path: Path) -> None:
    """A wrong path must not become a key."""
    (tmp_path / "notes.txt").write_text("buy milk")
    with pytest.raises(errors.KeyLostError, match="is not a phiscan key file"):
        KeySource(file=tmp_path / "notes.txt").load(make=True)


def test_the_environments_key_is_hexadecimal() -> None:
    """And its text shows in no error or repr."""
    assert KeySource(text=f" {TEXT}\n").load() == bytes.fromhex(TEXT)
    assert TEXT not in repr(KeySource(text=TEXT))
    for wrong in ("", "ab" * 31, "zz" * 32, "hunter2"):
        with pytest.raises(errors.KeyLostError, match="64 hexadecimal digits") as caught:
            KeySource(text=wrong).load(make=True)
        assert not wrong or wrong not in str(caught.value)


def test_a_named_file_counts_before_the_environment(tmp_path: Path) -> None:
    """What is said on the command line wins."""
    (tmp_path / "key").write_bytes(b"k" * 32)
    assert KeySource(file=tmp_path / "key", text=TEXT, keyring=True).load() == b"k" * 32
    assert KeySource(text=TEXT, keyring=True).load() == bytes.fromhex(TEXT)


def test_the_system_keyring_keeps_a_key(ring: dict[tuple[str, str], str]) -> None:
    """None there: an error, or one made by a scan."""
    source = KeySource(keyring=True)
    with pytest.raises(errors.KeyLostError, match="holds no key"):
        source.load()
    key = source.load(make=True)
    assert ring == {(keychain.SERVICE, "key"): key.hex()}
    assert source.load() == key


def test_a_keyring_that_does_not_work_is_one_clear_error() -> None:
    """A machine without one has keyring's failing backend."""
    import keyring
    from keyring.backends import fail

    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        with pytest.raises(errors.KeyLostError, match="keyring cannot be used"):
            KeySource(keyring=True).load()
    finally:
        keyring.set_keyring(before)


def test_a_changed_byte_does_not_decrypt() -> None:
    """Authenticated: neither nonce, text nor tag can be touched."""
    key = b"k" * 32
    sealed = seal(key, b"value")
    assert unseal(key, sealed) == b"value"
    for at in (0, 14, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(errors.KeyLostError, match="damaged"):
            unseal(key, bytes(changed))


def test_the_key_of_a_run_is_wrapped(tmp_path: Path) -> None:
    """The file holds it encrypted; another key does not open it; destroyed, it is gone from the folder."""
    key = make_run_key(tmp_path, b"u" * 32)
    assert open_run_key(tmp_path, b"u" * 32) == key
    assert key not in (tmp_path / "vault.key").read_bytes()
    with pytest.raises(errors.KeyLostError, match="the key is another one"):
        open_run_key(tmp_path, b"v" * 32)
    assert destroy_run_key(tmp_path)
    assert open_run_key(tmp_path, b"u" * 32) is None
    assert not destroy_run_key(tmp_path)
    assert list(tmp_path.iterdir()) == []
