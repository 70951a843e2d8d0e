"""Named points between two steps of I/O, at which a test of faults kills the process; else they do nothing.

MITHAQ_FAULTS is a list, by ";", of `role,point,pass,marker`: the process of that role kills itself with SIGKILL when
it passes the point for the pass-th time (from 1), once: the marker file, made before, tells that it happened.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Final

POINTS: Final = (
    "before-commit",
    "key-and-commit",
    "commit-and-publish",
    "publish-and-mark",
    "handle-and-ack",
    "before-send",
    "send-and-mark",
    "answer-and-journal",
)

_role = "none"
_passes: dict[str, int] = {}
_faults = [tuple(fault.split(",")) for fault in os.environ.get("MITHAQ_FAULTS", "").split(";") if fault]


def play(role: str) -> None:
    """Name this process's role (comments.worker)."""
    global _role
    _role = role


def point(name: str) -> None:
    """Pass the point; does not return where a test asked for the kill here."""
    if not _faults:
        return
    _passes[name] = _passes.get(name, 0) + 1
    for role, at, which, marker in _faults:
        if (role, at) == (_role, name) and int(which) <= _passes[name] and not Path(marker).exists():
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
