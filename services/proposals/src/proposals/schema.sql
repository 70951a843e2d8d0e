-- The call that is in force, its proposals, and their merges: no read models. Fences and counts rest on them, under the
-- writers' lock; a rebuild leaves them alone.
CREATE TABLE IF NOT EXISTS windows (
    call uuid PRIMARY KEY,
    process text NOT NULL,
    standing text NOT NULL CHECK (standing IN ('open', 'closing', 'closed')),
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS entries (
    proposal uuid PRIMARY KEY,
    call uuid NOT NULL REFERENCES windows,
    position bigint NOT NULL,
    author uuid NOT NULL,
    organisation text,
    status text NOT NULL DEFAULT 'waiting'
    CHECK (status IN ('waiting', 'returned', 'merging', 'merged', 'withdrawn', 'eligible', 'ineligible')),
    merged_into uuid
);
CREATE INDEX IF NOT EXISTS entries_call_idx ON entries (call);
CREATE INDEX IF NOT EXISTS entries_merged_idx ON entries (merged_into);

-- Read model: each call, its window as it stands, and what became of its proposals.
CREATE TABLE IF NOT EXISTS calls (
    call uuid PRIMARY KEY,
    version bigint NOT NULL,
    process text NOT NULL,
    activity integer,
    name text NOT NULL,
    kind text NOT NULL,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    body text,
    acceptance jsonb NOT NULL,
    selection jsonb NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    status text NOT NULL,
    received integer NOT NULL DEFAULT 0,
    withdrawn integer NOT NULL DEFAULT 0,
    merged integer NOT NULL DEFAULT 0,
    eligible integer NOT NULL DEFAULT 0,
    ineligible integer NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS calls_process_idx ON calls (process, opens_at, name);

-- Read model: each proposal or application by reference. No words of any person: an application's statement is its
-- text. While `hidden` names a ground, that is shown in their place.
CREATE TABLE IF NOT EXISTS proposals (
    proposal uuid PRIMARY KEY,
    version bigint NOT NULL,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    call uuid NOT NULL,
    kind text NOT NULL,
    author uuid NOT NULL,
    title_ref uuid,
    text_ref uuid NOT NULL,
    language text NOT NULL,
    organisation text,
    arrived_at timestamptz NOT NULL,
    status text NOT NULL,
    revisions integer NOT NULL DEFAULT 0,
    cure_by date,
    merged_into uuid,
    criteria text [] NOT NULL DEFAULT '{}',
    reason jsonb,
    hidden text,
    stage text,
    outcome text,
    decision uuid
);
CREATE INDEX IF NOT EXISTS proposals_call_idx ON proposals (call, position);

-- Read model: each question whether proposals be merged.
CREATE TABLE IF NOT EXISTS merges (
    merge uuid PRIMARY KEY,
    version bigint NOT NULL,
    process text NOT NULL,
    call uuid NOT NULL,
    into_proposal uuid NOT NULL,
    proposals uuid [] NOT NULL,
    asked integer NOT NULL,
    consented integer NOT NULL DEFAULT 0,
    status text NOT NULL
);
