"""The store on a real database: what it holds, who may change it, and the order in which it is read."""

from __future__ import annotations

import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from contract_examples import TOPICS, example
from eventsourcing.persistence import OperationalError
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from recording import Service, log_of
from test_events_contracts import APPROVED

from events import store as stores
from events.application import Busy
from events.codec import decode
from events.store import CHANNEL, WRITERS, Cursor, Store
from local.testservers import Database

SHAPE = """
SELECT 'column', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::text, pg_get_expr(d.adbin, d.adrelid)
FROM pg_attribute a LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
WHERE a.attrelid = %(table)s::regclass AND a.attnum > 0
UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid), contype::text, NULL
FROM pg_constraint WHERE conrelid = %(table)s::regclass
UNION ALL SELECT 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisunique::text, NULL
FROM pg_index WHERE indrelid = %(table)s::regclass
UNION ALL SELECT 'option', unnest(reloptions), relkind::text, relpersistence::text, NULL
FROM pg_class WHERE oid = %(table)s::regclass
UNION ALL SELECT 'type', attname, format_type(atttypid, atttypmod), attnum::text, NULL
FROM pg_attribute WHERE attrelid = %(type)s::regclass AND attnum > 0
UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid), NULL, NULL
FROM pg_trigger WHERE tgrelid = %(table)s::regclass
ORDER BY 1, 2, 3
"""


def shape(admin: psycopg.Connection[Any], schema: str) -> list[tuple[str, ...]]:
    names = {"table": f"{schema}.stored_events", "type": f"{schema}.stored_event_uuid"}
    rows = admin.execute(SHAPE.encode(), names).fetchall()
    return [tuple(str(value).replace(f"{schema}.", "") for value in row) for row in rows]


def test_the_events_table_is_the_one_that_the_recorder_makes(plan_database: Database) -> None:
    parts = urlsplit(plan_database.admin_url)
    with psycopg.connect(plan_database.admin_url, autocommit=True) as admin:
        admin.execute("CREATE SCHEMA made")
        datastore = PostgresDatastore(
            dbname=parts.path[1:],
            host=str(parts.hostname),
            port=parts.port or 0,
            user=str(parts.username),
            password=str(parts.password),
            schema="made",
        )
        PostgresApplicationRecorder(datastore).create_table()
        datastore.close()
        assert shape(admin, "public") == shape(admin, "made") != []


COLUMNS = {"stored_events": "state", "idempotency": "answer", "unsealings": "why", "sealed": "sealed"}
FORBIDDEN = [
    *(f"UPDATE {table} SET {column} = {column}" for table, column in COLUMNS.items()),
    *(f"DELETE FROM {table}" for table in ("stored_events", "idempotency", "unsealings")),
    *(f"TRUNCATE {table}" for table in ("stored_events", "idempotency", "unsealings", "sealed", "applied")),
    "DROP TABLE stored_events",
    "ALTER TABLE stored_events ADD COLUMN mine text",
    "ALTER TABLE stored_events DISABLE TRIGGER ALL",
    "CREATE TABLE mine (a int)",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TRIGGER mine BEFORE INSERT ON stored_events EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE RULE mine AS ON INSERT TO stored_events DO INSTEAD NOTHING",
    "LOCK TABLE stored_events IN EXCLUSIVE MODE",
    "SELECT setval('stored_events_notification_id_seq', 1)",
    "SELECT * FROM schema_applied",
    "COPY stored_events TO PROGRAM 'cat'",
    "SET ROLE postgres",
    "SET session_replication_role = replica",
]


def test_the_services_role_adds_to_the_record_and_never_changes_it(plan_database: Database, plan: Service) -> None:
    plan.note("one", words={"name": "Lina", "address": "lina@example.org"})
    role = urlsplit(plan_database.url).username
    allowed = []
    with psycopg.connect(plan_database.url) as service:
        for statement in (*FORBIDDEN, f"SET ROLE {role}_owner"):
            with suppress(psycopg.errors.InsufficientPrivilege), service.transaction(force_rollback=True):
                service.execute(statement.encode())
                allowed.append(statement)
    assert allowed == []


LOCKS = "SELECT locktype, mode, objid = %s FROM pg_locks WHERE pid = %s AND locktype IN ('relation', 'advisory')"


def test_writers_take_the_advisory_lock_and_no_lock_of_a_table(plan_database: Database, plan: Service) -> None:
    held: list[tuple[str, str, bool]] = []

    def look(cursor: Cursor, _positions: tuple[int, ...]) -> None:
        pid = cursor.connection.info.backend_pid
        with psycopg.connect(plan_database.admin_url, autocommit=True) as admin:
            held.extend(admin.execute(LOCKS.encode(), (WRITERS, pid)).fetchall())
            admin.execute("SET lock_timeout = '1s'")
            admin.execute("VACUUM (ANALYZE) stored_events")  # as autovacuum would: neither waits for the other

    plan.note("one", writes=look)
    modes = {(kind, mode) for kind, mode, _ in held}
    assert modes <= {("relation", "AccessShareLock"), ("relation", "RowExclusiveLock"), ("advisory", "ExclusiveLock")}
    assert [writers for kind, _, writers in held if kind == "advisory"] == [True]


def test_a_writer_who_waits_too_long_for_the_lock_fails_unrecorded(
    plan_database: Database, plan: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "LOCK_TIMEOUT", 1)
    impatient = Service(plan_database.url, plan.keyring._folder)
    with psycopg.connect(plan_database.url) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS,))
        with pytest.raises(OperationalError):
            impatient.note("one")
    assert plan.store.last_position() == 0
    assert impatient.note("one").version == 1
    impatient.close()


class Follower(threading.Thread):
    """Reads on at each notification, as a relay does; what it has passed over it never sees."""

    def __init__(self, store: Store, last: int) -> None:
        super().__init__(daemon=True)
        self._store, self._last = store, last
        self.seen: list[tuple[int, int]] = []
        self.listens = threading.Event()

    def run(self) -> None:
        with psycopg.connect(self._store.url, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}".encode())
            self.listens.set()
            for _ in connection.notifies(timeout=20):
                self._read()
                if len(self.seen) >= self._last:
                    return

    def _read(self) -> None:
        position = self.seen[-1][0] if self.seen else 0
        self.seen += [(each.position, each.previous) for each in self._store.after(position, 10_000)]


def write(service: Service, number: int) -> None:
    while True:
        with suppress(Busy):
            service.note(f"note-{number}", log=f"log-{number % 6}", many=10)
            return


def test_parallel_writers_leave_dense_versions_and_a_follower_misses_nothing(plan: Service) -> None:
    follower = Follower(plan.store, 1_200)
    follower.start()
    assert follower.listens.wait(5)
    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, [plan] * 120, range(120)))
    follower.join(20)
    stored = plan.store.after(0, 10_000)
    assert follower.seen == [(each.position, each.previous) for each in stored]
    assert len(stored) == 1_200
    versions = defaultdict(list)
    for event in (decode(each.body) for each in stored):
        versions[event.stream].append(event.version)
    assert dict(versions) == {log_of(f"log-{number}"): list(range(1, 201)) for number in range(6)}


def test_each_event_names_the_position_before_it_over_gaps_too(plan: Service) -> None:
    def fail(_cursor: Cursor, _positions: tuple[int, ...]) -> None:
        raise ArithmeticError

    for number in range(4):
        plan.note(f"note-{number}")
        with pytest.raises(ArithmeticError):
            plan.note(f"failed-{number}", many=2, writes=fail)
    assert [each.position for each in plan.store.after(0, 10)] == [1, 4, 7, 10]
    assert [each.previous for each in plan.store.after(0, 10)] == [0, 1, 4, 7]
    assert [(each.position, each.previous) for each in plan.store.after(4, 1)] == [(7, 4)]
    assert [(each.position, each.previous) for each in plan.store.after(5, 9)] == [(7, 4), (10, 7)]
    assert plan.store.last_position() == 10
    assert plan.store.position_of(log_of("log"), 3) == 7


def test_a_store_of_every_earlier_release_is_read(plan_database: Database) -> None:
    approved = [file.read_bytes() for file in sorted(APPROVED.iterdir())]
    with psycopg.connect(plan_database.url, autocommit=True) as connection:
        for body in approved:
            event = decode(body)
            connection.execute(
                "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (%s, %s, %s, %s)",
                (event.stream, event.version, event.TOPIC, body),
            )
    store = Store(plan_database.url)
    assert [each.body for each in store.after(0, 1_000)] == approved
    for contract in TOPICS.values():
        assert store.stream(example(contract).stream) == [example(contract)]
    store.close()
