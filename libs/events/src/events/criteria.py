"""Criteria: by what a proposal or an application is accepted, and by what it is selected."""

from __future__ import annotations

from dataclasses import dataclass

from .envelope import Text


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """What is asked of a proposal or an application, by name; `weight` is of 100 in a selection, 0 in an acceptance."""

    name: str
    title: Text
    weight: int
