"""CONTRIBUTING.md's walk through adding one event, followed on a copy of the sources."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```python append=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_walk_leads_to_an_event_that_can_be_recorded(tmp_path: Path) -> None:
    for folder in ("libs", "services"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    blocks = BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text())
    assert len(blocks) == 6
    for name, code in blocks:
        with (tmp_path / name).open("a") as file:
            file.write("\n\n" + code)
    sources = [str(path) for folder in ("libs", "services") for path in sorted((tmp_path / folder).glob("*/src"))]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(sources), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    test = tmp_path / "services/plan/tests/test_plan_site.py"
    tested = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "--noconftest",
        str(test),
    ]
    done = subprocess.run(tested, env=environ, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout
    described = [sys.executable, "-m", "plan.main", "openapi"]
    document = subprocess.run(described, env=environ, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert '"RefreshSite"' in document
