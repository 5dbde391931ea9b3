"""No sockets for a worker: a filter of system calls (seccomp-BPF), which the Linux kernel keeps to until the process ends.

Refused are new sockets of any kind (UDP, raw, files and the rest, which Landlock leaves open) and io_uring, which would
make them past the filter. Pipes and sockets that are open already go on working. The programs that the process starts
are under it too. Written by the kernel's own headers: linux/filter.h, linux/seccomp.h, linux/audit.h.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from typing import NamedTuple


class _Machine(NamedTuple):
    """The kernel's name for a kind of processor, and its numbers of system calls (asm/unistd.h)."""

    audit: int
    seccomp: int
    refused: tuple[int, ...]


# socket, socketpair (one of datagrams can be turned to somebody else), io_uring_setup.
_MACHINES = {
    "x86_64": _Machine(0xC000003E, 317, (41, 53, 425)),
    "aarch64": _Machine(0xC00000B7, 277, (198, 199, 425)),
}
# Numbers from here on are those of the x32 interface, which has calls of its own.
_X32 = 0x40000000
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_AT_NUMBER, _AT_MACHINE = 0, 4
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_PR_SET_NO_NEW_PRIVS, _SET_MODE_FILTER, _ALL_THREADS = 38, 1, 1


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def refuse_sockets() -> bool:
    """Let this process and all it starts make no socket any more; whether the system enforces it."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    steps = _steps(machine)
    program = _Program(len(steps), b"".join(steps))
    libc = ctypes.CDLL(None)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(libc.syscall(machine.seccomp, _SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(program)) == 0)


def _steps(machine: _Machine) -> list[bytes]:
    """The filter: another processor's calls are refused as a whole, of this one's those named."""
    numbers = machine.refused
    to_refuse = len(numbers) + 1
    return [
        _step(_LOAD, _AT_MACHINE),
        _step(_IF_EQUAL, machine.audit, otherwise=to_refuse + 2),
        _step(_LOAD, _AT_NUMBER),
        _step(_IF_AT_LEAST, _X32, then=to_refuse),
        *(_step(_IF_EQUAL, number, then=len(numbers) - at) for at, number in enumerate(numbers)),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]


def _step(code: int, value: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    """struct sock_filter: what to do, and how many steps to leap over."""
    return struct.pack("=HBBI", code, then, otherwise, value)
