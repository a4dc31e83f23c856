"""The pack of staff that lies ready, and handing it out."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from approvals import ledger
from approvals.audience import Audience

from . import rules


@dataclass(frozen=True)
class Kept:
    """What the pack says of itself. `size` in bytes."""

    path: Path
    made_at: datetime
    use_until: date
    regulations: int
    size: int

    @property
    def is_expired(self) -> bool:
        return timezone.localdate() > self.use_until

    @property
    def file_name(self) -> str:
        return f"regulations-{self.made_at:%Y-%m-%d}.zip"


def place(audience: str) -> Path:
    """Where a pack is kept if nobody says otherwise."""
    folder = Path(settings.OUTAGE_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{audience}.zip"


def kept() -> Kept | None:
    """The pack of staff, if there is one that can be read."""
    path = Path(settings.OUTAGE_DIR) / f"{Audience.STAFF.value}.zip"
    with suppress(OSError, zipfile.BadZipFile, KeyError, ValueError):
        with zipfile.ZipFile(path) as pack:
            told = json.loads(pack.read("manifest.json"))
        return Kept(
            path,
            datetime.fromisoformat(told["made_at"]),
            date.fromisoformat(told["use_until"]),
            int(told["regulations"]),
            path.stat().st_size,
        )
    return None


@transaction.atomic
def hand_out(pack: Kept, user: Any, address: str = "") -> BinaryIO:
    """The bytes of `pack` for `user`, written down in the ledger. Raises PermissionDenied."""
    if not rules.may_take(user.roles):
        raise PermissionDenied
    stream = pack.path.open("rb")
    ledger.write(
        "outage_pack_taken",
        actor=user,
        role=", ".join(sorted(rules.TAKERS & user.roles)),
        object_type="regulations.outage_pack",
        object_id=f"{pack.made_at:%Y-%m-%d}",
        object_label=pack.file_name,
        address=address,
        data={"use_until": pack.use_until.isoformat(), "regulations": pack.regulations},
    )
    return stream
