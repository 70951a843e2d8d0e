"""The public vote: a ballot for each person, sealed, counted by the clock."""

from __future__ import annotations

import json
from collections import Counter
from uuid import UUID

from events.envelope import Event
from events.foureyes import canonical
from events.refusals import ValueRefused
from events.window import Standing, Window, admit, shown
from events.workgroup import BallotCast, BallotsCounted, ScoringClosed, SubjectVotes

from .commands import CastBallot, CountBallots
from .making import events_of, need_method, need_opened, need_subject, prepared
from .ranking import VOTE_RULE
from .refusals import AlreadyCast, CountNotDue
from .scores import lot_opened, unsealed
from .state import Evaluation


def words_of(choices: tuple[UUID, ...]) -> str:
    """What is sealed of a ballot: canonical JSON."""
    return canonical([str(subject) for subject in choices])


def cast(state: Evaluation, command: CastBallot) -> tuple[Event, ...]:
    """Vote for one subject or several, once."""
    need_opened(state)
    need_method(state, "public_vote")
    assert state.opened is not None
    assert state.opened.closes_at is not None
    standing: Standing = "closed" if state.closed else "open"
    window = Window(standing=standing, opens_at=state.opened.opens_at, closes_at=state.opened.closes_at)
    admit(window, command.arrived_at)
    if command.act.person in state.ballots:
        raise AlreadyCast
    most = prepared(state).rules.choices
    if not 1 <= len(command.choices) <= most or len(set(command.choices)) < len(command.choices):
        raise ValueRefused("choices", rule=f"1 to {most} subjects, each once")
    for place, subject in enumerate(command.choices):
        need_subject(state, subject, f"choices.{place}")
    return events_of(state, command, (BallotCast, None, {"choices": command.ballot}))


def to_count(state: Evaluation) -> tuple[UUID, ...]:
    """The references of what a count opens: nothing where it was counted."""
    if state.closed:
        return ()
    return tuple(sealed.seal.ref for sealed in (*state.ballots.values(), *state.contributions.values()))


def count(state: Evaluation, command: CountBallots) -> tuple[Event, ...]:
    """End the vote at its instant, and count. Nothing where it was counted."""
    need_opened(state)
    need_method(state, "public_vote")
    assert state.opened is not None
    assert state.opened.closes_at is not None
    if state.closed:
        return ()
    if command.act.happened_at < state.opened.closes_at:
        raise CountNotDue(closes_at=shown(state.opened.closes_at))
    ballots = [json.loads(unsealed(sealed, command.opened)[1]) for sealed in state.ballots.values()]
    votes = Counter(UUID(choice) for ballot in ballots for choice in ballot)
    lot = lot_opened(state, command.opened)
    closed = {"scores": 0, "contributions": len(lot), "ballots": len(ballots)}
    counted = tuple(SubjectVotes(subject=subject, votes=votes[subject]) for subject in state.subjects)
    about = {"ballots": len(ballots), "votes": counted}
    return events_of(state, command, (ScoringClosed, VOTE_RULE, closed), *lot, (BallotsCounted, VOTE_RULE, about))
