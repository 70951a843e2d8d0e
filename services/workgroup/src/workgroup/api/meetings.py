"""Routes of meetings, motions and votes."""

from __future__ import annotations

from fastapi import Response

from events.refusals import UnknownThing
from service.commands import Asking, Asks, Serving, answer, etag
from workgroup.application import meetings as application
from workgroup.projections import hearings
from workgroup.projections import meetings as projections

from .answers.meetings import ReadMeeting, ReadMeetingWithMotions, ReadRecusal
from .paths import DATA_PROTECTION, TOKEN, BodyId, MeetingId, area
from .requests.meetings import (
    ApprovePublication,
    CastVote,
    CloseMeeting,
    ConveneMeeting,
    ProposeMotion,
    RecordAttendance,
    RecuseFromMotion,
)

router, _command = area()


@_command("/v1/bodies/{body}/meetings", "ConveneMeeting")
def convene_meeting(body: BodyId, meeting: ConveneMeeting, asked: Asks) -> Response:
    """Call the body to a meeting; its chair's or secretary's act."""
    outcome = application.convene_meeting(
        asked.app,
        asked.call_on(body, meeting, "body"),
        body,
        title=meeting.title,
        mode=meeting.mode,
        planned_on=meeting.planned_on,
        agenda=meeting.agenda,
    )
    return answer(outcome, f"/v1/meetings/{outcome.id}")


@_command("/v1/meetings/{meeting}/attendance", "RecordAttendance")
def record_attendance(meeting: MeetingId, body: RecordAttendance, asked: Asks) -> Response:
    """Say who was present, whole, as its chair or secretary: a later record takes the place of the one before."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.record_attendance(asked.app, call, meeting, held_on=body.held_on, present=body.present)
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/motions", "ProposeMotion")
def propose_motion(meeting: MeetingId, body: ProposeMotion, asked: Asks) -> Response:
    """Move words to be voted on; the act of a member who is recorded present. The answer's id is the motion's."""
    outcome = application.propose_motion(
        asked.app,
        asked.call_on(meeting, body, "meeting"),
        meeting,
        words=body.words,
        asks=body.asks,
        document=body.document,
        number=body.number,
        subject=body.subject,
        commitments=tuple(each.said() for each in body.commitments),
    )
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/recusals", "RecuseFromMotion")
def recuse_from_motion(meeting: MeetingId, body: RecuseFromMotion, asked: Asks) -> Response:
    """Say that one has an interest in a motion, and does not count for it; the act of a member recorded present."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.recuse_from_motion(
        asked.app, call, meeting, motion=body.motion, kind=body.kind, detail=body.detail
    )
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/votes", "CastVote")
def cast_vote(meeting: MeetingId, body: CastVote, asked: Asks) -> Response:
    """Vote, once on each motion; the act of a member who is recorded present."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.cast_vote(asked.app, call, meeting, motion=body.motion, choice=body.choice)
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/close", "CloseMeeting")
def close_meeting(meeting: MeetingId, body: CloseMeeting, asked: Asks) -> Response:
    """End the meeting, by its chair or secretary: with a quorum motions are decided, without one it is adjourned."""
    outcome = application.close_meeting(asked.app, asked.call_on(meeting, body, "meeting"), meeting)
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/approve-publication", "ApprovePublication")
def approve_publication(meeting: MeetingId, body: ApprovePublication, asked: Asks) -> Response:
    """Propose to approve what a carried motion asks for; the answer's id is the proposal's, for a second person."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.approve_publication(asked.app, call, meeting, motion=body.motion)
    return answer(outcome, f"/v1/meetings/{meeting}")


@router.get("/v1/bodies/{body}/meetings", operation_id="ListMeetings", dependencies=TOKEN)
def list_meetings(body: BodyId, app: Serving) -> list[ReadMeeting]:
    """The body's meetings, in the order in which they were convened."""
    with app.store.reading() as cursor:
        return [ReadMeeting(**row) for row in projections.meetings(cursor, body)]


@router.get("/v1/meetings/{meeting}", operation_id="ReadMeeting", dependencies=TOKEN)
def read_meeting(
    meeting: MeetingId,
    app: Serving,
    response: Response,
) -> ReadMeetingWithMotions:
    """A meeting with its motions and their tallies, what it heard, its minutes and dissents."""
    with app.store.reading() as cursor:
        found = projections.meeting(cursor, meeting)
        more = hearings.of_meeting(cursor, meeting)
    if found is None:
        raise UnknownThing("meeting", what="meeting", name=meeting)
    response.headers.update(etag(found["version"]))
    return ReadMeetingWithMotions(**{**found, **more})


@router.get("/v1/meetings/{meeting}/recusals", operation_id="ListRecusals")
def list_recusals(meeting: MeetingId, app: Serving, who: Asking) -> list[ReadRecusal]:
    """Who is recused from the meeting's motions; details for the body's chair and the data-protection officer alone."""
    found = application.recusals(app, meeting, who.person, all_details=DATA_PROTECTION in who.offices)
    return [
        ReadRecusal(motion=event.motion, member=event.member, kind=event.kind, detail=detail) for event, detail in found
    ]
