"""What two unit officers do together: let a call's deadline fall later, before it falls."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE, ends_at
from events.envelope import Act, Event, Text
from events.foureyes import Pending, content_hash
from events.proposals import ActDeclined, ActProposed, CallDeadlineExtended
from events.refusals import ContentDiffers, NotProposed, Refusal, SecondPersonNeeded
from events.window import admit

from .call import Call, evolve
from .process import UNIT_OFFICER, Process, check_officer, check_words, need_reason


class OvertakenProposal(Refusal):
    """The deadline has changed since the act was proposed: propose it again."""

    slug = "overtaken-proposal"


class NotLater(Refusal):
    """A deadline only moves later: its last day is {last} already."""

    kind = "invalid"
    slug = "not-later"


@dataclass(frozen=True, kw_only=True)
class ExtendDeadline:
    """Propose a later last day, as `asked_by` asked, for the act's reason."""

    act: Act
    process: Process
    last: date
    asked_by: Text


@dataclass(frozen=True, kw_only=True)
class ConfirmAct:
    """Confirm what another officer proposed, by the hash of its content."""

    act: Act
    process: Process
    proposal: UUID
    hash: str


@dataclass(frozen=True, kw_only=True)
class DeclineAct:
    """Decline what another officer proposed, for the act's reason."""

    act: Act
    process: Process
    proposal: UUID


ExtensionCommand: TypeAlias = ExtendDeadline | ConfirmAct | DeclineAct


def decide(state: Call, command: ExtensionCommand) -> tuple[Event, ...]:
    """What the command makes happen; refuses what a rule forbids."""
    check_officer(command.act, command.process)
    match command:
        case ExtendDeadline():
            return (_proposed(state, command),)
        case ConfirmAct():
            return (_confirmed(state, command),)
        case DeclineAct():
            return (_declined(state, command),)
    assert_never(command)


OFFICERS = Aggregate(Call(), evolve, decide)


def _extension(state: Call, act: Act, process: Process, last: date, asked_by: Text) -> dict[str, Any]:
    admit(state.window(), act.happened_at)
    if last <= state.last:
        raise NotLater("last", last=state.last.isoformat())
    check_words("asked_by", asked_by, process)
    need_reason(act)
    return {
        "asked_by": asked_by,
        "call": state.name,
        "last": last.isoformat(),
        "old_last": state.last.isoformat(),
    }


def _proposed(state: Call, command: ExtendDeadline) -> ActProposed:
    fields = _extension(state, command.act, command.process, command.last, command.asked_by)
    act = state.serving(command.act)
    said = {**fields, "activity": act.activity, "reason": act.reason}
    content = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return act.event(
        ActProposed,
        state.stream(act.process),
        state.version + 1,
        office=UNIT_OFFICER,
        proposal=act.id,
        act="ExtendDeadline",
        content=content,
        hash=content_hash(content),
    )


def _confirmed(state: Call, command: ConfirmAct) -> CallDeadlineExtended:
    waits = _waiting(state, command.act, command.proposal)
    if command.hash != waits.hash:
        raise ContentDiffers("hash", hash=command.hash)
    content = json.loads(waits.content)
    # The act is the proposed one, for its activity and reason; the second person makes it happen now.
    act = replace(command.act, activity=content.pop("activity"), reason=content.pop("reason"))
    last = date.fromisoformat(content["last"])
    if _extension(state, act, command.process, last, content["asked_by"]) != content:
        raise OvertakenProposal()
    return act.event(
        CallDeadlineExtended,
        state.stream(act.process),
        state.version + 1,
        rule=DEADLINE_RULE,
        office=UNIT_OFFICER,
        old_last=state.last,
        last=last,
        closes_at=ends_at(last, command.process.zone),
        asked_by=content["asked_by"],
        proposal=waits.proposal,
        proposed_by=waits.proposed_by,
    )


def _declined(state: Call, command: DeclineAct) -> ActDeclined:
    waits = _waiting(state, command.act, command.proposal)
    need_reason(command.act)
    return state.serving(command.act).event(
        ActDeclined,
        state.stream(command.act.process),
        state.version + 1,
        office=UNIT_OFFICER,
        proposal=waits.proposal,
        act=waits.act,
        proposed_by=waits.proposed_by,
    )


def _waiting(state: Call, act: Act, proposal: UUID) -> Pending:
    """The proposal that waits for another person than the one who acts."""
    waits = state.known().pending.get(proposal)
    if waits is None:
        raise NotProposed("proposal", name=proposal)
    if act.person == waits.proposed_by:
        raise SecondPersonNeeded()
    return waits
