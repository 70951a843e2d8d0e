"""The entry points of every service: `api`, `worker`, `rebuild`, `dead-letters`, `openapi`."""

from __future__ import annotations

import argparse
import json
import logging
import socket
import sys
import time

import psycopg
import uvicorn
import uvloop
from prometheus_client import start_http_server

from events import points
from events.intake import Intake

from . import checks, telemetry
from .api import create, describe
from .parts import Built, Parts, build
from .projector import rebuild
from .settings import load

log = logging.getLogger(__name__)


def main(parts: Parts, arguments: list[str] | None = None) -> None:
    """Run the command that the arguments name."""
    asked = _parser(parts.name).parse_args(arguments)
    if asked.command == "openapi":
        print(json.dumps(describe(parts).openapi(), ensure_ascii=False, indent=1))
        return
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    for noisy in ("httpx", "httpcore", "uvicorn.access", "faststream"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    role = f"{parts.name}.{asked.command}"
    points.play(role)
    settings = load()
    telemetry.start(f"{parts.name}-{asked.command}", settings.agency)
    _wait_for_database(settings.database_url)
    built = build(parts, settings, asked.command)
    {"api": _api, "worker": _worker, "rebuild": _rebuild, "dead-letters": _dead_letters}[asked.command](built, asked)


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"mithaq-{name}", description=f"Mithaq's {name} service")
    commands = parser.add_subparsers(dest="command", required=True)
    api = commands.add_parser("api", help="serve HTTP")
    api.add_argument("--fd", type=int, help="an inherited listening socket")
    api.add_argument("--host", default="127.0.0.1")
    api.add_argument("--port", type=int, default=8000)
    worker = commands.add_parser("worker", help="relay, subscribers, read models, timers")
    worker.add_argument("--metrics-port", type=int, help="serve Prometheus text at this port of loopback")
    commands.add_parser("rebuild", help="drop the read models and project every event again")
    letters = commands.add_parser("dead-letters", help="list what could not be applied")
    letters.add_argument("--retry", action="store_true", help="try each again, in order")
    commands.add_parser("openapi", help="print the OpenAPI document")
    return parser


def _wait_for_database(url: str) -> None:
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
            return
        except psycopg.OperationalError as error:
            log.warning("waiting for the database: %s", type(error).__name__)
            time.sleep(1)


def _api(built: Built, asked: argparse.Namespace) -> None:
    checks.database(built.app.store)
    listening = socket.socket(fileno=asked.fd) if asked.fd is not None else None
    config = uvicorn.Config(
        create(built),
        host=asked.host,
        port=asked.port,
        access_log=False,
        server_header=False,
        log_config=None,
        timeout_graceful_shutdown=10,
        proxy_headers=False,
    )
    uvicorn.Server(config).run(sockets=[listening] if listening else None)
    built.app.store.close()


def _worker(built: Built, asked: argparse.Namespace) -> None:
    if asked.metrics_port:
        start_http_server(asked.metrics_port, addr="127.0.0.1")
    # Only here: an api that loads the libraries of the broker too starts later.
    from .worker import Worker

    uvloop.run(Worker(built).run())
    built.app.store.close()


def _rebuild(built: Built, _asked: argparse.Namespace) -> None:
    parts = built.parts
    if parts.projects_others:
        from .others import rebuild_from_owners

        print(f"{rebuild_from_owners(built)} events projected")
    else:
        print(f"{rebuild(built.app.store, parts.projections)} events projected")


def _dead_letters(built: Built, asked: argparse.Namespace) -> None:
    with built.app.store.reading() as cursor:
        cursor.execute("SELECT source, position, stream, fault, parked, at FROM dead_letters ORDER BY source, position")
        letters = cursor.fetchall()
    for letter in letters:
        print(json.dumps({name: str(value) for name, value in letter.items()}, ensure_ascii=False))
    if asked.retry:
        for source in sorted({letter["source"] for letter in letters}):
            went, stayed = _intake(built, source).retry()
            print(f"{source}: {went} tried, {stayed} stay")


def _intake(built: Built, source: str) -> Intake:
    parts = built.parts
    own = source == f"{built.settings.agency}/{parts.name}"
    project = parts.projections.project if parts.projects_others else None
    return Intake(built.app, source, parts.facts, parts.policies, own=own, project=project)
