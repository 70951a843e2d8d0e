"""One agency's installation under one data folder: where things lie, and what each service is told."""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from events.registry import followed

SERVICES = ("plan", "workgroup", "comments", "notifications", "proposals", "portal")
PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "PYTHONHASHSEED", "TMPDIR", "SSL_CERT_FILE", "MITHAQ_FAULTS")


def installed() -> tuple[str, ...]:
    """Services of this environment that can be run: those with a `main` module."""
    return tuple(name for name in SERVICES if _has_main(name))


def _has_main(name: str) -> bool:
    try:
        return importlib.util.find_spec(f"{name}.main") is not None
    except ModuleNotFoundError:
        return False


@dataclass(frozen=True, kw_only=True)
class Site:
    """Paths and names of one agency's installation. `environ` is added to every service's environment."""

    data: Path
    agency: str = "ministry"
    services: tuple[str, ...] = field(default_factory=installed)
    port: int = 8000
    mail: Path = Path("out/mail")
    environ: Mapping[str, str] = field(default_factory=dict)

    def readers_of(self, service: str) -> tuple[str, ...]:
        """The services that read this one's stream."""
        return tuple(name for name in self.services if service in self.owners_for(name))

    def owners_for(self, service: str) -> tuple[str, ...]:
        """The services whose streams this one reads: those that own what its facts are folded from."""
        interests = importlib.import_module(f"{service}.facts").INTERESTS
        return tuple(name for name in followed(interests) if name != service and name in self.services)

    def role(self, service: str) -> str:
        """The service's database, its login role, and the stem of its owner role."""
        return f"mithaq_{self.agency}_{service}"

    def nats_name(self, service: str) -> str:
        """The service's NATS user, its stream, and the durable under which it reads others' streams."""
        return f"{self.agency}_{service}"

    def secrets(self, name: str) -> Path:
        """Folder of one service's secrets, or of `admin` or `issuer`."""
        return self.data / "secrets" / name

    @property
    def peers(self) -> Path:
        return self.data / "peers.json"

    @property
    def jwks(self) -> Path:
        return self.data / "jwks.json"

    @property
    def endpoints(self) -> Path:
        """Service -> URL, for the commands that talk to a running system."""
        return self.data / "endpoints.json"

    @property
    def ports(self) -> Path:
        return self.data / "ports.json"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    def environment(self, service: str, ports: Mapping[str, int]) -> dict[str, str]:
        """What the service's processes find in their environment; `ports` as in ports.json."""
        found = {name: value for name, value in os.environ.items() if name in PASSED_ON or name.startswith("OTEL_")}
        found |= {
            "PYTHONUNBUFFERED": "1",
            "MITHAQ_AGENCY": self.agency,
            "MITHAQ_NATS_URL": f"nats://127.0.0.1:{ports['nats']}",
            "MITHAQ_NATS_MONITOR": f"http://127.0.0.1:{ports['nats_monitor']}",
            "MITHAQ_JWKS": str(self.jwks),
            "MITHAQ_PEERS": str(self.peers),
            "MITHAQ_KEYS": str(self.data / "keys" / service),
            "MITHAQ_SECRETS": str(self.secrets(service)),
        }
        if service == "notifications":
            found["MITHAQ_SMTP_URL"] = f"smtp://127.0.0.1:{ports['smtp']}"
        return found | dict(self.environ)
