"""Motions, hearings and minutes on a real PostgreSQL, and two who decide at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

import pytest
from hunting import TRIES

from events.envelope import Act, Event, named
from events.workgroup import (
    ActDeclined,
    ActProposed,
    EvaluationPrepared,
    EvaluationRules,
    MeetingHeld,
    MinutesObjected,
    MotionRecused,
    ProposalSelected,
    ProposalShortlisted,
    PublicationApproved,
    QuestionAsked,
    SubjectEntered,
)
from local.oneservice import OneService
from local.racing import Prepared, sent_at_once
from service.projector import rebuild
from workgroup import projections

if TYPE_CHECKING:
    from services.workgroup.tests.conftest import Workgroup

EVALUATION = named("jo-nap5", "evaluation", "shortlist")
PROPOSAL = uuid5(EVALUATION, "proposal")
NOW, OVER = datetime(2021, 4, 28, 10, tzinfo=UTC), datetime(2021, 4, 30, 21, tzinfo=UTC)
BOTH = {"ar": "نص", "en": "words"}
Rewinding = Callable[[OneService], Prepared]
RULES = EvaluationRules(
    purpose="shortlist",
    method="scores",
    size=10,
    threshold=None,
    scale=5,
    least_scores=3,
    places=2,
    ties=("criteria", "lot"),
    choices=1,
)


def own(workgroup: Workgroup, kind: type[Event], version: int, **fields: Any) -> Event:
    act = Act(
        id=uuid4(),
        agency=workgroup.app.agency,
        process="jo-nap5",
        happened_at=NOW,
        recorded_at=NOW,
        correlation=uuid4(),
        tzdata="2026b",
        activity=9,
    )
    return act.event(kind, EVALUATION, version, **fields)


@pytest.fixture
def shortlisted(workgroup: Workgroup) -> Workgroup:
    """An evaluation of the forum has shortlisted and selected one proposal, whose author acts for an organisation."""
    judged = {
        "evaluation": "shortlist",
        "subject": PROPOSAL,
        "authors": (UUID(workgroup.subject("author")),),
        "place": 1,
        "mean": Decimal(4),
    }
    prepared = {
        "name": "shortlist",
        "title": BOTH,
        "body": "forum",
        "source_kind": "call",
        "source": EVALUATION,
        "seats_of": None,
        "side": None,
        "rules": RULES,
        "first": None,
        "last": None,
        "stage_key": EVALUATION,
    }
    entered = {"subject": PROPOSAL, "authors": judged["authors"], "organisations": ("ngo-union",)}
    return workgroup.record(
        own(workgroup, EvaluationPrepared, 1, **prepared),
        own(workgroup, SubjectEntered, 2, **entered),
        own(workgroup, ProposalShortlisted, 3, **judged),
        own(workgroup, ProposalSelected, 4, **judged),
    )


def motion(workgroup: Workgroup, meeting: str, **asked: Any) -> str:
    return str(workgroup.made("chair", f"/v1/meetings/{meeting}/motions", {"words": BOTH, **asked})["id"])


def of(workgroup: Workgroup, meeting: str, kind: type[Event]) -> list[Any]:
    return [event for event in workgroup.app.store.stream(UUID(meeting)) if isinstance(event, kind)]


def rule_of(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["errors"][0]["rule"]


def test_whom_a_motion_concerns_does_not_vote(shortlisted: Workgroup) -> None:
    meeting = shortlisted.convene()
    at = f"/v1/meetings/{meeting}"
    union = shortlisted.made(
        "officer",
        "/v1/processes/jo-nap5/organisations",
        {"name": "ngo-union", "title": BOTH, "side": "civil_society"},
    )["id"]
    linked = {"person": shortlisted.subject("other"), "relation": "employee"}
    shortlisted.made("officer", f"/v1/organisations/{union}/people", linked)
    shortlisted.work().attend(meeting, "chair", "member", "other")
    kept = motion(shortlisted, meeting, asks="KeepIdea", subject=str(PROPOSAL))
    outcome = motion(shortlisted, meeting, asks="ApproveShortlist", subject=str(EVALUATION))
    assert [(str(each.member), each.kind) for each in of(shortlisted, meeting, MotionRecused)] == [
        (shortlisted.subject("other"), "organisation")
    ]
    assert rule_of(shortlisted.vote("other", meeting, kept, "for")) == (403, "concerned")
    assert shortlisted.vote("other", meeting, outcome, "for").status_code == 201
    for asks, subject in (("SelectIdeas", EVALUATION), ("KeepIdea", EVALUATION), ("ApproveShortlist", PROPOSAL)):
        body = {"words": BOTH, "asks": asks, "subject": str(subject)}
        assert rule_of(shortlisted.post("chair", f"{at}/motions", body)) == (404, "unknown")
    shortlisted.vote("chair", meeting, kept, "for")
    shortlisted.made("chair", f"{at}/close")
    read = shortlisted.read(at).json()["motions"]
    assert [(each["outcome"], each["subject"]) for each in read] == [
        ("carried", str(PROPOSAL)),
        ("carried", str(EVALUATION)),
    ]
    assert read[0]["recused"] == [shortlisted.subject("other")]


def test_a_recusal_is_public_and_its_detail_is_not(shortlisted: Workgroup) -> None:
    meeting = shortlisted.convene()
    shortlisted.attend(meeting, "chair", "member")
    asked = motion(shortlisted, meeting)
    said = {"motion": asked, "kind": "family", "detail": "أخي"}
    shortlisted.made("member", f"/v1/meetings/{meeting}/recusals", said)
    shortlisted.made("chair", f"/v1/meetings/{meeting}/close")
    read = shortlisted.read(f"/v1/meetings/{meeting}").json()["motions"]
    assert [(each["outcome"], each["missing"]) for each in read] == [("adjourned", ["seats", "civil_society"])]
    for person, detail in (("chair", "أخي"), ("guardian", "أخي"), ("member", None), ("author", None)):
        recusal = {"motion": asked, "member": shortlisted.subject("member"), "kind": "family", "detail": detail}
        assert shortlisted.read(f"/v1/meetings/{meeting}/recusals", person).json() == [recusal]
    [recused] = of(shortlisted, meeting, MotionRecused)
    assert shortlisted.app.unseal([recused.detail.ref], "somebody", "curiosity") == {}


def test_a_hearing_and_its_minutes(shortlisted: Workgroup) -> None:
    meeting = shortlisted.convene()
    at = f"/v1/meetings/{meeting}"
    shortlisted.attend(meeting, "chair", "member")
    heard = {"proposal": str(PROPOSAL), "presenter": shortlisted.subject("author")}
    other = {"proposal": str(EVALUATION)}
    assert rule_of(shortlisted.post("chair", f"{at}/presentations", other)) == (409, "not-shortlisted")
    shortlisted.made("chair", f"{at}/presentations", heard)
    question = {"proposal": str(PROPOSAL), "question": "كم تكلف؟", "language": "ar"}
    shortlisted.made("member", f"{at}/questions", question)
    carried = motion(shortlisted, meeting)
    shortlisted.vote("chair", meeting, carried, "for")
    shortlisted.made("chair", f"{at}/close")
    words = {"words": "لا أوافق", "language": "ar"}
    shortlisted.made("member", f"{at}/dissents", words | {"motion": carried})
    shortlisted.made("chair", f"{at}/minutes", {"words": BOTH, "objections_by": "2021-04-30"})
    shortlisted.made("member", f"{at}/minutes/objections", words)
    assert rule_of(shortlisted.post("chair", f"{at}/minutes/approve", {"number": 1})) == (409, "objections-open")
    shortlisted.move(OVER)
    assert rule_of(shortlisted.post("chair", f"{at}/minutes/objections", words)) == (409, "objections-over")
    shortlisted.made("chair", f"{at}/minutes/approve", {"number": 1})

    read = shortlisted.read(at).json()
    assert read["hearings"] == [heard]
    [asked], [objected] = of(shortlisted, meeting, QuestionAsked), of(shortlisted, meeting, MinutesObjected)
    member = shortlisted.subject("member")
    assert read["questions"] == [
        {"proposal": str(PROPOSAL), "person": member, "question": str(asked.question.ref), "language": "ar"}
    ]
    refs = [asked.question.ref, objected.words.ref]
    assert set(shortlisted.app.unseal(refs, "portal", "to show").values()) == {"كم تكلف؟", "لا أوافق"}
    assert read["minutes"] == [
        {"number": 1, "words": BOTH, "objections_by": "2021-04-30", "objections": 1, "approved": True}
    ]
    assert [(each["motion"], each["person"]) for each in read["dissents"]] == [(carried, member)]
    before = shortlisted.rows()
    assert all(before[table] for table in ("hearings", "questions", "minutes", "dissents"))
    rebuild(shortlisted.app.store, projections)
    assert shortlisted.rows() == before


def test_in_a_race_a_meeting_that_two_close_is_held_once(workgroup: Workgroup, rewinding: Rewinding) -> None:
    """A race of two closings of one meeting."""
    meeting = workgroup.convene()
    workgroup.attend(meeting, "chair", "member", "other")
    workgroup.vote("chair", meeting, workgroup.ask(meeting), "for")
    closing: tuple[str, str, Any] = ("chair", f"/v1/meetings/{meeting}/close", {})
    wrong = 0
    for _ in rewinding(workgroup).tries(TRIES):
        right = sent_at_once(workgroup, closing, closing) == [201, 409]
        wrong += not right or len(of(workgroup, meeting, MeetingHeld)) != 1
    print(f"two who close a meeting: {wrong} wrong of {TRIES}")
    assert wrong == 0


def test_a_race_of_two_who_decide_is_won_once(workgroup: Workgroup, rewinding: Rewinding) -> None:
    """Two who confirm, and one who declines, the same proposal."""
    meeting = workgroup.convene()
    workgroup.attend(meeting, "chair", "member", "other")
    asked = workgroup.ask(meeting)
    workgroup.vote("chair", meeting, asked, "for")
    workgroup.made("chair", f"/v1/meetings/{meeting}/close")
    workgroup.made("chair", f"/v1/meetings/{meeting}/approve-publication", {"motion": asked})
    [waiting] = of(workgroup, meeting, ActProposed)
    act = f"/v1/acts/{meeting}/{waiting.proposal}"
    deciding = [(person, f"{act}/confirm", {"hash": waiting.hash}) for person in ("member", "other")]
    deciding.append(("other", f"{act}/decline", {"reason": BOTH}))
    wrong = 0
    for _ in rewinding(workgroup).tries(TRIES):
        statuses = sent_at_once(workgroup, *deciding)
        wrong += statuses[0] != 201 or not set(statuses[1:]) <= {404, 409}
        wrong += len([*of(workgroup, meeting, PublicationApproved), *of(workgroup, meeting, ActDeclined)]) != 1
    print(f"two who decide at once: {wrong} wrong of {TRIES}")
    assert wrong == 0
