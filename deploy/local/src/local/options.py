"""The options that commands on a running system share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Data: TypeAlias = Annotated[Path, typer.Option(help="Folder of the running system: its endpoints, keys and journals.")]
Urls: TypeAlias = Annotated[
    list[str] | None, typer.Option("--url", help="SERVICE=URL of a service, instead of the folder's endpoints.")
]
OneProcess: TypeAlias = Annotated[str | None, typer.Option(help="The process's id; needed where there are several.")]
HERE = Path(".mithaq")
