"""What several tests of the service library have in common."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spine
from served import Served

from local import trust
from local.site import Site
from local.testservers import Database
from service import settings
from service.parts import build


@pytest.fixture
def served(
    site: Site, database: Callable[[str], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    """The plan's api on a fresh database, with the process `p` started; no other server is there."""
    url = database("plan").url
    trust.provision(site, dict.fromkeys(site.services, "http://127.0.0.1:1"), lambda _line: None)
    shutil.copytree(site.secrets("plan"), tmp_path / "secrets")
    (tmp_path / "secrets" / "mithaq_database_url").write_text(url)
    nowhere = {"nats": 1, "nats_monitor": 1, "smtp": 1}
    own = {"MITHAQ_SECRETS": str(tmp_path / "secrets"), "MITHAQ_KEYS": str(tmp_path / "keys")}
    for name, value in (site.environment("plan", nowhere) | own).items():
        monkeypatch.setenv(name, value)
    made = Served(build(spine.parts("plan"), settings.load(), "api"), site)
    made.start(tmp_path / "keys")
    yield made
    made.store.close()
