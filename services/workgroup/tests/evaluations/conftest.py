"""A panel of six that judges: commands are decided, their events folded, seals made and opened as in a test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import reduce
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from httpx import Response

from events import plan, proposals
from events.application import Call
from events.calendar import Calendar
from events.criteria import Criterion
from events.envelope import Act, Event, Seal, Text, command_id, commitment, named, space
from events.workgroup import ActProposed, EvaluationRules, Quorum, Seat
from local.oneservice import OneService
from local.site import Site
from service import timing
from service.projector import project_once
from workgroup import projections
from workgroup.domain.bodies import BODY, Body
from workgroup.domain.evaluations import EVALUATION, ballots, commands, scores
from workgroup.domain.evaluations.commands import InEvaluation, Ties
from workgroup.domain.evaluations.state import Evaluation, Subject
from workgroup.domain.meeting import Meeting, Motion
from workgroup.domain.process import Process
from workgroup.main import PARTS

PROCESS = "jo-nap5"
MEMBERS = ("chair", "secretary", "m1", "m2", "m3", "m4")
CRITERIA = (
    Criterion(name="relevance", title={"ar": "صلة", "en": "Relevance"}, weight=50),
    Criterion(name="effect", title={"ar": "أثر", "en": "Effect"}, weight=30),
    Criterion(name="clarity", title={"ar": "وضوح", "en": "Clarity"}, weight=20),
)
RULES = EvaluationRules(
    purpose="shortlist",
    method="scores",
    size=2,
    threshold=None,
    scale=5,
    least_scores=3,
    places=2,
    ties=("criteria", "vote", "lot"),
    choices=1,
)
NOW = datetime(2021, 6, 10, 10, tzinfo=UTC)


class Stage:
    """One evaluation and the panel that judges. A person and a subject are called by name."""

    def __init__(self, **rules: Any) -> None:
        self.process = Process(zone="Asia/Amman", languages=("ar", "en"))
        self.id = named(PROCESS, "evaluation", "shortlist")
        self.state = Evaluation()
        self.log: list[Event] = []
        self.acts = 0
        self.vault: dict[UUID, tuple[bytes, str]] = {}
        self.rules = EvaluationRules(**{**RULES.__dict__, **rules})
        self.body = body("panel", MEMBERS)
        self.meeting = Meeting()
        self.meeting_id = self.person("meeting")
        self.seats: Body | None = None
        self.ties = Ties()

    def person(self, name: str) -> UUID:
        return uuid5(space(PROCESS), f"person/{name}")

    def subject(self, name: str) -> UUID:
        return uuid5(space(PROCESS), f"subject/{name}")

    def words(self, text: str) -> Text:
        return {"ar": f"نص {text}", "en": text}

    def act(self, person: str | None, *, office: str | None = None, reason: bool = False, **changes: Any) -> Act:
        self.acts += 1
        fields: dict[str, Any] = {
            "id": command_id(PROCESS, f"key-{self.acts}"),
            "agency": "ministry",
            "process": PROCESS,
            "happened_at": NOW,
            "recorded_at": NOW,
            "correlation": UUID(int=self.acts),
            "tzdata": "2026b",
            "activity": 9,
            "person": self.person(person) if person else None,
            "service": None if person else "workgroup",
            "offices": (office,) if office else (),
            "reason": self.words("because") if reason else None,
        }
        return Act(**(fields | changes))

    def seal(self, words: str) -> Seal:
        ref, salt = uuid5(self.id, f"sealed/{self.acts}"), self.acts.to_bytes(32, "big")
        self.vault[ref] = (salt, words)
        return Seal(ref=ref, commitment=commitment(salt, words.encode()))

    def decide(self, command: Any) -> tuple[Any, ...]:
        events = EVALUATION.decide(self.state, command)
        self.state = reduce(EVALUATION.evolve, events, self.state)
        self.log += events
        return events

    def do(
        self, kind: Callable[..., InEvaluation], person: str | None, /, *, reason: bool = False, **fields: Any
    ) -> tuple[Any, ...]:
        """Decide a command of the evaluation, by that person (None: the service)."""
        act = self.act(person, reason=reason)
        return self.decide(kind(act=act, process=self.process, evaluation=self.id, body=self.body, **fields))

    def prepare(self, **changes: Any) -> tuple[Event, ...]:
        fields: dict[str, Any] = {
            "name": "shortlist",
            "title": self.words("shortlist"),
            "body": self.body,
            "source_kind": "call",
            "source": named(PROCESS, "call", "ideas"),
            "seats_of": None,
            "side": None,
            "rules": self.rules,
            "first": None,
            "last": None,
            "stage_key": UUID(int=7),
        }
        act = self.act("officer", office="unit_officer")
        return self.decide(commands.PrepareEvaluation(act=act, process=self.process, **(fields | changes)))

    def opened(self, *names: str, authors: Mapping[str, tuple[str, ...]] | None = None, **changes: Any) -> Stage:
        """Prepared and open on subjects of those names; each is written by "author of <name>" unless said."""
        self.prepare(**changes)
        self.open(*names, authors=authors)
        return self

    def open(self, *names: str, authors: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Event, ...]:
        written = authors or {}
        subjects = {
            self.subject(name): Subject(
                authors=tuple(self.person(each) for each in written.get(name, (f"author of {name}",)))
            )
            for name in names
        }
        return self.do(commands.OpenEvaluation, None, criteria=CRITERIA, subjects=subjects, ties=self.ties)

    def score(self, person: str, subject: str, points: tuple[int, int, int], **remarks: str) -> tuple[Any, ...]:
        given = dict(zip(("relevance", "effect", "clarity"), points, strict=True))
        said = {name: self.words(text) for name, text in remarks.items()}
        act = self.act(person)
        return self.decide(
            commands.SubmitScore(
                act=act,
                process=self.process,
                evaluation=self.id,
                body=self.body,
                subject=self.subject(subject),
                points=given,
                remarks=said,
                score=self.seal(scores.words_of(given, said)),
            )
        )

    def scored(self, **points: tuple[int, int, int]) -> Stage:
        """Three members give each subject those same points, with remarks on all criteria."""
        for subject, given in points.items():
            for member in ("m1", "m2", "m3"):
                text = f"{member} on {subject}"
                self.score(member, subject, given, relevance=text, effect=text, clarity=text)
        return self

    def contribute(self, person: str, words: str) -> tuple[Event, ...]:
        act = self.act(person)
        about: dict[str, Any] = {"act": act, "process": self.process, "evaluation": self.id, "body": self.body}
        return self.decide(commands.ContributeToLot(**about, contribution=self.seal(words)))

    def ballot(self, person: str, *choices: str, at: datetime = NOW) -> tuple[Event, ...]:
        chosen = tuple(self.subject(name) for name in choices)
        act = self.act(person)
        about: dict[str, Any] = {"act": act, "process": self.process, "evaluation": self.id, "body": self.body}
        ballot = self.seal(ballots.words_of(chosen))
        return self.decide(commands.CastBallot(**about, choices=chosen, ballot=ballot, arrived_at=at))

    def close(self, person: str = "chair") -> tuple[Any, ...]:
        return self.do(commands.CloseScoring, person, opened=self.vault)

    def carried(self, asks: str = "ApproveShortlist", *, motion: str = "motion", **changes: Any) -> UUID:
        """The panel met, all present, and carried a motion that asks for the act on this evaluation."""
        found = Motion(
            asks=asks, document=None, number=None, hash=None, subject=changes.get("about", self.id), carried=True
        )
        motion_id = self.person(motion)
        present = frozenset(self.person(name) for name in changes.get("present", MEMBERS))
        self.meeting = Meeting(
            version=9, body="panel", present=present, motions={**self.meeting.motions, motion_id: found}, closed=True
        )
        return motion_id

    def propose(
        self, person: str = "chair", name: str = "ApproveShortlist", motion: UUID | None = None
    ) -> tuple[Any, ...]:
        fields: dict[str, Any] = {"name": name, "meeting_id": self.meeting_id, "meeting": self.meeting}
        motion = motion or self.carried(name)
        fields["meeting"] = self.meeting
        return self.do(commands.Approve, person, **fields, motion=motion, seats=self.seats)

    def confirm(self, proposal: Any, person: str = "m4", **changes: Any) -> tuple[Any, ...]:
        fields = {"proposal": proposal.proposal, "hash": proposal.hash, "meeting": self.meeting, "seats": self.seats}
        return self.do(commands.ConfirmAct, person, **(fields | changes))

    def decided(self, name: str = "ApproveShortlist", *, motion: str = "motion") -> tuple[Any, ...]:
        """Proposed and confirmed."""
        (proposed,) = self.propose(name=name, motion=self.carried(name, motion=motion))
        return self.confirm(proposed)

    def names(self, *subjects: UUID) -> list[str]:
        known = {self.subject(name): name for name in (*"abcdefgh", "late")}
        return [known[subject] for subject in subjects]


def body(name: str, members: tuple[str, ...], vacant: tuple[str, ...] = ()) -> Body:
    """A body of that name: chair, secretary and others; half of each side."""
    roles = {"chair": "chair", "secretary": "secretary"}
    seats = tuple(
        Seat(name=each, side="government" if place % 2 else "civil_society", role=roles.get(each, "member"))
        for place, each in enumerate((*members, *vacant))
    )
    taken = {each: uuid5(space(PROCESS), f"person/{each}") for each in members}
    quorum = Quorum(numerator=1, denominator=2, each_side=1)
    return Body(version=1 + len(taken), name=name, seats=seats, members=taken, quorum=quorum)


@pytest.fixture
def new_stage() -> type[Stage]:
    return Stage


@pytest.fixture
def new_body() -> Callable[..., Body]:
    return body


@pytest.fixture
def stage() -> Stage:
    """Open on a, b and c, of whom two are admitted."""
    return Stage().opened("a", "b", "c")


PEOPLE = (*MEMBERS, "author-a", "author-b", "author-c", "citizen-1", "citizen-2", "citizen-3", "stranger")
PANEL = named(PROCESS, "body", "panel")
SHORTLIST = named(PROCESS, "evaluation", "shortlist")
CALL = named(PROCESS, "call", "ideas")
AT = f"/v1/evaluations/{SHORTLIST}"
BOTH = {"ar": "نص", "en": "words"}


class Judging(OneService):
    """The service by its routes: a panel of six, a call of which three proposals were found eligible."""

    def __init__(self, site: Site) -> None:
        offices: dict[str, tuple[str, ...]] = {
            "officer": ("unit_officer",),
            "protector": ("data_protection_officer",),
            **dict.fromkeys(PEOPLE, ()),
        }
        super().__init__(PARTS, site, offices, PROCESS)
        self._versions: defaultdict[UUID, int] = defaultdict(int)

    def told(self, kind: type[Event], stream: UUID, /, *, at: datetime = NOW, **fields: Any) -> Event:
        """An event as another service tells it, next in its stream."""
        self._versions[stream] += 1
        act = Act(
            id=uuid4(),
            agency=self.app.agency,
            process=PROCESS,
            happened_at=at,
            recorded_at=at,
            correlation=uuid4(),
            tzdata="2026b",
        )
        return act.event(kind, stream, self._versions[stream], **fields)

    def hear_of_process(self) -> None:
        self.hear(
            self.told(
                plan.ProcessStarted,
                named(PROCESS, "process", PROCESS),
                title=BOTH,
                country="JO",
                zone="Asia/Amman",
                languages=("ar", "en"),
                authoritative="ar",
                simulated=True,
                calendar=Calendar(weekend=(5, 6)),
                agencies=dict.fromkeys(("plan", "workgroup", "proposals"), self.app.agency),
            )
        )

    def hear_of_call(self) -> None:
        days: dict[str, Any] = {"first": date(2021, 5, 1), "last": date(2021, 5, 20), "opens_at": NOW, "closes_at": NOW}
        about: dict[str, Any] = {"name": "ideas", "kind": "proposals", "title": BOTH, "text": BOTH, "body": None}
        self.hear(
            self.told(proposals.CallPublished, CALL, **about, **days, acceptance=(), selection=CRITERIA),
            *(self.eligible(name) for name in "abc"),
            self.told(proposals.ScreeningConcluded, CALL, eligible=3, ineligible=0, withdrawn=0, merged=0),
        )

    def idea(self, name: str) -> UUID:
        return uuid5(space(PROCESS), f"subject/{name}")

    def eligible(self, name: str) -> Event:
        authors = (UUID(self.subject(f"author-{name}")),) if name in "abc" else (uuid4(),)
        return self.told(proposals.ProposalFoundEligible, self.idea(name), call=CALL, authors=authors)

    def move_clock(self, now: datetime) -> None:
        self.hear(self.told(plan.ClockMoved, named(PROCESS, "process", PROCESS), now=now))
        self.work()

    def found(self) -> Judging:
        """The panel is there, the call is screened."""
        seats = body("panel", MEMBERS).seats
        panel = {
            "name": "panel",
            "title": BOTH,
            "seats": [{"name": each.name, "side": each.side, "role": each.role} for each in seats],
            "quorum": {"numerator": 1, "denominator": 2, "each_side": 1},
            "majority": "simple",
        }
        self.hear_of_process()
        self.made("officer", f"/v1/processes/{PROCESS}/bodies", panel)
        for member in MEMBERS:
            seat = {"seat_name": member, "member": self.subject(member)}
            self.made("officer", f"/v1/bodies/{PANEL}/members", seat)
        self.hear_of_call()
        return self.work()

    def prepare(self, **changes: Any) -> Judging:
        fields = {
            "name": "shortlist",
            "title": BOTH,
            "body": "panel",
            "source_kind": "call",
            "source": "ideas",
            "purpose": "shortlist",
            "size": 2,
            "activity": 9,
        }
        self.made("officer", f"/v1/processes/{PROCESS}/evaluations", fields | changes)
        return self.work()

    def score(self, person: str, idea: str, points: tuple[int, int, int], text: str = "", **headers: str) -> Response:
        named_points = dict(zip(("relevance", "effect", "clarity"), points, strict=True))
        said = {"ar": text or f"{person} عن {idea}", "en": text or f"{person} on {idea}"}
        remarks = dict.fromkeys(("relevance", "effect", "clarity"), said)
        fields = {"subject": str(self.idea(idea)), "points": named_points, "remarks": remarks}
        return self.post(person, f"{AT}/scores", fields, **headers)

    def scored(self, **points: tuple[int, int, int]) -> Judging:
        for idea, given in points.items():
            for member in ("m1", "m2", "m3"):
                assert self.score(member, idea, given).status_code == 201
        return self

    def carry(self, asks: str = "ApproveShortlist", about: UUID = SHORTLIST) -> dict[str, str]:
        """The panel meets, all present, and carries a motion that asks for the act: what names both."""
        agenda = {"title": BOTH, "mode": "remote", "planned_on": "2021-06-10", "agenda": [BOTH], "activity": 9}
        meeting = self.made("chair", f"/v1/bodies/{PANEL}/meetings", agenda)["id"]
        present = [self.subject(member) for member in MEMBERS]
        self.made("chair", f"/v1/meetings/{meeting}/attendance", {"held_on": "2021-06-10", "present": present})
        moved = {"words": BOTH, "asks": asks, "subject": str(about)}
        motion = self.made("chair", f"/v1/meetings/{meeting}/motions", moved)["id"]
        for member in ("chair", "m1", "m2", "m3"):
            self.made(member, f"/v1/meetings/{meeting}/votes", {"motion": motion, "choice": "for"})
        self.made("chair", f"/v1/meetings/{meeting}/close")
        self.work()
        return {"meeting": meeting, "motion": motion}

    def propose(self, carried: dict[str, str], person: str = "chair", act: str = "approve-shortlist") -> ActProposed:
        made = self.made(person, f"{AT}/{act}", carried)
        waiting = next(each for each in self.events(ActProposed) if str(each.proposal) == made["id"])
        assert isinstance(waiting, ActProposed)
        return waiting

    def confirm(self, waiting: ActProposed, person: str = "m4", **headers: str) -> Response:
        path = f"/v1/acts/{waiting.stream}/{waiting.proposal}/confirm"
        return self.post(person, path, {"hash": waiting.hash}, **headers)

    def reopen(self, idea: UUID, appeal: UUID) -> None:
        """An appeal about the idea was upheld: its scores are void, and it is scored anew."""

        def command(act: Act) -> commands.ReopenScoring:
            heard = self.app.facts(PROCESS)
            about = {"process": heard.process, "evaluation": SHORTLIST, "body": self.app.state(PANEL, BODY)}
            return commands.ReopenScoring(act=act, **about, subject=idea, appeal=appeal)

        key = f"reopen-{uuid4()}"
        act = Act(
            id=command_id(PROCESS, key),
            agency=self.app.agency,
            process=PROCESS,
            happened_at=NOW,
            recorded_at=NOW,
            correlation=uuid4(),
            tzdata="2026b",
            service="workgroup",
        )
        self.app.execute(Call(act=act, key=key, digest=b"", arrived_at=NOW), SHORTLIST, EVALUATION, command)

    def events(self, *kinds: type[Event], stream: UUID = SHORTLIST) -> list[Any]:
        return [each for each in self.app.store.stream(stream) if isinstance(each, kinds or Event)]

    def work(self) -> Judging:
        """The worker follows its own events, timers and read models until there is nothing left."""
        while self._follow() or timing.fire_due(self.built) or project_once(self.app.store, projections):
            pass
        return self

    def _follow(self) -> int:
        batch = self.app.store.after(self._own.position, 200)
        self._own.take(batch)
        return len(batch)


@pytest.fixture
def judging(in_process: Callable[[str], None], site: Site) -> Iterator[Judging]:
    """The panel and the screened call, on a real PostgreSQL."""
    in_process("workgroup")
    running = Judging(site)
    yield running.found()
    running.close()


@pytest.fixture
def new_judging() -> type[Judging]:
    return Judging
