"""The frame of every page: languages, ways, staff entries, and nothing the policy forbids."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from portal.house import other_language_path
from tests.factories import drafts
from tests.factories.world import blocks, pass_all

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "code", "other"),
    [
        ("/vi/news/a/?page=2#x", "zh-hans", "/zh-hans/news/a/?page=2#x"),
        ("/zh-hans/", "vi", "/vi/"),
        ("/vi", "zh-hans", "/zh-hans/"),
        ("/cms/pages/3/", "vi", "/vi/"),
        ("//evil.example/vi/", "vi", "/vi/"),
        ("/vi//evil.example/", "zh-hans", "/zh-hans//evil.example/"),
    ],
)
def test_the_language_switch_stays_on_the_page_and_on_the_site(path, code, other):
    assert other_language_path(path, code) == other


def test_a_page_in_one_language_says_so_in_the_other_and_marks_its_language(client, people):
    page = drafts.news(
        slug="only", only_in="vi", heading_zh_hans="", summary_zh_hans="", body_zh_hans=[],
        heading_vi="Chỉ tiếng Việt", body_vi=blocks("Nội dung."),
    )
    pass_all(page, people("T-INFO1"))
    own = client.get("/vi/departments/info/only/").content.decode()
    other = client.get("/zh-hans/departments/info/only/").content.decode()
    for seen in (own, other):
        assert "Nội dung." in seen
        assert 'hreflang="vi"' in seen.split("</head>")[0]
        assert 'hreflang="zh-Hans"' not in seen.split("</head>")[0]
    assert 'lang="zh-Hans"' in other[:60]
    assert re.search(r'class="prose" lang="vi"', other)
    assert 'class="notice info"' in other
    assert 'class="notice info"' not in own


def test_the_page_of_a_department_s_item_marks_its_section(client, people):
    pass_all(drafts.news(slug="n"), people("T-INFO1"))
    seen = client.get("/vi/departments/info/n/").content.decode()
    assert re.findall(r'<a href="([^"]+)" aria-current="true"', seen)[0] == "/vi/news/"
    assert re.search(r'<a href="/vi/news/" aria-current="page"',
                     client.get("/vi/news/").content.decode())


@pytest.mark.parametrize(
    ("who", "offered", "withheld"),
    [
        ("T-STAFF", {"/library/", "/account/"}, {"/review/", "/cms/", "/account/people/"}),
        ("T-INFO1", {"/library/", "/cms/", "/review/mine/"}, {"/account/people/"}),
        ("T-DIR", {"/library/", "/review/"}, {"/cms/", "/review/mine/"}),
        ("T-ADM", {"/account/people/"}, {"/cms/", "/review/"}),
    ],
)
def test_staff_find_what_their_role_needs_and_no_more(signed_in, who, offered, withheld):
    seen = signed_in(who).get("/vi/").content.decode()
    desk = seen[seen.index('<nav class="desk"'):].partition("</nav>")[0]
    links = {link.removeprefix("/vi") for link in re.findall(r'href="([^"]+)"', desk)}
    assert offered <= links
    assert not withheld & links


def test_a_visitor_is_offered_nothing_of_the_intranet(client):
    seen = client.get("/vi/").content.decode()
    assert "/library/" not in seen
    assert 'class="desk"' not in seen
    assert "/vi/account/sign-in/" in seen


def test_who_holds_no_role_sees_what_a_visitor_sees(people):
    client = Client()
    client.force_login(people("T-ROOT"))
    seen = client.get("/vi/").content.decode()
    assert 'class="desk"' not in seen
    assert "/library/" not in seen


ADDRESSES = [
    "", "departments/", "departments/info/", "news/", "health/", "recruitment/", "tenders/",
    "nowhere/", "account/sign-in/", "search/?q=a",
]


@pytest.mark.parametrize("language", ["vi", "zh-hans"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_holds_what_the_policy_forbids_or_another_host(client, language, address):
    answer = client.get(f"/{language}/{address}")
    seen = answer.content.decode()
    assert not re.search(r"\sstyle=", seen)
    assert not re.search(r"\son[a-z]+=", seen)
    assert not re.search(r"<script(?![^>]*\ssrc=)", seen)
    assert "<style" not in seen
    hosts = set(re.findall(r'(?:src|href|action)="(?:https?:)?//([^/"]+)', seen))
    assert hosts <= {"testserver"}
    assert seen.count("<h1") == 1
    assert seen.count("<main") == 1


def test_an_address_that_does_not_exist_is_answered_in_the_reader_s_language(client):
    vietnamese, chinese = (client.get(f"/{code}/nowhere/") for code in ("vi", "zh-hans"))
    assert vietnamese.status_code == chinese.status_code == 404
    assert b'<html lang="vi">' in vietnamese.content
    assert b'<html lang="zh-Hans">' in chinese.content


def test_robots_and_sitemap_tell_of_public_pages_only(client, people):
    pass_all(drafts.news(slug="open"), people("T-INFO1"))
    sitemap = client.get("/sitemap.xml")
    text = sitemap.content.decode()
    assert sitemap["Content-Type"].startswith("application/xml")
    assert "http://testserver/vi/departments/info/open/" in text
    assert "http://testserver/zh-hans/departments/info/open/" in text
    assert "/library/" not in text
    assert "Disallow: /cms/" in client.get("/robots.txt").content.decode()


def test_a_feed_holds_what_is_in_its_language(client, people):
    pass_all(drafts.news(slug="both", heading_zh_hans="两种语言"), people("T-INFO1"))
    pass_all(
        drafts.news(slug="one", only_in="vi", heading_vi="Chỉ tiếng Việt", body_zh_hans=[]),
        people("T-INFO1"),
    )
    chinese = client.get("/zh-hans/feeds/news.atom").content.decode()
    assert "两种语言" in chinese
    assert "/one/" not in chinese
    assert "/vi/departments/info/one/" in client.get("/vi/feeds/news.atom").content.decode()
