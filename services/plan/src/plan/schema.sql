-- Files, each once under the SHA-256 of its bytes; of one that was sent, the SHA-256 of what was sent, and what was
-- taken out of it. No read model: a rebuild leaves them.
CREATE TABLE IF NOT EXISTS files (
    sha256 text PRIMARY KEY,
    media_type text NOT NULL,
    size integer NOT NULL,
    content bytea NOT NULL,
    original text,
    removed text[] NOT NULL DEFAULT '{}'
);

-- Files that were received in a process; received, cleared (looked at, and shown) or held.
CREATE TABLE IF NOT EXISTS received_files (
    process text NOT NULL,
    file text NOT NULL,
    id uuid NOT NULL UNIQUE,
    kind text NOT NULL,
    title jsonb NOT NULL,
    media_type text NOT NULL,
    size integer NOT NULL,
    original text NOT NULL,
    removed text[] NOT NULL,
    status text NOT NULL,
    reason jsonb,
    received_at timestamptz NOT NULL,
    looked_at timestamptz,
    looked_by uuid,
    PRIMARY KEY (process, file)
);

CREATE TABLE IF NOT EXISTS processes (
    id text PRIMARY KEY,
    version integer NOT NULL,
    status text NOT NULL,
    title jsonb NOT NULL,
    country text NOT NULL,
    zone text NOT NULL,
    languages jsonb NOT NULL,
    authoritative text NOT NULL,
    simulated boolean NOT NULL,
    clock timestamptz,
    calendar jsonb NOT NULL,
    agencies jsonb NOT NULL,
    rules jsonb,
    timeline_published_on date
);

CREATE TABLE IF NOT EXISTS activities (
    process text NOT NULL,
    number integer NOT NULL,
    phase integer NOT NULL,
    phase_title jsonb NOT NULL,
    planned jsonb NOT NULL,
    dates jsonb NOT NULL,
    acts jsonb NOT NULL,
    mode text,
    note text,
    rescheduled integer NOT NULL DEFAULT 0,
    reports integer NOT NULL DEFAULT 0,
    outreach integer NOT NULL DEFAULT 0,
    PRIMARY KEY (process, number)
);

CREATE TABLE IF NOT EXISTS documents (
    process text NOT NULL,
    name text NOT NULL,
    id uuid NOT NULL UNIQUE,
    version integer NOT NULL,
    title jsonb NOT NULL,
    final integer,
    published_at timestamptz,
    PRIMARY KEY (process, name)
);

CREATE TABLE IF NOT EXISTS document_versions (
    document uuid NOT NULL,
    number integer NOT NULL,
    hash text NOT NULL,
    added_at timestamptz NOT NULL,
    renditions jsonb NOT NULL,
    PRIMARY KEY (document, number)
);

-- Acts that wait for their second person.
CREATE TABLE IF NOT EXISTS proposals (
    proposal uuid PRIMARY KEY,
    document uuid NOT NULL,
    act text NOT NULL,
    content text NOT NULL,
    hash text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS commitments (
    process text NOT NULL,
    name text NOT NULL,
    id uuid NOT NULL UNIQUE,
    idea uuid,
    number integer NOT NULL,
    hash text NOT NULL,
    title jsonb NOT NULL,
    lead text,
    ready integer,
    open_amendments integer NOT NULL,
    frozen integer,
    PRIMARY KEY (process, name)
);

CREATE TABLE IF NOT EXISTS milestone_reports (
    id uuid PRIMARY KEY,
    commitment uuid NOT NULL,
    milestone text NOT NULL,
    organisation text NOT NULL,
    status text NOT NULL,
    text jsonb NOT NULL,
    evidence jsonb NOT NULL,
    reported_at timestamptz NOT NULL
);
