"""Tells the events of one process, with the real contracts, for what reports on them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from events import comments, plan
from events.calendar import Calendar, ends_at
from events.envelope import Act, Event, Seal, named, space

SEED = Path(__file__).parents[3] / "deploy/local/seed/jordan-nap5.yaml"
PROCESS = "jo-nap5"
HASH = "a" * 64
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
