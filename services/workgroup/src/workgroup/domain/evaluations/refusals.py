"""What is refused in an evaluation."""

from __future__ import annotations

from events.refusals import Refusal


class NotOpened(Refusal):
    """The evaluation is not open yet: it waits for its subjects, or for its body to be whole."""

    slug = "evaluation-not-open"


class ScoringIsClosed(Refusal):
    """Scoring of {subject} is closed: no score is taken any more."""

    slug = "scoring-closed"


class ScoringIsOpen(Refusal):
    """Scoring is still open: nothing is decided before it is closed."""

    slug = "scoring-open"


class OtherMethod(Refusal):
    """The evaluation is decided by another method: {method}."""

    slug = "other-method"


class Recused(Refusal):
    """The member does not judge what concerns them: {subject}."""

    kind = "forbidden"
    slug = "recused"


class RecusalWaits(Refusal):
    """A recusal of {member} from {subject} was proposed, and waits for the chair's decision."""

    slug = "recusal-waits"


class AlreadyRecused(Refusal):
    """The member is recused from {subject} already."""

    slug = "already-recused"


class NotMember(Refusal):
    """The person holds no seat of the body that judges: {member}."""

    kind = "invalid"
    slug = "not-member"


class NothingToDecide(Refusal):
    """No such interest waits for a decision."""

    kind = "missing"
    slug = "no-interest-waits"


class TooFewScores(Refusal):
    """{subject} has {scores} scores, and needs {least}."""

    slug = "too-few-scores"


class BrokenSeal(Refusal):
    """What was sealed under {ref} cannot be opened, or is not what was committed to."""

    slug = "broken-seal"


class AlreadyCast(Refusal):
    """The person has cast a ballot: each has one."""

    slug = "already-cast"


class CountNotDue(Refusal):
    """The public vote closes at {closes_at}."""

    slug = "count-not-due"


class NotTied(Refusal):
    """{subject} is not among those that are tied at the cut."""

    slug = "not-tied"


class TieUnbroken(Refusal):
    """A tie at the cut is broken neither by the criteria, nor by a recorded vote or a lot: {subjects}."""

    slug = "tie-unbroken"


class ReasonMissing(Refusal):
    """The refusal of {subject} rests on {criterion}, and nobody has said why."""

    slug = "reason-missing"


class NotCarried(Refusal):
    """No carried motion of that meeting asks for this act on this evaluation."""

    slug = "not-carried"


class NotPresent(Refusal):
    """Only a member who was recorded present in the meeting confirms what it carried."""

    kind = "forbidden"
    slug = "not-present"


class AlreadyDecided(Refusal):
    """The evaluation is decided, and nothing has changed since."""

    slug = "already-decided"


class OutcomeChanged(Refusal):
    """What would be decided now is not what was proposed: let it be proposed again."""

    slug = "outcome-changed"
