"""What an approval makes of the past editions in its draft: one edition with a printing of each.

Called inside the transaction that publishes; whatever is raised here undoes the publication.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db.models import Max

from approvals import languages
from approvals.content import files_of

from . import counting, lasting, outlining, printed
from .models import Edition, Printing, Provision

if TYPE_CHECKING:
    from approvals.models import Decision

    from .models import PastEdition, RegulationPage

#: Copied as they are: columns of a row that an edition has under the same name.
_ATTRIBUTES = ("number_zh", "number_vi", "issue_date", "effective_date", *(
    languages.suffixed(name, code)
    for name in ("issuer", "signatory", "signatory_title", "note")
    for code in languages.LANGUAGES
))  # fmt: skip
_TEXTS = tuple(
    languages.suffixed(name, code) for name in ("text", "tree") for code in languages.LANGUAGES
)


def issued_keys(page_id: int | None) -> dict[str, Edition]:
    """The editions of a regulation that were entered as past ones, by the key of their row."""
    found = Edition.objects.filter(page_id=page_id).exclude(past_key="")
    return {edition.past_key: edition for edition in found}


def edition_of(row: PastEdition, draft: RegulationPage) -> Edition:
    """The edition that an approval of `draft` would make of the row, unsaved, without decision
    and count."""
    return Edition(
        page_id=draft.pk,
        past_key=row.key,
        audience=draft.audience,
        **{
            name: getattr(row, name) or (None if name.endswith("_date") else "")
            for name in _ATTRIBUTES
        },
    )


def printing_of(row: PastEdition, draft: RegulationPage, edition: Edition) -> Printing:
    """The text of the row as a printing, unsaved and without its decision."""
    held = [code for code in languages.LANGUAGES
            if (getattr(row, languages.suffixed("text", code)) or "").strip()]
    printing = Printing(
        edition=edition,
        sequence=1,
        audience=draft.audience,
        only_in=held[0] if len(held) == 1 else "",
        files=_files(row, draft),
        note_zh_hans=row.note_zh_hans or "",
        note_vi=row.note_vi or "",
        **{name: getattr(row, name) or ([] if name.startswith("tree") else "") for name in _TEXTS},
    )
    for code in languages.LANGUAGES:
        heading = languages.suffixed("heading", code)
        setattr(printing, heading, getattr(row, heading) or getattr(draft, heading) or "")
        outline = outlining.stored(row, code)
        setattr(printing, languages.suffixed("preamble", code), outline.preamble)
        setattr(printing, languages.suffixed("closing", code), outline.closing)
    return printing


def _files(row: PastEdition, draft: RegulationPage) -> list[dict[str, object]]:
    if row.scan_id is None:
        return []
    digests = {file_id: digest for kind, file_id, digest in files_of(draft) if kind == "document"}
    return [
        {"document": row.scan_id, "sha256": digests.get(row.scan_id, ""),
         "title_zh_hans": "", "title_vi": ""}
    ]


def provisions_of(row: PastEdition) -> list[printed.ProvisionRow]:
    """The provisions of the row from the trees and the lasting ids it stores."""
    made = printed.rows(outlining.nodes(row.tree_zh_hans), outlining.nodes(row.tree_vi))
    return lasting.named(made, row.lasting.get("ids", {}))


def restore(row: PastEdition, edition: Edition) -> None:
    """Trees and lasting ids of a row that was issued, from its printing, where its text is still
    that: the editor forgets what it does not show."""
    printing: Printing = edition.printings.order_by("sequence").first()
    for code in languages.LANGUAGES:
        column = languages.suffixed("text", code)
        text = (getattr(row, column) or "").replace("\r\n", "\n")
        if text != getattr(printing, column).replace("\r\n", "\n"):
            return
    for code in languages.LANGUAGES:
        setattr(row, languages.suffixed("text", code),
                getattr(printing, languages.suffixed("text", code)))
        outlining.keep(row, code, outlining.of_printing(printing, code))
    ids = dict(printing.provisions.exclude(lasting="").values_list("eid", "lasting"))
    row.lasting = {"of": "", "ids": ids}


def issue_all(draft: RegulationPage, decision: Decision) -> list[Printing]:
    """An edition of every row that was not issued before, in the order in which they applied.
    Raises ValidationError for a document number that another edition has."""
    from . import changes
    from .editions import hash_of

    known = issued_keys(draft.pk)
    fresh = [row for row in draft.past_editions.all() if row.key not in known]
    last = Edition.objects.filter(page_id=draft.pk).aggregate(last=Max("sequence"))["last"] or 0
    series = counting.series_of(draft)
    made = []
    for row in sorted(fresh, key=lambda row: row.effective_date):
        edition = edition_of(row, draft)
        last += 1
        edition.sequence, edition.decision = last, decision
        number = counting.take_over(edition, series) if series is not None else None
        edition.save()
        if series is not None and number is not None:
            counting.remember(edition, series, number)
        printing = printing_of(row, draft, edition)
        printing.decision, printing.revision_id = decision, decision.revision_id
        rows = provisions_of(row)
        printing.content_hash = hash_of(edition, printing, rows, [])
        printing.save()
        Provision.objects.bulk_create(
            (Provision(printing=printing, **asdict(one)) for one in rows), batch_size=200
        )
        changes.record(printing)
        made.append(printing)
    return made


def differs(row: PastEdition, edition: Edition) -> bool:
    """Whether the row, in whatever draft, says anything else than the edition made of it."""
    approved: Printing = edition.printings.order_by("sequence").first()  # it has one only
    # Who may read it is what was approved with it, and its headings are those of that draft.
    source = approved.decision.revision.as_object()
    expected_edition, expected = edition_of(row, source), printing_of(row, source, edition)
    named = dict(approved.provisions.exclude(lasting="").values_list("eid", "lasting"))
    return (
        any(
            getattr(expected_edition, name) != getattr(edition, name)
            for name in (*_ATTRIBUTES, "audience")
        )
        or any(
            getattr(expected, name) != getattr(approved, name)
            for name in (*_TEXTS, "only_in", "audience", "preamble_zh_hans", "preamble_vi",
                         "closing_zh_hans", "closing_vi", "heading_zh_hans", "heading_vi")
        )
        or [one["document"] for one in expected.files]
        != [one["document"] for one in approved.files]
        or named != row.lasting.get("ids", {})
    )
