"""The read models of a service that projects others' events, rebuilt from the owners' feeds."""

from __future__ import annotations

from psycopg.sql import SQL, Identifier

from events.codec import decode
from events.peers import Peer
from events.store import Cursor

from .parts import Built


def rebuild_from_owners(built: Built) -> int:
    """Empty the read models and project again what each source had been applied up to; how many events it was.

    One transaction: the sources' positions are locked, so that the worker goes on behind it, and readers see the old.
    """
    with built.app.store.deriving() as cursor:
        cursor.execute("SELECT follower, position FROM applied ORDER BY follower FOR UPDATE")
        applied = {row["follower"]: row["position"] for row in cursor.fetchall()}
        for table in built.parts.projections.TABLES:
            cursor.execute(SQL("DELETE FROM {}").format(Identifier(table)))
        return sum(_project(built, cursor, peer, applied.get(peer.source, 0)) for peer in built.others)


def _project(built: Built, cursor: Cursor, peer: Peer, upto: int) -> int:
    client, position, count = built.client(peer), 0, 0
    while position < upto and (found := client.events(position, 500)):
        for recorded in found:
            if recorded.position <= upto:
                built.parts.projections.project(cursor, decode(recorded.body), recorded.position)
                count += 1
        position = found[-1].position
    return count
