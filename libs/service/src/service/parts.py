"""What a service is made of: its main module names the parts, and the entry points put them together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from fastapi import APIRouter

from events import peers, signing
from events.application import Application
from events.peers import Peer, PeerClient
from events.registry import followed
from events.seals import Keyring
from events.store import Store

from .auth import ServiceTokens
from .settings import Settings


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A service's modules. `tasks` run in its worker beside the followers, until they are cancelled."""

    name: str
    facts: ModuleType
    policies: ModuleType
    projections: ModuleType
    routers: Sequence[APIRouter] = ()
    projects_others: bool = False
    tasks: Sequence[Callable[[Built], Awaitable[None]]] = ()
    most_body: int = 1_048_576
    configure: Callable[[Any, Built], None] | None = field(default=None)


@dataclass(frozen=True, kw_only=True)
class Built:
    """A service put together in this process."""

    parts: Parts
    settings: Settings
    app: Application
    peers: tuple[Peer, ...]
    tokens: ServiceTokens

    @property
    def others(self) -> tuple[Peer, ...]:
        """Every service, but this one, that owns events which this one follows."""
        own, owners = f"{self.settings.agency}/{self.parts.name}", followed(self.parts.facts.INTERESTS)
        return tuple(peer for peer in self.peers if peer.service in owners and peer.source != own)

    def client(self, peer: Peer) -> PeerClient:
        """A client of that peer, with this service's tokens."""
        return PeerClient(peer, self.tokens)


def build(parts: Parts, settings: Settings, role: str) -> Built:
    """Put the service together: pool, keys, application. `role` names this process's key file."""
    store = Store(settings.database_url, settings.pool_size)
    keyring = Keyring(settings.keys, role)
    app = Application(settings.agency, parts.name, store, keyring, parts.facts, parts.policies)
    tokens = ServiceTokens(settings.agency, parts.name, signing.private_key(settings.client_key))
    return Built(parts=parts, settings=settings, app=app, peers=peers.load(settings.peers), tokens=tokens)
