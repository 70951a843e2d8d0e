"""The outcome, decided: proposed after a carried motion, confirmed by a second member."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from events.envelope import Event
from events.foureyes import (
    FOUR_EYES_RULE,
    Pending,
    canonical,
    content_hash,
    declining,
    for_second_person,
    need_content,
    proposing,
)
from events.refusals import UnknownThing
from events.rules import need_reason
from events.workgroup import (
    ActDeclined,
    ActProposed,
    IdeasSelected,
    Judged,
    MemberSelected,
    OutcomeApproved,
    ProposalNotSelected,
    ProposalNotShortlisted,
    ProposalSelected,
    ProposalShortlisted,
    ReserveListed,
    Seat,
    SeatApplicationDeclined,
    SelectionApproved,
    ShortlistApproved,
)
from events.workgroup import Refused as RefusedEvent
from workgroup.domain.making import Made
from workgroup.domain.meeting import Meeting

from .commands import Approve, ConfirmAct, DeclineAct, InEvaluation
from .making import events_of, need_opened, prepared
from .outcome import Outcome, Refusal, outcome
from .ranking import MEAN_RULE, TIES_RULE, VOTE_RULE
from .reasons import REFUSAL_RULE
from .refusals import (
    AlreadyDecided,
    NotCarried,
    NotPresent,
    OtherMethod,
    OutcomeChanged,
    ReasonMissing,
    RecusalWaits,
    Recused,
    TieUnbroken,
)
from .state import Evaluation


@dataclass(frozen=True, kw_only=True)
class Contracts:
    """The events of one purpose."""

    purpose: str
    approved: type[OutcomeApproved]
    admitted: type[Judged]
    refused: type[RefusedEvent]


CONTRACTS: Mapping[str, Contracts] = {
    "ApproveShortlist": Contracts(
        purpose="shortlist",
        approved=ShortlistApproved,
        admitted=ProposalShortlisted,
        refused=ProposalNotShortlisted,
    ),
    "SelectIdeas": Contracts(
        purpose="ideas", approved=IdeasSelected, admitted=ProposalSelected, refused=ProposalNotSelected
    ),
    "SelectMembers": Contracts(
        purpose="seats", approved=SelectionApproved, admitted=MemberSelected, refused=SeatApplicationDeclined
    ),
}


def propose(state: Evaluation, command: Approve) -> tuple[Event, ...]:
    """Propose to decide as the scores say."""
    need_opened(state)
    seat = command.body.leading_seat_of(command.act)
    _need_apart(state, command)
    content, _ = _decidable(state, command, command.name, command.meeting, command.motion)
    content |= {"meeting": str(command.meeting_id), "motion": str(command.motion)}
    return events_of(state, command, (ActProposed, None, proposing(command.act, command.name, content)), seat=seat)


def confirm(state: Evaluation, command: ConfirmAct) -> tuple[Event, ...]:
    """Decide: the outcome, then what it says of each subject, in its order."""
    waiting, seat = _second_member(state, command)
    need_content(waiting, command.hash)
    said = json.loads(waiting.content)
    motion = UUID(said["motion"])
    content, decided = _decidable(state, command, waiting.act, command.meeting, motion)
    content |= {"meeting": said["meeting"], "motion": said["motion"]}
    if content_hash(canonical(content)) != waiting.hash:
        raise OutcomeChanged("hash")
    made = (
        _approved(state, command, waiting, decided),
        *_admitted(state, waiting, decided),
        *_refused(state, waiting, decided),
    )
    return events_of(state, command, *made, seat=seat, activity=waiting.activity)


def decline(state: Evaluation, command: DeclineAct) -> tuple[Event, ...]:
    """Say no to what another member proposed."""
    waiting, seat = _second_member(state, command)
    need_reason(command.act)
    made = (ActDeclined, FOUR_EYES_RULE, declining(waiting))
    return events_of(state, command, made, seat=seat, activity=waiting.activity)


def _second_member(state: Evaluation, command: ConfirmAct | DeclineAct) -> tuple[Pending, Seat]:
    waiting = for_second_person(state.pending, command.proposal, command.act)
    seat = command.body.seat_of(command.act)
    if command.act.person not in command.meeting.present:
        raise NotPresent
    _need_apart(state, command)
    return waiting, seat


def _need_apart(state: Evaluation, command: InEvaluation) -> None:
    """Refuse who is recused from a subject here: nobody decides what concerns them."""
    for subject, member in state.recused:
        if member == command.act.person:
            raise Recused(subject=subject)


def _decidable(
    state: Evaluation, command: Approve | ConfirmAct, name: str, meeting: Meeting, motion: UUID
) -> tuple[dict[str, Any], Outcome]:
    """The outcome and what is proposed of it, by every rule that holds at the proposal and again at the confirming."""
    contracts = CONTRACTS[name]
    if prepared(state).rules.purpose != contracts.purpose:
        raise OtherMethod(method=prepared(state).rules.purpose)
    if state.decision and (not state.decision.stale or state.decision.motion == motion):
        raise AlreadyDecided
    decided = outcome(state, command.seats)
    _need_motion(state, command, name, meeting, motion)
    _need_settled(state)
    if decided.ranking.unbroken:
        subjects = ", ".join(str(subject) for subject in decided.ranking.unbroken)
        raise TieUnbroken(subjects=subjects)
    for refused in decided.refused:
        for finding in refused.findings:
            if not finding.texts:
                raise ReasonMissing(subject=refused.subject, criterion=finding.criterion)
    return _content(state, decided), decided


def _need_motion(state: Evaluation, command: Approve | ConfirmAct, name: str, meeting: Meeting, motion: UUID) -> None:
    if meeting.body != prepared(state).body:
        raise UnknownThing("meeting", what="meeting", name=meeting.body)
    found = meeting.motions.get(motion)
    if found is None:
        raise UnknownThing("motion", what="motion", name=motion)
    if not (found.carried and found.asks == name and found.subject == command.evaluation):
        raise NotCarried("motion")


def _need_settled(state: Evaluation) -> None:
    for subject, member in state.proposed:
        if (subject, member) in state.scores:
            raise RecusalWaits(subject=subject, member=member)


def _content(state: Evaluation, decided: Outcome) -> dict[str, Any]:
    """What is proposed, in its one form: who, and why, by hash; and which refusals say the very same."""
    return {
        "evaluation": prepared(state).name,
        "admitted": [str(each.subject) for each in decided.admitted],
        "refused": [str(each.subject) for each in decided.refused],
        "ranking_hash": decided.hash,
        "reasons_hash": content_hash(canonical([_reasons(each) for each in decided.refused])),
        "equal": equal_groups(decided),
        "tie_broken_by": decided.ranking.broken_by,
        "seed": decided.seed,
        "replaces": str(state.decision.event) if state.decision else None,
    }


def _reasons(refused: Refusal) -> list[Any]:
    return [str(refused.subject), [[each.criterion, str(each.mean), list(each.texts)] for each in refused.findings]]


def equal_groups(decided: Outcome) -> list[list[str]]:
    """The refusals that are given the very same reasons, together."""
    groups = {tuple(sorted(map(str, (each.subject, *each.equal_to)))) for each in decided.refused if each.equal_to}
    return [list(group) for group in sorted(groups)]


def _approved(state: Evaluation, command: ConfirmAct, waiting: Pending, decided: Outcome) -> Made:
    plan, contracts, said = prepared(state), CONTRACTS[waiting.act], json.loads(waiting.content)
    fields: dict[str, Any] = {
        "evaluation": plan.name,
        "body": plan.body,
        "admitted": tuple(each.subject for each in decided.admitted),
        "refused": len(decided.refused),
        "ranking_hash": decided.hash,
        "tie_broken_by": decided.ranking.broken_by,
        "seed": decided.seed,
        "meeting": UUID(said["meeting"]),
        "motion": UUID(said["motion"]),
        "proposal": waiting.proposal,
        "proposed_by": waiting.proposed_by,
        "replaces": state.decision.event if state.decision else None,
        "open_appeals": tuple(appeal for appeal, subject in command.appeals if subject in state.subjects),
    }
    if contracts.approved is SelectionApproved:
        members = tuple(state.subjects[each.subject].authors[0] for each in decided.admitted)
        fields |= {"seats_of": plan.seats_of, "side": plan.side, "members": members}
    return (contracts.approved, _rule(decided, state), fields)


def _rule(decided: Outcome, state: Evaluation) -> tuple[str, int]:
    if decided.ranking.broken_by:
        return TIES_RULE
    return MEAN_RULE if state.votes is None else VOTE_RULE


def _judged(state: Evaluation, subject: UUID, place: int, mean: Any) -> dict[str, Any]:
    authors = state.subjects[subject].authors
    return {
        "evaluation": prepared(state).name,
        "subject": subject,
        "authors": authors,
        "place": place,
        "mean": mean,
    }


def _admitted(state: Evaluation, waiting: Pending, decided: Outcome) -> list[Made]:
    kind = CONTRACTS[waiting.act].admitted
    return [
        (kind, _rule(decided, state), _judged(state, each.subject, place, each.mean))
        for place, each in enumerate(decided.admitted, 1)
    ]


def _refused(state: Evaluation, waiting: Pending, decided: Outcome) -> list[Made]:
    made: list[Made] = []
    rule = REFUSAL_RULE if state.votes is None else VOTE_RULE
    for each in decided.refused:
        fields = _judged(state, each.subject, each.place, each.mean)
        fields |= {"findings": each.findings, "equal_to": each.equal_to}
        if each.reserve is None:
            made.append((CONTRACTS[waiting.act].refused, rule, fields))
        else:
            made.append((ReserveListed, rule, fields | {"rank": each.reserve}))
    return made
