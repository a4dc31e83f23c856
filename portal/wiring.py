"""What is connected when the portal is ready: the rooms do not know each other, this does.

No rules here: each line hands over to a function of a room.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields
from importlib import import_module
from types import ModuleType
from typing import Any

from search.sources import Entry

#: Rooms with something to find, and the name that starts their units ("page:12").
ROOMS = ("pages", "regulations")


class RoomSource:
    """One room's `search_source` module as the source that search asks for.

    The module has `NAME`, `units()`, `units_of(page_id)`, `entries(unit)` and
    `visible(units, reader)`; its entries are plain values with the fields of
    `search.sources.Entry`.
    """

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.name: str = module.NAME

    def units(self) -> Iterator[str]:
        return iter(self.module.units())

    def entries(self, unit: str) -> list[Entry]:
        names = [field.name for field in fields(Entry)]
        return [
            Entry(**{name: getattr(entry, name) for name in names if hasattr(entry, name)})
            for entry in self.module.entries(unit)
        ]

    def visible(self, units: Collection[str], reader: Any) -> set[str]:
        found: set[str] = self.module.visible(units, reader)
        return found


def connect() -> None:
    """Called once by `PortalConfig.ready`; calling it again changes nothing."""
    from accounts.signals import person_administered
    from approvals import cms_routes
    from approvals.audience import audiences_for
    from approvals.signals import content_published, content_withdrawn
    from search import sources

    cms_routes.open_route("wagtailadmin_account")  # in portal.urls it leads to our account page
    sources.set_audiences(audiences_for)
    for room in ROOMS:
        sources.register(RoomSource(import_module(f"{room}.search_source")))
    content_published.connect(_index, dispatch_uid="portal.wiring.published")
    content_withdrawn.connect(_index, dispatch_uid="portal.wiring.withdrawn")
    person_administered.connect(_record_person, dispatch_uid="portal.wiring.person")


def _index(sender: Any, page: Any, **kwargs: Any) -> None:
    """Have what readers find of this page brought up to date once the transaction has ended."""
    from search import outbox

    for unit in units_of(page):
        outbox.enqueue(unit)


def units_of(page: Any) -> list[str]:
    """The search units of a page, as the room that the page belongs to counts them."""
    room = page.specific_class._meta.app_label
    if room not in ROOMS:
        return []
    found: list[str] = import_module(f"{room}.search_source").units_of(page.pk)
    return found


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
