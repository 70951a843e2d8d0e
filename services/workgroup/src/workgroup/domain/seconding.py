"""The second person in a meeting: another member who attended confirms or declines what was proposed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from events.envelope import Event
from events.foureyes import FOUR_EYES_RULE, Pending, declining, for_second_person, need_content
from events.rules import need_reason
from events.workgroup import ActDeclined, Seat

from . import publications, reviews
from .commitments import Known
from .making import Made
from .meeting import InMeeting, Meeting, attending_seat, next_events


@dataclass(frozen=True, kw_only=True)
class ConfirmAct(InMeeting):
    """Confirm what another person proposed, by its content's hash; `known` are the process's commitments."""

    proposal: UUID
    hash: str
    known: Known = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DeclineAct(InMeeting):
    """Say no to what another person proposed."""

    proposal: UUID


def confirm(meeting: Meeting, command: ConfirmAct) -> tuple[Event, ...]:
    """The proposed act is done, if every rule still holds."""
    waiting, seat = _second_person(meeting, command)
    need_content(waiting, command.hash)
    said = json.loads(waiting.content)
    made = _made(meeting, command, waiting, UUID(said["motion"]))
    return next_events(meeting, _with_reason(command, said), seat, made, waiting=waiting)


def decline(meeting: Meeting, command: DeclineAct) -> tuple[Event, ...]:
    """The proposed act is not done, for a reason."""
    waiting, seat = _second_person(meeting, command)
    need_reason(command.act)
    return next_events(meeting, command, seat, (ActDeclined, FOUR_EYES_RULE, declining(waiting)), waiting=waiting)


def _made(meeting: Meeting, command: ConfirmAct, waiting: Pending, motion: UUID) -> Made:
    if waiting.act in reviews.EVENTS:
        return reviews.confirmed(meeting, waiting, motion, command.known)
    return publications.confirmed(meeting, command, waiting, motion)


def _with_reason(command: ConfirmAct, said: dict[str, Any]) -> ConfirmAct:
    """The reason of what was proposed is the act's."""
    reason = said.get("reason") or command.act.reason
    return replace(command, act=replace(command.act, reason=reason))


def _second_person(meeting: Meeting, command: ConfirmAct | DeclineAct) -> tuple[Pending, Seat]:
    waiting = for_second_person(meeting.pending, command.proposal, command.act)
    return waiting, attending_seat(meeting, command)
