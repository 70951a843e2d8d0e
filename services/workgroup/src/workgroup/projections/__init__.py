"""Read models, by area: each brings its own tables up to an event."""

from __future__ import annotations

from events.envelope import Event
from events.store import Cursor

from . import appeals, bodies, evaluations, hearings, meetings, organisations, outcomes, reviews

AREAS = (organisations, bodies, meetings, hearings, reviews, evaluations, outcomes, appeals)

TABLES: tuple[str, ...] = tuple(table for area in AREAS for table in area.TABLES)


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring the read models up to the event."""
    for area in AREAS:
        area.project(cursor, event, position)
