"""The service in a test's own process, on a real PostgreSQL: what it hears, what its worker does, what persons send."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from httpx import Response

from events import codec
from events.envelope import Event
from events.plan import ClockMoved
from local.oneservice import OneService
from local.site import Site
from proposals import projections
from proposals.main import PARTS
from service import timing
from service.projector import project_once

OFFICES: dict[str, tuple[str, ...]] = {
    "huda": ("unit_officer",),
    "rana": ("unit_officer",),
    "salma": (),
    "omar": (),
    "laila": (),
}


class Proposals(OneService):
    """The service in this process: what arrives from plan, what its worker does, and what persons send to it."""

    def __init__(self, site: Site, world: Any) -> None:
        super().__init__(PARTS, site, OFFICES, "jo-nap5")
        self.world = world

    def told(self, *events: Event) -> Proposals:
        """Plan's events arrive, and the worker does what there is to do."""
        self.hear(*events)
        return self.work()

    def work(self) -> Proposals:
        """The worker follows its own events, timers and read models until there is nothing left."""
        while self.follow() or timing.fire_due(self.built) or project_once(self.app.store, projections):
            pass
        return self

    def follow(self) -> int:
        """The service reacts to its own events: how many it was."""
        batch = self.app.store.after(self._own.position, 200)
        self._own.take(batch)
        return len(batch)

    def move(self, now: datetime) -> Proposals:
        """The process's clock is moved."""
        self.world.now = now
        return self.told(self.world._plan(ClockMoved, now=now))

    def opened(self) -> Proposals:
        """The call is open."""
        self.told(self.world.started(), self.world.planned()).publish()
        return self

    def registered(self, name: str, **relations: str) -> Proposals:
        """The organisation is registered, and these persons are linked to it."""
        linked = [
            self.world.linked(name, UUID(self.subject(person)), relation) for person, relation in relations.items()
        ]
        return self.told(self.world.registered(name), *linked)

    def publish(self, **fields: Any) -> dict[str, Any]:
        return self.made("huda", "/v1/processes/jo-nap5/calls", self.publishing(**fields))

    def publishing(self, **fields: Any) -> dict[str, Any]:
        """The body that publishes the call."""
        both = self.world.both
        return {
            "name": "proposals-call",
            "kind": "proposals",
            "title": both,
            "text": both,
            "acceptance": [{"name": "complete", "title": both}, {"name": "open", "title": both}],
            "selection": [{"name": "effect", "title": both, "weight": 100}],
            "first": "2021-05-10",
            "last": "2021-05-31",
        } | fields

    def made(self, person: str, path: str, body: Any = None, **headers: str) -> dict[str, Any]:
        """What the command made; it is taken, and the worker has done what follows."""
        answer = super().made(person, path, body, **headers)
        self.work()
        return answer

    def refused(self, person: str, path: str, body: Any = None) -> tuple[int, str]:
        """The status and the rule that refuses the command."""
        response = self.post(person, path, body)
        return response.status_code, str(response.json()["errors"][0]["rule"])

    @property
    def path(self) -> str:
        """The call's path."""
        return f"/v1/calls/{self.world.stream}"

    def submit(self, person: str = "salma", **fields: Any) -> str:
        body = {"title": "عنوان", "text": "أقترح أن تُنشر البيانات", "language": "ar", **fields}
        return str(self.made(person, f"{self.path}/proposals", body)["id"])

    def apply(self, person: str = "salma", **fields: Any) -> str:
        """The person applies for a seat."""
        body = {"statement": "بيان المتقدم", "language": "ar", **fields}
        return str(self.made(person, f"{self.path}/applications", body)["id"])

    def hide(self, proposal: str) -> dict[str, Any]:
        """Two officers hide it."""
        hiding = self.made("huda", f"/v1/proposals/{proposal}/hide", {"ground": "insult"})
        [waiting] = self.read(f"/v1/proposals/{proposal}").json()["waiting"]
        confirm = f"/v1/acts/{proposal}/{hiding['id']}/confirm"
        return self.made("rana", confirm, {"hash": waiting["hash"]})

    def screen(
        self, proposal: str, verdict: str = "eligible", criteria: tuple[str, ...] = (), person: str = "huda"
    ) -> Any:
        """The officer decides on it."""
        body = {"verdict": verdict, "criteria": criteria, "reason": self.world.both}
        return self.made(person, f"/v1/proposals/{proposal}/screen", body)

    def read(self, path: str, person: str = "omar", **query: Any) -> Response:
        return super().read(path, person, **query)

    def all(self, kind: type[Event]) -> list[Any]:
        """All events of that kind."""
        events = (codec.decode(recorded.body) for recorded in self.app.store.after(0, 10_000))
        return [event for event in events if isinstance(event, kind)]
