"""Tokens of other systems: making them, taking them back, and asking whose a token is.

A token is `hp_<key>_<secret>`; both parts are random and the secret has 256 bits, so that a plain
SHA-256 of it can be neither guessed nor looked up in a table.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from accounts import roles
from approvals import ledger
from approvals.audience import Audience
from regulations.models import ApiToken

DEFAULT_DAYS = 365
MOST_DAYS = 3650
DEFAULT_PER_MINUTE = 600
MOST_PER_MINUTE = 60_000
#: How often the time of last use is written, at most.
_RESOLUTION = timedelta(hours=1)
_FORM = re.compile(r"hp_([0-9a-f]{16})_([A-Za-z0-9_-]{43})", re.ASCII)
_NOBODY = "0" * 64


@dataclass(frozen=True)
class TokenReader:
    """A system of the hospital as `approvals.audience` asks about a reader."""

    name: str
    roles: frozenset[str]
    is_authenticated: bool = True
    is_active: bool = True
    is_superuser: bool = False
    pk: None = None

    def has_role(self, *codes: str) -> bool:
        return not self.roles.isdisjoint(codes)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def checked_networks(words: Collection[str]) -> list[str]:
    """Networks as they are kept. Raises ValidationError for one that is none."""
    found = []
    for word in words:
        try:
            found.append(str(ipaddress.ip_network(word.strip())))
        except ValueError as error:
            raise ValidationError(f"Not a network (for instance 10.20.0.0/16): {word}") from error
    return found


@sensitive_variables("token")
@transaction.atomic
def add(
    name: str,
    audience: str,
    networks: Sequence[str] = (),
    days: int = DEFAULT_DAYS,
    per_minute: int = DEFAULT_PER_MINUTE,
    by: str = "",
) -> tuple[ApiToken, str]:
    """A new token, and its one appearance. `by` is who says so, for the ledger.

    Raises ValidationError for a name that is taken or for values out of range.
    """
    name = " ".join(name.split())
    if not 1 <= days <= MOST_DAYS or not 1 <= per_minute <= MOST_PER_MINUTE:
        raise ValidationError(
            f"A token holds for 1 to {MOST_DAYS} days and 1 to {MOST_PER_MINUTE} requests a minute."
        )
    key = secrets.token_hex(8)
    token = f"hp_{key}_{secrets.token_urlsafe(32)}"
    row = ApiToken(
        name=name,
        key=key,
        digest=_digest(token),
        audience=audience,
        networks=checked_networks(networks),
        per_minute=per_minute,
        expires_at=timezone.now() + timedelta(days=days),
    )
    row.full_clean(exclude=["networks", "revoked_at", "last_used_at"])
    row.save()
    _write_line("api_token_added", row, by)
    return row, token


@transaction.atomic
def revoke(name: str, by: str = "") -> ApiToken:
    """From the next request on the token is worth nothing. Raises ApiToken.DoesNotExist."""
    row = ApiToken.objects.select_for_update().get(name=name)
    if row.revoked_at is None:
        row.revoked_at = timezone.now()
        row.save(update_fields=["revoked_at"])
        _write_line("api_token_revoked", row, by)
    return row


def _write_line(act: str, row: ApiToken, by: str) -> None:
    ledger.write(
        act,
        actor=None,
        object_type=row._meta.label_lower,
        object_id=row.pk,
        object_label=row.name,
        data={
            "key": row.key,
            "audience": row.audience,
            "networks": row.networks,
            "per_minute": row.per_minute,
            "expires_at": row.expires_at.isoformat(),
            "by": by,
        },
    )


@sensitive_variables("token")
def find(token: str) -> ApiToken | None:
    """The row of a token that holds today; None for every other word, in the same steps."""
    match = _FORM.fullmatch(token)
    row = ApiToken.objects.filter(key=match.group(1)).first() if match else None
    fits = hmac.compare_digest(_digest(token), row.digest if row else _NOBODY)
    return row if row is not None and fits and row.is_valid() else None


def comes_from_its_networks(row: ApiToken, address: str) -> bool:
    """Whether `address` lies in one of the row's networks, if it has any."""
    if not row.networks:
        return True
    try:
        source = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(source, "ipv4_mapped", None)
    if mapped is not None:
        source = mapped
    return any(source in ipaddress.ip_network(network) for network in row.networks)


def was_used(row: ApiToken) -> None:
    """Remember that the token is in use."""
    before = timezone.now() - _RESOLUTION
    if row.last_used_at is None or row.last_used_at < before:
        ApiToken.objects.filter(
            Q(last_used_at=None) | Q(last_used_at__lt=before), pk=row.pk
        ).update(last_used_at=timezone.now())


def reader_of(row: ApiToken) -> TokenReader | None:
    """Whom `approvals.audience` sees in the bearer: staff, or None for the public."""
    if row.audience == Audience.STAFF:
        return TokenReader(row.name, frozenset({roles.STAFF}))
    return None
