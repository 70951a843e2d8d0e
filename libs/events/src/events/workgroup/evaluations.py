"""Evaluations: sealed scores or public ballots over subjects (proposals, applications), interests, and outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from events.criteria import Criterion
from events.envelope import Event, Seal, Text


@dataclass(frozen=True, kw_only=True)
class EvaluationRules:
    """How an evaluation decides.

    `purpose` is shortlist, ideas or seats; `method` scores or public_vote. `size`: how many are admitted (None: no
    bound); `threshold`: the least weighted mean (or votes) of who is admitted (None: no bound). `scale`: points go from
    0 to it. `places`: decimal places to which a weighted mean is rounded, half to even. `ties` is the order in which
    ties at the cut are broken: criteria (the heaviest first), vote, lot. `choices`: most subjects on one ballot.
    """

    purpose: str
    method: str
    size: int | None
    threshold: Decimal | None
    scale: int
    least_scores: int
    places: int
    ties: tuple[str, ...]
    choices: int


@dataclass(frozen=True, kw_only=True)
class EvaluationPrepared(Event):
    """Who will judge what, by which rules, frozen from here on; it opens once its subjects are known, the body whole.

    `source` is the call's or the earlier evaluation's stream (source_kind: call, evaluation). `seats_of` and `side`:
    the seats that a selection fills. `stage_key` is the id of the key under which scores lie until scoring is closed.
    `first` and `last`: the civil days of a public vote.
    """

    TOPIC: ClassVar[str] = "workgroup.EvaluationPrepared.v1"
    name: str
    title: Text
    body: str
    source_kind: str
    source: UUID
    seats_of: str | None
    side: str | None
    rules: EvaluationRules
    first: date | None
    last: date | None
    stage_key: UUID


@dataclass(frozen=True, kw_only=True)
class EvaluationOpened(Event):
    """Scoring (or the public vote) is open on so many subjects, which follow one by one; criteria are the source's."""

    TOPIC: ClassVar[str] = "workgroup.EvaluationOpened.v1"
    body: str
    criteria: tuple[Criterion, ...]
    subjects: int
    opens_at: datetime
    closes_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SubjectEntered(Event):
    """A proposal or application is judged here; its authors, and the organisations for which they act."""

    TOPIC: ClassVar[str] = "workgroup.SubjectEntered.v1"
    subject: UUID
    authors: tuple[UUID, ...]
    organisations: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SubjectLeft(Event):
    """The subject is judged here no more: a newer decision of the source (an event) admits it no longer."""

    TOPIC: ClassVar[str] = "workgroup.SubjectLeft.v1"
    subject: UUID
    decision: UUID


@dataclass(frozen=True, kw_only=True)
class RecusalProposed(Event):
    """The service sees that the member shares an author, organisation or employer with the subject (kind).

    Until it is settled, the member does not score the subject. Being its author recuses at once.
    """

    TOPIC: ClassVar[str] = "workgroup.RecusalProposed.v1"
    subject: UUID
    member: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class InterestDeclared(Event):
    """A member declares an interest in a subject: the kind is public, the detail sealed."""

    TOPIC: ClassVar[str] = "workgroup.InterestDeclared.v1"
    subject: UUID
    member: UUID
    kind: str
    detail: Seal | None


@dataclass(frozen=True, kw_only=True)
class InterestAlleged(Event):
    """Anyone alleges that a member has an interest in a subject: the chair decides."""

    TOPIC: ClassVar[str] = "workgroup.InterestAlleged.v1"
    allegation: UUID
    subject: UUID
    member: UUID
    kind: str
    detail: Seal | None


@dataclass(frozen=True, kw_only=True)
class InterestDismissed(Event):
    """The chair finds no interest, with a reason: of an allegation, or of a recusal that was proposed (None)."""

    TOPIC: ClassVar[str] = "workgroup.InterestDismissed.v1"
    allegation: UUID | None
    subject: UUID
    member: UUID


@dataclass(frozen=True, kw_only=True)
class MemberRecused(Event):
    """The member does not judge the subject. `cause`: author, declared, alleged, proposed."""

    TOPIC: ClassVar[str] = "workgroup.MemberRecused.v1"
    subject: UUID
    member: UUID
    cause: str
    allegation: UUID | None


@dataclass(frozen=True, kw_only=True)
class ScoreSubmitted(Event):
    """A member's points and remarks on a subject, sealed under the stage's key; a later one supersedes."""

    TOPIC: ClassVar[str] = "workgroup.ScoreSubmitted.v1"
    subject: UUID
    score: Seal


@dataclass(frozen=True, kw_only=True)
class LotContributed(Event):
    """A member's contribution to the lot's seed, sealed under the stage's key; a later one supersedes."""

    TOPIC: ClassVar[str] = "workgroup.LotContributed.v1"
    contribution: Seal


@dataclass(frozen=True, kw_only=True)
class BallotCast(Event):
    """A person's ballot in a public vote, sealed under the stage's key; each person has one."""

    TOPIC: ClassVar[str] = "workgroup.BallotCast.v1"
    choices: Seal


@dataclass(frozen=True, kw_only=True)
class ScoringClosed(Event):
    """No score counts from here on; what lay sealed is opened by the events that follow."""

    TOPIC: ClassVar[str] = "workgroup.ScoringClosed.v1"
    scores: int
    contributions: int
    ballots: int


@dataclass(frozen=True, kw_only=True)
class ScoreOpened(Event):
    """What a ScoreSubmitted (`score`, the event's id) had sealed, with the salt (hex) that opens its commitment.

    The sealed words are {"remarks": remarks, "points": points} as canonical JSON (events.foureyes.canonical).
    """

    TOPIC: ClassVar[str] = "workgroup.ScoreOpened.v1"
    score: UUID
    subject: UUID
    evaluator: UUID
    points: dict[str, int]
    remarks: dict[str, Text]
    salt: str


@dataclass(frozen=True, kw_only=True)
class LotOpened(Event):
    """A contribution to the lot's seed, with the salt (hex) that opens its commitment."""

    TOPIC: ClassVar[str] = "workgroup.LotOpened.v1"
    contribution: UUID
    member: UUID
    words: str
    salt: str


@dataclass(frozen=True, kw_only=True)
class SubjectVotes:
    """How many ballots name the subject."""

    subject: UUID
    votes: int


@dataclass(frozen=True, kw_only=True)
class BallotsCounted(Event):
    """The public vote's count; who voted for what stays sealed."""

    TOPIC: ClassVar[str] = "workgroup.BallotsCounted.v1"
    ballots: int
    votes: tuple[SubjectVotes, ...]


@dataclass(frozen=True, kw_only=True)
class ScoreVoided(Event):
    """The score does not count, and what was decided by it is decided anew.

    An interest was found after closing (the envelope's rule says so), or an appeal was upheld.
    """

    TOPIC: ClassVar[str] = "workgroup.ScoreVoided.v1"
    score: UUID
    subject: UUID
    member: UUID


@dataclass(frozen=True, kw_only=True)
class ScoringReopened(Event):
    """Scoring is open again for these subjects alone: too few scores are left, one came late, an appeal was upheld."""

    TOPIC: ClassVar[str] = "workgroup.ScoringReopened.v1"
    subjects: tuple[UUID, ...]
    appeal: UUID | None


@dataclass(frozen=True, kw_only=True)
class TieVoteCast(Event):
    """A member's recorded vote for one of those that are tied at the cut."""

    TOPIC: ClassVar[str] = "workgroup.TieVoteCast.v1"
    subject: UUID


@dataclass(frozen=True, kw_only=True)
class ReasonStated(Event):
    """Official words on why the subject stands as it does on a criterion, beside the evaluators' remarks."""

    TOPIC: ClassVar[str] = "workgroup.ReasonStated.v1"
    subject: UUID
    criterion: str
    words: Text


@dataclass(frozen=True, kw_only=True)
class ProposalClassified(Event):
    """The group puts a proposal into a theme, and names the entity that it concerns, if any."""

    TOPIC: ClassVar[str] = "workgroup.ProposalClassified.v1"
    subject: UUID
    theme: str
    organisation: str | None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A criterion on which a refusal rests: the subject's mean, the mean of those admitted, and the texts on it."""

    criterion: str
    mean: Decimal
    admitted: Decimal | None
    texts: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class OutcomeApproved(Event):
    """An evaluation's outcome, by two people after a carried motion; the subjects' own events follow in its order.

    `ranking_hash`: SHA-256 (hex) over the ranking (events.rules of the evaluation say how). `seed` is the lot's, where
    one was drawn. `replaces` is the decision before, where it is decided anew. `open_appeals`: those that wait.
    """

    evaluation: str
    body: str
    admitted: tuple[UUID, ...]
    refused: int
    ranking_hash: str
    tie_broken_by: str | None
    seed: str | None
    meeting: UUID
    motion: UUID
    proposal: UUID
    proposed_by: UUID
    replaces: UUID | None
    open_appeals: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ShortlistApproved(OutcomeApproved):
    """The shortlist is decided."""

    TOPIC: ClassVar[str] = "workgroup.ShortlistApproved.v1"


@dataclass(frozen=True, kw_only=True)
class IdeasSelected(OutcomeApproved):
    """The ideas are selected that are put to the entities."""

    TOPIC: ClassVar[str] = "workgroup.IdeasSelected.v1"


@dataclass(frozen=True, kw_only=True)
class SelectionApproved(OutcomeApproved):
    """The members for vacant seats are selected: `members` are the persons of the admitted, in their order."""

    TOPIC: ClassVar[str] = "workgroup.SelectionApproved.v1"
    seats_of: str
    side: str
    members: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class Judged(Event):
    """What was decided on one subject: its place (1 is the best) and its weighted mean, or votes."""

    evaluation: str
    subject: UUID
    authors: tuple[UUID, ...]
    place: int
    mean: Decimal


@dataclass(frozen=True, kw_only=True)
class Refused(Judged):
    """The subject was not admitted: by which criteria, and which others were given the very same reasons."""

    findings: tuple[Finding, ...]
    equal_to: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ProposalShortlisted(Judged):
    """The proposal is on the shortlist."""

    TOPIC: ClassVar[str] = "workgroup.ProposalShortlisted.v1"


@dataclass(frozen=True, kw_only=True)
class ProposalNotShortlisted(Refused):
    """The proposal is not on the shortlist."""

    TOPIC: ClassVar[str] = "workgroup.ProposalNotShortlisted.v1"


@dataclass(frozen=True, kw_only=True)
class ProposalSelected(Judged):
    """The idea is put to the entity."""

    TOPIC: ClassVar[str] = "workgroup.ProposalSelected.v1"


@dataclass(frozen=True, kw_only=True)
class ProposalNotSelected(Refused):
    """The idea goes no further."""

    TOPIC: ClassVar[str] = "workgroup.ProposalNotSelected.v1"


@dataclass(frozen=True, kw_only=True)
class MemberSelected(Judged):
    """The applicant is selected for a seat."""

    TOPIC: ClassVar[str] = "workgroup.MemberSelected.v1"


@dataclass(frozen=True, kw_only=True)
class ReserveListed(Refused):
    """The applicant has no seat, and is on the reserve list at that rank (1 is the first)."""

    TOPIC: ClassVar[str] = "workgroup.ReserveListed.v1"
    rank: int


@dataclass(frozen=True, kw_only=True)
class SeatApplicationDeclined(Refused):
    """The applicant has no seat."""

    TOPIC: ClassVar[str] = "workgroup.SeatApplicationDeclined.v1"
