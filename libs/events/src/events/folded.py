"""Streams' states as they were folded last: the next fold reads only what came since."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeVar
from uuid import UUID

from .aggregate import Aggregate, State
from .envelope import Event
from .store import Store

S = TypeVar("S", bound=State)
MOST = 512
"""Streams whose state is kept; the one that was asked for longest ago goes first."""


@dataclass(frozen=True, kw_only=True)
class _Known:
    aggregate: Aggregate[Any]
    state: Any
    last: Event


class Folded:
    """The states of one store's streams. Thread-safe."""

    def __init__(self, store: Store, most: int = MOST) -> None:
        self._store = store
        self._most = most
        self._kept: OrderedDict[UUID, _Known] = OrderedDict()
        self._lock = threading.Lock()

    def state(self, stream: UUID, aggregate: Aggregate[S]) -> S:
        """The stream's state as it stands in the store."""
        with self._lock:
            known = self._kept.get(stream)
        if known and known.aggregate is aggregate:
            # The last event that is known is read again: a database that was restored may be behind what is kept.
            first, *fresh = self._store.stream(stream, known.state.version - 1) or (None,)
            if first and first.id == known.last.id:
                state: S = known.state
                return self._folded(stream, aggregate, state, fresh)
        return self._folded(stream, aggregate, aggregate.initial, self._store.stream(stream))

    def _folded(self, stream: UUID, aggregate: Aggregate[S], state: S, events: Sequence[Event]) -> S:
        if events:
            state = reduce(aggregate.evolve, events, state)
            with self._lock:
                self._kept[stream] = _Known(aggregate=aggregate, state=state, last=events[-1])
                self._kept.move_to_end(stream)
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return state
