"""A copy of a regulation is a draft of its own, under an address of its own."""

from __future__ import annotations

from typing import Any

import pytest

from regulations.models import RegulationPage
from tests.factories.world import user, workspace

from .drafts import issued, regulation

pytestmark = pytest.mark.django_db


def copy(client: Any, page: RegulationPage, slug: str) -> Any:
    return client.post(
        f"/cms/pages/{page.pk}/copy/",
        {"new_title": "Bản sao", "new_slug": slug, "new_parent_page": workspace("INFO").pk},
    )


def test_a_copy_is_a_draft_without_editions(signed_in: Any) -> None:
    page = issued()
    copy(signed_in("T-INFO2"), page, "ban-sao")
    made = RegulationPage.objects.get(slug="ban-sao")
    assert not made.live
    assert not made.editions.exists()
    assert made.lineage == page.lineage


def test_a_copy_asks_for_an_address_that_is_free_in_the_whole_library(signed_in: Any) -> None:
    regulation(author=user("T-NURS1"), code="NURS", slug="cua-dieu-duong")
    response = copy(signed_in("T-INFO2"), issued(), "cua-dieu-duong")
    assert response.status_code == 200
    assert "new_slug" in response.context["form"].errors
