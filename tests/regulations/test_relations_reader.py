"""Links, notes and banners that follow from relations, as readers get them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from regulations.annotating import Shown, annotations_of
from regulations.annotations import Annotations
from regulations.models import OutsideActPage, RegulationPage
from regulations.shelf import shelves_for
from tests.factories import law
from tests.factories.library import Copy, Issue, Rule, Text, article_text, relate, stock
from tests.factories.world import user

pytestmark = pytest.mark.django_db

START = date(2024, 1, 1)
ZH = """第一条 目的
为保护信息，制定本制度。
第二条 要求
违反本制度第一条的，按照《登记办法》（晨医发〔2020〕12号）第一条处理。"""
VI = """Điều 1. Mục đích
Quy định này bảo vệ thông tin người bệnh và thông tin người bệnh khác.
Điều 2. Yêu cầu
Vi phạm Điều 1 của Quy định này thì xử lý theo Điều 1 Quy định số 12/QyĐ-BV."""
OTHER = Text("第一条 登记\n来访者登记。", "Điều 1. Đăng ký\nNgười đến phải đăng ký.")


def said(page: int, reader: Any, on: date | None = None, language: str = "vi") -> Annotations:
    on = on or timezone.localdate()
    shelf = shelves_for([page], reader)[page]
    chosen = shelf.shown(on)
    assert chosen is not None
    columns = ("eid", "kind", "lasting", "parent_eid", "depth", "number_zh_hans", "number_vi",
               "heading_zh_hans", "heading_vi", "text_zh_hans", "text_vi")  # fmt: skip
    rows = list(chosen.printing.provisions.order_by("position").values(*columns))
    with translation.override(language):
        return annotations_of(
            Shown(RegulationPage.objects.get(pk=page), shelf, chosen, rows, ["vi", "zh-hans"], on,
                  reader, False)
        )


def two(other_audience: str = "staff") -> tuple[int, int]:
    """A public regulation that cites another one, and that one."""
    rules = [
        Rule(
            "zitiert",
            [Issue(START, [Copy(other_audience, "登记办法", "Quy định đăng ký", text=OTHER)],
                   number_zh="晨医发〔2020〕12号", number_vi="12/QyĐ-BV")],
            audience=other_audience,
        ),
        Rule(
            "eigen",
            [Issue(START, [Copy("public", "信息制度", "Quy định thông tin", text=Text(ZH, VI))])],
            audience="public",
        ),
    ]  # fmt: skip
    cited, own = stock(rules)
    return own, cited


def words(found: Annotations, key: tuple[str, str], text: str) -> dict[str, str]:
    return {text[span.start : span.end]: span.href for span in found.spans.get(key, [])}


def line(text: str, number: int) -> str:
    return text.splitlines()[number]


def test_citations_are_links_in_both_languages() -> None:
    own, _cited = two()
    found = said(own, user("T-STAFF"))
    links = words(found, ("art_2", "text_vi"), line(VI, 3))
    assert links["Điều 1"].startswith("#") or "zitiert" in links["Điều 1"]
    spans = found.spans["art_2", "text_vi"]
    assert spans[0].href == "#art_1" and "zitiert" in spans[1].href
    assert spans[-1].title.startswith("Quy định đăng ký")
    zh = words(found, ("art_2", "text_zh_hans"), line(ZH, 3))
    assert "zitiert" in zh["《登记办法》"] and "zitiert" in zh["晨医发〔2020〕12号"]


def test_what_a_reader_may_not_see_is_no_link() -> None:
    own, _cited = two()
    found = said(own, AnonymousUser())
    assert [span.href for span in found.spans["art_2", "text_vi"]] == ["#art_1"]
    assert "zitiert" not in repr(found)


def test_a_provision_says_who_refers_to_it() -> None:
    own, cited = two("public")
    relate(own, "cites", target_regulation_id=cited, target_eid="art_1", own_eid="art_2")
    notes = said(cited, AnonymousUser()).notes["art_1"]
    assert [note.kind for note in notes] == ["cited"]
    assert "Điều 2" in notes[0].text and "Quy định thông tin" in notes[0].text
    assert notes[0].href.endswith("#art_2") or "/at/" in notes[0].href


def test_a_provision_says_where_in_its_own_text_it_is_cited() -> None:
    own, _cited = two()
    notes = said(own, AnonymousUser()).notes["art_1"]
    assert [note.href for note in notes] == ["#art_2"]


def test_a_source_that_is_hidden_says_nothing() -> None:
    public, staff = stock(
        [
            Rule("offen", [Issue(START, [Copy("public", text=OTHER)])], audience="public"),
            Rule("intern", [Issue(START, [Copy("staff", "内部", "Nội bộ")])], audience="staff"),
        ]
    )
    for kind in ("cites", "repeals", "amends"):
        relate(staff, kind, target_regulation_id=public, target_eid="art_1")
    found = said(public, AnonymousUser())
    assert (found.notes, found.banners) == ({}, [])
    assert "relations" not in " ".join(card.template for card in found.cards)
    assert len(said(public, user("T-STAFF")).notes["art_1"]) == 3


def test_a_repealed_provision_says_so_and_the_text_too() -> None:
    own, cited = two("public")
    relate(own, "repeals", target_regulation_id=cited, target_eid="art_1", own_eid="art_2")
    found = said(cited, AnonymousUser())
    assert [note.kind for note in found.notes["art_1"]] == ["amended"]
    assert [banner.level for banner in found.banners] == ["warn"]
    assert said(cited, AnonymousUser(), START - timedelta(days=1)).banners == []


def test_law_that_ended_turns_the_text_amber(signed_in: Any) -> None:
    own, _cited = two()
    act = law.act(slug="data-act")
    relate(own, "based_on", target_act=act)
    staff = user("T-STAFF")
    assert said(own, staff).banners == []
    law.change(OutsideActPage.objects.get(pk=act.pk), dead_since=START)
    assert [banner.level for banner in said(own, staff).banners] == ["warn"]
    assert said(own, AnonymousUser()).banners == []  # the act is for staff
    listed = signed_in("T-STAFF").get("/vi/library/", {"law": "ended"}).context["list"]
    assert [row.is_outdated for row in listed.page] == [True]
    before = signed_in("T-STAFF").get("/vi/library/", {"on": "2023-12-31"}).context["list"]
    assert not any(row.is_outdated for row in before.page)


def test_terms_are_explained_once_in_each_provision() -> None:
    own, _cited = two()
    term = law.term(slug="thong-tin")
    spans = said(own, user("T-STAFF")).spans["art_1", "text_vi"]
    assert [span.kind for span in spans] == ["term"]
    assert spans[0].title == "Mọi ghi chép có thể nhận ra người bệnh."
    assert spans[0].href.endswith("/library/terms/thong-tin/")
    assert ("art_1", "text_vi") not in said(own, AnonymousUser()).spans
    law.change(term, definition_vi="Nghĩa mới.")
    assert said(own, user("T-STAFF")).spans["art_1", "text_vi"][0].title == "Nghĩa mới."


def test_a_page_that_the_reader_may_not_see_is_not_named_by_an_old_public_edition() -> None:
    """Its first edition was public, what is approved for the page now is not."""
    text = Text(ZH, VI)
    [closed, own] = stock([
        Rule("zu", [Issue(START, [Copy("public", "登记办法", "Quy định đăng ký", text=OTHER)],
                          number_zh="晨医发〔2020〕12号", number_vi="12/QyĐ-BV")]),
        Rule("offen", [Issue(START, [Copy("public", text=text)])], audience="public"),
    ])  # fmt: skip
    relate(own, "cites", target_regulation_id=closed, target_eid="art_1", own_eid="art_2")
    assert any("/zu/" in span.href for spans in said(own, user("T-STAFF")).spans.values()
               for span in spans)  # fmt: skip
    outside = said(own, AnonymousUser())
    assert not any("/zu/" in span.href for spans in outside.spans.values() for span in spans)
    assert "Quy định đăng ký" not in str(outside.cards) + str(outside.notes)


def test_a_number_borne_twice_is_no_link() -> None:
    """The same Vietnamese number every year: who reads it cannot tell which is meant."""
    own, _cited = two()
    stock([Rule("doppelt", [Issue(START, number_vi="12/QyĐ-BV")])])
    found = said(own, user("T-STAFF"))
    assert [span.href for span in found.spans["art_2", "text_vi"]] == ["#art_1"]


def test_a_long_text_costs_the_queries_of_a_short_one(signed_in: Any) -> None:
    def rule(slug: str, articles: int) -> Rule:
        text = article_text(articles)
        zh = text.zh.replace("流程登记", "流程和本制度第一条、《登记办法》登记")
        return Rule(slug, [Issue(START, [Copy(text=Text(zh, text.vi))])])

    short, long = stock([rule("kurz", 3), rule("lang", 80)])
    two()
    law.term()
    for page in (short, long):
        relate(page, "cites", target_act=law.act(slug=f"act-{page}"))
    client = signed_in("T-STAFF")

    def cost(slug: str) -> int:
        client.get(f"/vi/library/{slug}/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/vi/library/{slug}/").status_code == 200
        return len(asked)

    assert cost("kurz") == cost("lang") < 30


def test_the_diagram_says_the_same_as_its_list(signed_in: Any, client: Any) -> None:
    own, cited = two("public")
    relate(own, "cites", target_regulation_id=cited, target_eid="art_1", own_eid="art_2")
    hidden = law.act(slug="hidden-act")
    relate(own, "based_on", target_act=hidden)
    staff = signed_in("T-STAFF")
    page = staff.get("/vi/library/eigen/relations/")
    text = page.content.decode()
    assert "<svg" in text and "hidden-act" in text and "zitiert" in text
    assert [line.named.pk for line in page.context["left"]] == [cited, hidden.pk]
    back = staff.get("/zh-hans/library/zitiert/relations/")
    assert [line.named.pk for line in back.context["right"]] == [own]
    for address in ("/vi/library/eigen/relations/more/", "/vi/library/eigen/relations/?edition=9"):
        assert staff.get(address).status_code == 404
