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
from events.foureyes import declining, for_second_person, need_content, proposing
from events.proposals import ActDeclined, ActProposed, CallDeadlineExtended
from events.refusals import Refusal
from events.rules import UNIT_OFFICER, Process, need_office, need_reason, need_running, need_words
from events.window import extend

from .call import Call, evolve


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
    need_office(command.act, UNIT_OFFICER)
    need_running(command.process, command.act)
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
    extend(state.window(), act.happened_at)
    if last <= state.last:
        raise NotLater("last", last=state.last.isoformat())
    need_words(asked_by, process.languages, "asked_by")
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
    content = {**fields, "activity": act.activity, "reason": act.reason}
    return act.event(
        ActProposed,
        state.stream(act.process),
        state.version + 1,
        office=UNIT_OFFICER,
        **proposing(act, "ExtendDeadline", content),
    )


def _confirmed(state: Call, command: ConfirmAct) -> CallDeadlineExtended:
    waits = for_second_person(state.known().pending, command.proposal, command.act)
    need_content(waits, command.hash)
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
    waits = for_second_person(state.known().pending, command.proposal, command.act)
    need_reason(command.act)
    return state.serving(command.act).event(
        ActDeclined,
        state.stream(command.act.process),
        state.version + 1,
        office=UNIT_OFFICER,
        **declining(waits),
    )
