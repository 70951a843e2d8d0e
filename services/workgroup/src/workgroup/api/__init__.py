"""The service's routes: bodies and seats, meetings, motions and votes, and acts that two people stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from events.workgroup import Quorum, Seat
from service.commands import Asks, ConfirmAct, DeclineAct, Route, Serving, answer, caller, command, etag
from service.fields import ProcessName, ProposalId, in_path
from service.problems import PROBLEMS
from workgroup import application, projections

from .answers import ReadBody, ReadBodyWithSeats, ReadMeeting, ReadMeetingWithMotions
from .requests import (
    AppointMember,
    ApprovePublication,
    CastVote,
    CloseMeeting,
    ConveneMeeting,
    EstablishBody,
    ProposeMotion,
    RecordAttendance,
)

router = APIRouter(responses=PROBLEMS)

BodyId = Annotated[UUID, in_path("body")]
MeetingId = Annotated[UUID, in_path("meeting")]

_TOKEN = [Depends(caller)]


def _command(path: str, act: str, office: str | None = None) -> Callable[[Route], Route]:
    return command(router, path, act, office)


@_command("/v1/processes/{process}/bodies", "EstablishBody", UNIT_OFFICER)
def establish_body(process: ProcessName, body: EstablishBody, asked: Asks) -> Response:
    """Found a body; needs the office of unit_officer."""
    outcome = application.establish_body(
        asked.app,
        asked.call(process, body),
        name=body.name,
        title=body.title,
        seats=tuple(Seat(**seat.model_dump()) for seat in body.seats),
        quorum=Quorum(**body.quorum.model_dump()),
        majority=body.majority,
    )
    return answer(outcome, f"/v1/bodies/{outcome.id}")


@_command("/v1/bodies/{body}/members", "AppointMember", UNIT_OFFICER)
def appoint_member(body: BodyId, seat: AppointMember, asked: Asks) -> Response:
    """Give a vacant seat to a person; needs the office of unit_officer."""
    call = asked.call_on(body, seat, "body")
    outcome = application.appoint_member(asked.app, call, body, seat_name=seat.seat_name, member=seat.member)
    return answer(outcome, f"/v1/bodies/{body}")


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


@_command("/v1/acts/{stream}/{proposal}/confirm", "ConfirmAct")
def confirm_act(stream: UUID, proposal: ProposalId, body: ConfirmAct, asked: Asks) -> Response:
    """Do what another person proposed; the act of another member who attended the meeting."""
    call = asked.call_on(stream, body)
    outcome = application.confirm_act(asked.app, call, stream, proposal, content_hash=body.hash)
    return answer(outcome, f"/v1/meetings/{stream}")


@_command("/v1/acts/{stream}/{proposal}/decline", "DeclineAct")
def decline_act(stream: UUID, proposal: ProposalId, body: DeclineAct, asked: Asks) -> Response:
    """Say no to what another person proposed, with a reason; the act of another member who attended the meeting."""
    outcome = application.decline_act(asked.app, asked.call_on(stream, body), stream, proposal)
    return answer(outcome, f"/v1/meetings/{stream}")


@router.get("/v1/processes/{process}/bodies", operation_id="ListBodies", dependencies=_TOKEN)
def list_bodies(process: ProcessName, app: Serving) -> list[ReadBody]:
    """The process's bodies, by name."""
    with app.store.reading() as cursor:
        return [ReadBody(**row) for row in projections.bodies(cursor, process)]


@router.get("/v1/bodies/{body}", operation_id="ReadBody", dependencies=_TOKEN)
def read_body(body: BodyId, app: Serving, response: Response) -> ReadBodyWithSeats:
    """A body with its seats and who holds them."""
    with app.store.reading() as cursor:
        found = projections.body(cursor, body)
    if found is None:
        raise UnknownThing("body", what="body", name=body)
    response.headers.update(etag(found["version"]))
    return ReadBodyWithSeats(**found)


@router.get("/v1/bodies/{body}/meetings", operation_id="ListMeetings", dependencies=_TOKEN)
def list_meetings(body: BodyId, app: Serving) -> list[ReadMeeting]:
    """The body's meetings, in the order in which they were convened."""
    with app.store.reading() as cursor:
        return [ReadMeeting(**row) for row in projections.meetings(cursor, body)]


@router.get("/v1/meetings/{meeting}", operation_id="ReadMeeting", dependencies=_TOKEN)
def read_meeting(
    meeting: MeetingId,
    app: Serving,
    response: Response,
) -> ReadMeetingWithMotions:
    """A meeting with its motions and their tallies."""
    with app.store.reading() as cursor:
        found = projections.meeting(cursor, meeting)
    if found is None:
        raise UnknownThing("meeting", what="meeting", name=meeting)
    response.headers.update(etag(found["version"]))
    return ReadMeetingWithMotions(**found)
