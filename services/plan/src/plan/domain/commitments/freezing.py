"""The commitments that were approved for comment are frozen, by two officers, and make up the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID

from events.envelope import Act, Event, named
from events.foureyes import (
    FOUR_EYES_RULE,
    Pending,
    canonical,
    content_hash,
    declining,
    for_second_person,
    need_content,
    pending,
    proposing,
    without,
)
from events.plan import ActDeclined, ActProposed, CommitmentsFrozen, FrozenCommitment
from events.refusals import ContentDiffers, Refusal
from events.rules import UNIT_OFFICER, need_reason
from plan.domain.process import Process, need_officer

from .commitment import DROPPED, Commitment, Review

FREEZE = "FreezeCommitments"


class NothingApproved(Refusal):
    """No commitment is approved for comment, and none can be frozen."""

    slug = "nothing-approved"


class AmendmentsOpen(Refusal):
    """The commitment {name} has {count} open amendments."""

    slug = "amendments-open"


class AlreadyFrozen(Refusal):
    """The commitments are frozen already."""

    slug = "already-frozen"


@dataclass(frozen=True, kw_only=True)
class Freeze:
    """The state of the freeze: what was frozen, by which event, and what waits for a second person."""

    version: int = 0
    commitments: tuple[FrozenCommitment, ...] = ()
    event: UUID | None = None
    pending: Mapping[UUID, Pending] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """A commitment with what bodies decided on it."""

    commitment: Commitment
    reviews: tuple[Review, ...]


@dataclass(frozen=True, kw_only=True)
class FreezeCommitments:
    """Propose that all commitments approved for comment be frozen as they stand; `reviewed` are all that were."""

    act: Act
    process: Process
    reviewed: tuple[Reviewed, ...]


@dataclass(frozen=True, kw_only=True)
class ConfirmFreeze:
    """As the second person, freeze what was proposed."""

    act: Act
    process: Process
    reviewed: tuple[Reviewed, ...]
    proposal: UUID
    hash: str


@dataclass(frozen=True, kw_only=True)
class DeclineFreeze:
    """As the second person, say no."""

    act: Act
    process: Process
    proposal: UUID


def freeze_stream(process: str) -> UUID:
    """The stream of the process's freeze."""
    return named(process, "freeze", process)


def evolve(state: Freeze, event: Event) -> Freeze:
    """The state after the event."""
    after = replace(state, version=event.version)
    match event:
        case ActProposed():
            return replace(after, pending={**state.pending, event.proposal: pending(event)})
        case ActDeclined():
            return replace(after, pending=without(state.pending, event.proposal))
        case CommitmentsFrozen():
            return replace(after, commitments=event.commitments, event=event.id, pending={})
    return after


def decide(state: Freeze, command: Any) -> tuple[Event, ...]:
    """The events that the command makes of the freeze, or a refusal."""
    need_officer(command.process, command.act)
    return DECISIONS[type(command)](state, command)


def _propose(state: Freeze, command: FreezeCommitments) -> tuple[Event, ...]:
    frozen, _ = _freezable(state, command.reviewed)
    return _made(state, command.act, ActProposed, **proposing(command.act, FREEZE, _content(frozen)))


def _confirm(state: Freeze, command: ConfirmFreeze) -> tuple[Event, ...]:
    waiting = for_second_person(state.pending, command.proposal, command.act)
    need_content(waiting, command.hash)
    frozen, approvals = _freezable(state, command.reviewed)
    if content_hash(canonical(_content(frozen))) != command.hash:
        raise ContentDiffers("hash", hash=command.hash)
    return _made(
        state,
        _serving(command.act, waiting),
        CommitmentsFrozen,
        commitments=frozen,
        approvals=approvals,
        proposal=waiting.proposal,
        proposed_by=waiting.proposed_by,
    )


def _decline(state: Freeze, command: DeclineFreeze) -> tuple[Event, ...]:
    waiting = for_second_person(state.pending, command.proposal, command.act)
    need_reason(command.act)
    return _made(state, _serving(command.act, waiting), ActDeclined, **declining(waiting))


def _freezable(state: Freeze, reviewed: Sequence[Reviewed]) -> tuple[tuple[FrozenCommitment, ...], tuple[UUID, ...]]:
    """The commitments to be frozen, by name, and the approvals under which they stand."""
    if state.event is not None:
        raise AlreadyFrozen
    standing = [(each.commitment, each.commitment.approval(each.reviews)) for each in reviewed if not _dropped(each)]
    approved = sorted(
        ((commitment, review) for commitment, review in standing if review), key=lambda each: each[0].name
    )
    if not approved:
        raise NothingApproved
    for commitment, _ in approved:
        if commitment.open:
            raise AmendmentsOpen("commitments", name=commitment.name, count=len(commitment.open))
    return tuple(map(_frozen, (each for each, _ in approved))), tuple(sorted({each.event for _, each in approved}))


def _frozen(commitment: Commitment) -> FrozenCommitment:
    last = commitment.last
    return FrozenCommitment(name=commitment.name, number=last.number, hash=last.hash, lead=commitment.lead or "")


def _dropped(reviewed: Reviewed) -> bool:
    return any(review.kind == DROPPED for review in reviewed.reviews)


def _content(frozen: tuple[FrozenCommitment, ...]) -> dict[str, Any]:
    return {"commitments": [asdict(each) for each in frozen]}


def _serving(act: Act, waiting: Pending) -> Act:
    return replace(act, activity=waiting.activity) if act.activity is None else act


def _made(state: Freeze, act: Act, kind: type[Event], /, **fields: Any) -> tuple[Event, ...]:
    rule = None if kind is ActProposed else FOUR_EYES_RULE
    stream = freeze_stream(act.process)
    return (act.event(kind, stream, state.version + 1, office=UNIT_OFFICER, rule=rule, **fields),)


DECISIONS: dict[type, Callable[[Freeze, Any], tuple[Event, ...]]] = {
    FreezeCommitments: _propose,
    ConfirmFreeze: _confirm,
    DeclineFreeze: _decline,
}
