"""A refusal, an answer that puts off and a server that is away are told apart; then another way, or people."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from events.notifications import ManualTaskOpened, NoticeAbandoned, NoticeFailed, NoticeQueued, NoticeSent
from notifications import projections
from notifications.mailer import Mailer
from notifications.smtp import NotTaken, Provider
from service.projector import project_once

LAST = 3


def rounds(sending: Mailer, service: Any, count: int) -> None:
    """Make all mail due and run a round, so often; then the service hears its own events."""
    for _ in range(count):
        with service.app.store.transaction() as cursor:
            cursor.execute("UPDATE outbox SET due = now()")
        asyncio.run(sending.run_once())
    service.hear_itself()


def of(service: Any, *kinds: type[Any]) -> list[Any]:
    return [event for event in service.own_events() if isinstance(event, kinds)]


def listed(service: Any) -> list[dict[str, Any]]:
    while project_once(service.app.store, projections):
        pass
    with service.app.store.reading() as cursor:
        return projections.notices(cursor, "jo-nap5", None, None, 0, 100)


@pytest.fixture
def impatient(service: Any, unused_port: int) -> Mailer:
    """A mailer that gives up after three attempts."""
    return Mailer(service.app, Provider.at(f"smtp://127.0.0.1:{unused_port}"), "no-reply@ministry.example", LAST)


def test_a_server_that_stays_away_is_given_up_at_the_last_attempt(service: Any, past: Any, impatient: Mailer) -> None:
    approved = past.approved()
    service.hear(approved)
    rounds(impatient, service, LAST - 1)
    assert of(service, NoticeFailed, NoticeAbandoned, ManualTaskOpened) == []
    (row,) = listed(service)
    assert (row["status"], row["attempts"], row["fault"], row["code"]) == ("queued", LAST - 1, "unreachable", None)
    rounds(impatient, service, 1)
    (given_up,) = of(service, NoticeFailed, NoticeAbandoned)
    assert isinstance(given_up, NoticeAbandoned)
    assert (given_up.fault, given_up.code, given_up.attempts) == ("unreachable", None, LAST)
    (row,) = listed(service)
    assert (row["status"], row["attempts"], row["fault"], row["code"]) == ("abandoned", LAST, "unreachable", None)
    assert service.waiting() == []
    (task,) = of(service, ManualTaskOpened)
    assert (task.channel, task.cause, task.recipient) == ("none", "unreachable", past.person("rana"))


@pytest.mark.usefixtures("controller")
def test_a_server_that_puts_off_for_ever_is_given_up_with_its_code(
    service: Any, past: Any, server: Any, impatient: Mailer
) -> None:
    server.to_recipient += ["451 4.3.0 later"] * LAST
    service.hear(past.approved())
    rounds(impatient, service, 1)
    (row,) = listed(service)
    assert (row["status"], row["fault"], row["code"]) == ("queued", "put_off", 451)
    rounds(impatient, service, LAST - 1)
    (given_up,) = of(service, NoticeFailed, NoticeAbandoned)
    assert (given_up.TOPIC, given_up.fault, given_up.code) == (NoticeAbandoned.TOPIC, "put_off", 451)
    (task,) = of(service, ManualTaskOpened)
    assert task.cause == "put_off"


@pytest.mark.usefixtures("controller")
def test_a_refusal_is_final_at_once(service: Any, past: Any, server: Any, impatient: Mailer) -> None:
    server.to_recipient.append("550 5.1.1 no such person")
    service.hear(past.approved())
    rounds(impatient, service, 1)
    (failed,) = of(service, NoticeFailed, NoticeAbandoned)
    assert (failed.TOPIC, failed.code, failed.attempts) == (NoticeFailed.TOPIC, 550, 1)
    (row,) = listed(service)
    assert (row["status"], row["fault"], row["code"]) == ("failed", "refused", 550)
    (task,) = of(service, ManualTaskOpened)
    assert (task.cause, task.notice, task.decision) == ("refused", failed.stream, failed.decision)
    assert (task.causation, task.activity) == (failed.id, failed.activity)


@pytest.mark.usefixtures("controller")
@pytest.mark.parametrize(
    ("ways", "channel"),
    [
        ({"email": "rana@example.org"}, "none"),
        ({"email": "rana@example.org", "post": "Amman"}, "post"),
        ({"email": "rana@example.org", "phone": "+962 6 500", "post": "Amman"}, "phone"),
    ],
)
def test_after_a_refusal_comes_the_next_way_that_was_registered(
    service: Any, past: Any, server: Any, impatient: Mailer, ways: dict[str, str], channel: str
) -> None:
    service.register("rana", **ways)
    server.to_recipient.append("550 5.1.1 no such person")
    service.hear(past.approved())
    rounds(impatient, service, 1)
    rounds(impatient, service, 1)
    assert [task.channel for task in of(service, ManualTaskOpened)] == [channel]
    assert len(of(service, NoticeQueued)) == 1


@pytest.mark.usefixtures("controller")
def test_who_took_the_address_back_is_mailed_no_more(service: Any, past: Any, server: Any, impatient: Mailer) -> None:
    service.hear(past.approved())
    service.register("rana", phone="+962 6 500 0000")
    rounds(impatient, service, 1)
    assert server.mails == []
    (given_up,) = of(service, NoticeAbandoned)
    assert given_up.fault == "no_address"
    (task,) = of(service, ManualTaskOpened)
    assert (task.channel, task.cause) == ("phone", "no_address")


@pytest.mark.usefixtures("controller")
def test_what_was_put_off_and_then_taken_leaves_no_task(
    service: Any, past: Any, server: Any, impatient: Mailer
) -> None:
    server.to_data.append("452 4.3.1 full")
    service.hear(past.approved())
    rounds(impatient, service, 2)
    assert [event.attempts for event in of(service, NoticeSent)] == [2]
    assert of(service, ManualTaskOpened) == []
    (row,) = listed(service)
    assert (row["status"], row["attempts"], row["fault"]) == ("sent", 2, None)


def test_own_events_heard_again_open_no_second_task(service: Any, past: Any, impatient: Mailer) -> None:
    service.hear(past.approved())
    rounds(impatient, service, LAST)
    with service.app.store.transaction() as cursor:
        cursor.execute("DELETE FROM applied WHERE follower = 'reacted'")
    service.hear_itself()
    assert len(of(service, ManualTaskOpened)) == 1


def test_a_fault_tells_no_session_from_an_answer() -> None:
    assert (NotTaken("SMTPConnectError").fault, NotTaken("SMTPResponseException", 454).fault) == (
        "unreachable",
        "put_off",
    )


def test_a_decision_waits_before_a_receipt_however_late_it_came(service: Any, past: Any) -> None:
    service.hear(past.opened(), past.submitted("rana"), past.approved())
    with service.app.store.transaction() as cursor:
        cursor.execute("UPDATE outbox SET due = now(), position = position + 1000 WHERE urgency = 0")
        cursor.execute("SELECT urgency FROM outbox ORDER BY urgency, position")
        assert [row["urgency"] for row in cursor.fetchall()] == [0, 0, 1]
