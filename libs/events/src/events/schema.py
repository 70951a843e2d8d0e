"""The tables that every service's database has, and what its login role may do with them.

`stored_events` is the table that eventsourcing's PostgresApplicationRecorder (9.5) makes, for ids that are UUIDs; a
test holds the two together. The role may add to the record, and never change it.
"""

from __future__ import annotations

APPEND_ONLY = ("stored_events", "idempotency", "unsealings")

TABLES = """-- version: 1
DO $$ BEGIN
    CREATE TYPE stored_event_uuid AS (originator_id uuid, originator_version bigint, topic text, state bytea);
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE TABLE IF NOT EXISTS stored_events (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text,
    state bytea,
    notification_id bigserial,
    PRIMARY KEY (originator_id, originator_version)
) WITH (
    autovacuum_enabled = true,
    autovacuum_vacuum_threshold = 100000000,
    autovacuum_vacuum_scale_factor = 0.5,
    autovacuum_analyze_threshold = 1000,
    autovacuum_analyze_scale_factor = 0.01
);
CREATE UNIQUE INDEX IF NOT EXISTS stored_events_notification_id_idx ON stored_events (notification_id ASC);

-- A command's answer, in the transaction of its events. The digest is an HMAC of who asked what.
CREATE TABLE IF NOT EXISTS idempotency (
    process text NOT NULL,
    key text NOT NULL,
    digest bytea NOT NULL,
    answer bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (process, key)
);

-- What persons wrote or are, as ciphertext; the keys lie elsewhere. Erasing deletes the key and this row. What is
-- withheld is told to no other service: a score under its stage's key, an interest's detail.
CREATE TABLE IF NOT EXISTS sealed (
    ref uuid PRIMARY KEY,
    process text NOT NULL,
    key_id uuid NOT NULL,
    nonce bytea NOT NULL,
    sealed bytea NOT NULL,
    withheld boolean NOT NULL DEFAULT false
);

CREATE TABLE IF NOT EXISTS unsealings (
    ref uuid NOT NULL,
    who text NOT NULL,
    why text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

-- The inbox: events that the policies fold, from others (by their position there) and from this service. Numbers rise
-- in the order of commits: who decides by what was heard finds out at the commit whether more was.
CREATE TABLE IF NOT EXISTS heard (
    source text NOT NULL,
    position bigint NOT NULL,
    id uuid NOT NULL,
    process text NOT NULL,
    body bytea NOT NULL,
    number bigserial UNIQUE,
    PRIMARY KEY (source, position),
    UNIQUE (source, id)
);
CREATE INDEX IF NOT EXISTS heard_process_idx ON heard (process, number);

-- How far each follower is: "<agency>/<service>" of others, and own ones: "projected", "reacted", "relayed".
CREATE TABLE IF NOT EXISTS applied (
    follower text PRIMARY KEY,
    position bigint NOT NULL
);

-- What could not be applied, and the later events of its stream parked behind it, in order of position.
CREATE TABLE IF NOT EXISTS dead_letters (
    source text NOT NULL,
    position bigint NOT NULL,
    stream uuid,
    body bytea NOT NULL,
    fault text NOT NULL,
    parked boolean NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, position)
);

-- Each process heard of: which agency owns which context, and a simulated one's clock.
CREATE TABLE IF NOT EXISTS clocks (
    process text PRIMARY KEY,
    agencies jsonb NOT NULL,
    simulated boolean NOT NULL,
    now timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS timers (
    stream uuid NOT NULL,
    name text NOT NULL,
    process text NOT NULL,
    due timestamptz NOT NULL,
    PRIMARY KEY (stream, name)
);

"""


def tables() -> str:
    """The statements that make the tables; safe to run again."""
    return TABLES


def grants(role: str) -> str:
    """The statements that give the service's login role what it needs, and no more; safe to run again."""
    name = '"' + role.replace('"', '""') + '"'
    append_only = ", ".join(APPEND_ONLY)
    return f"""
GRANT USAGE ON SCHEMA public TO {name};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name};
REVOKE UPDATE, DELETE ON {append_only} FROM {name};
REVOKE UPDATE ON sealed FROM {name};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name};
"""
