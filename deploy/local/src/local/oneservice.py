"""One service in a test's own process: what persons send to its routes, and what it hears of other services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response
from psycopg.sql import SQL, Identifier

from events import codec
from events.envelope import Event
from events.intake import Intake
from events.registry import service_of
from events.store import Recorded
from local.issuer import Issuer
from local.site import Site
from service import api
from service.parts import Parts, build
from service.projector import project_once
from service.settings import load


@dataclass(frozen=True, kw_only=True)
class Reached:
    """How far a service has followed each source, and how much of each source there was."""

    own: int
    followed: Mapping[str, int]
    told: Mapping[str, int]


class OneService:
    """The service of those parts, as this process's environment tells it (the fixture `in_process`).

    `offices` names those who send something, with what their tokens claim.
    """

    def __init__(self, parts: Parts, site: Site, offices: Mapping[str, tuple[str, ...]], process: str) -> None:
        self.parts = parts
        self.built = build(parts, load(), "test")
        self.app = self.built.app
        self.client = TestClient(api.create(self.built))
        self.issuer = Issuer(site.data)
        self.personas = self.issuer.personas(process, (self.app.agency,), offices)
        self._keys = count()
        self._told: defaultdict[str, int] = defaultdict(int)
        self._intakes: dict[str, Intake] = {}
        self._own = Intake(self.app, f"{self.app.agency}/{parts.name}", parts.facts, parts.policies, own=True)

    def subject(self, person: str) -> str:
        """The subject of the person's token."""
        return str(self.personas.subject(person))

    def bearer(self, person: str) -> dict[str, str]:
        """The header that says who asks."""
        return {"Authorization": f"Bearer {self.issuer.token(self.personas, person)}"}

    def hear(self, *events: Event) -> None:
        """Events of other services arrive."""
        for event in events:
            source = f"{self.app.agency}/{service_of(event.TOPIC)}"
            if source not in self._intakes:
                self._intakes[source] = Intake(self.app, source, self.parts.facts, self.parts.policies)
            self._told[source] += 1
            position = self._told[source]
            body = codec.encode(event)
            self._intakes[source].take(
                [Recorded(position=position, previous=position - 1, topic=event.TOPIC, body=body)]
            )

    def post(self, person: str, path: str, body: Any = None, **headers: str) -> Response:
        """The person's command, under a key of its own unless the headers name one."""
        sent = {"Idempotency-Key": f"key-{next(self._keys)}", **self.bearer(person), **headers}
        response: Response = self.client.post(path, json=body or {}, headers=sent)
        return response

    def made(self, person: str, path: str, body: Any = None, **headers: str) -> dict[str, Any]:
        """What the command made; it is taken."""
        response = self.post(person, path, body, **headers)
        assert response.status_code == 201, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def read(self, path: str, person: str, **query: Any) -> Response:
        """What the person reads once the read models have caught up."""
        while project_once(self.app.store, self.parts.projections):
            pass
        response: Response = self.client.get(path, params=query or None, headers=self.bearer(person))
        return response

    def reached(self) -> Reached:
        """Where the service stands now, to go back to."""
        followed = {source: intake.position for source, intake in self._intakes.items()}
        return Reached(own=self._own.position, followed=followed, told=dict(self._told))

    def go_back(self, reached: Reached) -> None:
        """The database was brought back to what it held then: let go of what this process knew beyond that."""
        self._own.position = reached.own
        self._intakes = {source: self._intakes[source] for source in reached.followed}
        for source, position in reached.followed.items():
            self._intakes[source].position = position
        self._told = defaultdict(int, reached.told)
        self.app._folded.clear()

    def rows(self) -> dict[str, list[Any]]:
        """All rows of the read models, in one order."""
        with self.app.store.reading() as cursor:
            query = SQL("SELECT * FROM {0} AS t ORDER BY t")
            tables = self.parts.projections.TABLES
            return {table: cursor.execute(query.format(Identifier(table))).fetchall() for table in tables}

    def close(self) -> None:
        """Let go of the database."""
        self.client.close()
        self.app.store.close()
