"""What evaluations do by themselves, in every order in which two services' events can arrive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import reduce
from itertools import combinations
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from events import proposals
from events.aggregate import Reaction, Timer
from events.envelope import Act, Event, named, space
from events.workgroup import (
    AppealDecided,
    BodyEstablished,
    EvaluationOpened,
    EvaluationPrepared,
    EvaluationRules,
    MemberAppointed,
    MemberResigned,
    PersonLinked,
    ProposalNotShortlisted,
    Quorum,
    RecusalProposed,
    ScoringReopened,
    Seat,
    ShortlistApproved,
    SubjectEntered,
    SubjectLeft,
)
from workgroup.domain.evaluations import EVALUATION
from workgroup.domain.evaluations.state import Evaluation
from workgroup.facts import INTERESTS, Facts, fold
from workgroup.policies import evaluations as policies

if TYPE_CHECKING:
    from panelstage import Stage

PROCESS = "jo-nap5"
NOW = datetime(2021, 6, 10, 10, tzinfo=UTC)
CALL, PANEL = named(PROCESS, "call", "ideas"), named(PROCESS, "body", "panel")
FIRST, SECOND = named(PROCESS, "evaluation", "first"), named(PROCESS, "evaluation", "second")


def thing(name: str) -> UUID:
    return uuid5(space(PROCESS), name)


def act(name: str, **changes: Any) -> Act:
    fields: dict[str, Any] = {
        "id": thing(name),
        "agency": "ministry",
        "process": PROCESS,
        "happened_at": NOW,
        "recorded_at": NOW,
        "correlation": CALL,
        "tzdata": "2026b",
        "activity": 9,
    }
    return Act(**(fields | changes))


def told(kind: type[Event], stream: UUID, version: int, /, **fields: Any) -> Event:
    event = act(f"{kind.TOPIC}/{stream}/{version}").event(kind, stream, version, **fields)
    assert event.TOPIC in INTERESTS
    return event


def call(criteria: tuple[Any, ...]) -> Event:
    fields: dict[str, Any] = {"name": "ideas", "kind": "proposals", "title": {}, "text": {}, "body": None}
    days: dict[str, Any] = {"first": date(2021, 5, 1), "last": date(2021, 5, 2), "opens_at": NOW, "closes_at": NOW}
    return told(proposals.CallPublished, CALL, 1, **fields, **days, acceptance=(), selection=criteria)


def eligible(name: str, version: int = 2) -> Event:
    return told(proposals.ProposalFoundEligible, thing(name), version, call=CALL, authors=(thing(f"author {name}"),))


CONCLUDED = told(proposals.ScreeningConcluded, CALL, 2, eligible=2, ineligible=0, withdrawn=0, merged=0)
SEATS = (Seat(name="chair", side="one", role="chair"), Seat(name="m1", side="other", role="member"))
QUORUM = Quorum(numerator=1, denominator=2, each_side=1)
ESTABLISHED = told(BodyEstablished, PANEL, 1, name="panel", title={}, seats=SEATS, quorum=QUORUM, majority="simple")


def appointed(seat: Seat, version: int) -> Event:
    fields = {"body": "panel", "seat_name": seat.name, "side": seat.side, "role": seat.role}
    return told(MemberAppointed, PANEL, version, **fields, member=thing(seat.name))


def prepared(stream: UUID, rules: EvaluationRules, source_kind: str = "call", source: UUID = CALL) -> Event:
    fields: dict[str, Any] = {"title": {}, "body": "panel", "source_kind": source_kind, "source": source}
    name = "first" if stream == FIRST else "second"
    none: dict[str, Any] = dict.fromkeys(("seats_of", "side", "first", "last"))
    return told(EvaluationPrepared, stream, 1, name=name, rules=rules, stage_key=thing("key"), **fields, **none)


class Running:
    """The service hears one event after another; what it does about them is decided, and heard in its turn."""

    def __init__(self, *evaluations: Event) -> None:
        self.facts = Facts()
        self.states: dict[UUID, Evaluation] = {
            each.stream: EVALUATION.evolve(Evaluation(), each) for each in evaluations
        }
        self.log: list[Event] = []
        self.done: set[str] = set()

    def hear(self, *events: Event) -> Running:
        for event in events:
            self.facts = fold(self.facts, event)
            for reaction in policies.react(self.facts, event):
                self._do(reaction)
        return self

    def _do(self, reaction: Reaction) -> None:
        if reaction.key in self.done:
            return
        self.done.add(reaction.key)
        made = EVALUATION.decide(self.states[reaction.stream], reaction.command(act(reaction.key, person=None)))
        self.states[reaction.stream] = reduce(EVALUATION.evolve, made, self.states[reaction.stream])
        self.log += made
        self.hear(*(event for event in made if event.TOPIC in INTERESTS))

    def of(self, *kinds: type[Event]) -> list[Any]:
        return [event for event in self.log if isinstance(event, kinds)]


def interleaved(ones: list[Event], others: list[Event]) -> Iterator[list[Event]]:
    """Every order in which two services' events arrive, each service's own in their order."""
    whole = len(ones) + len(others)
    for places in combinations(range(whole), len(ones)):
        one, other = iter(ones), iter(others)
        yield [next(one) if place in places else next(other) for place in range(whole)]


def test_it_opens_once_its_call_is_screened_and_its_body_whole_in_every_order(stage: Stage) -> None:
    plan = prepared(FIRST, stage.rules)
    theirs = [call(stage.state.criteria), eligible("a"), eligible("b"), CONCLUDED]
    ours = [ESTABLISHED, appointed(SEATS[0], 2), appointed(SEATS[1], 3), plan]
    orders = 0
    for own in (ours, [ours[0], ours[1], ours[3], ours[2]]):
        for order in interleaved(theirs, own):
            running = Running(plan)
            running.hear(*order[:-1])
            assert running.of(EvaluationOpened) == []
            running.hear(order[-1])
            assert len(running.of(EvaluationOpened)) == 1
            assert [each.subject for each in running.of(SubjectEntered)] == [thing("a"), thing("b")]
            orders += 1
    assert orders == 140


def test_a_vacant_seat_keeps_it_shut(stage: Stage) -> None:
    plan = prepared(FIRST, stage.rules)
    gone = told(MemberResigned, PANEL, 4, body="panel", seat_name="m1", side="other", role="member", member=thing("m1"))
    running = Running(plan).hear(ESTABLISHED, appointed(SEATS[0], 2), appointed(SEATS[1], 3), gone, plan)
    running.hear(call(stage.state.criteria), eligible("a"), CONCLUDED)
    assert running.log == []
    running.hear(appointed(SEATS[1], 5))
    assert len(running.of(EvaluationOpened)) == 1


def open_first(stage: Stage) -> Running:
    plan, later = prepared(FIRST, stage.rules), prepared(SECOND, stage.rules, "evaluation", FIRST)
    running = Running(plan, later).hear(ESTABLISHED, appointed(SEATS[0], 2), appointed(SEATS[1], 3), plan, later)
    return running.hear(call(stage.state.criteria), eligible("a"), eligible("b"), CONCLUDED)


def approved(version: int, *admitted: str) -> Event:
    fields: dict[str, Any] = {"evaluation": "first", "body": "panel", "refused": 0, "ranking_hash": "", "seed": None}
    ids: dict[str, Any] = dict.fromkeys(("meeting", "motion", "proposal", "proposed_by"), CALL)
    return told(
        ShortlistApproved,
        FIRST,
        version,
        **fields,
        **ids,
        admitted=tuple(thing(name) for name in admitted),
        tie_broken_by=None,
        replaces=None,
        open_appeals=(),
    )


def test_a_later_evaluation_opens_on_what_the_earlier_admitted_and_by_its_criteria(stage: Stage) -> None:
    running = open_first(stage)
    running.hear(approved(9, "b"))
    opened = running.of(EvaluationOpened)
    assert [each.stream for each in opened] == [FIRST, SECOND]
    assert opened[1].criteria == opened[0].criteria
    assert [each.subject for each in running.of(SubjectEntered) if each.stream == SECOND] == [thing("b")]
    running.hear(approved(20, "b", "a"))
    assert [each.subject for each in running.of(SubjectEntered) if each.stream == SECOND] == [thing("b"), thing("a")]


def test_who_is_admitted_no_longer_leaves_and_may_come_back(stage: Stage) -> None:
    running = open_first(stage).hear(approved(9, "b"))
    newer = approved(20, "a")
    running.hear(newer)
    (left,) = running.of(SubjectLeft)
    assert (left.stream, left.subject, left.decision) == (SECOND, thing("b"), newer.id)
    assert list(running.states[SECOND].subjects) == [thing("a")]
    running.hear(approved(30, "a", "b"))
    assert list(running.states[SECOND].subjects) == [thing("a"), thing("b")]


def test_who_is_found_eligible_after_the_opening_comes_in_once(stage: Stage) -> None:
    running = open_first(stage).hear(eligible("c"), eligible("c", 4))
    assert [each.subject for each in running.of(SubjectEntered)] == [thing("a"), thing("b"), thing("c")]


def test_an_upheld_appeal_lets_its_subject_be_scored_anew(stage: Stage) -> None:
    running = open_first(stage)
    refusal = told(
        ProposalNotShortlisted,
        FIRST,
        10,
        evaluation="first",
        subject=thing("a"),
        authors=(),
        place=2,
        mean=stage.rules.threshold or 0,
        findings=(),
        equal_to=(),
    )
    fields = {"decision": refusal.id, "decision_type": refusal.TOPIC, "subject": thing("a"), "appellant": CALL}
    dismissed = told(AppealDecided, thing("appeal 1"), 2, **fields, outcome="dismissed")
    upheld = told(AppealDecided, thing("appeal 2"), 2, **fields, outcome="upheld")
    running.hear(refusal, dismissed)
    assert running.of(ScoringReopened) == []
    running.hear(upheld)
    (reopened,) = running.of(ScoringReopened)
    assert (reopened.subjects, reopened.appeal) == ((thing("a"),), thing("appeal 2"))


def test_what_is_learnt_of_people_later_proposes_recusals(stage: Stage) -> None:
    running = open_first(stage)
    for version, person in enumerate(("author a", "m1"), 2):
        running.hear(
            told(PersonLinked, thing("ngo"), version, organisation="ngo", linked=thing(person), relation="member")
        )
    (proposed,) = running.of(RecusalProposed)
    assert (proposed.subject, proposed.member, proposed.kind) == (thing("a"), thing("m1"), "organisation")


def test_a_public_vote_has_a_timer_at_its_end(new_stage: type[Stage]) -> None:
    stage = new_stage(method="public_vote").opened("a", "b", first=date(2021, 6, 10), last=date(2021, 6, 12))
    timers = [timer for event in stage.log for timer in policies.schedule(event)]
    due = datetime(2021, 6, 12, 21, tzinfo=UTC)
    assert timers == [Timer(process=PROCESS, stream=stage.id, name=policies.COUNT, due=due)]
    (reaction,) = policies.fire(Facts(), timers[0])
    assert reaction.opens is not None
    assert reaction.opens(stage.state) == ()
    other = Timer(process=PROCESS, stream=stage.id, name="other", due=due)
    assert policies.fire(Facts(), other) == ()
