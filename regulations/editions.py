"""What an approval makes of a draft: an edition, or another printing of the latest one.

Called inside the transaction that publishes; whatever is raised here undoes the publication.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from approvals import languages
from approvals.content import files_of

from . import (
    changes,
    counting,
    figuring,
    freezing,
    lasting,
    past_issuing,
    printed,
    voiding,
)
from .models import Edition, Printing, Provision
from .outlining import nodes, stored

if TYPE_CHECKING:
    from approvals.models import Decision

    from .models import RegulationPage

#: Columns of an edition and of a printing that their hash covers.
EDITION_FIELDS = (
    "page_id", "sequence", "kind", "number_zh", "number_vi", "issuer_zh_hans", "issuer_vi",
    "signatory_zh_hans", "signatory_vi", "signatory_title_zh_hans", "signatory_title_vi",
    "note_zh_hans", "note_vi", "issue_date", "effective_date", "audience", "decision_id",
    "past_key",
)  # fmt: skip
PRINTING_FIELDS = (
    "sequence", "decision_id", "revision_id", "audience", "only_in", "heading_zh_hans",
    "heading_vi", "summary_zh_hans", "summary_vi", "preamble_zh_hans", "preamble_vi",
    "closing_zh_hans", "closing_vi", "text_zh_hans", "text_vi", "tree_zh_hans", "tree_vi", "files",
    "figures", "note_zh_hans", "note_vi",
)  # fmt: skip


def issue(decision: Decision) -> Printing | None:
    """Copy the approved revision, and nothing else, into the tables that never change.

    A substantive change and a repeal make an edition with its first printing; an editorial one
    makes a printing of the latest edition; a withdrawal marks an edition void and prints nothing.
    Before either, past editions that the draft brings along become editions of their own.
    Raises ValidationError for a correction or a repeal of what was never issued, and for a
    withdrawal that comes too late.
    """
    draft: RegulationPage = decision.revision.as_object()
    change = type(draft).Change
    if draft.change == change.VOID:
        changes.record_void(voiding.void(draft, decision).edition)
        return None
    latest = latest_issue(decision.page_id)
    if draft.change != change.SUBSTANTIVE and latest is None:
        raise ValidationError(_("Nothing was issued yet that could be corrected or repealed."))
    past_issuing.issue_all(draft, decision)
    if draft.change == change.EDITORIAL and latest is not None:
        edition = latest
    else:
        edition = _new_edition(draft, decision)
    return _print(draft, decision, edition)


def latest_issue(page_id: int | None) -> Edition | None:
    """The edition that was approved last, repeals, what was withdrawn and past ones left out."""
    return (
        Edition.objects.filter(
            page_id=page_id, kind=Edition.Kind.ISSUE, voided=None, past_key=""
        )
        .order_by("-sequence")
        .first()
    )


def _new_edition(draft: RegulationPage, decision: Decision) -> Edition:
    edition = edition_of(draft)
    if edition.effective_date is None:
        raise ValidationError(_("An edition needs the date from which it applies."))
    edition.decision = decision
    series = counting.series_of(draft)
    number = None
    if series is not None:
        if not draft.is_historical:
            number = counting.give(edition, series)
        elif edition.kind == Edition.Kind.ISSUE:  # a repeal on paper names the number it ends
            number = counting.take_over(edition, series)
    edition.save()
    if series is not None and number is not None:
        counting.remember(edition, series, number)
    return edition


def edition_of(draft: RegulationPage) -> Edition:
    """The edition that an approval of `draft` would make, unsaved and without its decision."""
    is_repeal = draft.change == type(draft).Change.REPEAL
    starts = (draft.repeal_date or draft.effective_date) if is_repeal else draft.effective_date
    last = Edition.objects.filter(page_id=draft.pk).aggregate(last=Max("sequence"))["last"]
    return Edition(
        page_id=draft.pk,
        sequence=(last or 0) + 1,
        kind=Edition.Kind.REPEAL if is_repeal else Edition.Kind.ISSUE,
        number_zh=draft.number_zh,
        number_vi=draft.number_vi,
        issue_date=draft.issue_date,
        effective_date=starts,
        audience=draft.audience,
        **_columns(draft, {"issuer": "issuer", "signatory": "signatory",
                           "signatory_title": "signatory_title", "change_note": "note"}),
    )


def _print(draft: RegulationPage, decision: Decision, edition: Edition) -> Printing:
    last = Printing.objects.filter(edition=edition).aggregate(last=Max("sequence"))["last"]
    printing = printing_of(draft, edition)
    printing.sequence = (last or 0) + 1
    printing.decision = decision
    printing.revision_id = decision.revision_id
    rows = rows_of_draft(draft)
    related = freezing.with_lasting(freezing.relations_of_draft(draft))
    printing.content_hash = hash_of(edition, printing, rows, related)
    printing.save()
    Provision.objects.bulk_create(
        (Provision(printing=printing, **asdict(row)) for row in rows), batch_size=200
    )
    freezing.freeze(printing, related)
    changes.record(printing)
    return printing


def rows_of_draft(draft: RegulationPage) -> list[printed.ProvisionRow]:
    """The provisions of a draft, both languages aligned, from the trees it stores and with the
    lasting ids it stores."""
    rows = printed.rows(nodes(draft.tree_zh_hans), nodes(draft.tree_vi))
    return lasting.named(rows, lasting.ids_of(draft), lasting.behind_of(draft))


def printing_of(draft: RegulationPage, edition: Edition) -> Printing:
    """The text of `draft` as a printing, unsaved and without its decision."""
    printing = Printing(
        edition=edition,
        sequence=1,
        audience=draft.audience,
        only_in=draft.only_in,
        files=_files(draft),
        figures=figuring.frozen(draft),
        tree_zh_hans=draft.tree_zh_hans,
        tree_vi=draft.tree_vi,
        **_columns(draft, {"heading": "heading", "summary": "summary", "text": "text",
                           "change_note": "note"}),
    )
    for language in languages.LANGUAGES:
        outline = stored(draft, language)
        setattr(printing, languages.suffixed("preamble", language), outline.preamble)
        setattr(printing, languages.suffixed("closing", language), outline.closing)
    return printing


def _columns(draft: RegulationPage, names: dict[str, str]) -> dict[str, str]:
    """Translated fields of the draft as the plain columns of the frozen tables."""
    return {
        languages.suffixed(column, code): getattr(draft, languages.suffixed(field, code)) or ""
        for field, column in names.items()
        for code in languages.LANGUAGES
    }


def _files(draft: RegulationPage) -> list[dict[str, Any]]:
    digests = {file_id: digest for kind, file_id, digest in files_of(draft) if kind == "document"}
    return [
        {
            "document": row.document_id,
            "sha256": digests.get(row.document_id, ""),
            "title_zh_hans": row.title_zh_hans,
            "title_vi": row.title_vi,
        }
        for row in sorted(draft.attachments.all(), key=lambda row: row.sort_order or 0)
    ]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def hash_of(
    edition: Edition,
    printing: Printing,
    rows: list[printed.ProvisionRow],
    relations: list[printed.RelationRow],
) -> str:
    """The hash of a printing as it stands in memory or in the database."""
    return printed.hash_of(
        {name: _plain(getattr(edition, name)) for name in EDITION_FIELDS},
        {name: getattr(printing, name) for name in PRINTING_FIELDS},
        rows,
        relations,
    )


def rows_of(printing: Printing) -> list[printed.ProvisionRow]:
    """The provisions of a printing as they stand in the database."""
    names = [field.name for field in fields(printed.ProvisionRow)]
    return [
        printed.ProvisionRow(**row)
        for row in printing.provisions.order_by("position").values(*names)
    ]
