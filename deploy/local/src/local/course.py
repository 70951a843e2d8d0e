"""What must hold between the steps of a process file, over time."""

from __future__ import annotations

from local.processfile import ProcessFile
from local.source import Fault


def faults(file: ProcessFile) -> list[Fault]:
    return []
