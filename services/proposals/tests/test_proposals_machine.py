"""Any order of proposals or applications, returns, extensions, clock, decisions, appeals, moderation keeps the rules.

In time, one decision for each subject and stage unless an appeal was upheld, nobody on their own, two to hide.

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

from events import moderation
from events.aggregate import Aggregate
from events.criteria import Criterion
from events.envelope import Act, Event, Seal
from events.proposals import (
    CallClosed,
    CallClosing,
    CallDeadlineExtended,
    ContributionHidden,
    ContributionRestored,
    CureLapsed,
    OutcomeMarked,
    ProposalFoundEligible,
    ProposalFoundIneligible,
    ProposalReturned,
    ProposalRevised,
    ProposalSubmitted,
    ProposalWithdrawn,
    ScreeningConcluded,
    ScreeningReopened,
    SeatApplicationReceived,
    SeatApplicationRevised,
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
    Screened,
    Tally,
    stream_of,
)
from proposals.domain.extension import OFFICERS, ConfirmAct, ExtendDeadline
from proposals.domain.moderation import MODERATION, Moderate
from proposals.domain.organisation import Organisation
from proposals.domain.proposal import Proposal
from proposals.domain.publication import PUBLICATION, PublishCall
from proposals.domain.screening import (
    SCREENING,
    LapseCure,
    MarkOutcome,
    ReopenScreening,
    ReturnProposal,
    ScreenProposal,
)
from proposals.domain.submission import (
    PROPOSAL,
    ApplyForSeat,
    ReviseProposal,
    Stated,
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
LAB = Organisation(name="lab", representatives=frozenset(PERSONS[:1]), people=frozenset(PERSONS[:2]))
GROUNDS = frozenset({"insult"})
RECEIVED = (ProposalSubmitted, SeatApplicationReceived)
REVISED = (ProposalRevised, SeatApplicationRevised)
DECISIONS = (ProposalFoundEligible, ProposalFoundIneligible)


class Calling(RuleBasedStateMachine):
    """One call, three persons of whom all are officers too."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2021, 5, 10, 8, tzinfo=UTC)
        self.record: list[Event] = []
        self.in_flight: list[tuple[tuple[Event, ...], datetime]] = []
        self.seats = False

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

    @initialize(seats=st.booleans())
    def a_call_is_published(self, seats: bool) -> None:
        self.seats = seats
        asked = Criterion(name="open", title=WORDS, weight=0)
        chosen = Criterion(name="effect", title=WORDS, weight=100)
        command = PublishCall(
            act=self.act(PERSONS[0]),
            process=PROCESS,
            waits_for=None,
            name="call",
            kind="seats" if seats else "proposals",
            title=WORDS,
            text=WORDS,
            body="workgroup" if seats else None,
            acceptance=(asked,),
            selection=(chosen,),
            first=date(2021, 5, 10),
            last=date(2021, 5, 11),
        )
        self.record += PUBLICATION.decide(Call(), command)

    @rule(person=people, organisation=st.sampled_from([None, "lab"]))
    def a_proposal_arrives(self, person: UUID, organisation: str | None) -> None:
        common: dict[str, Any] = {
            "act": self.act(person),
            "process": PROCESS,
            "call": self.call,
            "organisation": organisation,
            "acts_for": LAB if organisation else None,
            "arrived_at": self.now,
        }
        command: SubmitProposal | ApplyForSeat = (
            ApplyForSeat(**common, typed=Stated(statement="s", language="en"), statement=SEAL)
            if self.seats
            else SubmitProposal(**common, typed=TYPED, title=SEAL, text=SEAL)
        )
        try:
            self.in_flight.append((PROPOSAL.decide(Proposal(), command), self.now))
        except Refusal:
            stranger = organisation is not None and person not in LAB.representatives
            assert stranger or self.now >= self.call.window().closes_at

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

    @precondition(lambda self: self.those(*RECEIVED))
    @rule(data=st.data(), person=people, choice=st.sampled_from(["revise", "withdraw", "return", "screen", "refuse"]))
    def someone_acts_on_a_proposal(self, data: st.DataObject, person: UUID, choice: str) -> None:
        stream = data.draw(st.sampled_from(self.those(*RECEIVED))).stream
        proposal = self.proposal(stream)
        common: dict[str, Any] = {"act": self.act(person), "process": PROCESS, "proposal": stream, "call": self.call}
        acts_for = LAB if proposal.organisation else None
        whose: dict[str, Any] = {"authors": (proposal.written_by(),), "concerned": self.concerned(proposal)}
        typed: Typed | Stated = Stated(statement="s", language="en") if self.seats else TYPED
        made: Any
        match choice:
            case "revise":
                seals: dict[str, Any] = {"statement": SEAL} if self.seats else {"title": SEAL, "text": SEAL}
                made = ReviseProposal(**common, typed=typed, arrived_at=self.now, acts_for=acts_for, **seals)
            case "withdraw":
                made = WithdrawProposal(**common, acts_for=acts_for)
            case "return":
                cure_by = (self.now + timedelta(days=2)).date()
                made = ReturnProposal(**common, criteria=("open",), cure_by=cure_by, concerned=whose["concerned"])
            case "screen":
                made = ScreenProposal(**common, **whose, verdict="eligible", criteria=())
            case _:
                made = ScreenProposal(**common, **whose, verdict="ineligible", criteria=("open",))
        self.tried(stream, PROPOSAL if choice in ("revise", "withdraw") else SCREENING, made)

    def concerned(self, proposal: Proposal) -> frozenset[UUID]:
        return (LAB.people if proposal.organisation else frozenset()) | {proposal.written_by()}

    @precondition(lambda self: self.those(ProposalReturned))
    @rule(data=st.data())
    def the_timer_of_a_cure_fires(self, data: st.DataObject) -> None:
        stream = data.draw(st.sampled_from(self.those(ProposalReturned))).stream
        self.tried(stream, SCREENING, LapseCure(act=self.act(), proposal=stream))

    @precondition(lambda self: self.those(*DECISIONS))
    @rule(data=st.data())
    def an_appeal_is_upheld(self, data: st.DataObject) -> None:
        decision = data.draw(st.sampled_from(self.those(*DECISIONS)))
        command = ReopenScreening(act=self.act(), proposal=decision.stream, appeal=uuid4(), decision=decision.id)
        self.tried(decision.stream, SCREENING, command)

    @precondition(lambda self: self.those(ProposalFoundEligible))
    @rule(data=st.data(), again=st.booleans())
    def the_group_decides(self, data: st.DataObject, again: bool) -> None:
        stream = data.draw(st.sampled_from(self.those(ProposalFoundEligible))).stream
        marks = [event.decision for event in self.those(OutcomeMarked) if event.stream == stream]
        decision = marks[-1] if again and marks else uuid4()
        command = MarkOutcome(
            act=self.act(), proposal=stream, stage="shortlist", outcome="shortlisted", decision=decision
        )
        self.tried(stream, SCREENING, command)

    @precondition(lambda self: self.those(*RECEIVED))
    @rule(data=st.data(), person=people, choice=st.sampled_from(["hide", "confirm", "restore", "appeal"]))
    def someone_moderates(self, data: st.DataObject, person: UUID, choice: str) -> None:
        stream = data.draw(st.sampled_from(self.those(*RECEIVED))).stream
        proposal, act = self.proposal(stream), self.act(person)
        command: moderation.ModerationCommand
        if choice == "confirm" and proposal.pending:
            waits = data.draw(st.sampled_from(list(proposal.pending.values())))
            command = moderation.ConfirmHiding(
                act=act, process=PROCESS, grounds=GROUNDS, proposal=waits.proposal, hash=waits.hash
            )
        elif choice == "restore":
            command = moderation.RestoreContribution(act=act, process=PROCESS)
        elif choice == "appeal" and proposal.hidden:
            command = moderation.RestoreAfterAppeal(act=self.act(), appeal=uuid4(), decision=proposal.hidden.event)
        else:
            command = moderation.HideContribution(act=act, process=PROCESS, grounds=GROUNDS, ground="insult")
        moderate = Moderate(proposal=stream, concerned=self.concerned(proposal), command=command)
        self.tried(stream, MODERATION, moderate)

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
            received=len(self.those(*RECEIVED)),
            withdrawn=len(self.those(ProposalWithdrawn)),
            last_position=len(self.record),
            ids_hash="h",
        )
        self.tried(STREAM, CALL, CloseCall(act=self.act(), tally=tally))

    def screened(self) -> Screened:
        states = [self.proposal(event.stream) for event in self.those(*RECEIVED)]
        verdicts = [state.screening.verdict for state in states if not state.withdrawn]
        return Screened(
            waiting=verdicts.count(None),
            eligible=verdicts.count("eligible"),
            ineligible=verdicts.count("ineligible"),
            withdrawn=len(states) - len(verdicts),
            merged=0,
        )

    @rule(again=st.booleans())
    def the_screening_is_concluded(self, again: bool) -> None:
        screened = self.screened()
        before = len(self.those(ScreeningConcluded))
        self.tried(STREAM, CALL, ConcludeScreening(act=self.act(), screened=screened, again=again))
        for concluded in self.those(ScreeningConcluded)[before:]:
            decided = concluded.eligible + concluded.ineligible + concluded.withdrawn
            assert decided == len(self.those(*RECEIVED))

    @invariant()
    def no_late_proposal_is_counted(self) -> None:
        closes_at = self.call.window().closes_at
        assert all(event.arrived_at < closes_at for event in self.those(*RECEIVED))

    @invariant()
    def the_count_is_what_was_in_time(self) -> None:
        for closed in self.those(CallClosed):
            assert closed.received == len(self.those(*RECEIVED))

    @invariant()
    def each_proposal_is_decided_once_unless_an_appeal_reopens_it(self) -> None:
        for stream in {event.stream for event in self.those(*RECEIVED)}:
            last: Any = None
            judges: set[UUID | None] = set()
            for event in (e for e in self.record if e.stream == stream):
                if isinstance(event, DECISIONS):
                    assert last is None or isinstance(last, ScreeningReopened)
                    assert event.replaces == (last.decision if last else None)
                    assert event.person not in judges
                    judges.add(event.person)
                    last = event
                elif isinstance(event, ScreeningReopened):
                    assert event.decision == last.id
                    last = event
                elif isinstance(event, ProposalWithdrawn):
                    assert not isinstance(last, DECISIONS)
                    last = event
                elif isinstance(event, ProposalReturned | SeatApplicationRevised | ProposalRevised):
                    assert not isinstance(last, (*DECISIONS, ProposalWithdrawn))

    @invariant()
    def each_decision_of_the_group_is_marked_once_and_forbids_a_withdrawal(self) -> None:
        marked = self.those(OutcomeMarked)
        assert len({event.decision for event in marked}) == len(marked)
        firsts = {event.stream: event.version for event in reversed(marked)}
        for withdrawn in self.those(ProposalWithdrawn):
            assert withdrawn.version < firsts.get(withdrawn.stream, withdrawn.version + 1)

    @invariant()
    def nobody_decides_their_own_and_only_after_the_count(self) -> None:
        for decision in self.those(*DECISIONS, ContributionHidden):
            concerned = self.concerned(self.proposal(decision.stream))
            assert decision.person not in concerned
            if isinstance(decision, ContributionHidden):
                assert decision.proposed_by not in concerned | {decision.person}
            else:
                assert self.call.counted()

    @invariant()
    def what_is_hidden_is_shown_again_once(self) -> None:
        for stream in {event.stream for event in self.those(ContributionHidden)}:
            moderated = [e for e in self.those(ContributionHidden, ContributionRestored) if e.stream == stream]
            for hidden, restored in zip(moderated[::2], moderated[1::2], strict=False):
                assert isinstance(hidden, ContributionHidden)
                assert isinstance(restored, ContributionRestored)
                assert restored.hidden == hidden.id

    @invariant()
    def a_cure_is_a_revision_in_its_time_or_lapses_once(self) -> None:
        for stream in {event.stream for event in self.those(ProposalReturned)}:
            returned: ProposalReturned | None = None
            for event in (e for e in self.record if e.stream == stream):
                if isinstance(event, ProposalReturned):
                    assert returned is None
                    returned = event
                elif isinstance(event, REVISED) and returned is not None:
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
    def each_step_is_taken_in_order(self) -> None:
        steps = [CallClosing, CallClosed, ScreeningConcluded]
        taken = list(dict.fromkeys(type(event) for event in self.record if type(event) in steps))
        assert taken == steps[: len(taken)]
        assert len(self.those(CallClosing)) <= 1
        assert len(self.those(CallClosed)) <= 1

    @invariant()
    def versions_are_dense(self) -> None:
        for stream in {event.stream for event in self.record}:
            versions = [event.version for event in self.record if event.stream == stream]
            assert versions == list(range(1, len(versions) + 1))


TestCalling = Calling.TestCase
TestCalling.settings = hunt(60, steps=40)
