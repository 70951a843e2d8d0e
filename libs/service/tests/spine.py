"""A service of one aggregate, for tests of the core: `note` writes an event, another service hears it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from types import ModuleType, SimpleNamespace
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Response

from events.aggregate import Aggregate, Reaction, Timer
from events.application import Application
from events.envelope import Act, Event, named
from events.plan import ClockMoved, ProcessResumed, ProcessStarted, ProcessSuspended
from events.store import Cursor
from service import run
from service.commands import Asked, CommandBody, answer, asking
from service.parts import Parts


@dataclass(frozen=True, kw_only=True)
class Log:
    """A stream of anything."""

    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Note:
    act: Act
    process: str


def decide(state: Log, command: Note) -> tuple[Event, ...]:
    return (command.act.event(ProcessSuspended, named(command.process, "log", "log"), state.version + 1),)


def evolve(state: Log, _event: Event) -> Log:
    return replace(state, version=state.version + 1)


LOG = Aggregate(initial=Log(), evolve=evolve, decide=decide)
MARK = "poison"


def note(app: Application, asked: Asked, process: str, body: CommandBody) -> Any:
    return app.execute(
        asked.call(process, body), named(process, "log", "log"), LOG, lambda act: Note(act=act, process=process)
    )


@dataclass(frozen=True, kw_only=True)
class Facts:
    heard: int = 0


def fold(facts: Facts, _event: Event) -> Facts:
    return Facts(heard=facts.heard + 1)


def react(_facts: Facts, event: Event) -> tuple[Reaction, ...]:
    if isinstance(event, ProcessSuspended) and event.reason and MARK in event.reason.get("en", ""):
        raise ValueError("poison")
    return ()


def project(cursor: Cursor, event: Event, position: int) -> None:
    del cursor, event, position


def schedule(_event: Event) -> tuple[Timer, ...]:
    return ()


def fire(_facts: Facts, _timer: Timer) -> tuple[Reaction, ...]:
    return ()


INTERESTS = frozenset({ProcessStarted.TOPIC, ProcessSuspended.TOPIC, ProcessResumed.TOPIC, ClockMoved.TOPIC})
FACTS = cast(ModuleType, SimpleNamespace(Facts=Facts, fold=fold, INTERESTS=INTERESTS))
POLICIES = cast(ModuleType, SimpleNamespace(react=react, schedule=schedule, fire=fire))
PROJECTIONS = cast(ModuleType, SimpleNamespace(project=project, TABLES=()))

router = APIRouter()


@router.post("/v1/processes/{process}/note", operation_id="Note", status_code=201)
def post_note(process: str, body: CommandBody, asked: Annotated[Asked, Depends(asking)]) -> Response:
    return answer(note(asked.app, asked, process, body))


def parts(name: str) -> Parts:
    return Parts(name=name, facts=FACTS, policies=POLICIES, projections=PROJECTIONS, routers=[router])


if __name__ == "__main__":
    run.main(parts(sys.argv[1]), sys.argv[2:])
