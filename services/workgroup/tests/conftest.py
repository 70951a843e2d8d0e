"""A forum of six seats, one of them vacant, whose commands are decided and folded; and the service by its routes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import reduce
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from httpx import Response

from events import plan
from events.calendar import Calendar
from events.envelope import Act, Event, command_id, named, space
from events.store import Entry, Write
from events.workgroup import Quorum, Seat
from local.oneservice import OneService
from local.site import Site
from service import timing
from service.projector import project_once
from workgroup import projections
from workgroup.domain.bodies import BODY, AppointMember, Body, EstablishBody
from workgroup.domain.decisions import MEETING
from workgroup.domain.meetings import ConveneMeeting, Meeting
from workgroup.domain.process import Process
from workgroup.main import PARTS

PROCESS = "jo-nap5"
SEATS = (
    Seat(name="chair", side="government", role="chair"),
    Seat(name="government-1", side="government", role="member"),
    Seat(name="government-2", side="government", role="member"),
    Seat(name="secretary", side="civil_society", role="secretary"),
    Seat(name="civil-1", side="civil_society", role="member"),
    Seat(name="civil-2", side="civil_society", role="member"),
)
TAKEN = ("chair", "government-1", "government-2", "secretary", "civil-1")


class Forum:
    """The body "forum" and one meeting of it. A member is called by the seat's name."""

    def __init__(self, majority: str = "simple", quorum: Quorum | None = None) -> None:
        self.process = Process(
            zone="Asia/Amman", languages=("ar", "en"), documents={"methodology": {1: "a" * 64, 2: "b" * 64}}
        )
        self.body_id = named(PROCESS, "body", "forum")
        self.body = Body()
        self.meeting = Meeting()
        self.meeting_id = UUID(int=0)
        self.acts: list[Act] = []
        self.establish(majority, quorum or Quorum(numerator=1, denominator=2, each_side=2))

    def person(self, name: str) -> UUID:
        return uuid5(space(PROCESS), f"person/{name}")

    def act(self, person: str, *, office: str | None = None, reason: dict[str, str] | None = None) -> Act:
        act = Act(
            id=command_id(PROCESS, f"key-{len(self.acts)}"),
            agency="ministry",
            process=PROCESS,
            happened_at=datetime(2021, 4, 28, 10, tzinfo=UTC),
            recorded_at=datetime(2026, 11, 24, tzinfo=UTC),
            correlation=UUID(int=len(self.acts)),
            tzdata="2026b",
            activity=3,
            person=self.person(person),
            offices=(office,) if office else (),
            reason=reason,
        )
        self.acts.append(act)
        return act

    def words(self, text: str = "words") -> dict[str, str]:
        return {"ar": f"نص {text}", "en": text}

    def establish(self, majority: str, quorum: Quorum) -> None:
        fields: dict[str, Any] = {"title": self.words(), "seats": SEATS, "quorum": quorum, "majority": majority}
        act = self.act("officer", office="unit_officer")
        self.to_body(EstablishBody(act=act, process=self.process, name="forum", **fields))
        for name in TAKEN:
            self.appoint(name, name)

    def appoint(self, seat: str, person: str) -> tuple[Event, ...]:
        act = self.act("officer", office="unit_officer")
        member = self.person(person)
        command = AppointMember(act=act, process=self.process, body=self.body_id, seat_name=seat, member=member)
        return self.to_body(command)

    def on_seats(
        self,
        kind: Callable[..., Any],
        person: str = "officer",
        *,
        office: str | None = "unit_officer",
        reason: dict[str, str] | None = None,
        at: datetime | None = None,
        **fields: Any,
    ) -> tuple[Event, ...]:
        """Decide a command on the body's seats, by that person; its events are folded."""
        act = self.act(person, office=office, reason=reason)
        act = replace(act, happened_at=at or act.happened_at)
        return self.to_body(kind(act=act, process=self.process, body=self.body_id, **fields))

    def to_body(self, command: Any) -> tuple[Event, ...]:
        events = BODY.decide(self.body, command)
        self.body = reduce(BODY.evolve, events, self.body)
        return events

    def convene(self, person: str = "chair", **changes: Any) -> tuple[Event, ...]:
        act = self.act(person)
        fields: dict[str, Any] = {
            "title": self.words("meeting"),
            "mode": "in_person",
            "planned_on": date(2021, 4, 28),
            "agenda": (self.words("draft"),),
        }
        command = ConveneMeeting(act=act, process=self.process, body=self.body, **(fields | changes))
        self.meeting, self.meeting_id = Meeting(), act.id
        return self.decide(command)

    def do(
        self, kind: Callable[..., Any], person: str, /, *, reason: dict[str, str] | None = None, **fields: Any
    ) -> tuple[Event, ...]:
        """Decide a command of the meeting, by that person; its events are folded."""
        act = self.act(person, reason=reason)
        return self.decide(kind(act=act, process=self.process, meeting=self.meeting_id, body=self.body, **fields))

    def decide(self, command: Any) -> tuple[Event, ...]:
        events = MEETING.decide(self.meeting, command)
        self.meeting = reduce(MEETING.evolve, events, self.meeting)
        return events

    def people(self, *names: str) -> tuple[UUID, ...]:
        return tuple(self.person(name) for name in names)

    def publish_version(self, number: int, content_hash: str) -> None:
        """The document has one more version, as plan tells it."""
        versions = {**self.process.documents["methodology"], number: content_hash}
        self.process = replace(self.process, documents={"methodology": versions})


@pytest.fixture
def forum() -> Forum:
    return Forum()


@pytest.fixture
def new_forum() -> type[Forum]:
    return Forum


FORUM = named(PROCESS, "body", "forum")
NOW = datetime(2021, 4, 28, 10, tzinfo=UTC)
BOTH = {"ar": "نص", "en": "words"}
FORUM_BODY: dict[str, Any] = {
    "name": "forum",
    "title": BOTH,
    "seats": [
        {"name": "chair", "side": "government", "role": "chair"},
        {"name": "member", "side": "civil_society", "role": "member"},
        {"name": "other", "side": "civil_society", "role": "member"},
    ],
    "quorum": {"numerator": 1, "denominator": 2, "each_side": 1},
    "majority": "simple",
}
PEOPLE = ("chair", "member", "other")


class Workgroup(OneService):
    """The service in this process, and what a person sends to it."""

    def __init__(self, site: Site) -> None:
        offices: dict[str, tuple[str, ...]] = {
            "officer": ("unit_officer",),
            "entity": ("entity_officer",),
            "deputy": ("entity_officer",),
            "guardian": ("data_protection_officer",),
            "newcomer": (),
            "author": (),
        }
        super().__init__(PARTS, site, offices | dict.fromkeys(PEOPLE, ()), PROCESS)

    def work(self) -> Workgroup:
        """The worker follows its own events, timers and read models until there is nothing left."""
        while self.follow() or timing.fire_due(self.built) or project_once(self.app.store, projections):
            pass
        return self

    def follow(self) -> int:
        """The service reacts to its own events: how many it was."""
        batch = self.app.store.after(self._own.position, 200)
        self._own.take(batch)
        return len(batch)

    def record(self, *events: Event) -> Workgroup:
        """Events of this service, as another of its areas would have decided them; the worker does what follows."""
        entries = [
            Entry(process=PROCESS, key=f"test/{event.id}", digest=b"", answer=lambda _made: b"{}", events=(event,))
            for event in events
        ]
        self.app.store.append(Write(entries=tuple(entries), after=self.app.noticed))
        return self.work()

    def move(self, now: datetime) -> Workgroup:
        """The process's clock is moved."""
        self.hear_of_plan(plan.ClockMoved, now=now)
        return self.work()

    def hear_of_plan(self, kind: type[Event], version: int = 1, *, process: str = PROCESS, **fields: Any) -> None:
        """An event of plan arrives."""
        act = Act(
            id=uuid4(),
            agency=self.app.agency,
            process=process,
            happened_at=NOW,
            recorded_at=NOW,
            correlation=uuid4(),
            tzdata="2026b",
        )
        self.hear(act.event(kind, named(process, "process", process), version, **fields))

    def hear_of_process(self, process: str, agency: str) -> None:
        self.hear_of_plan(
            plan.ProcessStarted,
            process=process,
            title=BOTH,
            country="JO",
            zone="Asia/Amman",
            languages=("ar", "en"),
            authoritative="ar",
            simulated=True,
            calendar=Calendar(weekend=(5, 6)),
            agencies={"plan": self.app.agency, "workgroup": agency},
        )

    def read(self, path: str, person: str = "member", **query: Any) -> Response:
        return super().read(path, person, **query)

    def convene(self) -> str:
        """The forum is there with all its members, and has been called to a meeting: the meeting's id."""
        self.made("officer", f"/v1/processes/{PROCESS}/bodies", FORUM_BODY)
        for person in PEOPLE:
            seat = {"seat_name": person, "member": self.subject(person)}
            self.made("officer", f"/v1/bodies/{FORUM}/members", seat)
        meeting = {"title": BOTH, "mode": "remote", "planned_on": "2021-04-28", "agenda": [BOTH], "activity": 3}
        return str(self.made("chair", f"/v1/bodies/{FORUM}/meetings", meeting)["id"])

    def attend(self, meeting: str, *people: str) -> None:
        present = [self.subject(person) for person in people]
        self.made("chair", f"/v1/meetings/{meeting}/attendance", {"held_on": "2021-04-28", "present": present})

    def ask(self, meeting: str) -> str:
        asked = {"words": BOTH, "asks": "ApprovePublication", "document": "methodology"}
        return str(self.made("chair", f"/v1/meetings/{meeting}/motions", asked)["id"])

    def vote(self, person: str, meeting: str, motion: str, choice: str) -> Response:
        return self.post(person, f"/v1/meetings/{meeting}/votes", {"motion": motion, "choice": choice})


@pytest.fixture
def workgroup(in_process: Callable[[str], None], site: Site) -> Iterator[Workgroup]:
    in_process("workgroup")
    running = Workgroup(site)
    running.hear_of_process(PROCESS, running.app.agency)
    running.hear_of_plan(plan.DocumentDrafted, name="methodology", title=BOTH, number=1, renditions=(), hash="a" * 64)
    yield running
    running.close()
