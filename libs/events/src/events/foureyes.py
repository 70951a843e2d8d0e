"""Four eyes: the first person proposes an act by its content, the second confirms or declines it by hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .envelope import Act, Event
from .refusals import ContentDiffers, NotProposed, SecondPersonNeeded

FOUR_EYES_RULE = ("four-eyes", 1)
"""Who confirms or declines an act is another person than who proposed it, and names its content by the hash."""


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


def canonical(content: object) -> str:
    """The content as JSON in its one form."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


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


def proposing(act: Act, name: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The own fields of ActProposed, for the act of that name with that content."""
    words = canonical(content)
    return {"proposal": act.id, "act": name, "content": words, "hash": content_hash(words)}


def declining(waiting: Pending) -> dict[str, Any]:
    """The own fields of ActDeclined."""
    return {"proposal": waiting.proposal, "act": waiting.act, "proposed_by": waiting.proposed_by}


def for_second_person(waiting: Mapping[UUID, Pending], proposal: UUID, act: Act) -> Pending:
    """What waits under that id; refuses where nothing does, and the act of its own proposer."""
    found = waiting.get(proposal)
    if found is None:
        raise NotProposed("proposal", name=proposal)
    if act.person == found.proposed_by:
        raise SecondPersonNeeded
    return found


def need_content(waiting: Pending, named_hash: str) -> None:
    """Refuse a confirmation that names another content than the one that was proposed."""
    if named_hash != waiting.hash:
        raise ContentDiffers("hash", hash=named_hash)


def without(waiting: Mapping[UUID, Pending], proposal: UUID | None) -> dict[UUID, Pending]:
    """What still waits once that proposal is settled."""
    return {each: found for each, found in waiting.items() if each != proposal}
