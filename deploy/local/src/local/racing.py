"""Races, for tests: acts that begin at one moment, and a service brought back to where it stood before each try."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Barrier
from typing import Any, TypeVar

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from local.oneservice import OneService

R = TypeVar("R")

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
KEPT = "CREATE TABLE prepared.{0} AS TABLE public.{0}"
BACK = """
DELETE FROM public.{0} AS now WHERE now::text NOT IN (SELECT kept::text FROM prepared.{0} AS kept);
INSERT INTO public.{0} SELECT kept.* FROM prepared.{0} AS kept
WHERE kept::text NOT IN (SELECT now::text FROM public.{0} AS now);
"""


def at_once(*acts: Callable[[], R], lag: float = 0.0) -> list[R]:
    """Carry out all of them, each in a thread of its own, let go together: what each gave, in their order.

    Where one would be first always, `lag` seconds after the start keep the first of them back.
    """
    ready = Barrier(len(acts))

    def carry_out(act: Callable[[], R], after: float) -> R:
        ready.wait()
        time.sleep(after)
        return act()

    with ThreadPoolExecutor(len(acts)) as people:
        running = [people.submit(carry_out, act, 0.0 if place else lag) for place, act in enumerate(acts)]
        return [each.result() for each in running]


def lag_of(number: int, longest: float = 0.02) -> float:
    """A lag for the try of that number, from none to `longest`: each is first in some, and amid the other in some."""
    return number % 8 / 7 * longest


def took(act: Callable[[], object]) -> float:
    """The seconds that the act takes when nothing races with it."""
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def sent_at_once(service: OneService, *asked: tuple[str, str, Any]) -> list[int]:
    """Several persons send (who, path, body) at one moment: the statuses of the answers, in the order of numbers."""
    answers = at_once(*(partial(service.post, *one) for one in asked))
    return sorted(answer.status_code for answer in answers)


class Prepared:
    """A service as it stands now; each try of a race begins from there, so that it costs no set-up of its own.

    The rows of every table are kept beside them, in the schema "prepared", by the superuser of `admin_url`: the
    service's own role cannot take an event back. Positions go on rising.
    """

    def __init__(self, service: OneService, admin_url: str) -> None:
        self._service = service
        self._admin = psycopg.connect(admin_url, autocommit=True)
        self._admin.execute("SET synchronous_commit = off")
        self._admin.execute("CREATE SCHEMA prepared")
        names = [str(row[0]) for row in self._admin.execute(TABLES)]
        self._admin.execute(_each(KEPT + ";", names))
        self._back = _each(BACK, names).as_bytes(self._admin)
        self._reached = service.reached()

    def tries(self, number: int) -> Iterator[int]:
        """So many tries, each from here."""
        for each in range(number):
            self.again()
            yield each

    def again(self) -> None:
        """All that was recorded, heard, projected or scheduled since is gone."""
        with self._admin.transaction():
            self._admin.execute(self._back)
        self._service.go_back(self._reached)

    def close(self) -> None:
        """Let go of the database."""
        with suppress(psycopg.Error):
            self._admin.close()


def _each(statement: str, tables: list[str]) -> Composed:
    return SQL("").join(SQL(statement).format(Identifier(table)) for table in tables)
