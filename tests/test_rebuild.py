"""Read models dropped and rebuilt while events arrive: every table equal, ordered by its key, byte for byte."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import runs
from psycopg.sql import SQL, Identifier

from local.site import Site
from local.testservers import Mithaq

KEY = """
SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
WHERE i.indrelid = %s::regclass AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)
"""


def environment(system: Mithaq, service: str) -> dict[str, str]:
    ports = json.loads((system.data / "ports.json").read_text())
    return os.environ | Site(data=system.data, mail=system.mail).environment(service, ports)


def rebuild(system: Mithaq, service: str) -> None:
    words = [sys.executable, "-m", f"{service}.main", "rebuild"]
    done = subprocess.run(words, env=environment(system, service), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "events projected" in done.stdout


def tables(system: Mithaq, service: str) -> dict[str, bytes]:
    """Each read model's rows in the order of its key, as PostgreSQL writes them."""
    url = (Path(system.data) / "secrets" / service / "mithaq_database_url").read_text()
    contents = {}
    with psycopg.connect(url) as connection:
        for table in importlib.import_module(f"{service}.projections").TABLES:
            key = [Identifier(row[0]) for row in connection.execute(KEY, (table,)).fetchall()]
            assert key, f"{service}.{table} has no primary key"
            rows = SQL("COPY (SELECT * FROM {} ORDER BY {}) TO STDOUT").format(Identifier(table), SQL(", ").join(key))
            with connection.cursor().copy(rows) as copy:
                contents[table] = b"".join(bytes(part) for part in copy)
    return contents


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("file", "filled_at_least"),
    [
        pytest.param(runs.METHODOLOGY, 8, id="methodology"),
        pytest.param(runs.SELECTION, 16, id="selection", marks=pytest.mark.whole),
        pytest.param(runs.JORDAN, 30, id="jordan", marks=pytest.mark.whole),
    ],
)
def test_rebuilt_while_events_arrive_they_are_equal(
    system: Mithaq, tmp_path: Path, file: Path, filled_at_least: int
) -> None:
    playing = runs.variant(tmp_path, f"rebuilt-{file.stem}", source=file)
    replay = subprocess.Popen(runs.command(system, "replay", str(playing)), stdout=subprocess.DEVNULL)
    rebuilds = 0
    while replay.poll() is None:
        for service in system.services:
            rebuild(system, service)
            rebuilds += 1
    assert replay.returncode == 0
    followed = {service: tables(system, service) for service in system.services}
    for service in system.services:
        rebuild(system, service)
    assert {service: tables(system, service) for service in system.services} == followed
    filled = [name for contents in followed.values() for name, rows in contents.items() if rows]
    print(f"{rebuilds} rebuilds while events arrived; {len(filled)} tables with rows are equal")
    assert len(filled) >= filled_at_least
