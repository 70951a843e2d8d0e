"""The services' databases: one each, owned by a role that nobody logs in as, used by one of least privilege."""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import importlib.resources
import re
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from local.credentials import hex_key, secret, write
from local.site import Site
from local.waiting import Unreachable, until

Say = Callable[[str], None]
Admin = psycopg.AsyncConnection[tuple[object, ...]]

APPLIED = """
CREATE TABLE IF NOT EXISTS schema_applied (
    part text PRIMARY KEY,
    version integer NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
)
"""


class SchemaTooNew(Exception):
    """The database was made by a later release than this one."""


async def reachable(url: str, *, seconds: float, say: Say) -> None:
    """Wait, aloud, until PostgreSQL answers at `url`; raises Unreachable with its own words after `seconds`."""
    where = f"PostgreSQL at {urlsplit(url).hostname}:{urlsplit(url).port or 5432}"
    last = ""

    async def answers() -> bool:
        nonlocal last
        try:
            async with await psycopg.AsyncConnection.connect(url, connect_timeout=3):
                return True
        except psycopg.OperationalError as error:
            if not last:
                say(f"waiting up to {seconds:g} s for {where}")
            last = str(error).strip().splitlines()[-1]
            return False

    try:
        await until(answers, seconds=seconds, what=where)
    except Unreachable as error:
        raise Unreachable(f"{error}: {last}") from None


async def provision(site: Site, admin_url: str, say: Say) -> None:
    """Make or complete every service's role and database; safe to repeat."""
    await asyncio.gather(*(_service(site, service, admin_url, say) for service in site.services))


async def close_to_public(admin_url: str) -> None:
    """In a cluster of ours: service roles reach their own database and no other."""
    async with await psycopg.AsyncConnection.connect(admin_url, autocommit=True) as admin:
        await admin.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")


def url_of(site: Site, service: str, admin_url: str) -> str:
    """The service's own URL: the administrator's server and options, its own role, password and database."""
    parts = urlsplit(admin_url)
    role = site.role(service)
    word = secret(site.secrets(service) / "database_password")
    host = (parts.hostname or "127.0.0.1") + (f":{parts.port}" if parts.port else "")
    return urlunsplit((parts.scheme, f"{role}:{word}@{host}", f"/{role}", parts.query, ""))


async def _service(site: Site, service: str, admin_url: str, say: Say) -> None:
    role, url = site.role(service), url_of(site, service, admin_url)
    secret(site.secrets(service) / "mithaq_idempotency_key", hex_key)
    async with await psycopg.AsyncConnection.connect(admin_url, autocommit=True) as admin:
        made = await _roles(admin, role, secret(site.secrets(service) / "database_password"))
        made |= await _database(admin, role)
    parts = schema_parts(service, role)
    changed = await apply(urlunsplit(urlsplit(admin_url)._replace(path=f"/{role}")), role, parts)
    write(site.secrets(service) / "mithaq_database_url", url)
    say(f"database {role}: {'created' if made else 'there'}, schema {', '.join(changed) or 'unchanged'}")


async def _roles(admin: Admin, role: str, word: str) -> bool:
    owner = f"{role}_owner"
    made = False
    if not await _one(admin, "SELECT 1 FROM pg_roles WHERE rolname = %s", owner):
        await admin.execute(_sql("CREATE ROLE {} NOLOGIN", owner))
        await admin.execute(_sql("GRANT {} TO CURRENT_USER", owner))
        made = True
    if not await _one(admin, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
        await admin.execute(_sql("CREATE ROLE {} LOGIN CONNECTION LIMIT 60", role))
        made = True
    # The password travels as a SCRAM verifier: in no statement, so in no server's log either.
    verifier = admin.pgconn.encrypt_password(word.encode(), role.encode(), b"scram-sha-256").decode()
    await admin.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier)))
    return made


async def _database(admin: Admin, role: str) -> bool:
    made = not await _one(admin, "SELECT 1 FROM pg_database WHERE datname = %s", role)
    if made:
        await admin.execute(_sql("CREATE DATABASE {} OWNER {}", role, f"{role}_owner"))
    await admin.execute(_sql("REVOKE ALL ON DATABASE {} FROM PUBLIC", role))
    await admin.execute(_sql("GRANT CONNECT ON DATABASE {} TO {}", role, role))
    return made


def schema_parts(service: str, role: str) -> dict[str, str]:
    """The schema in order: the event store's tables, the service's read models, the role's rights."""
    schema = importlib.import_module("events.schema")
    file = importlib.resources.files(service) / "schema.sql"
    own = file.read_text("utf-8") if file.is_file() else ""
    return {"store": schema.tables(), "read models": own, "grants": schema.grants(role)}


async def apply(url: str, role: str, parts: dict[str, str]) -> list[str]:
    """Run the parts whose text has changed, as the owner and in one transaction; their names.

    A part may say `-- version: N` in its first line (1 without it); a database of a later version is left alone.
    """
    changed: list[str] = []
    async with await psycopg.AsyncConnection.connect(url) as connection:
        await connection.execute(_sql("SET ROLE {}", f"{role}_owner"))
        await connection.execute("SELECT pg_advisory_xact_lock(hashtext('mithaq schema'))")
        await connection.execute(_sql("REVOKE ALL ON SCHEMA public FROM PUBLIC"))
        await connection.execute(_sql("GRANT USAGE ON SCHEMA public TO {}", role))
        await connection.execute(APPLIED)
        for part, text in parts.items():
            if await _differs(connection, part, text) or (part == "grants" and changed):
                await connection.execute(text.encode())
                changed.append(part)
        await connection.execute(_sql("REVOKE ALL ON schema_applied FROM {}", role))
    return changed


async def _differs(connection: Admin, part: str, text: str) -> bool:
    version, digest = _version(text), hashlib.sha256(text.encode()).hexdigest()
    found = await connection.execute("SELECT version, sha256 FROM schema_applied WHERE part = %s", (part,))
    row = await found.fetchone()
    if row == (version, digest):
        return False
    if row and int(str(row[0])) > version:
        raise SchemaTooNew(f"{part} is of version {row[0]}, this release knows {version}: install the later release")
    await connection.execute(
        "INSERT INTO schema_applied (part, version, sha256) VALUES (%s, %s, %s) ON CONFLICT (part) DO UPDATE"
        " SET version = excluded.version, sha256 = excluded.sha256, applied_at = now()",
        (part, version, digest),
    )
    return True


def _version(text: str) -> int:
    found = re.match(r"--\s*version:\s*(\d+)", text)
    return int(found[1]) if found else 1


def _sql(template: str, *names: str) -> sql.Composed:
    return sql.SQL(template).format(*map(sql.Identifier, names))


async def _one(admin: Admin, query: str, value: str) -> bool:
    return await (await admin.execute(query.encode(), (value,))).fetchone() is not None
