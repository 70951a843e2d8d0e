"""What a domain hands to its application: the initial state, evolve and decide, of one kind of stream."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from .envelope import Act, Event


class State(Protocol):
    """Any state says how many events made it (0: the stream does not exist)."""

    @property
    def version(self) -> int: ...


S = TypeVar("S", bound=State)


@dataclass(frozen=True)
class Aggregate(Generic[S]):
    """One kind of stream: pure functions alone."""

    initial: S
    evolve: Callable[[S, Event], S]
    decide: Callable[[S, Any], tuple[Event, ...]]


@dataclass(frozen=True, kw_only=True)
class Reaction:
    """What a policy or a timer wants done in its own service: a command on a stream, once for its key.

    `key` is unique in the process ("open-consultation/methodology-comments"); `command` makes the command of the act;
    `fence`, `late` and `writes` are those of Application.execute. `opens` names, of the stream's state, what withheld
    words the command needs: they are given to it as `opened`, each with its salt, by reference.
    """

    key: str
    stream: UUID
    aggregate: Aggregate[Any]
    command: Callable[..., Any]
    activity: int | None = None
    fence: Callable[[Any], None] | None = None
    late: Callable[[Any, Act, Any], tuple[Event, ...]] | None = None
    writes: Callable[[Any, tuple[int, ...]], None] | None = None
    opens: Callable[[Any], tuple[UUID, ...]] | None = None


@dataclass(frozen=True, kw_only=True)
class Timer:
    """An instant (UTC) at which a stream is due for `name`; `due` None takes the timer away."""

    process: str
    stream: UUID
    name: str
    due: datetime | None
