"""A person's name: one line of which something shows."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from notifications.api.contacts import Name

NAME: TypeAdapter[str] = TypeAdapter(Name)


@pytest.mark.parametrize("name", ["\u200b", "\u202e", "\u2066 \u2069", "\ufeff", "\u00ad"])
def test_a_name_of_which_nothing_shows_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        NAME.validate_python(name)


@pytest.mark.parametrize("name", ["عمر العلي", "می\u200cخواهم", "O'Neill", "李"])
def test_names_of_the_world_are_taken(name: str) -> None:
    assert NAME.validate_python(name) == name
