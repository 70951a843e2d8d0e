"""The workgroup service, put together: `api`, `worker`, `rebuild`, `dead-letters`, `openapi`."""

from __future__ import annotations

from service import run
from service.parts import Parts

from . import api, facts, policies, projections

PARTS = Parts(name="workgroup", facts=facts, policies=policies, projections=projections, routers=api.routers)


def main() -> None:
    """The command line."""
    run.main(PARTS)


if __name__ == "__main__":
    main()
