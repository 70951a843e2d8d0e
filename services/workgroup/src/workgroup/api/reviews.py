"""Routes of what bodies decide on commitments."""

from __future__ import annotations

from fastapi import Response

from service.commands import Asks, Serving, answer
from service.fields import ProcessName
from workgroup.application import reviews as application
from workgroup.domain.meetings import Review
from workgroup.projections import reviews as projections

from .answers.reviews import ReadReview
from .paths import TOKEN, MeetingId, area
from .requests import reviews as requests

router, _command = area()


@_command("/v1/meetings/{meeting}/endorse", "EndorseCommitments")
def endorse_commitments(meeting: MeetingId, body: requests.EndorseCommitments, asked: Asks) -> Response:
    """Propose to endorse what a carried motion names; the answer's id is the proposal's, for a second person."""
    return _propose(asked, meeting, body, "EndorseCommitments")


@_command("/v1/meetings/{meeting}/approve-for-comment", "ApproveForComment")
def approve_for_comment(meeting: MeetingId, body: requests.ApproveForComment, asked: Asks) -> Response:
    """Propose that what a carried motion names goes to public comment; the answer's id is the proposal's."""
    return _propose(asked, meeting, body, "ApproveForComment")


@_command("/v1/meetings/{meeting}/return-commitments", "ReturnCommitments")
def return_commitments(meeting: MeetingId, body: requests.ReturnCommitments, asked: Asks) -> Response:
    """Propose to return what a carried motion names to its task forces, for a reason; the answer's id as above."""
    return _propose(asked, meeting, body, "ReturnCommitments")


@_command("/v1/meetings/{meeting}/drop-commitment", "DropCommitment")
def drop_commitment(meeting: MeetingId, body: requests.DropCommitment, asked: Asks) -> Response:
    """Propose to drop the commitment that a carried motion names, for a reason; the answer's id is the proposal's."""
    return _propose(asked, meeting, body, "DropCommitment")


def _propose(asked: Asks, meeting: MeetingId, body: requests.OnMotion, asks: Review) -> Response:
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.review_commitments(asked.app, call, meeting, asks=asks, motion=body.motion)
    return answer(outcome, f"/v1/meetings/{meeting}")


@router.get("/v1/processes/{process}/reviews", operation_id="ListReviews", dependencies=TOKEN)
def list_reviews(process: ProcessName, app: Serving) -> list[ReadReview]:
    """What bodies decided on the process's commitments, in the order in which they did."""
    with app.store.reading() as cursor:
        return [ReadReview(**row) for row in projections.of_process(cursor, process)]
