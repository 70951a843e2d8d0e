"""A file that a process receives: an officer looks at it, and clears it or holds it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from events.envelope import Act, Event, Text, named
from events.plan import FileCleared, FileHeld, FileReceived
from events.refusals import AlreadyThere, Kind, LanguageMissing, Refusal, UnknownThing
from events.rules import UNIT_OFFICER, need_reason

from .process import Process, need_officer

LOOKED_AT_RULE = ("looked-at-before-shown", 1)
"""A file that is no text is shown once an officer has looked at it and cleared it, and not while one holds it."""

RECEIVED, CLEARED, HELD = "received", "cleared", "held"


class FileStands(Refusal):
    """The file is {status} already."""

    kind: ClassVar[Kind] = "conflict"
    slug = "file-stands"


@dataclass(frozen=True, kw_only=True)
class Received:
    """A file of a process: received, cleared or held."""

    version: int = 0
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceiveFile:
    """Take the stored file into the process, as what it is to it, under a title."""

    act: Act
    process: Process
    file: str
    original: str
    media_type: str
    size: int
    kind: str
    title: Text
    removed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ClearFile:
    """Having looked at the file, let it be shown."""

    act: Act
    process: Process
    file: str


@dataclass(frozen=True, kw_only=True)
class HoldFile:
    """Having looked at the file, do not let it be shown, for a reason."""

    act: Act
    process: Process
    file: str


def file_stream(process: str, file: str) -> UUID:
    """The stream of the process's file of that SHA-256 (hex)."""
    return named(process, "file", file)


def evolve(state: Received, event: Event) -> Received:
    """The state after the event."""
    return Received(version=event.version, status=STATUSES.get(type(event), state.status))


STATUSES: dict[type[Event], str] = {FileReceived: RECEIVED, FileCleared: CLEARED, FileHeld: HELD}


def decide(state: Received, command: ReceiveFile | ClearFile | HoldFile) -> tuple[Event, ...]:
    """The event that the command makes of the file, or a refusal."""
    need_officer(command.process, command.act)
    return DECISIONS[type(command)](state, command)


def _receive(state: Received, command: ReceiveFile) -> tuple[Event, ...]:
    if state.version:
        raise AlreadyThere("file", what="file", name=command.file)
    for language in command.process.languages:
        if language not in command.title:
            raise LanguageMissing(f"title.{language}", language=language)
    told = ("original", "media_type", "size", "kind", "title", "removed")
    return _made(state, command, FileReceived, **{name: getattr(command, name) for name in told})


def _clear(state: Received, command: ClearFile) -> tuple[Event, ...]:
    _need_other(state, command, CLEARED)
    return _made(state, command, FileCleared)


def _hold(state: Received, command: HoldFile) -> tuple[Event, ...]:
    _need_other(state, command, HELD)
    need_reason(command.act)
    return _made(state, command, FileHeld)


def _need_other(state: Received, command: ClearFile | HoldFile, status: str) -> None:
    if state.version == 0:
        raise UnknownThing("file", what="file", name=command.file)
    if state.status == status:
        raise FileStands("file", status=status)


def _made(
    state: Received, command: ReceiveFile | ClearFile | HoldFile, kind: type[Event], /, **fields: Any
) -> tuple[Event, ...]:
    stream, version = file_stream(command.act.process, command.file), state.version + 1
    told = {"file": command.file, **fields}
    return (command.act.event(kind, stream, version, rule=LOOKED_AT_RULE, office=UNIT_OFFICER, **told),)


DECISIONS: dict[type, Callable[[Received, Any], tuple[Event, ...]]] = {
    ReceiveFile: _receive,
    ClearFile: _clear,
    HoldFile: _hold,
}
