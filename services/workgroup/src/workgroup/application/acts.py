"""Acts that two people stand for: the second confirms or declines in the stream in which the first proposed."""

from __future__ import annotations

from uuid import UUID

from events.application import Application, Call, Outcome

from . import meetings


def confirm_act(app: Application, call: Call, stream: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another person proposed, by its content's hash."""
    return meetings.confirm_act(app, call, stream, proposal, content_hash=content_hash)


def decline_act(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Say no to what another person proposed."""
    return meetings.decline_act(app, call, stream, proposal)
