"""Addresses without a language stay without one; there is one form to sign in with."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/cms/no/such/place/", "/files/documents/999999/x.pdf"])
def test_what_is_missing_there_is_missing(signed_in: Any, address: str) -> None:
    assert signed_in("T-INFO1").get(address).status_code == 404


def test_a_page_without_its_language_is_still_found(client: Any) -> None:
    response = client.get("/departments/", headers={"accept-language": "vi"})
    assert (response.status_code, response.headers["Location"]) == (302, "/vi/departments/")


def test_there_is_one_form_to_sign_in_with(client: Any) -> None:
    response = client.get("/vi/_util/login/?next=/vi/library/")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/vi/account/sign-in/")


def test_the_web_team_sees_no_file_that_a_department_has_not_submitted(
    people: Any, signed_in: Any
) -> None:
    from tests.flows.scene import document

    file = document("INFO", "T-INFO1", "ban-nhap", b"%PDF-1.4 ban nhap")
    assert signed_in("T-INFO2").get(file.url).status_code == 200
    assert signed_in("T-WEB1").get(file.url).status_code == 404
