"""Outside law and the glossary: kept by the web team, live by approval, addresses of their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from approvals import services
from approvals.errors import NotAllowed, NotApproved
from approvals.verification import problems as doubts
from regulations import addresses, search_source
from regulations.models import ImmutableRow, OutsideActPage, Relation, RelationKind, TermPage
from regulations.models.relation import RegulationRelation
from tests.factories import law
from tests.factories.world import pass_all, user
from tests.regulations.drafts import regulation

pytestmark = pytest.mark.django_db

LAWS = "/vi/library/laws/"
TERMS = "/vi/library/terms/"


def test_an_act_is_read_at_its_address_in_both_languages(signed_in: Any) -> None:
    act = law.act(slug="data-act", source_url="https://law.example/15")
    staff = signed_in("T-STAFF")
    assert act.get_url() == f"{LAWS}data-act/" or act.get_url().endswith("/library/laws/data-act/")
    for address in (f"{LAWS}data-act/", "/zh-hans/library/laws/data-act/"):
        page = staff.get(address)
        assert page.status_code == 200
        assert "晨曦省医疗数据条例" in page.content.decode()
        assert "Luật Dữ liệu y tế Bình Minh" in page.content.decode()
    assert "data-act" in staff.get(LAWS).content.decode()


def test_an_act_that_nobody_approved_does_not_exist_for_readers(signed_in: Any) -> None:
    law.act(approved=False, slug="draft-act")
    staff = signed_in("T-STAFF")
    missing = staff.get(f"{LAWS}no-such-act/")
    assert staff.get(f"{LAWS}draft-act/").status_code == missing.status_code == 404
    assert "draft-act" not in staff.get(LAWS).content.decode()


def test_what_is_for_staff_leaves_no_trace_for_visitors(client: Client) -> None:
    """The library itself is for staff in this hospital; nothing below it answers."""
    law.act(slug="data-act")
    law.term(slug="data-term")
    for address in (LAWS, TERMS, f"{LAWS}data-act/", f"{TERMS}data-term/"):
        assert client.get(address).status_code == 404


def test_an_act_is_read_in_its_section_alone(signed_in: Any) -> None:
    law.act(slug="data-act")
    staff = signed_in("T-STAFF")
    assert staff.get("/vi/library/data-act/").status_code == 404
    assert staff.get(f"{TERMS}data-act/").status_code == 404
    assert staff.get(f"{LAWS}data-act/more/").status_code == 404


@pytest.mark.parametrize("slug", sorted(addresses.RESERVED))
def test_no_regulation_takes_the_address_of_a_section(slug: str) -> None:
    with pytest.raises(ValidationError, match=slug):
        regulation(slug=slug)
    assert addresses.free_slug(slug) == f"{slug}-2"


def test_that_an_act_ended_goes_through_approval(signed_in: Any) -> None:
    act = law.act(slug="data-act")
    yesterday = timezone.localdate() - timedelta(days=1)
    act.dead_since = yesterday
    with pytest.raises(NotApproved):
        act.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        OutsideActPage.objects.filter(pk=act.pk).update(dead_since=yesterday)
    newer = law.act(slug="newer", number_vi="20/2026/QH16", heading_vi="Luật Dữ liệu y tế mới")
    law.change(OutsideActPage.objects.get(pk=act.pk), dead_since=yesterday, replaced_by=newer)
    page = signed_in("T-STAFF").get(f"{LAWS}data-act/").content.decode()
    assert "Luật Dữ liệu y tế mới" in page and f"{LAWS}newer/" in page


def test_an_act_that_replaces_itself_is_not_submitted() -> None:
    act = law.act(approved=False, slug="data-act")
    draft = act.get_latest_revision_as_object()
    draft.replaced_by_id = act.pk
    assert len(draft.problems()) == 2


def test_departments_write_no_law(signed_in: Any) -> None:
    act = law.act(approved=False, slug="data-act")
    contributor = user("T-INFO1")
    assert not act.permissions_for_user(contributor).can_edit()
    assert act.permissions_for_user(user("T-WEB1")).can_edit()
    with pytest.raises(NotAllowed):
        services.submit(act, contributor)


def test_the_glossary_lists_terms_in_both_languages_page_by_page(signed_in: Any) -> None:
    for number in range(3):
        law.term(slug=f"term-{number}", heading_vi=f"thuật ngữ {number}")
    staff = signed_in("T-STAFF")
    with CaptureQueriesContext(connection) as few:
        text = staff.get(TERMS).content.decode()
    assert "thuật ngữ 2" in text and "患者信息" in text
    assert staff.get(f"{TERMS}term-1/").status_code == 200
    assert "thuật ngữ 1" in staff.get(f"{TERMS}?q=thuat+ngu+1").content.decode()
    assert "thuật ngữ 2" not in staff.get(f"{TERMS}?q=thuat+ngu+1").content.decode()
    law.term(slug="term-9")
    with CaptureQueriesContext(connection) as more:
        staff.get(TERMS)
    assert len(more) <= len(few)


def test_search_and_sitemap_know_acts_and_terms(client: Client) -> None:
    act, term = law.act(slug="data-act"), law.term(slug="data-term")
    units = set(search_source.units())
    assert {f"regulation:{act.pk}", f"regulation:{term.pk}"} <= units
    found = search_source.entries(f"regulation:{act.pk}")
    assert {one.language for one in found} == {"zh-hans", "vi"}
    assert found[0].path == "/library/laws/data-act/" and found[0].audience == "staff"
    assert search_source.entries(f"regulation:{term.pk}")[0].path == "/library/terms/data-term/"
    visible = {f"regulation:{act.pk}"}
    assert search_source.visible(visible, user("T-STAFF")) == visible
    assert search_source.visible(visible, None) == set()
    assert OutsideActPage.lasting_root() == "library/laws/"
    assert TermPage.lasting_root() == "library/terms/"


def related(**fields: Any) -> Any:
    """A live regulation that is based on an act, and the act."""
    act = law.act(slug="data-act")
    page = regulation(slug="own")
    draft = page.get_latest_revision_as_object()
    draft.relations.set(
        [
            RegulationRelation(
                kind=RelationKind.BASED_ON, target_act=act, own_eids="art_1, art_2",
                target_eid="art_7", **fields,
            )
        ]
    )
    draft.save_revision(user=user("T-INFO1"))
    page.refresh_from_db()
    pass_all(page, user("T-INFO1"))
    return page, act


def test_approval_freezes_relations_with_the_printing(signed_in: Any) -> None:
    page, act = related()
    rows = list(Relation.objects.filter(printing__edition__page_id=page.pk))
    assert [(row.own_eid, row.target_act_id, row.target_eid) for row in rows] == [
        ("art_1", act.pk, "art_7"),
        ("art_2", act.pk, "art_7"),
    ]
    with pytest.raises(ImmutableRow):
        rows[0].delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE regulations_relation SET kind = 'repeals'")
    with pytest.raises(DatabaseError), transaction.atomic():
        Relation.objects.bulk_create(
            [Relation(printing_id=rows[0].printing_id, position=9, kind="cites", target_act=act)]
        )
    assert list(doubts()) == []
    listed = signed_in("T-STAFF").get(f"{LAWS}data-act/").content.decode()
    assert "Quy định bảo vệ thông tin người bệnh" in listed


def test_reviewers_read_relations_as_sentences(signed_in: Any) -> None:
    act = law.act(slug="data-act")
    page = regulation(slug="own")
    draft = page.get_latest_revision_as_object()
    draft.relations.set([RegulationRelation(kind=RelationKind.BASED_ON, target_act=act)])
    draft.save_revision(user=user("T-INFO1"))
    page.refresh_from_db()
    submission = services.submit(page, user("T-INFO1"))
    shown = signed_in("T-WEB1").get(f"/vi/review/{submission.pk}/").content.decode()
    assert "15/2023/QH15" in shown


def test_a_relation_has_exactly_one_target() -> None:
    act = law.act(slug="data-act")
    page = regulation(slug="own")
    for row in (
        RegulationRelation(page=page),
        RegulationRelation(page=page, target_act=act, target_regulation=page),
        RegulationRelation(page=page, target_regulation=page),
    ):
        with pytest.raises(ValidationError):
            row.clean()


def test_a_regulation_without_relations_keeps_the_hash_it_had() -> None:
    from regulations import printed

    plain = printed.hash_of({"a": 1}, {"b": 2}, [])
    assert printed.hash_of({"a": 1}, {"b": 2}, [], []) == plain
    assert printed.hash_of({"a": 1}, {"b": 2}, [], [printed.RelationRow(0, "cites")]) != plain


def test_an_act_ends_on_its_day() -> None:
    act = OutsideActPage(dead_since=date(2026, 5, 1))
    assert not act.is_dead(date(2026, 4, 30))
    assert act.is_dead(date(2026, 5, 1))
