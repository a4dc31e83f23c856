"""What passes by the models: `.update()`, child rows, raw SQL. The database itself refuses."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from wagtail.models import Page, PageViewRestriction, Revision, Site

from approvals import services, triggers
from approvals.models import (
    Decision,
    LedgerEntry,
    Publication,
    Submission,
    SubmissionFile,
)
from approvals.verification import problems
from pages.models import DepartmentDuty, DepartmentPage, NewsPage
from tests.factories import drafts
from tests.factories.world import pass_all, workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def live_page(people):
    page = drafts.news(people("T-INFO1"))
    pass_all(page, people("T-INFO1"))
    return NewsPage.objects.get(pk=page.pk)


def refused(act):
    with pytest.raises(DatabaseError, match="portal:"), transaction.atomic():
        act()


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_every_trigger_is_there():
    assert triggers.missing() == set()
    assert len(triggers.present()) > 50


def test_update_of_what_readers_see_is_refused(live_page):
    refused(lambda: NewsPage.objects.filter(pk=live_page.pk).update(heading_vi="x"))
    refused(lambda: NewsPage.objects.update(audience="public", body_vi="[]"))
    for column, value in {
        "title": "x",
        "slug": "x",
        "live": False,
        "url_path": "/x/",
        "seo_title": "x",
        "path": "9999",
    }.items():
        refused(lambda c=column, v=value: Page.objects.filter(pk=live_page.pk).update(**{c: v}))


def test_making_a_draft_live_by_update_is_refused():
    page = drafts.news()
    refused(lambda: Page.objects.filter(pk=page.pk).update(live=True))
    refused(
        lambda: NewsPage.objects.filter(pk=page.pk).update(
            live=True, live_revision_id=F("latest_revision_id")
        )
    )


def test_raw_sql_is_refused(live_page):
    refused(
        lambda: sql(
            "UPDATE pages_newspage SET heading_vi = 'x' WHERE page_ptr_id = %s", live_page.pk
        )
    )
    refused(lambda: sql("UPDATE wagtailcore_page SET title = 'x' WHERE id = %s", live_page.pk))
    refused(lambda: sql("DELETE FROM pages_newspage WHERE page_ptr_id = %s", live_page.pk))


def test_a_row_under_a_live_page_is_refused():
    page = workspace("INFO")
    assert page.live
    refused(lambda: DepartmentDuty.objects.create(page=page, text_vi="x", text_zh_hans="x"))
    refused(
        lambda: sql(
            "INSERT INTO pages_departmentduty (page_id, text_vi, text_zh_hans) VALUES (%s,'x','x')",
            page.pk,
        )
    )


def test_a_row_is_not_moved_under_a_live_page(people):
    index = DepartmentPage.objects.get(department__code="INFO").get_parent().specific
    draft = DepartmentPage(
        heading_vi="Nháp", heading_zh_hans="草", department=_new_department(), slug="nhap"
    )
    index.add_child(instance=draft)
    duty = DepartmentDuty.objects.create(page=draft, text_vi="x", text_zh_hans="x")
    refused(lambda: DepartmentDuty.objects.filter(pk=duty.pk).update(page=workspace("INFO")))


def _new_department():
    from accounts.models import Department

    return Department.objects.create(code="NEW", name_zh_hans="新", name_vi="Mới")


def test_records_only_grow(live_page):
    for model in (Decision, LedgerEntry):
        refused(lambda m=model: m.objects.all()._raw_delete("default"))
        first = model.objects.first()
        refused(lambda m=model, f=first: m.objects.filter(pk=f.pk).update(reason="umgeschrieben"))
    refused(lambda: Submission.objects.all()._raw_delete("default"))
    refused(lambda: Submission.objects.update(content_hash="0" * 64))
    refused(lambda: Submission.objects.filter(state="approved").update(state="waiting"))
    refused(lambda: sql("DELETE FROM approvals_submission_contributors"))


def test_publications_change_only_under_a_ticket(live_page):
    refused(lambda: Publication.objects.update(audience="public"))
    refused(lambda: Publication.objects.all()._raw_delete("default"))


def test_a_submitted_revision_is_frozen_in_the_database(people):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    refused(lambda: Revision.objects.filter(pk=submission.revision_id).update(content={}))
    refused(lambda: Revision.objects.filter(pk=submission.revision_id)._raw_delete("default"))
    refused(lambda: Revision.objects.filter(pk=submission.revision_id).update(user=None))


def test_nothing_is_put_on_wagtails_clock(people):
    from django.utils import timezone

    page = drafts.news()
    refused(
        lambda: Revision.objects.filter(object_id=str(page.pk)).update(
            approved_go_live_at=timezone.now()
        )
    )


def test_site_and_view_restrictions_are_closed(live_page):
    refused(lambda: Site.objects.update(root_page=live_page.page_ptr))
    refused(lambda: Site.objects.create(hostname="b", root_page=live_page.page_ptr))
    refused(lambda: Site.objects.all()._raw_delete("default"))
    refused(lambda: PageViewRestriction.objects.create(page=live_page.page_ptr))


def test_the_rows_of_submitted_files_are_fixed(people):
    submission = services.submit(drafts.news(), people("T-INFO1"))
    SubmissionFile.objects.create(submission=submission, kind="image", file_id=1, sha256="0" * 64)
    refused(lambda: SubmissionFile.objects.update(sha256="1" * 64))
    refused(lambda: SubmissionFile.objects.all()._raw_delete("default"))


def test_a_missing_trigger_is_noticed(live_page):
    with transaction.atomic():
        with connection.cursor() as cursor:
            on = "" if connection.vendor == "sqlite" else " ON wagtailcore_page"
            cursor.execute(f"DROP TRIGGER gate_page_upd{on}")
        assert triggers.missing() == {"gate_page_upd"}
        assert "gate_page_upd" in " ".join(problems())
        triggers.install()
    assert triggers.missing() == set()


def test_drafts_are_free(people):
    page = drafts.news()
    NewsPage.objects.filter(pk=page.pk).update(summary_vi="tự do")
    assert NewsPage.objects.get(pk=page.pk).summary_vi == "tự do"


@pytest.mark.postgresql
def test_truncate_is_refused():
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE exists on PostgreSQL only")
    refused(lambda: sql("TRUNCATE approvals_ledgerentry"))
