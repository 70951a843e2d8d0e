"""What two unit officers do together: open a consultation whose gate they are, extend a window, publish the report."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from events.aggregate import Aggregate
from events.calendar import DEADLINE_RULE, ends_at
from events.comments import ActDeclined, ActProposed, CommentPeriodExtended, ConsultationReportPublished
from events.envelope import Act, Event
from events.foureyes import Pending, declining, for_second_person, need_content, proposing
from events.refusals import AlreadyThere, Refusal
from events.rules import UNIT_OFFICER, Process, need_office, need_reason, need_running
from events.window import extend, late, not_open_yet

from .consultation import Consultation, GateShut, Version, evolve, opened, serving
from .reporting import REPORT_RULE, Report

PUBLISH_REPORT = "PublishConsultationReport"


class NoVersion(Refusal):
    """No version of the document is known yet: {document}."""

    slug = "no-version"


class OvertakenProposal(Refusal):
    """The plan or the document has changed since the act was proposed: propose it again."""

    slug = "overtaken-proposal"


class NotLater(Refusal):
    """A window is only ever extended: its last day is {last} already."""

    kind = "invalid"
    slug = "not-later"


class AnswersOwed(Refusal):
    """The report is published once every comment of the closed period has its answer."""

    slug = "answers-owed"


@dataclass(frozen=True, kw_only=True)
class OpenConsultation:
    """Propose to open the consultation whose gate is an officer; `latest` is the document's latest version."""

    act: Act
    process: Process
    latest: Version | None


@dataclass(frozen=True, kw_only=True)
class ExtendWindow:
    """Propose a later last day, for the act's reason."""

    act: Act
    process: Process
    last: date


@dataclass(frozen=True, kw_only=True)
class PublishConsultationReport:
    """Propose to publish the report, which is made of the record as it stands."""

    act: Act
    process: Process
    report: Report


@dataclass(frozen=True, kw_only=True)
class ConfirmAct:
    """Confirm what another officer proposed, by the hash of its content; `report` is made anew where it is one."""

    act: Act
    process: Process
    proposal: UUID
    hash: str
    latest: Version | None
    report: Report | None = None


@dataclass(frozen=True, kw_only=True)
class DeclineAct:
    """Decline what another officer proposed, for the act's reason."""

    act: Act
    process: Process
    proposal: UUID


FourEyesCommand: TypeAlias = OpenConsultation | ExtendWindow | PublishConsultationReport | ConfirmAct | DeclineAct


def decide(state: Consultation, command: FourEyesCommand) -> tuple[Event, ...]:
    """What the command makes happen; refuses what a rule forbids."""
    need_office(command.act, UNIT_OFFICER)
    need_running(command.process, command.act)
    match command:
        case OpenConsultation():
            return (_proposed(state, command.act, "OpenConsultation", _opening(state, command.act, command.latest)),)
        case ExtendWindow():
            return (_proposed(state, command.act, "ExtendWindow", _extension(state, command.act, command.last)),)
        case PublishConsultationReport():
            return (_proposed(state, command.act, PUBLISH_REPORT, _publication(state, command.report)),)
        case ConfirmAct():
            return (_confirmed(state, command),)
        case DeclineAct():
            return (_declined(state, command),)
    assert_never(command)


OFFICERS = Aggregate(Consultation(), evolve, decide)


def _opening(state: Consultation, act: Act, latest: Version | None) -> dict[str, Any]:
    plan = state.planned()
    if state.opened_at is not None:
        raise AlreadyThere(what="comment period", name=plan.name)
    if plan.gate != "officer":
        raise GateShut(gate=plan.gate)
    if latest is None:
        raise NoVersion(document=plan.document)
    if act.happened_at >= plan.closes_at:
        raise late(plan.closes_at, act.happened_at)
    return {
        "consultation": plan.name,
        "document": plan.document,
        "first": plan.first.isoformat(),
        "hash": latest.hash,
        "last": plan.last.isoformat(),
        "number": latest.number,
    }


def _extension(state: Consultation, act: Act, last: date) -> dict[str, Any]:
    extend(state.period(act.happened_at), act.happened_at)
    plan = state.planned()
    if last <= plan.last:
        raise NotLater("last", last=plan.last.isoformat())
    need_reason(act)
    return {"consultation": plan.name, "last": last.isoformat(), "old_last": plan.last.isoformat()}


def _publication(state: Consultation, report: Report) -> dict[str, Any]:
    if state.stage != "answered":
        raise AnswersOwed()
    if state.report is not None:
        raise AlreadyThere(what="consultation report", name=state.planned().name)
    return {
        "consultation": state.planned().name,
        "files": [each.told.file for each in report.files],
        "groups": report.groups,
        "outcomes": {each.outcome: each.count for each in report.outcomes},
        "report": report.hash,
    }


def _proposed(state: Consultation, act: Act, name: str, fields: dict[str, Any]) -> ActProposed:
    act = serving(act, state.planned())
    content = {**fields, "activity": act.activity, "reason": act.reason}
    return act.event(
        ActProposed,
        state.stream(act.process),
        state.version + 1,
        office=UNIT_OFFICER,
        **proposing(act, name, content),
    )


def _confirmed(state: Consultation, command: ConfirmAct) -> Event:
    waits = for_second_person(state.pending, command.proposal, command.act)
    need_content(waits, command.hash)
    content = json.loads(waits.content)
    # The act is the proposed one, for its activity and reason; the second person makes it happen now.
    act = replace(command.act, activity=content.pop("activity"), reason=content.pop("reason"))
    if waits.act == "OpenConsultation":
        return _confirmed_opening(state, act, waits, content, command.latest)
    if waits.act == PUBLISH_REPORT:
        return _confirmed_publication(state, act, waits, content, command.report)
    return _confirmed_extension(state, act, waits, content)


def _confirmed_opening(
    state: Consultation, act: Act, waits: Pending, content: dict[str, Any], latest: Version | None
) -> Event:
    _check_current(content, _opening(state, act, latest))
    opens_at = state.planned().opens_at
    if act.happened_at < opens_at:
        raise not_open_yet(opens_at, act.happened_at)
    subject = Version(number=content["number"], hash=content["hash"])
    return opened(state, act, subject, office=UNIT_OFFICER, proposal=waits.proposal, proposed_by=waits.proposed_by)


def _confirmed_extension(state: Consultation, act: Act, waits: Pending, content: dict[str, Any]) -> Event:
    last = date.fromisoformat(content["last"])
    _check_current(content, _extension(state, act, last))
    plan = state.planned()
    return act.event(
        CommentPeriodExtended,
        state.stream(act.process),
        state.version + 1,
        rule=DEADLINE_RULE,
        office=UNIT_OFFICER,
        old_last=plan.last,
        last=last,
        closes_at=ends_at(last, plan.zone),
        proposal=waits.proposal,
        proposed_by=waits.proposed_by,
    )


def _confirmed_publication(
    state: Consultation, act: Act, waits: Pending, content: dict[str, Any], report: Report | None
) -> Event:
    if report is None:
        raise OvertakenProposal()
    _check_current(content, _publication(state, report))
    plan, subject = state.planned(), state.opened_with()
    return act.event(
        ConsultationReportPublished,
        state.stream(act.process),
        state.version + 1,
        rule=REPORT_RULE,
        office=UNIT_OFFICER,
        name=plan.name,
        document=plan.document,
        number=subject.number,
        hash=subject.hash,
        counted=report.counted,
        withdrawn=report.withdrawn,
        hidden=report.hidden,
        outcomes=report.outcomes,
        groups=report.groups,
        report=report.hash,
        files=tuple(each.told for each in report.files),
        proposal=waits.proposal,
        proposed_by=waits.proposed_by,
    )


def _declined(state: Consultation, command: DeclineAct) -> ActDeclined:
    waits = for_second_person(state.pending, command.proposal, command.act)
    need_reason(command.act)
    return serving(command.act, state.planned()).event(
        ActDeclined,
        state.stream(command.act.process),
        state.version + 1,
        office=UNIT_OFFICER,
        **declining(waits),
    )


def _check_current(proposed: dict[str, Any], now: dict[str, Any]) -> None:
    if proposed != now:
        raise OvertakenProposal()
