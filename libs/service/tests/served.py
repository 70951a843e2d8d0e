"""The spine's api in this process, and the tokens of those who ask it."""

from __future__ import annotations

import asyncio
import json
import time
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import jwt
from recording import PERSON, Service

from events.store import Store
from local.site import Site
from service.api import create
from service.parts import Built

NOTES = "/v1/processes/p/notes"
ISSUER_KEY = "issuer/mithaq_issuer_key"


class Tokens:
    """Tokens of persons and services; `keys` is the folder of everybody's secrets."""

    def __init__(self, site: Site) -> None:
        self.keys = site.secrets("issuer").parent

    def claims(self, **changes: Any) -> dict[str, Any]:
        """What a person's token says; a change to None leaves the claim out."""
        now = int(time.time())
        good = {"iss": "mithaq-issuer", "aud": ["mithaq/ministry"], "sub": str(PERSON), "iat": now, "exp": now + 60}
        return {name: value for name, value in (good | changes).items() if value is not None}

    def token(self, key: str = ISSUER_KEY, kid: str = "issuer", **changes: Any) -> str:
        """A token with those claims, signed with that key of the secrets."""
        return jwt.encode(self.claims(**changes), (self.keys / key).read_text(), "EdDSA", headers={"kid": kid})

    def service_token(self, service: str = "ministry/comments", **changes: Any) -> str:
        """A token that the service makes for itself."""
        key = f"{service.partition('/')[2]}/mithaq_client_key"
        return self.token(key, service, **{"iss": service, "sub": f"service:{service}", **changes})


class Served(Tokens):
    """One service's api, asked without a network."""

    def __init__(self, built: Built, site: Site) -> None:
        super().__init__(site)
        self.built = built
        self.api = create(built)
        self._transport = httpx.ASGITransport(self.api, raise_app_exceptions=False)

    @property
    def store(self) -> Store:
        return self.built.app.store

    def start(self, keys: Path) -> None:
        """Start the process `p`."""
        service = Service(self.store.url, keys)
        service.start()
        service.close()

    def ask(self, method: str, path: str, *, headers: dict[str, str] | None = None, **options: Any) -> httpx.Response:
        """One request, with a good token and a new key, unless the headers say otherwise (an empty one is left out)."""
        given = {"Authorization": f"Bearer {self.token()}", "Idempotency-Key": str(uuid4())} | (headers or {})
        sent = {name.encode(): value.encode("latin-1") for name, value in given.items() if value}

        async def run() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://plan") as client:
                return await client.request(method, path, headers=sent, **options)

        return asyncio.run(run())

    def note(self, body: Any = None, *, path: str = NOTES, **headers: str) -> httpx.Response:
        """Record a note: the body is JSON, or bytes as they are; a header's `_` is a hyphen."""
        content = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, content=content, headers={"Content-Type": "application/json"} | named)


def by_hand(head: Any, claims: Any, signature: bytes = b"") -> str:
    """A token that no library would make."""
    return ".".join(
        _base64(part if isinstance(part, bytes) else json.dumps(part).encode()) for part in (head, claims)
    ) + ("." + _base64(signature))


def _base64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
