"""A selection of ideas as its events tell it, and the service in which it has happened."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar
from uuid import UUID, uuid5

from events import codec, plan, proposals
from events.calendar import Calendar
from events.envelope import MITHAQ, Act, Event, Text, named
from events.plan import AppealRules, Rules, TaskForceRules
from events.store import Entry, Write
from events.workgroup import (
    AttendanceRecorded,
    EvaluationPrepared,
    EvaluationRules,
    IdeasSelected,
    MeetingConvened,
    MotionCarried,
    MotionFailed,
    ProposalClassified,
    ProposalNotSelected,
    ProposalSelected,
    SubjectEntered,
    VoteCast,
)
from local.oneservice import OneService
from local.site import Site
from service import timing
from service.projector import project_once
from workgroup import projections
from workgroup.domain.process import Process
from workgroup.main import PARTS

E = TypeVar("E", bound=Event)

PROCESS = "jo-nap5"
NOW = datetime(2021, 7, 19, 9, tzinfo=UTC)
DUE = datetime(2021, 7, 26, 21, tzinfo=UTC)
"""The end of the seventh day after that day in Amman (UTC+3 in summer)."""
BOTH: Text = {"ar": "نص", "en": "words"}
EVALUATION = named(PROCESS, "evaluation", "ideas")
MEETING = named(PROCESS, "test", "meeting")
RULES = Rules(
    number=1,
    minimum_window_days=9,
    answers_due_days=10,
    text=BOTH,
    appeals=AppealRules(body="appeals", days=5),
    opinion_days=7,
    task_forces=TaskForceRules(least=3, sides=("government", "civil_society"), days=10),
)
PLACE = Process(zone="Asia/Amman", languages=("ar", "en"))


def idea(number: int) -> UUID:
    """A proposal of that number."""
    return uuid5(MITHAQ, f"idea/{number}")


def who(name: str) -> UUID:
    """A person."""
    return uuid5(MITHAQ, f"person/{name}")


_acts = count()


def act(person: str | None = None, at: datetime = NOW, *offices: str, **changes: Any) -> Act:
    """An act of that person at that time, or of the service where nobody is named."""
    number = next(_acts)
    envelope: dict[str, Any] = {
        "id": uuid5(MITHAQ, f"act/{number}"),
        "agency": "ministry",
        "process": PROCESS,
        "happened_at": at,
        "recorded_at": at,
        "correlation": uuid5(MITHAQ, f"act/{number}"),
        "tzdata": "2026b",
        "activity": 10,
        "person": who(person) if person else None,
        "service": None if person else "workgroup",
        "offices": offices,
    }
    return Act(**(envelope | changes))


def tell(
    kind: type[E], stream: UUID, version: int, /, by: str | None = "secretary", at: datetime = NOW, **fields: Any
) -> E:
    """An event as it was recorded."""
    return act(by, at).event(kind, stream, version, **fields)


def of_plan(kind: type[E], **fields: Any) -> E:
    """An event of plan."""
    return tell(kind, named(PROCESS, "process", PROCESS), 1, **fields)


def started(agency: str = "ministry") -> plan.ProcessStarted:
    """The process begins."""
    return of_plan(
        plan.ProcessStarted,
        title=BOTH,
        country="JO",
        zone="Asia/Amman",
        languages=("ar", "en"),
        authoritative="ar",
        simulated=True,
        calendar=Calendar(weekend=(5, 6)),
        agencies=dict.fromkeys(("plan", "proposals", "workgroup", "comments", "notifications"), agency),
    )


def classified(number: int, organisation: str | None = "health", version: int = 20) -> ProposalClassified:
    """The group names the entity that an idea concerns."""
    return tell(ProposalClassified, EVALUATION, version, subject=idea(number), theme="t", organisation=organisation)


def authors(number: int) -> tuple[UUID, ...]:
    """Whose idea it is."""
    return (who(f"author-{number}"),)


def selection(
    *numbers: int, refused: tuple[int, ...] = (), version: int = 40, name: str = "ideas"
) -> tuple[Event, ...]:
    """Those ideas are selected, those others are not."""
    evaluation = named(PROCESS, "evaluation", name)
    outcome = tell(
        IdeasSelected,
        evaluation,
        version,
        evaluation=name,
        body="forum",
        admitted=tuple(idea(number) for number in numbers),
        refused=len(refused),
        ranking_hash="0" * 64,
        tie_broken_by=None,
        seed=None,
        meeting=MEETING,
        motion=UUID(int=1),
        proposal=UUID(int=2),
        proposed_by=who("chair"),
        replaces=None,
        open_appeals=(),
    )
    judged: dict[str, Any] = {"evaluation": name, "mean": Decimal("3.5")}
    events: list[Event] = [outcome]
    for place, number in enumerate((*numbers, *refused), 1):
        about = {"subject": idea(number), "authors": authors(number), "place": place, **judged}
        kind: type[Event] = ProposalSelected
        if number in refused:
            kind, about = ProposalNotSelected, {**about, "findings": (), "equal_to": ()}
        events.append(tell(kind, evaluation, version + place, **about))
    return tuple(events)


def meeting(verdicts: dict[int, bool], *present: UUID, motions: int = 100, stream: UUID = MEETING) -> tuple[Event, ...]:
    """A meeting of the forum that has voted on ideas: those carried, and those that failed."""
    cited: dict[str, Any] = {"body": "forum", "asks": "KeepIdea", "document": None, "number": None, "hash": None}
    tally: dict[str, Any] = {"votes_for": 2, "votes_against": 1, "abstained": 0}
    agenda: dict[str, Any] = {"title": BOTH, "mode": "remote", "planned_on": NOW.date(), "agenda": ()}
    events: list[Event] = [
        tell(MeetingConvened, stream, 1, body="forum", **agenda),
        tell(AttendanceRecorded, stream, 2, body="forum", held_on=NOW.date(), present=present),
        tell(VoteCast, stream, 3, by="member", body="forum", motion=UUID(int=motions), choice="for"),
    ]
    for version, (number, carried) in enumerate(verdicts.items(), 4):
        kind = MotionCarried if carried else MotionFailed
        motion = UUID(int=motions + number)
        events.append(tell(kind, stream, version, motion=motion, subject=idea(number), **cited, **tally))
    return tuple(events)


def prepared(*numbers: int, name: str = "ideas", after: str | None = None) -> tuple[Event, ...]:
    """The evaluation, and what is judged in it; `after` is the one whose outcome it is about."""
    evaluation = named(PROCESS, "evaluation", name)
    rules = EvaluationRules(
        purpose="ideas",
        method="scores",
        size=7,
        threshold=None,
        scale=5,
        least_scores=1,
        places=2,
        ties=("criteria",),
        choices=1,
    )
    about: dict[str, Any] = {"source_kind": "call", "source": UUID(int=3), "seats_of": None, "side": None}
    if after is not None:
        about |= {"source_kind": "evaluation", "source": named(PROCESS, "evaluation", after)}
    when: dict[str, Any] = {"first": None, "last": None, "stage_key": UUID(int=4)}
    first = tell(EvaluationPrepared, evaluation, 1, name=name, title=BOTH, body="forum", rules=rules, **about, **when)
    entered = (
        tell(SubjectEntered, evaluation, version, subject=idea(number), authors=authors(number), organisations=("ngo",))
        for version, number in enumerate(numbers, 2)
    )
    return (first, *entered)


OFFICES: dict[str, tuple[str, ...]] = {
    "officer": ("unit_officer",),
    "rana": ("unit_officer",),
    "health": ("entity_officer",),
    "water": ("entity_officer",),
    **dict.fromkeys(("chair", "secretary", "member", "judge", "umpire", "ngo", "nobody"), ()),
    **dict.fromkeys((f"author-{number}" for number in range(1, 5)), ()),
}


class Selected(OneService):
    """The service in this process; ideas 1 and 2 are selected, 3 is not; `record` adds own events as they were."""

    def __init__(self, site: Site) -> None:
        super().__init__(PARTS, site, OFFICES, PROCESS)
        self._moves = count(100)
        self._records = count()

    def record(self, *events: Event) -> None:
        """Own events were recorded, by people who are called as here."""
        known = {who(name): UUID(self.subject(name)) for name in OFFICES}
        told = tuple(_as(event, known) for event in events)
        key = f"recorded-{next(self._records)}"
        entry = Entry(process=PROCESS, key=key, digest=b"", answer=lambda _events: b"{}", events=told)
        self.app.store.append(Write(entries=(entry,), after=self.app.noticed))
        self.work()

    def told(self, *events: Event) -> None:
        """Events of other services arrive."""
        known = {who(name): UUID(self.subject(name)) for name in OFFICES}
        self.hear(*(_as(event, known) for event in events))
        self.work()

    def move(self, now: datetime) -> None:
        """The process's clock is moved."""
        stream = named(PROCESS, "process", PROCESS)
        self.told(tell(plan.ClockMoved, stream, next(self._moves), at=now, now=now))

    def work(self) -> None:
        """The worker follows its own events, timers and read models until there is nothing left."""
        while self.follow() or timing.fire_due(self.built) or project_once(self.app.store, projections):
            pass

    def follow(self) -> int:
        """The service reacts to its own events: how many it was."""
        batch = self.app.store.after(self._own.position, 200)
        self._own.take(batch)
        return len(batch)

    def made(self, person: str, path: str, body: Any = None, **headers: str) -> dict[str, Any]:
        """What the command made; it is taken, and the worker has done what follows."""
        answer = super().made(person, path, body, **headers)
        self.work()
        return answer

    def refused(self, person: str, path: str, body: Any = None) -> str:
        """The rule by which the command is refused."""
        response = self.post(person, path, body)
        assert response.status_code >= 400, response.text
        return str(response.json()["type"].rpartition(":")[2])

    def got(self, path: str, person: str = "nobody") -> Any:
        """What a person reads."""
        response = self.read(path, person)
        assert response.status_code == 200, response.text
        return response.json()

    def all(self, kind: type[E]) -> list[E]:
        """All events of that kind."""
        with self.app.store.reading() as cursor:
            cursor.execute("SELECT state FROM stored_events WHERE topic = %s ORDER BY notification_id", (kind.TOPIC,))
            found = [codec.decode(bytes(row["state"])) for row in cursor.fetchall()]
        return [event for event in found if isinstance(event, kind)]

    def found(self) -> None:
        """Bodies, organisations, rules and the selection are there."""
        self.told(started(self.app.agency), of_plan(plan.RulesPublished, rules=RULES))
        forum = {"chair": "chair", "secretary": "secretary", "member": "member"}
        self._body("forum", forum)
        judges = dict.fromkeys(("umpire", "ngo", "author-3", "member"), "member")
        self._body("appeals", {"judge": "chair", **judges})
        for name, people in {"health": ("health",), "water": ("water",), "ngo": ("ngo",)}.items():
            self._organisation(name, people)
        self.record(*prepared(1, 2, 3, 4, name="shortlist"))
        self.record(*prepared(1, 2, 3, after="shortlist"), classified(1, "health"), classified(2, "water", 21))
        self.record(*selection(1, 2, refused=(3,)))

    def _body(self, name: str, roles: dict[str, str]) -> None:
        seats = [{"name": person, "side": "all", "role": role} for person, role in roles.items()]
        quorum = {"numerator": 0, "denominator": 1, "each_side": 0}
        founded = {"name": name, "title": BOTH, "seats": seats, "quorum": quorum, "majority": "simple"}
        body = self.made("officer", f"/v1/processes/{PROCESS}/bodies", founded)["id"]
        for person in roles:
            seat = {"seat_name": person, "member": self.subject(person)}
            self.made("officer", f"/v1/bodies/{body}/members", seat)

    def _organisation(self, name: str, people: tuple[str, ...]) -> None:
        registered = {"name": name, "title": BOTH, "side": "government"}
        organisation = self.made("officer", f"/v1/processes/{PROCESS}/organisations", registered)["id"]
        for person in people:
            link = {"person": self.subject(person), "relation": "representative"}
            self.made("officer", f"/v1/organisations/{organisation}/people", link)


def _as(event: E, known: dict[UUID, UUID]) -> E:
    """The event with the subjects of people who have tokens."""
    fields = {name: _renamed(value, known) for name, value in vars(event).items()}
    return type(event)(**fields)


def _renamed(value: Any, known: dict[UUID, UUID]) -> Any:
    if isinstance(value, UUID):
        return known.get(value, value)
    return tuple(_renamed(each, known) for each in value) if isinstance(value, tuple) else value


def ineligible(number: int) -> proposals.ProposalFoundIneligible:
    """An officer has found a proposal ineligible."""
    about: dict[str, Any] = {"call": UUID(int=5), "authors": authors(number), "organisations": (), "criteria": ("c",)}
    return tell(proposals.ProposalFoundIneligible, idea(number), 2, by="officer", **about)
