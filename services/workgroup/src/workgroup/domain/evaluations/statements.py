"""What is said for an outcome before it is decided: votes on a tie, reasons of refusals, themes."""

from __future__ import annotations

from events.envelope import Event
from events.refusals import UnknownThing
from events.rules import need_words
from events.workgroup import ProposalClassified, ReasonStated, TieVoteCast

from .commands import ClassifyProposal, StateReason, VoteOnTie
from .making import events_of, need_opened, need_subject, prepared
from .outcome import outcome
from .ranking import TIES_RULE
from .refusals import AlreadyDecided, NotTied, OtherMethod, Recused
from .state import Evaluation


def vote_on_tie(state: Evaluation, command: VoteOnTie) -> tuple[Event, ...]:
    """Vote, by name, for one of those at the cut; a later vote takes the place of the one before."""
    seat = command.body.seat_of(command.act)
    tied = outcome(state, command.seats).ranking.at_cut
    if state.decision and not state.decision.stale:
        raise AlreadyDecided
    if "vote" not in prepared(state).rules.ties:
        raise OtherMethod(method=", ".join(prepared(state).rules.ties))
    if command.subject not in tied:
        raise NotTied("subject", subject=command.subject)
    for subject in tied:
        if (subject, command.act.person) in state.recused:
            raise Recused("subject", subject=subject)
    return events_of(state, command, (TieVoteCast, TIES_RULE, {"subject": command.subject}), seat=seat)


def state_reason(state: Evaluation, command: StateReason) -> tuple[Event, ...]:
    """Add official words on a subject and a criterion, for the refusals that lack them."""
    need_opened(state)
    seat = command.body.leading_seat_of(command.act)
    need_subject(state, command.subject)
    if (command.subject, command.act.person) in state.recused:
        raise Recused("subject", subject=command.subject)
    if command.criterion not in {each.name for each in state.criteria}:
        raise UnknownThing("criterion", what="criterion", name=command.criterion)
    need_words(command.words, command.process.languages, "words")
    fields = {"subject": command.subject, "criterion": command.criterion, "words": command.words}
    return events_of(state, command, (ReasonStated, None, fields), seat=seat)


def classify(state: Evaluation, command: ClassifyProposal) -> tuple[Event, ...]:
    """Put a proposal into a theme; a later word takes the place of the one before."""
    need_opened(state)
    seat = command.body.leading_seat_of(command.act)
    need_subject(state, command.subject)
    fields = {"subject": command.subject, "theme": command.theme, "organisation": command.organisation}
    return events_of(state, command, (ProposalClassified, None, fields), seat=seat)
