"""What this service hears of a process from plan: its start, its halts, and its documents' versions."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from events.envelope import Event
from events.plan import (
    DocumentDrafted,
    DocumentVersionAdded,
    ProcessCancelled,
    ProcessResumed,
    ProcessStarted,
    ProcessSuspended,
)
from events.rules import follow

from .domain.process import Process

Facts: TypeAlias = Process

INTERESTS: frozenset[str] = frozenset(
    {
        ProcessStarted.TOPIC,
        ProcessSuspended.TOPIC,
        ProcessResumed.TOPIC,
        ProcessCancelled.TOPIC,
        DocumentDrafted.TOPIC,
        DocumentVersionAdded.TOPIC,
    }
)
"""Topics that are kept. All are of one service, and so arrive in the order in which they were recorded."""


def fold(facts: Facts, event: Event) -> Facts:
    """The facts after one more event."""
    match event:
        case DocumentDrafted() | DocumentVersionAdded():
            versions = {**facts.documents.get(event.name, {}), event.number: event.hash}
            return replace(facts, documents={**facts.documents, event.name: versions})
    return follow(facts, event)
