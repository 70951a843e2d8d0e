"""Any order of proposals, revisions, returns, extensions, clock and decisions keeps the deadline and one decision each.

A submission is decided when it arrives and committed later, as it is under the writers' lock: what changed meanwhile
is what the fence sees.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import Any
from uuid import UUID, uuid4

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from events.aggregate import Aggregate
from events.criteria import Criterion
from events.envelope import Act, Event, Seal
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    CureLapsed,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalSubmitted,
    ProposalWithdrawn,
    ScreeningConcluded,
)
from events.refusals import Refusal
from events.rules import Process
from events.window import admit
from proposals.domain.call import (
    CALL,
    BeginClosing,
    Call,
    CloseCall,
    ConcludeScreening,
    PublishCall,
    Screened,
    Tally,
    stream_of,
)
from proposals.domain.extension import OFFICERS, ConfirmAct, ExtendDeadline
from proposals.domain.proposal import (
    PROPOSAL,
    LapseCure,
    Proposal,
    ReturnProposal,
    ReviseProposal,
    ScreenProposal,
    SubmitProposal,
    Typed,
    WithdrawProposal,
)

WORDS = {"ar": "نص", "en": "words"}
PROCESS = Process(zone="Asia/Amman", languages=("ar", "en"))
SEAL = Seal(ref=UUID(int=1), commitment="c" * 64)
TYPED = Typed(title="t", text="x", language="en")
STREAM = stream_of("p", "call")
PERSONS = [uuid4(), uuid4(), uuid4()]
people = st.sampled_from(PERSONS)
DECISIONS = (ProposalFoundEligible, ProposalFoundIneligible)


class Calling(RuleBasedStateMachine):
    """One call, three persons of whom all are officers too."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2021, 5, 10, 8, tzinfo=UTC)
        self.record: list[Event] = []
        self.in_flight: list[tuple[tuple[Event, ...], datetime]] = []

    def act(self, person: UUID | None = None) -> Act:
        return Act(
            id=uuid4(),
            agency="ministry",
            process="p",
            happened_at=self.now,
            recorded_at=self.now,
            correlation=uuid4(),
            tzdata="2026b",
            person=person,
            offices=("unit_officer",) if person else (),
            reason=WORDS,
        )

    def those(self, *kinds: type[Event]) -> list[Any]:
        return [event for event in self.record if isinstance(event, kinds)]

    def state(self, stream: UUID, aggregate: Aggregate[Any]) -> Any:
        return reduce(aggregate.evolve, (e for e in self.record if e.stream == stream), aggregate.initial)

    @property
    def call(self) -> Call:
        state: Call = self.state(STREAM, CALL)
        return state

    def proposal(self, stream: UUID) -> Proposal:
        state: Proposal = self.state(stream, PROPOSAL)
        return state

    def tried(self, stream: UUID, aggregate: Aggregate[Any], command: Any) -> None:
        try:
            self.record += aggregate.decide(self.state(stream, aggregate), command)
        except Refusal:
            return

    @initialize()
    def a_call_is_published(self) -> None:
        asked = Criterion(name="open", title=WORDS, weight=0)
        chosen = Criterion(name="effect", title=WORDS, weight=100)
        command = PublishCall(
            act=self.act(PERSONS[0]),
            process=PROCESS,
            waits_for=None,
            name="call",
            kind="proposals",
            title=WORDS,
            text=WORDS,
            body=None,
            acceptance=(asked,),
            selection=(chosen,),
            first=date(2021, 5, 10),
            last=date(2021, 5, 11),
        )
        self.record += CALL.decide(Call(), command)

    @rule(person=people)
    def a_proposal_arrives(self, person: UUID) -> None:
        command = SubmitProposal(
            act=self.act(person),
            process=PROCESS,
            call=self.call,
            typed=TYPED,
            title=SEAL,
            text=SEAL,
            organisation=None,
            arrived_at=self.now,
        )
        try:
            self.in_flight.append((PROPOSAL.decide(Proposal(), command), self.now))
        except Refusal:
            assert self.now >= self.call.window().closes_at

    @precondition(lambda self: self.in_flight)
    @rule()
    def what_is_in_flight_is_committed(self) -> None:
        for events, arrived_at in self.in_flight:
            try:
                admit(self.call.window(), arrived_at)
            except Refusal:
                assert self.call.counted()
            else:
                self.record += events
        self.in_flight = []

    @rule(step=st.sampled_from([timedelta(microseconds=1), timedelta(hours=5), timedelta(hours=30)]))
    def the_clock_moves(self, step: timedelta) -> None:
        self.now += step

    @rule(ticks=st.integers(-1, 1))
    def the_clock_comes_near_the_instant(self, ticks: int) -> None:
        self.now = max(self.now, self.call.window().closes_at + timedelta(microseconds=ticks))

    @precondition(lambda self: self.those(ProposalSubmitted))
    @rule(data=st.data(), person=people, choice=st.sampled_from(["revise", "withdraw", "return", "screen", "refuse"]))
    def someone_acts_on_a_proposal(self, data: st.DataObject, person: UUID, choice: str) -> None:
        stream = data.draw(st.sampled_from(self.those(ProposalSubmitted))).stream
        common: dict[str, Any] = {
            "act": self.act(person),
            "process": PROCESS,
            "proposal": stream,
            "call": self.call,
        }
        author = self.proposal(stream).written_by()
        made: Any
        match choice:
            case "revise":
                made = ReviseProposal(**common, typed=TYPED, title=SEAL, text=SEAL, arrived_at=self.now)
            case "withdraw":
                made = WithdrawProposal(**common)
            case "return":
                made = ReturnProposal(**common, criteria=("open",), cure_by=(self.now + timedelta(days=2)).date())
            case "screen":
                made = ScreenProposal(**common, authors=(author,), verdict="eligible", criteria=())
            case _:
                made = ScreenProposal(**common, authors=(author,), verdict="ineligible", criteria=("open",))
        self.tried(stream, PROPOSAL, made)

    @precondition(lambda self: self.those(ProposalReturned))
    @rule(data=st.data())
    def the_timer_of_a_cure_fires(self, data: st.DataObject) -> None:
        stream = data.draw(st.sampled_from(self.those(ProposalReturned))).stream
        self.tried(stream, PROPOSAL, LapseCure(act=self.act(), proposal=stream))

    @rule(person=people, days=st.integers(-1, 2))
    def an_extension_is_proposed(self, person: UUID, days: int) -> None:
        last = self.call.last + timedelta(days=days)
        command = ExtendDeadline(act=self.act(person), process=PROCESS, last=last, asked_by=WORDS)
        self.tried(STREAM, OFFICERS, command)

    @precondition(lambda self: self.call.pending)
    @rule(data=st.data(), person=people)
    def an_extension_is_confirmed(self, data: st.DataObject, person: UUID) -> None:
        waits = data.draw(st.sampled_from(list(self.call.pending.values())))
        command = ConfirmAct(act=self.act(person), process=PROCESS, proposal=waits.proposal, hash=waits.hash)
        self.tried(STREAM, OFFICERS, command)

    @rule()
    def the_timer_fires(self) -> None:
        self.tried(STREAM, CALL, BeginClosing(act=self.act()))

    @rule()
    def the_call_is_counted(self) -> None:
        tally = Tally(
            received=len(self.those(ProposalSubmitted)),
            withdrawn=len(self.those(ProposalWithdrawn)),
            last_position=len(self.record),
            ids_hash="h",
        )
        self.tried(STREAM, CALL, CloseCall(act=self.act(), tally=tally))

    @rule()
    def the_screening_is_concluded(self) -> None:
        eligible, ineligible = len(self.those(ProposalFoundEligible)), len(self.those(ProposalFoundIneligible))
        withdrawn = len(self.those(ProposalWithdrawn))
        waiting = len(self.those(ProposalSubmitted)) - eligible - ineligible - withdrawn
        screened = Screened(waiting=waiting, eligible=eligible, ineligible=ineligible, withdrawn=withdrawn, merged=0)
        self.tried(STREAM, CALL, ConcludeScreening(act=self.act(), screened=screened))

    @invariant()
    def no_late_proposal_is_counted(self) -> None:
        closes_at = self.call.window().closes_at
        assert all(event.arrived_at < closes_at for event in self.those(ProposalSubmitted))

    @invariant()
    def the_count_is_what_was_in_time(self) -> None:
        for closed in self.those(CallClosed):
            assert closed.received == len(self.those(ProposalSubmitted))

    @invariant()
    def each_proposal_is_decided_or_withdrawn_at_most_once(self) -> None:
        settled = [event.stream for event in self.those(*DECISIONS, ProposalWithdrawn)]
        assert len(settled) == len(set(settled))

    @invariant()
    def nobody_decides_their_own_and_only_after_the_count(self) -> None:
        for decision in self.those(*DECISIONS):
            assert decision.person not in decision.authors
            assert self.call.counted()

    @invariant()
    def a_cure_is_a_revision_in_its_time_or_lapses_once(self) -> None:
        for stream in {event.stream for event in self.those(ProposalReturned)}:
            returned: ProposalReturned | None = None
            for event in (e for e in self.record if e.stream == stream):
                if isinstance(event, ProposalReturned):
                    assert returned is None
                    returned = event
                elif isinstance(event, ProposalRevised) and returned is not None:
                    assert event.arrived_at < returned.cures_at
                    returned = None
                elif isinstance(event, CureLapsed):
                    assert returned is not None
                    assert event.happened_at >= returned.cures_at
                    returned = None
                elif isinstance(event, DECISIONS):
                    assert returned is None

    @invariant()
    def an_extension_is_never_after_the_instant(self) -> None:
        closes_at = datetime(2021, 5, 11, 21, tzinfo=UTC)
        for extended in self.those(CallDeadlineExtended):
            assert extended.happened_at < closes_at < extended.closes_at
            assert extended.person != extended.proposed_by
            closes_at = extended.closes_at
        for closing in self.those(CallClosing):
            assert closing.happened_at >= closing.closes_at == closes_at

    @invariant()
    def each_step_is_taken_once_and_in_order(self) -> None:
        steps = [CallClosing, CallClosed, ScreeningConcluded]
        taken = [type(event) for event in self.record if type(event) in steps]
        assert taken == steps[: len(taken)]

    @invariant()
    def concluded_means_that_none_waits(self) -> None:
        for concluded in self.those(ScreeningConcluded):
            decided = concluded.eligible + concluded.ineligible + concluded.withdrawn
            assert decided == len(self.those(ProposalSubmitted))

    @invariant()
    def versions_are_dense(self) -> None:
        for stream in {event.stream for event in self.record}:
            versions = [event.version for event in self.record if event.stream == stream]
            assert versions == list(range(1, len(versions) + 1))


TestCalling = Calling.TestCase
TestCalling.settings = hunt(60, steps=40)
