"""Commitments in OGP's template, as a document in Markdown and as CSV (RFC 4180)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from events.envelope import Text

from .labels import labels
from .template import Entity, Milestone, Template

_STRUCTURE = re.compile(r"^(\s{0,3})(#|```|~~~)", re.MULTILINE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "number",
    "title",
    "lead",
    "supporting",
    "others",
    "problem",
    "causes",
    "description",
    "values",
    "results",
    "milestone_id",
    "milestone",
    "first",
    "last",
    "responsible",
)
"""A row is a milestone, with its commitment's fields before it."""


def document(commitments: Sequence[Template], language: str) -> str:
    """The commitments in that order, each a section of its own, in one language."""
    return "\n".join("\n\n".join(section(each, number, language)) + "\n" for number, each in enumerate(commitments, 1))


def section(commitment: Template, number: int, language: str) -> tuple[str, ...]:
    """A commitment's paragraphs in the language: a heading, then each field under its own."""
    words = labels(language)
    told = [f"## {words['commitment']} {number}: {_line(commitment.title, language)}"]
    for name, text in _fields(commitment, language):
        if text:
            told += [f"### {words[name]}", text]
    if commitment.milestones:
        told += [f"### {words['milestones']}", *(_milestone(each, language) for each in commitment.milestones)]
    return tuple(told)


def table(commitments: Sequence[Template], language: str) -> str:
    """The commitments as CSV with a line of headings; a cell that a spreadsheet takes for a formula is a text."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    words = labels(language)
    rows.writerow([words[column] for column in COLUMNS])
    for number, each in enumerate(commitments, 1):
        rows.writerows([_cell(value) for value in row] for row in _rows(each, number, language))
    return written.getvalue()


def _fields(commitment: Template, language: str) -> Iterator[tuple[str, str]]:
    yield "lead", _entity(commitment.lead, language)
    yield "supporting", "; ".join(_entity(each, language) for each in commitment.supporting)
    yield "others", "; ".join(_line(each, language) for each in commitment.others)
    for name in ("problem", "causes", "description", "values", "results"):
        yield name, _block(getattr(commitment, name), language)


def _milestone(milestone: Milestone, language: str) -> str:
    days = f"{_day(milestone, 'first')} / {_day(milestone, 'last')}"
    return f"- {_line(milestone.title, language)} ({days}; {_entity(milestone.responsible, language)})"


def _rows(commitment: Template, number: int, language: str) -> Iterator[list[str]]:
    fields = [str(number), _said(commitment.title, language)]
    fields += [_entity(commitment.lead, language)]
    fields += ["; ".join(_entity(each, language) for each in commitment.supporting)]
    fields += ["; ".join(_said(each, language) for each in commitment.others)]
    fields += [
        _said(getattr(commitment, name), language) for name in ("problem", "causes", "description", "values", "results")
    ]
    for each in commitment.milestones:
        days = [_day(each, "first"), _day(each, "last")]
        yield [*fields, each.id, _said(each.title, language), *days, _entity(each.responsible, language)]
    if not commitment.milestones:
        yield fields + [""] * (len(COLUMNS) - len(fields))


def _day(milestone: Milestone, name: str) -> str:
    day = getattr(milestone, name)
    return day.isoformat() if day else ""


def _entity(entity: Entity | None, language: str) -> str:
    return _line(entity.title, language) if entity else ""


def _said(text: Text, language: str) -> str:
    return text.get(language, "").strip()


def _line(text: Text, language: str) -> str:
    """The words on one line."""
    return " ".join(_said(text, language).split())


def _block(text: Text, language: str) -> str:
    """The words as paragraphs: what would begin a section of its own is a plain line."""
    return _STRUCTURE.sub(r"\1\\\2", _said(text, language))


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
