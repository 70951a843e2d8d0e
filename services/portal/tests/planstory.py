"""Activities 12 to 18 told with the real contracts: commitments, reviews, the plan, its consultation, approvals."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from events import comments, plan, workgroup
from events.envelope import Event

ACTS = {
    12: ("DraftCommitment", "HoldWorkshop", "ConsultStakeholders", "ReadyCommitment"),
    13: ("EndorseCommitments",),
    14: ("ApproveForComment",),
    15: ("ReviseCommitment", "FreezeCommitments"),
    16: ("AssemblePlan",),
    17: ("OpenConsultation", "RespondToComment", "PublishConsultationReport"),
    18: ("RequestApproval", "RecordCabinetDecision", "PublishPlan", "SubmitPlan"),
}
DATES = {
    12: ("period", date(2021, 8, 17), date(2021, 9, 21)),
    13: ("meeting", date(2021, 11, 8), date(2021, 11, 8)),
    14: ("meeting", date(2021, 11, 25), date(2021, 11, 25)),
    15: ("period", date(2021, 9, 21), date(2021, 11, 28)),
    16: ("publication", date(2021, 11, 28), date(2021, 11, 28)),
    17: ("comment_period", date(2021, 11, 28), date(2021, 12, 12)),
    18: ("approval", date(2021, 12, 20), date(2021, 12, 20)),
}
TITLES = (
    {"ar": "إتاحة بيانات الموازنة", "en": "Open budget data"},
    {"ar": "مساءلة البلديات", "en": "Accountable municipalities"},
)
WHY = {"ar": "لأن الفقرة لم تكن واضحة.", "en": "Since the paragraph was not clear."}
PLAN = {"ar": "مسودة الخطة الخامسة", "en": "Draft of the fifth plan"}
NAMES = ("budget", "municipalities")
HASHES = {1: "1" * 64, 2: "2" * 64}


class PlanStory:
    """Tells the story on a `Story` that has started."""

    def __init__(self, story: Any) -> None:
        self.story = story
        self.document = story.named("document", "plan")
        self.consultation = story.named("consultation", "plan-comments")
        self.paragraph = uuid5(self.document, "paragraph")
        self.accepted: UUID | None = None
        self.refused: UUID | None = None

    def planned(self) -> None:
        """The activities, as the calendar has them."""
        for number, acts in ACTS.items():
            kind, first, last = DATES[number]
            dates = (plan.PlannedDates(kind=kind, first=first, last=last),)
            self.story.plan_activity(number, *acts, first=first, dates=dates)

    def told(self, kind: type[Event], name: str, activity: int, **fields: Any) -> Event:
        """An event of that commitment."""
        stream = self.story.named("commitment", name)
        event: Event = self.story.tell(kind, stream, activity=activity, seat="task-force", name=name, **fields)
        return event

    def write(self) -> None:
        """Each task force writes, holds a workshop, consults and hands over."""
        for name, title in zip(NAMES, TITLES, strict=True):
            self.story.at("2021-08-20T10:00+03:00")
            self.told(plan.CommitmentDrafted, name, 12, idea=None, content=version(1, title))
            held: dict[str, Any] = {"sides": ("government",), "mode": "remote", "evidence": ()}
            self.told(plan.WorkshopHeld, name, 12, held_on=date(2021, 9, 1), participants=20, **held)
            heard: dict[str, Any] = {"first": date(2021, 9, 2), "last": date(2021, 9, 9), "evidence": ()}
            audience = {"ar": "بعض الجهات", "en": "some entities"}
            self.told(plan.StakeholdersConsulted, name, 12, channel="email", audience=audience, **heard)
            self.story.at("2021-09-20T10:00+03:00")
            said = {"number": 1, "hash": "1" * 64, "workshops": 1, "consultations": 1}
            self.told(plan.CommitmentReadyForReview, name, 12, **said)

    def review(self) -> None:
        """Endorsed with an amendment, answered, closed; approved for comment; frozen."""
        self.story.at("2021-11-01T10:00+02:00")
        self.told(plan.CommitmentRevised, NAMES[1], 15, content=version(2, TITLES[1]), answers=())
        self.story.at("2021-11-08T10:00+02:00")
        amendment = uuid5(self.document, "amendment")
        asked: dict[str, Any] = {"number": 1, "hash": "1" * 64, "words": WHY, "body": "working-group"}
        self.told(plan.AmendmentRequested, NAMES[0], 13, amendment=amendment, **asked)
        self.body(workgroup.CommitmentsEndorsed, 13, "working-group", open_amendments=(amendment,))
        self.story.at("2021-11-25T10:00+02:00")
        self.body(workgroup.CommitmentsApprovedForComment, 14, "forum", open_amendments=(amendment,))
        self.story.at("2021-11-26T10:00+02:00")
        self.told(plan.CommitmentAmended, NAMES[0], 15, content=version(2, TITLES[0]), answers=(amendment,))
        settled: dict[str, Any] = {"amendment": amendment, "outcome": "settled", "number": 2}
        self.told(plan.AmendmentClosed, NAMES[0], 15, reason=WHY, **settled)
        self.story.at("2021-11-27T10:00+02:00")
        both = {"proposal": uuid5(self.document, "freeze"), "proposed_by": self.story.person("officer")}
        freeze = self.story.named("freeze", self.story.process)
        self.story.tell(plan.CommitmentsFrozen, freeze, activity=15, commitments=frozen(), approvals=(), **both)

    def body(self, kind: type[Event], activity: int, body: str, **fields: Any) -> Event:
        """A body's decision on both commitments."""
        meeting = self.story.named("meeting", str(activity))
        reviewed = tuple(workgroup.ReviewedCommitment(name=name, number=1, hash="1" * 64) for name in NAMES)
        both = {"proposal": uuid5(meeting, "act"), "proposed_by": self.story.person("officer"), "motion": meeting}
        said = {"body": body, "commitments": reviewed, "activity": activity, **both}
        event: Event = self.story.tell(kind, meeting, **said, **fields)
        return event

    def assemble(self) -> None:
        """The draft plan, and the consultation on it with two comments."""
        self.story.at("2021-11-28T09:00+02:00")
        texts = renditions("1")
        version: dict[str, Any] = {"name": "plan", "number": 1, "hash": HASHES[1]}
        self.story.tell(plan.DocumentDrafted, self.document, activity=16, title=PLAN, renditions=texts, **version)
        made: dict[str, Any] = {"introductions": texts, "freeze": self.document, "commitments": frozen()}
        self.story.tell(plan.PlanDrafted, self.document, activity=16, **version, **made)
        self.story.open("plan-comments", date(2021, 11, 28), date(2021, 12, 12), 17, "plan")

    def answer(self) -> None:
        """Both comments are answered: one by a change of a paragraph, one by a code; the report is published."""
        self.story.at("2021-12-01T09:00+02:00")
        self.accepted = self.story.comment(self.consultation, "citizen-8", activity=17)
        self.refused = self.story.comment(self.consultation, "citizen-9", activity=17)
        self.story.at("2021-12-13T00:00+02:00")
        self.story.close(self.consultation, counted=2, withdrawn=0, activity=17)
        self.story.at("2021-12-15T09:00+02:00")
        texts, version = renditions("2"), {"name": "plan", "number": 2, "hash": HASHES[2]}
        self.story.tell(plan.DocumentVersionAdded, self.document, activity=18, renditions=texts, **version)
        counts: dict[str, Any] = {"changed": 1, "new": 0, "gone": 0, "difference": "d" * 64}
        revised: dict[str, Any] = {"before": 1, "before_hash": HASHES[1], "note": WHY, **counts}
        self.story.tell(plan.PlanRevised, self.document, activity=18, **version, **revised)
        change = comments.ChangeMade(document="plan", number=2, hash=HASHES[2], paragraph=self.paragraph)
        self._answered(self.accepted, "accepted", change=change)
        self._answered(self.refused, "not", code="not_feasible")
        subject: dict[str, Any] = {"document": "plan", "number": 1, "hash": HASHES[1], "activity": 17}
        self.story.tell(comments.AllCommentsAnswered, self.consultation, by=None, answered=2, **subject)
        outcomes = tuple(
            comments.OutcomeCount(outcome=each, count=count)
            for each, count in (("accepted", 1), ("partly", 0), ("not", 1))
        )
        report: dict[str, Any] = {"counted": 2, "withdrawn": 0, "hidden": 0, "groups": 2, "report": "e" * 64}
        both = {"proposal": uuid5(self.document, "report"), "proposed_by": self.story.person("officer")}
        told = {"name": "plan-comments", "outcomes": outcomes, "files": (), **report, **both, **subject}
        self.story.tell(comments.ConsultationReportPublished, self.consultation, by="second officer", **told)

    def _answered(self, comment: UUID, outcome: str, **fields: Any) -> None:
        said: dict[str, Any] = {"consultation": self.consultation, "author": None, "answer": WHY, "outcome": outcome}
        self.story.tell(comments.CommentAnswered, comment, activity=17, **said, **fields)

    def approve(self) -> None:
        """The entity, the Cabinet, the publication, the sending, and a report on a milestone afterwards."""
        self.story.at("2021-12-20T09:00+02:00")
        version: dict[str, Any] = {"name": "plan", "number": 2, "hash": HASHES[2], "activity": 18}
        asked: dict[str, Any] = {"organisation": "finance", "commitments": NAMES, "due_on": None}
        self.story.tell(plan.ApprovalRequested, self.document, **version, **asked)
        self.story.tell(plan.EntityApproved, self.document, organisation="finance", **version)
        both = {"proposal": uuid5(self.document, "cabinet"), "proposed_by": self.story.person("officer")}
        cabinet: dict[str, Any] = {"decided_on": date(2021, 12, 20), "decision": "2021/77", "consulted": 1}
        lists: dict[str, Any] = {"consultations": (self.consultation,), "revisions": ()}
        self.story.tell(plan.CabinetApproved, self.document, **version, **cabinet, **lists, **both)
        self.story.tell(plan.PlanPublished, self.document, languages=("ar", "en"), **version, **both)
        sent: dict[str, Any] = {"recipient": "OGP", "channel": "email", "sent_on": date(2021, 12, 20)}
        self.story.tell(plan.PlanSubmitted, self.document, renditions=renditions("2"), **version, **sent, **both)
        report: dict[str, Any] = {"document": "plan", "organisation": "finance", "milestone": "m1", "evidence": ()}
        self.story.at("2022-05-01T09:00+03:00")
        self.told(plan.MilestoneReported, NAMES[0], 18, status="limited", text=WHY, **report)


def version(number: int, title: dict[str, str]) -> plan.CommitmentVersion:
    """A version of a commitment, with one milestone."""
    days = (plan.MilestoneDays(id="m1", first=date(2022, 1, 1), last=date(2022, 6, 30)),)
    told: dict[str, Any] = {"hash": str(number) * 64, "file": "f" * 64, "lead": "finance"}
    return plan.CommitmentVersion(number=number, title=title, milestones=days, **told)


def frozen() -> tuple[plan.FrozenCommitment, ...]:
    """Both commitments, as frozen."""
    return tuple(plan.FrozenCommitment(name=name, number=2, hash="2" * 64, lead="finance") for name in NAMES)


def renditions(mark: str) -> tuple[plan.Rendition, ...]:
    """A version's texts."""
    kind: dict[str, Any] = {"media_type": "text/markdown", "size": 10, "file": mark * 64}
    return tuple(plan.Rendition(language=language, **kind) for language in ("ar", "en"))


def told(story: Any) -> PlanStory:
    """The whole story, on one that has started."""
    made = PlanStory(story)
    made.planned()
    made.write()
    made.review()
    made.assemble()
    made.answer()
    made.approve()
    return made
