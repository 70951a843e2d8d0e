"""The mailer: sends what waits in the outbox, then marks it sent.

At least once: a mailer that is killed between the provider's 250 and NoticeSent sends the mail again, under the same
Message-ID. Nothing personal is logged: a notice's id, and the kind of a fault.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from email.message import EmailMessage
from functools import partial
from hashlib import sha256
from typing import TypeAlias
from uuid import UUID

import psycopg
from anyio.to_thread import run_sync

from events.aggregate import Reaction
from events.application import Application, Call
from events.envelope import Act
from events.notifications import NoticeQueued
from events.points import point
from events.reactions import act_of_event
from events.store import INFRASTRUCTURE
from events.tracing import span

from . import outbox
from .application import own_contact
from .domain import NOTICE, Mark, MarkAbandoned, MarkFailed, MarkSent, Status, settlement_key, ways_of
from .facts import Facts
from .letters import NotHeardYet, compose
from .outbox import Mail
from .smtp import NotTaken, Provider, Recipient, mail_of

Marking: TypeAlias = Callable[[Act], Mark]
"""Makes the command that says what became of a notice."""

log = logging.getLogger(__name__)

AT_ONCE = 4
"""How many mails are sent at the same time."""
ROUND = 64
"""How many mails one round takes from the outbox."""
LOCK = 0x6D61696C
"""The advisory lock of the one mailer that sends; it goes with its session."""
IDLE = 0.5
"""Seconds between two looks at an outbox in which nothing is due."""
DATABASE_AWAY: tuple[type[Exception], ...] = (psycopg.Error, *INFRASTRUCTURE)
AWAY = 1.0
"""Seconds before the next try when the database is away."""


LAST = 300
"""The attempt after which a mail is given up."""
NO_ADDRESS = "no_address"


class NoAddress(LookupError):
    """The recipient left no address of mail, or it was erased."""


class Mailer:
    """Sends this service's mails through one provider, as coming from `sender` (an address), `last` times at most."""

    def __init__(self, app: Application, provider: Provider, sender: str, last: int = LAST) -> None:
        self._last = last
        self._app = app
        self._provider = provider
        self._sender = sender
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def run_once(self) -> int:
        """Attempt the mails that are due, the most urgent first; how many they were."""
        mails = await run_sync(self._take)
        facts = {process: await run_sync(self._app.facts, process) for process in {mail.process for mail in mails}}
        await asyncio.gather(*(self._attempt(mail, facts[mail.process]) for mail in mails))
        return len(mails)

    def _take(self) -> list[Mail]:
        with self._app.store.transaction() as cursor:
            return outbox.take(cursor, ROUND)

    async def _attempt(self, mail: Mail, facts: Facts) -> None:
        """Send the mail and mark it; whatever fails, it is due again at the time that taking it has set."""
        async with self._slots:
            try:
                await self._deliver(mail, facts)
            except NotHeardYet as fault:
                log.info("notice %s waits after attempt %d: %r", mail.notice, mail.attempts, fault)
            except NotTaken as fault:
                log.info("notice %s waits after attempt %d: %r", mail.notice, mail.attempts, fault)
                await run_sync(self._put_off, mail, fault)
            except Exception as fault:
                log.error("notice %s failed at attempt %d: %s", mail.notice, mail.attempts, type(fault).__name__)

    async def _deliver(self, mail: Mail, facts: Facts) -> None:
        queued = await run_sync(self._queued, mail.notice)
        if queued is None:
            return
        with span("send notice", queued.traceparent):
            try:
                mark = await self._send(queued, facts, mail.attempts)
            except NoAddress:
                mark = _abandoned(mail.attempts, NO_ADDRESS, None)
            except NotTaken as fault:
                if mail.attempts < self._last:
                    raise
                mark = _abandoned(mail.attempts, fault.fault, fault.code)
            await run_sync(self._settle, queued, mark)

    async def _send(self, queued: NoticeQueued, facts: Facts, attempts: int) -> Marking:
        message = await run_sync(self._write, queued, facts)
        point("before-send")
        refused = await self._provider.send(message)
        point("send-and-mark")
        if refused is None:
            return lambda act: MarkSent(act=act, attempts=attempts)
        return lambda act: MarkFailed(act=act, attempts=attempts, code=refused)

    def _put_off(self, mail: Mail, fault: NotTaken) -> None:
        with self._app.store.transaction() as cursor:
            outbox.put_off(mail.notice, fault.fault, fault.code, cursor)

    def _queued(self, stream: UUID) -> NoticeQueued | None:
        """What is to be sent, or None where another mailer settled it meanwhile."""
        notice = self._app.state(stream, NOTICE)
        return notice.queued if notice.status is Status.QUEUED else None

    def _write(self, queued: NoticeQueued, facts: Facts) -> EmailMessage:
        recipient = self._recipient(queued)
        letter = compose(facts, queued, recipient.name)
        return mail_of(letter, queued, self._sender, recipient)

    def _recipient(self, queued: NoticeQueued) -> Recipient:
        """The recipient by their latest registration, unsealed for this mail."""
        contact = own_contact(self._app, queued.process, queued.recipient)
        address = ways_of(contact).get(queued.channel)
        if address is None:
            raise NoAddress(queued.stream)
        who = f"{self._app.agency}/{self._app.service}"
        words = self._app.unseal((contact.name.ref, address.ref), who, f"to send notice {queued.stream}")
        if len(words) < 2:
            raise NoAddress(queued.stream)
        return Recipient(name=words[contact.name.ref], address=words[address.ref])

    def _settle(self, queued: NoticeQueued, command: Marking) -> None:
        """Append what became of the notice, and take it out of the outbox, in one transaction."""
        key, stream, take_out = settlement_key(queued.stream), queued.stream, partial(outbox.remove, queued.stream)
        cause = Reaction(key=key, stream=stream, aggregate=NOTICE, command=command, activity=queued.activity)
        act = act_of_event(self._app, queued, cause, self._app.clock(queued.process))
        call = Call(act=act, key=key, digest=sha256(key.encode()).digest(), arrived_at=act.happened_at)
        self._app.execute(call, stream, NOTICE, command, writes=take_out)


def _abandoned(attempts: int, fault: str, code: int | None) -> Marking:
    return lambda act: MarkAbandoned(act=act, attempts=attempts, fault=fault, code=code)


async def run(app: Application, provider: Provider, sender: str, last: int = LAST) -> None:
    """Send mail until cancelled; of all workers of this service only the one that holds the lock does."""
    mailer = Mailer(app, provider, sender, last)
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(app.store.url, autocommit=True) as session:
                await session.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
                await _keep_sending(mailer, session)
        except DATABASE_AWAY as fault:
            log.warning("the mailer waits: %s", type(fault).__name__)
            await asyncio.sleep(AWAY)


async def _keep_sending(mailer: Mailer, session: psycopg.AsyncConnection) -> None:
    while True:
        # A session that was lost has lost the lock too: this raises, and another mailer may have it by now.
        await session.execute("SELECT 1")
        if not await mailer.run_once():
            await asyncio.sleep(IDLE)
