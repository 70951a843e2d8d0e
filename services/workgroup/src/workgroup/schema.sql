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
    subject uuid,
    commitments jsonb NOT NULL DEFAULT '[]',
    recused uuid[] NOT NULL DEFAULT '{}',
    votes_for integer NOT NULL DEFAULT 0,
    votes_against integer NOT NULL DEFAULT 0,
    abstained integer NOT NULL DEFAULT 0,
    outcome text,
    missing text[] NOT NULL DEFAULT '{}',
    publication text,
    review text
);
CREATE INDEX IF NOT EXISTS motions_meeting_idx ON motions (meeting, position);

-- What bodies decided on commitments.
CREATE TABLE IF NOT EXISTS reviews (
    event uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    meeting uuid NOT NULL,
    motion uuid NOT NULL,
    body text NOT NULL,
    decision text NOT NULL,
    commitments jsonb NOT NULL,
    open_amendments uuid[] NOT NULL,
    reason jsonb
);
CREATE INDEX IF NOT EXISTS reviews_process_idx ON reviews (process, position);

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

-- Hearings and minutes of meetings; what a person typed stands there by its reference alone.
CREATE TABLE IF NOT EXISTS hearings (
    position bigint PRIMARY KEY,
    meeting uuid NOT NULL,
    proposal uuid NOT NULL,
    presenter uuid
);
CREATE INDEX IF NOT EXISTS hearings_meeting_idx ON hearings (meeting, position);

CREATE TABLE IF NOT EXISTS questions (
    position bigint PRIMARY KEY,
    meeting uuid NOT NULL,
    proposal uuid NOT NULL,
    person uuid NOT NULL,
    question uuid NOT NULL,
    language text NOT NULL
);
CREATE INDEX IF NOT EXISTS questions_meeting_idx ON questions (meeting, position);

CREATE TABLE IF NOT EXISTS minutes (
    meeting uuid NOT NULL,
    number integer NOT NULL,
    words jsonb NOT NULL,
    objections_by date NOT NULL,
    objections integer NOT NULL DEFAULT 0,
    approved boolean NOT NULL DEFAULT false,
    PRIMARY KEY (meeting, number)
);

CREATE TABLE IF NOT EXISTS dissents (
    position bigint PRIMARY KEY,
    meeting uuid NOT NULL,
    motion uuid NOT NULL,
    person uuid NOT NULL,
    words uuid NOT NULL,
    language text NOT NULL
);
CREATE INDEX IF NOT EXISTS dissents_meeting_idx ON dissents (meeting, position);

-- Outcomes and appeals: selected ideas and what became of them, entities' opinions, task forces, appeals.
CREATE TABLE IF NOT EXISTS ideas (
    idea uuid PRIMARY KEY,
    process text NOT NULL,
    evaluation uuid NOT NULL,
    final_ideas uuid NOT NULL,
    place integer NOT NULL,
    status text NOT NULL DEFAULT 'waiting',
    decision uuid
);
CREATE INDEX IF NOT EXISTS ideas_evaluation_idx ON ideas (evaluation, place);

CREATE TABLE IF NOT EXISTS opinions (
    opinion uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    proposal uuid NOT NULL,
    organisation uuid NOT NULL,
    organisation_name text NOT NULL,
    due_on date NOT NULL,
    due_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'waiting',
    words jsonb,
    version integer NOT NULL
);
CREATE INDEX IF NOT EXISTS opinions_proposal_idx ON opinions (proposal, position);
CREATE INDEX IF NOT EXISTS opinions_organisation_idx ON opinions (organisation, position);

CREATE TABLE IF NOT EXISTS task_forces (
    task_force uuid PRIMARY KEY,
    process text NOT NULL,
    idea uuid NOT NULL,
    lead uuid NOT NULL,
    least integer NOT NULL,
    sides text[] NOT NULL,
    due_on date NOT NULL,
    due_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'requested',
    overdue boolean NOT NULL DEFAULT false,
    version integer NOT NULL
);

CREATE TABLE IF NOT EXISTS task_force_members (
    task_force uuid NOT NULL,
    member uuid NOT NULL,
    place integer NOT NULL,
    side text NOT NULL,
    status text NOT NULL DEFAULT 'invited',
    PRIMARY KEY (task_force, member)
);

CREATE TABLE IF NOT EXISTS appeals (
    appeal uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    decision uuid NOT NULL,
    decision_type text NOT NULL,
    subject uuid NOT NULL,
    appellant uuid NOT NULL,
    grounds uuid NOT NULL,
    language text NOT NULL,
    lodged_at timestamptz NOT NULL,
    outcome text,
    reason jsonb,
    decided_by uuid,
    decided_at timestamptz,
    version integer NOT NULL
);
CREATE INDEX IF NOT EXISTS appeals_process_idx ON appeals (process, position);

-- Evaluations.
CREATE TABLE IF NOT EXISTS evaluations (
    evaluation uuid PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    process text NOT NULL,
    name text NOT NULL,
    title jsonb NOT NULL,
    body text NOT NULL,
    purpose text NOT NULL,
    method text NOT NULL,
    status text NOT NULL DEFAULT 'prepared',
    was_decided boolean NOT NULL DEFAULT false,
    version integer NOT NULL
);
CREATE INDEX IF NOT EXISTS evaluations_process_idx ON evaluations (process, position);
