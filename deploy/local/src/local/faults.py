"""How a command tells a fault of file or system: one line on stderr, and exit code 1."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from local.issuer import NoPersona
from local.journal import AlreadyPlaying
from local.processfile import UnknownTime
from local.quiet import DeadLetters, NotQuiet
from local.replay import FileChanged
from local.source import Faulty
from local.system import Refused, SystemFault
from local.turns import Unforeseen

FAULTS = (
    UnknownTime,
    FileChanged,
    Unforeseen,
    AlreadyPlaying,
    NoPersona,
    SystemFault,
    Refused,
    NotQuiet,
    DeadLetters,
    OSError,
)


@contextmanager
def told(file: str = "") -> Iterator[None]:
    """What goes wrong within ends the command; `file` is the process file that it is about."""
    try:
        yield
    except BrokenPipeError:
        raise
    except Faulty as faulty:
        for fault in faulty.faults:
            typer.echo(f"{file}: {fault}", err=True)
        raise typer.Exit(1) from None
    except FAULTS as fault:
        typer.echo(f"mithaq: {fault}", err=True)
        raise typer.Exit(1) from None
