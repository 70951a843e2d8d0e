"""A stream of decisions on real servers: decisions and those whom they concern = notices, each told once."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import reduce
from typing import Any

import pytest
from selection_told import decisions, judged, things

from events import workgroup
from events.envelope import Event
from events.notifications import ManualTaskOpened, NoticeFailed, NoticeQueued, NoticeSent
from notifications.audiences import owed
from notifications.domain import ANNOUNCEMENTS, Urgency
from notifications.facts import Facts, fold
from notifications.mailer import Mailer

AUTHORS = ("rana", "omar", "huda", "sami", "aida")
NOBODY_THERE = "omar"
BY_PHONE = "sami"


def hear_twice(service: Any, *events: Event) -> None:
    """Hear the events, then all that was ever heard again, as if no position had been kept."""
    service.hear(*events)
    everything = list(service.heard)
    with service.app.store.transaction() as cursor:
        cursor.execute("DELETE FROM applied")
    service.sources.clear()
    service.hear(*everything)
    service.hear_itself()


async def send_all(sending: Mailer, service: Any) -> None:
    """Send until nothing waits."""
    while service.waiting():
        with service.app.store.transaction() as cursor:
            cursor.execute("UPDATE outbox SET due = now()")
        await sending.run_once()


@pytest.mark.usefixtures("controller")
def test_decisions_and_those_they_concern_are_the_notices(
    service: Any, past: Any, server: Any, sending: Mailer, capsys: pytest.CaptureFixture[str]
) -> None:
    contacts = {name: {"email": f"{name}@example.org"} for name in AUTHORS} | {BY_PHONE: {"phone": "+962 6 500 0000"}}
    for name, ways in contacts.items():
        service.register(name, **ways)
    server.refused.add(f"{NOBODY_THERE}@example.org")
    told: list[Event] = [past.convened(), past.opened(), past.called(), *things(past)]
    told += [event for name in AUTHORS for event in (*past.of_proposals(name), *decisions(past, name))]
    told += [judged(past, workgroup.ProposalNotSelected, *AUTHORS)]
    hear_twice(service, *told)
    asyncio.run(send_all(sending, service))
    service.hear_itself()

    own = service.own_events()
    everything = reduce(fold, (*service.heard, *own), Facts())
    personal = {topic for topic, each in ANNOUNCEMENTS.items() if each.personal and each.urgency is Urgency.DECISION}
    phone = past.person(BY_PHONE)
    expected = Counter(
        (each.id, who)
        for each in everything.decisions.values()
        for who in owed(everything, each)
        if who != phone or each.TOPIC in personal
    )
    queued = [event for event in own if isinstance(event, NoticeQueued)]
    assert Counter((event.decision, event.recipient) for event in queued) == expected

    sent = [event for event in own if isinstance(event, NoticeSent)]
    failed = [event for event in own if isinstance(event, NoticeFailed)]
    tasks = [event for event in own if isinstance(event, ManualTaskOpened)]
    by_hand = [event for event in queued if event.channel == "phone"]
    assert len(sent) + len(failed) + len(by_hand) == len(queued)
    assert {event.recipient for event in failed} == {past.person(NOBODY_THERE)}
    assert Counter(event.notice for event in tasks) == Counter(event.stream for event in (*failed, *by_hand))
    assert len({mail["Message-ID"] for mail in server.mails}) == len(server.mails) == len(sent)
    with capsys.disabled():
        print(
            f"\n{len(everything.decisions)} decisions, {len(expected)} pairs with a person = {len(queued)} notices; "
            f"{len(sent)} sent, {len(failed)} refused, {len(by_hand)} by phone; {len(tasks)} tasks for people"
        )
