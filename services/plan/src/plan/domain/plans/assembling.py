"""The plan is made of exactly the frozen commitments, and revised with a note and a recorded difference."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from events.envelope import Act, Event, Text
from events.foureyes import canonical
from events.plan import ParagraphGone, PlanDrafted, PlanRevised, Rendition
from events.refusals import ContentDiffers, LanguageMissing, Refusal, UnknownThing
from events.rules import need_words
from plan.domain.commitments.export import section
from plan.domain.commitments.freezing import Freeze
from plan.domain.commitments.template import Template, content_bytes
from plan.domain.document import Document, DocumentIsFinal, document_stream, need_drafted
from plan.domain.drafting import added, drafted
from plan.domain.identifying import Changed, Written, changes, identified, known_before
from plan.domain.process import Process, need_officer
from plan.domain.texts.matching import Known
from plan.domain.texts.paragraphs import align

from .state import Plan

PLAN_RULE = ("plan-of-frozen-commitments", 1)
"""The introduction in each language, then each frozen commitment in the order of their names, in OGP's template."""
REVISION_RULE = ("revised-with-note-and-difference", 1)
"""A plan changes only with a note on why, and the difference to the version before recorded as a file."""

MARKDOWN = "text/markdown"


class NothingFrozen(Refusal):
    """The commitments are not frozen: a plan is made of those that are."""

    slug = "nothing-frozen"


class PlanIsApproved(Refusal):
    """This version is approved: what is approved is what is sent."""

    slug = "plan-approved"


class NothingRevised(Refusal):
    """The renditions are those of the last version."""

    slug = "nothing-revised"


@dataclass(frozen=True, kw_only=True)
class AssemblePlan:
    """Make the plan: `introductions` are stored texts by language, `contents` the frozen commitments by name."""

    act: Act
    process: Process
    name: str
    title: Text
    introductions: tuple[Rendition, ...]
    texts: Mapping[str, str]
    freeze: Freeze
    contents: Mapping[str, Template]


@dataclass(frozen=True, kw_only=True)
class RevisePlan:
    """Add the plan's next version, with a note on why."""

    act: Act
    process: Process
    name: str
    renditions: tuple[Rendition, ...]
    written: Written
    note: Text


def plan_texts(
    introductions: Mapping[str, str], contents: Sequence[Template], languages: Sequence[str]
) -> dict[str, str]:
    """The plan's text in each language (Markdown): its introduction, then the commitments in that order."""
    return {language: _text(introductions.get(language, ""), contents, language) for language in languages}


def rendition_of(language: str, text: str) -> Rendition:
    """The text as a rendition."""
    content = text.encode()
    hashed = hashlib.sha256(content).hexdigest()
    return Rendition(language=language, file=hashed, media_type=MARKDOWN, size=len(content))


def difference_bytes(old: Sequence[Known], new: Sequence[Known], gone: Sequence[ParagraphGone]) -> bytes:
    """The recorded difference of two versions: canonical JSON of what changed, paragraph by paragraph."""
    return canonical([_recorded(each) for each in _changed(old, new, gone)]).encode()


def _changed(old: Sequence[Known], new: Sequence[Known], gone: Sequence[ParagraphGone]) -> list[Changed]:
    return [each for each in changes(old, new, {g.id: g for g in gone}) if each.change != "same"]


def _recorded(changed: Changed) -> dict[str, Any]:
    segments = {
        language: [{name: value for name, value in asdict(each).items() if value is not None} for each in parts]
        for language, parts in changed.segments.items()
    }
    into = str(changed.into) if changed.into else None
    return {"paragraph": str(changed.id), "change": changed.change, "into": into, "segments": segments}


def _text(introduction: str, contents: Sequence[Template], language: str) -> str:
    parts = [introduction.replace("\r\n", "\n").strip()] if introduction.strip() else []
    for number, each in enumerate(contents, 1):
        parts.extend(section(each, number, language))
    return "\n\n".join(parts) + "\n"


def _assemble(state: Document, command: AssemblePlan) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    freeze = command.freeze
    if freeze.event is None:
        raise NothingFrozen
    _need_languages(command.texts, command.process, "introductions")
    contents = [_content(command.contents, each.name, each.hash) for each in freeze.commitments]
    texts = plan_texts(command.texts, contents, command.process.languages)
    renditions = tuple(rendition_of(language, text) for language, text in texts.items())
    said = {
        "name": command.name,
        "number": 1,
        "commitments": freeze.commitments,
        "introductions": command.introductions,
        "freeze": freeze.event,
    }
    return drafted(
        state,
        command.act,
        command.process,
        command.name,
        command.title,
        renditions,
        Written(texts=texts),
        lambda version: [(PlanDrafted, PLAN_RULE, said | {"hash": version})],
    )


def _content(contents: Mapping[str, Template], name: str, frozen: str) -> Template:
    """The content of that name; a refusal where it is not the frozen one."""
    content = contents.get(name)
    if content is None:
        raise UnknownThing("commitments", what="commitment", name=name)
    if hashlib.sha256(content_bytes(content)).hexdigest() != frozen:
        raise ContentDiffers("commitments", hash=frozen)
    return content


def _need_languages(given: Mapping[str, Any], process: Process, field: str) -> None:
    for language in process.languages:
        if language not in given:
            raise LanguageMissing(field, language=language)


def _revise(state: Document, command: RevisePlan) -> tuple[Event, ...]:
    need_officer(command.process, command.act)
    plan = need_plan(state, command.name)
    before = state.versions[-1]
    if plan.approved == before.hash or plan.published or plan.submitted:
        raise PlanIsApproved("document")
    if state.final is not None:
        raise DocumentIsFinal("document", number=state.final)
    need_words(command.note, command.process.languages, "note")
    _need_languages(command.written.texts, command.process, "renditions")
    if command.renditions == before.renditions:
        raise NothingRevised("renditions")
    number = before.number + 1
    difference = recorded_difference(state, command.act, command.name, command.process, command.written)
    said = {
        "name": command.name,
        "number": number,
        "before": before.number,
        "before_hash": before.hash,
        "note": command.note,
        "difference": hashlib.sha256(difference.content).hexdigest(),
        "changed": difference.count("changed"),
        "new": difference.count("new"),
        "gone": difference.count("dropped", "merged"),
    }
    return added(
        state,
        command.act,
        command.process,
        command.name,
        command.renditions,
        command.written,
        lambda version: [(PlanRevised, REVISION_RULE, said | {"hash": version})],
    )


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A revision's difference, as it is recorded."""

    content: bytes
    changed: tuple[Changed, ...]

    def count(self, *kinds: str) -> int:
        """How many paragraphs are of those changes."""
        return sum(each.change in kinds for each in self.changed)


def recorded_difference(state: Document, act: Act, name: str, process: Process, written: Written) -> Difference:
    """The difference of the texts to the last version's, by paragraph and word."""
    old = known_before(state, written)
    said = {"name": name, "number": len(state.versions) + 1, "hash": ""}
    parts = identified(state, document_stream(act.process, name), process.authoritative, written, said)
    new = _known_of(parts, written.texts)
    gone = [each for _, _, fields in parts for each in fields["gone"]]
    return Difference(content=difference_bytes(old, new, gone), changed=tuple(_changed(old, new, gone)))


def _known_of(parts: Sequence[Any], texts: Mapping[str, str]) -> list[Known]:
    ids: list[UUID] = [each.id for _, _, fields in parts for each in fields["paragraphs"]]
    return [Known(id=each, text=text) for each, text in zip(ids, align(texts).paragraphs, strict=True)]


def need_plan(state: Document, name: str) -> Plan:
    """The plan that the document is, or a refusal."""
    need_drafted(state, name)
    if state.plan is None:
        raise UnknownThing("document", what="plan", name=name)
    return state.plan


DECISIONS: dict[type, Callable[[Document, Any], tuple[Event, ...]]] = {AssemblePlan: _assemble, RevisePlan: _revise}
