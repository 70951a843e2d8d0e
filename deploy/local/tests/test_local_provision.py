"""`mithaq provision` for servers elsewhere: what it makes, and what it says when a server is not there."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

import jwt
import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from local.site import Site
from local.testservers import Nats, Postgres

NOBODY = "postgresql://admin@127.0.0.1:9/postgres"


def provision(folder: Path, database_url: str, nats_url: str) -> subprocess.CompletedProcess[str]:
    mithaq = str(Path(sys.executable).with_name("mithaq"))
    argv = [mithaq, "provision", "--data", str(folder), "--agency", "elsewhere", "--wait", "1"]
    argv += ["--database-url", database_url, "--nats-url", nats_url]
    return subprocess.run(argv, capture_output=True, text=True, check=False, timeout=60)


def test_it_makes_all_that_services_need_and_again_changes_nothing(
    postgres: Postgres, nats: Nats, tmp_path: Path
) -> None:
    first = provision(tmp_path, postgres.cluster.admin_url, nats.admin_url)
    assert first.returncode == 0, first.stderr
    site = Site(data=tmp_path, agency="elsewhere")
    for service in site.services:
        assert f"database mithaq_elsewhere_{service}: created, schema store" in first.stdout
        assert f"stream elsewhere_{service}: created" in first.stdout
        folder = site.secrets(service)
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
        with psycopg.connect((folder / "mithaq_database_url").read_text()) as connection:
            assert connection.execute("SELECT count(*) FROM stored_events").fetchone() == (0,)
    again = provision(tmp_path, postgres.cluster.admin_url, nats.admin_url)
    assert again.returncode == 0
    assert "created" not in again.stdout
    for service in site.services:
        assert f"database mithaq_elsewhere_{service}: there, schema unchanged" in again.stdout
    assert "streams and consumers: all there" in again.stdout


def test_peers_and_keys_belong_together(postgres: Postgres, nats: Nats, tmp_path: Path) -> None:
    assert provision(tmp_path, postgres.cluster.admin_url, nats.admin_url).returncode == 0
    site = Site(data=tmp_path, agency="elsewhere")
    keys = jwt.PyJWKSet.from_dict(json.loads(site.jwks.read_text()))
    for peer in json.loads(site.peers.read_text()):
        name = f"{peer['agency']}/{peer['service']}"
        token = jwt.encode({"sub": name}, (site.secrets(peer["service"]) / "mithaq_client_key").read_text(), "EdDSA")
        assert jwt.decode(token, keys[name], algorithms=["EdDSA"]) == {"sub": name}
        assert peer["url"] == f"http://{peer['service']}:8000"
        pem = (site.secrets(peer["service"]) / "mithaq_signing_key").read_bytes()
        key = load_pem_private_key(pem, None)
        assert isinstance(key, Ed25519PrivateKey)
        public = key.public_key().public_bytes_raw()
        assert base64.urlsafe_b64decode(peer["signing_public"] + "=") == public


def test_who_may_not_make_roles_is_told(postgres: Postgres, nats: Nats, tmp_path: Path) -> None:
    with psycopg.connect(postgres.cluster.admin_url, autocommit=True) as admin:
        admin.execute("CREATE ROLE visitor LOGIN PASSWORD 'visiting'")
        admin.execute("GRANT CONNECT ON DATABASE postgres TO visitor")
    visitor = f"postgresql://visitor:visiting@127.0.0.1:{postgres.cluster.port}/postgres"
    done = provision(tmp_path, visitor, nats.admin_url)
    assert done.returncode == 1
    assert "\nmithaq: permission denied to " in "\n" + done.stderr, done.stderr
    assert "Traceback" not in done.stderr


def test_it_says_which_server_it_waits_for_and_gives_up(postgres: Postgres, tmp_path: Path) -> None:
    done = provision(tmp_path, NOBODY, "nats://127.0.0.1:9")
    assert done.returncode == 1
    assert "waiting up to 1 s for PostgreSQL at 127.0.0.1:9" in done.stdout
    assert "mithaq: waited 1 s for PostgreSQL at 127.0.0.1:9, and it is not there: " in done.stderr
    done = provision(tmp_path, postgres.cluster.admin_url, "nats://127.0.0.1:9")
    assert done.returncode == 1
    assert "waiting up to 1 s for NATS at 127.0.0.1:9" in done.stdout
    assert "mithaq: waited 1 s for NATS at 127.0.0.1:9, and it is not there: " in done.stderr
