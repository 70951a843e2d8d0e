"""What a test does to a database behind a service's back: looks at all of it, ends connections, cuts the wire."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier

Rows = dict[str, list[tuple[Any, ...]]]


def everything(admin_url: str) -> Rows:
    """Every row of every table."""
    with psycopg.connect(admin_url) as admin:
        tables = admin.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        return {
            name: sorted(admin.execute(SQL("SELECT * FROM {}").format(Identifier(name))).fetchall(), key=repr)
            for (name,) in tables
        }


def end_connections(admin_url: str, role: str) -> int:
    """pg_terminate_backend for each connection of the role to that database; how many it was."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        ended = admin.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE usename = %s AND datname = current_database()",
            (role,),
        )
        return len(ended.fetchall())


class Wire:
    """A proxy before PostgreSQL. Once `cut` says so, the next COMMIT is its connection's end: before the server has
    heard of it, or after the server has answered."""

    def __init__(self, url: str) -> None:
        self._server = urlsplit(url)
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        user = self._server.netloc.rpartition("@")[0]
        self.url = urlunsplit(self._server._replace(netloc=f"{user}@127.0.0.1:{port}"))
        self.cut: Literal["before", "after"] | None = None
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection((self._server.hostname, self._server.port))
            threading.Thread(target=self._there, args=(client, server), daemon=True).start()
            threading.Thread(target=_carry, args=(server, client), daemon=True).start()

    def _there(self, client: socket.socket, server: socket.socket) -> None:
        for data in _received(client):
            when, self.cut = (self.cut, None) if b"COMMIT" in data else (None, self.cut)
            if when is not None:
                client.shutdown(socket.SHUT_RDWR)
            if when == "before":
                break
            server.sendall(data)
        server.shutdown(socket.SHUT_RDWR)


def _carry(source: socket.socket, target: socket.socket) -> None:
    try:
        for data in _received(source):
            target.sendall(data)
    except OSError:
        source.close()
    target.close()


def _received(source: socket.socket) -> Iterator[bytes]:
    try:
        while data := source.recv(65_536):
            yield data
    except OSError:
        return


@contextmanager
def wire(url: str) -> Iterator[Wire]:
    """A wire to that database."""
    made = Wire(url)
    yield made
    made.close()
