"""The task force of a kept idea: its author invites, who is invited accepts, and it is formed when enough have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE, ends_at, local_day
from events.envelope import Act, Event
from events.plan import TaskForceRules
from events.refusals import AlreadyThere, Refusal, UnknownThing
from events.rules import UNIT_OFFICER, need_office, need_reason, need_running
from events.window import shown
from events.workgroup import (
    TaskForceDissolved,
    TaskForceFormed,
    TaskForceInvitationDeclined,
    TaskForceInvited,
    TaskForceJoined,
    TaskForceOverdue,
    TaskForceRequested,
)

from .making import serving
from .opinions import Idea, NotDueYet
from .process import Process
from .task_force import TaskForce, evolve, task_force_of

FORMED_RULE = ("task-force-least-and-sides", 1)
"""At least so many have accepted, and among them one at least of each side that is needed."""


class NotKept(Refusal):
    """Only an idea that the body keeps has a task force: {idea}."""

    slug = "not-kept"


class NoTaskForceRules(Refusal):
    """The process has no rule on task forces."""

    slug = "no-task-force-rules"


class NotLead(Refusal):
    """Only the task force's lead does this."""

    kind = "forbidden"
    slug = "not-lead"


class AlreadyInvited(Refusal):
    """The person is invited already."""

    slug = "already-invited"


class NotInvited(Refusal):
    """The person is not invited."""

    kind = "forbidden"
    slug = "not-invited"


class AlreadyAccepted(Refusal):
    """The person has accepted already."""

    slug = "already-accepted"


class AlreadyFormed(Refusal):
    """The task force is formed already."""

    slug = "already-formed"


class TaskForceEnded(Refusal):
    """The task force was dissolved."""

    slug = "task-force-dissolved"


class TaskForceShort(Refusal):
    """{accepted} of at least {least} have accepted, and these sides lack: {sides}."""

    slug = "task-force-short"


@dataclass(frozen=True, kw_only=True)
class OnTaskForce:
    """An act on the task force of an idea."""

    act: Act
    process: Process
    idea: UUID


@dataclass(frozen=True, kw_only=True)
class RequestTaskForce(OnTaskForce):
    """Ask the first author of the kept idea (None: it is not kept) to form one."""

    kept: Idea | None
    rules: TaskForceRules | None


@dataclass(frozen=True, kw_only=True)
class InviteMember(OnTaskForce):
    """Invite a person, for a side."""

    member: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class AcceptSeat(OnTaskForce):
    """Take part."""


@dataclass(frozen=True, kw_only=True)
class DeclineSeat(OnTaskForce):
    """Take no part."""


@dataclass(frozen=True, kw_only=True)
class ConfirmTaskForce(OnTaskForce):
    """Say that it is formed."""


@dataclass(frozen=True, kw_only=True)
class DissolveTaskForce(OnTaskForce):
    """End it, for the act's reason."""


@dataclass(frozen=True, kw_only=True)
class MarkOverdue:
    """The day has passed, of that stream's task force."""

    act: Act
    task_force: UUID


TaskForceCommand: TypeAlias = (
    RequestTaskForce | InviteMember | AcceptSeat | DeclineSeat | ConfirmTaskForce | DissolveTaskForce | MarkOverdue
)


def decide(force: TaskForce, command: TaskForceCommand) -> tuple[Event, ...]:
    """What the command makes happen; refuses what a rule forbids. A day passes also while the process is suspended."""
    if isinstance(command, MarkOverdue):
        return (_overdue(force, command),)
    need_running(command.process, command.act)
    if isinstance(command, RequestTaskForce):
        return (_requested(force, command),)
    _need_standing(force, command)
    match command:
        case InviteMember():
            return (_invited(force, command),)
        case AcceptSeat():
            return (_joined(force, command),)
        case DeclineSeat():
            return (_declined(force, command),)
        case ConfirmTaskForce():
            return (_formed(force, command),)
        case DissolveTaskForce():
            return (_dissolved(force, command),)
    assert_never(command)


def _event(force: TaskForce, command: OnTaskForce, kind: type[Event], **fields: Any) -> Event:
    stream = task_force_of(command.act.process, command.idea)
    act = serving(command.act, force.activity)
    return act.event(kind, stream, force.version + 1, idea=command.idea, **fields)


def _requested(force: TaskForce, command: RequestTaskForce) -> Event:
    act, kept, rules = command.act, command.kept, command.rules
    if act.service is None:
        need_office(act, UNIT_OFFICER)
    if kept is None:
        raise NotKept("proposal", idea=command.idea)
    if rules is None:
        raise NoTaskForceRules
    if force.standing not in ("", "dissolved"):
        raise AlreadyThere("proposal", what="task force", name=command.idea)
    due_on = local_day(act.happened_at, command.process.zone) + timedelta(days=rules.days)
    return _event(
        replace(force, activity=kept.activity),
        command,
        TaskForceRequested,
        rule=DEADLINE_RULE,
        office=None if act.service else UNIT_OFFICER,
        lead=kept.authors[0],
        least=rules.least,
        sides=rules.sides,
        due_on=due_on,
        due_at=ends_at(due_on, command.process.zone),
    )


def _invited(force: TaskForce, command: InviteMember) -> Event:
    _need_lead(force, command)
    _need_forming(force)
    if command.member in force.invited:
        raise AlreadyInvited("member")
    return _event(force, command, TaskForceInvited, member=command.member, side=command.side)


def _joined(force: TaskForce, command: AcceptSeat) -> Event:
    member, side = _invitation(force, command)
    _need_forming(force)
    return _event(force, command, TaskForceJoined, member=member, side=side)


def _declined(force: TaskForce, command: DeclineSeat) -> Event:
    member, _side = _invitation(force, command)
    _need_forming(force)
    return _event(force, command, TaskForceInvitationDeclined, member=member)


def _formed(force: TaskForce, command: ConfirmTaskForce) -> Event:
    _need_lead(force, command)
    _need_forming(force)
    if not force.enough():
        sides = ", ".join(force.lacking()) or "none"
        raise TaskForceShort(accepted=len(force.joined), least=force.least, sides=sides)
    late = force.overdue or command.act.happened_at >= force.due_at
    members = tuple(force.joined)
    return _event(force, command, TaskForceFormed, rule=FORMED_RULE, lead=force.lead, members=members, late=late)


def _dissolved(force: TaskForce, command: DissolveTaskForce) -> Event:
    need_office(command.act, UNIT_OFFICER)
    need_reason(command.act)
    return _event(force, command, TaskForceDissolved, office=UNIT_OFFICER, lead=force.lead)


def _overdue(force: TaskForce, command: MarkOverdue) -> Event:
    if force.standing != "requested":
        raise AlreadyFormed
    if command.act.happened_at < force.due_at or force.overdue:
        raise NotDueYet(until=shown(force.due_at))
    return serving(command.act, force.activity).event(
        TaskForceOverdue,
        command.task_force,
        force.version + 1,
        rule=DEADLINE_RULE,
        idea=force.idea,
        lead=force.lead,
        accepted=len(force.joined),
        least=force.least,
        sides_missing=force.lacking(),
    )


def _need_standing(force: TaskForce, command: OnTaskForce) -> None:
    if not force.standing:
        raise UnknownThing("proposal", what="task force", name=command.idea)
    if force.standing == "dissolved":
        raise TaskForceEnded


def _need_forming(force: TaskForce) -> None:
    if force.standing == "formed":
        raise AlreadyFormed


def _need_lead(force: TaskForce, command: OnTaskForce) -> None:
    if command.act.person != force.lead:
        raise NotLead


def _invitation(force: TaskForce, command: OnTaskForce) -> tuple[UUID, str]:
    """Whom the invitation names, and the side; refuses who has none, and who has accepted already."""
    member = command.act.person
    if member is None or member not in force.invited:
        raise NotInvited
    if member in force.joined:
        raise AlreadyAccepted
    return member, force.invited[member]


TASK_FORCE = Aggregate(initial=TaskForce(), evolve=evolve, decide=decide)
