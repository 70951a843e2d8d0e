"""Commands in meetings. What a rule needs to know of the process and the body is read anew at each try."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Text, named
from workgroup.domain.bodies import BODY
from workgroup.domain.decisions import MEETING
from workgroup.domain.meetings import (
    ApprovePublication,
    Asked,
    CastVote,
    CloseMeeting,
    ConfirmAct,
    ConveneMeeting,
    DeclineAct,
    InMeeting,
    Mode,
    ProposeMotion,
    RecordAttendance,
)
from workgroup.domain.voting import Choice


def convene_meeting(
    app: Application, call: Call, body: UUID, *, title: Text, mode: Mode, planned_on: date, agenda: tuple[Text, ...]
) -> Outcome:
    """Call the body to a meeting, which takes the act's id."""

    def command(act: Act) -> ConveneMeeting:
        process, convened = app.facts(act.process).process, app.state(body, BODY)
        return ConveneMeeting(
            act=act, process=process, body=convened, title=title, mode=mode, planned_on=planned_on, agenda=agenda
        )

    return app.execute(call, call.act.id, MEETING, command)


def record_attendance(
    app: Application, call: Call, meeting: UUID, *, held_on: date, present: tuple[UUID, ...]
) -> Outcome:
    """Say on which civil day the meeting was held, and who was present, whole."""
    return _in_meeting(app, call, meeting, RecordAttendance, held_on=held_on, present=present)


def propose_motion(
    app: Application,
    call: Call,
    meeting: UUID,
    *,
    words: Text,
    asks: Asked | None,
    document: str | None,
    number: int | None,
) -> Outcome:
    """Move words to be voted on; the motion takes the act's id, and the answer names it."""
    cited = {"asks": asks, "document": document, "number": number}
    return _in_meeting(app, call, meeting, ProposeMotion, thing=call.act.id, words=words, **cited)


def cast_vote(app: Application, call: Call, meeting: UUID, *, motion: UUID, choice: Choice) -> Outcome:
    """Vote on a motion."""
    return _in_meeting(app, call, meeting, CastVote, motion=motion, choice=choice)


def close_meeting(app: Application, call: Call, meeting: UUID) -> Outcome:
    """End the meeting, which decides its motions."""
    return _in_meeting(app, call, meeting, CloseMeeting)


def approve_publication(app: Application, call: Call, meeting: UUID, *, motion: UUID) -> Outcome:
    """Propose to approve a publication; the answer names the proposal."""
    return _in_meeting(app, call, meeting, ApprovePublication, thing=call.act.id, motion=motion)


def confirm_act(app: Application, call: Call, meeting: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another person proposed, by its content's hash."""
    return _in_meeting(app, call, meeting, ConfirmAct, proposal=proposal, hash=content_hash)


def decline_act(app: Application, call: Call, meeting: UUID, proposal: UUID) -> Outcome:
    """Say no to what another person proposed."""
    return _in_meeting(app, call, meeting, DeclineAct, proposal=proposal)


def _in_meeting(
    app: Application, call: Call, meeting: UUID, kind: type[InMeeting], *, thing: UUID | None = None, **fields: Any
) -> Outcome:
    def command(act: Act) -> InMeeting:
        body = app.state(named(act.process, "body", app.state(meeting, MEETING).body), BODY)
        return kind(act=act, process=app.facts(act.process).process, meeting=meeting, body=body, **fields)

    return app.execute(call, meeting, MEETING, command, thing=thing)
