"""On what a refusal rests: the criteria, and the texts on each. Which refusals were given the very same reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from uuid import UUID

from events.criteria import Criterion
from events.envelope import Text
from events.foureyes import canonical
from events.workgroup import Finding

from .ranking import Standing, heaviest_first, rounded
from .state import Evaluation

REFUSAL_RULE = ("refusal-rests-on", 1)
"""The criteria in which the subject's mean lies below the mean of those admitted; where there is none, or none is
admitted, that in which its mean is lowest (of equals, the heaviest). Each with every remark of the scores that count,
and every reason stated, as far as an event holds them: at least one."""
MOST_TEXTS = 40_000
"""The most bytes of all the texts of one refusal's findings; what does not fit stands in ScoreOpened all the same."""


def admitted_means(admitted: Sequence[Standing], criteria: Sequence[Criterion]) -> dict[str, Fraction]:
    """The mean of those admitted, by criterion; empty where none is."""
    if not admitted:
        return {}
    return {
        each.name: sum((one.criteria[each.name] for one in admitted), Fraction()) / len(admitted) for each in criteria
    }


def rests_on(standing: Standing, means: Mapping[str, Fraction], criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """The criteria on which the refusal rests, in the call's order."""
    below = tuple(each for each in criteria if each.name in means and standing.criteria[each.name] < means[each.name])
    if below or not criteria:
        return below
    lowest = min(heaviest_first(criteria), key=lambda each: standing.criteria[each.name])
    return (lowest,)


def findings(
    standing: Standing,
    means: Mapping[str, Fraction],
    criteria: Sequence[Criterion],
    texts: Mapping[str, Sequence[Text]],
    places: int,
) -> tuple[Finding, ...]:
    """What the refusal rests on. A criterion without any text stays without: nothing can be approved then."""
    on = rests_on(standing, means, criteria)
    return tuple(
        Finding(
            criterion=each.name,
            mean=rounded(standing.criteria[each.name], places),
            admitted=rounded(means[each.name], places) if each.name in means else None,
            texts=_fitting(texts.get(each.name, ()), MOST_TEXTS // len(on)),
        )
        for each in on
    )


def _fitting(texts: Sequence[Text], most: int) -> tuple[Text, ...]:
    kept: list[Text] = []
    for text in texts:
        most -= len(canonical(text).encode())
        if kept and most < 0:
            break
        if text not in kept:
            kept.append(text)
    return tuple(kept)


def texts_on(state: Evaluation, subject: UUID) -> dict[str, list[Text]]:
    """Every text on the subject by criterion: the reasons stated, then the remarks in the order of their words."""
    texts: dict[str, list[Text]] = {}
    for (about, criterion), stated in state.reasons.items():
        if about == subject:
            texts.setdefault(criterion, []).extend(stated)
    for (about, _), score in sorted(state.scores.items(), key=lambda each: canonical(each[1].remarks)):
        if about == subject:
            for criterion, words in score.remarks.items():
                texts.setdefault(criterion, []).append(words)
    return texts


def same_reasons(given: Mapping[UUID, tuple[Finding, ...]]) -> dict[UUID, tuple[UUID, ...]]:
    """For each subject, the others whose findings name the same criteria with the same texts."""
    by_words: dict[str, list[UUID]] = {}
    for subject, found in given.items():
        if found:
            by_words.setdefault(_said(found), []).append(subject)
    return {
        subject: tuple(other for other in by_words.get(_said(found), ()) if other != subject)
        for subject, found in given.items()
    }


def _said(found: Sequence[Finding]) -> str:
    return canonical([[each.criterion, sorted(canonical(text) for text in each.texts)] for each in found])
