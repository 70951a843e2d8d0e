"""A commitment as its events leave it, and what every act on it must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from uuid import UUID

from events.envelope import Act, Event, Text, named
from events.plan import (
    AmendmentClosed,
    AmendmentRequested,
    CommitmentAmended,
    CommitmentDrafted,
    CommitmentReadyForReview,
    CommitmentRevised,
    CommitmentVersion,
    MilestoneDays,
    StakeholdersConsulted,
    WorkshopHeld,
)
from events.refusals import Refusal, SeatNeeded, UnknownThing
from events.rules import UNIT_OFFICER, need_office
from plan.domain.process import Process, need_going

SEAT = "task-force"
ENDORSED, APPROVED, RETURNED, DROPPED = "endorsed", "approved", "returned", "dropped"

E = TypeVar("E", bound=Event)


class CommitmentIsDropped(Refusal):
    """The body {body} has dropped the commitment {name}: it goes no further."""

    slug = "commitment-dropped"


class CommitmentIsFrozen(Refusal):
    """The commitments are frozen: the plan is revised from now on, not the commitment {name}."""

    slug = "commitments-frozen"


@dataclass(frozen=True, kw_only=True)
class TaskForce:
    """Those who write the commitments of an idea; `formed` once enough have accepted, until it is dissolved."""

    lead: UUID | None = None
    members: tuple[UUID, ...] = ()
    formed: bool = False


@dataclass(frozen=True, kw_only=True)
class Review:
    """What a body decided on a version (None: on the commitment): endorsed, approved, returned or dropped."""

    event: UUID
    kind: str
    body: str
    number: int
    hash: str


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version: its content's hash and file, and the amendments that it answers."""

    number: int
    hash: str
    file: str
    answers: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """What a member of `body` asks to change; `answered` by the versions of those numbers, and then closed."""

    id: UUID
    body: str
    by: UUID | None
    number: int
    hash: str
    words: Text
    answered: tuple[int, ...] = ()
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """The state of a commitment. `ready` is the number of the version that was handed over last."""

    version: int = 0
    name: str = ""
    idea: UUID | None = None
    versions: tuple[Version, ...] = ()
    title: Text = field(default_factory=dict)
    lead: str | None = None
    milestones: tuple[MilestoneDays, ...] = ()
    workshops: int = 0
    consultations: int = 0
    ready: int | None = None
    amendments: Mapping[UUID, Amendment] = field(default_factory=dict)

    @property
    def last(self) -> Version:
        """The last version."""
        return self.versions[-1]

    @property
    def open(self) -> tuple[Amendment, ...]:
        """The amendments that are not closed."""
        return tuple(each for each in self.amendments.values() if each.outcome is None)

    def handed_over(self, reviews: tuple[Review, ...]) -> bool:
        """Whether it is with the bodies, and only what answers an amendment changes it: not once it was returned."""
        return self.ready is not None and not any(
            review.kind == RETURNED and review.number >= self.ready for review in reviews
        )

    def approval(self, reviews: tuple[Review, ...]) -> Review | None:
        """The approval for comment under which the last version stands: what came after it answers amendments."""
        standing: Review | None = None
        for review in reviews:
            if review.kind in (RETURNED, DROPPED):
                standing = None
            elif review.kind == APPROVED and self._leads_here(review):
                standing = review
        return standing

    def _leads_here(self, review: Review) -> bool:
        known = self.versions[review.number - 1 : review.number]
        return bool(known) and known[0].hash == review.hash and all(v.answers for v in self.versions[review.number :])


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a commitment stands for who acts on it: its process, task force and reviews, and whether it is frozen."""

    process: Process
    name: str
    task_force: TaskForce = field(default_factory=TaskForce)
    reviews: tuple[Review, ...] = ()
    frozen: bool = False


def commitment_stream(process: str, name: str) -> UUID:
    """The stream of the process's commitment of that name."""
    return named(process, "commitment", name)


def evolve(state: Commitment, event: Event) -> Commitment:
    """The state after the event."""
    return replace(state, version=event.version, **_changes(state, event))


def _changes(state: Commitment, event: Event) -> dict[str, Any]:
    match event:
        case CommitmentDrafted():
            return {"name": event.name, "idea": event.idea, **_content(state, event.content, ())}
        case CommitmentRevised() | CommitmentAmended():
            return _content(state, event.content, event.answers) | {"amendments": _answered(state, event)}
        case WorkshopHeld():
            return {"workshops": state.workshops + 1}
        case StakeholdersConsulted():
            return {"consultations": state.consultations + 1}
        case CommitmentReadyForReview():
            return {"ready": event.number}
        case AmendmentRequested():
            return {"amendments": {**state.amendments, event.amendment: _amendment(event)}}
        case AmendmentClosed():
            closed = replace(state.amendments[event.amendment], outcome=event.outcome)
            return {"amendments": {**state.amendments, event.amendment: closed}}
    return {}


def _content(state: Commitment, content: CommitmentVersion, answers: tuple[UUID, ...]) -> dict[str, Any]:
    version = Version(number=content.number, hash=content.hash, file=content.file, answers=answers)
    return {
        "versions": (*state.versions, version),
        "title": content.title,
        "lead": content.lead,
        "milestones": content.milestones,
    }


def _answered(state: Commitment, event: CommitmentRevised | CommitmentAmended) -> dict[UUID, Amendment]:
    answered = {
        each: replace(state.amendments[each], answered=(*state.amendments[each].answered, event.content.number))
        for each in event.answers
    }
    return {**state.amendments, **answered}


def _amendment(event: AmendmentRequested) -> Amendment:
    return Amendment(
        id=event.amendment,
        body=event.body,
        by=event.person,
        number=event.number,
        hash=event.hash,
        words=event.words,
    )


def made_of(
    state: Commitment,
    act: Act,
    name: str,
    kind: type[E],
    *,
    rule: tuple[str, int] | None = None,
    seat: str | None = None,
    office: str | None = None,
    **fields: Any,
) -> tuple[Event, ...]:
    """The one event that the act makes of the commitment of that name."""
    stream = commitment_stream(act.process, name)
    return (act.event(kind, stream, state.version + 1, rule=rule, seat=seat, office=office, name=name, **fields),)


def need_writer(standing: Standing, act: Act) -> dict[str, Any]:
    """Who writes a commitment: a member of its task force, or an officer where the process's rules know none.

    The answer says as what: the seat, or the office.
    """
    need_going(standing.process, act)
    rules = standing.process.rules
    if rules is None or rules.task_forces is None:
        need_office(act, UNIT_OFFICER)
        return {"office": UNIT_OFFICER}
    if not standing.task_force.formed or act.person not in standing.task_force.members:
        raise SeatNeeded(seat=SEAT)
    return {"seat": SEAT}


def need_drafted(state: Commitment, name: str) -> None:
    """Refuse an act on a commitment that does not exist."""
    if state.version == 0:
        raise UnknownThing("commitment", what="commitment", name=name)


def need_unfrozen(standing: Standing) -> None:
    """Refuse a change of a commitment that was dropped, or frozen."""
    dropped = [review for review in standing.reviews if review.kind == DROPPED]
    if dropped:
        raise CommitmentIsDropped("commitment", name=standing.name, body=dropped[-1].body)
    if standing.frozen:
        raise CommitmentIsFrozen("commitment", name=standing.name)
