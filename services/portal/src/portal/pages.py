"""The pages, as HTML: each made of what it is given, by a template, for one reader. They work without any script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlsplit
from uuid import UUID

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from events.codes import CODES_RULE, EDITIONS
from events.comments import CommentAnswered, CommentSubmitted
from events.envelope import Text
from events.plan import ProcessStarted, Rules
from events.proposals import CallPublished
from events.registry import name_of
from events.workgroup import OrganisationRegistered

from .found import found
from .judging import Judging
from .lights import lights, standard
from .opinions import Reported
from .particulars import particulars
from .plans import Commitment, Document
from .proofs import Fact
from .proofs.calls import code_title
from .proofs.fact import document_title
from .reader import SHIPPED, Reader, direction, own_name
from .record import Entry, Record
from .report import STATUSES, Report
from .sentences import arguments, sentence
from .telling import Told, body_called, how_to_appeal, who
from .texts import Content, ContentDifference, Difference

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
class Listed:
    """What a call took in: its number, the event that says how it stands; while it is hidden, the ground."""

    event: Entry
    number: int
    state: str
    title: str | None
    ground: Text | None


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


def history(
    reader: Reader, process: ProcessStarted, subject: str, title: str | None, told: Sequence[Told], paging: Paging
) -> str:
    """What happened to the subject, in sentences; `title` is what it is called."""
    path = f"processes/{process.process}/history/{quote(subject, safe='')}"
    context = {"process": process, "subject": subject, "title": title, "told": told, "paging": paging}
    return _render("history.html", reader, path, spoken(process.languages), **context)


def consultation(
    reader: Reader,
    known: Record,
    period: Fact,
    remarks: Sequence[Remark],
    paging: Paging,
    *,
    reported: bool = False,
) -> str:
    """A consultation: its window, its counts, one page of its comments with their answers; whether it is reported."""
    process = known.started
    path = f"processes/{process.process}/consultations/{period.details['consultation']}"
    context = {"process": process, "period": period, "remarks": remarks, "paging": paging, "reported": reported}
    return _render("consultation.html", reader, path, spoken(process.languages), **context | _titled(known, reader))


def consultation_report(reader: Reader, known: Record, period: Fact, found: Reported) -> str:
    """The report on a consultation: counts, opinions, answers, the changes they made."""
    process = known.started
    path = f"processes/{process.process}/consultations/{period.details['consultation']}/report"
    context = {"process": process, "period": period, "report": found, "event": found.event}
    languages = spoken(process.languages)
    return _render("consultation_report.html", reader, path, languages, **context | _titled(known, reader))


def plan(reader: Reader, known: Record, documents: Sequence[Document], commitments: Sequence[Commitment]) -> str:
    """The documents with their versions, the commitments with theirs."""
    process = known.started
    context = {"process": process, "documents": documents, "commitments": commitments}
    languages, path = spoken(process.languages), f"processes/{process.process}/plan"
    return _render("plan.html", reader, path, languages, **context | _titled(known, reader))


def commitment(reader: Reader, known: Record, found: Commitment, number: int, content: Content | None) -> str:
    """A commitment's version in OGP's template; None where its owner is away."""
    process = known.started
    path = f"processes/{process.process}/commitments/{quote(found.name, safe='')}/{number}"
    fields = ("problem", "causes", "description", "values", "results")
    context = {"process": process, "commitment": found, "number": number, "content": content, "fields": fields}
    return _render("commitment.html", reader, path, spoken(process.languages), **context)


def difference(reader: Reader, known: Record, found: Document, old: int, new: int, told: Difference | None) -> str:
    """Two versions' difference by paragraph and word, in the reader's language; None where its owner is away."""
    there = {language for each in told.paragraphs for language in each.segments} if told else set()
    context = {"document": found, "old": old, "new": new, "told": told} | _spoken_of(reader, known, there)
    path = f"processes/{known.started.process}/documents/{quote(found.name, safe='')}/difference/{old}/{new}"
    return _render("difference.html", reader, path, spoken(known.started.languages), **context)


def commitment_difference(
    reader: Reader, known: Record, found: Commitment, old: int, new: int, told: ContentDifference | None
) -> str:
    """Two versions' difference by field and word, in the reader's language; None where its owner is away."""
    there = {language for each in told.fields for language in each.words} if told else set()
    context = {"commitment": found, "old": old, "new": new, "told": told} | _spoken_of(reader, known, there)
    path = f"processes/{known.started.process}/commitments/{quote(found.name, safe='')}/difference/{old}/{new}"
    return _render("commitment_difference.html", reader, path, spoken(known.started.languages), **context)


def _spoken_of(reader: Reader, known: Record, there: set[str]) -> dict[str, object]:
    """The process, and of the languages that a difference is in, the reader's or the nearest."""
    wanted = (reader.language, known.started.authoritative, *sorted(there))
    language = next((each for each in wanted if each in there), reader.language)
    return {"process": known.started, "language": language, "direction": direction(language)}


def _titled(known: Record, reader: Reader) -> dict[str, object]:
    """What documents and organisations are called, by name."""
    registered = known.all(OrganisationRegistered)
    organisations = {event.name: reader.pick(event.title).words for event in registered}

    def document_called(name: str) -> str:
        title = document_title(known, name)
        return reader.pick(title).words if title else name

    return {
        "document_called": document_called,
        "code_called": lambda code: reader.pick(code_title(known, code)).words,
        "organisation_called": lambda name: organisations.get(name, name),
        "who": lambda event: who(known, reader, event),
        "body_called": lambda name: body_called(known, reader, name),
    }


def call(
    reader: Reader,
    process: ProcessStarted,
    published: CallPublished,
    facts: Sequence[Fact],
    entries: Sequence[Listed],
    paging: Paging,
) -> str:
    """A call: its window and counts, its criteria, and one page of what it took in."""
    path = f"processes/{process.process}/calls/{published.stream}"
    context = {"process": process, "call": published, "facts": facts, "entries": entries, "paging": paging}
    return _render("call.html", reader, path, spoken(process.languages), **context)


def evaluation(reader: Reader, known: Record, found: Judging, facts: Sequence[Fact], titles: Mapping[UUID, str]) -> str:
    """An evaluation: rules, entries by place, opened scores, who stood aside, the outcome with its reasons."""
    process = known.started
    criteria = {each.name: reader.pick(each.title).words for each in (found.opened.criteria if found.opened else ())}
    context = {
        "process": process,
        "judging": found,
        "facts": facts,
        "titles": titles,
        "title": lambda subject: Markup('<bdi dir="auto">{}</bdi>').format(titles[subject]),
        "kind": "seats" if found.prepared.rules.purpose == "seats" else "proposals",
        "admitted": found.outcomes[-1].admitted if found.outcomes else (),
        "ties": [reader.name("tie", each) for each in found.prepared.rules.ties],
        "criteria": criteria,
        "reasons": lambda decision: list(particulars(known, reader, decision)),
    }
    path = f"processes/{process.process}/evaluations/{found.prepared.stream}"
    return _render("evaluation.html", reader, path, spoken(process.languages), **context)


def appeals(reader: Reader, known: Record, facts: Sequence[Fact]) -> str:
    """The appeals, and how one is lodged."""
    process = known.started
    context = {"process": process, "facts": facts, "how": how_to_appeal(known, reader)}
    return _render("appeals.html", reader, f"processes/{process.process}/appeals", spoken(process.languages), **context)


def rules(reader: Reader, known: Record, found: Rules | None) -> str:
    """The rules in force: grounds, appeals, days; None where none are published."""
    process = known.started
    forces = found.task_forces.sides if found and found.task_forces else ()
    sides = [reader.name("side", side) for side in forces]
    codes = dict(EDITIONS[CODES_RULE[1]]) | {each.name: each.words for each in (found.codes if found else ())}
    context = {"process": process, "rules": found, "codes": codes, "sides": sides, "how": how_to_appeal(known, reader)}
    return _render("rules.html", reader, f"processes/{process.process}/rules", spoken(process.languages), **context)


def standards(reader: Reader, known: Record, as_of: datetime) -> str:
    """The lights of the standard, each with what was found and the events it rests on."""
    process = known.started
    context = {
        "process": process,
        "standard": standard(),
        "lights": lights(known, as_of),
        "as_of": as_of,
        "found": lambda finding: found(known, reader, finding),
    }
    path = f"processes/{process.process}/standards"
    return _render("standards.html", reader, path, spoken(process.languages), **context)


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
        "event_name": lambda event: name_of(event.TOPIC),
        "arguments": arguments,
        "icon": ICON,
        "styles": STYLES,
        "own_name": own_name,
        "iso_day": date.fromisoformat,
        "safe_link": safe_link,
        "sentence": sentence,
    }
    templates.filters["short"] = lambda whole: f"{str(whole)[:SHORT]}…"
    return templates


def safe_link(address: str) -> bool:
    """Whether a page may link there: the web alone, never a script."""
    return urlsplit(address).scheme in ("http", "https")
