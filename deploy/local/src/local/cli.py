"""The command `mithaq`: each module of `local.commands` is one of its commands, loaded when it is asked for."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import typer
from typer.core import TyperGroup

from local import commands

ORDER = ("demo", "up", "replay", "report", "history", "export", "recount", "check", "token", "provision")


class Commands(TyperGroup):
    """The commands that there are, in the order in which a newcomer needs them."""

    def list_commands(self, ctx: Any) -> list[str]:
        names = [module.name for module in pkgutil.iter_modules(commands.__path__)]
        return sorted(names, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))

    def get_command(self, ctx: Any, name: str) -> Any:
        if name not in self.list_commands(ctx):
            return None
        one = typer.Typer(add_completion=False)
        one.command(name)(getattr(importlib.import_module(f"local.commands.{name}"), name))
        return typer.main.get_command(one)


app = typer.Typer(
    name="mithaq", cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False
)


@app.callback()
def _mithaq() -> None:
    """Mithaq: the co-creation of an open-government action plan, and the record of its decisions."""


def main() -> None:
    """Entry point of `mithaq`."""
    app()
