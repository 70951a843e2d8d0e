"""A process drawn as a Mermaid flowchart: its phases, activities with dates and acts, and the gates between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from local.processfile import ProcessFile

NEEDS: Mapping[str, tuple[str, ...]] = {
    "FinaliseDocument": ("RespondToComment",),
    "PublishDocument": ("FinaliseDocument",),
    "ApproveShortlist": ("ScreenProposal",),
    "SelectIdeas": ("ApproveShortlist", "ScreenProposal"),
    "DecideFinalIdeas": ("SelectIdeas",),
    "ConfirmTaskForce": ("DecideFinalIdeas",),
    "DraftCommitment": ("ConfirmTaskForce",),
    "ReadyCommitment": ("DraftCommitment",),
    "EndorseCommitments": ("ReadyCommitment",),
    "ApproveForComment": ("EndorseCommitments", "ReadyCommitment"),
    "FreezeCommitments": ("ApproveForComment",),
    "AssemblePlan": ("FreezeCommitments",),
    "PublishConsultationReport": ("RespondToComment",),
    "RequestApproval": ("AssemblePlan",),
    "RecordCabinetDecision": ("RespondToComment", "RequestApproval"),
    "PublishPlan": ("RecordCabinetDecision", "RequestApproval"),
    "SubmitPlan": ("RecordCabinetDecision", "RequestApproval"),
    "RecordAcknowledgement": ("SubmitPlan",),
}
"""Act -> the acts of which the first that the process has opens it."""


def draw(file: ProcessFile, language: str) -> str:
    """The drawing, with texts in that language where there are any."""
    activities = [step.fields for step in file.steps if step.act == "PlanActivity" and not step.refused]
    moved = {step.fields.get("number"): step.fields for step in file.steps if step.act == "RescheduleActivity"}
    lines = ["flowchart TB"]
    for phase in sorted({each.get("phase", 0) for each in activities}):
        within = [each for each in activities if each.get("phase", 0) == phase]
        lines.append(f'  subgraph phase{phase}["{_words(within[0].get("phase_title"), language)}"]')
        lines += [f"    {_activity(each, moved.get(each['number']), language)}" for each in within]
        lines.append("  end")
    return "\n".join([*lines, *_edges(activities, language)]) + "\n"


def _activity(each: Mapping[str, Any], moved: Mapping[str, Any] | None, language: str) -> str:
    told = [f"{each['number']} · {_words(each.get('planned'), language)}", *_dates(each.get("dates", ()))]
    if moved is not None:
        told += [f"→ {dates}" for dates in _dates(moved.get("dates", ()))]
    acts = ", ".join(act.get("act", "") for act in each.get("acts", ()))
    return f'{_node(each)}["{"<br/>".join([*told, *([acts] if acts else [])])}"]'


def _dates(dates: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        f"{each.get('kind', '')} {each.get('first', '')}"
        + (f" – {each['last']}" if each.get("last") not in (None, each.get("first")) else "")
        for each in dates
    ]


def _edges(activities: Sequence[Mapping[str, Any]], language: str) -> Iterator[str]:
    """What opens what: a consultation's gate, and each act by those before it that it needs."""
    holders: dict[str, str] = {}
    for each in activities:
        own = [act.get("act", "") for act in each.get("acts", ())]
        for index, act in enumerate(each.get("acts", ())):
            if act.get("gate"):
                yield from _gate(each, index, act, holders, language)
        needed = [next((need for need in NEEDS.get(act, ()) if need in own or need in holders), "") for act in own]
        yield from (f"  {holders[need]} -->|{need}| {_node(each)}" for need in dict.fromkeys(needed) if need in holders)
        holders |= dict.fromkeys(own, _node(each))


def _gate(
    each: Mapping[str, Any], index: int, act: Mapping[str, Any], holders: Mapping[str, str], language: str
) -> Iterator[str]:
    gate, name = act["gate"], f"{_node(each)}g{index}"
    told = ": ".join(filter(None, (gate.get("kind"), gate.get("body"))))
    yield f'  {name}{{{{"{_words(act.get("title"), language)}<br/>{told}"}}}} --> {_node(each)}'
    if gate.get("kind") == "approval" and "ApprovePublication" in holders:
        yield f"  {holders['ApprovePublication']} -->|ApprovePublication| {name}"


def _node(each: Mapping[str, Any]) -> str:
    return f"a{each['number']}"


def _words(text: Any, language: str) -> str:
    """The words, as they may stand between quotation marks."""
    by_language: Mapping[str, str] = text if isinstance(text, Mapping) else {}
    words = by_language.get(language) or next(iter(by_language.values()), "")
    return words.replace("&", "&amp;").replace('"', "#quot;").replace("<", "&lt;").replace("\n", " ").strip()
