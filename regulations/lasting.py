"""The lasting ids of a draft's provisions: worked out when its trees change, stored with it.

Approval copies them and matches nothing, so that nobody approves what he did not see. The rules
are in `comparing.identity`; here stands what they are asked about.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from approvals.hashing import canonical

from . import printed
from .comparing import drift
from .comparing.identity import derived, given
from .comparing.items import Item, items
from .models import Edition, Printing, Provision

if TYPE_CHECKING:
    from .models import RegulationPage

#: What `comparing.items` reads of a provision.
COLUMNS = ("eid", "kind", "parent_eid", "lasting", "behind", "number_zh_hans", "number_vi",
           "heading_zh_hans", "heading_vi", "text_zh_hans", "text_vi")  # fmt: skip


def refresh(page: RegulationPage) -> None:
    """Give every provision of the draft its lasting id, where the trees changed since."""
    if page.pk is None:
        return  # saved once more before anybody can submit it
    state = hashlib.sha256(
        canonical([page.pk, page.tree_zh_hans, page.tree_vi, page.holds])
    ).hexdigest()
    if page.lasting.get("of") == state:
        return
    printings = issued_printings(page.pk)
    if not page.lasting and page.live and _is_issued_already(page, printings):
        return  # from the time before there were lasting ids: it stays as it was approved
    base = base_of(page, printings)
    held = items_of(base, page.pk) if base else []
    latest = max(printings, key=lambda one: one.pk, default=None)
    drafted = draft_items(page)
    ids = given(
        held, _gone(page.pk, held), drafted,
        f"{page.pk}/{latest.content_hash if latest else ''}",
    )  # fmt: skip
    drafted = [replace(item, lasting=ids[item.eid], behind="") for item in drafted]
    places = {item.lasting: place for place, item in enumerate(held)}
    pairs = {
        place: places[item.lasting]
        for place, item in enumerate(drafted)
        if item.lasting in places
    }
    page.lasting = {
        "of": state,
        "ids": ids,
        "base": base.pk if base else None,
        "behind": drift.behind(held, drafted, pairs, page.holds),
    }


def _is_issued_already(page: RegulationPage, printings: list[Printing]) -> bool:
    trees = Printing.objects.filter(pk__in=[one.pk for one in printings])
    return (page.tree_zh_hans, page.tree_vi) in trees.values_list("tree_zh_hans", "tree_vi")


def ids_of(page: RegulationPage) -> dict[str, str]:
    """eid -> lasting id, as stored with the draft."""
    found: dict[str, str] = page.lasting.get("ids", {})
    return found


def behind_of(page: RegulationPage) -> dict[str, str]:
    """eid -> the language that is behind, as stored with the draft."""
    found: dict[str, str] = page.lasting.get("behind", {})
    return found


def draft_items(page: RegulationPage) -> list[Item]:
    """The draft's provisions for `comparing`, with the lasting ids it stores."""
    from .editions import rows_of_draft

    return items(asdict(row) for row in rows_of_draft(page))


def named(
    rows: list[printed.ProvisionRow], ids: dict[str, str], behind: dict[str, str] | None = None
) -> list[printed.ProvisionRow]:
    behind = behind or {}
    return [
        replace(row, lasting=ids.get(row.eid, ""), behind=behind.get(row.eid, "")) for row in rows
    ]


def issued_printings(page_id: int | None) -> list[Printing]:
    """The current printing of every edition with a text, without texts, by edition."""
    rows = (
        Printing.objects.filter(edition__page_id=page_id, edition__kind=Edition.Kind.ISSUE)
        .select_related("edition")
        .only("sequence", "content_hash", "edition__sequence", "edition__effective_date",
              "edition__kind", "edition__page", "edition__past_key")
        .order_by("edition__sequence", "sequence")
    )  # fmt: skip
    return list({row.edition_id: row for row in rows}.values())


def base_of(page: RegulationPage, printings: list[Printing]) -> Printing | None:
    """The text that the draft follows upon: for a correction or a repeal the edition issued last,
    else the edition in force when it takes effect, or the first one after it."""
    if not printings:
        return None
    if page.change != type(page).Change.SUBSTANTIVE or page.effective_date is None:
        return [one for one in printings if not one.edition.past_key][-1]
    in_order = sorted(
        printings, key=lambda one: (one.edition.effective_date, one.edition.sequence)
    )
    before = [one for one in in_order if one.edition.effective_date <= page.effective_date]
    return before[-1] if before else in_order[0]


def items_of(printing: Printing, page_id: int | None) -> list[Item]:
    """The provisions of a printing. One that was issued before there were lasting ids has those
    that follow from its hash."""
    rows = printing.provisions.order_by("position").values(*COLUMNS)
    return [
        item
        if item.lasting
        else replace(item, lasting=derived(f"{page_id}/{printing.content_hash}", item.eid))
        for item in items(rows)
    ]


def _gone(page_id: int, held: list[Item]) -> list[Item]:
    """What other printings of the regulation had, each provision as it stood last."""
    here = {item.lasting for item in held}
    last = (
        Provision.objects.filter(printing__edition__page_id=page_id)
        .exclude(lasting="")
        .order_by()
        .values("lasting")
        .annotate(last=Max("pk"))
    )
    wanted = [row["last"] for row in last if row["lasting"] not in here]
    rows: list[dict[str, Any]] = []
    for start in range(0, len(wanted), 500):  # SQLite takes only so many values at once
        rows += Provision.objects.filter(pk__in=wanted[start : start + 500]).values("pk", *COLUMNS)
    return items(sorted(rows, key=lambda row: -row["pk"]))
