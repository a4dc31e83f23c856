"""Lasting ids through real approvals, and the links that are made of them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client

from regulations import lasting
from regulations.models import Printing, Provision, RegulationPage
from regulations.verification import problems
from tests.factories.world import user

from .drafts import VI, ZH, approved, issued, regulation, revise, second_edition

pytestmark = pytest.mark.django_db

FIRST_ZH = "第一条 新设\n每年检查一次执行情况。\n"
FIRST_VI = "Điều 1. Kiểm tra\nMỗi năm kiểm tra việc thực hiện một lần.\n"


def pushed_on() -> dict[str, str]:
    """The texts with a new article 1, and the others counted on from it."""
    zh = ZH.replace("第三条", "第四条").replace("第二条", "第三条").replace("第一条", "第二条")
    vi = VI.replace("Điều 3", "Điều 4").replace("Điều 2", "Điều 3").replace("Điều 1", "Điều 2")
    return {
        "text_zh_hans": zh.replace("第二条 目的", f"{FIRST_ZH}第二条 目的"),
        "text_vi": vi.replace("Điều 2. Mục đích", f"{FIRST_VI}Điều 2. Mục đích"),
    }


def names(page: Any, edition: int) -> dict[str, str]:
    rows = Provision.objects.filter(printing__edition__page=page)
    rows = rows.filter(printing__edition__sequence=edition).order_by("printing")
    return dict(rows.values_list("eid", "lasting"))


@pytest.fixture
def staff(signed_in: Any) -> Client:
    return signed_in("T-STAFF")


def link(page: Any, name: str) -> str:
    return f"/vi/library/{page.slug}/at/{name}/"


def reader(page: Any) -> str:
    return f"/vi/library/{page.slug}/"


def test_every_provision_has_a_name_that_the_next_edition_keeps() -> None:
    page = second_edition(issued(), **pushed_on())
    before, after = names(page, 1), names(page, 2)
    assert len(set(before.values())) == len(before) == 7
    assert after["art_2"] == before["art_1"]
    assert after["art_3__point_2"] == before["art_2__point_2"]
    assert after["chp_1"] == before["chp_1"]
    assert after["art_1"] not in before.values()
    assert list(problems()) == []


def test_nothing_is_matched_at_approval(monkeypatch: pytest.MonkeyPatch) -> None:
    page = revise(issued(), **pushed_on(), number_zh="晨医发〔2026〕9号", number_vi="09/QyĐ-BV",
                  effective_date=date(2026, 9, 1))  # fmt: skip
    drafted = lasting.ids_of(page.get_latest_revision_as_object())
    monkeypatch.setattr(lasting, "given", lambda *args: pytest.fail("matched at approval"))
    page = approved(page)
    assert names(page, 2) == drafted


def test_what_is_approved_covers_the_names() -> None:
    from approvals.content import hash_of

    draft = regulation().get_latest_revision_as_object()
    before = hash_of(draft)
    draft.lasting["ids"]["art_1"] = "x" * 12
    assert hash_of(draft) != before


def test_the_hash_of_a_printing_covers_the_names() -> None:
    from dataclasses import replace

    from regulations.editions import hash_of, rows_of

    printing = Printing.objects.get(edition__page=issued())
    rows = rows_of(printing)
    assert hash_of(printing.edition, printing, rows, []) == printing.content_hash
    rows[0] = replace(rows[0], lasting="x" * 12)
    assert hash_of(printing.edition, printing, rows, []) != printing.content_hash


def test_a_draft_saved_again_keeps_its_names() -> None:
    page = regulation()
    drafted = lasting.ids_of(page.get_latest_revision_as_object())
    again = revise(revise(page, summary_vi="Tóm tắt."), text_vi=VI.replace("Học viên", "Khách"))
    assert lasting.ids_of(again.get_latest_revision_as_object()) == drafted


def test_a_text_taken_up_again_gets_its_names_back() -> None:
    page = issued()
    first = names(page, 1)
    short_zh, short_vi = ZH.replace("（一）本院职工；\n", ""), VI.replace(
        "a) Viên chức của bệnh viện;\n", ""
    )
    page = second_edition(page, text_zh_hans=short_zh, text_vi=short_vi)
    assert first["art_2__point_1"] not in names(page, 2).values()
    page = second_edition(
        page, text_zh_hans=ZH, text_vi=VI, number_zh="晨医发〔2026〕10号",
        number_vi="10/QyĐ-BV", effective_date=date(2026, 10, 1),
    )  # fmt: skip
    assert names(page, 3) == first


def test_a_copy_of_a_draft_has_names_of_its_own() -> None:
    page = regulation()
    other = page.copy(
        update_attrs={"slug": "khac"}, user=user("T-INFO1"), keep_live=False, copy_revisions=False
    )
    other = revise(RegulationPage.objects.get(pk=other.pk), heading_vi="Bản khác")
    ids = lasting.ids_of(other.get_latest_revision_as_object())
    drafted = lasting.ids_of(page.get_latest_revision_as_object())
    assert set(ids) == set(drafted)
    assert not set(ids.values()) & set(drafted.values())


def test_the_link_follows_the_provision_to_its_new_number(staff: Client) -> None:
    page = issued()
    name = names(page, 1)["art_2__point_1"]
    assert staff.get(link(page, name))["Location"] == f"{reader(page)}#art_2__point_1"
    page = second_edition(page, **pushed_on())
    assert staff.get(link(page, name))["Location"] == f"{reader(page)}#art_3__point_1"
    old = staff.get(link(page, name), {"edition": "1"})
    assert old["Location"] == f"{reader(page)}?edition=1#art_2__point_1"
    then = staff.get(link(page, name), {"on": "2026-03-01", "view": "vi"})
    assert then["Location"] == f"{reader(page)}?on=2026-03-01&view=vi#art_2__point_1"


def test_the_reader_offers_the_link_and_old_anchors_stay(staff: Client) -> None:
    page = second_edition(issued(), **pushed_on())
    html = staff.get(reader(page)).content.decode()
    assert f'data-copy="{link(page, names(page, 2)["art_3"])}"' in html
    old = staff.get(reader(page), {"edition": 1}).content.decode()
    assert 'id="art_2"' in old


def test_a_provision_that_is_gone_leads_to_the_last_edition_that_had_it(staff: Client) -> None:
    page = issued()
    name = names(page, 1)["art_2__point_1"]
    page = second_edition(
        page,
        text_zh_hans=ZH.replace("（一）本院职工；\n", ""),
        text_vi=VI.replace("a) Viên chức của bệnh viện;\n", ""),
    )
    assert staff.get(link(page, name))["Location"] == f"{reader(page)}?edition=1#art_2__point_1"
    added = names(second_edition(page, number_zh="晨医发〔2026〕11号", number_vi="11/QyĐ-BV",
                                 effective_date=date(2026, 11, 1), **pushed_on()), 3)["art_1"]
    before_it = staff.get(link(page, added), {"on": "2026-03-01"})
    assert before_it["Location"] == f"{reader(page)}?edition=3&on=2026-03-01#art_1"


@pytest.mark.parametrize("name", ["x" * 12, "art_1", "", "../x", "A" * 12, "x/y"])
def test_a_name_that_nobody_gave_is_not_found(staff: Client, name: str) -> None:
    assert staff.get(link(issued(), name)).status_code == 404


def test_a_link_tells_nobody_what_he_may_not_see(client: Client, staff: Client) -> None:
    """An edition for staff, a later one for everybody in which the provision is gone."""
    page = issued()
    name = names(page, 1)["art_2__point_1"]
    kept = names(page, 1)["art_1"]
    page = second_edition(
        page, audience="public",
        text_zh_hans=ZH.replace("（一）本院职工；\n", ""),
        text_vi=VI.replace("a) Viên chức của bệnh viện;\n", ""),
    )  # fmt: skip
    assert staff.get(link(page, name)).status_code == 302
    assert client.get(link(page, name)).status_code == 404
    assert client.get(link(page, kept)).status_code == 302
    assert client.get(link(page, kept), {"edition": "1"}).status_code == 404
    other = regulation(slug="khac")
    drafted = lasting.ids_of(other.get_latest_revision_as_object())["art_1"]
    assert staff.get(link(other, drafted)).status_code == 404


def _printed(articles: list[tuple[str, str]]) -> dict[str, str]:
    return {
        "text_zh_hans": "\n".join(f"第{n}条 {zh}" for n, (zh, _vi) in enumerate(articles, 1)),
        "text_vi": "\n".join(f"Điều {n}. {vi}" for n, (_zh, vi) in enumerate(articles, 1)),
    }


def test_no_link_breaks_over_editions_that_were_really_approved(staff: Client) -> None:
    """The database's share of the thousand acts of `comparing/test_identity`."""
    random = Random(3)
    made = 0

    def article() -> tuple[str, str]:
        nonlocal made
        made += 1
        zh = "".join(random.choices("病历药品手术麻醉输血检验标本影像值班交接会诊转科随访", k=14))
        vi = " ".join(random.choices(["thuốc", "máu", "mổ", "mê", "phim", "ca", "sổ"], k=9))
        return f"事项{made}{zh}。", f"Việc {made} {vi}."

    rule = [article() for _n in range(8)]
    day = date(2026, 1, 1)
    page = issued(**_printed(rule), effective_date=day)
    links = {text: names(page, 1)[f"art_{n}"] for n, text in enumerate(rule, 1)}
    for edition in range(2, 8):
        for _act in range(3):
            act = random.choice(["insert", "repeal", "move"])
            at = random.randrange(len(rule))
            if act == "insert":
                rule.insert(at, article())
            elif act == "repeal" and len(rule) > 4:
                del rule[at]
            else:
                rule.insert(random.randrange(len(rule)), rule.pop(at))
        day += timedelta(days=30)
        page = second_edition(
            page, **_printed(rule), number_zh=f"晨医发〔2026〕{edition + 20}号",
            number_vi=f"{edition + 20}/QyĐ-BV", effective_date=day,
        )  # fmt: skip
        now = names(page, edition)
        for number, text in enumerate(rule, 1):
            assert links.setdefault(text, now[f"art_{number}"]) == now[f"art_{number}"]
            answer = staff.get(link(page, links[text]), {"on": day.isoformat()})
            assert answer["Location"].endswith(f"?on={day}#art_{number}")
        for text in set(links) - set(rule):
            answer = staff.get(link(page, links[text]), {"on": day.isoformat()})
            assert "?edition=" in answer["Location"]
    assert list(problems()) == []
