"""All that the services need to find: keys, databases, streams. Used by `mithaq up` and `mithaq provision`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from local import databases, streams, trust
from local.site import Site

Say = Callable[[str], None]


async def everything(
    site: Site, *, database_url: str, nats_url: str, urls: Mapping[str, str], say: Say, seconds: float
) -> None:
    """Make or complete all; safe to repeat. Raises Unreachable when a server is not there after `seconds`."""
    trust.provision(site, urls, say)
    await databases.reachable(database_url, seconds=seconds, say=say)
    await databases.provision(site, database_url, say)
    for line in await streams.provision(site, nats_url, say, seconds=seconds) or ["streams and consumers: all there"]:
        say(line)
