"""Commands on a meeting's minutes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Text
from workgroup.domain.minutes import ApproveMinutes, DraftMinutes, ObjectToMinutes, RecordDissent

from .meetings import in_meeting


def draft_minutes(app: Application, call: Call, meeting: UUID, *, words: Text, objections_by: date) -> Outcome:
    """Send the minutes to those present, who may object until the end of a civil day."""
    return in_meeting(app, call, meeting, DraftMinutes, words=words, objections_by=objections_by)


def object_to_minutes(app: Application, call: Call, meeting: UUID, *, words: str, language: str) -> Outcome:
    """Object to the newest draft."""
    return in_meeting(app, call, meeting, ObjectToMinutes, sealed={"words": words}, typed=words, language=language)


def record_dissent(app: Application, call: Call, meeting: UUID, *, motion: UUID, words: str, language: str) -> Outcome:
    """Keep in the member's words that the member does not share how a motion ended."""
    said: dict[str, Any] = {"motion": motion, "typed": words, "language": language}
    return in_meeting(app, call, meeting, RecordDissent, sealed={"words": words}, **said)


def approve_minutes(app: Application, call: Call, meeting: UUID, *, number: int) -> Outcome:
    """Make the newest draft the meeting's minutes."""
    return in_meeting(app, call, meeting, ApproveMinutes, number=number)
