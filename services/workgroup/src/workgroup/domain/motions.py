"""Motions: what they ask for, who is recused from them, who votes, and how they end."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from events.envelope import Event
from events.refusals import Refusal, UnknownThing, ValueRefused
from events.rules import need_words
from events.workgroup import (
    MotionAdjourned,
    MotionCarried,
    MotionFailed,
    MotionProposed,
    MotionRecused,
    PublicationRefused,
    ReviewedCommitment,
    VoteCast,
)

from . import commitments
from .making import Made
from .meeting import Meeting, Motion, attending_seat, next_events
from .meetings import CastVote, CloseMeeting, Matter, ProposeMotion, RecuseFromMotion
from .publications import APPROVE_PUBLICATION
from .voting import MAJORITIES, QUORUM_RULE, count, missing

CONCERN_RULE = ("no-vote-on-own-concern", 1)
"""Authors of what a motion is about, and the people of the organisations for which they act, do not count for it; of a
motion on a whole evaluation, the authors of its subjects."""


class AlreadyVoted(Refusal):
    """The person has voted on this motion: each has one vote."""

    slug = "already-voted"


class Concerned(Refusal):
    """Nobody votes on what concerns them."""

    kind = "forbidden"
    slug = "concerned"


class AlreadyRecused(Refusal):
    """The member is recused from this motion already."""

    slug = "already-recused"


def propose_motion(meeting: Meeting, command: ProposeMotion) -> tuple[Event, ...]:
    """The motion is there to be voted on; the members whom it concerns are recused at once."""
    seat = attending_seat(meeting, command)
    meeting.need_open()
    need_words(command.words, command.process.languages, "words")
    asked, matter = _asked_by(meeting, command)
    fields = {"motion": command.act.id, "words": command.words, **asked}
    recused = [
        (member, kind) for member, kind in sorted(matter.concerns.items()) if command.body.held_by(member) is not None
    ]
    made: list[Made] = [(MotionProposed, None, fields)]
    made += [(MotionRecused, CONCERN_RULE, _recusal(command.act.id, member, kind, None)) for member, kind in recused]
    return next_events(meeting, command, seat, *made)


def _asked_by(meeting: Meeting, command: ProposeMotion) -> tuple[dict[str, Any], Matter]:
    """What the motion's event says of what it asks for, and whom that concerns.

    A commitment concerns no member of its task force: who writes it may vote on it, unless recused.
    """
    asked = {"asks": command.asks, "document": None, "number": None, "hash": None, "subject": None}
    if command.asks is None:
        if (command.document, command.number, command.subject, command.commitments) != (None, None, None, ()):
            raise ValueRefused("asks", rule="who names what a motion is about says what is asked for it")
        return asked, Matter()
    if command.asks in commitments.REVIEWS:
        return {**asked, "commitments": _commitments(meeting, command, command.asks)}, Matter()
    if command.commitments:
        raise ValueRefused("commitments", rule="only a review is asked for commitments")
    if command.asks == APPROVE_PUBLICATION:
        return {**asked, **_version(command)}, Matter()
    return {**asked, "subject": command.subject}, _matter(meeting, command)


def _commitments(meeting: Meeting, command: ProposeMotion, asks: str) -> tuple[ReviewedCommitment, ...]:
    if (command.document, command.number, command.subject) != (None, None, None):
        raise ValueRefused("commitments", rule="a review is asked for commitments alone")
    return commitments.cited(command.known, asks, meeting.body, command.commitments)


def _version(command: ProposeMotion) -> dict[str, Any]:
    if command.subject is not None:
        raise ValueRefused("subject", rule="a publication is asked for a document's version")
    if command.document is None:
        raise ValueRefused("document", rule="who asks for a publication names the document")
    versions = command.process.documents.get(command.document)
    if versions is None:
        raise UnknownThing("document", what="document", name=command.document)
    number = max(versions) if command.number is None else command.number
    if number not in versions:
        raise UnknownThing("number", what="version", name=number)
    return {"document": command.document, "number": number, "hash": versions[number]}


def _matter(meeting: Meeting, command: ProposeMotion) -> Matter:
    if (command.document, command.number) != (None, None):
        raise ValueRefused("document", rule="only a publication is asked for a document's version")
    if command.subject is None:
        raise ValueRefused("subject", rule="who asks for the act names the evaluation or the idea")
    if command.matter is None:
        raise UnknownThing("subject", what=f"subject of {command.asks}", name=command.subject)
    if command.matter.body not in (None, meeting.body):
        raise ValueRefused("subject", rule="the evaluation is this body's")
    return command.matter


def recuse(meeting: Meeting, command: RecuseFromMotion) -> tuple[Event, ...]:
    """The member does not count for the motion, and neither does a vote that the member has cast on it."""
    seat = attending_seat(meeting, command)
    meeting.need_open()
    assert command.act.person is not None
    if command.act.person in meeting.motion(command.motion).recused:
        raise AlreadyRecused("motion")
    fields = _recusal(command.motion, command.act.person, command.kind, command.detail)
    return next_events(meeting, command, seat, (MotionRecused, None, fields))


def _recusal(motion: UUID, member: UUID, kind: str, detail: object) -> dict[str, Any]:
    return {"motion": motion, "member": member, "kind": kind, "detail": detail}


def cast_vote(meeting: Meeting, command: CastVote) -> tuple[Event, ...]:
    """The member's one vote."""
    seat = attending_seat(meeting, command)
    meeting.need_open()
    motion = meeting.motion(command.motion)
    if command.act.person in motion.recused | command.concerned:
        raise Concerned("motion")
    if command.act.person in motion.votes:
        raise AlreadyVoted("motion")
    fields = {"motion": command.motion, "choice": command.choice}
    return next_events(meeting, command, seat, (VoteCast, None, fields))


def outcomes(meeting: Meeting, command: CloseMeeting) -> list[Made]:
    """How each motion ends when the meeting was held."""
    return [made for motion in meeting.motions for made in _ended(meeting, command, motion, meeting.motions[motion])]


def _ended(meeting: Meeting, command: CloseMeeting, motion_id: UUID, motion: Motion) -> list[Made]:
    seats = {person: taken for person in meeting.present - motion.recused if (taken := command.body.held_by(person))}
    lacks = missing(command.body.quorum, command.body.seats, tuple(seats.values()))
    if lacks:
        return [(MotionAdjourned, QUORUM_RULE, {"motion": motion_id, "missing": lacks})]
    majority = MAJORITIES[command.body.majority]
    tally = count(choice for person, choice in motion.votes.items() if person in seats)
    carried = majority.carries(tally, len(command.body.seats))
    about = {"motion": motion_id, "document": motion.document, "number": motion.number, "hash": motion.hash}
    asked = {"asks": motion.asks, "subject": motion.subject, "commitments": motion.commitments}
    outcome = {**about, **asdict(tally), **asked}
    made: list[Made] = [(MotionCarried if carried else MotionFailed, majority.rule, outcome)]
    if motion.asks == APPROVE_PUBLICATION and not carried:
        made.append((PublicationRefused, majority.rule, about))
    return made
