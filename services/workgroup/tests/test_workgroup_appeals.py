"""Appeals: given events, when a command comes, then exactly these events; and any order of acts keeps the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hunting import hunt
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from selected import (
    BOTH,
    EVALUATION,
    MEETING,
    NOW,
    PLACE,
    PROCESS,
    RULES,
    act,
    authors,
    idea,
    ineligible,
    meeting,
    prepared,
    selection,
    tell,
    who,
)

from events import comments, proposals
from events.envelope import Event, Seal
from events.refusals import ProcessStopped, ReasonNeeded, Refusal, SeatNeeded, UnknownThing, ValueRefused
from events.workgroup import (
    AppealDecided,
    AppealLodged,
    IdeaDropped,
    IdeaKept,
    ProposalNotSelected,
    ProposalSelected,
    Quorum,
    ReasonStated,
    ScoreSubmitted,
    Seat,
    TieVoteCast,
)
from workgroup.domain.appeals import (
    APPEAL,
    AlreadyLodged,
    AppealAnswered,
    DecideAppeal,
    Decision,
    LodgeAppeal,
    NoAppeals,
    NotConcerned,
    NothingToAppeal,
    TookPart,
    TooLate,
    appeal_of,
    meeting_of,
    took_part,
    until,
)
from workgroup.domain.bodies import Body
from workgroup.facts.appeals import Heard, decision_of, fold, latest, open_on

SEAL = Seal(ref=UUID(int=1), commitment="c" * 64)
JUDGES = ("judge", "umpire", "member")
BODY = Body(
    version=5,
    name="appeals",
    seats=tuple(Seat(name=each, side="all", role="member") for each in JUDGES),
    members={each: who(each) for each in JUDGES},
    quorum=Quorum(numerator=0, denominator=1, each_side=0),
)
REFUSAL = selection(1, 2, refused=(3,))[-1]
UNTIL = datetime(2021, 7, 24, 21, tzinfo=UTC)


def heard(*events: Event) -> Heard:
    return reduce(fold, events, Heard())


def decision() -> Decision:
    found = latest(heard(REFUSAL), idea(3), "ideas")
    assert found is not None
    return found


APPEALED = decision()
STREAM = appeal_of(PROCESS, REFUSAL.id, who("author-3"))


def lodge(by: str = "author-3", at: datetime = NOW, **changes: Any) -> LodgeAppeal:
    fields: dict[str, Any] = {"decision": APPEALED, "rules": RULES.appeals, "grounds": SEAL, "language": "ar"}
    return LodgeAppeal(**({"act": act(by, at, activity=None), "process": PLACE, **fields} | changes))


def answer(by: str = "judge", outcome: Any = "upheld", **changes: Any) -> DecideAppeal:
    fields: dict[str, Any] = {"appeal": STREAM, "body": BODY, "partial": frozenset({who("member")})}
    reasoned = act(by, NOW, reason=BOTH, activity=None)
    return DecideAppeal(**({"act": reasoned, "process": PLACE, "outcome": outcome, **fields} | changes))


def happens(*commands: Any) -> tuple[Event, ...]:
    """The events of the last of the commands, after those before it."""
    state = APPEAL.initial
    events: tuple[Event, ...] = ()
    for command in commands:
        events = APPEAL.decide(state, command)
        state = reduce(APPEAL.evolve, events, state)
    return events


def test_an_appeal_names_the_decision_and_serves_its_activity() -> None:
    [lodged] = happens(lodge())
    assert isinstance(lodged, AppealLodged)
    assert (lodged.stream, lodged.version, lodged.activity) == (STREAM, 1, 10)
    assert (lodged.decision, lodged.decision_type, lodged.subject) == (REFUSAL.id, ProposalNotSelected.TOPIC, idea(3))


@pytest.mark.parametrize("outcome", ["upheld", "partly", "dismissed"])
def test_its_answer_names_the_appellant_and_the_seat(outcome: str) -> None:
    [decided] = happens(lodge(), answer(outcome=outcome))
    assert isinstance(decided, AppealDecided)
    assert (decided.outcome, decided.appellant, decided.seat) == (outcome, who("author-3"), "appeals/judge")
    assert (decided.decision, decided.subject, decided.activity) == (REFUSAL.id, idea(3), 10)


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        ([lodge(rules=None)], NoAppeals),
        ([lodge(decision=None)], NothingToAppeal),
        ([lodge("author-1")], NotConcerned),
        ([lodge(), lodge()], AlreadyLodged),
        ([lodge(at=UNTIL)], TooLate),
        ([lodge(language="??")], ValueRefused),
        ([lodge(process=replace(PLACE, stopped="suspended"))], ProcessStopped),
        ([answer()], UnknownThing),
        ([lodge(), answer("nobody")], SeatNeeded),
        ([lodge(), answer("member")], TookPart),
        ([lodge(), answer(act=act("judge"))], ReasonNeeded),
        ([lodge(), answer(), answer("umpire", "dismissed")], AppealAnswered),
    ],
)
def test_what_is_refused(commands: list[Any], refusal: type[Refusal]) -> None:
    assert commands[:-1] == [] or happens(*commands[:-1])
    with pytest.raises(refusal):
        happens(*commands)


def test_who_appeals_does_not_answer_though_holding_a_seat() -> None:
    both = replace(BODY, members={"judge": who("author-3")})
    with pytest.raises(TookPart):
        happens(lodge(), answer("author-3", body=both))


@given(st.integers(1, 60), st.integers(0, 23), st.sampled_from(("Asia/Amman", "UTC", "Africa/Tunis")))
def test_the_days_are_whole_civil_days_after_the_decisions_own(days: int, hour: int, zone: str) -> None:
    decided_at = datetime(2021, 10, 20, hour, 30, tzinfo=UTC)
    closes_at = until(decided_at, days, zone)
    assert timedelta(days=days) < closes_at - decided_at <= timedelta(days=days + 1, hours=1)
    assert until(decided_at, days + 1, zone) > closes_at


def test_the_late_are_told_by_how_much() -> None:
    assert happens(lodge(at=UNTIL - timedelta(microseconds=1)))
    with pytest.raises(TooLate, match=r"until 2021-07-24T21:00:00Z: this came PT3600.000000S after"):
        happens(lodge(at=UNTIL + timedelta(hours=1)))


def test_who_scored_reasoned_or_voted_took_part() -> None:
    scored = tell(ScoreSubmitted, EVALUATION, 30, by="scorer", subject=idea(1), score=SEAL)
    tied = tell(TieVoteCast, EVALUATION, 31, by="tied", subject=idea(2))
    stated = tell(ReasonStated, EVALUATION, 32, by="stated", subject=idea(3), criterion="c", words=BOTH)
    course = (*prepared(1, 2, 3), scored, tied, stated, *selection(1, 2, refused=(3,)))
    assert meeting_of(APPEALED, course) == MEETING
    people = took_part(APPEALED, course, meeting({1: True}))
    assert people == {who(name) for name in ("scorer", "tied", "stated", "chair", "secretary", "member")}


def test_in_a_screening_who_decided_took_part() -> None:
    found = latest(heard(ineligible(4)), idea(4), "screening")
    assert found is not None
    assert took_part(found, (), ()) == {who("officer")}
    assert (meeting_of(found, ()), found.concerned) == (None, authors(4))


def hidden(kind: type[Event], stream: UUID, **home: Any) -> Event:
    about = {"author": who("nobody"), "ground": "insult", "proposal": UUID(int=7), "proposed_by": who("rana")}
    return tell(kind, stream, 2, "officer", NOW, **home, **about)


@pytest.mark.parametrize("of_proposals", [True, False])
def test_a_hidden_contribution_concerns_its_author(of_proposals: bool) -> None:
    kind = proposals.ContributionHidden if of_proposals else comments.ContributionHidden
    event = hidden(kind, UUID(int=60), **({"call" if of_proposals else "consultation": UUID(int=6)}))
    found = latest(heard(event), UUID(int=60), "moderation")
    assert found is not None
    assert (found.concerned, set(found.decided_by)) == ((who("nobody"),), {who("officer"), who("rana")})


def test_what_was_decided_anew_takes_the_place_of_a_refusal() -> None:
    later = selection(1, 2, 3, version=60)[-1]
    assert isinstance(later, ProposalSelected)
    after = heard(REFUSAL, later)
    assert latest(after, idea(3), "ideas") is None
    assert decision_of(after, REFUSAL.id) is None
    assert after.decisions[REFUSAL.id] == APPEALED


def test_stages_stand_apart() -> None:
    fields: dict[str, Any] = {"idea": idea(3), "authors": authors(3), "motion": UUID(int=1)}
    tally: dict[str, Any] = {"votes_for": 0, "votes_against": 1, "abstained": 0, "opinions": ()}
    dropped = tell(IdeaDropped, UUID(int=8), 2, **fields, **tally)
    kept = tell(IdeaKept, UUID(int=8), 4, **fields)
    after = heard(REFUSAL, ineligible(3), dropped)
    assert all(latest(after, idea(3), stage) for stage in ("screening", "ideas", "final"))
    assert latest(fold(after, kept), idea(3), "final") is None
    assert latest(fold(after, kept), idea(3), "ideas")


def test_open_appeals_are_those_without_an_answer_in_every_order_of_other_services_events() -> None:
    [lodged] = happens(lodge())
    [decided] = happens(lodge(), answer())
    for order in permutations((ineligible(4), REFUSAL, lodged)):
        waiting = heard(*order)
        assert open_on(waiting, (idea(3), idea(4))) == (STREAM,)
        assert open_on(waiting, (idea(1),)) == ()
        settled = fold(waiting, decided)
        assert open_on(settled, (idea(3),)) == ()
        assert latest(settled, idea(3), "ideas") is None
        assert latest(settled, idea(4), "screening")


def test_a_dismissed_appeal_leaves_the_decision_as_it_is() -> None:
    [lodged] = happens(lodge())
    [decided] = happens(lodge(), answer(outcome="dismissed"))
    after = heard(REFUSAL, lodged, decided)
    assert (after.granted, latest(after, idea(3), "ideas")) == (frozenset(), APPEALED)


PEOPLE = st.sampled_from(("author-3", "author-3", "author-1", "judge", "umpire", "member", "nobody"))


class AppealMachine(RuleBasedStateMachine):
    """Any order of acts by anybody on one decision; a refused one leaves no event."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[Event] = []

    def do(self, stream: UUID, command: Any) -> None:
        mine = [event for event in self.log if event.stream == stream]
        try:
            self.log += APPEAL.decide(reduce(APPEAL.evolve, mine, APPEAL.initial), command)
        except Refusal:
            return

    @rule(by=PEOPLE, late=st.booleans())
    def lodge(self, by: str, late: bool) -> None:
        stream = appeal_of(PROCESS, REFUSAL.id, who(by))
        self.do(stream, lodge(by, UNTIL if late else UNTIL - timedelta(microseconds=1)))

    @rule(by=PEOPLE, of=PEOPLE, outcome=st.sampled_from(("upheld", "partly", "dismissed")))
    def answer(self, by: str, of: str, outcome: str) -> None:
        stream = appeal_of(PROCESS, REFUSAL.id, who(of))
        self.do(stream, answer(by, outcome, appeal=stream))

    @invariant()
    def only_whom_it_concerns_appeals_in_time_and_once(self) -> None:
        lodged = [event for event in self.log if isinstance(event, AppealLodged)]
        assert len({event.person for event in lodged}) == len(lodged)
        for event in lodged:
            assert event.person in APPEALED.concerned
            assert event.happened_at < UNTIL

    @invariant()
    def each_is_answered_once_by_who_took_no_part(self) -> None:
        decided = [event for event in self.log if isinstance(event, AppealDecided)]
        assert len({event.stream for event in decided}) == len(decided)
        for event in decided:
            assert event.person in {who("judge"), who("umpire")}
            assert event.person != event.appellant
            assert event.reason == BOTH
            assert any(isinstance(each, AppealLodged) and each.stream == event.stream for each in self.log)

    @invariant()
    def what_is_open_has_no_answer(self) -> None:
        known = heard(REFUSAL, *self.log)
        lodged = {event.stream for event in self.log if isinstance(event, AppealLodged)}
        decided = {event.stream for event in self.log if isinstance(event, AppealDecided)}
        assert set(open_on(known, (idea(3),))) == lodged - decided


def test_appeals_keep_their_rules_in_any_order_of_the_machine() -> None:
    run_state_machine_as_test(AppealMachine, settings=hunt(120, steps=20))
