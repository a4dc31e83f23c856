"""The Atom feed of the library: valid, in both languages, and public unless one is signed in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import feedparser
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from tests.factories import library
from tests.factories.library import Copy, Issue, Rule
from tests.regulations import drafts

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def feed(language: str = "vi", client: Client | None = None) -> Any:
    response = (client or Client()).get(f"/{language}/feeds/regulations.atom")
    assert response.status_code == 200
    return response


def titles(response: Any) -> list[str]:
    return [entry.title for entry in feedparser.parse(response.content).entries]


def test_a_new_edition_in_either_language():
    page = drafts.issued(audience="public", effective_date=TODAY + timedelta(days=3))
    assert titles(feed("vi")) == ["Bản ban hành mới: Quy định bảo vệ thông tin người bệnh"]
    assert titles(feed("zh-hans")) == ["新版本：患者信息保护规定"]
    [entry] = feedparser.parse(feed("vi").content).entries
    assert entry.link.endswith(f"/vi/library/{page.slug}/?edition=1")
    assert "01/QyĐ-BV" in entry.summary
    assert Client().get(entry.link.removeprefix("http://testserver")).status_code == 200


def test_it_is_atom():
    """RFC 4287: what must be there, once, and unique ids."""
    library.stock(
        Rule(f"r{n}", [Issue(TODAY, [Copy("public", f"制度<{n}>&", f"Quy định <{n}> &")])],
             audience="public")
        for n in range(5)
    )  # fmt: skip
    response = feed()
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo and parsed.version == "atom10"
    root = etree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    for node in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
    assert root.find(f"{ATOM}author/{ATOM}name").text
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"].endswith("/vi/feeds/regulations.atom")
    ids = [entry.find(f"{ATOM}id").text for entry in root.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 5
    assert parsed.entries[0].title == "Bản ban hành mới: Quy định <4> &"
    assert titles(feed()) == titles(feed())
    again = etree.fromstring(feed().content)
    assert [e.find(f"{ATOM}id").text for e in again.findall(f"{ATOM}entry")] == ids


def test_the_public_sees_nothing_of_staff_and_staff_sees_all(signed_in):
    drafts.issued(audience="public", heading_vi="Quy định công khai")
    drafts.issued(audience="staff", heading_vi="Quy định nội bộ")
    public = feed()
    assert "nội bộ" not in public.text
    assert public["Cache-Control"] == "max-age=300, public" or "public" in public["Cache-Control"]
    assert "Cookie" in public["Vary"]
    own = feed(client=signed_in("T-STAFF"))
    assert len(titles(own)) == 2
    assert "no-store" in own["Cache-Control"] and "private" in own["Cache-Control"]


def test_what_is_not_in_the_language_is_not_in_its_feed():
    drafts.issued(audience="public", only_in="vi", heading_zh_hans="", text_zh_hans="")
    assert len(titles(feed("vi"))) == 1 and titles(feed("zh-hans")) == []


def test_repeals_and_days_of_effect(monkeypatch):
    page = drafts.issued(audience="public", effective_date=TODAY + timedelta(days=2))
    drafts.second_edition(
        page, change="repeal", repeal_date=TODAY + timedelta(days=5), audience="public"
    )
    later = TODAY + timedelta(days=6)
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    assert [title.partition(":")[0] for title in titles(feed())] == [
        "Đã bãi bỏ", "Bắt đầu có hiệu lực", "Ban hành việc bãi bỏ", "Bản ban hành mới",
    ]  # fmt: skip


def test_as_many_queries_for_many_as_for_few():
    def asked() -> int:
        feed()
        with CaptureQueriesContext(connection) as queries:
            feed()
        return len(queries)

    rule = lambda n: Rule(f"r{n}", [Issue(TODAY, [Copy("public")])], audience="public")  # noqa: E731
    library.stock([rule(0)])
    few = asked()
    library.stock(rule(n) for n in range(1, 80))
    assert asked() == few <= 8


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(method):
    assert getattr(Client(), method)("/vi/feeds/regulations.atom").status_code == 405


def test_the_library_names_its_feed(signed_in):
    page = signed_in("T-STAFF").get("/vi/library/").text
    assert 'type="application/atom+xml"' in page and "/vi/feeds/regulations.atom" in page
