"""What evaluations do by themselves: open, let late subjects in, see interests, count a public vote by the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from events.aggregate import Reaction, Timer
from events.envelope import Act, Event
from events.plan import ProcessResumed
from events.proposals import ProposalFoundEligible, ScreeningConcluded
from events.window import shown
from events.workgroup import (
    AppealDecided,
    EvaluationOpened,
    EvaluationPrepared,
    MemberAppointed,
    OutcomeApproved,
    PersonLinked,
    SubjectEntered,
)
from workgroup.domain.bodies import Body
from workgroup.domain.evaluations import EVALUATION
from workgroup.domain.evaluations.ballots import to_count
from workgroup.domain.evaluations.commands import (
    CountBallots,
    EnterSubject,
    InEvaluation,
    LetGo,
    OpenEvaluation,
    ReopenScoring,
    SeeInterests,
)
from workgroup.facts import Facts

COUNT = "evaluation/count"
"""The timer of a public vote's end."""
UPHELD = ("upheld", "partly")


def react(facts: Facts, event: Event) -> tuple[Reaction, ...]:
    """What follows from an event that was heard."""
    match event:
        case (
            EvaluationPrepared()
            | ScreeningConcluded()
            | ProposalFoundEligible()
            | OutcomeApproved()
            | ProcessResumed()
            | EvaluationOpened()
            | SubjectEntered()
        ):
            return (*_openings(facts), *_latecomers(facts), *_leavers(facts))
        case MemberAppointed():
            return (*_openings(facts), *_interests(facts, event))
        case PersonLinked():
            return tuple(_interests(facts, event))
        case AppealDecided():
            return tuple(_reopened(facts, event))
    return ()


def _openings(facts: Facts) -> Iterator[Reaction]:
    """Open what was prepared, its source being known and its body whole, whichever came last."""
    heard = facts.evaluations
    for stream, plan in heard.prepared.items():
        found = heard.source(plan)
        if stream in heard.opened or found is None or not heard.whole(plan.body):
            continue
        criteria, subjects = found
        yield _reaction(facts, stream, "open", OpenEvaluation, criteria=criteria, subjects=subjects, ties=heard.ties)


def _latecomers(facts: Facts) -> Iterator[Reaction]:
    """Let in what the source has admitted since: by an appeal, or by a decision made anew."""
    heard = facts.evaluations
    for stream in heard.opened:
        found = heard.source(heard.prepared[stream])
        inside = heard.subjects.get(stream, {})
        for subject, entry in (found[1] if found else {}).items():
            if heard.entered(stream) and (subject not in inside or subject in heard.gone.get(stream, ())):
                fields = {"subject": subject, "entry": entry, "ties": heard.ties}
                since = heard.decisions.get(heard.prepared[stream].source, "call")
                yield _reaction(facts, stream, f"enter-{subject}-{since}", EnterSubject, **fields)


def _leavers(facts: Facts) -> Iterator[Reaction]:
    """Let go what the source's newest decision admits no longer."""
    heard = facts.evaluations
    for stream in heard.opened:
        source = heard.prepared[stream].source
        if source not in heard.decisions or not heard.entered(stream):
            continue
        inside = set(heard.subjects[stream]) - heard.gone.get(stream, frozenset())
        for subject in sorted(inside - set(heard.admitted[source])):
            decision = heard.decisions[source]
            key = f"leave-{subject}-{decision}"
            yield _reaction(facts, stream, key, LetGo, subject=subject, decision=decision)


def _interests(facts: Facts, event: Event) -> Iterator[Reaction]:
    """What is learnt of people while evaluations are open may be an interest."""
    for stream in facts.evaluations.opened:
        yield _reaction(facts, stream, f"interests-{event.id}", SeeInterests, ties=facts.evaluations.ties)


def _reopened(facts: Facts, event: AppealDecided) -> Iterator[Reaction]:
    stream = facts.evaluations.refusals.get(event.decision)
    if stream is not None and event.outcome in UPHELD:
        fields = {"subject": event.subject, "appeal": event.stream}
        yield _reaction(facts, stream, f"reopen-{event.stream}", ReopenScoring, **fields)


def _reaction(facts: Facts, stream: UUID, key: str, kind: type[InEvaluation], **fields: Any) -> Reaction:
    plan = facts.evaluations.prepared[stream]
    body = facts.evaluations.bodies.get(plan.body, Body())
    command: Callable[[Act], InEvaluation] = partial(
        _command, kind, process=facts.process, evaluation=stream, body=body, **fields
    )
    return Reaction(
        key=f"evaluation/{key}/{stream}",
        stream=stream,
        aggregate=EVALUATION,
        command=command,
        activity=plan.activity,
    )


def _command(kind: Callable[..., InEvaluation], act: Act, **fields: Any) -> InEvaluation:
    return kind(act=act, **fields)


def schedule(event: Event) -> tuple[Timer, ...]:
    """The instants that an event sets."""
    if isinstance(event, EvaluationOpened) and event.closes_at is not None:
        return (Timer(process=event.process, stream=event.stream, name=COUNT, due=event.closes_at),)
    return ()


def fire(facts: Facts, timer: Timer) -> tuple[Reaction, ...]:
    """What is done at an instant: the public vote ends, and is counted."""
    if timer.name != COUNT:
        return ()
    assert timer.due is not None
    plan = facts.evaluations.prepared.get(timer.stream)
    body = facts.evaluations.bodies.get(plan.body, Body()) if plan else Body()

    def command(act: Act, opened: Any) -> CountBallots:
        return CountBallots(act=act, process=facts.process, evaluation=timer.stream, body=body, opened=opened)

    return (
        Reaction(
            key=f"{COUNT}/{timer.stream}/{shown(timer.due)}",
            stream=timer.stream,
            aggregate=EVALUATION,
            command=command,
            activity=plan.activity if plan else None,
            opens=to_count,
        ),
    )
