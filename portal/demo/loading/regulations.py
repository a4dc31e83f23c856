"""Regulations: one draft and one approval for each edition, oldest first."""

from __future__ import annotations

from django.db import transaction

from portal.founding import both
from regulations.models import Edition, RegulationPage

from ..content.regulations import text_of
from ..content.schema import EditionData, L, Regulation
from . import law, path
from .days import day
from .departments import page_of
from .fields import Fields
from .people import Cast


def fields_of(heading: L, summary: L, category: str, edition: EditionData) -> Fields:
    """A regulation as it stands with this edition. A repeal keeps the day from which the text it
    ends applied, and has a day of its own."""
    is_repeal = edition.change == "repeal"
    effective = "repeal_date" if is_repeal else "effective_date"
    return Fields(
        {
            "category": category,
            "number_zh": edition.number_zh,
            "number_vi": edition.number_vi,
            "issue_date": day(edition.issued),
            effective: day(edition.effective),
            "change": edition.change,
            **both(
                heading=heading,
                summary=summary,
                issuer=edition.issuer,
                signatory=edition.signatory,
                signatory_title=edition.signatory_title,
                change_note=edition.note,
                text={"zh-hans": text_of(edition, "zh-hans"), "vi": text_of(edition, "vi")},
            ),
        }
    )


def make(data: Regulation, cast: Cast) -> None:
    """Make the editions that are not there yet, each in a transaction of its own."""
    for number, edition in enumerate(data.editions):
        _make_edition(data, number, edition, cast)


@transaction.atomic
def _make_edition(data: Regulation, number: int, edition: EditionData, cast: Cast) -> None:
    page = RegulationPage.objects.filter(slug=data.slug).first()
    if page is not None and Edition.objects.filter(page=page).count() > number:
        return
    author = cast.author_for(data.department)
    fields = fields_of(data.heading, data.summary, data.category, edition)
    fields.rows["relations"] = law.relations_of(data.slug)
    if page is None:
        page = path.draft(
            RegulationPage, page_of(data.department), author, data.slug, data.audience, fields
        )
    else:
        path.redraft(page, author, fields)
    path.to_readers(page, author, cast, note=edition.note[author.language])
