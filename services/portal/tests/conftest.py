"""Stories to report on: the methodology of Jordan's fifth plan, told with the seed's words and the real contracts."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
import yaml
from planstory import PlanStory
from planstory import told as told_plan
from selectionstory import Selection, told

from events import comments, notifications, plan, workgroup
from events.calendar import Calendar, ends_at
from events.envelope import Act, Event, Seal, named, space

SEED = Path(__file__).parents[3] / "deploy/local/seed/jordan-nap5.yaml"
PROCESS = "jo-nap5"
HASH = "a" * 64
ACTS = {
    2: ("DraftDocument",),
    3: ("ConveneMeeting", "ApprovePublication"),
    4: ("OpenConsultation",),
    6: ("RespondToComment", "AddVersion", "FinaliseDocument", "PublishDocument"),
}
WORDS = {"ar": "منهجية الخطة", "en": "The plan's methodology"}
FORUM = {"ar": "فريق العمل الوطني (المنتدى متعدد الأطراف)", "en": "National working team (multi-stakeholder forum)"}


class Story:
    """Tells the events of one process one after another; `at` sets the process's clock."""

    def __init__(self, process: str = PROCESS) -> None:
        self.process = process
        self.events: list[Event] = []
        self.now = datetime(2021, 3, 1, 7, tzinfo=UTC)
        self._versions: Counter[UUID] = Counter()

    def at(self, instant: str) -> None:
        """Move the clock: an ISO instant with its offset."""
        self.now = datetime.fromisoformat(instant).astimezone(UTC)

    def named(self, kind: str, name: str) -> UUID:
        """The stream of a thing that the process names."""
        return named(self.process, kind, name)

    def person(self, name: str) -> UUID:
        """The subject of a person of the story."""
        return uuid5(space(self.process), f"person/{name}")

    def tell(
        self,
        kind: type[Event],
        stream: UUID,
        /,
        *,
        activity: int | None = None,
        by: str | None = "officer",
        office: str | None = None,
        seat: str | None = None,
        reason: dict[str, str] | None = None,
        causation: UUID | None = None,
        **fields: Any,
    ) -> Event:
        """Add the stream's next event, by a person, or by the owning service where `by` is None."""
        self._versions[stream] += 1
        act = Act(
            id=uuid5(stream, f"act/{self._versions[stream]}"),
            agency="ministry",
            process=self.process,
            happened_at=self.now,
            recorded_at=datetime(2026, 11, 24, tzinfo=UTC),
            correlation=uuid5(stream, "correlation"),
            tzdata="2026b",
            activity=activity,
            person=self.person(by) if by else None,
            service=None if by else "ministry/" + kind.TOPIC.partition(".")[0],
            reason=reason,
            causation=causation,
        )
        event = act.event(kind, stream, self._versions[stream], office=office, seat=seat, **fields)
        self.events.append(event)
        return event

    def tell_process(self, kind: type[Event], **fields: Any) -> Event:
        """An event of the process's own stream, by the officer."""
        return self.tell(kind, self.named("process", self.process), office="unit_officer", **fields)

    def start(
        self, *, languages: tuple[str, ...] = ("ar", "en"), zone: str = "Asia/Amman", country: str = "JO"
    ) -> None:
        """The process begins."""
        title = {"ar": "خطة العمل الخامسة", "en": "Fifth action plan", "fr": "Cinquième plan d'action"}
        self.tell_process(
            plan.ProcessStarted,
            title={language: title.get(language, "Plan") for language in languages},
            country=country,
            zone=zone,
            languages=languages,
            authoritative=languages[0],
            simulated=True,
            calendar=Calendar(weekend=(5, 6)),
            agencies=dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry"),
        )

    def plan_activity(self, number: int, *acts: str, first: date, last: date | None = None, **fields: Any) -> None:
        """An activity is planned, with one span of dates."""
        said: dict[str, Any] = {
            "phase": 1,
            "phase_title": WORDS,
            "planned": WORDS,
            "dates": (plan.PlannedDates(kind="period", first=first, last=last or first),),
            "mode": None,
            "note": None,
        }
        planned = tuple(plan.PlannedAct(act=act) for act in acts)
        self.tell_process(plan.ActivityPlanned, number=number, acts=planned, **said | fields)

    def report_progress(self, number: int, text: dict[str, str], evidence: tuple[plan.Evidence, ...] = ()) -> Event:
        """An officer says what was done."""
        return self.tell_process(plan.ProgressReported, activity=number, number=number, text=text, evidence=evidence)

    def outreach(self, number: int, channel: str, purpose: str, audience: dict[str, str] | None = None) -> None:
        """An officer records a channel."""
        self.tell_process(
            plan.OutreachRecorded,
            activity=number,
            number=number,
            channel=channel,
            purpose=purpose,
            audience=audience,
            reach=None,
            link=None,
            sent_on=self.now.date(),
        )

    def draft(self, name: str = "methodology", activity: int | None = 2) -> None:
        """A document's first version, in two languages."""
        renditions = tuple(
            plan.Rendition(language=language, file=HASH, media_type="text/markdown", size=900)
            for language in ("ar", "en")
        )
        stream = self.named("document", name)
        self.tell(
            plan.DocumentDrafted,
            stream,
            activity=activity,
            office="unit_officer",
            name=name,
            title=WORDS,
            number=1,
            renditions=renditions,
            hash=HASH,
        )

    def open(self, name: str, first: date, last: date, activity: int | None = 4, document: str = "methodology") -> UUID:
        """A consultation opens by an approval."""
        stream = self.named("consultation", name)
        self.tell(
            comments.CommentPeriodOpened,
            stream,
            activity=activity,
            by=None,
            name=name,
            title={"ar": "التعليقات العامة على المنهجية", "en": "Public comment on the methodology"},
            document=document,
            number=1,
            hash=HASH,
            first=first,
            last=last,
            opens_at=self.now,
            closes_at=ends_at(last, "Asia/Amman"),
            gate="approval",
            approval=None,
            proposal=None,
            proposed_by=None,
        )
        return stream

    def comment(self, consultation: UUID, by: str, language: str = "ar", activity: int | None = 4) -> UUID:
        """A person comments, by reference."""
        stream = uuid5(consultation, f"comment/{by}")
        self.tell(
            comments.CommentSubmitted,
            stream,
            activity=activity,
            by=by,
            consultation=consultation,
            document="methodology",
            number=1,
            hash=HASH,
            body=Seal(ref=uuid5(stream, "body"), commitment="c" * 64),
            language=language,
            paragraph="p2",
            source="account",
            arrived_at=self.now,
        )
        return stream

    def close(self, consultation: UUID, counted: int, withdrawn: int = 0, activity: int = 4) -> None:
        """The clock closes the consultation."""
        self.tell(comments.CommentPeriodClosing, consultation, activity=activity, by=None, closes_at=self.now)
        self.tell(
            comments.CommentPeriodClosed,
            consultation,
            activity=activity,
            by=None,
            document="methodology",
            number=1,
            hash=HASH,
            counted=counted,
            withdrawn=withdrawn,
            last_position=99,
            ids_hash="d" * 64,
        )

    def answer(self, consultation: UUID, comment: UUID, outcome: str, answer: dict[str, str]) -> None:
        """An officer answers a comment."""
        self.tell(
            comments.CommentAnswered,
            comment,
            activity=6,
            office="unit_officer",
            consultation=consultation,
            author=None,
            outcome=outcome,
            answer=answer,
        )


@pytest.fixture
def story() -> Story:
    """An empty story."""
    return Story()


@pytest.fixture
def seed() -> dict[int, dict[str, Any]]:
    """The seed's activities by number, each with its phase."""
    phases = yaml.safe_load(SEED.read_text("utf-8"))["phases"]
    return {row["n"]: row | {"phase": phase["n"]} for phase in phases for row in phase["activities"]}


@pytest.fixture
def jordan(seed: dict[int, dict[str, Any]]) -> Story:
    """The methodology from its draft to its publication: activities 2, 3, 4 and 6."""
    story = Story()
    story.start()
    phase = yaml.safe_load(SEED.read_text("utf-8"))["phases"][0]
    for number, acts in ACTS.items():
        row = seed[number]
        spans = tuple(plan.PlannedDates(kind=d["kind"], first=d["from"], last=d["to"]) for d in row["dates"])
        first = spans[0].first
        story.plan_activity(number, *acts, first=first, dates=spans, planned=row["planned"], phase_title=phase["title"])
    _establish(story)
    _draft(story, seed[2])
    _meet(story, seed[3])
    _consult(story, seed[4])
    _publish(story, seed[6])
    return story


def _establish(story: Story) -> None:
    forum = story.named("body", "forum")
    seats = tuple(
        workgroup.Seat(name=f"{side}-{number}", side=side, role="member")
        for side in ("government", "civil_society")
        for number in (1, 2, 3, 4)
    )
    story.tell(
        workgroup.BodyEstablished,
        forum,
        name="forum",
        title=FORUM,
        seats=seats,
        quorum=workgroup.Quorum(numerator=1, denominator=2, each_side=2),
        majority="simple",
    )
    for seat in seats:
        contact = story.named("contact", str(story.person(seat.name)))
        story.tell(
            notifications.ContactRegistered,
            contact,
            by=seat.name,
            name=Seal(ref=uuid5(contact, "name"), commitment="e" * 64),
            address=Seal(ref=uuid5(contact, "address"), commitment="f" * 64),
            channel="email",
            language="ar",
        )


def _report(story: Story, row: dict[str, Any]) -> None:
    for text in row["reported"]:
        story.report_progress(row["n"], text)
    for used in row.get("channels", ()):
        story.outreach(row["n"], used["kind"], used["purpose"], used.get("audience"))


def _draft(story: Story, row: dict[str, Any]) -> None:
    story.at("2021-04-01T12:00+03:00")
    story.draft()
    _report(story, row)


def _meet(story: Story, row: dict[str, Any]) -> None:
    meeting, motion = uuid5(space(PROCESS), "meeting"), uuid5(space(PROCESS), "motion")
    version: dict[str, Any] = {"document": "methodology", "number": 1, "hash": HASH}
    about: dict[str, Any] = {"activity": 3, "body": "forum"}
    day = date(2021, 4, 28)
    story.at("2021-04-20T10:00+03:00")
    story.tell(
        workgroup.MeetingConvened, meeting, **about, title=FORUM, mode="in_person", planned_on=day, agenda=(WORDS,)
    )
    story.at("2021-04-28T10:00+03:00")
    present = tuple(f"{side}-{n}" for side in ("government", "civil_society") for n in (1, 2, 3))
    attended = tuple(story.person(name) for name in present)
    story.tell(workgroup.AttendanceRecorded, meeting, **about, held_on=day, present=attended)
    words = {"ar": "الموافقة على نشر المسودة للتعليقات العامة", "en": "Approve the draft's publication for comment"}
    asks = "ApprovePublication"
    story.tell(workgroup.MotionProposed, meeting, **about, motion=motion, words=words, asks=asks, **version)
    for name in present:
        choice = "against" if name == "civil_society-3" else "for"
        story.tell(workgroup.VoteCast, meeting, **about, by=name, seat=f"forum/{name}", motion=motion, choice=choice)
    votes: dict[str, Any] = {"votes_for": 5, "votes_against": 1, "abstained": 0}
    story.tell(workgroup.MeetingHeld, meeting, **about, mode="in_person", held_on=day, present=6, seats=8)
    story.tell(workgroup.MotionCarried, meeting, **about, motion=motion, asks=asks, **votes, **version)
    approved = story.tell(
        workgroup.PublicationApproved,
        meeting,
        **about,
        by="government-2",
        seat="forum/secretary",
        motion=motion,
        proposal=motion,
        proposed_by=story.person("government-1"),
        **version,
    )
    for name in present[:3]:
        notice = uuid5(meeting, f"notice/{name}")
        told: dict[str, Any] = {"recipient": story.person(name), "decision": approved.id, "channel": "email"}
        story.tell(
            notifications.NoticeQueued,
            notice,
            activity=3,
            by=None,
            decision_type=workgroup.PublicationApproved.TOPIC,
            language="ar",
            template="publication-approved",
            template_version=1,
            **told,
        )
        story.tell(notifications.NoticeSent, notice, activity=3, by=None, attempts=1, **told)
    _report(story, row)


def _consult(story: Story, row: dict[str, Any]) -> None:
    consultation = story.open("methodology-comments", date(2021, 4, 28), date(2021, 5, 6))
    _report(story, row)
    story.at("2021-05-02T09:30+03:00")
    story.comment(consultation, "citizen-1")
    story.comment(consultation, "citizen-2", "en")
    taken_back = story.comment(consultation, "citizen-3")
    story.tell(comments.CommentWithdrawn, taken_back, activity=4, by="citizen-3", consultation=consultation)
    story.at("2021-05-06T21:00+00:00")
    story.close(consultation, counted=3, withdrawn=1)


def _publish(story: Story, row: dict[str, Any]) -> None:
    story.at("2021-05-09T11:00+03:00")
    consultation = story.named("consultation", "methodology-comments")
    version: dict[str, Any] = {"document": "methodology", "number": 1, "hash": HASH}
    for name, outcome in (("citizen-1", "accepted"), ("citizen-2", "partly")):
        words = {"ar": "أخذ بالملاحظة في النسخة الثانية.", "en": "Taken up in the second version."}
        story.answer(consultation, uuid5(consultation, f"comment/{name}"), outcome, words)
    story.tell(comments.AllCommentsAnswered, consultation, activity=6, by=None, answered=2, **version)
    document = story.named("document", "methodology")
    final: dict[str, Any] = {"name": "methodology", "number": 2, "hash": "b" * 64}
    renditions = tuple(
        plan.Rendition(language=language, file="b" * 64, media_type="text/markdown", size=1200)
        for language in ("en", "ar")
    )
    story.tell(plan.DocumentVersionAdded, document, activity=6, renditions=renditions, **final)
    story.tell(plan.DocumentFinalised, document, activity=6, consultations=(consultation,), **final)
    story.at("2021-05-10T12:00+03:00")
    story.tell(
        plan.DocumentPublished,
        document,
        activity=6,
        by="second officer",
        languages=("en", "ar"),
        proposal=document,
        proposed_by=story.person("officer"),
        **final,
    )
    _report(story, row)


@pytest.fixture
def selection(story: Story, seed: dict[int, dict[str, Any]]) -> Selection:
    """From the calls to the task forces: activities 7 to 11."""
    return told(story, seed)


@pytest.fixture
def planned(jordan: Story) -> PlanStory:
    """After the methodology, from the commitments to the submission: activities 12 to 18."""
    return told_plan(jordan)
