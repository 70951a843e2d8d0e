"""Routes of hearings: shortlisted proposals are presented, and members ask."""

from __future__ import annotations

from fastapi import Response

from service.commands import Asks, answer
from workgroup.application import hearings as application

from .paths import MeetingId, area
from .requests.meetings import AskQuestion, RecordPresentation

router, _command = area()


@_command("/v1/meetings/{meeting}/presentations", "RecordPresentation")
def record_presentation(meeting: MeetingId, body: RecordPresentation, asked: Asks) -> Response:
    """Say which author presented a shortlisted proposal, or that none was there; the chair's or secretary's act."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.record_presentation(
        asked.app, call, meeting, proposal=body.proposal, presenter=body.presenter
    )
    return answer(outcome, f"/v1/meetings/{meeting}")


@_command("/v1/meetings/{meeting}/questions", "AskQuestion")
def ask_question(meeting: MeetingId, body: AskQuestion, asked: Asks) -> Response:
    """Ask the author of a proposal that was presented; the act of a member who is recorded present."""
    call = asked.call_on(meeting, body, "meeting")
    outcome = application.ask_question(
        asked.app, call, meeting, proposal=body.proposal, question=body.question, language=body.language
    )
    return answer(outcome, f"/v1/meetings/{meeting}")
