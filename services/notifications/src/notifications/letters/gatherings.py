"""What the templates of bodies' meetings and documents may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from events.calendar import local_day
from events.envelope import Event
from events.plan import DocumentPublished
from events.workgroup import (
    MeetingAdjourned,
    MeetingConvened,
    MeetingHeld,
    MinutesDrafted,
    MotionAdjourned,
    PublicationApproved,
    PublicationRefused,
)
from notifications.facts import Facts

from .scribe import Arguments, heard


def _convened(facts: Facts, decision: MeetingConvened) -> Arguments:
    return {
        "body": heard(facts.bodies, decision.body),
        "meeting": decision.title,
        "day": decision.planned_on,
        "mode": decision.mode,
    }


def _held(facts: Facts, decision: MeetingHeld | MeetingAdjourned) -> Arguments:
    return {
        "body": heard(facts.bodies, decision.body),
        "meeting": heard(facts.meetings, decision.stream).title,
        "day": decision.held_on,
        "present": decision.present,
        "seats": decision.seats,
    }


def _motion(facts: Facts, decision: MotionAdjourned) -> Arguments:
    return {
        "body": heard(facts.bodies, decision.body),
        "meeting": heard(facts.meetings, decision.stream).title,
        "motion": heard(facts.motions, decision.motion),
    }


def _minutes(facts: Facts, decision: MinutesDrafted) -> Arguments:
    return {
        "body": heard(facts.bodies, decision.body),
        "meeting": heard(facts.meetings, decision.stream).title,
        "number": str(decision.number),
        "objections_by": decision.objections_by,
    }


def _publication(facts: Facts, decision: PublicationApproved | PublicationRefused) -> Arguments:
    return {
        "body": heard(facts.bodies, decision.body),
        "document": heard(facts.documents, decision.document),
        "number": str(decision.number),
        "day": local_day(decision.happened_at, facts.process.zone),
    }


def _published(facts: Facts, decision: DocumentPublished) -> Arguments:
    return {
        "document": heard(facts.documents, decision.name),
        "number": str(decision.number),
        "day": local_day(decision.happened_at, facts.process.zone),
        "languages": len(decision.languages),
    }


ARGUMENTS: Mapping[type[Event], Callable[[Facts, Any], Arguments]] = {
    MeetingConvened: _convened,
    MeetingHeld: _held,
    MeetingAdjourned: _held,
    MotionAdjourned: _motion,
    MinutesDrafted: _minutes,
    PublicationApproved: _publication,
    PublicationRefused: _publication,
    DocumentPublished: _published,
}
