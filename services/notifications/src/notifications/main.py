"""The notifications service, put together: `api`, `worker`, `rebuild`, `dead-letters`, `openapi`."""

from __future__ import annotations

from service import run
from service.parts import Built, Parts

from . import api, facts, mailer, policies, projections, settings
from .smtp import Provider


async def _send_mail(built: Built) -> None:
    mail = settings.load()
    await mailer.run(built.app, Provider.at(mail.smtp_url), mail.sender, mail.mail_attempts)


PARTS = Parts(
    name="notifications",
    facts=facts,
    policies=policies,
    projections=projections,
    routers=api.ROUTERS,
    tasks=(_send_mail,),
)


def main() -> None:
    """The command line."""
    run.main(PARTS)


if __name__ == "__main__":
    main()
