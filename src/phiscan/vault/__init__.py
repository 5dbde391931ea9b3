"""The vault of a run: what is kept in clear nowhere else, its keys, and the log of who looked."""

from phiscan.vault.audit import AUDIT_FILE, AuditLog
from phiscan.vault.keys import KeySource
from phiscan.vault.run_key import destroy_run_key, has_run_key, make_run_key, open_run_key
from phiscan.vault.sealing import KEY_BYTES, seal, unseal

__all__ = [
    "AUDIT_FILE",
    "KEY_BYTES",
    "AuditLog",
    "KeySource",
    "destroy_run_key",
    "has_run_key",
    "make_run_key",
    "open_run_key",
    "seal",
    "unseal",
]
