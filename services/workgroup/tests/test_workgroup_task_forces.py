"""Task forces: given events, when a command comes, then exactly these events; and any order of acts keeps the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import Any

import pytest
from hunting import hunt
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from selected import BOTH, NOW, PLACE, PROCESS, RULES, act, authors, idea, who

from events.envelope import Event
from events.refusals import AlreadyThere, OfficeNeeded, ReasonNeeded, Refusal, UnknownThing
from events.workgroup import (
    TaskForceDissolved,
    TaskForceFormed,
    TaskForceInvitationDeclined,
    TaskForceInvited,
    TaskForceJoined,
    TaskForceOverdue,
    TaskForceRequested,
)
from workgroup.domain.opinions import Idea, NotDueYet
from workgroup.domain.task_force import task_force_of
from workgroup.domain.task_forces import (
    TASK_FORCE,
    AcceptSeat,
    AlreadyAccepted,
    AlreadyFormed,
    AlreadyInvited,
    ConfirmTaskForce,
    DeclineSeat,
    DissolveTaskForce,
    InviteMember,
    MarkOverdue,
    NoTaskForceRules,
    NotInvited,
    NotKept,
    NotLead,
    RequestTaskForce,
    TaskForceEnded,
    TaskForceShort,
)

STREAM = task_force_of(PROCESS, idea(1))
DUE = datetime(2021, 7, 29, 21, tzinfo=UTC)
KNOWN: dict[str, Any] = {"process": PLACE, "idea": idea(1)}
KEPT = Idea(id=idea(1), authors=authors(1), activity=11)
ENOUGH = (("a", "government"), ("b", "civil_society"), ("c", "civil_society"))


def request(by: Any = None, **changes: Any) -> RequestTaskForce:
    return RequestTaskForce(
        act=by or act(activity=None), **(KNOWN | {"kept": KEPT, "rules": RULES.task_forces} | changes)
    )


def invite(member: str, side: str = "civil_society", by: str = "author-1") -> InviteMember:
    return InviteMember(act=act(by), member=who(member), side=side, **KNOWN)


def accept(member: str) -> AcceptSeat:
    return AcceptSeat(act=act(member), **KNOWN)


def decline(member: str) -> DeclineSeat:
    return DeclineSeat(act=act(member), **KNOWN)


def confirm(by: str = "author-1", at: datetime = NOW) -> ConfirmTaskForce:
    return ConfirmTaskForce(act=act(by, at), **KNOWN)


def dissolve(by: Any = None) -> DissolveTaskForce:
    return DissolveTaskForce(act=by or act("officer", NOW, "unit_officer", reason=BOTH), **KNOWN)


def overdue(at: datetime = DUE) -> MarkOverdue:
    return MarkOverdue(act=act(None, at), task_force=STREAM)


def joined(*members: tuple[str, str]) -> list[Any]:
    """It is asked for, and those have accepted."""
    return [request(), *(each for member, side in members for each in (invite(member, side), accept(member)))]


def happens(*commands: Any) -> tuple[Event, ...]:
    """The events of the last of the commands, after those before it."""
    state = TASK_FORCE.initial
    events: tuple[Event, ...] = ()
    for command in commands:
        events = TASK_FORCE.decide(state, command)
        state = reduce(TASK_FORCE.evolve, events, state)
    return events


def test_the_first_author_is_asked_to_lead_it() -> None:
    [requested] = happens(request())
    assert isinstance(requested, TaskForceRequested)
    assert (requested.stream, requested.lead, requested.least, requested.activity) == (STREAM, who("author-1"), 3, 11)
    assert (requested.sides, requested.due_on, requested.due_at) == (
        ("government", "civil_society"),
        date(2021, 7, 29),
        DUE,
    )


def test_it_is_formed_with_enough_of_every_side() -> None:
    [formed] = happens(*joined(*ENOUGH), confirm())
    assert isinstance(formed, TaskForceFormed)
    assert (formed.members, formed.late) == (tuple(who(member) for member, _ in ENOUGH), False)


def test_without_one_acceptance_it_is_short() -> None:
    with pytest.raises(TaskForceShort, match=r"2 of at least 3 have accepted, and these sides lack: none"):
        happens(*joined(*ENOUGH[:2]), invite("c"), confirm())
    same = [(member, "civil_society") for member in "abcd"]
    with pytest.raises(TaskForceShort, match=r"4 of at least 3 have accepted, and these sides lack: government"):
        happens(*joined(*same), confirm())


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        ([request(kept=None)], NotKept),
        ([request(rules=None)], NoTaskForceRules),
        ([request(act("nobody"))], OfficeNeeded),
        ([request(), request()], AlreadyThere),
        ([invite("a")], UnknownThing),
        ([request(), invite("a", by="nobody")], NotLead),
        ([request(), invite("a"), invite("a", "government")], AlreadyInvited),
        ([request(), accept("a")], NotInvited),
        ([request(), invite("a"), accept("a"), accept("a")], AlreadyAccepted),
        ([request(), invite("a"), accept("a"), decline("a")], AlreadyAccepted),
        ([request(), invite("a"), decline("a"), accept("a")], NotInvited),
        ([*joined(*ENOUGH), confirm("nobody")], NotLead),
        ([*joined(*ENOUGH), confirm(), confirm()], AlreadyFormed),
        ([*joined(*ENOUGH), invite("d"), confirm(), accept("d")], AlreadyFormed),
        ([*joined(*ENOUGH), confirm(), overdue()], AlreadyFormed),
        ([request(), overdue(DUE - timedelta(microseconds=1))], NotDueYet),
        ([request(), overdue(), overdue()], NotDueYet),
        ([request(), dissolve(act("nobody", reason=BOTH))], OfficeNeeded),
        ([request(), dissolve(act("officer", NOW, "unit_officer"))], ReasonNeeded),
        ([request(), dissolve(), invite("a")], TaskForceEnded),
        ([request(), dissolve(), overdue()], AlreadyFormed),
    ],
)
def test_what_is_refused(commands: list[Any], refusal: type[Refusal]) -> None:
    assert commands[:-1] == [] or happens(*commands[:-1])
    with pytest.raises(refusal):
        happens(*commands)


def test_who_declines_can_be_invited_again() -> None:
    [declined] = happens(request(), invite("a"), decline("a"))
    assert isinstance(declined, TaskForceInvitationDeclined)
    assert happens(request(), invite("a"), decline("a"), invite("a"), accept("a"))


def test_the_day_passes_and_it_is_still_formed_later() -> None:
    [late] = happens(*joined(*ENOUGH[:2]), overdue())
    assert isinstance(late, TaskForceOverdue)
    assert (late.accepted, late.least, late.sides_missing, late.activity) == (2, 3, (), 10)
    [formed] = happens(*joined(*ENOUGH[:2]), overdue(), invite("c"), accept("c"), confirm())
    assert isinstance(formed, TaskForceFormed)
    assert formed.late
    [formed] = happens(*joined(*ENOUGH), confirm(at=DUE))
    assert isinstance(formed, TaskForceFormed)
    assert formed.late


def test_the_day_passes_also_while_the_process_is_suspended() -> None:
    stopped = replace(accept("a"), process=replace(PLACE, stopped="suspended"))
    with pytest.raises(Refusal, match="suspended"):
        happens(request(), invite("a"), stopped)
    assert happens(request(), overdue())


def test_after_a_dissolution_it_may_begin_anew() -> None:
    [requested] = happens(*joined(*ENOUGH), dissolve(), request(act("officer", NOW, "unit_officer")))
    assert isinstance(requested, TaskForceRequested)
    with pytest.raises(NotInvited):
        happens(*joined(*ENOUGH), dissolve(), request(), accept("a"))


PEOPLE = st.sampled_from(("a", "b", "c", "author-1"))
SIDES = st.sampled_from(("government", "civil_society", "civil_society", "government", "academia"))
FORMED: list[Event] = []
"""What the machine has formed: that it comes so far at all."""


class TaskForceMachine(RuleBasedStateMachine):
    """Any order of acts on one task force; a refused one leaves no event."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.log = TASK_FORCE.initial, list[Event]()

    def do(self, command: Any) -> None:
        try:
            events = TASK_FORCE.decide(self.state, command)
        except Refusal:
            return
        self.log += events
        FORMED.extend(event for event in events if isinstance(event, TaskForceFormed))
        self.state = reduce(TASK_FORCE.evolve, events, self.state)

    @initialize()
    def asked(self) -> None:
        self.do(request())

    @rule()
    def request(self) -> None:
        self.do(request())

    @rule(members=st.lists(st.tuples(PEOPLE, SIDES), min_size=1, max_size=6), confirmed=st.booleans())
    def bring(self, members: list[tuple[str, str]], confirmed: bool) -> None:
        for member, side in members:
            self.do(invite(member, side))
            self.do(accept(member))
        if confirmed:
            self.do(confirm())

    @rule(member=PEOPLE, side=SIDES, by=st.sampled_from(("author-1", "author-1", "a")))
    def invite(self, member: str, side: str, by: str) -> None:
        self.do(invite(member, side, by))

    @rule(member=PEOPLE)
    def accept(self, member: str) -> None:
        self.do(accept(member))

    @rule(member=PEOPLE)
    def decline(self, member: str) -> None:
        self.do(decline(member))

    @rule(by=st.sampled_from(("author-1", "author-1", "b")), late=st.booleans())
    def confirm(self, by: str, late: bool) -> None:
        self.do(confirm(by, DUE if late else NOW))

    @rule()
    def overdue(self) -> None:
        self.do(overdue())

    @precondition(lambda self: len(self.log) > 12)
    @rule()
    def dissolve(self) -> None:
        self.do(dissolve())

    def course(self) -> list[Event]:
        """What happened since it was asked for last."""
        starts = [place for place, event in enumerate(self.log) if isinstance(event, TaskForceRequested)]
        return self.log[starts[-1] :] if starts else []

    @invariant()
    def it_is_formed_once_with_enough_who_accepted_of_every_side(self) -> None:
        course = self.course()
        formed = [event for event in course if isinstance(event, TaskForceFormed)]
        assert len(formed) <= 1
        for event in formed:
            before = course[: course.index(event)]
            sides = {each.member: each.side for each in before if isinstance(each, TaskForceJoined)}
            assert set(event.members) == set(sides)
            assert len(sides) >= 3
            assert {"government", "civil_society"} <= set(sides.values())
            assert event.person == event.lead == who("author-1")

    @invariant()
    def each_person_accepts_once_and_only_an_invitation(self) -> None:
        invited: dict[Any, str] = {}
        joined: set[Any] = set()
        for event in self.course():
            match event:
                case TaskForceInvited():
                    assert event.member not in invited
                    invited[event.member] = event.side
                case TaskForceInvitationDeclined():
                    assert event.member not in joined
                    del invited[event.member]
                case TaskForceJoined():
                    assert invited[event.member] == event.side
                    assert event.member not in joined
                    assert event.person == event.member
                    joined.add(event.member)

    @invariant()
    def nothing_follows_its_end_and_it_is_overdue_once_at_most(self) -> None:
        course = self.course()
        assert sum(isinstance(event, TaskForceOverdue) for event in course) <= 1
        ends = [place for place, event in enumerate(course) if isinstance(event, TaskForceDissolved)]
        assert ends in ([], [len(course) - 1])
        for place, event in enumerate(course):
            if isinstance(event, TaskForceFormed):
                assert all(isinstance(each, TaskForceDissolved) for each in course[place + 1 :])


def test_task_forces_keep_their_rules_in_any_order_of_the_machine() -> None:
    run_state_machine_as_test(TaskForceMachine, settings=hunt(120, steps=30))
    assert FORMED
