"""The owner's feed: a service's events in order of position, their stored bytes as they are."""

from __future__ import annotations

import msgspec

from .store import Recorded, Store

MOST = 1_000
"""The most events in one answer."""


def page(store: Store, after: int, limit: int) -> bytes:
    """At most `limit` events after that position, as JSON: {"events": [{"position", "previous", "type", "event"}]}."""
    return msgspec.json.encode({"events": [_fed(recorded) for recorded in store.after(after, min(limit, MOST))]})


def _fed(recorded: Recorded) -> dict[str, object]:
    return {
        "position": recorded.position,
        "previous": recorded.previous,
        "type": recorded.topic,
        "event": msgspec.Raw(recorded.body),
    }
