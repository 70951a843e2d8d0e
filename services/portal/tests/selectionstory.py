"""Activities 7 to 11 told with the real contracts: calls, seats, scores, a shortlist, hearings, ideas, task forces."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from events import notifications, plan, proposals, workgroup
from events.calendar import ends_at
from events.criteria import Criterion
from events.envelope import Event, Seal
from events.plan import AppealRules, Ground, Rules, TaskForceRules

ACTS = {
    7: ("PublishCall", "ExtendDeadline", "ScreenProposal"),
    8: ("PublishCall", "SelectMembers", "RequestNomination"),
    9: ("ConveneMeeting", "ApproveShortlist"),
    10: ("ConveneMeeting", "SelectIdeas", "RequestOpinion"),
    11: ("DecideFinalIdeas", "ConfirmTaskForce"),
}
GROUP = {"ar": "مجموعة العمل الوطنية للخطة", "en": "National working group for the plan"}
WHY = {"ar": "لأن المعيار يقتضي ذلك.", "en": "Since the criterion asks for it."}
CRITERIA = (
    Criterion(name="impact", title={"ar": "الأثر", "en": "Impact"}, weight=60),
    Criterion(name="clarity", title={"ar": "الوضوح", "en": "Clarity"}, weight=40),
)
OPEN_TO_ALL = Criterion(name="complete", title={"ar": "اكتمال النموذج", "en": "A complete form"}, weight=0)
AMMAN = "Asia/Amman"
SIDES = ("government", "civil_society")
SEATS = tuple(
    workgroup.Seat(name=f"{side}-{n}", side=side, role="chair" if (side, n) == ("government", 1) else "member")
    for side in SIDES
    for n in (1, 2, 3, 4)
)


class Selection:
    """Tells the story on a `Story`; keeps what was made: proposals and applications in the order of their numbers."""

    def __init__(self, story: Any) -> None:
        self.story = story
        self.proposals: list[UUID] = []
        self.applications: list[UUID] = []
        self.shortlist = story.named("evaluation", "shortlist")
        self.ideas = story.named("evaluation", "ideas")
        self.seats = story.named("evaluation", "seats")
        self.decisions: dict[UUID, Event] = {}

    def member(self, seat: str) -> UUID:
        """Who sits there."""
        found: UUID = self.story.person(seat)
        return found

    def author(self, subject: UUID) -> UUID:
        """The author of a proposal or application."""
        found: UUID = self.story.person(f"author {subject}")
        return found

    def seal(self, name: str) -> Seal:
        """A seal of that name."""
        return Seal(ref=uuid5(self.shortlist, name), commitment="c" * 64)

    def rules(self) -> None:
        """The rules: grounds, appeals, task forces."""
        grounds = (Ground(name="abuse", words={"ar": "إساءة", "en": "Abuse"}),)
        rules = Rules(
            number=1,
            minimum_window_days=7,
            answers_due_days=14,
            text=WHY,
            grounds=grounds,
            appeals=AppealRules(body="working-group", days=7),
            task_forces=TaskForceRules(least=5, sides=SIDES, days=19),
        )
        self.story.tell_process(plan.RulesPublished, rules=rules)

    def body(self) -> None:
        """The body: four seats of the government are filled, four of civil society vacant."""
        stream = self.story.named("body", "working-group")
        quorum = workgroup.Quorum(numerator=1, denominator=2, each_side=2)
        self.story.tell(
            workgroup.BodyEstablished,
            stream,
            name="working-group",
            title=GROUP,
            seats=SEATS,
            quorum=quorum,
            majority="simple",
        )

    def call(self, name: str, activity: int, last: date) -> UUID:
        """A call of that name: for the seats where it is named so."""
        stream: UUID = self.story.named("call", name)
        self.story.tell(
            proposals.CallPublished,
            stream,
            activity=activity,
            office="unit_officer",
            name=name,
            kind="seats" if name == "seats" else "proposals",
            title={"ar": f"دعوة {name}", "en": f"Call for {name}"},
            text=WHY,
            body="working-group" if name == "seats" else None,
            acceptance=(OPEN_TO_ALL,),
            selection=CRITERIA,
            first=date(2021, 5, 10),
            last=last,
            opens_at=self.story.now,
            closes_at=ends_at(last, AMMAN),
        )
        return stream

    def enter(self, call: UUID, number: int, activity: int, *, seats: bool = False) -> UUID:
        """Somebody submits a proposal, or applies for a seat."""
        stream = uuid5(call, f"entry/{number}")
        author = f"author {stream}"
        said = {"call": call, "language": "ar", "organisation": None, "arrived_at": self.story.now}
        if seats:
            kind: Any = proposals.SeatApplicationReceived
            self.story.tell(kind, stream, activity=activity, by=author, statement=self.seal(f"s{number}"), **said)
        else:
            words = {"title": self.seal(f"t{number}"), "text": self.seal(f"x{number}")}
            self.story.tell(proposals.ProposalSubmitted, stream, activity=activity, by=author, **words, **said)
        return stream

    def screen(self, call: UUID, subject: UUID, activity: int, *, fails: bool = False, seats: bool = False) -> Event:
        """An officer finds it eligible, or not."""
        said: dict[str, Any] = {"call": call, "authors": (self.author(subject),)}
        said |= {"kind": "application" if seats else "proposal", "office": "unit_officer", "activity": activity}
        if fails:
            event: Event = self.story.tell(
                proposals.ProposalFoundIneligible, subject, reason=WHY, criteria=("complete",), **said
            )
        else:
            event = self.story.tell(proposals.ProposalFoundEligible, subject, **said)
        return event

    def close(self, call: UUID, activity: int, received: int, withdrawn: int, ineligible: int) -> None:
        """The clock closes the call, and the screening is concluded."""
        kind = "seats" if call == self.story.named("call", "seats") else "proposals"
        said = {"kind": kind, "received": received, "withdrawn": withdrawn, "last_position": 9, "ids_hash": "d" * 64}
        self.story.tell(proposals.CallClosed, call, activity=activity, by=None, **said)
        eligible = received - withdrawn - ineligible
        counts = {"eligible": eligible, "ineligible": ineligible, "withdrawn": withdrawn, "merged": 0}
        self.story.tell(proposals.ScreeningConcluded, call, activity=activity, by=None, **counts)

    def evaluate(self, stream: UUID, name: str, activity: int, subjects: list[UUID], size: int, source: UUID) -> None:
        """An evaluation is prepared, opened, scored by three members, and closed; a score is opened for each."""
        about: dict[str, Any] = {"activity": activity}
        rules = workgroup.EvaluationRules(
            purpose=name,
            method="scores",
            size=size,
            threshold=None,
            scale=5,
            least_scores=3,
            places=3,
            ties=("criteria", "vote", "lot"),
            choices=1,
        )
        seats = {"seats_of": "working-group", "side": "civil_society"} if name == "seats" else {}
        prepared = {"seats_of": None, "side": None} | seats
        kind = "evaluation" if name == "ideas" else "call"
        self.story.tell(
            workgroup.EvaluationPrepared,
            stream,
            **about,
            office="unit_officer",
            name=name,
            title={"ar": f"تقييم {name}", "en": f"Evaluation of {name}"},
            body="working-group",
            source_kind=kind,
            source=source,
            rules=rules,
            first=None,
            last=None,
            stage_key=uuid5(stream, "key"),
            **prepared,
        )
        opened = {"subjects": len(subjects), "opens_at": self.story.now, "closes_at": None, "criteria": CRITERIA}
        self.story.tell(workgroup.EvaluationOpened, stream, **about, by=None, body="working-group", **opened)
        for subject in subjects:
            authors = (self.author(subject),)
            self.story.tell(
                workgroup.SubjectEntered, stream, **about, by=None, subject=subject, authors=authors, organisations=()
            )
        recused = {"subject": subjects[0], "member": self.member("government-4")}
        self.story.tell(
            workgroup.InterestDeclared, stream, **about, by="government-4", kind="employer", detail=None, **recused
        )
        self.story.tell(workgroup.MemberRecused, stream, **about, by=None, cause="declared", allegation=None, **recused)
        scores = [
            (seat, subject, self._score(stream, activity, seat, subject))
            for subject in subjects
            for seat in ("government-1", "government-2", "government-3")
        ]
        self.story.tell(
            workgroup.ScoringClosed,
            stream,
            **about,
            by="government-1",
            seat="working-group/government-1",
            scores=len(scores),
            contributions=0,
            ballots=0,
        )
        for seat, subject, score in scores:
            place = subjects.index(subject)
            self.story.tell(
                workgroup.ScoreOpened,
                stream,
                **about,
                by=None,
                score=score.id,
                subject=subject,
                evaluator=self.member(seat),
                points={"impact": 5 - place % 6, "clarity": 4},
                remarks={"impact": WHY} if place else {},
                salt="ab" * 32,
            )

    def _score(self, stream: UUID, activity: int, seat: str, subject: UUID) -> Event:
        score = self.seal(f"{stream}/{seat}/{subject}")
        event: Event = self.story.tell(
            workgroup.ScoreSubmitted,
            stream,
            activity=activity,
            by=seat,
            seat=f"working-group/{seat}",
            subject=subject,
            score=score,
        )
        return event

    def decide(self, stream: UUID, kind: Any, activity: int, admitted: list[UUID], refused: list[UUID]) -> None:
        """Two members approve the outcome; each subject's own decision follows."""
        yes, no = {
            workgroup.ShortlistApproved: (workgroup.ProposalShortlisted, workgroup.ProposalNotShortlisted),
            workgroup.IdeasSelected: (workgroup.ProposalSelected, workgroup.ProposalNotSelected),
            workgroup.SelectionApproved: (workgroup.MemberSelected, workgroup.SeatApplicationDeclined),
        }[kind]
        by: dict[str, Any] = {"activity": activity, "by": "government-2", "seat": "working-group/government-2"}
        name = {self.shortlist: "shortlist", self.ideas: "ideas", self.seats: "seats"}[stream]
        members = tuple(self.author(subject) for subject in admitted)
        filled = {"seats_of": "working-group", "side": "civil_society", "members": members}
        self.story.tell(
            kind,
            stream,
            **by,
            evaluation=name,
            body="working-group",
            admitted=tuple(admitted),
            refused=len(refused),
            ranking_hash="e" * 64,
            tie_broken_by="vote",
            seed=None,
            meeting=uuid5(stream, "meeting"),
            motion=uuid5(stream, "motion"),
            proposal=uuid5(stream, "proposal"),
            proposed_by=self.member("government-1"),
            replaces=None,
            open_appeals=(),
            **(filled if kind is workgroup.SelectionApproved else {}),
        )
        for place, subject in enumerate((*admitted, *refused), 1):
            judged: dict[str, Any] = {"evaluation": name, "subject": subject, "authors": (self.author(subject),)}
            judged |= {"place": place, "mean": Decimal("3.400")}
            if subject in admitted:
                self.decisions[subject] = self.story.tell(yes, stream, **by, **judged)
                continue
            found = workgroup.Finding(
                criterion="impact", mean=Decimal("2.000"), admitted=Decimal("4.500"), texts=(WHY,)
            )
            judged |= {"findings": (found,), "equal_to": ()}
            self.decisions[subject] = self.story.tell(no, stream, **by, **judged)

    def meeting(self, name: str, activity: int, on: date, mode: str) -> UUID:
        """A meeting of the group, held with six of eight present."""
        stream = uuid5(self.shortlist, f"meeting/{name}")
        about: dict[str, Any] = {"activity": activity, "body": "working-group"}
        self.story.tell(
            workgroup.MeetingConvened, stream, **about, title=GROUP, mode=mode, planned_on=on, agenda=(GROUP,)
        )
        self.story.tell(workgroup.MeetingHeld, stream, **about, mode=mode, held_on=on, present=6, seats=8)
        return stream

    def tell(self, decision: Event, to: UUID) -> None:
        """The person is told of the decision."""
        stream = uuid5(decision.id, f"notice/{to}")
        told: dict[str, Any] = {"recipient": to, "decision": decision.id, "channel": "email"}
        self.story.tell(
            notifications.NoticeQueued,
            stream,
            activity=decision.activity,
            by=None,
            decision_type=decision.TOPIC,
            language="ar",
            template="decision",
            template_version=1,
            **told,
        )
        self.story.tell(notifications.NoticeSent, stream, activity=decision.activity, by=None, attempts=1, **told)


def _plan(selection: Selection, seed: dict[int, dict[str, Any]]) -> None:
    for number, acts in ACTS.items():
        row = seed[number]
        spans = tuple(plan.PlannedDates(kind=d["kind"], first=d["from"], last=d["to"]) for d in row["dates"])
        said = {"phase": row["phase"], "planned": row["planned"], "mode": row.get("mode"), "note": row.get("note")}
        selection.story.plan_activity(number, *acts, first=spans[0].first, dates=spans, **said)


def _report(selection: Selection, row: dict[str, Any]) -> None:
    for text in row["reported"]:
        selection.story.report_progress(row["n"], text)
    for used in row.get("channels", ()):
        selection.story.outreach(row["n"], used["kind"], used["purpose"], used.get("audience"))


def told(story: Any, seed: dict[int, dict[str, Any]]) -> Selection:
    """The whole selection, on that story."""
    selection = Selection(story)
    story.start()
    _plan(selection, seed)
    selection.rules()
    selection.body()
    _calls(selection)
    _seats(selection, seed)
    _shortlist(selection)
    _hear(selection)
    _outcomes(selection)
    for number in ACTS:
        _report(selection, seed[number])
    return selection


def _calls(selection: Selection) -> None:
    story = selection.story
    story.at("2021-05-10T09:00+03:00")
    call = selection.call("proposals", 7, date(2021, 5, 31))
    story.at("2021-05-30T09:00+03:00")
    extended = {"old_last": date(2021, 5, 31), "last": date(2021, 7, 15), "asked_by": WHY}
    people = {"proposal": call, "proposed_by": story.person("officer"), "closes_at": ends_at(date(2021, 7, 15), AMMAN)}
    story.tell(proposals.CallDeadlineExtended, call, activity=7, by="second officer", reason=WHY, **extended, **people)
    selection.proposals = [selection.enter(call, number, 7) for number in range(14)]
    taken_back, fails = selection.proposals[12], selection.proposals[13]
    story.tell(proposals.ProposalWithdrawn, taken_back, activity=7, by=f"author {taken_back}", call=call)
    story.at("2021-07-16T09:00+03:00")
    refused = selection.screen(call, fails, 7, fails=True)
    selection.tell(refused, selection.author(fails))
    for subject in selection.proposals[:12]:
        selection.screen(call, subject, 7)
    selection.close(call, 7, received=14, withdrawn=1, ineligible=1)


def _seats(selection: Selection, seed: dict[int, dict[str, Any]]) -> None:
    story = selection.story
    story.at("2021-05-10T10:00+03:00")
    call = selection.call("seats", 8, date(2021, 5, 20))
    selection.applications = [selection.enter(call, number, 8, seats=True) for number in range(5)]
    story.at("2021-05-21T10:00+03:00")
    for subject in selection.applications:
        selection.screen(call, subject, 8, seats=True)
    selection.close(call, 8, received=5, withdrawn=0, ineligible=0)
    body = story.named("body", "working-group")
    about: dict[str, Any] = {"activity": 8, "body": "working-group"}
    asked = {"organisation": "ministry-of-justice", "due_on": date(2021, 6, 10)}
    due = ends_at(date(2021, 6, 10), AMMAN)
    story.tell(workgroup.NominationRequested, body, **about, seat_name="government-1", due_at=due, **asked)
    story.tell(workgroup.NominationLapsed, body, **about, by=None, seat_name="government-1", **asked)
    selection.evaluate(selection.seats, "seats", 8, selection.applications, 4, call)
    selection.decide(
        selection.seats, workgroup.SelectionApproved, 8, selection.applications[:4], selection.applications[4:]
    )
    members = tuple(selection.member(seat.name) for seat in SEATS)
    story.tell(workgroup.WorkgroupFormed, body, **about, by=None, members=members)


def _shortlist(selection: Selection) -> None:
    story, call = selection.story, selection.story.named("call", "proposals")
    story.at("2021-07-20T10:00+03:00")
    selection.meeting("first", 9, date(2021, 7, 20), "in_person")
    eligible = selection.proposals[:12]
    selection.evaluate(selection.shortlist, "shortlist", 9, eligible, 10, call)
    selection.decide(selection.shortlist, workgroup.ShortlistApproved, 9, eligible[:10], eligible[10:])
    refused = selection.decisions[eligible[10]]
    selection.tell(refused, selection.author(eligible[10]))
    story.at("2021-07-21T10:00+03:00")
    appeal = uuid5(selection.shortlist, "appeal")
    against = {"decision": refused.id, "decision_type": refused.TOPIC, "subject": eligible[10]}
    author = f"author {eligible[10]}"
    story.tell(
        workgroup.AppealLodged, appeal, activity=9, by=author, grounds=selection.seal("why"), language="ar", **against
    )
    decided = against | {"appellant": selection.author(eligible[10]), "outcome": "dismissed"}
    by: dict[str, Any] = {"by": "government-3", "seat": "working-group/government-3", "reason": WHY}
    story.tell(workgroup.AppealDecided, appeal, activity=9, **by, **decided)


def _hear(selection: Selection) -> None:
    story = selection.story
    story.at("2021-07-26T10:00+03:00")
    meeting = selection.meeting("second", 10, date(2021, 7, 26), "remote")
    shortlisted = selection.proposals[:10]
    about: dict[str, Any] = {"activity": 10, "body": "working-group"}
    for proposal in shortlisted[:9]:
        presenter = selection.author(proposal)
        story.tell(workgroup.PresentationHeard, meeting, **about, proposal=proposal, presenter=presenter)
    story.tell(workgroup.AuthorAbsent, meeting, **about, proposal=shortlisted[9])
    question = {"question": selection.seal("question"), "language": "ar", "proposal": shortlisted[0]}
    story.tell(
        workgroup.QuestionAsked, meeting, **about, by="government-1", seat="working-group/government-1", **question
    )
    selection.evaluate(selection.ideas, "ideas", 10, shortlisted, 7, selection.shortlist)
    selection.decide(selection.ideas, workgroup.IdeasSelected, 10, shortlisted[:7], shortlisted[7:])
    for number, proposal in enumerate(shortlisted[:7]):
        stream = story.named("opinion", f"{proposal}/ministry")
        due = date(2021, 7, 28)
        asked = {"proposal": proposal, "organisation": "ministry"}
        author = (selection.author(proposal),)
        story.at("2021-07-26T12:00+03:00")
        at = ends_at(due, AMMAN)
        requested = {"authors": author, "due_on": due, "due_at": at}
        story.tell(workgroup.EntityOpinionRequested, stream, activity=10, by=None, **asked, **requested)
        story.at("2021-07-28T12:00+03:00")
        if number:
            opinion = "refused" if number == 1 else "no_objection"
            by: dict[str, Any] = {"by": "entity officer", "office": "entity_officer", "reason": WHY}
            story.tell(workgroup.EntityOpinionReceived, stream, activity=10, opinion=opinion, **by, **asked)
        else:
            story.tell(workgroup.EntityOpinionLapsed, stream, activity=10, by=None, due_on=due, **asked)


def _outcomes(selection: Selection) -> None:
    story = selection.story
    story.at("2021-07-29T12:00+03:00")
    stream = story.named("final-ideas", "ideas")
    kept, dropped = selection.proposals[:6], selection.proposals[6]
    by: dict[str, Any] = {"activity": 11, "by": "government-2", "seat": "working-group/government-2"}
    said = {"meeting": stream, "proposal": stream, "proposed_by": selection.member("government-1")}
    ideas = {"evaluation": "ideas", "body": "working-group", "kept": tuple(kept), "dropped": (dropped,)}
    story.tell(workgroup.FinalIdeasDecided, stream, **by, open_appeals=(), **ideas, **said)
    votes = {"votes_for": 2, "votes_against": 4, "abstained": 0, "opinions": ()}
    authors = (selection.author(dropped),)
    motion = uuid5(stream, "motion")
    selection.decisions[dropped] = story.tell(
        workgroup.IdeaDropped, stream, **by, idea=dropped, authors=authors, motion=motion, **votes
    )
    for number, idea in enumerate(kept):
        story.at("2021-07-29T12:00+03:00")
        lead = selection.author(idea)
        story.tell(workgroup.IdeaKept, stream, **by, idea=idea, authors=(lead,), motion=uuid5(idea, "motion"))
        force = story.named("task-force", str(idea))
        asked = {"least": 5, "sides": SIDES, "due_on": date(2021, 8, 17), "due_at": ends_at(date(2021, 8, 17), AMMAN)}
        told: dict[str, Any] = {"activity": 11, "idea": idea, "lead": lead}
        story.tell(workgroup.TaskForceRequested, force, by=None, **told, **asked)
        story.at("2021-08-17T12:00+03:00")
        if number == 5:
            story.at("2021-08-18T00:00+03:00")
            missing = {"accepted": 4, "least": 5, "sides_missing": ("government",)}
            story.tell(workgroup.TaskForceOverdue, force, by=None, **told, **missing)
        members = tuple(uuid5(idea, f"member/{n}") for n in range(5))
        author = f"author {idea}"
        story.tell(workgroup.TaskForceFormed, force, by=author, members=members, late=number == 5, **told)
