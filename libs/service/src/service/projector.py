"""A service's own read models follow its own store: model and position in one transaction; rebuilt, equal."""

from __future__ import annotations

import logging
from types import ModuleType

from psycopg.sql import SQL, Identifier

from events.codec import decode
from events.store import Cursor, Recorded, Store, move

log = logging.getLogger(__name__)

PROJECTED = "projected"
"""The follower that the read models are."""
BATCH = 500


def project_once(store: Store, projections: ModuleType) -> int:
    """Project the next batch of events; how many it was."""
    with store.deriving() as cursor:
        position = _locked(cursor)
        batch = store.after(position, BATCH)
        if batch:
            _project(cursor, projections, batch)
    return len(batch)


def rebuild(store: Store, projections: ModuleType) -> int:
    """Empty the read models and project every event again, in one transaction: readers see the old until it commits."""
    count = 0
    with store.deriving() as cursor:
        _locked(cursor)
        for table in projections.TABLES:
            cursor.execute(SQL("DELETE FROM {}").format(Identifier(table)))
        position = 0
        while batch := store.after(position, BATCH):
            _project(cursor, projections, batch)
            position = batch[-1].position
            count += len(batch)
    return count


def _locked(cursor: Cursor) -> int:
    """The position, its row locked: one projector at a time, also beside a rebuild."""
    cursor.execute("INSERT INTO applied VALUES (%s, 0) ON CONFLICT DO NOTHING", (PROJECTED,))
    cursor.execute("SELECT position FROM applied WHERE follower = %s FOR UPDATE", (PROJECTED,))
    row = cursor.fetchone()
    return int(row["position"]) if row else 0


def _project(cursor: Cursor, projections: ModuleType, batch: list[Recorded]) -> None:
    for recorded in batch:
        projections.project(cursor, decode(recorded.body), recorded.position)
    move(cursor, PROJECTED, batch[-1].position)
