"""What a decision reads beside its own stream: other streams, which must not move until it is recorded, and files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from events.aggregate import Aggregate, State
from events.application import Application
from events.codec import decode
from events.envelope import Act
from events.plan import PlanDrafted
from events.refusals import AlreadyThere
from events.store import Conflict, Cursor
from plan import files
from plan.domain import PROCESS
from plan.domain.commitments.commitment import Review
from plan.domain.process import Process, process_stream
from plan.facts import Facts

S = TypeVar("S", bound=State)


class Seen:
    """The other streams by which something is decided, each at the version that was read."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._versions: dict[UUID, int] = {}

    def state(self, stream: UUID, aggregate: Aggregate[S]) -> S:
        """The stream's state, as it is now."""
        state = self._app.state(stream, aggregate)
        self._versions[stream] = state.version
        return state

    def fence(self, cursor: Cursor) -> None:
        """Under the writers' lock: Conflict where one of the streams has moved, and all is read and decided anew."""
        cursor.execute(
            "SELECT originator_id AS stream, max(originator_version) AS version FROM stored_events "
            "WHERE originator_id = ANY(%s) GROUP BY originator_id",
            (list(self._versions),),
        )
        now = {row["stream"]: row["version"] for row in cursor.fetchall()}
        if any(now.get(stream, 0) != version for stream, version in self._versions.items()):
            raise Conflict


def only_plan(process: str, stream: UUID, cursor: Cursor) -> None:
    """Under the writers' lock: refuse a second plan of the process, which could pass by the consultation on the first.

    It looks at the topic of every event: a plan is made once in a process.
    """
    cursor.execute(
        "SELECT originator_id AS stream, state FROM stored_events WHERE topic = %s AND originator_id <> %s",
        (PlanDrafted.TOPIC, stream),
    )
    for row in cursor.fetchall():
        other = decode(bytes(row["state"]))
        if isinstance(other, PlanDrafted) and other.process == process:
            raise AlreadyThere("name", what="plan", name=other.name)


def process_of(app: Application, act: Act) -> Process:
    """The process that the act names."""
    return app.state(process_stream(act.process), PROCESS)


def facts_of(app: Application, act: Act) -> Facts:
    """What was heard of the process that the act names."""
    facts: Facts = app.facts(act.process)
    return facts


def reviews_of(app: Application, process: str, commitment: str) -> tuple[Review, ...]:
    """What bodies decided on the commitment, as far as it was heard."""
    facts: Facts = app.facts(process)
    return facts.reviews.of(commitment)


def need_files(app: Application, named: Iterable[tuple[str, str]]) -> None:
    """Refuse a file that is not stored; each with the field that names it."""
    with app.store.reading() as cursor:
        files.need(cursor, tuple(named))
