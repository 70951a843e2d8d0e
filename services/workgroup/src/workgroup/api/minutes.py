"""Routes of a meeting's minutes."""

from __future__ import annotations

from fastapi import Response

from service.commands import Asks, answer
from workgroup.application import minutes as application

from .paths import MeetingId, area
from .requests.meetings import ApproveMinutes, DraftMinutes, ObjectToMinutes, RecordDissent

router, _command = area()


@_command("/v1/meetings/{meeting}/minutes", "DraftMinutes")
def draft_minutes(meeting: MeetingId, body: DraftMinutes, asked: Asks) -> Response:
    """Send the minutes of a closed meeting to those present; its chair's or secretary's act."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.draft_minutes(asked.app, call, meeting, words=body.words, objections_by=body.objections_by)
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/minutes/objections", "ObjectToMinutes")
def object_to_minutes(meeting: MeetingId, body: ObjectToMinutes, asked: Asks) -> Response:
    """Object to the newest draft, in time; the act of who was recorded present."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.object_to_minutes(asked.app, call, meeting, words=body.words, language=body.language)
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/dissents", "RecordDissent")
def record_dissent(meeting: MeetingId, body: RecordDissent, asked: Asks) -> Response:
    """Keep one's own words against how a motion ended; the act of who was recorded present."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.record_dissent(
        asked.app, call, meeting, motion=body.motion, words=body.words, language=body.language
    )
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/minutes/approve", "ApproveMinutes")
def approve_minutes(meeting: MeetingId, body: ApproveMinutes, asked: Asks) -> Response:
    """Make the newest draft the minutes, once nobody may object any more; the chair's or secretary's act."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.approve_minutes(asked.app, call, meeting, number=body.number)
    return answer(outcome, f"/v1/meetings/{meeting}")
