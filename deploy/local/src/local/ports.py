"""Ports on loopback: chosen free, below the range the kernel gives to outgoing connections, and kept in a file.

New ones are chosen from 20000 to 32000, or from MITHAQ_PORTS ("20000-25999"), so that several installations which start
at the same time choose from ranges of their own.
"""

from __future__ import annotations

import json
import os
import random
import socket
import time
from pathlib import Path

RANGE = "20000-32000"
BACKLOG = 2048


class PortTaken(Exception):
    """The port is taken by another program."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} on 127.0.0.1 is taken by another program")


class Ports(dict[str, int]):
    """Name -> port; read from and written to a file, so that a restart finds the same ones."""

    def __init__(self, file: Path) -> None:
        super().__init__(json.loads(file.read_text()) if file.exists() else {})
        self.file = file

    def save(self) -> None:
        """Write the file in one step."""
        self.file.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(dict(self), indent=1, sort_keys=True) + "\n")
        fresh.replace(self.file)

    def free(self, name: str) -> int:
        """A port for a server that binds by itself: the one it had when that is free, else a new one."""
        self[name] = _port_of(self.listener(name))
        return self[name]

    def listener(self, name: str, fixed: int | None = None, patience: float = 3.0) -> socket.socket:
        """A listening socket: on `fixed`, or on the port that `name` had, or on a new one."""
        if fixed is not None:
            found = _bind(fixed, patience=patience)
            if found is None:
                raise PortTaken(fixed)
        else:
            found = _bind(self[name], patience=patience) if name in self else None
        first, last = map(int, os.environ.get("MITHAQ_PORTS", RANGE).split("-"))
        while found is None:
            port = random.randint(first, last)  # noqa: S311
            found = None if port in self.values() else _bind(port, patience=0.0)
        self[name] = found.getsockname()[1]
        return found


def _port_of(listener: socket.socket) -> int:
    with listener:
        port: int = listener.getsockname()[1]
        return port


def _bind(port: int, *, patience: float) -> socket.socket | None:
    # After a kill -9 the old children may hold the port for some milliseconds more.
    end = time.monotonic() + patience
    while True:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen(BACKLOG)
        except OSError:
            listener.close()
            if time.monotonic() >= end:
                return None
            time.sleep(0.05)
        else:
            return listener
