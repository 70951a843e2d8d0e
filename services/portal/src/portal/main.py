"""The portal, put together: `api`, `worker`, `rebuild`, `dead-letters`, `openapi`."""

from __future__ import annotations

from fastapi import FastAPI

from service import run
from service.parts import Built, Parts

from . import facts, policies, projections
from .api import data, lookedat, planned, selection, site
from .sealed import SealedWords, owners
from .texts import Texts, plan_services


def _configure(api: FastAPI, built: Built) -> None:
    site.install(api, SealedWords(owners(built)), Texts(plan_services(built)))


PARTS = Parts(
    name="portal",
    facts=facts,
    policies=policies,
    projections=projections,
    routers=(data.router, lookedat.router, site.router, selection.router, planned.router),
    projects_others=True,
    configure=_configure,
)


def main() -> None:
    """The command line."""
    run.main(PARTS)


if __name__ == "__main__":
    main()
