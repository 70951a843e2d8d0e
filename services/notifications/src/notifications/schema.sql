-- The mails that wait to be sent: no read model, for a rebuild must not send anything again.
CREATE TABLE IF NOT EXISTS outbox (
    notice uuid PRIMARY KEY,
    process text NOT NULL,
    urgency smallint NOT NULL,
    position bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due timestamptz NOT NULL DEFAULT now()
);

-- Read model: each notice and what became of it. No names, no addresses: the recipient is a token's subject.
CREATE TABLE IF NOT EXISTS notices (
    notice uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    activity integer,
    decision uuid NOT NULL,
    decision_type text NOT NULL,
    recipient uuid NOT NULL,
    channel text NOT NULL,
    language text NOT NULL,
    template text NOT NULL,
    template_version integer NOT NULL,
    status text NOT NULL,
    attempts integer NOT NULL,
    code integer,
    queued_at timestamptz NOT NULL,
    settled_at timestamptz
);
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS fault text, ADD COLUMN IF NOT EXISTS code integer;
ALTER TABLE notices ADD COLUMN IF NOT EXISTS fault text;
CREATE INDEX IF NOT EXISTS notices_process_idx ON notices (process, position);
CREATE INDEX IF NOT EXISTS notices_decision_idx ON notices (decision);

-- Read model: what people have to do by hand, and the evidence that it was done.
CREATE TABLE IF NOT EXISTS manual_tasks (
    task uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    activity integer,
    decision uuid NOT NULL,
    recipient uuid,
    organisation text,
    channel text NOT NULL,
    cause text NOT NULL,
    notice uuid,
    letter uuid,
    status text NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by uuid,
    evidence_kind text,
    evidence_ref text,
    done_on date
);
CREATE INDEX IF NOT EXISTS manual_tasks_process_idx ON manual_tasks (process, position);

-- Read model: the official letters by their numbers. A letter's PDF lies sealed under `content`.
CREATE TABLE IF NOT EXISTS letters (
    letter uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    activity integer,
    number text NOT NULL,
    decision uuid NOT NULL,
    decision_type text NOT NULL,
    organisation text,
    recipient uuid,
    language text NOT NULL,
    content uuid NOT NULL,
    file text,
    by_post boolean NOT NULL,
    issued_at timestamptz NOT NULL,
    issued_by uuid,
    UNIQUE (process, number)
);
