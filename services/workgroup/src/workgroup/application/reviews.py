"""Commands on commitments in a meeting."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from events.application import Application, Call, Outcome
from workgroup.domain.meetings import Review
from workgroup.domain.reviews import ReviewCommitments

from .meetings import in_meeting, known_commitments


def review_commitments(app: Application, call: Call, meeting: UUID, *, asks: Review, motion: UUID) -> Outcome:
    """Propose what a carried motion asks for on its commitments; the answer names the proposal."""
    command = partial(ReviewCommitments, asks=asks, motion=motion)
    return in_meeting(app, call, meeting, command, known_commitments, thing=call.act.id)
