"""A document's version is approved for publication: as a carried motion asks, by two people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from events.envelope import Event
from events.foureyes import FOUR_EYES_RULE, Pending, proposing
from events.workgroup import ActProposed, PublicationApproved

from .commitments import StaleVersion
from .making import Made
from .meeting import InMeeting, Meeting, next_events
from .meetings import ApprovePublication

APPROVE_PUBLICATION = "ApprovePublication"


def propose(meeting: Meeting, command: ApprovePublication) -> tuple[Event, ...]:
    """The approval waits for its second person."""
    seat = command.body.leading_seat_of(command.act)
    approval = _approval(meeting, command, command.motion)
    content = {**approval, "body": meeting.body, "motion": str(command.motion)}
    return next_events(
        meeting, command, seat, (ActProposed, None, proposing(command.act, APPROVE_PUBLICATION, content))
    )


def confirmed(meeting: Meeting, command: InMeeting, waiting: Pending, motion_id: UUID) -> Made:
    """What the second person makes of it."""
    approval = _approval(meeting, command, motion_id)
    fields = {**approval, "proposal": waiting.proposal, "proposed_by": waiting.proposed_by}
    return PublicationApproved, FOUR_EYES_RULE, fields


def _approval(meeting: Meeting, command: InMeeting, motion_id: UUID) -> dict[str, Any]:
    """What an approval says, by every rule that it must keep when it is proposed and again when it is confirmed."""
    motion = meeting.carried(motion_id, APPROVE_PUBLICATION)
    assert motion.document is not None
    assert motion.number is not None
    newest = max(command.process.documents.get(motion.document, ()), default=motion.number)
    if newest > motion.number:
        raise StaleVersion("motion", newest=newest, number=motion.number)
    return {"motion": motion_id, "document": motion.document, "number": motion.number, "hash": motion.hash}
