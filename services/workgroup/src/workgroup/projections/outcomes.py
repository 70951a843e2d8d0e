"""Read models: selected ideas and what became of them, entities' opinions, task forces."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from events.envelope import Event, named
from events.store import Cursor
from events.workgroup import (
    AppealDecided,
    EntityOpinionLapsed,
    EntityOpinionReceived,
    EntityOpinionRequested,
    IdeaDropped,
    IdeaKept,
    IdeasSelected,
    TaskForceDissolved,
    TaskForceFormed,
    TaskForceInvitationDeclined,
    TaskForceInvited,
    TaskForceJoined,
    TaskForceOverdue,
    TaskForceRequested,
)

TABLES: tuple[str, ...] = ("ideas", "opinions", "task_forces", "task_force_members")


def project(cursor: Cursor, event: Event, position: int) -> None:
    """Bring ideas, opinions and task forces up to the event."""
    match event:
        case IdeasSelected():
            _selected(cursor, event)
        case IdeaKept():
            _decided(cursor, event, "kept")
        case IdeaDropped():
            _decided(cursor, event, "dropped")
        case AppealDecided() if event.outcome != "dismissed":
            cursor.execute("UPDATE ideas SET status = 'waiting' WHERE decision = %s", (event.decision,))
        case EntityOpinionRequested():
            _requested(cursor, event, position)
        case EntityOpinionReceived():
            _opined(cursor, event, event.opinion)
        case EntityOpinionLapsed():
            _opined(cursor, event, "lapsed")
    _project_task_force(cursor, event)


def _selected(cursor: Cursor, event: IdeasSelected) -> None:
    """A later selection takes the place of the one before; what is decided stays."""
    admitted = list(event.admitted)
    cursor.execute(
        "DELETE FROM ideas WHERE evaluation = %s AND decision IS NULL AND NOT idea = ANY(%s)", (event.stream, admitted)
    )
    final_ideas = named(event.process, "final-ideas", event.evaluation)
    cursor.executemany(
        "INSERT INTO ideas (idea, process, evaluation, final_ideas, place) VALUES (%s, %s, %s, %s, %s) "
        "ON CONFLICT (idea) DO UPDATE SET place = excluded.place",
        [(idea, event.process, event.stream, final_ideas, place) for place, idea in enumerate(admitted, 1)],
    )


def _decided(cursor: Cursor, event: IdeaKept | IdeaDropped, status: str) -> None:
    cursor.execute("UPDATE ideas SET status = %s, decision = %s WHERE idea = %s", (status, event.id, event.idea))


def _requested(cursor: Cursor, event: EntityOpinionRequested, position: int) -> None:
    cursor.execute(
        "INSERT INTO opinions (opinion, position, process, proposal, organisation, organisation_name, due_on, due_at, "
        "version) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.stream,
            position,
            event.process,
            event.proposal,
            named(event.process, "organisation", event.organisation),
            event.organisation,
            event.due_on,
            event.due_at,
            event.version,
        ),
    )


def _opined(cursor: Cursor, event: EntityOpinionReceived | EntityOpinionLapsed, status: str) -> None:
    words = None if event.reason is None else Jsonb(event.reason)
    cursor.execute(
        "UPDATE opinions SET status = %s, words = %s, version = %s WHERE opinion = %s",
        (status, words, event.version, event.stream),
    )


def _project_task_force(cursor: Cursor, event: Event) -> None:
    match event:
        case TaskForceRequested():
            _asked_for(cursor, event)
        case TaskForceInvited():
            cursor.execute(
                "INSERT INTO task_force_members (task_force, member, place, side) VALUES (%s, %s, %s, %s) ON CONFLICT "
                "(task_force, member) DO UPDATE SET side = excluded.side, place = excluded.place, status = 'invited'",
                (event.stream, event.member, event.version, event.side),
            )
        case TaskForceJoined():
            _answered(cursor, event, "joined")
        case TaskForceInvitationDeclined():
            _answered(cursor, event, "declined")
        case TaskForceFormed():
            cursor.execute("UPDATE task_forces SET status = 'formed' WHERE task_force = %s", (event.stream,))
        case TaskForceOverdue():
            cursor.execute("UPDATE task_forces SET overdue = true WHERE task_force = %s", (event.stream,))
        case TaskForceDissolved():
            cursor.execute("UPDATE task_forces SET status = 'dissolved' WHERE task_force = %s", (event.stream,))
    cursor.execute("UPDATE task_forces SET version = %s WHERE task_force = %s", (event.version, event.stream))


def _asked_for(cursor: Cursor, event: TaskForceRequested) -> None:
    """Asked for again after a dissolution, it begins anew."""
    cursor.execute("DELETE FROM task_force_members WHERE task_force = %s", (event.stream,))
    cursor.execute("DELETE FROM task_forces WHERE task_force = %s", (event.stream,))
    cursor.execute(
        "INSERT INTO task_forces (task_force, process, idea, lead, least, sides, due_on, due_at, version) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            event.stream,
            event.process,
            event.idea,
            event.lead,
            event.least,
            list(event.sides),
            event.due_on,
            event.due_at,
            event.version,
        ),
    )


def _answered(cursor: Cursor, event: TaskForceJoined | TaskForceInvitationDeclined, status: str) -> None:
    cursor.execute(
        "UPDATE task_force_members SET status = %s WHERE task_force = %s AND member = %s",
        (status, event.stream, event.member),
    )


def process_of(cursor: Cursor, idea: UUID) -> str | None:
    """The process of a selected idea, or None where it is none."""
    cursor.execute("SELECT process FROM ideas WHERE idea = %s", (idea,))
    row = cursor.fetchone()
    return row["process"] if row else None


def ideas(cursor: Cursor, evaluation: UUID) -> list[dict[str, Any]]:
    """The selected ideas of the evaluation, in its order: named by its own stream, or by that of its final ideas."""
    cursor.execute(
        "SELECT * FROM ideas WHERE evaluation = %(it)s OR final_ideas = %(it)s ORDER BY place", {"it": evaluation}
    )
    return cursor.fetchall()


def opinions_of(cursor: Cursor, proposal: UUID) -> list[dict[str, Any]]:
    """What entities were asked of the idea, in that order."""
    cursor.execute("SELECT * FROM opinions WHERE proposal = %s ORDER BY position", (proposal,))
    return cursor.fetchall()


def opinions_by(cursor: Cursor, organisation: UUID) -> list[dict[str, Any]]:
    """What the organisation was asked, in that order."""
    cursor.execute("SELECT * FROM opinions WHERE organisation = %s ORDER BY position", (organisation,))
    return cursor.fetchall()


def task_force(cursor: Cursor, idea: UUID) -> dict[str, Any] | None:
    """The idea's task force with its members in the order of their invitations, or None."""
    cursor.execute("SELECT * FROM task_forces WHERE idea = %s", (idea,))
    found = cursor.fetchone()
    if found is not None:
        cursor.execute(
            "SELECT member, side, status FROM task_force_members WHERE task_force = %s ORDER BY place",
            (found["task_force"],),
        )
        found["members"] = cursor.fetchall()
    return found
