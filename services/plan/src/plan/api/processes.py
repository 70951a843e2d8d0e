"""Routes of a process: its start and rules, its activities, its stops, its clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Response

from events.envelope import Act
from events.refusals import UnknownThing
from events.rules import UNIT_OFFICER
from plan.application import processes as application
from plan.domain import activities, editions, lifecycle
from plan.domain.process import CLOCK_OPERATOR
from plan.projections import processes as projections
from service.commands import Asks, CommandBody, Route, Serving, answer, caller, command, etag
from service.fields import ProcessName
from service.problems import PROBLEMS

from . import requests
from .answers.processes import ReadActivity, ReadProcess
from .fields import bounded

router = APIRouter(prefix="/v1/processes", responses=PROBLEMS, dependencies=[Depends(bounded)])


def _command(path: str, act: str, office: str = UNIT_OFFICER) -> Callable[[Route], Route]:
    return command(router, path, act, office)


def _act(asked: Asks, process: str, body: CommandBody, made: Callable[[Act], Any]) -> Response:
    outcome = application.act_on_process(asked.app, asked.call(process, body), made)
    return answer(outcome, f"/v1/processes/{process}")


@_command("", "StartProcess")
def start_process(body: requests.StartProcess, asked: Asks) -> Response:
    """Begin a process; the agency that it names for its plan is this one."""
    fields = requests.said(body) | {"calendar": body.calendar.said()}
    process = fields.pop("id")
    call = asked.call_at(process, body, body.starts_at or asked.arrived_at)
    outcome = application.act_on_process(asked.app, call, lambda act: lifecycle.StartProcess(act=act, **fields))
    return answer(outcome, f"/v1/processes/{process}")


@_command("/{process}/rules", "PublishRules")
def publish_rules(process: ProcessName, body: requests.Edition, asked: Asks) -> Response:
    """Publish the rules' first edition."""
    return _act(asked, process, body, lambda act: editions.PublishRules(act=act, **body.told()))


@_command("/{process}/rules/amend", "AmendRules")
def amend_rules(process: ProcessName, body: requests.Edition, asked: Asks) -> Response:
    """Publish the rules' next edition."""
    return _act(asked, process, body, lambda act: editions.AmendRules(act=act, **body.told()))


@_command("/{process}/timeline", "PublishTimeline")
def publish_timeline(process: ProcessName, body: requests.PublishTimeline, asked: Asks) -> Response:
    """Make the planned activities public as they stand."""
    return _act(asked, process, body, lambda act: activities.PublishTimeline(act=act, **requests.said(body)))


@_command("/{process}/activities", "PlanActivity")
def plan_activity(process: ProcessName, body: requests.PlanActivity, asked: Asks) -> Response:
    """Plan an activity: texts, dates, and the acts that it consists of."""
    fields = requests.said(body) | {
        "dates": tuple(each.said() for each in body.dates),
        "acts": tuple(each.said() for each in body.acts),
    }
    return _act(asked, process, body, lambda act: activities.PlanActivity(act=act, **fields))


@_command("/{process}/activities/reschedule", "RescheduleActivity")
def reschedule_activity(process: ProcessName, body: requests.RescheduleActivity, asked: Asks) -> Response:
    """Move an activity's dates, with a reason; the record keeps both."""
    dates = tuple(each.said() for each in body.dates)
    return _act(
        asked,
        process,
        body,
        lambda act: activities.RescheduleActivity(act=act, number=body.number, dates=dates),
    )


@_command("/{process}/progress", "ReportProgress")
def report_progress(process: ProcessName, body: requests.ReportProgress, asked: Asks) -> Response:
    """Say what was done in an activity."""
    evidence = tuple(each.said() for each in body.evidence)
    return _act(
        asked,
        process,
        body,
        lambda act: activities.ReportProgress(act=act, number=body.number, text=body.text, evidence=evidence),
    )


@_command("/{process}/outreach", "RecordOutreach")
def record_outreach(process: ProcessName, body: requests.RecordOutreach, asked: Asks) -> Response:
    """Record that a channel was used for an activity."""
    return _act(asked, process, body, lambda act: activities.RecordOutreach(act=act, **requests.said(body)))


@_command("/{process}/corrections", "RecordCorrection")
def record_correction(process: ProcessName, body: requests.RecordCorrection, asked: Asks) -> Response:
    """Say which field of which event was wrong, and what is right, with a reason."""
    return _act(asked, process, body, lambda act: lifecycle.RecordCorrection(act=act, **requests.said(body)))


@_command("/{process}/suspend", "SuspendProcess")
def suspend_process(process: ProcessName, body: requests.Stop, asked: Asks) -> Response:
    """Stop all acts until the process is resumed, with a reason."""
    return _act(asked, process, body, lambda act: lifecycle.SuspendProcess(act=act))


@_command("/{process}/resume", "ResumeProcess")
def resume_process(process: ProcessName, body: requests.Stop, asked: Asks) -> Response:
    """Let a suspended process go on, with a reason."""
    return _act(asked, process, body, lambda act: lifecycle.ResumeProcess(act=act))


@_command("/{process}/cancel", "CancelProcess")
def cancel_process(process: ProcessName, body: requests.Stop, asked: Asks) -> Response:
    """End the process without a plan, with a reason."""
    return _act(asked, process, body, lambda act: lifecycle.CancelProcess(act=act))


@_command("/{process}/clock", "MoveClock", CLOCK_OPERATOR)
def move_clock(process: ProcessName, body: requests.MoveClock, asked: Asks) -> Response:
    """Move a simulated process's clock forward."""
    return _act(asked, process, body, lambda act: lifecycle.MoveClock(act=act, now=body.now))


@router.get("", operation_id="ListProcesses", dependencies=[Depends(caller)])
def list_processes(app: Serving) -> list[ReadProcess]:
    """All processes, by id."""
    with app.store.reading() as cursor:
        return [ReadProcess(**row) for row in projections.processes(cursor)]


@router.get("/{process}", operation_id="ReadProcess", dependencies=[Depends(caller)])
def read_process(process: ProcessName, app: Serving, response: Response) -> ReadProcess:
    """A process; its ETag is the version of its stream."""
    with app.store.reading() as cursor:
        found = projections.process(cursor, process)
    if found is None:
        raise UnknownThing("process", what="process", name=process)
    response.headers.update(etag(found["version"]))
    return ReadProcess(**found)


@router.get("/{process}/activities", operation_id="ListActivities", dependencies=[Depends(caller)])
def list_activities(process: ProcessName, app: Serving) -> list[ReadActivity]:
    """The process's activities, by number, with their dates as they are now."""
    with app.store.reading() as cursor:
        return [ReadActivity(**row) for row in projections.activities(cursor, process)]
