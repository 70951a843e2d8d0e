"""Streams' states as they were folded last: the next fold reads only what came since."""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import reduce
from typing import Any, TypeVar
from uuid import UUID

from .aggregate import Aggregate, State
from .envelope import Event
from .store import Store

S = TypeVar("S", bound=State)
MOST = 512
"""Streams whose state is kept; the one that was asked for longest ago goes first."""


class Folded:
    """The states of one store's streams. Thread-safe."""

    def __init__(self, store: Store, most: int = MOST) -> None:
        self._store = store
        self._most = most
        self._kept: OrderedDict[tuple[UUID, int], tuple[Any, Event]] = OrderedDict()
        self._lock = threading.Lock()

    def state(self, stream: UUID, aggregate: Aggregate[S]) -> S:
        """The stream's state as it stands in the store."""
        key = (stream, id(aggregate))
        with self._lock:
            state, last = self._kept.get(key, (aggregate.initial, None))
        # The last event that is known is read again: a database that was restored may be behind what is kept.
        events = self._store.stream(stream, state.version - 1 if last else 0)
        if last and (not events or events[0].id != last.id):
            state, last, events = aggregate.initial, None, self._store.stream(stream)
        state = reduce(aggregate.evolve, events[1:] if last else events, state)
        if events:
            self._keep(key, state, events[-1])
        return state

    def _keep(self, key: tuple[UUID, int], state: Any, last: Event) -> None:
        with self._lock:
            self._kept[key] = (state, last)
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
