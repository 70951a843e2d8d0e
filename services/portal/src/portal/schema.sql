-- The record: the bytes of every service's events, by the owner's position, and what the portal finds them by.
-- No plaintext of personal data: an event holds references and commitments alone.
CREATE TABLE IF NOT EXISTS record (
    agency text NOT NULL,
    service text NOT NULL,
    position bigint NOT NULL,
    process text NOT NULL,
    stream uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (agency, service, position)
);
-- The report and the histories: a process's events.
CREATE INDEX IF NOT EXISTS record_process ON record (process, type);
-- Contacts: a person's stream.
CREATE INDEX IF NOT EXISTS record_stream ON record (stream, version);
