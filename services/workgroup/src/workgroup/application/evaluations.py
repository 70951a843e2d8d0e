"""Commands in evaluations. What a rule needs to know of process, body and meeting is read anew at each try."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from events.application import Application, Call, Outcome
from events.envelope import Act, Seal, Text, named
from events.refusals import NotProposed, UnknownThing
from events.workgroup import EvaluationRules
from workgroup.domain.bodies import BODY, Body
from workgroup.domain.decisions import MEETING
from workgroup.domain.evaluations import EVALUATION, ballots, scores
from workgroup.domain.evaluations.commands import (
    AllegeInterest,
    Approve,
    Approving,
    CastBallot,
    ClassifyProposal,
    CloseScoring,
    ConfirmAct,
    ContributeToLot,
    DecideInterest,
    DeclareInterest,
    DeclineAct,
    InEvaluation,
    Kind,
    PrepareEvaluation,
    SourceKind,
    StateReason,
    SubmitScore,
    VoteOnTie,
)
from workgroup.domain.evaluations.state import Evaluation
from workgroup.facts import Facts


def prepare_evaluation(
    app: Application,
    call: Call,
    *,
    name: str,
    title: Text,
    body: str,
    source_kind: SourceKind,
    source: str,
    seats_of: str | None,
    side: str | None,
    rules: EvaluationRules,
    first: date | None,
    last: date | None,
) -> Outcome:
    """Say who will judge what, and by which rules, under a new key for the stage."""
    process = call.act.process
    # The key is on disk before the event that names it: a crash between the two leaves a key without a use.
    stage_key = app.new_stage_key()

    def command(act: Act) -> PrepareEvaluation:
        return PrepareEvaluation(
            act=act,
            process=_facts(app, act).process,
            name=name,
            title=title,
            body=_body(app, process, body, "body"),
            source_kind=source_kind,
            source=named(process, source_kind, source),
            seats_of=_body(app, process, seats_of, "seats_of") if seats_of else None,
            side=side,
            rules=rules,
            first=first,
            last=last,
            stage_key=stage_key,
        )

    return app.execute(call, named(process, "evaluation", name), EVALUATION, command)


def declare_interest(
    app: Application, call: Call, evaluation: UUID, *, subject: UUID, kind: Kind, detail: str | None
) -> Outcome:
    """Declare one's own interest; the detail is sealed, for the chair and the data-protection officer alone."""
    words = {"detail": detail} if detail else {}
    command = partial(DeclareInterest, subject=subject, kind=kind)
    return _execute(app, call, evaluation, command, words=words, withheld=True)


def allege_interest(
    app: Application, call: Call, evaluation: UUID, *, subject: UUID, member: UUID, kind: Kind, detail: str | None
) -> Outcome:
    """Allege a member's interest; the answer's id is the allegation's."""
    words = {"detail": detail} if detail else {}
    command = partial(AllegeInterest, subject=subject, member=member, kind=kind)
    return _execute(app, call, evaluation, command, words=words, withheld=True, thing=call.act.id)


def decide_interest(
    app: Application,
    call: Call,
    evaluation: UUID,
    *,
    subject: UUID,
    member: UUID,
    allegation: UUID | None,
    recused: bool,
) -> Outcome:
    """Decide on an allegation, or on a recusal that the service proposed."""
    command = partial(DecideInterest, subject=subject, member=member, allegation=allegation, recused=recused)
    return _execute(app, call, evaluation, command)


def submit_score(
    app: Application,
    call: Call,
    evaluation: UUID,
    *,
    subject: UUID,
    points: Mapping[str, int],
    remarks: Mapping[str, Text],
) -> Outcome:
    """Score a subject; points and remarks are sealed under the stage's key."""
    words = {"score": scores.words_of(points, remarks)}
    command = partial(SubmitScore, subject=subject, points=points, remarks=remarks)
    return _execute(app, call, evaluation, command, words=words, staged=True)


def contribute_to_lot(app: Application, call: Call, evaluation: UUID, *, words: str) -> Outcome:
    """Add one's words to the lot's seed, sealed under the stage's key."""
    return _execute(app, call, evaluation, ContributeToLot, words={"contribution": words}, staged=True)


def cast_ballot(app: Application, call: Call, evaluation: UUID, *, choices: tuple[UUID, ...]) -> Outcome:
    """Vote as a citizen; the ballot is sealed under the stage's key."""
    words = {"ballot": ballots.words_of(choices)}
    command = partial(CastBallot, choices=choices, arrived_at=call.arrived_at)
    return _execute(app, call, evaluation, command, words=words, staged=True)


def close_scoring(app: Application, call: Call, evaluation: UUID) -> Outcome:
    """End scoring, and open what was sealed."""

    def command(act: Act) -> CloseScoring:
        state = app.state(evaluation, EVALUATION)
        closing = CloseScoring(**_about(app, act, evaluation, state))
        if state.prepared is not None:
            # Nothing is opened before the close is known to be allowed.
            scores.check_closing(state, closing)
        opened = app.open_withheld(scores.to_open(state), app.service, f"scoring closed by {act.id}")
        return replace(closing, opened=opened)

    return app.execute(call, evaluation, EVALUATION, command)


def vote_on_tie(app: Application, call: Call, evaluation: UUID, *, subject: UUID) -> Outcome:
    """Vote, by name, for one of those that are tied at the cut."""
    command = partial(VoteOnTie, subject=subject)
    return _execute(app, call, evaluation, command, seats=True)


def state_reason(
    app: Application, call: Call, evaluation: UUID, *, subject: UUID, criterion: str, words: Text
) -> Outcome:
    """Add official words on a subject and a criterion."""
    return _execute(app, call, evaluation, partial(StateReason, subject=subject, criterion=criterion, words=words))


def classify_proposal(
    app: Application, call: Call, evaluation: UUID, *, subject: UUID, theme: str, organisation: str | None
) -> Outcome:
    """Put a proposal into a theme."""
    command = partial(ClassifyProposal, subject=subject, theme=theme, organisation=organisation)
    return _execute(app, call, evaluation, command)


def approve(app: Application, call: Call, evaluation: UUID, *, name: Approving, meeting: UUID, motion: UUID) -> Outcome:
    """Propose to decide as the scores say; the answer's id is the proposal's."""

    def command(act: Act) -> Approve:
        state = app.state(evaluation, EVALUATION)
        return Approve(
            **_about(app, act, evaluation, state),
            name=name,
            meeting_id=meeting,
            meeting=app.state(meeting, MEETING),
            motion=motion,
            seats=seats_of(app, act.process, state),
        )

    return app.execute(call, evaluation, EVALUATION, command, thing=call.act.id)


def confirm_act(app: Application, call: Call, evaluation: UUID, proposal: UUID, /, *, content_hash: str) -> Outcome:
    """Confirm what another member proposed."""

    def command(act: Act) -> ConfirmAct:
        state = app.state(evaluation, EVALUATION)
        return ConfirmAct(
            **_about(app, act, evaluation, state),
            proposal=proposal,
            hash=content_hash,
            meeting=app.state(_meeting(state, proposal), MEETING),
            seats=seats_of(app, act.process, state),
            appeals=tuple(_facts(app, act).evaluations.appeals.items()),
        )

    return app.execute(call, evaluation, EVALUATION, command)


def decline_act(app: Application, call: Call, evaluation: UUID, proposal: UUID, /) -> Outcome:
    """Say no to what another member proposed."""

    def command(act: Act) -> DeclineAct:
        state = app.state(evaluation, EVALUATION)
        meeting = app.state(_meeting(state, proposal), MEETING)
        return DeclineAct(**_about(app, act, evaluation, state), proposal=proposal, meeting=meeting)

    return app.execute(call, evaluation, EVALUATION, command)


def seats_of(app: Application, process: str, state: Evaluation) -> Body | None:
    """The body whose seats are to be filled, in a selection of members."""
    if state.prepared is None or state.prepared.seats_of is None:
        return None
    return app.state(named(process, "body", state.prepared.seats_of), BODY)


def body_of(app: Application, process: str, state: Evaluation) -> Body:
    """The body that judges, as it stands."""
    return app.state(named(process, "body", state.prepared.body), BODY) if state.prepared else Body()


def _meeting(state: Evaluation, proposal: UUID) -> UUID:
    """The meeting that the proposal rests on; refuses one that does not wait, or was settled just now."""
    waiting = state.pending.get(proposal)
    if waiting is None:
        raise NotProposed("proposal", name=proposal)
    return UUID(json.loads(waiting.content)["meeting"])


def _execute(
    app: Application,
    call: Call,
    evaluation: UUID,
    made: Callable[..., InEvaluation],
    *,
    words: Mapping[str, str] | None = None,
    staged: bool = False,
    withheld: bool = False,
    seats: bool = False,
    thing: UUID | None = None,
) -> Outcome:
    """Carry the command out that is made of its own fields; `staged` words lie under the stage's key."""
    state = app.state(evaluation, EVALUATION)
    stage_key = state.prepared.stage_key if staged and state.prepared else None

    def command(act: Act, **sealed: Seal) -> InEvaluation:
        state = app.state(evaluation, EVALUATION)
        also = {"seats": seats_of(app, act.process, state)} if seats else {}
        return made(**_about(app, act, evaluation, state), **also, **sealed)

    return app.execute(
        call, evaluation, EVALUATION, command, words=words, stage_key=stage_key, withheld=withheld, thing=thing
    )


def _about(app: Application, act: Act, evaluation: UUID, state: Evaluation) -> dict[str, Any]:
    about = {"act": act, "process": _facts(app, act).process, "evaluation": evaluation}
    return {**about, "body": body_of(app, act.process, state)}


def _body(app: Application, process: str, name: str, field: str) -> Body:
    body = app.state(named(process, "body", name), BODY)
    if not body.version:
        raise UnknownThing(field, what="body", name=name)
    return body


def _facts(app: Application, act: Act) -> Facts:
    facts: Facts = app.facts(act.process)
    return facts
