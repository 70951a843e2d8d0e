"""What a replay has done, step by step: one line of JSON for each finished step, on disk before the next one begins."""

from __future__ import annotations

import fcntl
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from local.names import Made
from local.turns import Turn


@dataclass(frozen=True, kw_only=True)
class Done:
    """A finished step or turn: taken, with what it made, or refused, with its problem.

    `digest` is of what the step said.
    """

    step: str
    digest: str
    made: Made | None = None
    problem: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What a step came to when it was its time, noted before the first of its turns is played."""

    step: str
    digest: str
    turns: tuple[Turn, ...]


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
        self.done: dict[str, Done] = {}
        self.planned: dict[str, Planned] = {}
        for line in self._lines():
            self._keep(_noted(json.loads(line)))

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def note(self, noted: Done | Planned) -> None:
        """Keep it; durable when this returns."""
        self._file.write(json.dumps(asdict(noted), ensure_ascii=False, sort_keys=True).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._keep(noted)

    def noted(self) -> tuple[Done | Planned, ...]:
        """All that is noted."""
        return (*self.done.values(), *self.planned.values())

    def whole(self, step: str) -> bool:
        """Whether the step was played, with all its turns."""
        planned = self.planned.get(step)
        return step in self.done or (planned is not None and all(turn.key in self.done for turn in planned.turns))

    def _keep(self, noted: Done | Planned) -> None:
        if isinstance(noted, Planned):
            self.planned[noted.step] = noted
        else:
            self.done[noted.step] = noted

    def _lines(self) -> list[bytes]:
        """The whole lines; a torn last one is cut off, so that its step is sent again under its key."""
        self._file.seek(0)
        data = self._file.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._file.truncate(len(whole))
        return whole.splitlines()


def _noted(body: dict[str, Any]) -> Done | Planned:
    if "turns" in body:
        return Planned(**body | {"turns": tuple(Turn(**turn) for turn in body["turns"])})
    made = body.pop("made")
    return Done(**body, made=Made(**made) if made else None)
