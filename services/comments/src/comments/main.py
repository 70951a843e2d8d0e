"""The comments service, put together: `api`, `worker`, `rebuild`, `dead-letters`, `openapi`."""

from __future__ import annotations

from service import run
from service.parts import Parts

from . import api, facts, policies, projections
from .api import answering, reports

PARTS = Parts(
    name="comments",
    facts=facts,
    policies=policies,
    projections=projections,
    routers=(api.router, answering.router, reports.router),
)


def main() -> None:
    """The command line."""
    run.main(PARTS)


if __name__ == "__main__":
    main()
