"""Heard events -> notices owed: who is told, and the same set of notices in whatever order events arrive."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.aggregate import Reaction
from events.envelope import Event
from notifications.domain import notice_stream
from notifications.facts import INTERESTS, Facts, fold
from notifications.policies import react, schedule

HOUR = timedelta(hours=1)


def hear(*events: Event) -> tuple[Facts, list[Reaction]]:
    """Hear the events in that order: what is known at the end, and all reactions; what is owed twice counts once."""
    facts, reactions = Facts(), dict[str, Reaction]()
    for event in events:
        assert event.TOPIC in INTERESTS
        facts = fold(facts, event)
        reactions |= {each.key: each for each in react(facts, event)}
    return facts, list(reactions.values())


def told(past: Any, *events: Event) -> list[tuple[UUID, UUID]]:
    """The decisions and recipients of the notices that those events make owed."""
    _, reactions = hear(*events)
    commands = [each.command(past.act()) for each in reactions]
    return [(command.decision, command.recipient) for command in commands]


def test_members_who_registered_are_told_of_their_bodys_decision(past: Any) -> None:
    heard = (past.started(), past.appointed("rana"), past.appointed("omar"), past.registered("rana"))
    approved = past.approved()
    assert told(past, *heard, past.registered("passer-by"), approved) == [(approved.id, past.person("rana"))]


def test_a_member_of_another_body_is_not_told(past: Any) -> None:
    heard = (past.started(), past.appointed("rana", body="task-force"), past.registered("rana"))
    assert told(past, *heard, past.approved()) == []


@pytest.mark.parametrize("decision", ["convened", "held", "adjourned", "approved", "refused"])
def test_each_decision_of_a_body_is_told_to_its_members(past: Any, decision: str) -> None:
    heard = (past.started(), past.appointed("rana"), past.registered("rana"), past.registered("omar"))
    event = getattr(past, decision)()
    assert told(past, *heard, event) == [(event.id, past.person("rana"))]


@pytest.mark.parametrize("decision", ["opened", "extended", "closed", "published"])
def test_each_public_decision_is_told_to_everyone_registered(past: Any, decision: str) -> None:
    heard = (past.started(), past.registered("rana"), past.registered("omar"), past.appointed("huda"))
    event = getattr(past, decision)()
    expected = sorted((event.id, past.person(name)) for name in ("rana", "omar"))
    assert sorted(told(past, *heard, event)) == expected


def test_an_author_has_a_receipt_and_the_answer(past: Any) -> None:
    heard = (past.started(), past.registered("rana"), past.registered("omar"))
    submitted, answered = past.submitted("rana"), past.answered("rana")
    expected = [(submitted.id, past.person("rana")), (answered.id, past.person("rana"))]
    assert told(past, *heard, submitted, answered) == expected


def test_a_comment_without_an_account_has_nobody_to_tell(past: Any) -> None:
    assert told(past, past.started(), past.registered("rana"), past.submitted(None), past.answered(None)) == []


def test_who_registers_later_is_owed_nothing_of_before(past: Any) -> None:
    approved = past.approved()
    later = past.registered("rana", at=approved.happened_at + HOUR)
    assert told(past, past.started(), past.appointed("rana"), approved, later) == []


def test_who_is_appointed_later_is_owed_nothing_of_before(past: Any) -> None:
    approved = past.approved()
    later = past.appointed("rana", at=approved.happened_at + HOUR)
    assert told(past, past.started(), past.registered("rana"), approved, later) == []


def test_a_new_registration_keeps_what_was_owed_and_changes_the_language(past: Any) -> None:
    first, again = past.registered("rana"), past.registered("rana", past.act().happened_at + HOUR, "en")
    approved = past.approved(at=again.happened_at)
    facts, reactions = hear(past.started(), past.appointed("rana"), first, again, approved)
    assert [each.command(past.act()).language for each in reactions] == ["en"]
    assert facts.registrations[past.person("rana")].since == first.happened_at


def test_a_contact_heard_after_a_decision_that_it_was_there_for_is_told_of_it(past: Any) -> None:
    contact, later = past.registered("rana"), past.approved(at=past.act().happened_at + HOUR)
    heard = (past.started(), later, past.appointed("rana"), contact)
    assert told(past, *heard) == [(later.id, past.person("rana"))]


def test_a_reaction_names_its_key_stream_and_activity(past: Any) -> None:
    approved = past.approved()
    _, (reaction,) = hear(past.started(), past.appointed("rana"), past.registered("rana"), approved)
    assert reaction.key == f"notice/{approved.id}/{past.person('rana')}/email"
    assert reaction.stream == notice_stream("jo-nap5", approved.id, past.person("rana"), "email")
    assert reaction.activity == approved.activity


def test_nothing_here_has_a_timer(past: Any) -> None:
    assert schedule(past.opened()) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_order_of_arrival_changes_no_notice(past: Any, data: st.DataObject) -> None:
    at = past.act().happened_at
    plan = [past.started(), past.drafted(), past.published()]
    workgroup = [past.established(), past.appointed("rana"), past.approved(), past.appointed("omar", at + HOUR)]
    comments = [past.opened(), past.submitted("rana"), past.opened(at=at + 2 * HOUR), past.answered("omar")]
    own = [past.registered("rana"), past.registered("omar", at + HOUR), past.registered("late", at + 3 * HOUR)]
    # Each service's events come in their order; how the services' events interleave is any one's guess.
    sources = [plan, workgroup, comments, own]
    turns = data.draw(st.permutations([index for index, source in enumerate(sources) for _ in source]))
    queues = [iter(source) for source in sources]
    interleaved = [next(queues[turn]) for turn in turns]
    _, reactions = hear(*interleaved)
    _, in_order = hear(*plan, *own, *workgroup, *comments)
    assert {each.key for each in reactions} == {each.key for each in in_order}
    assert len(in_order) == 6
