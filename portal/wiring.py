"""What is connected when the portal is ready: the rooms do not know each other, this does.

No rules here: each line hands over to a function of a room.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any


def connect() -> None:
    """Called once by `PortalConfig.ready`; calling it again changes nothing."""
    from accounts.signals import person_administered
    from approvals.audience import audiences_for
    from approvals.signals import content_published, content_withdrawn
    from search import sources

    sources.set_audiences(audiences_for)
    for room in ("pages", "regulations"):
        if find_spec(f"{room}.search_source") is not None:
            sources.register(import_module(f"{room}.search_source").source)
    content_published.connect(_index, dispatch_uid="portal.wiring.published")
    content_withdrawn.connect(_index, dispatch_uid="portal.wiring.withdrawn")
    person_administered.connect(_record_person, dispatch_uid="portal.wiring.person")


def _index(sender: Any, page: Any, **kwargs: Any) -> None:
    """Have what readers find of this page brought up to date once the transaction has ended."""
    from search import outbox

    outbox.enqueue(unit_of(page))


def unit_of(page: Any) -> str:
    """The search unit of a page: the room that the page belongs to, and its id."""
    return f"{page.specific_class._meta.app_label}:{page.pk}"


def _record_person(
    sender: Any, act: str, actor: Any, person: Any, address: str, data: dict[str, Any], **kw: Any
) -> None:
    """The ledger also keeps who changed whose account."""
    from accounts.roles import SYSTEM_ADMINISTRATOR
    from approvals import ledger

    ledger.write(
        act,
        actor=actor,
        role=SYSTEM_ADMINISTRATOR,
        object_type=person._meta.label_lower,
        object_id=person.pk,
        object_label=f"{person.employee_number} {person.name}",
        address=address,
        data=data,
    )
