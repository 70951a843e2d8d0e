"""The rules that a process sets for itself, edition by edition."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from events.envelope import Act, Event, Text
from events.plan import AnswerCode, AppealRules, Ground, Rules, RulesAmended, RulesPublished, TaskForceRules
from events.refusals import AlreadyThere, UnknownThing, ValueRefused
from events.rules import need_words

from .process import Process, made, need_officer


@dataclass(frozen=True, kw_only=True)
class PublishRules:
    """Publish the rules' first edition; what each field means stands in events.plan.Rules."""

    act: Act
    minimum_window_days: int
    answers_due_days: int
    text: Text
    grounds: tuple[Ground, ...] = ()
    codes: tuple[AnswerCode, ...] = ()
    appeals: AppealRules | None = None
    opinion_days: int = 7
    task_forces: TaskForceRules | None = None


@dataclass(frozen=True, kw_only=True)
class AmendRules(PublishRules):
    """Publish the rules' next edition: what it does not say holds no more."""


def _publish_rules(state: Process, command: PublishRules) -> tuple[Event, ...]:
    need_officer(state, command.act)
    if state.rules is not None:
        raise AlreadyThere("process", what="edition of the rules", name=state.rules.number)
    return made(state, command.act, RulesPublished, rules=_edition(state, command, 1))


def _amend_rules(state: Process, command: AmendRules) -> tuple[Event, ...]:
    need_officer(state, command.act)
    if state.rules is None:
        raise UnknownThing("process", what="edition of the rules", name=1)
    return made(state, command.act, RulesAmended, rules=_edition(state, command, state.rules.number + 1))


def _edition(state: Process, command: PublishRules, number: int) -> Rules:
    need_words(command.text, state.languages, "text")
    _need_words_of(state, "grounds", [(each.name, each.words) for each in command.grounds])
    _need_words_of(state, "codes", [(each.name, each.words) for each in command.codes])
    _need_positive("opinion_days", command.opinion_days)
    if command.appeals:
        _need_positive("appeals.days", command.appeals.days)
    if command.task_forces:
        _need_task_forces(command.task_forces)
    return Rules(
        number=number,
        minimum_window_days=command.minimum_window_days,
        answers_due_days=command.answers_due_days,
        text=command.text,
        grounds=command.grounds,
        codes=command.codes,
        appeals=command.appeals,
        opinion_days=command.opinion_days,
        task_forces=command.task_forces,
    )


def _need_words_of(state: Process, field: str, listed: Sequence[tuple[str, Text]]) -> None:
    """Each name of a public list stands there once, with its words in each language."""
    _need_each_once(field, [name for name, _ in listed])
    for index, (_, words) in enumerate(listed):
        need_words(words, state.languages, f"{field}.{index}.words")


def _need_task_forces(rules: TaskForceRules) -> None:
    _need_positive("task_forces.days", rules.days)
    _need_each_once("task_forces.sides", rules.sides)
    if rules.least < max(1, len(rules.sides)):
        raise ValueRefused("task_forces.least", rule="at least one member, and one of each side")


def _need_each_once(field: str, names: Collection[str]) -> None:
    if len(set(names)) < len(names):
        raise ValueRefused(field, rule="each name stands once")


def _need_positive(field: str, days: int) -> None:
    if days < 1:
        raise ValueRefused(field, rule="at least one day")


DECISIONS: dict[type, Callable[[Process, Any], tuple[Event, ...]]] = {
    PublishRules: _publish_rules,
    AmendRules: _amend_rules,
}
