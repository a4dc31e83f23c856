"""Relations found in a draft's text: taken up, declined, confirmed by the author, approved."""

from __future__ import annotations

from datetime import date
from typing import Any

import lxml.html
import pytest
from django.urls import reverse

from regulations import proposing
from regulations.models import Relation
from tests.factories import law
from tests.factories.library import Copy, Issue, Rule, Text, stock
from tests.factories.world import pass_all, user
from tests.regulations.drafts import regulation

pytestmark = pytest.mark.django_db

VI = """Căn cứ Luật Dữ liệu y tế Bình Minh số 15/2023/QH15;
Điều 1. Mục đích
Quy định này bảo vệ thông tin người bệnh.
Điều 2. Yêu cầu
Thực hiện theo Điều 1 Quy định số 12/QyĐ-BV.
Điều 3. Hiệu lực
Quy định này thay thế Quyết định số 34/QĐ-BV."""
ZH = """第一条 目的
为保护信息，制定本制度。
第二条 要求
按规定执行。
第三条 施行
本制度自发布之日起施行。"""


def library() -> tuple[int, int, int]:
    """A regulation to refer to, one to replace, an act."""
    text = Text("第一条 登记\n来访者登记。", "Điều 1. Đăng ký\nNgười đến phải đăng ký.")
    cited, replaced = stock(
        [
            Rule("zitiert", [Issue(date(2024, 1, 1), [Copy(text=text)], number_vi="12/QyĐ-BV")]),
            Rule("ersetzt", [Issue(date(2024, 1, 1), [Copy(text=text)], number_vi="34/QĐ-BV")]),
        ]
    )
    return cited, replaced, law.act(slug="data-act").pk


def posted(client: Any, page: Any, **more: Any) -> Any:
    """Save the editor's form as a browser would, with `more` in it."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    tree = lxml.html.fromstring(client.get(address).content.decode())
    form = next(form for form in tree.forms if "text_vi" in form.fields)
    data = dict(form.form_values())
    answer = client.post(address, data | more)
    assert answer.status_code == 302, answer.context["form"].errors
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


def kinds(draft: Any) -> dict[str, tuple[int | None, str, str]]:
    return {
        row.kind: (row.target_regulation_id or row.target_act_id, row.target_eid, row.own_eids)
        for row in draft.relations.all()
    }


def test_what_a_text_cites_becomes_rows_and_what_it_ends_is_asked(signed_in: Any) -> None:
    cited, replaced, act = library()
    page = regulation(text_vi=VI, text_zh_hans=ZH)
    client = signed_in("T-INFO1")
    draft = posted(client, page)
    assert kinds(draft) == {"based_on": (act, "", ""), "cites": (cited, "art_1", "art_2")}
    assert all(row.is_found for row in draft.relations.all())
    offered = proposing.offered(draft)
    assert [one["key"] for one in offered] == [f"replaces regulation {replaced}"]
    screen = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f"replaces regulation {replaced}" in screen
    assert len(proposing.remarks(draft)) == 1
    # Saving once more adds nothing.
    assert kinds(posted(client, page)) == kinds(draft)


def test_an_author_confirms_and_approval_freezes(signed_in: Any) -> None:
    _cited, replaced, _act = library()
    page = regulation(text_vi=VI, text_zh_hans=ZH)
    client = signed_in("T-INFO1")
    key = f"replaces regulation {replaced}"
    draft = posted(client, page, **{"relation-accept": key})
    assert kinds(draft)["replaces"] == (replaced, "", "art_3")
    assert proposing.offered(draft) == []
    pass_all(page, user("T-INFO1"))
    rows = Relation.objects.filter(printing__edition__page=page)
    assert set(rows.values_list("kind", flat=True)) == {"based_on", "cites", "replaces"}


def test_what_was_declined_is_not_proposed_again(signed_in: Any) -> None:
    _cited, replaced, act = library()
    page = regulation(text_vi=VI, text_zh_hans=ZH)
    client = signed_in("T-INFO1")
    draft = posted(client, page, **{"relation-decline": f"replaces regulation {replaced}"})
    assert proposing.offered(draft) == []
    rows = sorted(draft.relations.all(), key=lambda row: row.sort_order)
    place = next(at for at, row in enumerate(rows) if row.target_act_id == act)
    draft = posted(client, page, **{f"relations-{place}-DELETE": "1"})
    assert "based_on" not in kinds(draft)
    assert "based_on" not in kinds(posted(client, page))


def test_nobody_accepts_what_is_not_proposed(signed_in: Any) -> None:
    cited, _replaced, _act = library()
    page = regulation(text_vi=VI, text_zh_hans=ZH)
    draft = posted(signed_in("T-INFO1"), page, **{"relation-accept": f"repeals regulation {cited}"})
    assert "repeals" not in kinds(draft)


def test_a_number_that_two_regulations_bear_is_not_proposed() -> None:
    cited, _replaced, _act = library()
    stock([Rule("doppelt", [Issue(date(2025, 1, 1), number_vi="12/QyĐ-BV")])])
    page = regulation(text_vi=VI, text_zh_hans=ZH)
    assert cited not in {one.target.pk for one in proposing.proposals(page)}
