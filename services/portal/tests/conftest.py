"""Stories to report on."""

from __future__ import annotations

from typing import Any

import methodologystory
import pytest
import yaml
from planstory import PlanStory
from planstory import told as told_plan
from selectionstory import Selection, told
from story import SEED, Story


@pytest.fixture
def story() -> Story:
    """An empty story."""
    return Story()


@pytest.fixture
def seed() -> dict[int, dict[str, Any]]:
    """The seed's activities by number, each with its phase."""
    phases = yaml.safe_load(SEED.read_text("utf-8"))["phases"]
    return {row["n"]: row | {"phase": phase["n"]} for phase in phases for row in phase["activities"]}


@pytest.fixture
def jordan(seed: dict[int, dict[str, Any]]) -> Story:
    """The methodology from its draft to its publication: activities 2, 3, 4 and 6."""
    return methodologystory.told(seed)


@pytest.fixture
def selection(story: Story, seed: dict[int, dict[str, Any]]) -> Selection:
    """From the calls to the task forces: activities 7 to 11."""
    return told(story, seed)


@pytest.fixture
def planned(jordan: Story) -> PlanStory:
    """After the methodology, from the commitments to the submission: activities 12 to 18."""
    return told_plan(jordan)
