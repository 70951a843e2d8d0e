"""Moderation: a contribution is hidden on a ground of the public list, by two people, and may be shown again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, TypeVar, assert_never
from uuid import UUID

from .envelope import Act, Event
from .foureyes import (
    Declined,
    Pending,
    Proposed,
    declining,
    for_second_person,
    need_content,
    pending,
    proposing,
    without,
)
from .refusals import Refusal
from .rules import UNIT_OFFICER, Process, need_office, need_reason, need_running

HIDE = "HideContribution"

MODERATION_RULE = ("hidden-on-public-grounds", 1)
"""Hidden by two officers whom it does not concern, on a ground of the process's list; place, count and rights stay."""

UPHELD = frozenset({"upheld", "partly"})
"""The outcomes of an appeal after which a decision is taken anew."""


class NoSuchGround(Refusal):
    """The process's public list has no such ground: {ground}."""

    kind = "invalid"
    slug = "no-such-ground"


class AlreadyHidden(Refusal):
    """The contribution is hidden already, on the ground {ground}."""

    slug = "already-hidden"


class NotHidden(Refusal):
    """The contribution is not hidden."""

    slug = "not-hidden"


class OwnContribution(Refusal):
    """Nobody hides or shows again what is their own, or their organisation's."""

    kind = "forbidden"
    slug = "own-contribution"


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """The event that hid a contribution, and the ground that is shown in its place."""

    event: UUID
    ground: str


@dataclass(frozen=True, kw_only=True)
class Moderated:
    """What a contribution's state holds for its moderators."""

    hidden: Hidden | None = None
    pending: Mapping[UUID, Pending] = field(default_factory=dict)


M = TypeVar("M", bound=Moderated)


def waiting(state: M, event: Proposed | Declined) -> M:
    """The contribution once an act on it is proposed, or declined."""
    if isinstance(event, Proposed):
        return replace(state, pending={**state.pending, event.proposal: pending(event)})
    return replace(state, pending=without(state.pending, event.proposal))


def hide(state: M, event: UUID, ground: str, proposal: UUID) -> M:
    """The contribution once that event, as it was proposed, has hidden it."""
    return replace(state, hidden=Hidden(event=event, ground=ground), pending=without(state.pending, proposal))


def show(state: M) -> M:
    """The contribution once it is shown again."""
    return replace(state, hidden=None)


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """A contribution to its moderators: `concerns` are whom it is of; `fields` what its service adds to the events."""

    stream: UUID
    version: int
    state: Moderated
    concerns: frozenset[UUID]
    activity: int | None
    fields: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Contracts:
    """A service's own contracts of moderation."""

    proposed: type[Proposed]
    declined: type[Declined]
    hidden: type[Event]
    restored: type[Event]


@dataclass(frozen=True, kw_only=True)
class HideContribution:
    """Propose to hide it on that ground; `grounds` are those of the rules in force."""

    act: Act
    process: Process
    grounds: frozenset[str]
    ground: str


@dataclass(frozen=True, kw_only=True)
class ConfirmHiding:
    """Confirm, by the hash of its content, what another officer proposed."""

    act: Act
    process: Process
    grounds: frozenset[str]
    proposal: UUID
    hash: str


@dataclass(frozen=True, kw_only=True)
class DeclineHiding:
    """Decline what another officer proposed, for the act's reason."""

    act: Act
    process: Process
    proposal: UUID


@dataclass(frozen=True, kw_only=True)
class RestoreContribution:
    """Show it again, for the act's reason."""

    act: Act
    process: Process


@dataclass(frozen=True, kw_only=True)
class RestoreAfterAppeal:
    """Show it again where it is still hidden by that decision, against which an appeal was upheld."""

    act: Act
    appeal: UUID
    decision: UUID


ModerationCommand: TypeAlias = (
    HideContribution | ConfirmHiding | DeclineHiding | RestoreContribution | RestoreAfterAppeal
)


def decide(contracts: Contracts, found: Contribution, command: ModerationCommand) -> tuple[Event, ...]:
    """What the command makes happen to the contribution; refuses what a rule forbids."""
    match command:
        case HideContribution():
            return (_proposed(contracts, found, command),)
        case ConfirmHiding():
            return (_confirmed(contracts, found, command),)
        case DeclineHiding():
            return (_declined(contracts, found, command),)
        case RestoreContribution():
            return (_restored(contracts, found, command),)
        case RestoreAfterAppeal():
            return _after_appeal(contracts, found, command)
    assert_never(command)


def _check_moderator(found: Contribution, act: Act, process: Process) -> None:
    need_office(act, UNIT_OFFICER)
    need_running(process, act)
    if act.person in found.concerns:
        raise OwnContribution()


def _check_hiding(found: Contribution, ground: str, grounds: frozenset[str]) -> None:
    if found.state.hidden is not None:
        raise AlreadyHidden(ground=found.state.hidden.ground)
    if ground not in grounds:
        raise NoSuchGround("ground", ground=ground)


def _proposed(contracts: Contracts, found: Contribution, command: HideContribution) -> Event:
    act = _serving(found, command.act)
    _check_moderator(found, act, command.process)
    _check_hiding(found, command.ground, command.grounds)
    content = {
        "activity": act.activity,
        "contribution": str(found.stream),
        "ground": command.ground,
        "reason": act.reason,
    }
    return _event(contracts.proposed, found, act, **proposing(act, HIDE, content))


def _confirmed(contracts: Contracts, found: Contribution, command: ConfirmHiding) -> Event:
    _check_moderator(found, command.act, command.process)
    waits = for_second_person(found.state.pending, command.proposal, command.act)
    need_content(waits, command.hash)
    content = json.loads(waits.content)
    _check_hiding(found, content["ground"], command.grounds)
    # The act is the proposed one, for its activity and reason; the second person makes it happen now.
    act = replace(command.act, activity=content["activity"], reason=content["reason"])
    return _event(
        contracts.hidden,
        found,
        act,
        rule=MODERATION_RULE,
        ground=content["ground"],
        proposal=waits.proposal,
        proposed_by=waits.proposed_by,
        **found.fields,
    )


def _declined(contracts: Contracts, found: Contribution, command: DeclineHiding) -> Event:
    _check_moderator(found, command.act, command.process)
    waits = for_second_person(found.state.pending, command.proposal, command.act)
    need_reason(command.act)
    return _event(contracts.declined, found, _serving(found, command.act), **declining(waits))


def _restored(contracts: Contracts, found: Contribution, command: RestoreContribution) -> Event:
    _check_moderator(found, command.act, command.process)
    if found.state.hidden is None:
        raise NotHidden()
    need_reason(command.act)
    return _shown(contracts, found, _serving(found, command.act), UNIT_OFFICER, found.state.hidden.event, None)


def _after_appeal(contracts: Contracts, found: Contribution, command: RestoreAfterAppeal) -> tuple[Event, ...]:
    hidden = found.state.hidden
    if hidden is None or hidden.event != command.decision:
        return ()
    return (_shown(contracts, found, _serving(found, command.act), None, hidden.event, command.appeal),)


def _shown(
    contracts: Contracts, found: Contribution, act: Act, office: str | None, hidden: UUID, appeal: UUID | None
) -> Event:
    return _event(
        contracts.restored,
        found,
        act,
        office=office,
        rule=MODERATION_RULE,
        hidden=hidden,
        appeal=appeal,
        **found.fields,
    )


def _event(
    kind: type[Event],
    found: Contribution,
    by: Act,
    /,
    office: str | None = UNIT_OFFICER,
    rule: tuple[str, int] | None = None,
    **fields: Any,
) -> Event:
    return by.event(kind, found.stream, found.version + 1, rule=rule, office=office, **fields)


def _serving(found: Contribution, act: Act) -> Act:
    return act if act.activity is not None else replace(act, activity=found.activity)
