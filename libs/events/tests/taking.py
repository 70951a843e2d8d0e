"""A process that takes messages into the comments service, for the tests that kill it: `taking.py URL KEYS FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from recording import FACTS, SOURCE, Service

from events import points
from events.intake import Intake
from events.store import Recorded


def main(url: str, keys: str, file: str) -> None:
    """Take the messages of the file, one after the other."""
    points.play("taking")
    reader = Service(url, Path(keys), "comments")
    intake = Intake(reader.app, SOURCE, FACTS, reader.module)
    for message in msgspec.json.decode(Path(file).read_bytes(), type=list[Recorded]):
        intake.take([message])
    reader.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
