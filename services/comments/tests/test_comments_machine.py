"""Any order of submissions, withdrawals, extensions, clock, closing and answers keeps the promises of the deadline.

A submission is decided when it arrives and committed later, as it is under the writers' lock: what changed meanwhile
is what the fence sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from typing import Any
from uuid import UUID, uuid4

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from comments.domain.answering import ANSWERING, Answer, DraftAnswer, RespondToCluster, RespondToComment
from comments.domain.comment import COMMENT, Comment, SubmitComment, WithdrawComment
from comments.domain.consultation import Consultation, Plan, Version
from comments.domain.course import (
    COURSE,
    BeginClosing,
    ClosePeriod,
    ConcludeAnswers,
    OpenPeriod,
    ScheduleConsultation,
    Tally,
)
from comments.domain.four_eyes import OFFICERS, ConfirmAct, ExtendWindow
from events.comments import (
    ActProposed,
    AllCommentsAnswered,
    CommentAnswered,
    CommentPeriodClosed,
    CommentPeriodClosing,
    CommentPeriodExtended,
    CommentSubmitted,
    CommentWithdrawn,
)
from events.envelope import Act, Event, Seal
from events.refusals import Refusal
from events.rules import Process
from events.window import admit

WORDS = {"ar": "نص", "en": "words"}
PROCESS = Process(zone="Asia/Amman", languages=("ar", "en"))
PLAN = Plan(
    of_activity=4,
    name="round",
    title=WORDS,
    document="methodology",
    first=date(2021, 4, 28),
    last=date(2021, 4, 29),
    zone="Asia/Amman",
    gate="date",
    body=None,
)
SEAL = Seal(ref=UUID(int=1), commitment="c" * 64)
PERSONS = [uuid4(), uuid4(), uuid4()]
people = st.sampled_from(PERSONS)


@dataclass
class InFlight:
    """A submission or a withdrawal that was decided, and not committed yet."""

    events: tuple[Event, ...]
    arrived_at: datetime
    comment: UUID
    version: int


class Consulting(RuleBasedStateMachine):
    """One consultation, three persons of whom all are officers too."""

    def __init__(self) -> None:
        super().__init__()
        self.now = PLAN.opens_at
        self.record: list[Event] = []
        self.in_flight: list[InFlight] = []

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

    def of(self, stream: UUID) -> list[Event]:
        return [event for event in self.record if event.stream == stream]

    @property
    def stream(self) -> UUID:
        return self.record[0].stream

    @property
    def consultation(self) -> Consultation:
        return reduce(COURSE.evolve, self.of(self.stream), COURSE.initial)

    def comment(self, stream: UUID) -> Comment:
        return reduce(COMMENT.evolve, self.of(stream), COMMENT.initial)

    def those(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.record if isinstance(event, kind)]

    @initialize(commented=st.lists(people, max_size=3))
    def opens(self, commented: list[UUID]) -> None:
        self.record += COURSE.decide(COURSE.initial, ScheduleConsultation(act=self.act(), plan=PLAN))
        self.course(OpenPeriod(act=self.act(), subject=Version(number=1, hash="h1")))
        for person in commented:
            self.a_comment_arrives(person)

    def course(self, command: Any) -> None:
        self.record += COURSE.decide(self.consultation, command)

    @rule(person=people)
    def a_comment_arrives(self, person: UUID) -> None:
        command = SubmitComment(
            act=self.act(person),
            process=PROCESS,
            consultation=self.consultation,
            text="x",
            body=SEAL,
            language="en",
            paragraph=None,
            arrived_at=self.now,
        )
        self._decided(command.act.id, command)

    @precondition(lambda self: self.those(CommentSubmitted))
    @rule(data=st.data(), stranger=people, by_its_author=st.booleans())
    def a_withdrawal_arrives(self, data: st.DataObject, stranger: UUID, by_its_author: bool) -> None:
        submitted = data.draw(st.sampled_from(self.those(CommentSubmitted)))
        comment, person = submitted.stream, submitted.person if by_its_author else stranger
        command = WithdrawComment(
            act=self.act(person),
            process=PROCESS,
            comment=comment,
            consultation=self.consultation,
            arrived_at=self.now,
        )
        self._decided(comment, command)

    def _decided(self, comment: UUID, command: SubmitComment | WithdrawComment) -> None:
        try:
            events = COMMENT.decide(self.comment(comment), command)
        except Refusal:
            assert self.now >= self.consultation.planned().closes_at or isinstance(command, WithdrawComment)
        else:
            self.in_flight.append(InFlight(events, self.now, comment, self.comment(comment).version))

    @precondition(lambda self: self.in_flight)
    @rule(backwards=st.booleans())
    def what_is_in_flight_is_committed(self, backwards: bool) -> None:
        for one in self.in_flight[:: -1 if backwards else 1]:
            self._commit(one)
        self.in_flight = []

    def _commit(self, one: InFlight) -> None:
        if self.comment(one.comment).version != one.version:
            return  # another writer was first
        try:
            admit(self.consultation.period(one.arrived_at), one.arrived_at)
        except Refusal:
            assert self.consultation.counted()
        else:
            self.record += one.events

    @rule(step=st.sampled_from([timedelta(microseconds=1), timedelta(hours=5), timedelta(hours=24)]))
    def the_clock_moves(self, step: timedelta) -> None:
        self.now += step

    @rule(ticks=st.integers(-1, 1))
    def the_clock_comes_near_the_instant(self, ticks: int) -> None:
        self.now = max(self.now, self.consultation.planned().closes_at + timedelta(microseconds=ticks))

    @rule(person=people, days=st.integers(-1, 2))
    def an_extension_is_proposed(self, person: UUID, days: int) -> None:
        last = self.consultation.planned().last + timedelta(days=days)
        self.officers(ExtendWindow(act=self.act(person), process=PROCESS, last=last))

    @precondition(lambda self: self.consultation.pending)
    @rule(data=st.data(), person=people)
    def a_proposal_is_confirmed(self, data: st.DataObject, person: UUID) -> None:
        waits = data.draw(st.sampled_from(list(self.consultation.pending.values())))
        confirm = ConfirmAct(
            act=self.act(person), process=PROCESS, proposal=waits.proposal, hash=waits.hash, latest=None
        )
        self.officers(confirm)

    def officers(self, command: Any) -> None:
        try:
            self.record += OFFICERS.decide(self.consultation, command)
        except Refusal:
            return

    @precondition(lambda self: self.now >= PLAN.closes_at and self.consultation.stage == "open")
    @rule()
    def the_timer_fires(self) -> None:
        self.course(BeginClosing(act=self.act()))

    @precondition(lambda self: self.consultation.stage == "closing")
    @rule()
    def the_period_is_counted(self) -> None:
        comments = self.those(CommentSubmitted)
        tally = Tally(
            counted=len(comments),
            withdrawn=len(self.those(CommentWithdrawn)),
            last_position=len(self.record),
            ids_hash="h",
        )
        self.course(ClosePeriod(act=self.act(), tally=tally))

    @precondition(lambda self: self.those(CommentSubmitted) and self.consultation.stage != "open")
    @rule(data=st.data(), person=people)
    def an_answer_is_given(self, data: st.DataObject, person: UUID) -> None:
        comment = data.draw(st.sampled_from(self.those(CommentSubmitted))).stream
        command = RespondToComment(
            act=self.act(person),
            process=PROCESS,
            comment=comment,
            consultation=self.consultation,
            answer=Answer(outcome="not", text=WORDS),
        )
        try:
            self.record += ANSWERING.decide(self.comment(comment), command)
        except Refusal:
            return

    @precondition(lambda self: self.those(CommentSubmitted) and self.consultation.stage != "open")
    @rule(data=st.data(), person=people)
    def one_text_answers_several(self, data: st.DataObject, person: UUID) -> None:
        every = [event.stream for event in self.those(CommentSubmitted)]
        chosen = data.draw(st.lists(st.sampled_from(every), min_size=1, unique=True))
        command = RespondToCluster(
            act=self.act(person),
            process=PROCESS,
            stream=self.stream,
            consultation=self.consultation,
            answer=Answer(outcome="accepted", text=WORDS, summary=WORDS),
            comments={comment: self.comment(comment) for comment in chosen},
        )
        try:
            events = ANSWERING.decide(ANSWERING.initial, command)
        except Refusal:
            return
        assert [event.stream for event in events] == chosen
        self.record += events

    @precondition(lambda self: self.those(CommentSubmitted))
    @rule(data=st.data(), person=people)
    def an_answer_is_drafted(self, data: st.DataObject, person: UUID) -> None:
        comment = data.draw(st.sampled_from(self.those(CommentSubmitted))).stream
        command = DraftAnswer(act=self.act(person), process=PROCESS, comment=comment, draft=SEAL)
        try:
            self.record += ANSWERING.decide(self.comment(comment), command)
        except Refusal:
            return

    @precondition(lambda self: self.consultation.counted())
    @rule()
    def the_answers_are_concluded(self) -> None:
        settled = {event.stream for event in self.those(CommentWithdrawn) + self.those(CommentAnswered)}
        owing = any(event.stream not in settled for event in self.those(CommentSubmitted))
        self.course(ConcludeAnswers(act=self.act(), owing=owing))

    @invariant()
    def each_comment_is_withdrawn_at_most_once(self) -> None:
        withdrawn = [event.stream for event in self.those(CommentWithdrawn)]
        assert len(withdrawn) == len(set(withdrawn))

    @invariant()
    def no_late_comment_is_counted(self) -> None:
        closes_at = self.consultation.planned().closes_at
        assert all(event.arrived_at < closes_at for event in self.those(CommentSubmitted))

    @invariant()
    def the_count_is_what_was_in_time(self) -> None:
        for closed in self.those(CommentPeriodClosed):
            assert closed.counted == len(self.those(CommentSubmitted))
            assert closed.withdrawn == len(self.those(CommentWithdrawn))

    @invariant()
    def each_comment_has_at_most_one_answer_and_only_after_the_count(self) -> None:
        answered = [event.stream for event in self.those(CommentAnswered)]
        assert len(answered) == len(set(answered))
        assert not answered or self.consultation.counted()
        assert not set(answered) & {event.stream for event in self.those(CommentWithdrawn)}

    @invariant()
    def nobody_answers_their_own_comment(self) -> None:
        author = {event.stream: event.person for event in self.those(CommentSubmitted)}
        assert all(event.person != author[event.stream] == event.author for event in self.those(CommentAnswered))

    @invariant()
    def an_answer_names_a_change_or_a_code(self) -> None:
        assert all((event.change is None) != (event.code is None) for event in self.those(CommentAnswered))

    @invariant()
    def an_extension_is_never_after_the_instant(self) -> None:
        closes_at = PLAN.closes_at
        for extended in self.those(CommentPeriodExtended):
            assert extended.happened_at < closes_at < extended.closes_at
            assert extended.person != extended.proposed_by
            closes_at = extended.closes_at
        for closing in self.those(CommentPeriodClosing):
            assert closing.happened_at >= closing.closes_at == closes_at

    @invariant()
    def each_step_is_taken_once_and_in_order(self) -> None:
        steps = [CommentPeriodClosing, CommentPeriodClosed, AllCommentsAnswered]
        taken = [type(event) for event in self.record if type(event) in steps]
        assert taken == steps[: len(taken)]

    @invariant()
    def concluded_means_that_each_is_answered(self) -> None:
        for concluded in self.those(AllCommentsAnswered):
            assert concluded.answered == len(self.those(CommentAnswered))
            assert concluded.answered == len(self.those(CommentSubmitted)) - len(self.those(CommentWithdrawn))

    @invariant()
    def versions_are_dense(self) -> None:
        for stream in {event.stream for event in self.record}:
            versions = [event.version for event in self.of(stream)]
            assert versions == list(range(1, len(versions) + 1))

    @invariant()
    def what_waits_was_proposed(self) -> None:
        assert set(self.consultation.pending) <= {event.proposal for event in self.those(ActProposed)}


TestConsulting = Consulting.TestCase
TestConsulting.settings = hunt(50, steps=40)
