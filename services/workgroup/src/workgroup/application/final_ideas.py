"""Commands on final ideas. What a rule needs to know is read anew at each try."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, named
from events.refusals import NotProposed, UnknownThing
from events.workgroup import EvaluationPrepared, SubjectEntered
from workgroup.domain.bodies import BODY
from workgroup.domain.final_ideas import (
    FINAL_IDEAS,
    ConfirmFinalIdeas,
    DecideFinalIdeas,
    DeclineFinalIdeas,
    OnFinalIdeas,
    final_ideas_of,
)
from workgroup.domain.sittings import sitting_of
from workgroup.facts import Facts
from workgroup.facts.appeals import open_on


def decide_final_ideas(app: Application, call: Call, evaluation: UUID, *, meeting: UUID) -> Outcome:
    """Propose what the meeting's motions say; the answer names the proposal."""
    name = _name_of(app, evaluation)

    def command(act: Act) -> DecideFinalIdeas:
        return DecideFinalIdeas(**_known(app, act, name, meeting))

    return app.execute(call, final_ideas_of(call.act.process, name), FINAL_IDEAS, command, thing=call.act.id)


def confirm_act(app: Application, call: Call, stream: UUID, proposal: UUID, *, content_hash: str) -> Outcome:
    """Confirm what another member proposed, by its content's hash."""

    def command(act: Act) -> ConfirmFinalIdeas:
        return ConfirmFinalIdeas(**_waiting(app, act, stream, proposal), proposal=proposal, hash=content_hash)

    return app.execute(call, stream, FINAL_IDEAS, command)


def decline_act(app: Application, call: Call, stream: UUID, proposal: UUID) -> Outcome:
    """Say no to what another member proposed."""

    def command(act: Act) -> DeclineFinalIdeas:
        return DeclineFinalIdeas(**_waiting(app, act, stream, proposal), proposal=proposal)

    return app.execute(call, stream, FINAL_IDEAS, command)


def _waiting(app: Application, act: Act, stream: UUID, proposal: UUID) -> dict[str, Any]:
    waiting = app.state(stream, FINAL_IDEAS).pending.get(proposal)
    if waiting is None:
        raise NotProposed("proposal", name=proposal)
    content = json.loads(waiting.content)
    return _known(app, act, content["evaluation"], UUID(content["meeting"]))


def _known(app: Application, act: Act, evaluation: str, meeting: UUID) -> dict[str, Any]:
    """What every act on final ideas has to know."""
    facts: Facts = app.facts(act.process)
    heard, stream = facts.outcomes, named(act.process, "evaluation", evaluation)
    selection = heard.selections.get(stream)
    known = OnFinalIdeas(
        act=act,
        process=facts.process,
        body=app.state(named(act.process, "body", selection.body if selection else ""), BODY),
        sitting=sitting_of(meeting, app.store.stream(meeting)),
        selection=selection,
        ideas=heard.ideas,
        opinions=heard.opinions,
        granted=facts.appeals.granted,
        open_appeals=open_on(facts.appeals, _subjects(app, stream)),
    )
    return dict(vars(known))


def _name_of(app: Application, evaluation: UUID) -> str:
    for event in app.store.stream(evaluation):
        if isinstance(event, EvaluationPrepared):
            return event.name
        break
    raise UnknownThing("evaluation", what="evaluation", name=evaluation)


def _subjects(app: Application, evaluation: UUID) -> list[UUID]:
    """All that the decision rests on: what was judged here, and in the evaluations before."""
    subjects: list[UUID] = []
    for event in app.store.stream(evaluation):
        match event:
            case EvaluationPrepared() if event.source_kind == "evaluation":
                subjects += _subjects(app, event.source)
            case SubjectEntered():
                subjects.append(event.subject)
    return subjects
