-- The period that is in force, and its comments: no read models. The fence and the count rest on them, under the
-- writers' lock; a rebuild leaves them alone.
CREATE TABLE IF NOT EXISTS periods (
    consultation uuid PRIMARY KEY,
    process text NOT NULL,
    standing text NOT NULL CHECK (standing IN ('open', 'closing', 'closed')),
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS period_comments (
    comment uuid PRIMARY KEY,
    consultation uuid NOT NULL REFERENCES periods,
    position bigint NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    answered boolean NOT NULL DEFAULT false
);
CREATE INDEX IF NOT EXISTS period_comments_idx ON period_comments (consultation);
CREATE INDEX IF NOT EXISTS period_comments_owed_idx ON period_comments (consultation)
WHERE NOT withdrawn AND NOT answered;

-- Read model: each consultation, its window as it stands, and how many comments it has.
CREATE TABLE IF NOT EXISTS consultations (
    consultation uuid PRIMARY KEY,
    version bigint NOT NULL,
    process text NOT NULL,
    activity integer NOT NULL,
    name text NOT NULL,
    title jsonb NOT NULL,
    document text NOT NULL,
    number integer,
    hash text,
    gate text NOT NULL,
    body text,
    first date NOT NULL,
    last date NOT NULL,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    status text NOT NULL,
    submitted integer NOT NULL DEFAULT 0,
    withdrawn integer NOT NULL DEFAULT 0,
    answered integer NOT NULL DEFAULT 0,
    report text
);
CREATE INDEX IF NOT EXISTS consultations_process_idx ON consultations (process, opens_at, name);

-- Read model: each comment by reference. No words of any person. While `hidden` names a ground, that is shown in their
-- place.
CREATE TABLE IF NOT EXISTS comments (
    comment uuid PRIMARY KEY,
    version bigint NOT NULL,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    consultation uuid NOT NULL,
    author uuid NOT NULL,
    ref uuid NOT NULL,
    language text NOT NULL,
    paragraph text,
    source text NOT NULL,
    arrived_at timestamptz NOT NULL,
    status text NOT NULL,
    hidden text,
    to_person uuid,
    to_organisation text,
    drafted_at timestamptz
);
CREATE INDEX IF NOT EXISTS comments_consultation_idx ON comments (consultation, position);

-- Read model: each answer, whose words are official.
CREATE TABLE IF NOT EXISTS answers (
    comment uuid PRIMARY KEY,
    process text NOT NULL,
    activity integer,
    outcome text NOT NULL,
    answer jsonb NOT NULL,
    change jsonb,
    code text,
    summary jsonb,
    cluster uuid,
    organisation text,
    answered_by uuid NOT NULL,
    answered_at timestamptz NOT NULL
);

-- The files of published reports: no read model. They are written with the event that names them, and never change.
CREATE TABLE IF NOT EXISTS report_files (
    sha256 text PRIMARY KEY,
    media_type text NOT NULL,
    language text,
    content bytea NOT NULL
);
