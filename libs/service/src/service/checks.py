"""Refusal to start on settings under which a promise would not hold: each names the setting and what to do."""

from __future__ import annotations

import os

import httpx

from events.store import Store


class Unsafe(SystemExit):
    """The service does not start: {what}."""

    def __init__(self, what: str) -> None:
        super().__init__(f"refusing to start: {what}")


NEEDED = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": ("on", "remote_apply", "remote_write")}


def database(store: Store) -> None:
    """A committed event is on disk, and events are inserted in the order of their commits."""
    if os.environ.get("POSTGRES_ENABLE_DB_FUNCTIONS"):
        raise Unsafe("POSTGRES_ENABLE_DB_FUNCTIONS breaks the order of events; unset it")
    with store.reading() as cursor:
        for name, needed in NEEDED.items():
            cursor.execute("SELECT current_setting(%s) AS value", (name,))
            row = cursor.fetchone()
            value = row["value"] if row else "unknown"
            if value not in (needed if isinstance(needed, tuple) else (needed,)):
                raise Unsafe(f"PostgreSQL has {name}={value}; set it to on")


def jetstream(monitor: str) -> None:
    """An acknowledged message is on disk: JetStream's `sync_interval` is `always`, as its monitor tells."""
    try:
        config = httpx.get(f"{monitor.rstrip('/')}/jsz", params={"config": "true"}, timeout=5).json()["config"]
    except (httpx.HTTPError, ValueError, KeyError) as error:
        raise Unsafe(
            f"NATS's monitor does not tell sync_always ({type(error).__name__}); set MITHAQ_NATS_MONITOR"
        ) from None
    if config.get("sync_always") is not True:
        raise Unsafe("JetStream may lose what it acknowledged; set sync_interval: always")
