"""A panel of six that judges: commands are decided, their events folded, seals made and opened as in a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import reduce
from typing import Any
from uuid import UUID, uuid5

from events.criteria import Criterion
from events.envelope import Act, Event, Seal, Text, command_id, commitment, named, space
from events.workgroup import EvaluationRules, Quorum, Seat
from workgroup.domain.bodies import Body
from workgroup.domain.evaluations import EVALUATION, ballots, commands, scores
from workgroup.domain.evaluations.commands import InEvaluation, Ties
from workgroup.domain.evaluations.state import Evaluation, Subject
from workgroup.domain.meeting import Meeting, Motion
from workgroup.domain.process import Process

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
