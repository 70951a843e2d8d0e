"""A selection as this service hears of it: what must be known for its letters, and one decision of every topic."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from events import comments, proposals, workgroup
from events.criteria import Criterion
from events.envelope import MITHAQ, Event, Text
from events.plan import AnswerCode, AppealRules, Ground, Rules, RulesPublished

RELEVANCE: Text = {"ar": "الصلة بالأولويات", "en": "Relevance", "fr": "Pertinence"}
TOO_WIDE: Text = {"ar": "نطاقه أوسع من مدة الخطة.", "en": "Too wide for two years.", "fr": "Trop vaste pour deux ans."}
SETTLED: Text = {"ar": "سبق إقراره", "en": "it was settled before", "fr": "c’est déjà décidé"}
INSULT: Text = {"ar": "إساءة إلى شخص", "en": "Insults a person", "fr": "Injure envers une personne"}
MINISTRY: Text = {"ar": "وزارة العدل", "en": "Ministry of Justice", "fr": "Ministère de la Justice"}
WORDS: Text = {"ar": "كلمات", "en": "words", "fr": "mots"}
ALLEGATION = uuid5(MITHAQ, "an allegation")
MOTION = uuid5(MITHAQ, "a motion")
CRITERIA = (Criterion(name="relevance", title=RELEVANCE, weight=100),)


def things(past: Any, appeals: bool = True) -> tuple[Event, ...]:
    """What the letters name: rules, an entity, an evaluation and its criteria, a motion, an allegation, attendance."""
    rules = Rules(
        number=1,
        minimum_window_days=7,
        answers_due_days=10,
        text=WORDS,
        grounds=(Ground(name="insult", words=INSULT),),
        codes=(AnswerCode(name="settled", words=SETTLED),),
        appeals=AppealRules(body="forum", days=5) if appeals else None,
    )
    evaluation, meeting = past.named("evaluation", "shortlist"), past.named("meeting", "m")
    organisation = past.named("organisation", "justice")
    prepared: dict[str, Any] = {"name": "shortlist", "title": {"ar": "القائمة", "en": "Shortlist", "fr": "Liste"}}
    return (
        past.some(RulesPublished, rules=rules),
        past.some(workgroup.OrganisationRegistered, organisation, name="justice", title=MINISTRY),
        linked(past, "rana"),
        past.some(workgroup.EvaluationPrepared, evaluation, **prepared),
        past.some(workgroup.EvaluationOpened, evaluation, criteria=CRITERIA),
        past.some(workgroup.InterestAlleged, evaluation, by="rana", allegation=ALLEGATION),
        past.some(workgroup.AttendanceRecorded, meeting, present=(past.person("rana"),)),
        past.some(workgroup.MotionProposed, meeting, motion=MOTION, words=WORDS),
        past.some(workgroup.TaskForceJoined, past.named("task-force", "p"), member=past.person("rana")),
    )


def linked(past: Any, person: str, relation: str = "representative", **given: Any) -> Event:
    """The person is linked to the ministry."""
    told = {"organisation": "justice", "linked": past.person(person), "relation": relation}
    event: Event = past.some(workgroup.PersonLinked, past.named("organisation", "justice"), **told, **given)
    return event


def unlinked(past: Any, person: str, relation: str = "representative", **given: Any) -> Event:
    """The person's link is no more."""
    told = {"organisation": "justice", "linked": past.person(person), "relation": relation}
    event: Event = past.some(workgroup.PersonUnlinked, past.named("organisation", "justice"), **told, **given)
    return event


def finding(criterion: str = "relevance", admitted: Decimal | None = Decimal("4.20")) -> workgroup.Finding:
    return workgroup.Finding(criterion=criterion, mean=Decimal("2.67"), admitted=admitted, texts=(TOO_WIDE,))


def judged(past: Any, kind: type[Event], *authors: str, **given: Any) -> Event:
    """What the evaluation decided on a proposal of those authors."""
    told: dict[str, Any] = {"evaluation": "shortlist", "subject": past.named("proposal", "p")}
    told |= {"authors": tuple(past.person(name) for name in authors or ("rana",)), "findings": (finding(),)}
    event: Event = past.some(kind, past.named("evaluation", "shortlist"), None, **told | given)
    return event


def of_contributions(past: Any, author: str) -> tuple[Event, ...]:
    """What may become of a contribution of that author, beyond the first screening."""
    who, call, proposal = past.person(author), past.named("call", "call"), past.named("proposal", "p")
    of_call: dict[str, Any] = {"call": call, "author": who, "authors": (who,), "ground": "insult", "reason": WORDS}
    of_comment = of_call | {"consultation": past.consultation}
    comment = past.named("comment", "c")
    return (
        past.some(proposals.SeatApplicationReceived, proposal, author, call=call),
        past.some(proposals.ScreeningReopened, proposal, **of_call),
        past.some(proposals.ContributionHidden, proposal, **of_call),
        past.some(proposals.ContributionRestored, proposal, **of_call),
        past.some(comments.ContributionHidden, comment, **of_comment),
        past.some(comments.ContributionRestored, comment, **of_comment),
    )


def of_evaluation(past: Any, author: str) -> tuple[Event, ...]:
    """What a meeting and an evaluation decide: on that author's proposal, or with that person as a member."""
    who, evaluation, meeting = past.person(author), past.named("evaluation", "shortlist"), past.named("meeting", "m")
    interest: dict[str, Any] = {"member": who, "allegation": ALLEGATION}
    outcomes = (
        workgroup.ProposalShortlisted,
        workgroup.ProposalNotShortlisted,
        workgroup.ProposalSelected,
        workgroup.ProposalNotSelected,
        workgroup.MemberSelected,
        workgroup.ReserveListed,
        workgroup.SeatApplicationDeclined,
    )
    return (
        past.some(workgroup.MotionAdjourned, meeting, body="forum", motion=MOTION),
        past.some(workgroup.MinutesDrafted, meeting, body="forum", words=WORDS, objections_by=date(2021, 5, 3)),
        past.some(workgroup.MemberRecused, evaluation, **interest),
        past.some(workgroup.InterestDismissed, evaluation, **interest),
        *(judged(past, kind, author) for kind in outcomes),
    )


def of_outcomes(past: Any, author: str) -> tuple[Event, ...]:
    """What follows a selection, for that author as author, lead, representative, member and appellant."""
    who, force = past.person(author), past.named("task-force", "p")
    people: dict[str, Any] = {"lead": who, "member": who, "members": (who,), "authors": (who,), "sides": ("a", "b")}
    asked: dict[str, Any] = {"organisation": "justice", "body": "forum", "due_on": date(2021, 5, 9)}
    appeal: UUID = past.named("appeal", "a")
    return (
        past.some(workgroup.NominationRequested, past.named("body", "forum"), **asked),
        past.some(workgroup.NominationLapsed, past.named("body", "forum"), **asked),
        past.some(workgroup.EntityOpinionRequested, **asked),
        past.some(workgroup.EntityOpinionLapsed, **asked),
        past.some(workgroup.IdeaKept, **people),
        past.some(workgroup.IdeaDropped, **people),
        past.some(workgroup.TaskForceRequested, force, **people),
        past.some(workgroup.TaskForceOverdue, force, **people),
        past.some(workgroup.TaskForceInvited, force, **people),
        past.some(workgroup.TaskForceFormed, force, **people),
        past.some(workgroup.TaskForceDissolved, force, **people),
        past.some(workgroup.AppealLodged, appeal, author),
        past.some(workgroup.AppealDecided, appeal, appellant=who, outcome="upheld", reason=WORDS),
    )


def decisions(past: Any, author: str = "rana") -> tuple[Event, ...]:
    """One decision of every topic of a selection, each with a notice to that person."""
    return (*of_contributions(past, author), *of_evaluation(past, author), *of_outcomes(past, author))
