"""Sealed scores: submitted, superseded, and opened at the close against their commitments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from events.envelope import Event, Text, commitment
from events.foureyes import canonical
from events.refusals import UnknownThing, ValueRefused
from events.rules import need_words
from events.typed import check_typed
from events.workgroup import LotContributed, LotOpened, ScoreOpened, ScoreSubmitted, ScoringClosed
from workgroup.domain.making import Made

from .commands import CloseScoring, ContributeToLot, Opened, SubmitScore
from .making import events_of, need_method, need_opened, need_subject, prepared
from .refusals import BrokenSeal, RecusalWaits, Recused, ScoringIsClosed, TooFewScores
from .state import Evaluation, Sealed

MOST_REMARKS = 20_000
"""The most bytes of a score's words: what is opened must fit into an event."""


def words_of(points: Mapping[str, int], remarks: Mapping[str, Text]) -> str:
    """What is sealed of a score: canonical JSON."""
    return canonical({"points": dict(points), "remarks": dict(remarks)})


def submit(state: Evaluation, command: SubmitScore) -> tuple[Event, ...]:
    """Score a subject; a later score takes the place of the one before."""
    need_opened(state)
    need_method(state, "scores")
    seat = command.body.seat_of(command.act)
    need_subject(state, command.subject)
    assert command.act.person is not None
    pair = (command.subject, command.act.person)
    if pair in state.recused:
        raise Recused("subject", subject=command.subject)
    if pair in state.proposed:
        raise RecusalWaits("subject", subject=command.subject, member=command.act.person)
    if command.subject not in state.scoring:
        raise ScoringIsClosed("subject", subject=command.subject)
    _check_points(state, command.points)
    _check_remarks(state, command)
    return events_of(
        state, command, (ScoreSubmitted, None, {"subject": command.subject, "score": command.score}), seat=seat
    )


def _check_points(state: Evaluation, points: Mapping[str, int]) -> None:
    names, scale = {each.name for each in state.criteria}, prepared(state).rules.scale
    for name in sorted(set(points) ^ names):
        raise UnknownThing(f"points.{name}", what="criterion" if name not in names else "points for", name=name)
    for name, given in points.items():
        if not 0 <= given <= scale:
            raise ValueRefused(f"points.{name}", rule=f"0 to {scale}")


def _check_remarks(state: Evaluation, command: SubmitScore) -> None:
    names = {each.name for each in state.criteria}
    for name, words in command.remarks.items():
        if name not in names:
            raise UnknownThing(f"remarks.{name}", what="criterion", name=name)
        need_words(words, command.process.languages, f"remarks.{name}")
    if len(words_of(command.points, command.remarks).encode()) > MOST_REMARKS:
        raise ValueRefused("remarks", rule=f"at most {MOST_REMARKS} bytes in all")


def contribute(state: Evaluation, command: ContributeToLot) -> tuple[Event, ...]:
    """Add one's words to the lot's seed, before anyone can know what they would do."""
    need_opened(state)
    seat = command.body.seat_of(command.act)
    if state.closed:
        raise ScoringIsClosed(subject=prepared(state).name)
    return events_of(state, command, (LotContributed, None, {"contribution": command.contribution}), seat=seat)


def check_closing(state: Evaluation, command: CloseScoring) -> None:
    """Refuse a close that is not its actor's, or comes too early: before anything is opened."""
    need_opened(state)
    need_method(state, "scores")
    command.body.leading_seat_of(command.act)
    if not state.scoring and state.closed:
        raise ScoringIsClosed(subject=prepared(state).name)
    least = prepared(state).rules.least_scores
    for subject in state.subjects:
        scores = len(state.scored(subject)) if subject in state.scoring else least
        if scores < least:
            raise TooFewScores(subject=subject, scores=scores, least=least)


def lacking(state: Evaluation) -> list[UUID]:
    """The subjects that can be scored and have not enough scores yet."""
    least = state.prepared.rules.least_scores if state.prepared and state.prepared.rules.method == "scores" else 0
    return [subject for subject in state.subjects if subject in state.scoring and len(state.scored(subject)) < least]


def may_score(state: Evaluation, member: UUID) -> list[UUID]:
    """The subjects that the member may score and has not."""
    if state.prepared is None or state.prepared.rules.method != "scores":
        return []
    barred = {subject for subject, person in state.recused | state.proposed if person == member}
    return [it for it in state.subjects if it in state.scoring - barred and member not in state.scored(it)]


def to_open(state: Evaluation) -> tuple[UUID, ...]:
    """The references of what a close opens."""
    waiting: Iterable[Sealed] = (*state.sealed.values(), *state.contributions.values())
    return tuple(sealed.seal.ref for sealed in waiting)


def close(state: Evaluation, command: CloseScoring) -> tuple[Event, ...]:
    """End scoring: each evaluator's last score of each subject is opened, and the contributions to the lot."""
    check_closing(state, command)
    seat = command.body.leading_seat_of(command.act)
    opened = [
        _score_opened(subject, member, sealed, command.opened) for (subject, member), sealed in state.sealed.items()
    ]
    lot = lot_opened(state, command.opened)
    closed = {"scores": len(opened), "contributions": len(lot), "ballots": 0}
    return events_of(state, command, (ScoringClosed, None, closed), *opened, *lot, seat=seat)


def _score_opened(subject: UUID, member: UUID, sealed: Sealed, opened: Opened) -> Made:
    salt, words = unsealed(sealed, opened)
    said = json.loads(words)
    fields = {"score": sealed.event, "subject": subject, "evaluator": member, "salt": salt.hex()}
    return (ScoreOpened, None, {**fields, "points": said["points"], "remarks": said["remarks"]})


def lot_opened(state: Evaluation, opened: Opened) -> list[Made]:
    """The opened contributions to the lot."""
    made: list[Made] = []
    for member, sealed in state.contributions.items():
        salt, words = unsealed(sealed, opened)
        fields = {"contribution": sealed.event, "member": member, "words": words, "salt": salt.hex()}
        made.append((LotOpened, None, fields))
    return made


def unsealed(sealed: Sealed, opened: Opened) -> tuple[bytes, str]:
    """Salt and words of what was sealed; refuses what is not there, or is not what was committed to."""
    salt, words = opened.get(sealed.seal.ref, (b"", ""))
    if commitment(salt, words.encode()) != sealed.seal.commitment:
        raise BrokenSeal(ref=sealed.seal.ref)
    return salt, words


def check_contribution(words: str) -> None:
    """Refuse a contribution to the lot that is no text to keep."""
    check_typed("words", words, 500)
