"""Whom each decision concerns: one function for each kind of audience, one row for each topic that is announced."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from events import comments, plan, proposals, workgroup
from events.envelope import Event
from events.notifications import ContactRegistered

from .facts import Facts

Audience: TypeAlias = Callable[[Facts, Any], Iterable[UUID | None]]

REPRESENTATIVE = "representative"
"""The relation of those who act for an organisation."""


def owed(facts: Facts, decision: Event) -> tuple[UUID, ...]:
    """Who is owed a notice of that decision, by what is known of it now, in the order of their ids."""
    concerned = {person for person in AUDIENCES[decision.TOPIC](facts, decision) if person is not None}
    return tuple(person for person in sorted(concerned) if facts.had_registered(person, decision))


def newcomers(facts: Facts, event: Event) -> tuple[UUID, ...]:
    """Those who by this event may be owed what was decided since: another
    service's or stream's event can be heard after a decision that was made after it."""
    match event:
        case workgroup.MemberAppointed():
            return (event.member,)
        case workgroup.PersonLinked():
            return (event.linked,)
        case ContactRegistered(person=UUID() as person):
            return (person,)
        case workgroup.TaskForceFormed():
            return (event.lead, *event.members)
        case plan.CommitmentDrafted():
            return tuple(each for each in writers(facts, (event.name,), event.happened_at) if each)
    return ()


def _members(facts: Facts, decision: Any) -> Iterable[UUID]:
    """Who sat in the event's body."""
    seated = facts.members.items()
    return [
        who
        for (body, _, who), spans in seated
        if body == decision.body and any(span.holds(decision.happened_at) for span in spans)
    ]


def _registered(facts: Facts, _decision: Event) -> Iterable[UUID]:
    """Everyone registered in the process."""
    return facts.registrations


def _actor(_facts: Facts, decision: Event) -> Iterable[UUID | None]:
    """Who acted: of a receipt."""
    return (decision.person,)


def _author(_facts: Facts, decision: Any) -> Iterable[UUID | None]:
    return (decision.author,)


def _authors(_facts: Facts, decision: Any) -> Iterable[UUID]:
    """Every author: of merged proposals those of each."""
    authors: Iterable[UUID] = decision.authors
    return authors


def _representatives(facts: Facts, decision: Any) -> Iterable[UUID]:
    """Who acted for the event's organisation."""
    return _acting(facts, {decision.organisation}, decision)


def _acting(facts: Facts, organisations: Collection[str], decision: Event) -> list[UUID]:
    """Who acted for one of those organisations when it was decided."""
    return [
        who
        for (organisation, relation, who), spans in facts.links.items()
        if organisation in organisations
        and relation == REPRESENTATIVE
        and any(span.holds(decision.happened_at) for span in spans)
    ]


def _assigned(facts: Facts, decision: comments.CommentAssigned) -> Iterable[UUID | None]:
    """The colleague, or who acted for the entity."""
    return (decision.to_person, *_acting(facts, {decision.to_organisation or ""}, decision))


def _commenters(facts: Facts, decision: comments.ConsultationReportPublished) -> Iterable[UUID | None]:
    """Who sent a comment in the consultation, whatever became of it."""
    sent = (each for each in facts.decisions.values() if isinstance(each, comments.CommentSubmitted))
    return {each.person for each in sent if each.consultation == decision.stream}


def _present(facts: Facts, decision: workgroup.MinutesDrafted) -> Iterable[UUID]:
    """Who was present, by the meeting's last record before the draft."""
    records = [each for each in facts.attendance.get(decision.stream, ()) if each.version < decision.version]
    return max(records, key=lambda each: each.version).present if records else ()


def _judge(facts: Facts, decision: workgroup.MemberRecused | workgroup.InterestDismissed) -> Iterable[UUID | None]:
    """The member, and who alleged the interest."""
    alleged = facts.allegations.get(decision.allegation) if decision.allegation else None
    return (decision.member, alleged.person if alleged else None)


def _lead(_facts: Facts, decision: Any) -> Iterable[UUID]:
    return (decision.lead,)


def _invited(_facts: Facts, decision: workgroup.TaskForceInvited) -> Iterable[UUID]:
    return (decision.member,)


def _formed(_facts: Facts, decision: workgroup.TaskForceFormed) -> Iterable[UUID]:
    return (decision.lead, *decision.members)


def _dissolved(facts: Facts, decision: workgroup.TaskForceDissolved) -> Iterable[UUID]:
    """The lead, and who had joined by then."""
    joined = facts.joined.get(decision.stream, ())
    return (decision.lead, *(each.member for each in joined if each.version < decision.version))


def _appellant(_facts: Facts, decision: workgroup.AppealDecided) -> Iterable[UUID]:
    return (decision.appellant,)


def writers(facts: Facts, commitments: Iterable[str], instant: datetime) -> Iterator[UUID | None]:
    """Who writes those commitments: the task force of each one's idea; where there is no idea, who drafted it.

    One that was dissolved is told on: the outcome is of its work.
    """
    for drafted in (facts.commitments[name] for name in commitments if name in facts.commitments):
        if drafted.idea is None:
            yield drafted.person
        for formed in facts.task_forces.get(drafted.idea, ()) if drafted.idea else ():
            if formed.happened_at <= instant:
                yield from (formed.lead, *formed.members)


def _writers(facts: Facts, decision: Any) -> Iterable[UUID | None]:
    return writers(facts, (decision.name,), decision.happened_at)


def _seated(facts: Facts, decision: Event) -> Iterable[UUID]:
    """Who sat in any body of the process."""
    return [
        who for (_, _, who), spans in facts.members.items() if any(each.holds(decision.happened_at) for each in spans)
    ]


def _writers_and_seated(facts: Facts, decision: Any) -> Iterable[UUID | None]:
    return (*_writers(facts, decision), *_seated(facts, decision))


def _of_amendment(facts: Facts, decision: plan.AmendmentClosed) -> Iterable[UUID | None]:
    """Who writes the commitment, and who asked for the amendment."""
    asked = facts.amendments.get(decision.amendment)
    return (*_writers(facts, decision), asked.person if asked else None)


def _reviewed(facts: Facts, decision: Any) -> Iterable[UUID | None]:
    """Who writes the commitments, and who sat in the body that decided on them."""
    dropped = isinstance(decision, workgroup.CommitmentDropped)
    commitments = (decision.commitment,) if dropped else decision.commitments
    names = [each.name for each in commitments]
    return (*writers(facts, names, decision.happened_at), *_members(facts, decision))


def _frozen(facts: Facts, decision: plan.CommitmentsFrozen | plan.PlanDrafted) -> Iterable[UUID | None]:
    """Who writes the commitments, and who sat in any body."""
    names = [each.name for each in decision.commitments]
    return (*writers(facts, names, decision.happened_at), *_seated(facts, decision))


def _approving(facts: Facts, decision: plan.EntityApproved | plan.EntityRefused) -> Iterable[UUID | None]:
    """Who acted for the entity, and the officers who asked it."""
    asked = [
        each.person for each in facts.approvals if _asks(each, decision) and each.organisation == decision.organisation
    ]
    return (*_representatives(facts, decision), *asked)


def _approved(facts: Facts, decision: plan.CabinetApproved | plan.PlanReturned) -> Iterable[UUID | None]:
    """Who sat in any body, who acted for an entity that was asked, and the officers who asked."""
    asked = [each for each in facts.approvals if _asks(each, decision)]
    acted = _acting(facts, {each.organisation for each in asked}, decision)
    return (*_seated(facts, decision), *acted, *(each.person for each in asked))


def _asks(asked: plan.ApprovalRequested, decision: Any) -> bool:
    """Whether the entity had been asked about that plan when it was decided: of one stream, by version."""
    return (asked.stream, True) == (decision.stream, asked.version < decision.version)


AUDIENCES: Mapping[str, Audience] = {
    workgroup.MeetingConvened.TOPIC: _members,
    workgroup.MeetingHeld.TOPIC: _members,
    workgroup.MeetingAdjourned.TOPIC: _members,
    workgroup.MotionAdjourned.TOPIC: _members,
    workgroup.MinutesDrafted.TOPIC: _present,
    workgroup.PublicationApproved.TOPIC: _members,
    workgroup.PublicationRefused.TOPIC: _members,
    comments.CommentPeriodOpened.TOPIC: _registered,
    comments.CommentPeriodExtended.TOPIC: _registered,
    comments.CommentPeriodClosed.TOPIC: _registered,
    comments.CommentSubmitted.TOPIC: _actor,
    comments.CommentAssigned.TOPIC: _assigned,
    comments.CommentAnswered.TOPIC: _author,
    comments.ConsultationReportPublished.TOPIC: _commenters,
    comments.ContributionHidden.TOPIC: _author,
    comments.ContributionRestored.TOPIC: _author,
    plan.DocumentPublished.TOPIC: _registered,
    proposals.CallPublished.TOPIC: _registered,
    proposals.CallDeadlineExtended.TOPIC: _registered,
    proposals.CallClosed.TOPIC: _registered,
    proposals.ProposalSubmitted.TOPIC: _actor,
    proposals.SeatApplicationReceived.TOPIC: _actor,
    proposals.ProposalReturned.TOPIC: _author,
    proposals.CureLapsed.TOPIC: _author,
    proposals.MergeAsked.TOPIC: _authors,
    proposals.ProposalsMerged.TOPIC: _authors,
    proposals.ProposalFoundEligible.TOPIC: _authors,
    proposals.ProposalFoundIneligible.TOPIC: _authors,
    proposals.ScreeningReopened.TOPIC: _authors,
    proposals.ContributionHidden.TOPIC: _author,
    proposals.ContributionRestored.TOPIC: _author,
    workgroup.MemberRecused.TOPIC: _judge,
    workgroup.InterestDismissed.TOPIC: _judge,
    workgroup.ProposalShortlisted.TOPIC: _authors,
    workgroup.ProposalNotShortlisted.TOPIC: _authors,
    workgroup.ProposalSelected.TOPIC: _authors,
    workgroup.ProposalNotSelected.TOPIC: _authors,
    workgroup.MemberSelected.TOPIC: _authors,
    workgroup.ReserveListed.TOPIC: _authors,
    workgroup.SeatApplicationDeclined.TOPIC: _authors,
    workgroup.NominationRequested.TOPIC: _representatives,
    workgroup.NominationLapsed.TOPIC: _representatives,
    workgroup.EntityOpinionRequested.TOPIC: _representatives,
    workgroup.EntityOpinionLapsed.TOPIC: _representatives,
    workgroup.IdeaKept.TOPIC: _authors,
    workgroup.IdeaDropped.TOPIC: _authors,
    workgroup.TaskForceRequested.TOPIC: _lead,
    workgroup.TaskForceOverdue.TOPIC: _lead,
    workgroup.TaskForceInvited.TOPIC: _invited,
    workgroup.TaskForceFormed.TOPIC: _formed,
    workgroup.TaskForceDissolved.TOPIC: _dissolved,
    workgroup.AppealLodged.TOPIC: _actor,
    workgroup.AppealDecided.TOPIC: _appellant,
    plan.CommitmentReadyForReview.TOPIC: _writers_and_seated,
    plan.AmendmentRequested.TOPIC: _writers,
    plan.AmendmentClosed.TOPIC: _of_amendment,
    workgroup.CommitmentsEndorsed.TOPIC: _reviewed,
    workgroup.CommitmentDropped.TOPIC: _reviewed,
    workgroup.CommitmentsApprovedForComment.TOPIC: _reviewed,
    workgroup.CommitmentsReturned.TOPIC: _reviewed,
    plan.CommitmentsFrozen.TOPIC: _frozen,
    plan.PlanDrafted.TOPIC: _frozen,
    plan.PlanRevised.TOPIC: _seated,
    plan.ApprovalRequested.TOPIC: _representatives,
    plan.EntityApproved.TOPIC: _approving,
    plan.EntityRefused.TOPIC: _approving,
    plan.CabinetApproved.TOPIC: _approved,
    plan.PlanReturned.TOPIC: _approved,
    plan.PlanPublished.TOPIC: _registered,
    plan.PlanSubmitted.TOPIC: _registered,
    plan.SubmissionAcknowledged.TOPIC: _registered,
}
"""Topic -> whom it concerns."""
