"""The comments service in a test's own process: what arrives, what its worker does, what persons send and read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from httpx import Response

from comments import projections
from comments.main import PARTS
from events import codec
from events.envelope import Event
from events.plan import ClockMoved
from local.oneservice import OneService
from local.site import Site
from service import timing
from service.projector import project_once

MORNING = datetime(2021, 4, 28, 7, tzinfo=UTC)
OFFICES: dict[str, tuple[str, ...]] = {
    "huda": ("unit_officer",),
    "rana": ("unit_officer",),
    "salma": (),
    "omar": (),
    "laila": (),
    "nour": (),
}


class Comments(OneService):
    """The service in this process: what arrives from others, what its worker does, and what persons send to it."""

    def __init__(self, site: Site, world: Any) -> None:
        super().__init__(PARTS, site, OFFICES, "jo-nap5")
        self.world = world

    def told(self, *events: Event) -> Comments:
        """Events of other services arrive, and the worker does what there is to do."""
        self.hear(*events)
        return self.work()

    def work(self) -> Comments:
        """The worker follows its own events, timers and read models until there is nothing left."""
        while self.follow() or timing.fire_due(self.built) or project_once(self.app.store, projections):
            pass
        return self

    def follow(self) -> int:
        """The service reacts to its own events: how many it was."""
        batch = self.app.store.after(self._own.position, 200)
        self._own.take(batch)
        return len(batch)

    def move(self, now: datetime) -> Comments:
        """The process's clock is moved."""
        self.world.now = now
        return self.told(self.world._plan(ClockMoved, now=now))

    def opened(self) -> Comments:
        """The consultation is open in the morning of its first day."""
        self.told(self.world.started(), self.world.version(1), self.world.planned())
        return self.move(MORNING).told(self.world.approved())

    def made(self, person: str, path: str, body: Any = None, **headers: str) -> dict[str, Any]:
        """What the command made; it is taken, and the worker has done what follows."""
        answer = super().made(person, path, body, **headers)
        self.work()
        return answer

    def comment(self, person: str, text: str = "أرى أن تكون المدة أطول", **fields: Any) -> str:
        path = f"/v1/consultations/{self.world.consultation}/comments"
        return str(self.made(person, path, {"text": text, "language": "ar", **fields})["id"])

    def answer(self, comment: str) -> dict[str, Any]:
        body = {"outcome": "accepted", "answer": self.world.both, "activity": 6}
        return self.made("huda", f"/v1/comments/{comment}/answer", body)

    def read(self, path: str, person: str = "omar", **query: Any) -> Response:
        return super().read(path, person, **query)

    def stream(self) -> list[Event]:
        """The consultation's events."""
        return self.app.store.stream(self.world.consultation)

    def all(self, kind: type[Event]) -> list[Any]:
        """All events of that kind."""
        events = (codec.decode(recorded.body) for recorded in self.app.store.after(0, 10_000))
        return [event for event in events if isinstance(event, kind)]
