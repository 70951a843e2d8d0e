"""A commitment's content in OGP's template: one value, and its one form of bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from events.envelope import Text
from events.foureyes import canonical
from events.plan import CommitmentVersion, MilestoneDays
from events.refusals import ValueRefused

TEMPLATE_RULE = ("ogp-template", 1)
"""Which fields a commitment has, and which of them must be there before it is handed over."""


@dataclass(frozen=True, kw_only=True)
class Entity:
    """An organisation by its registered name, and by the title under which the commitment names it."""

    organisation: str
    title: Text


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A milestone: its id within the commitment for good, title, first and last day, and who is responsible."""

    id: str
    title: Text = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    responsible: Entity | None = None


@dataclass(frozen=True, kw_only=True)
class Template:
    """A commitment. `values`: how it relates to OGP's values; `others` are actors that are no entities."""

    title: Text
    problem: Text = field(default_factory=dict)
    causes: Text = field(default_factory=dict)
    description: Text = field(default_factory=dict)
    values: Text = field(default_factory=dict)
    results: Text = field(default_factory=dict)
    lead: Entity | None = None
    supporting: tuple[Entity, ...] = ()
    others: tuple[Text, ...] = ()
    milestones: tuple[Milestone, ...] = ()


def content_bytes(template: Template) -> bytes:
    """The commitment's content as canonical JSON, in UTF-8."""
    return canonical(_plain(asdict(template))).encode()


def content_version(template: Template, number: int) -> CommitmentVersion:
    """What an event tells of the content."""
    hashed = hashlib.sha256(content_bytes(template)).hexdigest()
    return CommitmentVersion(
        number=number,
        hash=hashed,
        file=hashed,
        title=template.title,
        lead=template.lead.organisation if template.lead else None,
        milestones=tuple(MilestoneDays(id=each.id, first=each.first, last=each.last) for each in template.milestones),
    )


def read(content: bytes) -> Template:
    """The commitment of those bytes, which `content_bytes` made."""
    said: dict[str, Any] = json.loads(content)
    lead = said.pop("lead")
    return Template(
        **{
            **said,
            "lead": Entity(**lead) if lead else None,
            "supporting": tuple(Entity(**each) for each in said["supporting"]),
            "others": tuple(said["others"]),
            "milestones": tuple(map(_milestone, said["milestones"])),
        }
    )


def missing(template: Template, languages: Sequence[str]) -> tuple[str, ...]:
    """The fields that must still be filled in, by name and language; the causes and further actors may be left out."""
    return tuple(_missing(template, languages))


def need_sound(template: Template) -> None:
    """Refuse what no draft may hold: a milestone's id twice, a last day before the first."""
    ids = [each.id for each in template.milestones]
    for index, each in enumerate(template.milestones):
        if each.id in ids[:index]:
            raise ValueRefused(f"content.milestones.{index}.id", rule="each id stands once")
        if each.first and each.last and each.last < each.first:
            raise ValueRefused(f"content.milestones.{index}.last", rule="the last day is not before the first")


def _missing(template: Template, languages: Sequence[str]) -> Iterator[str]:
    for name in ("title", "problem", "description", "values", "results"):
        yield from _unsaid(getattr(template, name), name, languages)
    if template.causes:
        yield from _unsaid(template.causes, "causes", languages)
    entities = [("lead", template.lead), *((f"supporting.{n}", each) for n, each in enumerate(template.supporting))]
    for name, entity in entities:
        yield from _unsaid(entity.title, f"{name}.title", languages) if entity else (name,)
    for index, other in enumerate(template.others):
        yield from _unsaid(other, f"others.{index}", languages)
    if not template.milestones:
        yield "milestones"
    for index, milestone in enumerate(template.milestones):
        yield from _missing_of(milestone, f"milestones.{index}", languages)


def _missing_of(milestone: Milestone, name: str, languages: Sequence[str]) -> Iterator[str]:
    yield from _unsaid(milestone.title, f"{name}.title", languages)
    for each in ("first", "last", "responsible"):
        if getattr(milestone, each) is None:
            yield f"{name}.{each}"
    if milestone.responsible:
        yield from _unsaid(milestone.responsible.title, f"{name}.responsible.title", languages)


def _unsaid(text: Text, name: str, languages: Sequence[str]) -> Iterator[str]:
    return (f"{name}.{language}" for language in languages if not text.get(language, "").strip())


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _milestone(said: dict[str, Any]) -> Milestone:
    days = {name: date.fromisoformat(said[name]) if said[name] else None for name in ("first", "last")}
    responsible = Entity(**said["responsible"]) if said["responsible"] else None
    return Milestone(id=said["id"], title=said["title"], responsible=responsible, **days)
