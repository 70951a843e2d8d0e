"""Four eyes: the first person proposes an act by its content, the second confirms or declines it by hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from .envelope import Event


@dataclass(frozen=True, kw_only=True)
class Proposed(Event):
    """An act waits for its second person. `content` is its own fields as canonical JSON, `hash` its SHA-256."""

    proposal: UUID
    act: str
    content: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class Declined(Event):
    """The second person said no to the proposal."""

    proposal: UUID
    act: str
    proposed_by: UUID


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A proposal that waits, in a stream's state, with the activity that it serves."""

    proposal: UUID
    act: str
    content: str
    hash: str
    proposed_by: UUID
    activity: int | None = None


def content_hash(content: str) -> str:
    """SHA-256 (hex) of an act's content, in UTF-8."""
    return hashlib.sha256(content.encode()).hexdigest()


def pending(event: Proposed) -> Pending:
    """What waits after that proposal."""
    assert event.person is not None
    return Pending(
        proposal=event.proposal,
        act=event.act,
        content=event.content,
        hash=event.hash,
        proposed_by=event.person,
        activity=event.activity,
    )
