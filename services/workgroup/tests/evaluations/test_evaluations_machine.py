"""Whatever is tried in an evaluation, in whatever order: sealed until closed, nobody judges their own."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

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

from events.envelope import Event, commitment
from events.foureyes import Pending
from events.refusals import Refusal
from events.workgroup import (
    BallotsCounted,
    InterestAlleged,
    Judged,
    MemberRecused,
    OutcomeApproved,
    RecusalProposed,
    ScoreOpened,
    ScoreSubmitted,
    ScoreVoided,
    ScoringClosed,
    ScoringReopened,
    SubjectLeft,
)
from events.workgroup import Refused as RefusedEvent
from workgroup.domain.evaluations.commands import (
    AllegeInterest,
    DecideInterest,
    DeclareInterest,
    EnterSubject,
    LetGo,
    ReopenScoring,
    SeeInterests,
    StateReason,
    Ties,
    VoteOnTie,
)
from workgroup.domain.evaluations.outcome import outcome
from workgroup.domain.evaluations.scores import words_of
from workgroup.domain.evaluations.state import Subject

if TYPE_CHECKING:
    from panelstage import Stage

MEMBERS = ("chair", "secretary", "m1", "m2", "m3", "m4")
people = st.sampled_from((*MEMBERS, "stranger"))
members = st.sampled_from(("m1", "m2", "m3", "chair"))
authors = st.sampled_from(("m1", "m2", "stranger"))
subjects = st.sampled_from("abcde")
points = st.tuples(*[st.integers(0, 5)] * 3)


class EvaluationMachine(RuleBasedStateMachine):
    """Anybody tries anything; what is refused leaves no event."""

    new_stage: ClassVar[type[Stage]]

    def __init__(self) -> None:
        super().__init__()
        self.stage = self.new_stage(least_scores=2)
        self.motions = 0

    @initialize(size=st.integers(1, 3), written=st.dictionaries(st.sampled_from("abc"), authors, max_size=1))
    def opened(self, size: int, written: dict[str, str]) -> None:
        self.stage = self.new_stage(least_scores=2, size=size)
        self.stage.prepare()
        self.stage.open("a", "b", "c", authors={name: (author,) for name, author in written.items()})

    def attempt(self, act: Any, *given: Any, **fields: Any) -> tuple[Event, ...]:
        with suppress(Refusal):
            events: tuple[Event, ...] = act(*given, **fields)
            return events
        return ()

    def do(self, kind: Any, person: str | None, /, **fields: Any) -> tuple[Event, ...]:
        return self.attempt(self.stage.do, kind, person, **fields)

    def of(self, *kinds: type[Event]) -> list[Any]:
        return [event for event in self.stage.log if isinstance(event, kinds)]

    @rule(by=people, subject=subjects, given=points, said=st.booleans())
    def score(self, by: str, subject: str, given: tuple[int, int, int], said: bool) -> None:
        remarks = dict.fromkeys(("relevance", "effect", "clarity"), f"{by} on {subject}") if said else {}
        self.attempt(self.stage.score, by, subject, given, **remarks)

    @precondition(lambda self: self.stage.state.scoring)
    @rule(given=st.lists(points, min_size=6, max_size=6))
    def all_score(self, given: list[tuple[int, int, int]]) -> None:
        names = {self.stage.subject(name): name for name in "abcde"}
        for subject in sorted(self.stage.state.scoring, key=names.__getitem__):
            for by, each in zip(MEMBERS, given, strict=True):
                self.score(by, names[subject], each, True)

    @rule(by=people, words=st.sampled_from(["one", "two"]))
    def contribute(self, by: str, words: str) -> None:
        self.attempt(self.stage.contribute, by, words)

    @rule(by=people)
    def close(self, by: str) -> None:
        self.attempt(self.stage.close, by)

    @rule()
    def chair_or_secretary_closes(self) -> None:
        self.attempt(self.stage.close)

    @rule(by=members, subject=subjects)
    def declare(self, by: str, subject: str) -> None:
        self.do(DeclareInterest, by, subject=self.stage.subject(subject), kind="family")

    @rule(by=people, subject=subjects, member=members)
    def allege(self, by: str, subject: str, member: str) -> None:
        fields = {"subject": self.stage.subject(subject), "member": self.stage.person(member)}
        self.do(AllegeInterest, by, **fields, kind="financial")

    @rule(subject=st.sampled_from("abc"), member=members)
    def learn_of_a_link(self, subject: str, member: str) -> None:
        linked = {(subject, self.stage.person(member), "member"), (subject, self._author(subject), "member")}
        self.do(SeeInterests, None, ties=Ties(links=frozenset(linked)))

    def _author(self, subject: str) -> Any:
        found = self.stage.state.subjects.get(self.stage.subject(subject))
        return found.authors[0] if found else self.stage.person("nobody")

    @rule(by=people, recused=st.booleans(), place=st.integers(0, 3))
    def decide_interest(self, by: str, recused: bool, place: int) -> None:
        waiting: list[tuple[Any, ...]] = [(None, *pair) for pair in sorted(self.stage.state.proposed)]
        waiting += [(each, *pair) for each, pair in self.stage.state.alleged.items()]
        if waiting:
            allegation, subject, member = waiting[place % len(waiting)]
            fields = {"allegation": allegation, "subject": subject, "member": member, "recused": recused}
            self.do(DecideInterest, by, reason=True, **fields)

    @rule(subject=st.sampled_from("de"), author=authors)
    def enter(self, subject: str, author: str) -> None:
        entry = Subject(authors=(self.stage.person(author),))
        self.do(EnterSubject, None, subject=self.stage.subject(subject), entry=entry, ties=Ties())

    @rule(subject=st.sampled_from("cde"))
    def let_go(self, subject: str) -> None:
        self.do(LetGo, None, subject=self.stage.subject(subject), decision=self.stage.person("decision"))

    @rule(subject=subjects)
    def reopen(self, subject: str) -> None:
        self.do(ReopenScoring, None, subject=self.stage.subject(subject), appeal=self.stage.person("appeal"))

    @rule(by=people, subject=subjects)
    def vote_on_tie(self, by: str, subject: str) -> None:
        self.do(VoteOnTie, by, subject=self.stage.subject(subject))

    @rule(by=people, subject=subjects, criterion=st.sampled_from(["relevance", "effect", "clarity"]))
    def state_reason(self, by: str, subject: str, criterion: str) -> None:
        fields = {"subject": self.stage.subject(subject), "criterion": criterion, "words": self.stage.words("why")}
        self.do(StateReason, by, **fields)

    @rule(by=people, fresh=st.booleans())
    def propose(self, by: str, fresh: bool) -> None:
        self.motions += fresh
        motion = self.stage.carried(motion=f"motion {self.motions}")
        self.attempt(self.stage.propose, by, motion=motion)

    @rule(by=people, place=st.integers(0, 5))
    def confirm(self, by: str, place: int) -> None:
        waiting: list[Pending] = list(self.stage.state.pending.values())
        if waiting:
            self.attempt(self.stage.confirm, waiting[place % len(waiting)], by)

    @rule()
    def all_try_to_decide(self) -> None:
        for by in ("chair", "secretary"):
            self.propose(by, True)
        for by in MEMBERS:
            for place in range(len(self.stage.state.pending)):
                self.confirm(by, place)

    @precondition(lambda self: self.stage.state.scoring)
    @rule(given=st.lists(points, min_size=6, max_size=6), lot=st.booleans())
    def all_is_done_that_leads_to_a_decision(self, given: list[tuple[int, int, int]], lot: bool) -> None:
        if lot:
            self.contribute("m4", "one")
        self.all_score(given)
        self.chair_or_secretary_closes()
        self.attempt(self.stage.close, "secretary")
        self.all_try_to_decide()

    @invariant()
    def versions_are_dense(self) -> None:
        assert [event.version for event in self.stage.log] == list(range(1, len(self.stage.log) + 1))

    @invariant()
    def nothing_is_opened_before_a_close_and_only_what_was_committed_to(self) -> None:
        submitted = {event.id: event for event in self.of(ScoreSubmitted)}
        closed = 0
        for event in self.stage.log:
            if isinstance(event, ScoringClosed):
                closed = event.scores
            elif isinstance(event, ScoreOpened):
                closed -= 1
                words = words_of(event.points, event.remarks).encode()
                seal = submitted[event.score].score
                assert commitment(bytes.fromhex(event.salt), words) == seal.commitment
            assert closed >= 0

    @invariant()
    def nobody_scores_or_decides_what_concerns_them(self) -> None:
        recused: set[tuple[Any, Any]] = set()
        for event in self.stage.log:
            if isinstance(event, MemberRecused):
                recused.add((event.subject, event.member))
            elif isinstance(event, ScoreSubmitted):
                assert (event.subject, event.person) not in recused
            elif isinstance(event, ScoreOpened):
                assert (event.subject, event.evaluator) not in recused
            elif isinstance(event, OutcomeApproved):
                deciding = {event.person, event.proposed_by}
                assert len(deciding) == 2
                assert not deciding & {member for _, member in recused}
        assert not any(pair in self.stage.state.scores for pair in self.stage.state.recused)

    @invariant()
    def each_decision_says_one_thing_of_each_subject_and_names_the_one_before(self) -> None:
        decisions = self.of(OutcomeApproved)
        assert [each.replaces for each in decisions] == [None, *(each.id for each in decisions[:-1])][: len(decisions)]
        judged = self.of(Judged)
        assert len(judged) == sum(len(each.admitted) + each.refused for each in decisions)
        for decision, following in zip(decisions, [*decisions[1:], None], strict=False):
            until = following.version if following else len(self.stage.log) + 1
            told = [each for each in judged if decision.version < each.version < until]
            assert max(Counter(each.subject for each in told).values(), default=1) == 1
            assert [each.place for each in told] == list(range(1, len(told) + 1))
            assert len(decision.admitted) == min(self.stage.rules.size or 99, len(told))
            means = [each.mean for each in told]
            assert means == sorted(means, reverse=True)
            for each in told:
                if isinstance(each, RefusedEvent):
                    assert each.findings
                    assert all(finding.texts for finding in each.findings)

    @invariant()
    def between_two_decisions_something_has_changed(self) -> None:
        changed = True
        for event in self.stage.log:
            if isinstance(event, OutcomeApproved):
                assert changed
                changed = False
            elif isinstance(event, ScoreVoided | ScoringReopened | SubjectLeft):
                changed = True

    @invariant()
    def a_decision_rests_on_enough_scores(self) -> None:
        state = self.stage.state
        if state.status == "decided":
            assert all(len(state.scored(subject)) >= 2 for subject in state.subjects)
            assert {each.subject for each in outcome(state).ranking.order} == set(state.subjects)

    @invariant()
    def what_waits_for_the_chair_is_known(self) -> None:
        assert len(self.stage.state.alleged) <= len(self.of(InterestAlleged))
        assert len(self.stage.state.proposed) <= len(self.of(RecusalProposed))
        assert not self.of(BallotsCounted)


def test_evaluations_keep_their_rules(new_stage: type[Stage]) -> None:
    EvaluationMachine.new_stage = new_stage
    run_state_machine_as_test(EvaluationMachine, settings=hunt(60, steps=40))
