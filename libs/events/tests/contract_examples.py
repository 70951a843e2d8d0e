"""One example of each contract, made from its fields' types alone, and hypothesis's strategy for all others."""

from __future__ import annotations

import types
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from events.codec import MOST_INT
from events.envelope import MITHAQ, Event
from events.registry import REGISTRY

E = TypeVar("E", bound=Event)

TOPICS: Mapping[str, type[Event]] = REGISTRY.topics()
WORDS = {"ar": "كلمات", "en": "words"}


def example(contract: type[E]) -> E:
    """The contract's example: every optional field filled, every list of one thing; the same at every call."""
    made: E = _made(contract, contract.TOPIC)
    return made


def _made(kind: Any, path: str) -> Any:
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: _made(hints[field.name], f"{path}.{field.name}") for field in fields(kind)})
    if get_origin(kind) is tuple:
        return (_made(get_args(kind)[0], f"{path}[0]"),)
    if _optional(kind):
        return _made(get_args(kind)[0], path)
    return _PLAIN[kind](path)


_PLAIN: Mapping[Any, Any] = {
    str: lambda path: path.rpartition(".")[2],
    int: lambda path: zlib.crc32(path.encode()) % 1_000 or 1,
    bool: lambda _path: True,
    UUID: lambda path: uuid5(MITHAQ, path),
    date: lambda _path: date(2021, 7, 20),
    datetime: lambda _path: datetime(2021, 7, 20, 9, 30, 0, 123_000, tzinfo=UTC),
    Decimal: lambda path: Decimal(zlib.crc32(path.encode()) % 1_000).scaleb(-2),
    dict[str, str]: lambda _path: dict(WORDS),
    dict[str, int]: lambda _path: {"relevance": 4},
    dict[str, dict[str, str]]: lambda _path: {"relevance": dict(WORDS)},
}
"""What a field may be, beside optional ones, tuples and dataclasses of these."""


def _optional(kind: Any) -> bool:
    return get_origin(kind) is types.UnionType and get_args(kind)[1:] == (types.NoneType,)


def events(contract: type[E]) -> SearchStrategy[E]:
    """Any event of the contract that may be stored."""
    made: SearchStrategy[E] = _any(contract)
    return made


def _any(kind: Any) -> SearchStrategy[Any]:
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: _any(hints[field.name]) for field in fields(kind)})
    if get_origin(kind) is tuple:
        return st.lists(_any(get_args(kind)[0]), max_size=2).map(tuple)
    if _optional(kind):
        return st.none() | _any(get_args(kind)[0])
    return _STRATEGIES[kind]


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
_STRATEGIES: Mapping[Any, SearchStrategy[Any]] = {
    str: words,
    int: st.integers(-MOST_INT, MOST_INT),
    bool: st.booleans(),
    UUID: st.uuids(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Decimal: st.decimals("-1000", "1000", places=2),
    dict[str, str]: st.dictionaries(st.sampled_from(["ar", "en", "fr", "zh-Hant"]), words),
    dict[str, int]: st.dictionaries(st.sampled_from(["relevance", "effect"]), st.integers(0, 5)),
    dict[str, dict[str, str]]: st.dictionaries(st.sampled_from(["relevance", "effect"]), st.just(WORDS)),
}
