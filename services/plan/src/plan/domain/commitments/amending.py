"""Bodies ask for amendments of a commitment that was handed over; versions answer them; they are closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from events.envelope import Act, Event, Text
from events.plan import AmendmentClosed, AmendmentRequested, CommitmentAmended
from events.refusals import ContentDiffers, Refusal, SeatNeeded, UnknownThing
from events.rules import need_reason, need_words
from plan.domain.process import need_going

from .commitment import SEAT, Amendment, Commitment, Standing, made_of, need_drafted, need_unfrozen
from .template import Template
from .writing import need_complete, need_open, new_version

SETTLED, WITHDRAWN = "settled", "withdrawn"

Seats = Mapping[str, str]
"""The seats that who acts holds: the seat's path by its body's name."""


class NotHandedOver(Refusal):
    """The commitment {name} is not handed over: its task force revises it."""

    slug = "not-handed-over"


class NotAnswered(Refusal):
    """No version of the commitment answers the amendment yet: it can be withdrawn, not settled."""

    slug = "not-answered"


class NotYourAmendment(Refusal):
    """Who asked for an amendment withdraws it, and nobody else."""

    kind = "forbidden"
    slug = "not-your-amendment"


class AmendsNothing(Refusal):
    """An amended version names the open amendments that it answers."""

    kind = "invalid"
    slug = "amends-nothing"


@dataclass(frozen=True, kw_only=True)
class RequestAmendment:
    """As a member of that body, ask for a change of the last version, which number and hash may name."""

    act: Act
    standing: Standing
    seats: Seats
    body: str
    number: int | None
    hash: str | None
    words: Text


@dataclass(frozen=True, kw_only=True)
class AmendCommitment:
    """As a member of the task force, or of a body that asked for it, write the version that answers amendments."""

    act: Act
    standing: Standing
    seats: Seats
    content: Template
    answers: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class CloseAmendment:
    """Say that an amendment is settled, as a member of the body that asked for it, or withdraw one's own."""

    act: Act
    standing: Standing
    seats: Seats
    amendment: UUID
    outcome: str


def _request(state: Commitment, command: RequestAmendment) -> tuple[Event, ...]:
    seat = _need_seat(command.seats, command.body)
    _need_handed_over(state, command.standing, command.act)
    last = state.last
    if command.number not in (None, last.number) or command.hash not in (None, last.hash):
        raise ContentDiffers("hash", hash=command.hash)
    need_words(command.words, command.standing.process.languages, "words")
    return made_of(
        state,
        command.act,
        command.standing.name,
        AmendmentRequested,
        seat=seat,
        amendment=command.act.id,
        number=last.number,
        hash=last.hash,
        body=command.body,
        words=command.words,
    )


def _amend(state: Commitment, command: AmendCommitment) -> tuple[Event, ...]:
    standing = command.standing
    _need_handed_over(state, standing, command.act)
    if not command.answers:
        raise AmendsNothing("answers")
    need_open(state, command.answers)
    seat = _amends_as(command, [state.amendments[each] for each in command.answers])
    need_complete(command.content, standing)
    who = {"seat": seat}
    return new_version(state, command.act, standing, CommitmentAmended, command.content, command.answers, who)


def _amends_as(command: AmendCommitment, answered: list[Amendment]) -> str:
    if command.standing.task_force.formed and command.act.person in command.standing.task_force.members:
        return SEAT
    for each in answered:
        if each.body in command.seats:
            return command.seats[each.body]
    raise SeatNeeded(seat=SEAT)


def _close(state: Commitment, command: CloseAmendment) -> tuple[Event, ...]:
    standing = command.standing
    need_drafted(state, standing.name)
    need_going(standing.process, command.act)
    need_unfrozen(standing)
    amendment = state.amendments.get(command.amendment)
    if amendment is None or amendment.outcome is not None:
        raise UnknownThing("amendment", what="open amendment", name=command.amendment)
    seat = _need_closer(command, amendment)
    need_reason(command.act)
    return made_of(
        state,
        command.act,
        standing.name,
        AmendmentClosed,
        seat=seat,
        amendment=amendment.id,
        outcome=command.outcome,
        number=amendment.answered[-1] if amendment.answered else amendment.number,
    )


def _need_closer(command: CloseAmendment, amendment: Amendment) -> str | None:
    if command.outcome == WITHDRAWN:
        if command.act.person != amendment.by:
            raise NotYourAmendment
        return command.seats.get(amendment.body)
    seat = _need_seat(command.seats, amendment.body)
    if not amendment.answered:
        raise NotAnswered("outcome")
    return seat


def _need_handed_over(state: Commitment, standing: Standing, act: Act) -> None:
    need_drafted(state, standing.name)
    need_going(standing.process, act)
    need_unfrozen(standing)
    if not state.handed_over(standing.reviews):
        raise NotHandedOver("commitment", name=standing.name)


def _need_seat(seats: Seats, body: str) -> str:
    if body not in seats:
        raise SeatNeeded("body", seat=body)
    return seats[body]


DECISIONS: dict[type, Callable[[Commitment, Any], tuple[Event, ...]]] = {
    RequestAmendment: _request,
    AmendCommitment: _amend,
    CloseAmendment: _close,
}
