"""A consultation's report: how many said something, the opinions in short, and the answer to each; no one's own words.

It is a pure function of the record: the same comments and answers give the same bytes anywhere.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from events.codes import CODES_RULE, called
from events.comments import CommentAnswered, OutcomeCount, ReportFile
from events.envelope import Text
from events.foureyes import canonical

from .answering import OUTCOMES
from .comment import Comment
from .consultation import Consultation
from .report_words import said

REPORT_RULE = ("consultation-report", 1)
"""Comments with one outcome, one answer and one change or code are one opinion; the most often held comes first."""

JSON, MARKDOWN = "application/json", "text/markdown"


@dataclass(frozen=True, kw_only=True)
class File:
    """The report in one form."""

    media_type: str
    language: str | None
    content: bytes

    @property
    def told(self) -> ReportFile:
        """What the events tell of it."""
        return ReportFile(
            file=hashlib.sha256(self.content).hexdigest(),
            media_type=self.media_type,
            size=len(self.content),
            language=self.language,
        )


@dataclass(frozen=True, kw_only=True)
class Report:
    """The report: its counts, and its files, of which the first is the canonical JSON."""

    counted: int
    withdrawn: int
    hidden: int
    outcomes: tuple[OutcomeCount, ...]
    groups: int
    files: tuple[File, ...]

    @property
    def hash(self) -> str:
        """The SHA-256 (hex) of the canonical JSON."""
        return self.files[0].told.file


def report_of(
    consultation: Consultation,
    comments: Sequence[Comment],
    languages: Sequence[str],
    codes: Mapping[str, Text],
) -> Report:
    """The report on the consultation's comments, in the order of their arrival; `codes` are the process's own."""
    content = _content(consultation, comments, codes)
    texts = [(language, _markdown(content, language)) for language in languages]
    return Report(
        counted=content["counted"],
        withdrawn=content["withdrawn"],
        hidden=content["hidden"],
        outcomes=tuple(OutcomeCount(outcome=each, count=content["outcomes"][each]) for each in OUTCOMES),
        groups=len(content["groups"]),
        files=(
            File(media_type=JSON, language=None, content=canonical(content).encode()),
            *(File(media_type=MARKDOWN, language=language, content=text.encode()) for language, text in texts),
        ),
    )


def _content(consultation: Consultation, comments: Sequence[Comment], codes: Mapping[str, Text]) -> dict[str, Any]:
    plan, subject = consultation.planned(), consultation.opened_with()
    outcomes = Counter(each.answer.outcome for each in comments if each.answer)
    return {
        "rule": list(REPORT_RULE),
        "consultation": plan.name,
        "title": plan.title,
        "document": plan.document,
        "number": subject.number,
        "hash": subject.hash,
        "first": plan.first.isoformat(),
        "last": plan.last.isoformat(),
        "counted": len(comments),
        "withdrawn": sum(each.withdrawn for each in comments),
        "hidden": sum(each.hidden is not None for each in comments),
        "outcomes": {outcome: outcomes[outcome] for outcome in OUTCOMES},
        "codes_rule": list(CODES_RULE),
        "codes": {code: called(code, codes) for code in sorted(filter(None, {_code(each) for each in comments}))},
        "groups": _groups(comments),
    }


def _code(comment: Comment) -> str | None:
    return comment.answer.code if comment.answer else None


def _groups(comments: Sequence[Comment]) -> list[dict[str, Any]]:
    """The opinions: the most often held first, and of those as often the one that came first."""
    found: dict[str, dict[str, Any]] = {}
    for each in comments:
        if each.answer is None:
            continue
        answered = _answered(each.answer)
        group = found.setdefault(canonical(answered), {**answered, "comments": 0, "paragraphs": []})
        group["comments"] += 1
        if each.paragraph is not None and each.paragraph not in group["paragraphs"]:
            group["paragraphs"].append(each.paragraph)
    return sorted(found.values(), key=lambda group: -int(group["comments"]))


def _answered(answer: CommentAnswered) -> dict[str, Any]:
    return {
        "outcome": answer.outcome,
        "answer": answer.answer,
        "summary": answer.summary or {},
        "change": _plain(asdict(answer.change)) if answer.change else None,
        "code": answer.code,
        "organisation": answer.organisation,
    }


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, UUID) else value for name, value in fields.items()}


def _markdown(content: Mapping[str, Any], language: str) -> str:
    return "\n\n".join([*_head(content, language), *_told(content, language)]) + "\n"


def _head(content: Mapping[str, Any], language: str) -> Iterator[str]:
    words = said(language)
    yield f"# {words['report']}: {_in(content['title'], language)}"
    yield "\n".join(
        (
            f"- {words['subject']}: {content['document']}, {content['number']} (`{content['hash']}`)",
            f"- {words['window']}: {content['first']} – {content['last']}",
            *(f"- {words[name]}: {content[name]}" for name in ("counted", "withdrawn", "hidden")),
            *(f"- {words[outcome]}: {content['outcomes'][outcome]}" for outcome in OUTCOMES),
        )
    )
    yield f"## {words['groups']}"


def _told(content: Mapping[str, Any], language: str) -> Iterator[str]:
    words = said(language)
    for number, group in enumerate(content["groups"], 1):
        yield f"### {number}. {words['opinion']}"
        if group["summary"]:
            yield _quoted(_in(group["summary"], language))
        yield "\n".join(_facts(group, words, _why(content["codes"], group["code"], language)))
        yield f"{words['answer']}:"
        yield _quoted(_in(group["answer"], language))


def _facts(group: Mapping[str, Any], words: Mapping[str, str], why: str) -> Iterator[str]:
    yield f"- {words['comments']}: {group['comments']}"
    yield f"- {words['outcome']}: {words[group['outcome']]}"
    if change := group["change"]:
        paragraph = f", {words['paragraph']} `{change['paragraph']}`" if change["paragraph"] else ""
        yield f"- {words['change']}: {change['document']}, {change['number']}{paragraph}"
    else:
        yield f"- {words['code']}: {why}"
    if group["organisation"]:
        yield f"- {words['organisation']}: {group['organisation']}"


def _why(codes: Mapping[str, Text], code: str | None, language: str) -> str:
    """What the code is called in that language or the nearest, and the code."""
    words = " ".join(_in(codes.get(code or "", {}), language).split())
    return f"{words} (`{code}`)" if words else f"`{code}`"


def _in(text: Text, language: str) -> str:
    return text.get(language) or text.get(language.partition("-")[0]) or next(iter(text.values()), "")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
