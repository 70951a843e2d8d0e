"""Files of all kinds that a process receives: annexes, minutes, scans, photographs; looked at before they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from events.envelope import Event, Text


@dataclass(frozen=True, kw_only=True)
class FileReceived(Event):
    """A file was received, and `removed` taken out of it (location, exif, author, ...) before it was stored.

    `file` is the SHA-256 (hex) of what is stored, `original` that of what was sent, which is not kept. `kind` says what
    it is to the process (annex, minutes, scan, photograph), `media_type` what its bytes are.
    """

    TOPIC: ClassVar[str] = "plan.FileReceived.v1"
    file: str
    original: str
    media_type: str
    size: int
    kind: str
    title: Text
    removed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FileCleared(Event):
    """The officer has looked at the file: it may be shown."""

    TOPIC: ClassVar[str] = "plan.FileCleared.v1"
    file: str


@dataclass(frozen=True, kw_only=True)
class FileHeld(Event):
    """The officer has looked at the file: it is not shown; the envelope's reason says why."""

    TOPIC: ClassVar[str] = "plan.FileHeld.v1"
    file: str
