"""The paragraphs of a letter that follow its template's own: what a decision rests on, and how to appeal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from events.calendar import local_day
from events.comments import CommentAnswered
from events.envelope import Event, Text, named
from events.plan import (
    AmendmentRequested,
    ApprovalRequested,
    CommitmentsFrozen,
    FrozenCommitment,
    PlanDrafted,
    PlanRevised,
)
from events.proposals import ProposalFoundIneligible, ProposalReturned
from events.workgroup import (
    CommitmentsApprovedForComment,
    CommitmentsEndorsed,
    CommitmentsReturned,
    EvaluationPrepared,
    Finding,
    MeetingConvened,
    MinutesDrafted,
    Refused,
    ReviewedCommitment,
)
from notifications.domain import ANNOUNCEMENTS
from notifications.facts import Facts

from .scribe import Scribe, heard

PUBLIC_VOTE = "public_vote"


def details(facts: Facts, scribe: Scribe, decision: Event) -> Iterator[str]:
    """What the decision says in words of its own, and what it rests on."""
    match decision:
        case MeetingConvened(agenda=agenda) if agenda:
            yield scribe.write("agenda-v1", {"items": len(agenda)})
            yield _list(scribe, agenda)
        case ProposalReturned() | ProposalFoundIneligible():
            yield _list(scribe, _acceptance(facts, decision))
        case CommentAnswered():
            yield scribe.words(decision.answer)
            yield from _outcome(facts, scribe, decision)
        case MinutesDrafted() | AmendmentRequested():
            yield scribe.words(decision.words)
        case PlanRevised():
            yield scribe.words(decision.note)
        case CommitmentsEndorsed() | CommitmentsApprovedForComment() | CommitmentsReturned():
            yield _versions(facts, scribe, decision.commitments)
        case CommitmentsFrozen() | PlanDrafted():
            yield _versions(facts, scribe, decision.commitments)
        case ApprovalRequested(commitments=commitments) if commitments:
            yield scribe.write("approval-of-v1", {"commitments": len(commitments)})
            yield _list(scribe, tuple(heard(facts.titles, name) for name in commitments))
        case Refused(findings=findings) if findings:
            yield scribe.write("findings-v1", {"criteria": len(findings)})
            yield from (_finding(facts, scribe, decision, each) for each in findings)
        case Refused() if _evaluation(facts, decision).rules.method == PUBLIC_VOTE:
            yield scribe.write("votes-v1", {"votes": int(decision.mean), "place": decision.place})


def _outcome(facts: Facts, scribe: Scribe, decision: CommentAnswered) -> Iterator[str]:
    """The change that the comment made, or the code for why there is none; and by which entity it was answered."""
    if (change := decision.change) is not None:
        part = "all" if change.paragraph is None else "paragraph"
        document = scribe.words(heard(facts.documents, change.document))
        said = {"document": document, "number": str(change.number), "part": part, "paragraph": str(change.paragraph)}
        yield scribe.write("comment-changed-v1", said)
    elif decision.code is not None:
        rules = facts.rules_at(decision.happened_at)
        own = {code.name: code.words for code in rules.codes} if rules else {}
        code = scribe.words(own[decision.code]) if decision.code in own else decision.code
        yield scribe.write("comment-code-v1", {"code": code})
    if decision.organisation is not None:
        entity = scribe.words(heard(facts.organisations, decision.organisation))
        yield scribe.write("comment-by-v1", {"organisation": entity})


def how_to_appeal(facts: Facts, scribe: Scribe, decision: Event, number: str) -> Iterator[str]:
    """Of a no: until when, where and how its recipient may appeal; where the process has no appeals, whom to ask."""
    if not ANNOUNCEMENTS[decision.TOPIC].appealable:
        return
    rules = facts.rules_at(decision.happened_at)
    if rules is None or rules.appeals is None:
        yield scribe.write("asking-v2", {"proposal": number})
        return
    last = appeal_until(decision, facts.process.zone, rules.appeals.days)
    body = scribe.words(heard(facts.bodies, rules.appeals.body))
    said = scribe.localise({"until": last, "body": body, "decision": str(decision.id)})
    yield scribe.write("appeal-v1", said)


def appeal_until(decision: Event, zone: str, days: int) -> date:
    """The last civil day of the time for an appeal."""
    return local_day(decision.happened_at, zone) + timedelta(days=days)


def _evaluation(facts: Facts, decision: Refused) -> EvaluationPrepared:
    return heard(facts.evaluations, named(decision.process, "evaluation", decision.evaluation))


def _list(scribe: Scribe, items: tuple[Text, ...]) -> str:
    return "\n".join(f"- {scribe.words(item)}" for item in items)


def _versions(
    facts: Facts, scribe: Scribe, commitments: tuple[FrozenCommitment, ...] | tuple[ReviewedCommitment, ...]
) -> str:
    """Each commitment by its title, with the number of the version."""
    said = [
        {"commitment": scribe.words(heard(facts.titles, each.name)), "number": str(each.number)} for each in commitments
    ]
    return "\n".join(f"- {scribe.write('commitment-v1', each)}" for each in said)


def _acceptance(facts: Facts, decision: ProposalReturned | ProposalFoundIneligible) -> tuple[Text, ...]:
    """What the criteria that the decision names ask for, in its order."""
    asked = {criterion.name: criterion.title for criterion in heard(facts.calls, decision.call).acceptance}
    return tuple(asked[name] for name in decision.criteria)


def _finding(facts: Facts, scribe: Scribe, decision: Refused, finding: Finding) -> str:
    """The criterion's title, the mean on it beside that of those admitted, and the texts on it."""
    criteria = heard(facts.criteria, _evaluation(facts, decision).stream)
    titles = {criterion.name: criterion.title for criterion in criteria}
    said = {
        "criterion": scribe.words(titles[finding.criterion]) if finding.criterion in titles else finding.criterion,
        "mean": str(finding.mean),
        "compared": "no" if finding.admitted is None else "yes",
        "admitted": str(finding.admitted),
    }
    return "\n".join((scribe.write("finding-v1", said), *(f"- {scribe.words(text)}" for text in finding.texts)))
