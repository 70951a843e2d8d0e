"""A comment is hidden by two officers on a public ground, and shown again by decision or after an appeal."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from comments import policies
from comments.domain.comment import COMMENT, SubmitComment, WithdrawComment, Withdrawn
from comments.domain.moderation import MODERATION, Moderate
from events.comments import ActDeclined, ActProposed, CommentSubmitted, ContributionHidden, ContributionRestored
from events.moderation import (
    AlreadyHidden,
    ConfirmHiding,
    DeclineHiding,
    HideContribution,
    NoSuchGround,
    NotHidden,
    OwnContribution,
    RestoreContribution,
)
from events.refusals import (
    ContentDiffers,
    NotProposed,
    OfficeNeeded,
    ProcessStopped,
    ReasonNeeded,
    Refusal,
    SecondPersonNeeded,
)

GROUNDS = frozenset({"insult"})


def submitted(world: Any, name: str = "salma") -> UUID:
    """A comment of that person."""
    command = SubmitComment(
        act=world.act(name, activity=4),
        process=world.process,
        consultation=world.state(),
        text="x",
        body=world.seal,
        language="en",
        paragraph=None,
        arrived_at=world.now,
    )
    [event] = world.decide(command.act.id, COMMENT, command)
    assert isinstance(event, CommentSubmitted)
    return event.stream


def moderate(world: Any, comment: UUID, kind: type[Any], name: str = "huda", **fields: Any) -> Any:
    known = {"process": world.process, "grounds": GROUNDS}
    common = {field: value for field, value in known.items() if field in kind.__dataclass_fields__}
    act = fields.pop("act", None) or world.officer(name)
    [event] = world.decide(comment, MODERATION, Moderate(comment=comment, command=kind(act=act, **(common | fields))))
    return event


def hide(world: Any, comment: UUID) -> ContributionHidden:
    proposed = moderate(world, comment, HideContribution, ground="insult")
    assert isinstance(proposed, ActProposed)
    hidden = moderate(world, comment, ConfirmHiding, "rana", proposal=proposed.proposal, hash=proposed.hash)
    assert isinstance(hidden, ContributionHidden)
    return hidden


def test_two_officers_hide_it_on_a_ground_and_one_shows_it_again(world: Any) -> None:
    comment = submitted(world.opened())
    hidden = hide(world, comment)
    assert (hidden.ground, hidden.author, hidden.consultation) == (
        "insult",
        world.person("salma"),
        world.consultation,
    )
    assert (hidden.proposed_by, hidden.person, hidden.activity) == (world.person("huda"), world.person("rana"), 4)
    with pytest.raises(AlreadyHidden):
        moderate(world, comment, HideContribution, ground="insult")
    restored = moderate(world, comment, RestoreContribution, act=world.officer(reason=world.both))
    assert isinstance(restored, ContributionRestored)
    assert (restored.hidden, restored.appeal) == (hidden.id, None)
    assert hide(world, comment).version == restored.version + 2


@pytest.mark.parametrize(
    ("kind", "fields", "refusal"),
    [
        (HideContribution, {"ground": "boring"}, NoSuchGround),
        (HideContribution, {"ground": "insult", "grounds": frozenset()}, NoSuchGround),
        (RestoreContribution, {}, NotHidden),
        (DeclineHiding, {"proposal": UUID(int=1)}, NotProposed),
    ],
)
def test_what_moderators_may_not_do(world: Any, kind: type[Any], fields: Any, refusal: type[Refusal]) -> None:
    comment = submitted(world.opened())
    common = {"process": world.process, "grounds": GROUNDS} | fields
    known = {name: value for name, value in common.items() if name in kind.__dataclass_fields__}
    with pytest.raises(refusal):
        world.decide(comment, MODERATION, Moderate(comment=comment, command=kind(act=world.officer(), **known)))


def test_only_officers_whom_it_does_not_concern_moderate_it(world: Any) -> None:
    comment = submitted(world.opened(), "rana")
    with pytest.raises(OwnContribution):
        moderate(world, comment, HideContribution, "rana", ground="insult")
    with pytest.raises(OfficeNeeded):
        moderate(world, comment, HideContribution, act=world.act("omar"), ground="insult")
    with pytest.raises(ProcessStopped):
        moderate(
            world,
            comment,
            HideContribution,
            ground="insult",
            process=replace(world.process, stopped="suspended"),
        )
    hiding = moderate(world, comment, HideContribution, ground="insult")
    confirm: dict[str, Any] = {"proposal": hiding.proposal, "hash": hiding.hash}
    with pytest.raises(SecondPersonNeeded):
        moderate(world, comment, ConfirmHiding, "huda", **confirm)
    with pytest.raises(OwnContribution):
        moderate(world, comment, ConfirmHiding, "rana", **confirm)
    with pytest.raises(ContentDiffers):
        moderate(world, comment, ConfirmHiding, "tariq", **(confirm | {"hash": "other"}))
    with pytest.raises(NoSuchGround):
        moderate(world, comment, ConfirmHiding, "tariq", **confirm, grounds=frozenset())
    with pytest.raises(ReasonNeeded):
        moderate(world, comment, DeclineHiding, "tariq", proposal=hiding.proposal)
    declining = {"act": world.officer("tariq", reason=world.both), "proposal": hiding.proposal}
    assert isinstance(moderate(world, comment, DeclineHiding, **declining), ActDeclined)
    with pytest.raises(NotProposed):
        moderate(world, comment, ConfirmHiding, "tariq", **confirm)


def test_it_is_shown_again_for_a_reason(world: Any) -> None:
    comment = submitted(world.opened())
    hide(world, comment)
    with pytest.raises(ReasonNeeded):
        moderate(world, comment, RestoreContribution)


def test_a_withdrawn_comment_is_not_hidden_and_a_hidden_one_may_be_withdrawn(world: Any) -> None:
    first, second = submitted(world.opened()), submitted(world)

    def withdraw(comment: UUID) -> None:
        command = WithdrawComment(
            act=world.act("salma"),
            process=world.process,
            comment=comment,
            consultation=world.state(),
            arrived_at=world.now,
        )
        world.decide(comment, COMMENT, command)

    withdraw(first)
    with pytest.raises(Withdrawn):
        moderate(world, first, HideContribution, ground="insult")
    hide(world, second)
    withdraw(second)
    assert world.tally().counted == 2


@pytest.mark.parametrize(("outcome", "shown"), [("upheld", True), ("partly", True), ("dismissed", False)])
def test_an_appeal_that_is_upheld_shows_it_again_once(world: Any, outcome: str, shown: bool) -> None:
    hidden = hide(world, submitted(world.opened()))
    decided = world.appeal_decided(hidden, outcome)
    world.hear(decided).hear(decided)
    restored = [event for event in world.own if isinstance(event, ContributionRestored)]
    assert [(event.hidden, event.appeal, event.activity) for event in restored] == (
        [(hidden.id, decided.stream, 4)] if shown else []
    )


def test_an_appeal_shows_only_what_that_decision_hid(world: Any) -> None:
    comment = submitted(world.opened())
    first = hide(world, comment)
    moderate(world, comment, RestoreContribution, act=world.officer(reason=world.both))
    second = hide(world, comment)
    world.hear(world.appeal_decided(first))
    assert world.state(comment, COMMENT).hidden.event == second.id
    assert policies.react(world.facts(), world.appeal_decided(second, decision_type="proposals.X.v1")) == ()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_grounds_and_open_appeals_are_known_in_whatever_order_they_are_heard(world: Any, order: Any) -> None:
    comment = submitted(world.opened())
    hidden = hide(world, comment)
    lodged = world.appeal_lodged(hidden)
    events = [world.ruled(), lodged, world.approved(2)]
    world.hear(*(events[index] for index in order))
    assert world.facts().grounds == GROUNDS
    assert world.facts().appeals_on(comment) == (lodged.stream,)
    world.hear(world.appeal_decided(hidden, "dismissed"))
    assert world.facts().appeals_on(comment) == ()
