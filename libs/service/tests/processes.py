"""The spine as processes on real servers: the plan's api and worker, and the proposals' worker that hears of it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import spine
from recording import SOURCE, Service

Environment = Callable[[str], dict[str, str]]


class Processes:
    """Starts and stops them; `env` is added to the environment of each."""

    def __init__(self, environment: Environment, folder: Path, **env: str) -> None:
        self._folder = folder
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._envs = {name: environment(name) | env for name in ("plan", "proposals")}
        self._envs["proposals"]["MITHAQ_PEERS"] = str(self._peers())
        self.plan = Service(self.database_url("plan"), folder / "keys-of-test")
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.killed = 0

    def start(self, *names: str) -> None:
        """Start processes: plan.api, plan.worker, proposals.worker."""
        for name in names:
            service, _, command = name.partition(".")
            fd = self._socket.fileno()
            listens = ["--fd", str(fd)] if command == "api" else []
            with (self._folder / f"{name}.log").open("ab") as log:
                self.running[name] = subprocess.Popen(
                    ["setpriv", "--pdeathsig", "KILL", sys.executable, spine.__file__, service, command, *listens],
                    env=os.environ | self._envs[service] | {"PYTHONPATH": os.pathsep.join(sys.path)},
                    pass_fds=[fd],
                    stdout=log,
                    stderr=log,
                )

    def revive(self) -> None:
        """Start again what has killed itself; nothing may have ended otherwise."""
        for name, process in list(self.running.items()):
            assert process.poll() in (None, -signal.SIGKILL), self.log(name)
            if process.poll() is not None:
                self.killed += 1
                self.start(name)

    def kill(self) -> None:
        """Leave none of them behind."""
        for process in self.running.values():
            process.kill()
            process.wait()
        self.plan.close()
        self._socket.close()

    def stop(self) -> dict[str, int]:
        """Stop them all with SIGTERM; their exit codes. uvicorn ends with the signal once it has stopped: that is 0."""
        for process in self.running.values():
            process.terminate()
        ended = {name: process.wait(20) for name, process in self.running.items()}
        return {name: 0 if (name, code) == ("plan.api", -signal.SIGTERM) else code for name, code in ended.items()}

    def log(self, name: str) -> str:
        """What the process has said."""
        return (self._folder / f"{name}.log").read_text()

    def database_url(self, service: str) -> str:
        return (Path(self._envs[service]["MITHAQ_SECRETS"]) / "mithaq_database_url").read_text()

    def heard(self) -> list[int]:
        """The plan's positions that the proposals have heard, in order."""
        with psycopg.connect(self.database_url("proposals")) as connection:
            rows = connection.execute("SELECT position FROM heard WHERE source = %s ORDER BY number", (SOURCE,))
            return [position for (position,) in rows.fetchall()]

    def committed(self) -> list[int]:
        """The plan's positions."""
        return [each.position for each in self.plan.store.after(0, 10_000)]

    def caught_up(self) -> bool:
        """Whether all that is committed is heard."""
        self.revive()
        return self.heard() == self.committed()

    def _peers(self) -> Path:
        listed = json.loads(Path(self._envs["plan"]["MITHAQ_PEERS"]).read_text())
        for peer in listed:
            peer["url"] = self.url if peer["service"] == "plan" else peer["url"]
        file = self._folder / "peers.json"
        file.write_text(json.dumps(listed))
        return file
