"""What must hold between the steps that make a plan: frozen, assembled, approved by its last version, sent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from local.processfile import Step

CABINET = "RecordCabinetDecision"
Rule = Callable[[Step], Iterable[str]]


class PlanCourse:
    """Walks through the steps on plans, and keeps what later ones are held against.

    `waiting` tells the comments on a document that nothing answers yet, `planned` the acts that activities consist of.
    """

    def __init__(self, waiting: Callable[[str], Collection[str]], planned: Collection[str]) -> None:
        self._waiting = waiting
        self._planned = planned
        self._reviewed = self._frozen = False
        self._versions: dict[str, int] = {}
        self._asked: set[str] = set()
        self._approved: set[str] = set()
        self._submitted: set[str] = set()
        self.rules: Mapping[str, Rule] = {
            "FreezeCommitments": self._freeze,
            "AssemblePlan": self._assemble,
            "RevisePlan": self._revise,
            "RequestApproval": self._request,
            "ApproveAsEntity": self._answer,
            "RefuseAsEntity": self._refuse,
            CABINET: self._cabinet,
            "PublishPlan": self._send,
            "SubmitPlan": self._send,
            "RecordAcknowledgement": self._acknowledge,
        }

    def confirmed(self, proposed: Step) -> None:
        """A second person has confirmed what that step proposed."""
        match proposed.act:
            case "ApproveForComment":
                self._reviewed = True
            case "FreezeCommitments":
                self._frozen = True
            case "SubmitPlan":
                self._submitted.add(proposed.fields["document"])
        if proposed.act == CABINET and proposed.fields["outcome"] == "approve":
            self._approved.add(proposed.fields["document"])

    def _freeze(self, _step: Step) -> Iterator[str]:
        if not self._reviewed:
            yield "is before two people approve commitments for comment"

    def _assemble(self, step: Step) -> Iterator[str]:
        if not self._frozen:
            yield "is before two people freeze the commitments"
        self._versions[step.fields["name"]] = 1

    def _revise(self, step: Step) -> Iterator[str]:
        name = step.fields["document"]
        if name not in self._versions:
            yield "is before AssemblePlan"
        elif name in self._approved:
            yield "is after the approval: what is approved is what is sent"
        self._versions[name] = self._versions.get(name, 0) + 1

    def _request(self, step: Step) -> Iterator[str]:
        if not self._versions.get(step.fields["document"]):
            yield "is before AssemblePlan"
        self._asked.add(step.fields["document"])

    def _answer(self, step: Step) -> Iterator[str]:
        yield from self._of_last(step)
        if step.fields["document"] not in self._asked:
            yield "is before RequestApproval"

    def _refuse(self, step: Step) -> Iterator[str]:
        yield from self._answer(step)
        if not step.fields.get("reason"):
            yield "has no reason"

    def _cabinet(self, step: Step) -> Iterator[str]:
        yield from self._of_last(step)
        if step.fields["outcome"] == "return" and not step.fields.get("reason"):
            yield "has no reason"
        if step.fields["outcome"] == "approve" and (waiting := self._waiting(step.fields["document"])):
            yield f"is before the answers to {', '.join(waiting)}"

    def _of_last(self, step: Step) -> Iterator[str]:
        """An approval is of the newest version."""
        newest, named = self._versions.get(step.fields["document"]), step.fields.get("number")
        if newest and named not in (None, newest):
            yield f"is for version {named}, and the newest by then is {newest}"

    def _send(self, step: Step) -> Iterator[str]:
        name = step.fields["document"]
        if CABINET in self._planned and name not in self._approved:
            yield "is before the Cabinet's approval, as two people record it"

    def _acknowledge(self, step: Step) -> Iterator[str]:
        if step.fields["document"] not in self._submitted:
            yield "is before two people submit the plan"
