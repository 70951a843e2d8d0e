"""The records of processes, held in memory: only what came since is read and decoded again."""

from __future__ import annotations

from dataclasses import dataclass

from events.envelope import Event
from events.store import Cursor

from . import projections
from .record import Record, record

MOST = 8
"""The most processes whose records are held."""


@dataclass(frozen=True, kw_only=True)
class _Held:
    events: tuple[Event, ...]
    positions: dict[str, int]
    record: Record | None


class Records:
    """Events never change, so a record that was read once is only ever added to."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    def of(self, cursor: Cursor, process: str) -> Record | None:
        """The whole record of the process; None where it has not started."""
        held = self._held.get(process, _Held(events=(), positions={}, record=None))
        came, positions = projections.events_after(cursor, process, held.positions)
        if came:
            events = (*held.events, *came)
            held = _Held(events=events, positions=positions, record=record(events))
            # Replaced and never changed: two threads at once read what one of them held, and then the rest again.
            others = [(name, each) for name, each in self._held.items() if name != process]
            self._held = dict([*others[1 - MOST :], (process, held)])
        return held.record
