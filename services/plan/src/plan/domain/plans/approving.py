"""The plan is approved by its hash: by each entity that answers for a commitment, then by the Cabinet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from events.envelope import Act, Event
from events.foureyes import proposing
from events.plan import (
    ActProposed,
    ApprovalRequested,
    EntityApproved,
    EntityRefused,
    ResponsibleEntityNamed,
)
from events.refusals import ContentDiffers, Refusal, UnknownThing, ValueRefused
from events.rules import UNIT_OFFICER, need_reason, need_words
from plan.domain.document import Consultation, Document, Version, answered, made_of
from plan.domain.process import Process, need_officer, need_past

from .assembling import PlanIsApproved, need_plan
from .state import APPROVE, Answer, Plan

CABINET_RECORDER = "cabinet_recorder"
ENTITY_OFFICER = "entity_officer"
CABINET = "RecordCabinetDecision"
RETURN = "return"

APPROVAL_RULE = ("approved-by-hash", 1)
"""Entities first, then the Cabinet, all the very version; no comment without an answer, no appeal open.

A version other than the one consulted on only by revisions that each have a note and a recorded difference.
"""


class EntityNotAsked(Refusal):
    """The entity {organisation} has not been asked to approve this version."""

    slug = "entity-not-asked"


class AlreadyAsked(Refusal):
    """The entity {organisation} has been asked to approve this version, and has not refused it."""

    slug = "already-asked"


class NotRepresentative(Refusal):
    """This act needs a representative of {organisation}."""

    kind = "forbidden"
    slug = "not-representative"


class AlreadyAnswered(Refusal):
    """The entity {organisation} has answered so already."""

    slug = "already-answered"


class EntitiesWait(Refusal):
    """These entities have not approved this version: {organisations}."""

    slug = "entities-wait"


class AppealsOpen(Refusal):
    """{count} appeals are open."""

    slug = "appeals-open"


class DifferenceMissing(Refusal):
    """The version {number} is not the one consulted on, and has no recorded difference and note."""

    slug = "difference-missing"


class AlreadyReturned(Refusal):
    """The Cabinet has returned this version: it decides on another."""

    slug = "already-returned"


@dataclass(frozen=True, kw_only=True)
class Gates:
    """What is known of the consultations on the plan, and which appeals are open."""

    consultations: tuple[Consultation, ...] = ()
    appeals: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class NameResponsibleEntity:
    """Say which organisation answers for the commitment; `registered` are the organisations there are."""

    act: Act
    process: Process
    name: str
    commitment: str
    organisation: str
    registered: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class RequestApproval:
    """Ask the organisation to approve the last version, which its hash may name."""

    act: Act
    process: Process
    name: str
    organisation: str
    hash: str | None
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class ApproveAsEntity:
    """As a representative of the organisation, approve that very version; `represents` are those acted for."""

    act: Act
    process: Process
    name: str
    organisation: str
    hash: str | None
    represents: frozenset[str]
    number: int | None = None


@dataclass(frozen=True, kw_only=True)
class RefuseAsEntity(ApproveAsEntity):
    """As a representative of the organisation, do not approve that version: refuse, conditions or not_mine."""

    answer: str = "refuse"


@dataclass(frozen=True, kw_only=True)
class RecordCabinetDecision:
    """Propose to record what the Cabinet decided on that version: approve or return (then the reason says why)."""

    act: Act
    process: Process
    name: str
    hash: str | None
    outcome: str
    decided_on: date
    decision: str
    number: int | None = None
    gates: Gates = field(default_factory=Gates)


def _name_entity(state: Document, command: NameResponsibleEntity) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    plan = need_undecided(state, command.name)
    if command.commitment not in plan.entities:
        raise UnknownThing("commitment", what="commitment of the plan", name=command.commitment)
    if command.organisation not in command.registered:
        raise UnknownThing("organisation", what="organisation", name=command.organisation)
    old = plan.entities[command.commitment]
    if old == command.organisation:
        raise ValueRefused("organisation", rule="it answers for the commitment already")
    fields: dict[str, Any] = {"commitment": command.commitment, "organisation": command.organisation, "old": old}
    return made_of(state, command.act, command.name, ResponsibleEntityNamed, name=command.name, **fields)


def _request(state: Document, command: RequestApproval) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    plan = need_undecided(state, command.name)
    version = need_last(state, command.hash or state.versions[-1].hash)
    commitments = plan.commitments_of(command.organisation)
    if not commitments:
        raise UnknownThing("organisation", what="responsible entity", name=command.organisation)
    if plan.asked.get(command.organisation) == version.hash and not plan.refused(command.organisation, version.hash):
        raise AlreadyAsked("organisation", organisation=command.organisation)
    fields: dict[str, Any] = {
        "organisation": command.organisation,
        "commitments": commitments,
        "due_on": command.due_on,
    }
    return made_of(state, command.act, command.name, ApprovalRequested, **_named(command.name, version), **fields)


def _approve(state: Document, command: ApproveAsEntity) -> tuple[Event, ...]:
    version = _need_asked(state, command, APPROVE)
    fields: dict[str, Any] = {"rule": APPROVAL_RULE, "office": ENTITY_OFFICER, "organisation": command.organisation}
    return made_of(state, command.act, command.name, EntityApproved, **_named(command.name, version), **fields)


def _refuse(state: Document, command: RefuseAsEntity) -> tuple[Event, ...]:
    need_reason(command.act)
    version = _need_asked(state, command, command.answer)
    fields: dict[str, Any] = {"office": ENTITY_OFFICER, "organisation": command.organisation, "answer": command.answer}
    return made_of(state, command.act, command.name, EntityRefused, **_named(command.name, version), **fields)


def _need_asked(state: Document, command: ApproveAsEntity, answer: str) -> Version:
    need_officer(command.process, command.act, ENTITY_OFFICER)
    if command.organisation not in command.represents:
        raise NotRepresentative("organisation", organisation=command.organisation)
    plan = need_undecided(state, command.name)
    version = need_last(state, command.hash, command.number)
    if plan.asked.get(command.organisation) != version.hash:
        raise EntityNotAsked("organisation", organisation=command.organisation)
    if plan.answers.get(command.organisation) == Answer(hash=version.hash, answer=answer):
        raise AlreadyAnswered("organisation", organisation=command.organisation)
    return version


def _record_cabinet(state: Document, command: RecordCabinetDecision) -> tuple[Event, ...]:
    need_officer(command.process, command.act, CABINET_RECORDER)
    version = need_decidable(state, command)
    if command.outcome == RETURN:
        need_words(need_reason(command.act), command.process.languages, "reason")
    content = {
        "decided_on": command.decided_on.isoformat(),
        "decision": command.decision,
        "document": command.name,
        "hash": version.hash,
        "number": version.number,
        "outcome": command.outcome,
        "reason": command.act.reason,
    }
    fields = proposing(command.act, CABINET, content)
    return made_of(state, command.act, command.name, ActProposed, office=CABINET_RECORDER, **fields)


def need_decidable(state: Document, command: RecordCabinetDecision) -> Version:
    """The version on which the Cabinet decides: the last, and not before all that must come first."""
    plan = need_undecided(state, command.name)
    version = need_last(state, command.hash, command.number)
    need_past(command.process, command.act, command.decided_on, "decided_on")
    if plan.returned == version.hash:
        raise AlreadyReturned("hash")
    if command.outcome != RETURN:
        need_agreed(state, plan, command.process, command.act.process, command.gates)
    return version


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """How a version came to be agreed: consulted on at `consulted`, then revised."""

    consultations: tuple[UUID, ...]
    consulted: int | None
    revisions: tuple[UUID, ...]


def need_agreed(state: Document, plan: Plan, process: Process, of: str, gates: Gates) -> Agreed:
    """Refuse a last version that lacks an entity's yes, an answer, an appeal's decision, or a recorded difference."""
    last = state.versions[-1]
    if waiting := plan.waiting(last.hash):
        raise EntitiesWait("hash", organisations=", ".join(waiting))
    consultations = answered(process, of, state.name, gates.consultations)
    if gates.appeals:
        raise AppealsOpen("document", count=len(gates.appeals))
    consulted = max((each.number for each in gates.consultations if each.closed), default=None)
    since = range((consulted or 1) + 1, last.number + 1)
    for number in since:
        if number not in plan.revisions:
            raise DifferenceMissing("document", number=number)
    return Agreed(consultations=consultations, consulted=consulted, revisions=tuple(plan.revisions[n] for n in since))


def need_undecided(state: Document, name: str) -> Plan:
    """The plan, while its last version is not approved."""
    plan = need_plan(state, name)
    if plan.approved == state.versions[-1].hash or plan.published or plan.submitted:
        raise PlanIsApproved("document")
    return plan


def need_last(state: Document, hashed: str | None, number: int | None = None) -> Version:
    """The last version; a refusal where the hash or the number, of which one at least is given, names another."""
    if hashed is None and number is None:
        raise ValueRefused("hash", rule="the version is named by its number, its hash, or both")
    last = state.versions[-1]
    if hashed not in (None, last.hash) or number not in (None, last.number):
        raise ContentDiffers("number" if hashed is None else "hash", hash=hashed or number)
    return last


def _named(name: str, version: Version) -> dict[str, Any]:
    return {"name": name, "number": version.number, "hash": version.hash}


OFFICES = {CABINET: CABINET_RECORDER}
"""The office of who confirms or declines an act, where it is not the unit officer's."""


def office_for(act: str) -> str:
    """The office that the act's second person needs."""
    return OFFICES.get(act, UNIT_OFFICER)


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {
    NameResponsibleEntity: _name_entity,
    RequestApproval: _request,
    ApproveAsEntity: _approve,
    RefuseAsEntity: _refuse,
    RecordCabinetDecision: _record_cabinet,
}
