"""What the close of a meeting decides, and the approval that two people give afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from events.foureyes import content_hash
from events.refusals import ContentDiffers, NotProposed, ReasonNeeded, Refusal, SeatNeeded, SecondPersonNeeded
from events.workgroup import (
    ActDeclined,
    ActProposed,
    MeetingAdjourned,
    MeetingHeld,
    MotionCarried,
    MotionFailed,
    PublicationApproved,
    PublicationRefused,
)
from workgroup.domain.commitments import StaleVersion
from workgroup.domain.decisions import AttendanceNeeded, NotPresent
from workgroup.domain.meeting import AlreadyDecided, NotCarried
from workgroup.domain.meetings import (
    ApprovePublication,
    CastVote,
    CloseMeeting,
    ProposeMotion,
    RecordAttendance,
)
from workgroup.domain.seconding import ConfirmAct, DeclineAct

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Forum

DAY = date(2021, 4, 28)
PRESENT = ("chair", "government-1", "secretary", "civil-1")
QUORUM_RULE = ("quorum-seats-and-sides", 1)
SIMPLE = ("majority-simple", 1)
CITED: dict[str, Any] = {"document": "methodology", "number": 2, "hash": "b" * 64}


def meet(forum: Forum, *present: str) -> None:
    forum.convene()
    forum.do(RecordAttendance, "secretary", held_on=DAY, present=forum.people(*present))


def move(forum: Forum, votes: dict[str, str], **asked: Any) -> UUID:
    forum.do(ProposeMotion, next(iter(votes)), words=forum.words(), **asked)
    motion = forum.acts[-1].id
    for person, choice in votes.items():
        forum.do(CastVote, person, motion=motion, choice=choice)
    return motion


def ask(forum: Forum, votes: dict[str, str]) -> UUID:
    return move(forum, votes, asks="ApprovePublication", document="methodology")


def carry(forum: Forum) -> UUID:
    """A meeting that has carried a motion which asks for a publication."""
    meet(forum, *PRESENT)
    motion = ask(forum, {"chair": "for", "secretary": "for"})
    forum.do(CloseMeeting, "chair")
    return motion


def test_the_close_decides_each_motion_in_its_order(forum: Forum) -> None:
    meet(forum, *PRESENT)
    failed = move(forum, {"chair": "for", "secretary": "against", "civil-1": "abstain"})
    refused = ask(forum, {"civil-1": "against"})
    carried = ask(forum, {"chair": "for", "secretary": "for", "civil-1": "against"})
    events = forum.do(CloseMeeting, "chair")
    made = forum.acts[-1].event
    at: dict[str, Any] = {"stream": forum.meeting_id, "seat": "forum/chair"}
    outcome: dict[str, Any] = {"rule": SIMPLE, "body": "forum", **at}
    uncited: dict[str, Any] = {"asks": None, "document": None, "number": None, "hash": None}
    asked: dict[str, Any] = {"asks": "ApprovePublication", **CITED}
    none: dict[str, Any] = {"votes_for": 0, "votes_against": 1, "abstained": 0}
    assert events == (
        made(
            MeetingHeld,
            version=13,
            rule=QUORUM_RULE,
            body="forum",
            mode="in_person",
            held_on=DAY,
            present=4,
            seats=6,
            **at,
        ),
        made(MotionFailed, version=14, motion=failed, votes_for=1, votes_against=1, abstained=1, **uncited, **outcome),
        made(MotionFailed, version=15, motion=refused, **none, **asked, **outcome),
        made(PublicationRefused, version=16, motion=refused, **CITED, **outcome),
        made(MotionCarried, version=17, motion=carried, votes_for=2, votes_against=1, abstained=0, **asked, **outcome),
    )


@pytest.mark.parametrize(
    ("present", "lacks"),
    [
        (("chair", "secretary", "civil-1"), ("seats", "government")),
        (("chair", "government-1", "government-2", "secretary"), ("civil_society",)),
        ((), ("seats", "government", "civil_society")),
    ],
)
def test_without_a_quorum_the_meeting_is_adjourned_and_nothing_else(
    forum: Forum, present: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    meet(forum, *present)
    if present:
        ask(forum, dict.fromkeys(present, "for"))
    events = forum.do(CloseMeeting, "chair")
    assert events == (
        forum.acts[-1].event(
            MeetingAdjourned,
            forum.meeting_id,
            events[0].version,
            seat="forum/chair",
            rule=QUORUM_RULE,
            body="forum",
            held_on=DAY,
            present=len(present),
            seats=6,
            missing=lacks,
        ),
    )


def test_after_an_adjournment_the_body_meets_again(forum: Forum) -> None:
    meet(forum, "chair")
    forum.do(CloseMeeting, "chair")
    carry(forum)
    assert [motion.carried for motion in forum.meeting.motions.values()] == [True]


@pytest.mark.parametrize(
    ("majority", "rule", "carried"),
    [
        ("simple", SIMPLE, True),
        ("absolute", ("majority-absolute", 1), False),
        ("two_thirds", ("majority-two-thirds", 1), False),
    ],
)
def test_the_body_s_majority_decides(
    new_forum: type[Forum], majority: str, rule: tuple[str, int], carried: bool
) -> None:
    forum = new_forum(majority)
    meet(forum, "chair", "government-1", "government-2", "secretary", "civil-1")
    move(
        forum,
        {"chair": "for", "government-1": "for", "government-2": "for", "secretary": "against", "civil-1": "against"},
    )
    _, outcome = forum.do(CloseMeeting, "chair")
    assert isinstance(outcome, MotionCarried) is carried
    assert (outcome.rule, outcome.rule_version) == rule


def test_a_vote_of_one_who_turns_out_not_to_have_been_there_does_not_count(forum: Forum) -> None:
    meet(forum, *PRESENT, "government-2")
    motion = ask(forum, {"chair": "for", "government-2": "for", "secretary": "against"})
    forum.do(RecordAttendance, "chair", held_on=DAY, present=forum.people(*PRESENT))
    events = forum.do(CloseMeeting, "chair")
    assert isinstance(events[1], MotionFailed)
    assert (events[1].motion, events[1].votes_for, events[1].votes_against) == (motion, 1, 1)


def test_a_meeting_closes_after_its_attendance_is_recorded(forum: Forum) -> None:
    forum.convene()
    with pytest.raises(AttendanceNeeded):
        forum.do(CloseMeeting, "chair")


def test_a_member_without_the_chair_does_not_close(forum: Forum) -> None:
    meet(forum, *PRESENT)
    with pytest.raises(SeatNeeded):
        forum.do(CloseMeeting, "civil-1")


def test_the_chair_proposes_to_approve_what_was_carried(forum: Forum) -> None:
    motion = carry(forum)
    content = json.dumps(
        {"body": "forum", "document": "methodology", "hash": "b" * 64, "motion": str(motion), "number": 2},
        separators=(",", ":"),
    )
    assert forum.do(ApprovePublication, "chair", motion=motion) == (
        forum.acts[-1].event(
            ActProposed,
            forum.meeting_id,
            8,
            seat="forum/chair",
            proposal=forum.acts[-1].id,
            act="ApprovePublication",
            content=content,
            hash=content_hash(content),
        ),
    )


def propose(forum: Forum, motion: UUID) -> dict[str, Any]:
    forum.do(ApprovePublication, "chair", motion=motion)
    proposal = forum.acts[-1].id
    return {"proposal": proposal, "hash": forum.meeting.pending[proposal].hash}


def test_another_member_who_attended_approves(forum: Forum) -> None:
    motion = carry(forum)
    proposed = propose(forum, motion)
    assert forum.do(ConfirmAct, "civil-1", **proposed) == (
        forum.acts[-1].event(
            PublicationApproved,
            forum.meeting_id,
            9,
            seat="forum/civil-1",
            rule=("four-eyes", 1),
            body="forum",
            motion=motion,
            proposal=proposed["proposal"],
            proposed_by=forum.person("chair"),
            **CITED,
        ),
    )
    with pytest.raises(NotProposed):
        forum.do(ConfirmAct, "civil-1", **proposed)
    with pytest.raises(AlreadyDecided):
        forum.do(ApprovePublication, "chair", motion=motion)


def test_a_second_proposal_of_the_same_approval_decides_nothing_more(forum: Forum) -> None:
    motion = carry(forum)
    first, second = propose(forum, motion), propose(forum, motion)
    forum.do(ConfirmAct, "civil-1", **first)
    with pytest.raises(AlreadyDecided):
        forum.do(ConfirmAct, "civil-1", **second)


@pytest.mark.parametrize(
    ("person", "refusal"),
    [("chair", SecondPersonNeeded), ("government-2", NotPresent), ("officer", SeatNeeded)],
)
def test_who_is_no_second_person(forum: Forum, person: str, refusal: type[Refusal]) -> None:
    proposed = propose(forum, carry(forum))
    with pytest.raises(refusal):
        forum.do(ConfirmAct, person, **proposed)
    with pytest.raises(refusal):
        forum.do(DeclineAct, person, proposal=proposed["proposal"], reason=forum.words())


def test_the_second_person_says_what_is_confirmed(forum: Forum) -> None:
    proposed = propose(forum, carry(forum))
    with pytest.raises(ContentDiffers):
        forum.do(ConfirmAct, "civil-1", **(proposed | {"hash": "0" * 64}))
    with pytest.raises(NotProposed):
        forum.do(ConfirmAct, "civil-1", **(proposed | {"proposal": UUID(int=9)}))


def test_the_second_person_may_decline_with_a_reason(forum: Forum) -> None:
    motion = carry(forum)
    proposal = propose(forum, motion)["proposal"]
    with pytest.raises(ReasonNeeded):
        forum.do(DeclineAct, "civil-1", proposal=proposal)
    assert forum.do(DeclineAct, "civil-1", proposal=proposal, reason=forum.words("no")) == (
        forum.acts[-1].event(
            ActDeclined,
            forum.meeting_id,
            9,
            seat="forum/civil-1",
            rule=("four-eyes", 1),
            proposal=proposal,
            act="ApprovePublication",
            proposed_by=forum.person("chair"),
        ),
    )
    assert propose(forum, motion)["proposal"] in forum.meeting.pending


def test_a_newer_version_makes_the_motion_stale(forum: Forum) -> None:
    motion = carry(forum)
    proposed = propose(forum, motion)
    forum.publish_version(3, "c" * 64)
    with pytest.raises(StaleVersion):
        forum.do(ConfirmAct, "civil-1", **proposed)
    with pytest.raises(StaleVersion):
        forum.do(ApprovePublication, "chair", motion=motion)


def test_only_the_chair_or_the_secretary_proposes(forum: Forum) -> None:
    motion = carry(forum)
    with pytest.raises(SeatNeeded):
        forum.do(ApprovePublication, "civil-1", motion=motion)


def test_nothing_is_approved_that_was_not_carried_for_it(forum: Forum) -> None:
    meet(forum, *PRESENT)
    plain = move(forum, {"chair": "for"})
    failed = ask(forum, {"chair": "against"})
    still_open = ask(forum, {"chair": "for"})
    with pytest.raises(NotCarried):
        forum.do(ApprovePublication, "chair", motion=still_open)
    forum.do(CloseMeeting, "chair")
    for motion in (plain, failed):
        with pytest.raises(NotCarried):
            forum.do(ApprovePublication, "chair", motion=motion)


def test_an_act_that_names_no_activity_serves_that_of_what_waits_for_it_or_of_the_meeting(forum: Forum) -> None:
    motion = carry(forum)
    forum.do(ApprovePublication, "chair", motion=motion)
    proposal = forum.acts[-1].id
    waiting = replace(forum.meeting.pending[proposal], activity=4)
    forum.meeting = replace(forum.meeting, pending={proposal: waiting})
    act = replace(forum.act("civil-1"), activity=None)
    at: dict[str, Any] = {"process": forum.process, "meeting": forum.meeting_id, "body": forum.body}
    (approved,) = forum.decide(ConfirmAct(act=act, proposal=proposal, hash=waiting.hash, **at))
    assert approved.activity == 4
