"""Commands in meetings. What a rule needs to know of the process and the body is read anew at each try."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Seal, Text, named
from events.workgroup import MotionRecused
from workgroup.domain.bodies import BODY
from workgroup.domain.body import CHAIR
from workgroup.domain.commitments import CitedCommitment
from workgroup.domain.decisions import MEETING
from workgroup.domain.meetings import (
    ApprovePublication,
    Asked,
    CastVote,
    CloseMeeting,
    ConveneMeeting,
    InMeeting,
    Interest,
    Mode,
    ProposeMotion,
    RecordAttendance,
    RecuseFromMotion,
)
from workgroup.domain.seconding import ConfirmAct, DeclineAct
from workgroup.domain.voting import Choice
from workgroup.facts import Facts


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
    return in_meeting(app, call, meeting, RecordAttendance, held_on=held_on, present=present)


def propose_motion(
    app: Application,
    call: Call,
    meeting: UUID,
    *,
    words: Text,
    asks: Asked | None,
    document: str | None,
    number: int | None,
    subject: UUID | None,
    commitments: tuple[CitedCommitment, ...],
) -> Outcome:
    """Move words to be voted on; the motion takes the act's id, and the answer names it."""

    def about(facts: Facts) -> dict[str, Any]:
        return {"matter": facts.meetings.matter(asks, subject), **known_commitments(facts)}

    command = partial(
        ProposeMotion,
        words=words,
        asks=asks,
        document=document,
        number=number,
        subject=subject,
        commitments=commitments,
    )
    return in_meeting(app, call, meeting, command, about, thing=call.act.id)


def recuse_from_motion(
    app: Application, call: Call, meeting: UUID, *, motion: UUID, kind: Interest, detail: str | None
) -> Outcome:
    """Say that one has an interest in a motion; its detail is told to no other service."""
    sealed = {"detail": detail} if detail is not None else None
    command = partial(RecuseFromMotion, motion=motion, kind=kind)
    return in_meeting(app, call, meeting, command, sealed=sealed, withheld=True)


def recusals(
    app: Application, meeting: UUID, who: UUID | None, *, all_details: bool
) -> list[tuple[MotionRecused, str | None]]:
    """Who is recused from the meeting's motions, each with the detail for the body's chair, or who may see all."""
    told = [event for event in app.store.stream(meeting) if isinstance(event, MotionRecused)]
    if not told:
        return []
    body = app.state(named(told[0].process, "body", told[0].body), BODY)
    seat = body.held_by(who) if who else None
    sees = all_details or (seat is not None and seat.role == CHAIR)
    refs = [event.detail.ref for event in told if event.detail and sees]
    details = app.open_withheld(refs, str(who), "an interest's detail")
    return [
        (event, details[event.detail.ref][1] if event.detail and event.detail.ref in details else None)
        for event in told
    ]


def cast_vote(app: Application, call: Call, meeting: UUID, *, motion: UUID, choice: Choice) -> Outcome:
    """Vote on a motion."""

    def about(facts: Facts) -> dict[str, Any]:
        found = app.state(meeting, MEETING).motions.get(motion)
        matter = facts.meetings.matter(found.asks, found.subject) if found else None
        return {"concerned": frozenset(matter.concerns) if matter else frozenset()}

    return in_meeting(app, call, meeting, CastVote, about, motion=motion, choice=choice)


def close_meeting(app: Application, call: Call, meeting: UUID) -> Outcome:
    """End the meeting, which decides its motions."""
    return in_meeting(app, call, meeting, CloseMeeting)


def approve_publication(app: Application, call: Call, meeting: UUID, *, motion: UUID) -> Outcome:
    """Propose to approve a publication; the answer names the proposal."""
    return in_meeting(app, call, meeting, ApprovePublication, thing=call.act.id, motion=motion)


def confirm_act(app: Application, call: Call, meeting: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another person proposed, by its content's hash."""
    return in_meeting(app, call, meeting, ConfirmAct, known_commitments, proposal=proposal, hash=content_hash)


def decline_act(app: Application, call: Call, meeting: UUID, proposal: UUID) -> Outcome:
    """Say no to what another person proposed."""
    return in_meeting(app, call, meeting, DeclineAct, proposal=proposal)


def known_commitments(facts: Facts) -> dict[str, Any]:
    """What the rules of reviews need to know."""
    return {"known": facts.reviews.commitments}


def in_meeting(
    app: Application,
    call: Call,
    meeting: UUID,
    command: Callable[..., InMeeting],
    about: Callable[[Facts], dict[str, Any]] = lambda _facts: {},
    *,
    sealed: Mapping[str, str] | None = None,
    withheld: bool = False,
    thing: UUID | None = None,
    **fields: Any,
) -> Outcome:
    """An act in the meeting; `about` says what the facts know of it, `sealed` are words by the command's fields."""

    def made(act: Act, **seals: Seal) -> InMeeting:
        facts: Facts = app.facts(act.process)
        body = app.state(named(act.process, "body", app.state(meeting, MEETING).body), BODY)
        known = about(facts)
        return command(act=act, process=facts.process, meeting=meeting, body=body, **fields, **known, **seals)

    return app.execute(call, meeting, MEETING, made, words=sealed, withheld=withheld, thing=thing)
