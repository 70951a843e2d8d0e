"""The service has no events, and no read models yet."""

from __future__ import annotations

from events.envelope import Event
from events.store import Cursor

TABLES: tuple[str, ...] = ()


def project(_cursor: Cursor, _event: Event, _position: int) -> None:
    """Nothing."""
