"""The difference of two contents of a commitment: field by field, and within a field by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from events.envelope import Text
from plan.domain.texts.difference import Segment, difference

from .template import Entity, Milestone, Template

SAME, CHANGED, NEW, DROPPED = "same", "changed", "new", "dropped"
TEXTS = ("title", "problem", "causes", "description", "values", "results")

T = TypeVar("T", Entity, Milestone)


@dataclass(frozen=True, kw_only=True)
class FieldDifference:
    """A field of the template that at least one of the contents fills in.

    `item` is the organisation of a supporting entity, or the milestone's id. `was` and `now` hold what is no text:
    a civil day in ISO form, an organisation's registered name. `words` are the segments, by language.
    """

    field: str
    item: str | None = None
    change: str
    was: str | None = None
    now: str | None = None
    words: Mapping[str, tuple[Segment, ...]]


def compared(old: Template, new: Template) -> tuple[FieldDifference, ...]:
    """Each field in the template's order; entities and milestones as the new content has them, then those gone."""
    return tuple(each for each in _fields(old, new) if each.words or each.was or each.now)


def _fields(old: Template, new: Template) -> Iterator[FieldDifference]:
    for name in TEXTS:
        yield _field(name, old=getattr(old, name), new=getattr(new, name))
    yield _entity("lead", None, old.lead, new.lead)
    for organisation, was, now in _paired(_by_organisation(old.supporting), _by_organisation(new.supporting)):
        yield _entity("supporting", organisation, was, now)
    yield _field("others", old=_lines(old.others), new=_lines(new.others))
    for milestone, before, after in _paired(_by_id(old.milestones), _by_id(new.milestones)):
        yield from _milestone(milestone, before or Milestone(id=milestone), after or Milestone(id=milestone))


def _milestone(item: str, old: Milestone, new: Milestone) -> Iterator[FieldDifference]:
    yield _field("milestone", item, old=old.title, new=new.title)
    for name in ("first", "last"):
        was, now = getattr(old, name), getattr(new, name)
        yield _field(name, item, was=was.isoformat() if was else None, now=now.isoformat() if now else None)
    yield _entity("responsible", item, old.responsible, new.responsible)


def _entity(name: str, item: str | None, old: Entity | None, new: Entity | None) -> FieldDifference:
    was, now = (each.organisation if each else None for each in (old, new))
    return _field(name, item, old=old.title if old else {}, new=new.title if new else {}, was=was, now=now)


def _field(
    name: str,
    item: str | None = None,
    *,
    old: Text | None = None,
    new: Text | None = None,
    was: str | None = None,
    now: str | None = None,
) -> FieldDifference:
    before, after = _said(old or {}), _said(new or {})
    words = {tag: difference(before.get(tag, ""), after.get(tag, "")) for tag in dict.fromkeys((*after, *before))}
    change = _change((before, was), (after, now))
    return FieldDifference(field=name, item=item, change=change, was=was, now=now, words=words)


def _change(old: tuple[Text, str | None], new: tuple[Text, str | None]) -> str:
    if old == new:
        return SAME
    if not any(old):
        return NEW
    return CHANGED if any(new) else DROPPED


def _said(text: Text) -> Text:
    return {language: words for language, words in text.items() if words}


def _lines(texts: Sequence[Text]) -> Text:
    """Texts without an id of their own as one, a line each."""
    languages = dict.fromkeys(language for text in texts for language in text)
    return {tag: "\n".join(text[tag] for text in texts if tag in text) for tag in languages}


def _by_organisation(entities: Sequence[Entity]) -> dict[str, Entity]:
    return {each.organisation: each for each in entities}


def _by_id(milestones: Sequence[Milestone]) -> dict[str, Milestone]:
    return {each.id: each for each in milestones}


def _paired(old: Mapping[str, T], new: Mapping[str, T]) -> Iterator[tuple[str, T | None, T | None]]:
    """What either has, by id: in the new order, then what is gone."""
    for name in dict.fromkeys((*new, *old)):
        yield name, old.get(name), new.get(name)
