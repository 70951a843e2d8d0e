"""Commands on the files of a process."""

from __future__ import annotations

from dataclasses import asdict

from events.application import Application, Call, Outcome
from events.envelope import Act, Text
from plan import files
from plan.domain import FILE
from plan.domain.filing import ClearFile, HoldFile, ReceiveFile, file_stream

from .reading import process_of


def receive_file(app: Application, call: Call, file: str, kind: str, title: Text) -> Outcome:
    """Take the file, which was sent and stored, into the process."""

    def command(act: Act) -> ReceiveFile:
        with app.store.reading() as cursor:
            kept = files.sent(cursor, file, "file")
        return ReceiveFile(act=act, process=process_of(app, act), kind=kind, title=title, **asdict(kept))

    return app.execute(call, file_stream(call.act.process, file), FILE, command)


def clear_file(app: Application, call: Call, file: str) -> Outcome:
    """Let the file be shown."""
    stream = file_stream(call.act.process, file)
    return app.execute(call, stream, FILE, lambda act: ClearFile(act=act, process=process_of(app, act), file=file))


def hold_file(app: Application, call: Call, file: str) -> Outcome:
    """Do not let the file be shown."""
    stream = file_stream(call.act.process, file)
    return app.execute(call, stream, FILE, lambda act: HoldFile(act=act, process=process_of(app, act), file=file))
