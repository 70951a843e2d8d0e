"""What a body decides on commitments: endorsed, approved for comment, returned or dropped, as a carried motion asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from events.envelope import Event
from events.foureyes import FOUR_EYES_RULE, Pending, proposing
from events.rules import need_reason
from events.workgroup import (
    ActProposed,
    CommitmentDropped,
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
)

from .commitments import APPROVE_FOR_COMMENT, DROP, ENDORSE, RETURN, Known, need_reviewable
from .making import Made
from .meeting import InMeeting, Meeting, Motion, next_events

EVENTS: Mapping[str, type[Event]] = {
    ENDORSE: CommitmentsEndorsed,
    APPROVE_FOR_COMMENT: CommitmentsApprovedForComment,
    RETURN: CommitmentsReturned,
    DROP: CommitmentDropped,
}
"""What each act makes happen."""

REASONED = (RETURN, DROP)
"""Acts whose event gives a reason: that of who proposed them."""


@dataclass(frozen=True, kw_only=True)
class ReviewCommitments(InMeeting):
    """Propose the act that a carried motion asks for on its commitments; `known` are all that were heard of."""

    asks: str
    motion: UUID
    known: Known


def propose(meeting: Meeting, command: ReviewCommitments) -> tuple[Event, ...]:
    """The act waits for its second person."""
    seat = command.body.leading_seat_of(command.act)
    motion = _decidable(meeting, command.asks, command.motion, command.known)
    content = {
        "body": meeting.body,
        "motion": str(command.motion),
        "commitments": [asdict(each) for each in motion.commitments],
        "reason": need_reason(command.act) if command.asks in REASONED else None,
    }
    return next_events(meeting, command, seat, (ActProposed, None, proposing(command.act, command.asks, content)))


def confirmed(meeting: Meeting, waiting: Pending, motion_id: UUID, known: Known) -> Made:
    """What the second person makes of it; every rule is looked at again, and the open amendments are those of now."""
    motion = _decidable(meeting, waiting.act, motion_id, known)
    fields = {"motion": motion_id, "proposal": waiting.proposal, "proposed_by": waiting.proposed_by}
    return EVENTS[waiting.act], FOUR_EYES_RULE, fields | _about(waiting.act, motion, known)


def _decidable(meeting: Meeting, act: str, motion_id: UUID, known: Known) -> Motion:
    """The motion that carries the act, on versions that are still the newest."""
    motion = meeting.carried(motion_id, act)
    for each in motion.commitments:
        need_reviewable(known, act, meeting.body, each, "motion")
    return motion


def _about(act: str, motion: Motion, known: Known) -> dict[str, Any]:
    if act == DROP:
        return {"commitment": motion.commitments[0]}
    if act == RETURN:
        return {"commitments": motion.commitments}
    still_open = {amendment for each in motion.commitments for amendment in known[each.name].amendments}
    return {"commitments": motion.commitments, "open_amendments": tuple(sorted(still_open))}
