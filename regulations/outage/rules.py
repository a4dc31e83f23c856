"""Who may take a pack away: it leaves the portal, and with it the portal's doors. Pure."""

from __future__ import annotations

from collections.abc import Collection

from accounts import roles

#: Those who answer for what is published, and who keeps the servers.
TAKERS = frozenset(
    {roles.WEB_TEAM, roles.DIRECTOR, roles.DEPUTY, roles.SYSTEM_ADMINISTRATOR}
)


def may_take(held: Collection[str]) -> bool:
    """`held` are the roles that count for a person (`User.roles`)."""
    return not TAKERS.isdisjoint(held)
