"""Whatever is tried in a meeting, in whatever order: only who attends counts, and a motion ends once or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events.envelope import Event
from events.refusals import Refusal
from events.workgroup import (
    AttendanceRecorded,
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
    MotionCarried,
    MotionFailed,
    PublicationApproved,
    PublicationRefused,
    VoteCast,
)
from workgroup.domain.meetings import (
    ApprovePublication,
    CastVote,
    CloseMeeting,
    ConfirmAct,
    DeclineAct,
    ProposeMotion,
    RecordAttendance,
)

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

PEOPLE = ("chair", "government-1", "government-2", "secretary", "civil-1", "stranger")
people = st.sampled_from(PEOPLE)


class MeetingMachine(RuleBasedStateMachine):
    """Anybody tries anything; what is refused leaves no event."""

    motions = Bundle("motions")
    proposals = Bundle("proposals")

    new_forum: ClassVar[type[Forum]]

    def __init__(self) -> None:
        super().__init__()
        self.forum = self.new_forum()
        self.log: list[Event] = list(self.forum.convene())

    def attempt(self, kind: Callable[..., Any], person: str, **fields: Any) -> tuple[Event, ...]:
        events: tuple[Event, ...] = ()
        with suppress(Refusal):
            events = self.forum.do(kind, person, **fields)
        self.log += events
        return events

    def of(self, *kinds: type[Event]) -> list[Any]:
        return [event for event in self.log if isinstance(event, kinds)]

    @rule(by=people, present=st.sets(people))
    def attendance(self, by: str, present: set[str]) -> None:
        self.attempt(RecordAttendance, by, held_on=date(2021, 4, 28), present=self.forum.people(*sorted(present)))

    @rule()
    def all_attend(self) -> None:
        self.attempt(RecordAttendance, "chair", held_on=date(2021, 4, 28), present=self.forum.people(*PEOPLE[:-1]))

    def moved(self, by: str, asks: bool) -> UUID | None:
        asked = {"asks": "ApprovePublication", "document": "methodology"} if asks else {}
        events = self.attempt(ProposeMotion, by, words=self.forum.words(), **asked)
        return self.forum.acts[-1].id if events else None

    @rule(target=motions, by=people, asks=st.booleans())
    def motion(self, by: str, asks: bool) -> Any:
        return self.moved(by, asks) or multiple()

    @rule(by=people, motion=motions, choice=st.sampled_from(["for", "against", "abstain"]))
    def vote(self, by: str, motion: UUID, choice: str) -> None:
        self.attempt(CastVote, by, motion=motion, choice=choice)

    @rule(target=motions)
    def all_vote_for_a_publication(self) -> Any:
        motion = self.moved("chair", True)
        for person in PEOPLE if motion else ():
            self.attempt(CastVote, person, motion=motion, choice="for")
        return motion or multiple()

    @precondition(lambda self: self.forum.meeting.closed)
    @rule(motion=motions)
    def all_approve_it(self, motion: UUID) -> None:
        for person in PEOPLE:
            if self.attempt(ApprovePublication, person, motion=motion):
                proposal = self.forum.acts[-1].id
                for other in PEOPLE:
                    self.confirm(other, proposal)

    @precondition(lambda self: self.forum.meeting.motions or not self.forum.meeting.present)
    @rule(by=people)
    def close(self, by: str) -> None:
        self.attempt(CloseMeeting, by)

    @rule(number=st.integers(3, 4))
    def newer_version(self, number: int) -> None:
        self.forum.publish_version(number, f"{number}" * 64)

    @rule(target=proposals, by=people, motion=motions)
    def approve(self, by: str, motion: UUID) -> Any:
        events = self.attempt(ApprovePublication, by, motion=motion)
        return self.forum.acts[-1].id if events else multiple()

    @rule(by=people, proposal=proposals)
    def confirm(self, by: str, proposal: UUID) -> None:
        waiting = self.forum.meeting.pending.get(proposal)
        self.attempt(ConfirmAct, by, proposal=proposal, hash=waiting.hash if waiting else "")

    @rule(by=people, proposal=proposals)
    def decline(self, by: str, proposal: UUID) -> None:
        self.attempt(DeclineAct, by, proposal=proposal, reason=self.forum.words())

    @invariant()
    def versions_are_dense(self) -> None:
        assert [event.version for event in self.log] == list(range(1, len(self.log) + 1))

    @invariant()
    def a_meeting_ends_once(self) -> None:
        assert len(self.of(MeetingHeld, MeetingAdjourned)) <= 1

    @invariant()
    def an_adjourned_meeting_decides_nothing(self) -> None:
        if self.of(MeetingAdjourned):
            assert isinstance(self.log[-1], MeetingAdjourned)
            assert not self.of(MotionCarried, MotionFailed, PublicationApproved, PublicationRefused)

    @invariant()
    def each_motion_ends_exactly_once_when_the_meeting_was_held(self) -> None:
        ended = Counter(event.motion for event in self.of(MotionCarried, MotionFailed))
        assert ended == (Counter(list(self.forum.meeting.motions)) if self.of(MeetingHeld) else Counter())

    @invariant()
    def who_votes_is_recorded_present_and_votes_once(self) -> None:
        present: set[UUID] = set()
        voted: set[tuple[UUID, UUID | None]] = set()
        for event in self.of(AttendanceRecorded, VoteCast):
            if isinstance(event, AttendanceRecorded):
                present = set(event.present)
            else:
                assert event.person in present
                assert (event.motion, event.person) not in voted
                voted.add((event.motion, event.person))

    @invariant()
    def no_vote_of_an_absent_counts(self) -> None:
        present = set(self.of(AttendanceRecorded)[-1].present) if self.of(AttendanceRecorded) else set()
        for outcome in self.of(MotionCarried, MotionFailed):
            votes = [vote for vote in self.of(VoteCast) if vote.motion == outcome.motion and vote.person in present]
            counted = Counter(vote.choice for vote in votes)
            assert (outcome.votes_for, outcome.votes_against) == (counted["for"], counted["against"])
            assert outcome.abstained == counted["abstain"]

    @invariant()
    def a_publication_is_decided_once_by_two_people_after_its_motion_was_carried(self) -> None:
        decided = Counter(event.motion for event in self.of(PublicationApproved, PublicationRefused))
        assert set(decided.values()) <= {1}
        carried = {event.motion: event for event in self.of(MotionCarried)}
        for approval in self.of(PublicationApproved):
            assert approval.person != approval.proposed_by
            assert approval.hash == carried[approval.motion].hash

    @invariant()
    def every_event_names_its_seat(self) -> None:
        assert all(event.seat and event.seat.startswith("forum/") for event in self.log)
        assert isinstance(self.log[0], MeetingConvened)


def test_meetings_keep_their_rules(new_forum: type[Forum]) -> None:
    MeetingMachine.new_forum = new_forum
    steps = hunt(60, steps=40)
    run_state_machine_as_test(MeetingMachine, settings=steps)
