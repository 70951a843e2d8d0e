"""A small world in memory: events are heard in any order, reactions decided, timers fired when the clock is moved."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import reduce
from typing import Any
from uuid import UUID, uuid5

import pytest
from commenting import Comments

from comments import periods, policies
from comments.domain import course
from comments.domain.comment import COMMENT
from comments.domain.consultation import Consultation, Version
from comments.domain.course import COURSE, ClosePeriod, ConcludeAnswers, Tally
from comments.facts import INTERESTS, Facts, fold
from events.aggregate import Aggregate, Reaction, Timer
from events.calendar import Calendar
from events.comments import CommentAnswered, CommentSubmitted, CommentWithdrawn
from events.envelope import MITHAQ, Act, Event, Seal, Text, named, space
from events.plan import (
    ActivityPlanned,
    ActivityRescheduled,
    AnswerCode,
    DocumentDrafted,
    DocumentVersionAdded,
    Gate,
    Ground,
    Paragraph,
    ParagraphGone,
    ParagraphsIdentified,
    PlannedAct,
    PlannedDates,
    ProcessStarted,
    Rules,
    RulesPublished,
)
from events.rules import Process
from events.workgroup import AppealDecided, AppealLodged, OrganisationRegistered, PersonLinked, PublicationApproved
from local.site import Site

PROCESS = "jo-nap5"
BOTH: Text = {"ar": "نص", "en": "words"}
NAME = "methodology-comments"
FIRST, LAST = date(2021, 4, 28), date(2021, 5, 6)
OPENS = datetime(2021, 4, 27, 21, tzinfo=UTC)
CLOSES = datetime(2021, 5, 6, 21, tzinfo=UTC)
CONSULTATION = named(PROCESS, "consultation", NAME)
AGENCIES = dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), "ministry")


@dataclass
class World:
    """One process as the comments service sees it. `now` is its clock."""

    now: datetime = datetime(2021, 3, 14, 7, tzinfo=UTC)
    heard: list[Event] = field(default_factory=list)
    own: list[Event] = field(default_factory=list)
    timers: dict[tuple[UUID, str], Timer] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    acts: int = 0

    process = Process(zone="Asia/Amman", languages=("ar", "en"))
    consultation = CONSULTATION
    opens, closes = OPENS, CLOSES
    both = BOTH
    seal = Seal(ref=uuid5(MITHAQ, "ref"), commitment="c" * 64)

    @staticmethod
    def person(name: str) -> UUID:
        """A person's subject, the same for the same name."""
        return uuid5(MITHAQ, f"person/{name}")

    def act(self, name: str = "huda", **changes: Any) -> Act:
        """The next act, of that person, now."""
        self.acts += 1
        act_id = uuid5(space(PROCESS), f"act/{self.acts}")
        envelope: dict[str, Any] = {
            "id": act_id,
            "agency": "ministry",
            "process": PROCESS,
            "happened_at": self.now,
            "recorded_at": self.now,
            "correlation": act_id,
            "tzdata": "2026b",
            "person": self.person(name),
        }
        return Act(**(envelope | changes))

    def officer(self, name: str = "huda", **changes: Any) -> Act:
        """The next act of a unit officer."""
        return self.act(name, **({"offices": ("unit_officer",)} | changes))

    def service(self, **changes: Any) -> Act:
        """The next act of the service itself."""
        return self.act(**({"person": None, "service": "comments"} | changes))

    def events(self, stream: UUID) -> list[Event]:
        """The stream's events."""
        return [event for event in self.own if event.stream == stream]

    def state(self, stream: UUID = CONSULTATION, aggregate: Aggregate[Any] = COURSE) -> Any:
        """The stream's state."""
        return reduce(aggregate.evolve, self.events(stream), aggregate.initial)

    def facts(self) -> Facts:
        """What was heard so far."""
        return reduce(fold, self.heard, Facts())

    def decide(self, stream: UUID, aggregate: Aggregate[Any], command: Any) -> tuple[Event, ...]:
        """Decide the command, keep its events, and let the service hear them."""
        return self.keep(aggregate.decide(self.state(stream, aggregate), command))

    def keep(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """Commit own events; then the service reacts to them."""
        self.own.extend(events)
        for event in events:
            self._set(policies.schedule(event))
        self.hear(*events)
        return events

    def hear(self, *events: Event) -> World:
        """The events arrive, in this order."""
        for event in events:
            if event.TOPIC in INTERESTS and event not in self.heard:
                self.heard.append(event)
            if event.TOPIC in INTERESTS:
                self._do(policies.react(self.facts(), event))
        return self

    def move(self, now: datetime) -> World:
        """The clock shows `now`: what is due is done."""
        self.now = now
        while due := sorted((t for t in self.timers.values() if t.due and t.due <= now), key=lambda t: str(t.due)):
            for timer in due:
                self._do(policies.fire(self.facts(), timer))
                if self.timers.get((timer.stream, timer.name)) == timer:
                    del self.timers[timer.stream, timer.name]
        return self

    def _set(self, timers: Iterable[Timer]) -> None:
        for timer in timers:
            self.timers.pop((timer.stream, timer.name), None)
            if timer.due is not None:
                self.timers[timer.stream, timer.name] = timer

    def _do(self, reactions: Iterable[Reaction]) -> None:
        for reaction in reactions:
            if reaction.key in self.done:
                continue
            self.done.add(reaction.key)
            act = self.service(activity=reaction.activity)
            state = self.state(reaction.stream, reaction.aggregate)
            events = reaction.aggregate.decide(state, reaction.command(act))
            self.keep(events + self._late(reaction, act, state))

    def _late(self, reaction: Reaction, act: Act, state: Consultation) -> tuple[Event, ...]:
        if reaction.late is periods.close_counted:
            return course.decide(state, ClosePeriod(act=act, tally=self.tally(reaction.stream)))
        if reaction.late is periods.conclude_answered:
            return course.decide(state, ConcludeAnswers(act=act, owing=bool(self.owed(reaction.stream))))
        return ()

    def tally(self, consultation: UUID = CONSULTATION) -> Tally:
        """What the database would count."""
        comments = self._comments(consultation)
        ids = "\n".join(sorted(str(event.stream) for event in comments))
        return Tally(
            counted=len(comments),
            withdrawn=sum(self.state(event.stream, COMMENT).withdrawn for event in comments),
            last_position=len(self.own),
            ids_hash=hashlib.sha256(ids.encode()).hexdigest(),
        )

    def owed(self, consultation: UUID = CONSULTATION) -> list[UUID]:
        """The comments that are neither withdrawn nor answered."""
        closing = {e.stream for e in self.own if isinstance(e, CommentWithdrawn | CommentAnswered)}
        return [event.stream for event in self._comments(consultation) if event.stream not in closing]

    def _comments(self, consultation: UUID) -> list[CommentSubmitted]:
        return [e for e in self.own if isinstance(e, CommentSubmitted) and e.consultation == consultation]

    def _plan(self, kind: type[Event], stream: str = "process", **fields: Any) -> Any:
        act = self.officer("planner")
        return act.event(kind, named(PROCESS, "plan", stream), self.acts, **fields)

    def started(self, **changes: Any) -> ProcessStarted:
        """The process begins."""
        fields: dict[str, Any] = {
            "title": BOTH,
            "country": "JO",
            "zone": "Asia/Amman",
            "languages": ("ar", "en"),
            "authoritative": "ar",
            "simulated": True,
            "calendar": Calendar(weekend=(5, 6)),
            "agencies": AGENCIES,
        }
        event: ProcessStarted = self._plan(ProcessStarted, **(fields | changes))
        return event

    def ruled(self) -> RulesPublished:
        """The rules have one ground."""
        rules = Rules(
            number=1,
            minimum_window_days=7,
            answers_due_days=14,
            text=BOTH,
            grounds=(Ground(name="insult", words=BOTH),),
            codes=(AnswerCode(name="next_plan", words={"ar": "للخطة القادمة", "en": "for the next plan"}),),
        )
        event: RulesPublished = self._plan(RulesPublished, rules=rules)
        return event

    def appeal_lodged(self, decision: Event) -> AppealLodged:
        """The author appeals against that decision."""
        fields: dict[str, Any] = {"decision_type": decision.TOPIC, "grounds": self.seal, "language": "ar"}
        return self.act("salma").event(
            AppealLodged, uuid5(decision.id, "appeal"), 1, decision=decision.id, subject=decision.stream, **fields
        )

    def appeal_decided(self, decision: Event, outcome: str = "upheld", **changes: Any) -> AppealDecided:
        """The appeal against that decision is decided."""
        fields: dict[str, Any] = {
            "decision": decision.id,
            "decision_type": decision.TOPIC,
            "subject": decision.stream,
            "appellant": self.person("salma"),
            "outcome": outcome,
        }
        return self.officer("tariq").event(AppealDecided, uuid5(decision.id, "appeal"), 2, **(fields | changes))

    def planned(self, gate: str = "approval", body: str | None = "forum", **changes: Any) -> ActivityPlanned:
        """Activity 4 is planned: a consultation on the methodology."""
        act = PlannedAct(
            act="OpenConsultation",
            name=NAME,
            document="methodology",
            title=BOTH,
            first=FIRST,
            last=LAST,
            gate=Gate(kind=gate, body=body),
        )
        event: ActivityPlanned = self._plan(
            ActivityPlanned,
            number=4,
            phase=1,
            phase_title=BOTH,
            planned=BOTH,
            dates=(self.window(FIRST, LAST),),
            acts=(PlannedAct(act="DraftDocument"), replace(act, **changes)),
            mode=None,
            note=None,
        )
        return event

    @staticmethod
    def window(first: date, last: date) -> PlannedDates:
        """The dates of a comment period."""
        return PlannedDates(kind="comment_period", first=first, last=last)

    def rescheduled(self, first: date, last: date) -> ActivityRescheduled:
        """Activity 4 is moved."""
        event: ActivityRescheduled = self._plan(
            ActivityRescheduled, number=4, old=(self.window(FIRST, LAST),), new=(self.window(first, last),)
        )
        return event

    def version(self, number: int) -> DocumentDrafted | DocumentVersionAdded:
        """The methodology has a version of that number."""
        fields: dict[str, Any] = {"name": "methodology", "number": number, "renditions": (), "hash": f"h{number}"}
        drafted = number == 1
        event: DocumentDrafted | DocumentVersionAdded = self._plan(
            DocumentDrafted if drafted else DocumentVersionAdded,
            "document",
            **fields,
            **({"title": BOTH} if drafted else {}),
        )
        return event

    def identified(self, number: int, texts: dict[UUID, str], gone: tuple[ParagraphGone, ...] = ()) -> Any:
        """The paragraphs of that version of the methodology: the first is named roles."""
        paragraphs = tuple(
            Paragraph(
                id=of, order=order, texts={"ar": text}, change="new", name="roles" if order == 1 else f"part-{order}"
            )
            for order, (of, text) in enumerate(texts.items(), 1)
        )
        told = {"number": number, "hash": f"h{number}", "part": 1, "parts": 1, "alignment": "order", "gone": gone}
        return self._plan(ParagraphsIdentified, "document", name="methodology", paragraphs=paragraphs, **told)

    def represented(self, organisation: str, by: str | UUID) -> tuple[Event, ...]:
        """The organisation is registered, and that person represents it."""
        linked = by if isinstance(by, UUID) else self.person(by)
        stream = uuid5(MITHAQ, f"organisation/{organisation}")
        registered: dict[str, Any] = {"name": organisation, "title": BOTH, "side": "government"}
        link: dict[str, Any] = {"organisation": organisation, "linked": linked, "relation": "representative"}
        return (
            self.act().event(OrganisationRegistered, stream, 1, **registered),
            self.act().event(PersonLinked, stream, 2, **link),
        )

    def approved(self, number: int = 1, body: str = "forum", document: str = "methodology") -> PublicationApproved:
        """The body approves that version's publication."""
        act = self.act("chair")
        return act.event(
            PublicationApproved,
            uuid5(MITHAQ, "meeting"),
            self.acts,
            body=body,
            motion=uuid5(MITHAQ, "motion"),
            document=document,
            number=number,
            hash=f"h{number}",
            proposal=uuid5(MITHAQ, "proposal"),
            proposed_by=self.person("secretary"),
        )

    def scheduled(self, gate: str = "approval") -> World:
        """The consultation is planned and taken over."""
        return self.hear(self.started(), self.planned(gate, "forum" if gate == "approval" else None))

    def opened(self) -> World:
        """The consultation is open since 10 in the morning of its first day there."""
        return self.scheduled().move(datetime(2021, 4, 28, 7, tzinfo=UTC)).hear(self.approved())

    first_version = Version(number=1, hash="h1")


@pytest.fixture
def world() -> World:
    """A world in which nothing has happened."""
    return World()


@pytest.fixture
def comments(in_process: Callable[[str], None], site: Site, world: Any) -> Iterator[Comments]:
    in_process("comments")
    running = Comments(site, world)
    yield running
    running.close()
