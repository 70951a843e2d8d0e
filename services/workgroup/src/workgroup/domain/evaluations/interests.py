"""Interests: seen by the service, declared, alleged, decided. A score found out afterwards is void."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from events.envelope import Event
from events.refusals import SeatNeeded
from events.rules import need_reason
from events.workgroup import (
    InterestAlleged,
    InterestDeclared,
    InterestDismissed,
    MemberRecused,
    RecusalProposed,
    ScoreVoided,
    ScoringReopened,
    Seat,
)
from workgroup.domain.body import Body
from workgroup.domain.making import Made

from .commands import AllegeInterest, DecideInterest, DeclareInterest, InEvaluation, SeeInterests, Ties
from .making import RECUSAL_RULE, events_of, need_opened, need_subject, prepared
from .refusals import AlreadyRecused, NothingToDecide, NotMember
from .state import Evaluation, Subject


def seen(state: Evaluation, subject_id: UUID, subject: Subject, members: Iterable[UUID], ties: Ties) -> list[Made]:
    """What the service sees by itself: an author is recused at once; who shares something is to be."""
    made: list[Made] = []
    for member in members:
        pair = (subject_id, member)
        if pair in state.recused:
            continue
        if _is_author(subject, member, ties):
            made += recusal(state, subject_id, member, "author")
        elif pair not in state.proposed and (kind := _shares(subject, member, ties)):
            fields = {"subject": subject_id, "member": member, "kind": kind}
            made.append((RecusalProposed, RECUSAL_RULE, fields))
    return made


def _is_author(subject: Subject, member: UUID, ties: Ties) -> bool:
    represents = {name for name, person, relation in ties.links if person == member and relation == "representative"}
    return member in subject.authors or bool(represents & set(subject.organisations))


def _shares(subject: Subject, member: UUID, ties: Ties) -> str | None:
    """What the member shares with the subject: an organisation, an employer, or an author (of another proposal)."""
    theirs = {(name, relation) for name, person, relation in ties.links if person in subject.authors}
    mine = {(name, relation) for name, person, relation in ties.links if person == member}
    employers = {name for name, relation in theirs if relation == "employee"}
    if employers & {name for name, relation in mine if relation == "employee"}:
        return "employer"
    organisations = {name for name, _ in theirs} | set(subject.organisations)
    if organisations & {name for name, _ in mine}:
        return "organisation"
    if any(member in group and group & set(subject.authors) for group in ties.together):
        return "author"
    return None


def recusal(state: Evaluation, subject: UUID, member: UUID, cause: str, allegation: UUID | None = None) -> list[Made]:
    """The recusal, and what follows from it: an opened score is void; with too few left, scoring opens again."""
    fields = {"subject": subject, "member": member, "cause": cause, "allegation": allegation}
    made: list[Made] = [(MemberRecused, RECUSAL_RULE, fields)]
    score = state.scores.get((subject, member))
    if score is None:
        return made
    made.append((ScoreVoided, RECUSAL_RULE, {"score": score.event, "subject": subject, "member": member}))
    left = state.scored(subject) - {member}
    if len(left) < prepared(state).rules.least_scores and subject not in state.scoring:
        made.append((ScoringReopened, RECUSAL_RULE, {"subjects": (subject,), "appeal": None}))
    return made


def see(state: Evaluation, command: SeeInterests) -> tuple[Event, ...]:
    """Propose the recusals that follow from what is known by now; what was decided is questioned by people alone."""
    if state.opened is None or prepared(state).rules.method != "scores" or state.status == "decided":
        return ()
    members = tuple(command.body.members.values())
    made = [each for it, subject in state.subjects.items() for each in seen(state, it, subject, members, command.ties)]
    return events_of(state, command, *made)


def declare(state: Evaluation, command: DeclareInterest) -> tuple[Event, ...]:
    """Declare one's own interest, which recuses."""
    seat = command.body.seat_of(command.act)
    member = _need_interest(state, command, command.act.person)
    fields = {"subject": command.subject, "member": member, "kind": command.kind, "detail": command.detail}
    recused = recusal(state, command.subject, member, "declared")
    return events_of(state, command, (InterestDeclared, RECUSAL_RULE, fields), *recused, seat=seat)


def allege(state: Evaluation, command: AllegeInterest) -> tuple[Event, ...]:
    """Allege a member's interest; it is the chair's to decide."""
    if command.body.held_by(command.member) is None:
        raise NotMember("member", member=command.member)
    _need_interest(state, command, command.member)
    fields = {
        "allegation": command.act.id,
        "subject": command.subject,
        "member": command.member,
        "kind": command.kind,
        "detail": command.detail,
    }
    return events_of(state, command, (InterestAlleged, None, fields))


def decide_interest(state: Evaluation, command: DecideInterest) -> tuple[Event, ...]:
    """Decide on what was alleged or proposed, with a reason."""
    need_opened(state)
    seat = _judge(command)
    need_reason(command.act)
    pair = (command.subject, command.member)
    waits = pair in state.proposed if command.allegation is None else state.alleged.get(command.allegation) == pair
    if not waits:
        raise NothingToDecide("allegation" if command.allegation else "member")
    if command.recused:
        cause = "alleged" if command.allegation else "proposed"
        made = recusal(state, command.subject, command.member, cause, command.allegation)
        return events_of(state, command, *made, seat=seat)
    fields = {"allegation": command.allegation, "subject": command.subject, "member": command.member}
    return events_of(state, command, (InterestDismissed, RECUSAL_RULE, fields), seat=seat)


def judges(body: Body, member: UUID) -> str:
    """The role that decides on a member's interest: the chair; on the chair's own the secretary, else any member."""
    others = {seat.role for seat in body.seats if body.members.get(seat.name) not in (None, member)}
    return next((role for role in ("chair", "secretary") if role in others), "member")


def _judge(command: DecideInterest) -> Seat:
    role = judges(command.body, command.member)
    seat = command.body.seat_of(command.act)
    if seat.role != role or command.act.person == command.member:
        raise SeatNeeded(seat=f"{command.body.name}/{role}")
    return seat


def _need_interest(state: Evaluation, command: InEvaluation, member: UUID | None) -> UUID:
    need_opened(state)
    assert isinstance(command, DeclareInterest | AllegeInterest)
    assert member is not None
    need_subject(state, command.subject)
    if (command.subject, member) in state.recused:
        raise AlreadyRecused("subject", subject=command.subject)
    return member
