-- The record: the bytes of every service's events, by the owner's position, and what pages find them by.
-- No plaintext of personal data: an event holds references and commitments alone.
CREATE TABLE IF NOT EXISTS record (
    agency text NOT NULL,
    service text NOT NULL,
    position bigint NOT NULL,
    process text NOT NULL,
    id uuid NOT NULL,
    stream uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    activity integer,
    happened_at timestamptz NOT NULL,
    about uuid[] NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (agency, service, position)
);
-- The report: a process's events.
CREATE INDEX IF NOT EXISTS record_process ON record (process, type);
-- Histories: by any id that an event is about, and by activity.
CREATE INDEX IF NOT EXISTS record_about ON record USING gin (about);
CREATE INDEX IF NOT EXISTS record_activity ON record (process, activity);
-- Contacts: a person's stream.
CREATE INDEX IF NOT EXISTS record_stream ON record (stream, version);
