"""Given these events of a contact or a notice, when this command, then exactly these events."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import Any
from uuid import UUID, uuid5

import pytest

from events import registry
from events.aggregate import Aggregate
from events.envelope import Act, Event, Seal, space
from events.notifications import ContactRegistered, NoticeFailed, NoticeQueued, NoticeSent, Way
from events.refusals import AlreadyThere, LanguageMissing, ProcessStopped, UnknownThing
from events.rules import Process
from events.workgroup import PublicationApproved
from notifications.domain import (
    ANNOUNCEMENTS,
    CONTACT,
    EMAIL,
    NOTICE,
    OWED_RULE,
    LanguageNotOffered,
    MarkFailed,
    MarkSent,
    NoticeSettled,
    QueueNotice,
    RegisterContact,
    Urgency,
    contact_stream,
    notice_key,
    notice_stream,
)

NAME = Seal(ref=UUID(int=1), commitment="aa" * 32)
ADDRESS = Seal(ref=UUID(int=2), commitment="bb" * 32)
WAYS = (Way(channel=EMAIL, address=ADDRESS),)
DECISION = UUID(int=3)
RANA = UUID(int=4)


def when(aggregate: Aggregate[Any], given: tuple[Event, ...], command: Any) -> tuple[Event, ...]:
    """What the aggregate decides after those events."""
    return aggregate.decide(reduce(aggregate.evolve, given, aggregate.initial), command)


def register(
    act: Act, language: str = "ar", languages: tuple[str, ...] = ("ar", "en"), stopped: str | None = None
) -> RegisterContact:
    process = Process(languages=languages, stopped=stopped)
    return RegisterContact(act=act, process=process, name=NAME, ways=WAYS, language=language)


def queue(act: Act, topic: str = PublicationApproved.TOPIC) -> QueueNotice:
    return QueueNotice(act=act, recipient=RANA, decision=DECISION, decision_type=topic, channel=EMAIL, language="ar")


def test_a_contact_is_registered_sealed(past: Any) -> None:
    act = past.act("rana")
    expected = act.event(
        ContactRegistered,
        contact_stream("jo-nap5", act.person),
        1,
        name=NAME,
        address=ADDRESS,
        channel="email",
        language="ar",
    )
    assert when(CONTACT, (), register(act)) == (expected,)


def test_a_later_registration_supersedes_the_one_before(past: Any) -> None:
    given = when(CONTACT, (), register(past.act("rana")))
    (again,) = when(CONTACT, given, register(past.act("rana"), language="en"))
    assert (again.stream, again.version) == (given[0].stream, 2)
    assert reduce(CONTACT.evolve, (*given, again), CONTACT.initial).registered == again


@pytest.mark.parametrize(("language", "languages"), [("fr", ("ar", "en")), ("sw", ("ar", "sw"))])
def test_only_a_language_of_the_process_with_templates(past: Any, language: str, languages: tuple[str, ...]) -> None:
    with pytest.raises(LanguageNotOffered) as refused:
        when(CONTACT, (), register(past.act("rana"), language, languages))
    assert (refused.value.field, refused.value.kind) == ("language", "invalid")


def test_a_stopped_process_registers_nobody(past: Any) -> None:
    with pytest.raises(ProcessStopped):
        when(CONTACT, (), register(past.act("rana"), stopped="suspended"))


def test_a_reason_for_registering_has_the_process_languages(past: Any) -> None:
    with pytest.raises(LanguageMissing) as refused:
        when(CONTACT, (), register(replace(past.act("rana"), reason={"ar": "نص"})))
    assert refused.value.field == "reason.en"


def test_a_notice_is_queued_with_its_template(past: Any) -> None:
    act = past.act()
    stream = notice_stream("jo-nap5", DECISION, RANA, EMAIL)
    expected = act.event(
        NoticeQueued,
        stream,
        1,
        rule=OWED_RULE,
        recipient=RANA,
        decision=DECISION,
        decision_type="workgroup.PublicationApproved.v1",
        channel="email",
        language="ar",
        template="publication-approved",
        template_version=1,
    )
    assert when(NOTICE, (), queue(act)) == (expected,)


def test_a_notice_is_queued_once(past: Any) -> None:
    given = when(NOTICE, (), queue(past.act()))
    with pytest.raises(AlreadyThere):
        when(NOTICE, given, queue(past.act()))


def test_a_queued_notice_is_sent(past: Any) -> None:
    given, act = when(NOTICE, (), queue(past.act())), past.act()
    told = {"recipient": RANA, "decision": DECISION, "channel": "email"}
    expected = act.event(NoticeSent, given[0].stream, 2, **told, attempts=3)
    assert when(NOTICE, given, MarkSent(act=act, attempts=3)) == (expected,)


def test_a_queued_notice_fails_with_the_providers_code(past: Any) -> None:
    given, act = when(NOTICE, (), queue(past.act())), past.act()
    told = {"recipient": RANA, "decision": DECISION, "channel": "email"}
    expected = act.event(NoticeFailed, given[0].stream, 2, **told, attempts=1, code=550)
    assert when(NOTICE, given, MarkFailed(act=act, attempts=1, code=550)) == (expected,)


@pytest.mark.parametrize("settled", ["sent", "failed"])
def test_a_notice_is_settled_once(past: Any, settled: str) -> None:
    given = when(NOTICE, (), queue(past.act()))
    command = {
        "sent": MarkSent(act=past.act(), attempts=1),
        "failed": MarkFailed(act=past.act(), attempts=1, code=554),
    }[settled]
    given += when(NOTICE, given, command)
    with pytest.raises(NoticeSettled) as refused:
        when(NOTICE, given, MarkSent(act=past.act(), attempts=2))
    assert settled in refused.value.message


def test_nothing_is_sent_that_was_not_queued(past: Any) -> None:
    with pytest.raises(UnknownThing):
        when(NOTICE, (), MarkSent(act=past.act(), attempts=1))


def test_a_notice_is_one_per_decision_person_and_channel() -> None:
    things = [(DECISION, RANA, "email"), (UUID(int=9), RANA, "email"), (DECISION, UUID(int=9), "email")]
    assert len({notice_stream("jo-nap5", *thing) for thing in things}) == 3
    assert notice_stream("jo-nap5", DECISION, RANA, "email") == uuid5(
        space("jo-nap5"), notice_key(DECISION, RANA, "email")
    )


def test_only_known_decisions_are_announced_and_a_receipt_goes_last() -> None:
    assert set(ANNOUNCEMENTS) <= set(registry.REGISTRY.topics())
    receipts = [topic for topic, each in ANNOUNCEMENTS.items() if each.urgency is Urgency.RECEIPT]
    assert receipts == [
        "comments.CommentSubmitted.v1",
        "proposals.ProposalSubmitted.v1",
        "proposals.SeatApplicationReceived.v1",
        "workgroup.AppealLodged.v1",
    ]
    assert Urgency.DECISION < Urgency.RECEIPT
