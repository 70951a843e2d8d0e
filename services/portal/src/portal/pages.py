"""The pages, as HTML: each made of what it is given, by a template, for one reader. They work without any script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from events.comments import CommentAnswered, CommentSubmitted
from events.envelope import Text
from events.plan import ProcessStarted

from .proofs import Fact
from .reader import SHIPPED, Reader, own_name
from .report import STATUSES, Report
from .sentences import arguments, sentence
from .telling import Told

STYLES = ("pico-2.1.1.min.css", "mithaq.css")
"""The stylesheets, in order."""
ICON = "mithaq.svg"
SHORT = 8
"""How many characters of an id or a hash a page shows; the whole one stands in its title."""


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A comment as its page shows it: `words` None when it was erased, or `away` when its owner did not answer.

    While it is hidden, `ground` stands in their place.
    """

    event: CommentSubmitted
    number: int
    words: str | None
    away: bool
    withdrawn: bool
    answer: CommentAnswered | None
    ground: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Paging:
    """Which page of a list this is, and whether there are later ones."""

    page: int
    more: bool


def processes(reader: Reader, found: Sequence[ProcessStarted]) -> str:
    """The processes."""
    return _render("processes.html", reader, "", SHIPPED, processes=found)


def report(reader: Reader, made: Report, *, standalone: bool = False) -> str:
    """The report as a page; `standalone` as one file that needs nothing else."""
    path = f"processes/{made.process}"
    style = Markup(stylesheet()) if standalone else None  # noqa: S704  (our own files, hashed)
    return _render("report.html", reader, path, spoken(made.languages), report=made, style=style, statuses=STATUSES)


def history(reader: Reader, process: ProcessStarted, subject: str, told: Sequence[Told], paging: Paging) -> str:
    """What happened to the subject, in sentences."""
    path = f"processes/{process.process}/history/{quote(subject, safe='')}"
    context = {"process": process, "subject": subject, "told": told, "paging": paging}
    return _render("history.html", reader, path, spoken(process.languages), **context)


def consultation(
    reader: Reader, process: ProcessStarted, period: Fact, remarks: Sequence[Remark], paging: Paging
) -> str:
    """A consultation: its window, its counts, and one page of its comments with their answers."""
    path = f"processes/{process.process}/consultations/{period.details['consultation']}"
    context = {"process": process, "period": period, "remarks": remarks, "paging": paging}
    return _render("consultation.html", reader, path, spoken(process.languages), **context)


def missing(reader: Reader) -> str:
    """There is nothing under that address."""
    return _render("missing.html", reader, "", SHIPPED)


def spoken(languages: Sequence[str]) -> tuple[str, ...]:
    """The languages that a process's pages are offered in: its own, then those of the fixed words."""
    return tuple(dict.fromkeys((*languages, *SHIPPED)))


@cache
def stylesheet() -> str:
    """The stylesheets in one."""
    return "\n".join((files("portal") / "static" / name).read_text("utf-8") for name in STYLES)


def _render(template: str, reader: Reader, path: str, languages: Sequence[str], **context: object) -> str:
    shared = {"reader": reader, "say": reader.say, "path": path, "languages": languages, "style": None}
    return _templates().get_template(template).render(shared | context)


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("portal"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals |= {
        "arguments": arguments,
        "icon": ICON,
        "styles": STYLES,
        "own_name": own_name,
        "safe_link": safe_link,
        "sentence": sentence,
    }
    templates.filters["short"] = lambda whole: f"{str(whole)[:SHORT]}…"
    return templates


def safe_link(address: str) -> bool:
    """Whether a page may link there: the web alone, never a script."""
    return urlsplit(address).scheme in ("http", "https")
