"""The founding act: the first home page and section indexes, made once, recorded as such.

Impossible afterwards: the first founding decision in the ledger closes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from . import ledger, publishing, services
from .content import hash_of
from .errors import NotAllowed
from .gated import GatedPage
from .models import Decision, LedgerEntry, Submission
from .workflow import the_workflow


@dataclass
class Founding:
    """The home page and what stands below it from the first day (two levels at most)."""

    home: GatedPage
    sections: Sequence[GatedPage] = field(default_factory=list)


def is_founded() -> bool:
    return LedgerEntry.objects.filter(act="founded").exists()


@transaction.atomic
def found(founding: Founding, hostname: str = "localhost", port: int = 80) -> GatedPage:
    """Make and publish the skeleton of the site. Raises NotAllowed the second time."""
    if is_founded():
        raise NotAllowed(_("The site was founded already. Everything else goes through approval."))
    the_workflow()
    root = Page.get_first_root_node()
    if root is None:
        raise NotAllowed(_("The page tree has no root: run the migrations first."))
    home = founding.home
    root.add_child(instance=home)
    decision = _publish(home)
    with publishing.ticket(decision):
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
        site.hostname, site.port, site.root_page = hostname, port, home.page_ptr
        site.site_name = home.title
        site.save()
    Site.clear_site_root_paths_cache()
    for section in founding.sections:
        Page.objects.get(pk=home.pk).add_child(instance=section)
        _publish(section)
    ledger.write(
        "founded",
        actor=None,
        object_type=home._meta.label_lower,
        object_id=home.pk,
        object_label=home.title,
    )
    return home


def _publish(page: GatedPage) -> Decision:
    revision = page.save_revision(clean=False)
    draft = revision.as_object()
    submission = Submission.objects.create(
        page_id=page.pk,
        revision=revision,
        round=1,
        state=Submission.State.APPROVED,
        audience=draft.audience,
        content_hash=hash_of(draft),
        submitted_by=None,
        **services.titles(draft),
    )
    services.keep_files(submission, draft)
    decision = services._record(submission, Decision.Kind.FOUND, None)
    publishing.publish(decision)
    page.refresh_from_db()
    return decision
