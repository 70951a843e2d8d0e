"""The command `mithaq`: one module of `local.commands` for each of its commands."""

from __future__ import annotations

import importlib
import pkgutil

import typer

from local import commands

ORDER = ("demo", "up", "replay", "report", "history", "export", "check", "token", "provision")

app = typer.Typer(
    name="mithaq",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)


@app.callback()
def _mithaq() -> None:
    """Mithaq: the co-creation of an open-government action plan, and the record of its decisions."""


def _rank(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)


for _name in sorted((module.name for module in pkgutil.iter_modules(commands.__path__)), key=_rank):
    app.command(_name)(getattr(importlib.import_module(f"local.commands.{_name}"), _name))


def main() -> None:
    """Entry point of `mithaq`."""
    app()
