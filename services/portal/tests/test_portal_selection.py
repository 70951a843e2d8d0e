"""The report of a selection: its rows are the seed's, and each fact of it is made of events and said in words."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any
from uuid import uuid5

import pytest
from selectionstory import WHY, Selection

from events import comments, proposals, workgroup
from portal.reader import SHIPPED, Reader, plain
from portal.report import Report, Row, as_json, report
from portal.sentences import sentence


def made(selection: Selection) -> Report:
    """The report, which there is."""
    found = report(selection.story.events)
    assert found is not None
    return found


def row(selection: Selection, number: int) -> Row:
    """One activity's row."""
    return next(row for row in made(selection).activities if row.number == number)


def said(selection: Selection, number: int, kind: str, language: str = "en") -> str:
    """The sentence of the row's one fact of that kind, without marks of isolation."""
    [fact] = [fact for fact in row(selection, number).proved if fact.kind == kind]
    reader = Reader(language=language, country="JO", zone="Asia/Amman", authoritative="ar")
    return plain(sentence(reader, fact))


@pytest.mark.parametrize("number", [7, 8, 9, 10, 11])
def test_the_rows_of_the_selection_are_the_seeds(
    selection: Selection, seed: dict[int, dict[str, Any]], number: int
) -> None:
    rows: Any = as_json(made(selection))["activities"]
    [found] = [dict(row) for row in rows if row["n"] == number]
    assert found.pop("proved")
    assert found.pop("events")
    assert found == seed[number]


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (7, "call", "14 proposals were received: 1 withdrawn, 12 eligible, 1 not eligible."),
        (7, "call_extended", "The deadline was extended from 31 May 2021 to 15 July 2021, as asked by: " + WHY["en"]),
        (8, "call", "5 applications were received: 0 withdrawn, 5 eligible, 0 not eligible."),
        (
            8,
            "nominations",
            "plan: 1. Named: 0, declined: 0, lapsed without an answer: 1.",
        ),
        (8, "selection_approved", "Applicants selected: 4; not selected: 1, of them on the reserve list: 0. A tie"),
        (8, "workgroup_formed", "National working group for the plan is complete, with 8 members."),
        (
            9,
            "evaluation",
            "36 sealed scores, opened when scoring was closed; members stood aside in 1 cases",
        ),
        (
            9,
            "shortlist_approved",
            "Shortlisted: 10; not shortlisted: 2. A tie at the cut was broken by a recorded",
        ),
        (9, "appeal", "An appeal against “Proposal not shortlisted” was lodged. It was dismissed."),
        (10, "hearing", "Presentations heard: 9; authors absent: 1; questions asked: 1."),
        (10, "ideas_selected", "Ideas selected: 7; not selected: 3."),
        (10, "opinions", "7. No objection: 5, conditions: 0, refused: 1, not theirs: 0, lapsed without an answer"),
        (11, "final_ideas_decided", "National working group for the plan decided the final ideas: 6 kept, 1 dropped."),
        (11, "task_forces", "6, each of at least 5. Formed: 6, overdue at some time: 1, dissolved: 0."),
    ],
)
def test_what_the_record_proves_of_the_selection(selection: Selection, number: int, kind: str, words: str) -> None:
    assert words in said(selection, number, kind)


@pytest.mark.parametrize("language", SHIPPED)
def test_every_fact_of_a_selection_is_said_in_each_language(selection: Selection, language: str) -> None:
    rare(selection)
    reader = Reader(language=language, country="JO", zone="Asia/Amman", authoritative="ar")
    facts = [fact for row in made(selection).activities for fact in row.proved]
    words = {fact.kind: sentence(reader, fact) for fact in facts}
    assert len(words) > 25
    assert not [kind for kind, each in words.items() if "{" in each or "$" in each]


def rare(selection: Selection) -> None:
    """What the story has not: moderation, recusals, a second round, minutes, resignations."""
    story = selection.story
    proposal, call = selection.proposals[0], story.named("call", "proposals")
    body, about = story.named("body", "working-group"), {"activity": 9, "body": "working-group"}
    meeting, motion = uuid5(selection.shortlist, "meeting/first"), uuid5(selection.shortlist, "m")
    author = selection.author(proposal)
    hidden = {"ground": "abuse", "author": author, "proposal": motion, "proposed_by": author, "reason": WHY}
    hides = story.tell(proposals.ContributionHidden, proposal, activity=9, call=call, **hidden)
    shown = {"author": author, "hidden": hides.id, "appeal": None}
    story.tell(proposals.ContributionRestored, proposal, activity=9, call=call, **shown)
    comment = uuid5(proposal, "comment")
    story.tell(comments.ContributionHidden, comment, activity=9, consultation=call, **hidden)
    story.tell(comments.ContributionRestored, comment, activity=9, consultation=call, **shown | {"appeal": motion})
    reopened = {"authors": (author,), "appeal": motion, "decision": hides.id}
    story.tell(proposals.ScreeningReopened, proposal, activity=9, call=call, **reopened)
    merged = {"into": proposal, "proposals": tuple(selection.proposals[:2]), "authors": (author,)}
    story.tell(proposals.ProposalsMerged, proposal, activity=9, call=call, **merged)
    member = selection.member("government-4")
    words: Any = {"motion": motion, "words": WHY, "asks": None, "document": None, "number": None, "hash": None}
    story.tell(workgroup.MotionProposed, meeting, **about, **words)
    story.tell(workgroup.MotionRecused, meeting, **about, motion=motion, member=member, kind="employer", detail=None)
    story.tell(workgroup.MotionAdjourned, meeting, **about, motion=motion, missing=("seats", "government"))
    story.tell(workgroup.MinutesApproved, meeting, **about, number=1, objections=1)
    seat = {"seat_name": "government-4", "side": "government", "role": "member", "member": member}
    story.tell(workgroup.MemberResigned, body, **about, reason=WHY, **seat)
    replaced = {"seat_name": "government-4", "old": member, "member": author, "reserve": 1}
    story.tell(workgroup.MemberReplaced, body, **about, reason=WHY, **replaced)
    stream = selection.shortlist
    voided = {"score": motion, "subject": proposal, "member": member}
    story.tell(workgroup.ScoreVoided, stream, activity=9, reason=WHY, **voided)
    story.tell(workgroup.ScoringReopened, stream, activity=9, reason=WHY, subjects=(proposal,), appeal=motion)
    story.tell(workgroup.BallotsCounted, stream, activity=9, ballots=3, votes=())
    classes = {"subject": proposal, "theme": "access", "organisation": None}
    story.tell(workgroup.ProposalClassified, stream, activity=9, **classes)


def test_an_activity_is_done_once_each_opinion_and_each_task_force_is_settled(selection: Selection) -> None:
    assert [row(selection, number).status for number in (10, 11)] == ["reported", "stated"]
    events = selection.story.events
    missing: tuple[type[Any], ...] = (workgroup.EntityOpinionLapsed, workgroup.TaskForceOverdue)
    late = next(e for e in reversed(events) if isinstance(e, workgroup.TaskForceFormed))
    selection.story.events = [e for e in events if e is not late and not isinstance(e, missing)]
    assert [row(selection, number).status for number in (10, 11)] == ["in_progress", "in_progress"]


def test_a_task_force_asked_for_again_is_not_settled(selection: Selection) -> None:
    last = next(e for e in selection.story.events if isinstance(e, workgroup.TaskForceRequested))
    own = {name: getattr(last, name) for name in ("idea", "lead", "least", "sides", "due_on", "due_at")}
    selection.story.tell(workgroup.TaskForceRequested, last.stream, activity=11, by=None, **own)
    assert row(selection, 11).status == "in_progress"


def test_the_composition_is_said_of_the_rules_sides(selection: Selection) -> None:
    composition = row(selection, 11).composition
    assert composition == {
        "ar": "ممثلين عن الحكومة والمجتمع المدني",
        "en": "representatives of the government and of civil society",
    }
    assert row(selection, 10).composition == {}


def test_any_order_of_arrival_tells_the_same_selection(selection: Selection) -> None:
    before = made(selection)
    for number in range(3):
        Random(number).shuffle(selection.story.events)
        assert made(selection) == before
    assert before.activities[0].dates[0].first == date(2021, 5, 10)
