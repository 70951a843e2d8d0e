"""What every act needs to know of its process from plan: its start, its halts, and its documents' versions."""

from __future__ import annotations

from dataclasses import replace

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
from workgroup.domain.process import Process

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


def fold(process: Process, event: Event) -> Process:
    """The process after one more event."""
    match event:
        case DocumentDrafted() | DocumentVersionAdded():
            versions = {**process.documents.get(event.name, {}), event.number: event.hash}
            return replace(process, documents={**process.documents, event.name: versions})
    return follow(process, event)
