"""The services of all agencies that this one listens to: where they are, and the key that signs what they send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import msgspec

from .store import Recorded

TIMEOUT = 10.0
"""Seconds that a peer has to answer."""


@dataclass(frozen=True, kw_only=True)
class Peer:
    """A service of an agency. `signing_public` is its relay's Ed25519 key: 32 bytes in base64url."""

    agency: str
    service: str
    url: str
    signing_public: str

    @property
    def source(self) -> str:
        """The name of its store: "<agency>/<service>"."""
        return f"{self.agency}/{self.service}"

    @property
    def stream(self) -> str:
        """The name of its JetStream stream."""
        return f"{self.agency}_{self.service}"


def load(path: Path) -> tuple[Peer, ...]:
    """The peers that the file lists; this service's own entry among them."""
    return msgspec.json.decode(path.read_bytes(), type=tuple[Peer, ...])


class _Fed(msgspec.Struct):
    position: int
    previous: int
    type: str
    event: msgspec.Raw


class _Feed(msgspec.Struct):
    events: list[_Fed]


class PeerClient:
    """What a service asks another for: missing events, a person's words or name by reference, a published text."""

    def __init__(self, peer: Peer, token: Callable[[Peer], str]) -> None:
        self._peer = peer
        self._token = token
        self._http = httpx.Client(base_url=peer.url, timeout=TIMEOUT)

    def events(self, after: int, limit: int) -> list[Recorded]:
        """The owner's events after that position, in order."""
        answer = self._get("/v1/events", {"after": after, "limit": limit})
        return [
            Recorded(position=fed.position, previous=fed.previous, topic=fed.type, body=bytes(fed.event))
            for fed in msgspec.json.decode(answer, type=_Feed).events
        ]

    def sealed(self, refs: list[UUID], why: str) -> dict[UUID, str]:
        """The words behind those references (at most 100); an erased or unknown one is absent."""
        answer = self._get("/v1/sealed", {"refs": ",".join(map(str, refs)), "why": why})
        return msgspec.json.decode(answer, type=dict[UUID, str])

    def text(self, path: str) -> bytes | None:
        """What the owner answers of a document under that path (a text, a difference); None where it has none."""
        try:
            return self._get(path, {})
        except httpx.HTTPStatusError as error:
            if error.response.status_code == httpx.codes.NOT_FOUND:
                return None
            raise

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def _get(self, path: str, query: dict[str, str | int]) -> bytes:
        headers = {"Authorization": f"Bearer {self._token(self._peer)}"}
        # Empty parameters would take away those in the path.
        answer = self._http.get(path, params=query or None, headers=headers)
        answer.raise_for_status()
        return answer.content
