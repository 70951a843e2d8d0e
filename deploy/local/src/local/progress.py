"""How far a replay is: a bar on a terminal, elsewhere one line for each of the process's days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from events.calendar import local_day
from local.processfile import Step
from local.replay import Show


@contextmanager
def shown(console: Console, process: str, zone: str) -> Iterator[Show]:
    """What tells of one replay on that console."""
    if not console.is_terminal:
        yield _Lines(console, process, zone)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TextColumn("{task.fields[act]}"), console=console) as progress:
        yield _Bar(progress, progress.add_task(process, act=""), zone)


class _Bar:
    def __init__(self, progress: Progress, task: TaskID, zone: str) -> None:
        self._progress = progress
        self._task = task
        self._zone = zone

    def begin(self, total: int, done: int) -> None:
        self._progress.update(self._task, total=total, completed=done)

    def step(self, step: Step, refused: int) -> None:
        act = f"{local_day(step.at, self._zone)} {step.act}{_refused(refused)}"
        self._progress.update(self._task, advance=1, act=act)


class _Lines:
    def __init__(self, console: Console, process: str, zone: str) -> None:
        self._console = console
        self._process = process
        self._zone = zone
        self._total = self._done = 0
        self._day: date | None = None

    def begin(self, total: int, done: int) -> None:
        self._total, self._done = total, done
        self._say(f"{total} steps, {done} played before")

    def step(self, step: Step, refused: int) -> None:
        day = local_day(step.at, self._zone)
        self._done += 1
        if day != self._day or refused or self._done == self._total:
            self._day = day
            self._say(f"{day} step {self._done} of {self._total}: {step.act}{_refused(refused)}")

    def _say(self, words: str) -> None:
        self._console.print(f"{self._process}: {words}", highlight=False, soft_wrap=True)


def _refused(refused: int) -> str:
    return " (refused)" if refused else ""
