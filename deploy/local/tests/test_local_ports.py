"""Ports: kept while free."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from local.ports import Ports, PortTaken


def test_new_ports_are_chosen_from_the_range_that_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MITHAQ_PORTS", "31100-31109")
    ports = Ports(tmp_path / "ports.json")
    assert {31100 <= ports.free(name) <= 31109 for name in ("plan", "portal", "nats")} == {True}


def test_ports_are_kept_while_free_and_a_fixed_one_must_be(tmp_path: Path) -> None:
    first = Ports(tmp_path / "ports.json")
    listener = first.listener("plan")
    first.free("postgres")
    first.save()
    assert all(port < 32768 for port in first.values())
    assert first["plan"] != first["postgres"]
    again = Ports(tmp_path / "ports.json")
    assert again.free("postgres") == first["postgres"]
    assert again.listener("plan", patience=0.1).getsockname()[1] != first["plan"]
    with pytest.raises(PortTaken, match=f"port {first['plan']} on 127.0.0.1 is taken"):
        again.listener("portal", first["plan"], patience=0.1)
    listener.close()
    with socket.create_server(("127.0.0.1", first["plan"])):
        pass
