"""What a body needs to know of a commitment, and when it may decide on one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from events.refusals import Refusal, UnknownThing, ValueRefused
from events.workgroup import ReviewedCommitment

ENDORSE, APPROVE_FOR_COMMENT = "EndorseCommitments", "ApproveForComment"
RETURN, DROP = "ReturnCommitments", "DropCommitment"
REVIEWS = (ENDORSE, APPROVE_FOR_COMMENT, RETURN, DROP)


class NotHandedOver(Refusal):
    """The commitment {name} is not handed over for review."""

    slug = "not-handed-over"


class CommitmentIsDropped(Refusal):
    """The commitment {name} was dropped: it goes no further."""

    slug = "commitment-dropped"


class CommitmentIsFrozen(Refusal):
    """The commitment {name} is frozen: no body decides on it any more."""

    slug = "commitment-frozen"


class AlreadyReviewed(Refusal):
    """The body has decided so on this version of the commitment {name} already."""

    slug = "already-reviewed"


class StaleVersion(Refusal):
    """There is a newer version ({newest}) than the one that is cited ({number})."""

    slug = "stale-version"


@dataclass(frozen=True, kw_only=True)
class CitedCommitment:
    """A commitment by its name, in the version of that number (None: the newest)."""

    name: str
    number: int | None = None


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a body decided last on a commitment: by which act, and on which version."""

    act: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A commitment as it was heard of.

    `versions` holds each one's hash by its number, `ready` and `returned` the newest that was handed over and sent
    back (0: none), `amendments` those that are open, and `decided` what each body decided last.
    """

    versions: Mapping[int, str] = field(default_factory=dict)
    ready: int = 0
    returned: int = 0
    amendments: frozenset[UUID] = frozenset()
    decided: Mapping[str, Decided] = field(default_factory=dict)
    dropped: bool = False
    frozen: bool = False

    @property
    def newest(self) -> int:
        """The number of its newest version; 0 where none was heard of."""
        return max(self.versions, default=0)

    @property
    def handed_over(self) -> bool:
        """Whether it is with the bodies: handed over, and not sent back since."""
        return self.ready > self.returned


Known = Mapping[str, Commitment]
"""The commitments of a process, by name."""


def cited(known: Known, act: str, body: str, commitments: Sequence[CitedCommitment]) -> tuple[ReviewedCommitment, ...]:
    """The versions that a motion of the body on that act is about; refuses one that it cannot be about."""
    if not commitments:
        raise ValueRefused("commitments", rule="who asks for a review names the commitments")
    if len({each.name for each in commitments}) < len(commitments):
        raise ValueRefused("commitments", rule="each commitment stands there once")
    if act == DROP and len(commitments) > 1:
        raise ValueRefused("commitments", rule="a motion drops one commitment")
    return tuple(_cited(known, act, body, place, each) for place, each in enumerate(commitments))


def _cited(known: Known, act: str, body: str, place: int, commitment: CitedCommitment) -> ReviewedCommitment:
    found = known.get(commitment.name, Commitment())
    if not found.versions:
        raise UnknownThing(f"commitments.{place}.commitment", what="commitment", name=commitment.name)
    number = found.newest if commitment.number is None else commitment.number
    if number not in found.versions:
        raise UnknownThing(f"commitments.{place}.number", what="version", name=number)
    reviewed = ReviewedCommitment(name=commitment.name, number=number, hash=found.versions[number])
    need_reviewable(known, act, body, reviewed, f"commitments.{place}")
    return reviewed


def need_reviewable(known: Known, act: str, body: str, reviewed: ReviewedCommitment, field: str) -> None:
    """Refuse a decision of the body on that version, by that act.

    It is the newest, with the bodies (but dropped it may be wherever it is), neither dropped nor frozen, and the body
    has not just decided the same on it.
    """
    commitment = known.get(reviewed.name, Commitment())
    if commitment.dropped:
        raise CommitmentIsDropped(field, name=reviewed.name)
    if commitment.frozen:
        raise CommitmentIsFrozen(field, name=reviewed.name)
    if commitment.newest > reviewed.number:
        raise StaleVersion(field, newest=commitment.newest, number=reviewed.number)
    if act != DROP and not commitment.handed_over:
        raise NotHandedOver(field, name=reviewed.name)
    if commitment.decided.get(body) == Decided(act=act, hash=reviewed.hash):
        raise AlreadyReviewed(field, name=reviewed.name)
