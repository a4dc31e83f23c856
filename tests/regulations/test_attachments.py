"""Files of a regulation: read by who may read it, as long as an edition names them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from regulations.models import Printing, RegulationAttachment
from tests.factories.world import user

from .drafts import approved, regulation, revise

pytestmark = pytest.mark.django_db


def document(name: str = "mau.txt", text: bytes = b"form") -> Any:
    return get_document_model().objects.create(
        title="Form", file=ContentFile(text, name=name), uploaded_by_user=user("T-INFO1")
    )


def with_attachment(**fields: Any) -> Any:
    row = RegulationAttachment(
        document=document(), title_zh_hans="登记表", title_vi="Mẫu đăng ký", sort_order=0
    )
    return approved(regulation(attachments=[row], **fields))


def test_the_printing_keeps_the_files_it_was_approved_with(signed_in: Any) -> None:
    page = with_attachment()
    file = Printing.objects.get(edition__page=page).files[0]
    assert file["title_vi"] == "Mẫu đăng ký"
    assert len(file["sha256"]) == 64
    reading = signed_in("T-STAFF").get(f"/vi/library/{page.slug}/").context["reading"]
    assert [one.title for one in reading.attachments] == ["Mẫu đăng ký"]


def test_only_who_may_read_the_regulation_gets_the_file(client: Any, signed_in: Any) -> None:
    page = with_attachment()
    staff = signed_in("T-STAFF")
    url = staff.get(f"/vi/library/{page.slug}/").context["reading"].attachments[0].url
    assert staff.get(url).status_code == 200
    assert client.get(url, follow=True).status_code == 404


def test_files_of_an_earlier_edition_stay_readable(signed_in: Any) -> None:
    page = with_attachment()
    draft = page.get_latest_revision_as_object()
    draft.attachments = []
    draft.save_revision(user=user("T-INFO1"))
    page = approved(
        revise(
            page, number_vi="09/QyĐ-BV", issue_date=date(2026, 8, 3),
            effective_date=date(2026, 9, 1),
        )
    )
    staff = signed_in("T-STAFF")
    now = staff.get(f"/vi/library/{page.slug}/", {"edition": 2}).context["reading"]
    before = staff.get(f"/vi/library/{page.slug}/", {"edition": 1}).context["reading"]
    assert now.attachments == []
    assert staff.get(before.attachments[0].url).status_code == 200


def test_a_file_cleared_for_staff_stays_so_when_the_page_becomes_public(
    client: Any, signed_in: Any
) -> None:
    page = with_attachment()
    staff = signed_in("T-STAFF")
    url = staff.get(f"/vi/library/{page.slug}/").context["reading"].attachments[0].url
    draft = page.get_latest_revision_as_object()
    draft.attachments, draft.audience = [], "public"
    draft.save_revision(user=user("T-INFO1"))
    approved(
        revise(
            page, number_vi="09/QyĐ-BV", issue_date=date(2026, 8, 3),
            effective_date=date(2026, 9, 1),
        )
    )
    assert client.get(f"/vi/library/{page.slug}/").status_code == 200
    assert staff.get(url).status_code == 200
    assert client.get(url, follow=True).status_code == 404
