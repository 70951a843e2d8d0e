"""The plan service, put together: `api`, `worker`, `rebuild`, `dead-letters`, `openapi`."""

from __future__ import annotations

from service import run
from service.parts import Parts

from . import api, facts, files, policies, projections

PARTS = Parts(
    name="plan",
    facts=facts,
    policies=policies,
    projections=projections,
    routers=api.ROUTERS,
    most_body=files.MOST_BYTES,
)


def main() -> None:
    """The command line."""
    run.main(PARTS)


if __name__ == "__main__":
    main()
