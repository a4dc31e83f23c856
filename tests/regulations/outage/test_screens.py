"""The screens of the pack and of other systems' access: who sees them, and what they record."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from approvals.models import LedgerEntry
from regulations.api import tokens
from regulations.outage import packing
from tests.factories.world import PEOPLE
from tests.regulations import drafts

pytestmark = pytest.mark.django_db
TAKERS = {"T-WEB1", "T-WEB2", "T-DIR", "T-DEP", "T-ADM"}
PAGE, PACK, ACCESS = "/vi/desk/outage/", "/vi/desk/outage/pack/", "/vi/desk/access/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.OUTAGE_DIR = tmp_path


def test_the_pack_is_taken_by_those_who_answer_for_it_and_the_ledger_says_so(signed_in):
    drafts.issued()
    call_command("outage_pack", "--audience", "staff", stdout=StringIO(), stderr=StringIO())
    for number in PEOPLE:
        browser = signed_in(number)
        page, taken = browser.get(PAGE), browser.post(PACK)
        expected = 200 if number in TAKERS else 403
        assert (page.status_code, taken.status_code) == (expected, expected), number
        if expected == 200:
            assert taken["Content-Disposition"].startswith('attachment; filename="regulations-')
            assert b"".join(taken.streaming_content)[:2] == b"PK"
            assert "no-store" in taken["Cache-Control"]
        taken.close()
    lines = LedgerEntry.objects.filter(act="outage_pack_taken")
    assert {line.actor.employee_number for line in lines} == TAKERS


def test_it_is_not_had_without_signing_in_or_by_a_link(client, signed_in):
    assert "/account/sign-in/" in client.get(PAGE)["Location"]
    assert "/account/sign-in/" in client.post(PACK)["Location"]
    assert signed_in("T-DIR").get(PACK).status_code == 405


def test_before_there_is_a_pack_the_screen_says_so(signed_in, tmp_path):
    browser = signed_in("T-DIR")
    assert "Chưa có bộ nào" in browser.get(PAGE).text
    assert browser.post(PACK).status_code == 302
    (tmp_path / "staff.zip").write_bytes(b"no archive")
    assert "Chưa có bộ nào" in browser.get(PAGE).text
    packing.make(tmp_path / "staff.zip", "public")
    assert browser.get(PAGE).status_code == 200


def test_the_administrator_sees_who_has_access_and_no_secret(signed_in):
    row, token = tokens.add("HIS", "staff", ["10.1.0.0/16"])
    tokens.add("LIS", "public")
    tokens.revoke("LIS")
    page = signed_in("T-ADM").get(ACCESS)
    assert "HIS" in page.text and "10.1.0.0/16" in page.text and "đã thu hồi" in page.text
    assert row.key not in page.text and row.digest not in page.text
    assert token.rpartition("_")[2] not in page.text
    for number in set(PEOPLE) - {"T-ADM"}:
        assert signed_in(number).get(ACCESS).status_code == 403, number
