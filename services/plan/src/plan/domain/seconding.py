"""The second person confirms or declines what was proposed of a document: its rules are looked at again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from events.envelope import Act, Event
from events.foureyes import FOUR_EYES_RULE, Pending, declining, for_second_person, need_content
from events.plan import ActDeclined, CabinetApproved, PlanPublished, PlanReturned, PlanSubmitted, Rendition
from events.rules import need_reason

from .document import Document, Version, made_of
from .plans.approving import (
    APPROVAL_RULE,
    CABINET,
    CABINET_RECORDER,
    RETURN,
    Gates,
    RecordCabinetDecision,
    need_agreed,
    need_decidable,
    need_last,
    office_for,
)
from .plans.assembling import need_plan
from .plans.sending import PUBLISH, SUBMIT, need_publishable, need_submittable, need_very_bytes
from .process import Process, need_officer
from .publication import PUBLISH_DOCUMENT, confirmed_publication


@dataclass(frozen=True, kw_only=True)
class ConfirmAct:
    """As the second person, do what was proposed, named by the hash of its content."""

    act: Act
    process: Process
    proposal: UUID
    hash: str
    gates: Gates = field(default_factory=Gates)


@dataclass(frozen=True, kw_only=True)
class DeclineAct:
    """As the second person, say no to what was proposed."""

    act: Act
    process: Process
    proposal: UUID


def _confirm(state: Document, command: ConfirmAct) -> tuple[Event, ...]:
    waiting = _waiting(state, command)
    need_content(waiting, command.hash)
    act = _serving(command.act, waiting)
    if waiting.act == PUBLISH_DOCUMENT:
        return confirmed_publication(state, act, waiting)
    return CONFIRMED[waiting.act](state, replace(command, act=act), waiting, json.loads(waiting.content))


def _decline(state: Document, command: DeclineAct) -> tuple[Event, ...]:
    waiting = _waiting(state, command)
    need_reason(command.act)
    act = _serving(command.act, waiting)
    office = office_for(waiting.act)
    return made_of(state, act, state.name, ActDeclined, rule=FOUR_EYES_RULE, office=office, **declining(waiting))


def _waiting(state: Document, command: ConfirmAct | DeclineAct) -> Pending:
    """What waits, for a second person with the office that the act needs."""
    proposed = state.pending.get(command.proposal)
    need_officer(command.process, command.act, office_for(proposed.act if proposed else ""))
    return for_second_person(state.pending, command.proposal, command.act)


def _cabinet(state: Document, command: ConfirmAct, waiting: Pending, said: dict[str, Any]) -> tuple[Event, ...]:
    decided = RecordCabinetDecision(
        act=command.act,
        process=command.process,
        name=state.name,
        hash=said["hash"],
        outcome=said["outcome"],
        decided_on=date.fromisoformat(said["decided_on"]),
        decision=said["decision"],
        gates=command.gates,
    )
    version = need_decidable(state, decided)
    fields = _fields(version, waiting, state.name) | {"decided_on": decided.decided_on, "decision": decided.decision}
    act = replace(command.act, reason=said["reason"] or command.act.reason)
    if decided.outcome == RETURN:
        return made_of(state, act, state.name, PlanReturned, rule=FOUR_EYES_RULE, office=CABINET_RECORDER, **fields)
    plan = need_plan(state, state.name)
    agreed = need_agreed(state, plan, command.process, command.act.process, command.gates)
    fields |= {name: getattr(agreed, name) for name in ("consulted", "consultations", "revisions")}
    return made_of(state, act, state.name, CabinetApproved, rule=APPROVAL_RULE, office=CABINET_RECORDER, **fields)


def _publish(state: Document, command: ConfirmAct, waiting: Pending, said: dict[str, Any]) -> tuple[Event, ...]:
    need_last(state, said["hash"])
    version = need_publishable(state, state.name, command.act, command.process, command.gates)
    fields = _fields(version, waiting, state.name) | {"languages": version.languages}
    return made_of(state, command.act, state.name, PlanPublished, rule=FOUR_EYES_RULE, **fields)


def _submit(state: Document, command: ConfirmAct, waiting: Pending, said: dict[str, Any]) -> tuple[Event, ...]:
    need_last(state, said["hash"])
    version = need_submittable(state, state.name, command.act, command.process, command.gates)
    renditions = tuple(Rendition(**each) for each in said["renditions"])
    need_very_bytes(version, renditions)
    fields = _fields(version, waiting, state.name) | {
        "renditions": renditions,
        "recipient": said["recipient"],
        "channel": said["channel"],
        "sent_on": date.fromisoformat(said["sent_on"]),
    }
    return made_of(state, command.act, state.name, PlanSubmitted, rule=FOUR_EYES_RULE, **fields)


def _fields(version: Version, waiting: Pending, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "number": version.number,
        "hash": version.hash,
        "proposal": waiting.proposal,
        "proposed_by": waiting.proposed_by,
    }


def _serving(act: Act, waiting: Pending) -> Act:
    """The act of the second person, serving the activity that the proposal serves."""
    return replace(act, activity=waiting.activity) if act.activity is None else act


CONFIRMED: dict[str, Callable[[Document, ConfirmAct, Pending, dict[str, Any]], tuple[Event, ...]]] = {
    CABINET: _cabinet,
    PUBLISH: _publish,
    SUBMIT: _submit,
}
"""What is made of a proposed act that is the plan's, once it is confirmed."""

DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {ConfirmAct: _confirm, DeclineAct: _decline}
