"""Options of the libraries' tests."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--approve", action="store_true", help="write the approved bytes of contracts that are new; never of old ones"
    )
