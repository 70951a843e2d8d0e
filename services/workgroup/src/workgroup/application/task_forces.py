"""Commands on task forces. What a rule needs to know is read anew at each try."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act
from workgroup.domain.task_force import task_force_of
from workgroup.domain.task_forces import (
    TASK_FORCE,
    AcceptSeat,
    ConfirmTaskForce,
    DeclineSeat,
    DissolveTaskForce,
    InviteMember,
    OnTaskForce,
    RequestTaskForce,
)
from workgroup.facts import Facts


def request_task_force(app: Application, call: Call, idea: UUID) -> Outcome:
    """Ask the kept idea's first author to form a task force."""

    def command(act: Act) -> RequestTaskForce:
        return requesting(act, app.facts(act.process), idea)

    return app.execute(call, task_force_of(call.act.process, idea), TASK_FORCE, command)


def invite_member(app: Application, call: Call, idea: UUID, *, member: UUID, side: str) -> Outcome:
    """Invite a person, for a side."""
    return _on(app, call, idea, InviteMember, member=member, side=side)


def accept_seat(app: Application, call: Call, idea: UUID) -> Outcome:
    """Take part, as who is invited."""
    return _on(app, call, idea, AcceptSeat)


def decline_seat(app: Application, call: Call, idea: UUID) -> Outcome:
    """Take no part, as who is invited."""
    return _on(app, call, idea, DeclineSeat)


def confirm_task_force(app: Application, call: Call, idea: UUID) -> Outcome:
    """Say that the task force is formed."""
    return _on(app, call, idea, ConfirmTaskForce)


def dissolve_task_force(app: Application, call: Call, idea: UUID) -> Outcome:
    """End the task force."""
    return _on(app, call, idea, DissolveTaskForce)


def requesting(act: Act, facts: Facts, idea: UUID) -> RequestTaskForce:
    """The command to ask for a task force, by what is known."""
    heard = facts.outcomes
    rules = heard.rules.task_forces if heard.rules else None
    return RequestTaskForce(act=act, process=facts.process, idea=idea, kept=heard.kept.get(idea), rules=rules)


def _on(app: Application, call: Call, idea: UUID, kind: type[OnTaskForce], **fields: Any) -> Outcome:
    def command(act: Act) -> OnTaskForce:
        return kind(act=act, process=app.facts(act.process).process, idea=idea, **fields)

    return app.execute(call, task_force_of(call.act.process, idea), TASK_FORCE, command)
