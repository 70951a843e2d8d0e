"""The approved plan is published and submitted, each by two officers: what was approved is what is sent, by hash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from events.envelope import Act, Event
from events.foureyes import proposing
from events.plan import ActProposed, Evidence, Rendition, SubmissionAcknowledged
from events.refusals import ContentDiffers, Refusal
from plan.domain.document import Document, Version, made_of, version_hash
from plan.domain.process import Process, need_officer, need_past

from .approving import CABINET, Gates, need_agreed
from .assembling import need_plan

PUBLISH, SUBMIT = "PublishPlan", "SubmitPlan"


class NotApproved(Refusal):
    """The Cabinet has not approved the plan's last version, {number}."""

    slug = "plan-not-approved"


class PlanAlreadyPublished(Refusal):
    """The plan is published."""

    slug = "already-published"


class AlreadySubmitted(Refusal):
    """The plan is submitted."""

    slug = "already-submitted"


class NotSubmitted(Refusal):
    """The plan is not submitted."""

    slug = "not-submitted"


class AlreadyAcknowledged(Refusal):
    """The submission is acknowledged."""

    slug = "already-acknowledged"


@dataclass(frozen=True, kw_only=True)
class PublishPlan:
    """Propose that the approved version be published."""

    act: Act
    process: Process
    name: str
    gates: Gates = field(default_factory=Gates)


@dataclass(frozen=True, kw_only=True)
class SubmitPlan:
    """Propose to send those files to the recipient; `renditions` are told from the very bytes that are sent."""

    act: Act
    process: Process
    name: str
    renditions: tuple[Rendition, ...]
    recipient: str
    channel: str
    sent_on: date
    gates: Gates = field(default_factory=Gates)


@dataclass(frozen=True, kw_only=True)
class RecordAcknowledgement:
    """Record that the recipient confirmed to have the plan."""

    act: Act
    process: Process
    name: str
    acknowledged_on: date
    evidence: tuple[Evidence, ...]


def need_approved(state: Document, name: str, act: Act, process: Process, gates: Gates) -> Version:
    """The approved version: by the Cabinet, or by all that come before it where the process has no Cabinet."""
    plan = need_plan(state, name)
    last = state.versions[-1]
    if plan.approved == last.hash:
        return last
    if process.plans(CABINET):
        raise NotApproved("document", number=last.number)
    need_agreed(state, plan, process, act.process, gates)
    return last


def _publish(state: Document, command: PublishPlan) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    version = need_publishable(state, command.name, command.act, command.process, command.gates)
    content = {"document": command.name, "hash": version.hash, "number": version.number}
    return made_of(state, command.act, command.name, ActProposed, **proposing(command.act, PUBLISH, content))


def need_publishable(state: Document, name: str, act: Act, process: Process, gates: Gates) -> Version:
    """The version that is published; a refusal of a second publication."""
    version = need_approved(state, name, act, process, gates)
    if state.plan and state.plan.published:
        raise PlanAlreadyPublished("document")
    return version


def _submit(state: Document, command: SubmitPlan) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    need_past(command.process, command.act, command.sent_on, "sent_on")
    version = need_submittable(state, command.name, command.act, command.process, command.gates)
    need_very_bytes(version, command.renditions)
    content = {
        "channel": command.channel,
        "document": command.name,
        "hash": version.hash,
        "number": version.number,
        "recipient": command.recipient,
        "renditions": [asdict(each) for each in command.renditions],
        "sent_on": command.sent_on.isoformat(),
    }
    return made_of(state, command.act, command.name, ActProposed, **proposing(command.act, SUBMIT, content))


def need_submittable(state: Document, name: str, act: Act, process: Process, gates: Gates) -> Version:
    """The version that is sent; a refusal of a second submission."""
    version = need_approved(state, name, act, process, gates)
    if state.plan and state.plan.submitted:
        raise AlreadySubmitted("document")
    return version


def need_very_bytes(version: Version, renditions: Sequence[Rendition]) -> None:
    """Refuse to send anything but what was approved."""
    if version_hash(renditions) != version.hash:
        raise ContentDiffers("renditions", hash=version_hash(renditions))


def _acknowledge(state: Document, command: RecordAcknowledgement) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    plan = need_plan(state, command.name)
    if not plan.submitted:
        raise NotSubmitted("document")
    if plan.acknowledged:
        raise AlreadyAcknowledged("document")
    need_past(command.process, command.act, command.acknowledged_on, "acknowledged_on")
    last = state.versions[-1]
    return made_of(
        state,
        command.act,
        command.name,
        SubmissionAcknowledged,
        name=command.name,
        number=last.number,
        hash=last.hash,
        acknowledged_on=command.acknowledged_on,
        evidence=command.evidence,
    )


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {
    PublishPlan: _publish,
    SubmitPlan: _submit,
    RecordAcknowledgement: _acknowledge,
}
