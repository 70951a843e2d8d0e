"""What is heard of documents: their versions, and the paragraphs of each."""

from __future__ import annotations

from dataclasses import replace

from comments.domain.versions import Documents, Known
from events.envelope import Event
from events.plan import DocumentDrafted, DocumentVersionAdded, ParagraphsIdentified

INTERESTS: frozenset[str] = frozenset({DocumentDrafted.TOPIC, DocumentVersionAdded.TOPIC, ParagraphsIdentified.TOPIC})
"""All of one service, and so they arrive in the order in which they were recorded."""


def fold(documents: Documents, event: Event) -> Documents:
    """The documents after one more event."""
    match event:
        case DocumentDrafted() | DocumentVersionAdded():
            return _with(documents, event.name, event.number, Known(hash=event.hash))
        case ParagraphsIdentified():
            known = documents.get(event.name, {}).get(event.number, Known(hash=event.hash))
            more = replace(
                known,
                paragraphs={**known.paragraphs, **{each.id: each for each in event.paragraphs}},
                gone={**known.gone, **{each.id: each for each in event.gone}},
            )
            return _with(documents, event.name, event.number, more)
    return documents


def _with(documents: Documents, name: str, number: int, known: Known) -> Documents:
    return {**documents, name: {**documents.get(name, {}), number: known}}
