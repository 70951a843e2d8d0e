"""What a replay has done, step by step: one line of JSON for each finished step, on disk before the next one begins."""

from __future__ import annotations

import fcntl
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from local.names import Made


@dataclass(frozen=True, kw_only=True)
class Done:
    """A finished step: taken, with what it made, or refused, with its problem. `digest` is of what the step said."""

    step: str
    digest: str
    made: Made | None = None
    problem: dict[str, Any] | None = None


class AlreadyPlaying(Exception):
    """Another replay of the process has its journal open."""


class Journal:
    """The journal of one process in one data folder, open in one replay at a time."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = file.open("a+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyPlaying(f"another replay goes on: it holds {file}") from None
        self.done = {each.step: each for each in self._read()}

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def note(self, done: Done) -> None:
        """Keep it; durable when this returns."""
        self._file.write(json.dumps(asdict(done), ensure_ascii=False, sort_keys=True).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self.done[done.step] = done

    def _read(self) -> list[Done]:
        """The whole lines; a torn last one is cut off, so that its step is sent again under its key."""
        self._file.seek(0)
        data = self._file.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._file.truncate(len(whole))
        return [_done(json.loads(line)) for line in whole.splitlines()]


def _done(body: dict[str, Any]) -> Done:
    made = body.pop("made")
    return Done(**body, made=Made(**made) if made else None)
