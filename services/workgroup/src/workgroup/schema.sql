-- Read models: bodies and their seats, meetings and their motions. People stand there as their tokens' subjects alone.
CREATE TABLE IF NOT EXISTS bodies (
    body uuid PRIMARY KEY,
    process text NOT NULL,
    name text NOT NULL,
    title jsonb NOT NULL,
    quorum jsonb NOT NULL,
    majority text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX IF NOT EXISTS bodies_process_idx ON bodies (process, name);

CREATE TABLE IF NOT EXISTS seats (
    body uuid NOT NULL,
    name text NOT NULL,
    place integer NOT NULL,
    side text NOT NULL,
    role text NOT NULL,
    member uuid,
    PRIMARY KEY (body, name)
);

CREATE TABLE IF NOT EXISTS meetings (
    meeting uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    activity integer,
    body uuid NOT NULL,
    title jsonb NOT NULL,
    mode text NOT NULL,
    planned_on date NOT NULL,
    agenda jsonb NOT NULL,
    held_on date,
    present uuid[] NOT NULL DEFAULT '{}',
    status text NOT NULL DEFAULT 'open',
    missing text[] NOT NULL DEFAULT '{}',
    version integer NOT NULL
);
CREATE INDEX IF NOT EXISTS meetings_body_idx ON meetings (body, position);

CREATE TABLE IF NOT EXISTS motions (
    motion uuid PRIMARY KEY,
    meeting uuid NOT NULL,
    position bigint NOT NULL UNIQUE,
    words jsonb NOT NULL,
    asks text,
    document text,
    number integer,
    hash text,
    votes_for integer NOT NULL DEFAULT 0,
    votes_against integer NOT NULL DEFAULT 0,
    abstained integer NOT NULL DEFAULT 0,
    outcome text,
    publication text
);
CREATE INDEX IF NOT EXISTS motions_meeting_idx ON motions (meeting, position);

-- Organisations, and the people who belong to them.
CREATE TABLE IF NOT EXISTS organisations (
    organisation uuid PRIMARY KEY,
    process text NOT NULL,
    name text NOT NULL,
    title jsonb NOT NULL,
    side text NOT NULL,
    version integer NOT NULL
);
CREATE INDEX IF NOT EXISTS organisations_process_idx ON organisations (process, name);

CREATE TABLE IF NOT EXISTS organisation_people (
    organisation uuid NOT NULL,
    person uuid NOT NULL,
    relation text NOT NULL,
    PRIMARY KEY (organisation, person, relation)
);

-- Nominations: which entity was asked to fill which seat, and the end of it.
CREATE TABLE IF NOT EXISTS nominations (
    position bigint PRIMARY KEY,
    body uuid NOT NULL,
    seat_name text NOT NULL,
    organisation text NOT NULL,
    due_on date NOT NULL,
    status text NOT NULL DEFAULT 'asked',
    member uuid
);
CREATE INDEX IF NOT EXISTS nominations_body_idx ON nominations (body, position);
