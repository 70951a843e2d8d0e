"""The commands of those who act in an evaluation, and of the service itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from events.criteria import Criterion
from events.envelope import Act, Seal, Text
from events.workgroup import EvaluationRules
from workgroup.domain.bodies import Body
from workgroup.domain.meeting import Meeting
from workgroup.domain.process import Process

from .state import Subject

SourceKind: TypeAlias = Literal["call", "evaluation"]
Kind: TypeAlias = Literal["author", "organisation", "employer", "family", "financial", "other"]
"""The kinds of interest."""
Approving: TypeAlias = Literal["ApproveShortlist", "SelectIdeas", "SelectMembers"]
Opened: TypeAlias = Mapping[UUID, tuple[bytes, str]]
"""Salt and words of what was sealed, by reference."""


@dataclass(frozen=True, kw_only=True)
class Ties:
    """What is known of people: links (organisation, person, relation), and who wrote a proposal together."""

    links: frozenset[tuple[str, UUID, str]] = frozenset()
    together: frozenset[frozenset[UUID]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class PrepareEvaluation:
    """Say who will judge what, and by which rules. `body` and `seats_of` as they stand."""

    act: Act
    process: Process
    name: str
    title: Text
    body: Body
    source_kind: SourceKind
    source: UUID
    seats_of: Body | None
    side: str | None
    rules: EvaluationRules
    first: date | None
    last: date | None
    stage_key: UUID


@dataclass(frozen=True, kw_only=True)
class InEvaluation:
    """An act in an evaluation; `body` is the one that judges, as it stands at that time."""

    act: Act
    process: Process
    evaluation: UUID
    body: Body


@dataclass(frozen=True, kw_only=True)
class OpenEvaluation(InEvaluation):
    """Open it, its source being known and its body whole."""

    criteria: tuple[Criterion, ...]
    subjects: Mapping[UUID, Subject]
    ties: Ties


@dataclass(frozen=True, kw_only=True)
class EnterSubject(InEvaluation):
    """Let a subject in that was found eligible, or shortlisted, later."""

    subject: UUID
    entry: Subject
    ties: Ties


@dataclass(frozen=True, kw_only=True)
class LetGo(InEvaluation):
    """Let a subject go that a newer decision of the source admits no longer."""

    subject: UUID
    decision: UUID


@dataclass(frozen=True, kw_only=True)
class SeeInterests(InEvaluation):
    """Propose the recusals that follow from what is known of people by now."""

    ties: Ties


@dataclass(frozen=True, kw_only=True)
class ReopenScoring(InEvaluation):
    """Let a subject be scored anew: an appeal was upheld."""

    subject: UUID
    appeal: UUID


@dataclass(frozen=True, kw_only=True)
class DeclareInterest(InEvaluation):
    """Declare one's own interest."""

    subject: UUID
    kind: Kind
    detail: Seal | None = None


@dataclass(frozen=True, kw_only=True)
class AllegeInterest(InEvaluation):
    """Allege a member's interest."""

    subject: UUID
    member: UUID
    kind: Kind
    detail: Seal | None = None


@dataclass(frozen=True, kw_only=True)
class DecideInterest(InEvaluation):
    """Decide on an allegation, or (None) on a recusal that the service proposed."""

    subject: UUID
    member: UUID
    allegation: UUID | None
    recused: bool


@dataclass(frozen=True, kw_only=True)
class SubmitScore(InEvaluation):
    """Score a subject; `score` seals points and remarks."""

    subject: UUID
    points: Mapping[str, int]
    remarks: Mapping[str, Text]
    score: Seal


@dataclass(frozen=True, kw_only=True)
class ContributeToLot(InEvaluation):
    """Add one's words to the lot's seed, sealed."""

    contribution: Seal


@dataclass(frozen=True, kw_only=True)
class CastBallot(InEvaluation):
    """Vote as a citizen; `ballot` seals the choices."""

    choices: tuple[UUID, ...]
    ballot: Seal
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class CloseScoring(InEvaluation):
    """End scoring; `opened` holds what is to be opened."""

    opened: Opened = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CountBallots(InEvaluation):
    """End the public vote, its instant having come; `opened` holds what is to be counted."""

    opened: Opened = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class VoteOnTie(InEvaluation):
    """Vote, by name, for one of those that are tied at the cut."""

    subject: UUID
    seats: Body | None = None


@dataclass(frozen=True, kw_only=True)
class StateReason(InEvaluation):
    """Say in official words why a subject stands as it does on a criterion."""

    subject: UUID
    criterion: str
    words: Text


@dataclass(frozen=True, kw_only=True)
class ClassifyProposal(InEvaluation):
    """Put a proposal into a theme."""

    subject: UUID
    theme: str
    organisation: str | None


@dataclass(frozen=True, kw_only=True)
class Approve(InEvaluation):
    """Propose to decide as the scores say; `name` is the act's, `meeting` the one whose carried motion asks for it."""

    name: Approving
    meeting_id: UUID
    meeting: Meeting
    motion: UUID
    seats: Body | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmAct(InEvaluation):
    """Confirm what another member proposed; `appeals` are open ones, with the subject that each is about."""

    proposal: UUID
    hash: str
    meeting: Meeting
    seats: Body | None = None
    appeals: tuple[tuple[UUID, UUID], ...] = ()


@dataclass(frozen=True, kw_only=True)
class DeclineAct(InEvaluation):
    """Say no to what another member proposed."""

    proposal: UUID
    meeting: Meeting
