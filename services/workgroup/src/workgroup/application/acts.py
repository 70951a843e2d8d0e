"""Acts that two people stand for: the second confirms or declines in the stream in which the first proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Event
from events.refusals import NotProposed
from events.workgroup import ActProposed

from . import evaluations, final_ideas, meetings


class Seconded(Protocol):
    """An area whose acts need a second person."""

    def confirm_act(
        self, app: Application, call: Call, stream: UUID, proposal: UUID, /, *, content_hash: str
    ) -> Outcome: ...

    def decline_act(self, app: Application, call: Call, stream: UUID, proposal: UUID, /) -> Outcome: ...


class Place(NamedTuple):
    """Which area decides, and where its things are read ("{}" is the stream)."""

    area: Seconded
    path: str


PLACES: Mapping[str, Place] = {
    "MeetingConvened": Place(meetings, "/v1/meetings/{}"),
    "EvaluationPrepared": Place(evaluations, "/v1/evaluations/{}"),
    "DecideFinalIdeas": Place(final_ideas, "/v1/evaluations/{}/final-ideas"),
}
"""By the stream's first event; where that is a proposal itself, by the act that it proposes."""


def confirm_act(app: Application, call: Call, stream: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another person proposed, by its content's hash."""
    return _area(app, stream, proposal).confirm_act(app, call, stream, proposal, content_hash=content_hash)


def decline_act(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Say no to what another person proposed."""
    return _area(app, stream, proposal).decline_act(app, call, stream, proposal)


def place(app: Application, stream: UUID) -> str:
    """Where the thing is read in which the act was proposed."""
    return PLACES[_kind(app.store.stream(stream))].path.format(stream)


def _area(app: Application, stream: UUID, proposal: UUID) -> Seconded:
    place = PLACES.get(_kind(app.store.stream(stream)))
    if place is None:
        raise NotProposed("proposal", name=proposal)
    return place.area


def _kind(events: Sequence[Event]) -> str:
    if not events:
        return ""
    first = events[0]
    return first.act if isinstance(first, ActProposed) else type(first).__name__
