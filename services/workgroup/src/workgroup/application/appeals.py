"""Commands on appeals. What a rule needs to know is read anew at each try."""

from __future__ import annotations

from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Seal, named
from events.refusals import UnknownThing
from events.typed import check_typed
from workgroup.domain.appeals import (
    APPEAL,
    Answer,
    DecideAppeal,
    Decision,
    LodgeAppeal,
    NothingToAppeal,
    Stage,
    appeal_of,
    meeting_of,
    took_part,
)
from workgroup.domain.bodies import BODY, Body
from workgroup.facts import Facts
from workgroup.facts import appeals as heard

MOST_GROUNDS = 4_000
"""The most characters of an appeal's grounds."""


def lodge_appeal(
    app: Application,
    call: Call,
    *,
    decision: UUID | None,
    subject: UUID | None,
    stage: Stage | None,
    grounds: str,
    language: str,
) -> Outcome:
    """Appeal against that decision, or the latest on that subject in that stage."""

    check_typed("grounds", grounds, MOST_GROUNDS)
    if (answered := app.answered(call)) is not None:
        return answered
    found = _appealed(app.facts(call.act.process), decision, subject, stage)
    if found is None or call.act.person is None:
        raise NothingToAppeal("subject" if decision is None else "decision")

    def command(act: Act, grounds: Seal) -> LodgeAppeal:
        facts: Facts = app.facts(act.process)
        return LodgeAppeal(
            act=act,
            process=facts.process,
            rules=facts.outcomes.rules.appeals if facts.outcomes.rules else None,
            decision=heard.decision_of(facts.appeals, found.id),
            grounds=grounds,
            language=language,
        )

    stream = appeal_of(call.act.process, found.id, call.act.person)
    return app.execute(call, stream, APPEAL, command, words={"grounds": grounds})


def _appealed(facts: Facts, decision: UUID | None, subject: UUID | None, stage: Stage | None) -> Decision | None:
    if decision is not None:
        return heard.decision_of(facts.appeals, decision)
    return heard.latest(facts.appeals, subject, stage) if subject and stage else None


def decide_appeal(app: Application, call: Call, appeal: UUID, *, outcome: Answer) -> Outcome:
    """Answer the appeal, for the act's reason."""

    def command(act: Act) -> DecideAppeal:
        facts: Facts = app.facts(act.process)
        partial = _partial(app, facts, appeal)
        body = body_of(app, act.process, facts)
        return DecideAppeal(act=act, process=facts.process, appeal=appeal, body=body, partial=partial, outcome=outcome)

    return app.execute(call, appeal, APPEAL, command)


def body_of(app: Application, process: str, facts: Facts) -> Body:
    """The body whose members decide the process's appeals; without rules an empty one."""
    rules = facts.outcomes.rules.appeals if facts.outcomes.rules else None
    return app.state(named(process, "body", rules.body), BODY) if rules else Body()


def _partial(app: Application, facts: Facts, appeal: UUID) -> frozenset[UUID]:
    """Who took part in what is appealed, or is linked with what it is about."""
    decision_id = app.state(appeal, APPEAL).decision
    if decision_id is None:
        raise UnknownThing("appeal", what="appeal", name=appeal)
    decision = facts.appeals.decisions.get(decision_id)
    if decision is None:
        raise UnknownThing("appeal", what="decision", name=decision_id)
    course = app.store.stream(decision.stream)
    meeting = meeting_of(decision, course)
    judged = took_part(decision, course, app.store.stream(meeting) if meeting else ())
    organisations = facts.appeals.organisations.get(decision.subject, ())
    return judged | frozenset(decision.concerned) | facts.outcomes.linked(organisations)
