"""What a meeting says of ideas: who attended, who is recused, and how each motion to keep an idea ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from events.envelope import Event
from events.workgroup import AttendanceRecorded, MeetingConvened, MotionCarried, MotionFailed, MotionRecused

from .voting import Tally

KEEP_IDEA = "KeepIdea"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How a motion on an idea ended."""

    motion: UUID
    carried: bool
    tally: Tally


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """What a meeting has to say on ideas: its body, who attended, who is recused (motion, member), and the verdicts."""

    id: UUID
    body: str = ""
    present: frozenset[UUID] = frozenset()
    recused: frozenset[tuple[UUID, UUID]] = frozenset()
    verdicts: Mapping[UUID, Verdict] = field(default_factory=dict)


def sitting_of(meeting: UUID, events: Iterable[Event]) -> Sitting:
    """What a meeting's events say on ideas."""
    sitting = Sitting(id=meeting)
    for event in events:
        match event:
            case MeetingConvened():
                sitting = replace(sitting, body=event.body)
            case AttendanceRecorded():
                sitting = replace(sitting, present=frozenset(event.present))
            case MotionRecused():
                sitting = replace(sitting, recused=sitting.recused | {(event.motion, event.member)})
            case MotionCarried() | MotionFailed() if event.asks == KEEP_IDEA and event.subject is not None:
                verdict = _verdict(event)
                sitting = replace(sitting, verdicts={**sitting.verdicts, event.subject: verdict})
    return sitting


def _verdict(event: MotionCarried | MotionFailed) -> Verdict:
    tally = Tally(votes_for=event.votes_for, votes_against=event.votes_against, abstained=event.abstained)
    return Verdict(motion=event.motion, carried=isinstance(event, MotionCarried), tally=tally)
