"""What every act here needs to know of its process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from events import rules


@dataclass(frozen=True, kw_only=True)
class Process(rules.Process):
    """What plan has said of the process. `documents`: each version's hash, by the document's name and its number."""

    documents: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
