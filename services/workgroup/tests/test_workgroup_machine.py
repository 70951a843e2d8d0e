"""Whatever is tried in a meeting, in whatever order: only who attends counts, and a motion ends once or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events.envelope import Event, Seal
from events.refusals import Refusal
from events.workgroup import (
    AttendanceRecorded,
    AuthorAbsent,
    DissentRecorded,
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
    MinutesApproved,
    MinutesDrafted,
    MinutesObjected,
    MotionAdjourned,
    MotionCarried,
    MotionFailed,
    MotionProposed,
    MotionRecused,
    PresentationHeard,
    PublicationApproved,
    PublicationRefused,
    QuestionAsked,
    VoteCast,
)
from workgroup.domain.hearings import AskQuestion, RecordPresentation
from workgroup.domain.meetings import (
    ApprovePublication,
    CastVote,
    CloseMeeting,
    Matter,
    ProposeMotion,
    RecordAttendance,
    RecuseFromMotion,
)
from workgroup.domain.minutes import ApproveMinutes, DraftMinutes, ObjectToMinutes, RecordDissent
from workgroup.domain.seconding import ConfirmAct, DeclineAct

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

PEOPLE = ("chair", "government-1", "government-2", "secretary", "civil-1", "stranger")
people = st.sampled_from(PEOPLE)
SEALED = Seal(ref=UUID(int=2), commitment="0" * 64)


class MeetingMachine(RuleBasedStateMachine):
    """Anybody tries anything; what is refused leaves no event."""

    motions = Bundle("motions")
    proposals = Bundle("proposals")

    new_forum: ClassVar[type[Forum]]

    def __init__(self) -> None:
        super().__init__()
        self.forum = self.new_forum()
        self.log: list[Event] = list(self.forum.convene())

    def attempt(self, kind: Callable[..., Any], person: str, /, **fields: Any) -> tuple[Event, ...]:
        events: tuple[Event, ...] = ()
        with suppress(Refusal):
            events = self.forum.do(kind, person, **fields)
        self.log += events
        return events

    def of(self, *kinds: type[Event]) -> list[Any]:
        return [event for event in self.log if isinstance(event, kinds)]

    @initialize(attended=st.booleans())
    def attended(self, attended: bool) -> None:
        if attended:
            self.all_attend()

    @precondition(lambda self: self.forum.meeting.motions and not self.forum.meeting.closed)
    @rule(voting=st.sets(people))
    def vote_on_all_and_close(self, voting: set[str]) -> None:
        for motion in self.forum.meeting.motions:
            for person in sorted(voting):
                self.attempt(CastVote, person, motion=motion, choice="for")
        self.attempt(CloseMeeting, "chair")

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

    @rule(by=people, motion=motions)
    def recuse(self, by: str, motion: UUID) -> None:
        self.attempt(RecuseFromMotion, by, motion=motion, kind="other")

    @rule(target=motions, concerned=st.sets(people))
    def motion_on_an_idea(self, concerned: set[str]) -> Any:
        matter = Matter(concerns=dict.fromkeys(self.forum.people(*sorted(concerned)), "author"))
        asked: dict[str, Any] = {"asks": "KeepIdea", "subject": UUID(int=7), "matter": matter}
        events = self.attempt(ProposeMotion, "chair", words=self.forum.words(), **asked)
        return self.forum.acts[-1].id if events else multiple()

    @rule(by=people, proposal=st.integers(1, 2), heard=st.booleans())
    def present(self, by: str, proposal: int, heard: bool) -> None:
        author = self.forum.person("author")
        said: dict[str, Any] = {"presenter": author if heard else None, "authors": frozenset({author})}
        self.attempt(RecordPresentation, by, proposal=UUID(int=proposal), **said)

    @rule(by=people, proposal=st.integers(1, 3))
    def question(self, by: str, proposal: int) -> None:
        self.attempt(AskQuestion, by, proposal=UUID(int=proposal), question=SEALED, typed="?", language="ar")

    @precondition(lambda self: self.forum.meeting.closed)
    @rule(by=st.sampled_from(("chair", "secretary", "civil-1")), day=st.integers(27, 30))
    def draft(self, by: str, day: int) -> None:
        self.attempt(DraftMinutes, by, words=self.forum.words(), objections_by=date(2021, 4, day))

    @precondition(lambda self: self.forum.meeting.closed)
    @rule(by=people)
    def object(self, by: str) -> None:
        self.attempt(ObjectToMinutes, by, words=SEALED, typed="-!", language="ar")

    @precondition(lambda self: self.forum.meeting.closed)
    @rule(by=people, motion=motions)
    def dissent(self, by: str, motion: UUID) -> None:
        self.attempt(RecordDissent, by, motion=motion, words=SEALED, typed="!", language="ar")

    @precondition(lambda self: self.forum.meeting.minutes is not None)
    @rule(by=st.sampled_from(("chair", "secretary", "civil-1")), number=st.integers(1, 3), days=st.integers(0, 3))
    def approve_minutes(self, by: str, number: int, days: int) -> None:
        act = self.forum.act(by)
        act = replace(act, happened_at=act.happened_at + timedelta(days=days))
        about: dict[str, Any] = {"process": self.forum.process, "body": self.forum.body, "number": number}
        with suppress(Refusal):
            self.log += self.forum.decide(ApproveMinutes(act=act, meeting=self.forum.meeting_id, **about))

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
            assert not self.of(
                MotionCarried, MotionFailed, MotionAdjourned, PublicationApproved, PublicationRefused, DissentRecorded
            )

    @invariant()
    def nothing_happens_in_a_meeting_after_its_close(self) -> None:
        ends = [place for place, event in enumerate(self.log) if isinstance(event, MeetingHeld | MeetingAdjourned)]
        after = self.log[ends[0] + 1 :] if ends else []
        courses = (AttendanceRecorded, VoteCast, MotionProposed, MotionRecused, PresentationHeard, QuestionAsked)
        assert not any(isinstance(event, courses) for event in after)

    @invariant()
    def who_is_recused_neither_votes_nor_counts(self) -> None:
        recused: set[tuple[UUID, UUID | None]] = set()
        for event in self.of(MotionRecused, VoteCast):
            if isinstance(event, MotionRecused):
                assert (event.motion, event.member) not in recused
                recused.add((event.motion, event.member))
            else:
                assert (event.motion, event.person) not in recused

    @invariant()
    def each_proposal_is_heard_once_before_it_is_asked_about(self) -> None:
        heard = [event.proposal for event in self.of(PresentationHeard, AuthorAbsent)]
        assert len(heard) == len(set(heard))
        presented = {event.proposal: event.version for event in self.of(PresentationHeard)}
        assert all(presented[event.proposal] < event.version for event in self.of(QuestionAsked))

    @invariant()
    def minutes_are_approved_once_after_the_day_with_all_objections(self) -> None:
        drafts = {event.number: event for event in self.of(MinutesDrafted)}
        assert list(drafts) == list(range(1, len(drafts) + 1))
        objections = Counter(event.number for event in self.of(MinutesObjected))
        approved = self.of(MinutesApproved)
        assert len(approved) <= 1
        for event in approved:
            assert event.number == max(drafts)
            assert event.happened_at >= drafts[event.number].objections_until
            assert event.objections == objections[event.number]

    @invariant()
    def each_motion_ends_exactly_once_when_the_meeting_was_held(self) -> None:
        ended = Counter(event.motion for event in self.of(MotionCarried, MotionFailed, MotionAdjourned))
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
            recused = {event.member for event in self.of(MotionRecused) if event.motion == outcome.motion}
            counting = present - recused
            votes = [vote for vote in self.of(VoteCast) if vote.motion == outcome.motion and vote.person in counting]
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
