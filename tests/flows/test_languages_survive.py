"""Both languages survive everything that is done to a page, through the CMS's own forms."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from modeltranslation.translator import translator

from approvals import services
from approvals.gated import GatedPage
from approvals.models import Submission
from approvals.verification import problems
from pages.models import HomePage, NewsPage
from tests.factories import drafts
from tests.factories.world import pass_all, user, workspace
from tests.flows.forms import news_form

pytestmark = pytest.mark.django_db

ZH, VI = "双语标题", "Tiêu đề song ngữ"
TEXTS = {
    "heading_zh_hans": ZH, "heading_vi": VI, "summary_zh_hans": "摘要甲", "summary_vi": "Tóm tắt A",
    "body_zh_hans": "<p>正文甲</p>", "body_vi": "<p>Nội dung A</p>",
}


def texts(page: Any) -> dict[str, str]:
    """The suffixed fields of a draft or a live page, as text."""
    found = {}
    for name in TEXTS:
        value = getattr(page, name)
        found[name] = str(value[0].value.source) if name.startswith("body") else value
    return found


def plain(values: dict[str, str]) -> dict[str, str]:
    """Without the marks that the editor adds to each paragraph."""
    import re

    return {name: re.sub(r'<p data-block-key="\w+">', "<p>", text) for name, text in values.items()}


def draft_of(page: Any) -> dict[str, str]:
    return plain(texts(NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()))


@pytest.fixture(params=["zh-hans", "vi"])
def author(request: Any, people: Any) -> Client:
    """INFO's contributor, whose CMS speaks the language of the parameter."""
    person = people("T-INFO1")
    person.language = request.param
    person.save()
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def written(author: Client) -> NewsPage:
    """A news item made by the CMS's own form."""
    form = news_form(slug="song-ngu", **TEXTS)
    answer = author.post(f"/cms/pages/add/pages/newspage/{workspace('INFO').pk}/", form)
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    return NewsPage.objects.get(slug="song-ngu")


def edit(browser: Client, page: NewsPage, **changes: str) -> None:
    answer = browser.post(f"/cms/pages/{page.pk}/edit/", news_form(page, **changes))
    assert answer.status_code == 302, answer.context and answer.context["form"].errors


def test_what_the_form_sent_is_in_the_draft_in_both_languages(written: NewsPage) -> None:
    assert draft_of(written) == TEXTS
    assert plain(texts(written)) == TEXTS
    assert not written.live


@pytest.mark.parametrize("changed", ["zh_hans", "vi"])
def test_editing_one_language_leaves_the_other(
    author: Client, written: NewsPage, changed: str
) -> None:
    new = {
        f"heading_{changed}": "mới 新",
        f"summary_{changed}": "khác 别",
        f"body_{changed}": "<p>b</p>",
    }
    edit(author, written, **new)
    assert draft_of(written) == {**TEXTS, **new}
    edit(author, written)  # saved once more, nothing typed
    assert draft_of(written) == {**TEXTS, **new}


def test_emptying_one_language_is_not_filled_from_the_other(
    author: Client, written: NewsPage
) -> None:
    edit(author, written, summary_vi="")
    found = draft_of(written)
    assert (found["summary_zh_hans"], found["summary_vi"] or "") == ("摘要甲", "")


def test_through_submission_return_mending_and_approval(
    author: Client, written: NewsPage, people: Any
) -> None:
    assert author.post(f"/vi/review/submit/{written.pk}/", {"note": ""}).status_code == 302
    first = Submission.objects.get(page=written)
    assert (first.title_zh_hans, first.title_vi) == (ZH, VI)
    assert plain(texts(first.revision.as_object())) == TEXTS
    services.return_(first, people("T-WEB1"), "Thiếu giờ")
    assert draft_of(written) == TEXTS
    edit(author, written, summary_vi="Tóm tắt B")
    submission = services.submit(written, people("T-INFO1"))
    services.check(submission, people("T-WEB1"))
    services.approve(submission, people("T-DIR"))
    shown = NewsPage.objects.get(pk=written.pk)
    assert shown.live
    assert plain(texts(shown)) == {**TEXTS, "summary_vi": "Tóm tắt B"}
    assert list(problems()) == []
    reader = Client()
    path = f"/departments/info/{shown.slug}/"
    vi, zh = (reader.get(f"/{code}{path}").content.decode() for code in ("vi", "zh-hans"))
    assert [word in vi for word in (VI, "Nội dung A", "正文甲")] == [True, True, False]
    assert [word in zh for word in (ZH, "正文甲", "Nội dung A")] == [True, True, False]


def test_a_revision_brought_back_has_both_languages(author: Client, written: NewsPage) -> None:
    old = written.latest_revision_id
    edit(author, written, **{name: "<p>x</p>" if "body" in name else "x" for name in TEXTS})
    page = author.get(f"/cms/pages/{written.pk}/revisions/{old}/revert/")
    assert page.status_code == 200
    bound = page.context["form"].instance
    assert plain(texts(bound)) == TEXTS
    form = news_form(written, **{**TEXTS}, revision=str(old))
    assert author.post(f"/cms/pages/{written.pk}/edit/", form).status_code == 302
    assert draft_of(written) == TEXTS


def test_the_comparison_shows_both_languages(author: Client, written: NewsPage) -> None:
    old = written.latest_revision_id
    edit(author, written, heading_zh_hans="改过的", heading_vi="Đã sửa")
    page = author.get(f"/cms/pages/{written.pk}/revisions/compare/{old}...latest/")
    text = page.content.decode()
    assert page.status_code == 200
    for fragment in ("改过的", "Đã", "中文", "Tiếng Việt"):
        assert fragment in text


def test_a_copy_has_both_languages_and_is_a_draft(author: Client, written: NewsPage) -> None:
    answer = author.post(f"/cms/pages/{written.pk}/copy/", {
        "new_title": "kopie", "new_slug": "ban-sao", "new_parent_page": workspace("INFO").pk,
    })
    assert answer.status_code == 302
    copy = NewsPage.objects.get(slug="ban-sao")
    assert not copy.live
    assert draft_of(copy) == TEXTS
    assert copy.lineage == written.lineage


def test_two_authors_in_two_languages_overwrite_nothing(people: Any, signed_in: Any) -> None:
    page = drafts.news(people("T-INFO1"), **{k: v for k, v in TEXTS.items() if "body" not in k})
    edit(signed_in("T-INFO2"), page, summary_zh_hans="摘要乙")  # her CMS is Chinese
    edit(signed_in("T-INFO1"), page, summary_vi="Tóm tắt B")  # his is Vietnamese
    found = draft_of(page)
    assert (found["summary_zh_hans"], found["summary_vi"]) == ("摘要乙", "Tóm tắt B")
    assert (found["heading_zh_hans"], found["heading_vi"]) == (ZH, VI)


@pytest.mark.parametrize(
    "model", [m for m in apps.get_models() if issubclass(m, GatedPage)], ids=lambda m: m.__name__
)
def test_every_page_type_has_both_languages(model: type[GatedPage]) -> None:
    translated = translator.get_options_for_model(model).get_field_names()
    assert {"heading", "summary"} <= set(translated)
    offered = {
        panel.field_name
        for tab in model.get_edit_handler().children
        for panel in tab.children
        if hasattr(panel, "field_name")
    }
    for name in translated:
        columns = {f"{name}_{code}" for code in ("zh_hans", "vi")}
        assert all(model._meta.get_field(column) for column in columns)
        # A type may do without a field it inherits (a term has no summary), never in one language.
        assert columns & offered in (columns, set()), "can be written in one language only"
        assert columns <= offered or name not in {"heading", *model.required_fields}
        assert name not in offered, "the bare field holds whichever language is active"
    assert set(model.required_fields) <= set(translated)


@pytest.mark.parametrize(("here", "there"), [("vi", "zh-hans"), ("zh-hans", "vi")])
def test_switching_the_language_stays_on_the_page(people: Any, here: str, there: str) -> None:
    page = drafts.news(people("T-INFO1"), slug="o-lai")
    pass_all(page, people("T-INFO1"))
    staff = Client()
    staff.force_login(user("T-STAFF"))
    for path in ("/", "/news/", "/departments/", "/departments/info/", "/departments/info/o-lai/",
                 "/search/?q=a", "/account/"):
        text = staff.get(f"/{here}{path}").content.decode()
        assert f'href="/{there}{path}"' in text.replace("&amp;", "&"), path
        assert staff.get(f"/{there}{path}").status_code == 200
    assert HomePage.objects.get().live
