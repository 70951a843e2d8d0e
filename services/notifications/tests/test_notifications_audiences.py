"""Whom each decision of a selection concerns: exactly one notice each, in whatever order the services are heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import reduce
from typing import Any
from uuid import UUID

import plan_told
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selection_told import ALLEGATION, decisions, judged, linked, things, unlinked

from events import registry, workgroup
from events.aggregate import Reaction
from events.envelope import Event
from notifications.audiences import AUDIENCES, owed
from notifications.domain import ANNOUNCEMENTS
from notifications.facts import INTERESTS, Facts, fold
from notifications.policies import react

HOUR = timedelta(hours=1)


def told(past: Any, *events: Event) -> list[tuple[UUID, UUID]]:
    """The decisions and recipients of the notices that those events make owed, once for each key."""
    facts, reactions = Facts(), dict[str, Reaction]()
    for event in events:
        assert event.TOPIC in INTERESTS
        facts = fold(facts, event)
        reactions |= {each.key: each for each in react(facts, event)}
    commands = [each.command(past.act()) for each in reactions.values()]
    return [(command.decision, command.recipient) for command in commands]


def registered(past: Any, *people: str) -> tuple[Event, ...]:
    return (past.started(), *(past.registered(person) for person in people))


def names(past: Any, recipients: Sequence[UUID], *people: str) -> set[str]:
    by_id = {past.person(name): name for name in people}
    return {by_id[recipient] for recipient in recipients}


def test_every_announced_topic_has_its_audience() -> None:
    assert set(AUDIENCES) == set(ANNOUNCEMENTS)


@pytest.mark.parametrize("topic", sorted({topic for topic in ANNOUNCEMENTS if topic.startswith("workgroup.")}))
def test_each_decision_of_a_selection_has_one_notice_for_whom_it_concerns(past: Any, topic: str) -> None:
    heard = (*registered(past, "rana", "passer-by"), past.appointed("rana"), *things(past))
    for event in decisions(past):
        if topic == event.TOPIC:
            assert told(past, *heard, event) == [(event.id, past.person("rana"))]


@pytest.mark.parametrize(
    "kind", [workgroup.ProposalNotShortlisted, workgroup.ProposalSelected, workgroup.ReserveListed]
)
def test_each_author_of_merged_proposals_is_told_once(past: Any, kind: type[Event]) -> None:
    authors = ("rana", "omar", "huda", "rana")
    event = judged(past, kind, *authors)
    people = [who for _, who in told(past, *registered(past, *set(authors)), event)]
    assert len(people) == 3
    assert names(past, people, *authors) == {"rana", "omar", "huda"}


def test_an_entity_is_told_through_its_representatives_of_that_time(past: Any) -> None:
    start = past.act().happened_at
    people = ("rana", "omar", "huda", "sami")
    ties = (
        linked(past, "rana"),
        linked(past, "omar"),
        linked(past, "huda", "employee"),
        unlinked(past, "omar", at=start + HOUR),
        linked(past, "sami", at=start + 3 * HOUR),
    )
    asked = past.some(workgroup.NominationRequested, organisation="justice", at=start + 2 * HOUR)
    other = past.some(workgroup.NominationRequested, organisation="health", at=start + 2 * HOUR)
    assert told(past, *registered(past, *people), *ties, asked, other) == [(asked.id, past.person("rana"))]


def test_a_link_heard_after_a_request_that_was_made_later_is_told_of_it(past: Any) -> None:
    asked = past.some(workgroup.EntityOpinionRequested, organisation="justice", at=past.act().happened_at + HOUR)
    heard = (*registered(past, "rana"), asked, linked(past, "rana"))
    assert told(past, *heard) == [(asked.id, past.person("rana"))]


def test_who_left_a_seat_is_told_nothing_of_the_body_any_more(past: Any) -> None:
    start = past.act().happened_at
    seat = {"body": "forum", "seat_name": "rana"}
    resigned = past.some(
        workgroup.MemberResigned, past.named("body", "forum"), at=start, **seat, member=past.person("rana")
    )
    later = past.some(workgroup.MotionAdjourned, body="forum", at=start + HOUR)
    heard = (*registered(past, "rana", "omar"), past.appointed("rana"), past.appointed("omar"))
    assert told(past, *heard, resigned, later) == [(later.id, past.person("omar"))]
    back = past.appointed("rana", start + 2 * HOUR)
    again = past.some(workgroup.MotionAdjourned, body="forum", at=start + 3 * HOUR)
    people = [who for event, who in told(past, *heard, resigned, later, back, again) if event == again.id]
    assert names(past, people, "rana", "omar") == {"rana", "omar"}


def test_who_was_replaced_is_told_nothing_any_more(past: Any) -> None:
    start = past.act().happened_at
    stream, seat = past.named("body", "forum"), {"body": "forum", "seat_name": "rana", "member": past.person("omar")}
    replaced = past.some(workgroup.MemberReplaced, stream, at=start, old=past.person("rana"), **seat)
    vacant = past.some(workgroup.MemberReplaced, stream, at=start, old=None, **seat)
    later = past.some(workgroup.MotionAdjourned, body="forum", at=start + HOUR)
    heard = (*registered(past, "rana"), past.appointed("rana"))
    assert told(past, *heard, replaced, later) == []
    assert len(told(past, *heard, vacant, later)) == 1


def test_minutes_go_to_those_present_by_the_record_before_the_draft(past: Any) -> None:
    meeting = past.named("meeting", "m")
    records = [
        past.some(workgroup.AttendanceRecorded, meeting, present=(past.person(who),)) for who in ("omar", "rana")
    ]
    drafted = past.some(workgroup.MinutesDrafted, meeting)
    after = past.some(workgroup.AttendanceRecorded, meeting, present=(past.person("omar"),))
    heard = (*registered(past, "rana", "omar"), *records)
    for order in ((drafted, after), (after, drafted)):
        assert told(past, *heard, *order) == [(drafted.id, past.person("rana"))]
    assert told(past, *registered(past, "rana"), drafted) == []


def test_a_recusal_is_told_to_the_member_and_to_who_alleged(past: Any) -> None:
    alleged = past.some(workgroup.InterestAlleged, by="omar", allegation=ALLEGATION)
    for kind in (workgroup.MemberRecused, workgroup.InterestDismissed):
        event = past.some(kind, member=past.person("rana"), allegation=ALLEGATION)
        people = [who for _, who in told(past, *registered(past, "rana", "omar", "huda"), alleged, event)]
        assert names(past, people, "rana", "omar") == {"rana", "omar"}
        own = past.some(kind, member=past.person("rana"), allegation=None)
        assert told(past, *registered(past, "rana", "omar"), alleged, own) == [(own.id, past.person("rana"))]


def test_a_task_force_that_ends_is_told_to_its_lead_and_to_who_had_joined(past: Any) -> None:
    force, lead = past.named("task-force", "p"), past.person("rana")
    joined = past.some(workgroup.TaskForceJoined, force, member=past.person("omar"))
    dissolved = past.some(workgroup.TaskForceDissolved, force, lead=lead)
    late = past.some(workgroup.TaskForceJoined, force, member=past.person("huda"))
    people = [who for _, who in told(past, *registered(past, "rana", "omar", "huda"), joined, late, dissolved)]
    assert names(past, people, "rana", "omar", "huda") == {"rana", "omar"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_the_order_of_arrival_changes_no_notice_of_a_selection(past: Any, data: st.DataObject) -> None:
    at = past.act().happened_at
    told_of = (*things(past), *decisions(past), *decisions(past, "omar"), *past.of_proposals("rana"))
    told_of += (*plan_told.things(past), *plan_told.decisions(past))
    by_service: dict[str, list[Event]] = {
        "notifications": [past.registered("rana"), past.registered("omar", at + HOUR)]
    }
    by_service["notifications"].append(past.registered("rana", at + HOUR, "en"))
    for event in (past.started(), past.appointed("omar", at - HOUR), *told_of):
        by_service.setdefault(registry.service_of(event.TOPIC), []).append(event)
    turns = data.draw(st.permutations([name for name, source in by_service.items() for _ in source]))
    queues = {name: iter(source) for name, source in by_service.items()}
    arrived = told(past, *(next(queues[turn]) for turn in turns))
    everything = reduce(fold, (event for source in by_service.values() for event in source), Facts())
    expected = {(each.id, who) for each in everything.decisions.values() for who in owed(everything, each)}
    assert set(arrived) == expected
    assert len(arrived) == len(expected)
    assert len(expected) > len(ANNOUNCEMENTS) // 2
