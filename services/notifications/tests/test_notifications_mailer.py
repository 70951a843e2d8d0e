"""Mail through real SMTP, marked in a real store: taken, refused, put off, and sent again after a crash."""

from __future__ import annotations

import asyncio
import logging
from email.message import EmailMessage
from typing import Any, TypeAlias

import pytest

from events.notifications import NoticeFailed, NoticeQueued, NoticeSent
from notifications import mailer, outbox
from notifications.domain import NOTICE, Status, Urgency
from notifications.mailer import Mailer
from notifications.smtp import NotTaken, Provider

SENDER = "no-reply@ministry.example"
Server: TypeAlias = Any
"""The SMTP server of conftest: its replies, and the mails it took."""


def one_round(sending: Mailer, service: Any) -> int:
    """Make all mail due, and run one round."""
    with service.app.store.transaction() as cursor:
        cursor.execute("UPDATE outbox SET due = now()")
    return asyncio.run(sending.run_once())


def settled(service: Any) -> list[NoticeSent | NoticeFailed]:
    return [event for event in service.own_events() if isinstance(event, NoticeSent | NoticeFailed)]


@pytest.mark.usefixtures("controller")
def test_a_notice_is_mailed_and_marked(service: Any, past: Any, server: Server, sending: Mailer) -> None:
    approved = past.approved()
    service.hear(approved)
    assert one_round(sending, service) == 1
    (mail,) = server.mails
    (queued,) = [event for event in service.own_events() if isinstance(event, NoticeQueued)]
    assert mail["To"] == "Name of rana <rana@example.org>"
    assert mail["Message-ID"] == f"<{queued.stream}@ministry.mithaq.invalid>"
    assert mail["Content-Language"] == "ar"
    plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert "منهجية الخطة" in plain.get_content()
    assert 'dir="rtl"' in page.get_content()
    (sent,) = settled(service)
    assert (sent.TOPIC, sent.decision, sent.attempts) == (NoticeSent.TOPIC, approved.id, 1)
    assert (sent.service, sent.causation, sent.activity) == ("notifications", queued.id, approved.activity)
    assert service.waiting() == []
    assert one_round(sending, service) == 0


@pytest.mark.usefixtures("controller")
@pytest.mark.parametrize("at", ["to_recipient", "to_data"])
def test_a_refusal_for_good_fails_the_notice(service: Any, past: Any, server: Server, sending: Mailer, at: str) -> None:
    getattr(server, at).append("550 5.1.1 no such person")
    service.hear(past.approved())
    one_round(sending, service)
    (failed,) = settled(service)
    assert isinstance(failed, NoticeFailed)
    assert (failed.code, failed.attempts) == (550, 1)
    assert service.waiting() == []


@pytest.mark.usefixtures("controller")
@pytest.mark.parametrize("at", ["to_recipient", "to_data"])
def test_a_refusal_that_passes_is_tried_again(
    service: Any, past: Any, server: Server, sending: Mailer, at: str
) -> None:
    getattr(server, at).append("450 4.2.0 try again later")
    service.hear(past.approved())
    one_round(sending, service)
    assert settled(service) == []
    assert service.waiting()[0]["attempts"] == 1
    one_round(sending, service)
    assert [sent.attempts for sent in settled(service)] == [2]
    assert len(server.mails) == 1


def test_a_provider_that_is_away_is_tried_until_it_is_there(
    service: Any, past: Any, sending: Mailer, request: pytest.FixtureRequest
) -> None:
    service.hear(past.approved())
    one_round(sending, service)
    assert settled(service) == []
    request.getfixturevalue("controller")
    one_round(sending, service)
    assert [sent.attempts for sent in settled(service)] == [2]


@pytest.mark.usefixtures("controller")
def test_a_crash_after_the_providers_yes_sends_the_same_message_again(
    service: Any, past: Any, server: Server, sending: Mailer, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        pass

    def crash(name: str) -> None:
        if name == "send-and-mark":
            raise Crash

    service.hear(past.approved())
    monkeypatch.setattr(mailer, "point", crash)
    with pytest.raises(Crash):
        one_round(sending, service)
    monkeypatch.undo()
    assert settled(service) == []
    one_round(sending, service)
    assert len(server.mails) == 2
    assert len({mail["Message-ID"] for mail in server.mails}) == 1
    assert [sent.attempts for sent in settled(service)] == [2]


@pytest.mark.usefixtures("controller")
def test_a_decision_goes_before_a_receipt(service: Any, past: Any, server: Server, sending: Mailer) -> None:
    service.hear(past.opened(), past.submitted("rana"), past.approved())
    sending._slots = asyncio.Semaphore(1)
    one_round(sending, service)
    subjects = [mail["Subject"].translate({0x2068: None, 0x2069: None}) for mail in server.mails]
    assert subjects == [
        "باب التعليقات مفتوح: التعليقات على المنهجية",
        "الموافقة على النشر: منهجية الخطة",
        "سُجّل تعليقك: التعليقات على المنهجية",
    ]


@pytest.mark.usefixtures("controller")
def test_the_mail_goes_to_the_address_registered_last(service: Any, past: Any, server: Server, sending: Mailer) -> None:
    service.hear(past.approved())
    service.register("rana", address="new@example.org")
    one_round(sending, service)
    assert server.mails[0]["To"] == "Name of rana <new@example.org>"


@pytest.mark.usefixtures("controller")
def test_a_letter_whose_words_are_not_heard_yet_waits(service: Any, past: Any, server: Server, sending: Mailer) -> None:
    opened, answered = past.opened(), past.answered("rana")
    service.hear(answered)
    one_round(sending, service)
    assert server.mails == []
    service.hear(opened)
    one_round(sending, service)
    assert len(server.mails) == 2


@pytest.mark.usefixtures("controller")
def test_a_notice_that_was_settled_meanwhile_is_not_sent(
    service: Any, past: Any, server: Server, sending: Mailer
) -> None:
    service.hear(past.approved())
    row = service.waiting()[0]
    one_round(sending, service)
    with service.app.store.transaction() as cursor:
        outbox.put(row["notice"], row["process"], Urgency.DECISION, cursor, (row["position"],))
    one_round(sending, service)
    assert len(server.mails) == 1
    assert service.app.state(row["notice"], NOTICE).status is Status.SENT


def test_attempts_grow_apart(service: Any, past: Any) -> None:
    service.hear(past.approved())
    waits = []
    for attempts in (0, 1, 5, 40):
        with service.app.store.transaction() as cursor:
            cursor.execute("UPDATE outbox SET due = now(), attempts = %s", (attempts,))
            assert [mail.attempts for mail in outbox.take(cursor, 10)] == [attempts + 1]
            cursor.execute("SELECT extract(epoch FROM due - now())::int AS wait FROM outbox")
            waits.append(cursor.fetchone()["wait"])
            assert outbox.take(cursor, 10) == []
    assert waits == [2, 4, 64, 300]


@pytest.mark.usefixtures("controller")
def test_one_mailer_sends_while_another_waits(service: Any, past: Any, server: Server, unused_port: int) -> None:
    async def two_for_a_while() -> None:
        provider = Provider.at(f"smtp://127.0.0.1:{unused_port}")
        both = [asyncio.create_task(mailer.run(service.app, provider, SENDER)) for _ in range(2)]
        for _ in range(100):
            await asyncio.sleep(0.05)
            if len(settled(service)) == 1:
                break
        for each in both:
            each.cancel()
        await asyncio.gather(*both, return_exceptions=True)

    service.hear(past.approved())
    asyncio.run(two_for_a_while())
    assert len(server.mails) == 1
    assert len(settled(service)) == 1


@pytest.mark.usefixtures("controller")
def test_nothing_personal_is_logged(
    service: Any, past: Any, server: Server, sending: Mailer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.to_recipient += ["450 4.2.0 rana@example.org is busy", "550 5.1.1 no rana@example.org"]
    service.hear(past.approved())
    one_round(sending, service)
    one_round(sending, service)
    ours = [record.getMessage() for record in caplog.records if record.name != "mail.log"]
    assert any("waits after attempt 1: NotTaken" in message for message in ours)
    assert not any("rana" in message.lower() or "example.org" in message for message in ours)


def test_a_providers_password_is_in_no_repr_and_its_url_is_read() -> None:
    provider = Provider.at("smtps://us%40er:p%3Aw@mail.example")
    assert (provider.host, provider.port, provider.tls) == ("mail.example", 465, True)
    assert (provider.user, provider.password) == ("us@er", "p:w")
    assert "p:w" not in repr(provider)


def test_a_fault_of_the_session_is_not_the_mails(unused_port: int) -> None:
    with pytest.raises(NotTaken):
        asyncio.run(Provider.at(f"smtp://127.0.0.1:{unused_port}").send(EmailMessage()))
