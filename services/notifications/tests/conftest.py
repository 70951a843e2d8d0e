"""The service in this process over a real PostgreSQL, what it has heard, and an SMTP server with set replies."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from past import Past

from events import heard
from events.application import Application, Call, Outcome
from events.codec import decode, encode
from events.envelope import Event
from events.intake import Intake
from events.seals import Keyring
from events.store import Recorded, Store
from notifications import application, facts, policies
from notifications.mailer import Mailer
from notifications.smtp import Provider
from service import settings

SENDER = "no-reply@ministry.example"


@dataclass
class Service:
    """The service in this process, over a fresh database: it hears events and takes commands, and sends nothing."""

    app: Application
    past: Past
    sources: dict[str, int] = field(default_factory=dict)
    heard: list[Event] = field(default_factory=list)

    def hear(self, *events: Event) -> None:
        """Hear those events from the services that publish them, in that order."""
        for event in events:
            source = heard.source_of(event)
            previous = self.sources.get(source, 0)
            self.sources[source] = previous + 1
            self.heard.append(event)
            recorded = Recorded(position=previous + 1, previous=previous, topic=event.TOPIC, body=encode(event))
            Intake(self.app, source, facts, policies).take([recorded])

    def hear_itself(self) -> None:
        """Let the policies hear this service's own events."""
        own = Intake(self.app, f"{self.app.agency}/notifications", facts, policies, own=True)
        while batch := self.app.store.after(own.position, 500):
            own.take(batch)

    def register(self, who: str, language: str = "ar", address: str | None = None, **ways: str) -> Outcome:
        """Register that person's contact, and let the policies hear of it; `ways` by channel, instead of mail alone."""
        act = self.past.act(who)
        call = Call(act=act, key=str(act.id), digest=b"digest", arrived_at=act.happened_at)
        ways = ways or {"email": address or f"{who}@example.org"}
        outcome = application.register_contact(self.app, call, self.past.person(who), f"Name of {who}", ways, language)
        self.hear_itself()
        return outcome

    def own_events(self) -> list[Event]:
        """What this service has decided, in order."""
        return [decode(recorded.body) for recorded in self.app.store.after(0, 5_000)]

    def waiting(self) -> list[dict[str, Any]]:
        """The outbox."""
        with self.app.store.reading() as cursor:
            cursor.execute("SELECT * FROM outbox ORDER BY position")
            return cursor.fetchall()


@pytest.fixture
def past() -> Past:
    """A process of which nothing has been heard."""
    return Past()


@contextmanager
def running(url: str, keys: Path, past: Past) -> Iterator[Service]:
    """The service, which has heard of the process, its forum and its methodology, and of Rana's seat and contact."""
    store = Store(url)
    service = Service(Application("ministry", "notifications", store, Keyring(keys, "test"), facts, policies), past)
    service.hear(past.started(), past.drafted(), past.established(), past.appointed("rana"))
    service.register("rana")
    yield service
    store.close()


@pytest.fixture
def service(database: Callable[[str], Any], tmp_path: Path, past: Past) -> Iterator[Service]:
    """The service over a database of this test alone."""
    with running(database("notifications").url, tmp_path / "keys", past) as made:
        yield made


@pytest.fixture
def deployed(environment: Callable[[str], dict[str, str]], past: Past) -> Iterator[tuple[Service, dict[str, str]]]:
    """The service over a database that its own processes share, and their environment."""
    env = environment("notifications")
    url = (Path(env["MITHAQ_SECRETS"]) / "mithaq_database_url").read_text()
    with running(url, Path(env["MITHAQ_KEYS"]), past) as made:
        yield made, env


@pytest.fixture
def here(in_process: Callable[[str], None], past: Past) -> Iterator[Service]:
    """The service over the database that this process's environment names."""
    in_process("notifications")
    own = settings.load()
    with running(own.database_url, own.keys, past) as made:
        yield made


@dataclass
class Server:
    """A real SMTP server with set replies: each is used once, and then all is taken but for who is `refused`."""

    to_recipient: list[str] = field(default_factory=list)
    to_data: list[str] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        known = "550 5.1.1 no such person" if address in self.refused else "250 OK"
        reply = self.to_recipient.pop(0) if self.to_recipient else known
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        reply = self.to_data.pop(0) if self.to_data else "250 OK"
        if reply.startswith("250"):
            content = bytes(envelope.original_content or b"")
            self.mails.append(email.message_from_bytes(content, policy=email.policy.default))
        return reply


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def controller(server: Server, unused_port: int) -> Iterator[Controller]:
    running = Controller(server, hostname="127.0.0.1", port=unused_port)
    running.start()
    yield running
    if running.server is not None:
        running.stop()


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def sending(service: Any, unused_port: int) -> Mailer:
    return Mailer(service.app, Provider.at(f"smtp://127.0.0.1:{unused_port}"), SENDER)
