"""The screens of the CMS read like a tool of this hospital, in the language of who uses them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Department, User
from approvals import services
from pages.models import DepartmentPage, HomePage, NewsPage
from regulations.models import RegulationPage
from tests.factories import drafts
from tests.factories.world import pass_all, user, workspace
from tests.flows import scene, screens

CONTRIBUTORS = {"vi": "T-INFO1", "zh-hans": "T-INFO2"}
WEB_TEAM = {"vi": "T-WEB1", "zh-hans": "T-WEB2"}
PEOPLE = [*CONTRIBUTORS.items(), *WEB_TEAM.items()]
#: Printed labels that help texts quote as examples; they are content, not interface.
EXAMPLES = [
    "Thiếu giờ 缺少时间",
    "院发〔2026〕1号",
    "第一章",
    "第一条",
    "（一）",
    "Chương I",
    "Điều 1",
    "05/QyĐ-BV",
]


#: Names of the workflow and its tasks in the database: for the program, not for people.
_CODES = re.compile(r"\bweb_team\b|[“'\"]approval[”'\"]|^approval$")


@pytest.fixture
def things(db: None) -> dict[str, Any]:
    """A live page with a newer draft, a draft, one that waits, one returned, and files."""
    info = user("T-INFO1")
    live = drafts.news(info, slug="da-dang")
    pass_all(live, info)
    live = NewsPage.objects.get(pk=live.pk)
    first = live.get_latest_revision()
    second = drafts.edit(live, info, heading_vi="Khánh thành nhà khám số hai")
    returned = drafts.news(info, slug="tra-lai")
    services.return_(services.submit(returned, info), user("T-WEB1"), "Thiếu giờ 缺少时间")
    waiting = services.submit(drafts.news(info, slug="dang-cho"), info)
    rule = RegulationPage(
        heading_zh_hans="机房管理规定",
        heading_vi="Quy định phòng máy",
        owner=info,
        text_zh_hans="第一条　适用范围。",
        text_vi="Điều 1. Phạm vi.",
    )
    workspace("INFO").add_child(instance=rule)
    rule.save_revision(user=info)
    return {
        "live": live,
        "draft": drafts.news(info, slug="nhap"),
        "waiting": waiting.page,
        "returned": returned,
        "rule": rule,
        "revisions": (first, second),
        "image": scene.picture("INFO", "T-INFO1", "anh-1"),
        "document": scene.document("INFO", "T-INFO1", "tep-1"),
        "web_image": scene.picture("INFO", "T-WEB1", "anh-2"),
    }


def addresses(things: dict[str, Any], number: str) -> dict[str, str]:
    """The screens of the path from an idea to a submission."""
    place = workspace("INFO").pk
    web = number in WEB_TEAM.values()
    live, draft = things["live"].pk, things["draft"].pk
    home = HomePage.objects.get()
    found = {
        "home": reverse("wagtailadmin_home"),
        "search": reverse("wagtailadmin_pages:search") + "?q=nh",
        "search without result": reverse("wagtailadmin_pages:search") + "?q=qqqqqq",
        "images": reverse("wagtailimages:index"),
        "images as list": reverse("wagtailimages:index") + "?layout=list",
        "images add": reverse("wagtailimages:add_multiple"),
        "images add one": reverse("wagtailimages:add"),
        "documents": reverse("wagtaildocs:index"),
        "documents add": reverse("wagtaildocs:add_multiple"),
        "documents add one": reverse("wagtaildocs:add"),
    }
    if web:
        found |= {
            "explore": reverse("wagtailadmin_explore", args=[home.pk]),
            "edit home": reverse("wagtailadmin_pages:edit", args=[home.pk]),
            "history": reverse("wagtailadmin_pages:history", args=[home.pk]),
            "write StandardPage": reverse(
                "wagtailadmin_pages:add", args=["pages", "standardpage", home.pk]
            ),
        }
        return found
    found |= {
        "explore": reverse("wagtailadmin_explore", args=[place]),
        "explore below a page": reverse("wagtailadmin_explore", args=[draft]),
        "add": reverse("wagtailadmin_pages:add_subpage", args=[place]),
        "edit live": reverse("wagtailadmin_pages:edit", args=[live]),
        "edit draft": reverse("wagtailadmin_pages:edit", args=[draft]),
        "edit waiting": reverse("wagtailadmin_pages:edit", args=[things["waiting"].pk]),
        "edit returned": reverse("wagtailadmin_pages:edit", args=[things["returned"].pk]),
        "edit regulation": reverse("wagtailadmin_pages:edit", args=[things["rule"].pk]),
        "history": reverse("wagtailadmin_pages:history", args=[live]),
        "history of returned": reverse("wagtailadmin_pages:history", args=[things["returned"].pk]),
        "revert": reverse(
            "wagtailadmin_pages:revisions_revert", args=[live, things["revisions"][0].pk]
        ),
        "compare": reverse(
            "wagtailadmin_pages:revisions_compare",
            args=[live, *(revision.pk for revision in things["revisions"])],
        ),
        "copy": reverse("wagtailadmin_pages:copy", args=[draft]),
        "delete": reverse("wagtailadmin_pages:delete", args=[draft]),
        "import": reverse("regulations_import"),
    }
    for model in DepartmentPage.allowed_subpage_models():
        found[f"write {model.__name__}"] = reverse(
            "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, place]
        )
    if number == "T-INFO1":
        found |= {
            "image": reverse("wagtailimages:edit", args=[things["image"].pk]),
            "image delete": reverse("wagtailimages:delete", args=[things["image"].pk]),
            "document": reverse("wagtaildocs:edit", args=[things["document"].pk]),
            "document delete": reverse("wagtaildocs:delete", args=[things["document"].pk]),
        }
    return found


def choosers() -> dict[str, str]:
    """Dialogs: they come as JSON with a piece of HTML."""
    return {
        "page chooser": reverse("wagtailadmin_choose_page") + "?page_type=wagtailcore.page",
        "page chooser search": reverse("wagtailadmin_choose_page_search") + "?q=nh",
        "external link": reverse("wagtailadmin_choose_page_external_link"),
        "email link": reverse("wagtailadmin_choose_page_email_link"),
        "phone link": reverse("wagtailadmin_choose_page_phone_link"),
        "anchor link": reverse("wagtailadmin_choose_page_anchor_link"),
        "image chooser": reverse("wagtailimages_chooser:choose"),
        "document chooser": reverse("wagtaildocs_chooser:choose"),
    }


def content() -> list[str]:
    """Names and titles that stand in the database: shown as they are in either interface."""
    found = list(EXAMPLES)
    for model in (NewsPage, DepartmentPage, HomePage, RegulationPage):
        for page in model.objects.all():
            draft = page.get_latest_revision_as_object()
            found += [page.title, draft.title, draft.heading_zh_hans, draft.heading_vi]
    found += [person.name for person in User.objects.all()]
    for page in HomePage.objects.get().get_descendants(inclusive=True).specific():
        found += [page.title, page.heading_zh_hans or "", page.heading_vi or ""]
    for department in Department.objects.all():
        found += [department.code]
    return [text for text in found if text]


def complaints(html: str, language: str, known: list[str]) -> list[str]:
    """Everything wrong with one screen."""
    said = screens.words(html, language)
    everything = " ".join(said)
    found = []
    if re.search(r"\[(zh-hans|vi)\]", html):
        found.append("a language code in a label")
    if re.search("wagtail", everything, re.IGNORECASE):
        found.append("names Wagtail: " + next(s for s in said if "wagtail" in s.lower()))
    found += [f"a code: {text}" for text in said if _CODES.search(text)]
    found += [f"closed: {path}" for path in screens.closed_links(html)]
    found += [f"outside: {address}" for address in screens.outside_links(html)]
    found += [f"other language: {text[:120]}" for text in screens.foreign(said, language, known)]
    found += [f"English: {text[:120]}" for text in screens.english(said, known)]
    return found


@pytest.mark.parametrize(("language", "number"), PEOPLE)
def test_screens(language, number, things, signed_in):
    browser = signed_in(number)
    known = content()
    found = []
    for name, address in addresses(things, number).items():
        response = browser.get(address)
        if response.status_code != 200:
            found.append(f"{name}: {response.status_code} {response.headers.get('Location', '')}")
            continue
        found += [f"{name}: {text}" for text in complaints(response.text, language, known)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(("language", "number"), PEOPLE)
def test_dialogs(language, number, things, signed_in):
    browser = signed_in(number)
    known = content()
    found = []
    for name, address in choosers().items():
        response = browser.get(address)
        if response.status_code != 200:
            found.append(f"{name}: {response.status_code}")
            continue
        html = response.json()["html"] if "json" in response["Content-Type"] else response.text
        found += [f"{name}: {text}" for text in complaints(html, language, known)]
    assert not found, "\n" + "\n".join(found)


def test_label_of_a_field_names_no_language_and_tabs_begin_with_ones_own(things, signed_in):
    for language, number in CONTRIBUTORS.items():
        page = (
            signed_in(number)
            .get(reverse("wagtailadmin_pages:edit", args=[things["draft"].pk]))
            .text
        )
        tabs = [text for text in screens.words(page, language) if text in {"中文", "Tiếng Việt"}]
        assert tabs[0] == {"vi": "Tiếng Việt", "zh-hans": "中文"}[language]


def test_editor_offers_to_save_and_to_submit_side_by_side(things, signed_in):
    page = signed_in("T-INFO1").get(reverse("wagtailadmin_pages:edit", args=[things["draft"].pk]))
    footer = page.text.partition('class="portal-actions"')[2].partition("</nav>")[0]
    assert "action-save" in footer
    assert 'name="action-portal-submit"' in footer
    assert "action-publish" not in page.text


def test_waiting_page_says_who_has_it_and_leads_there(things, signed_in):
    waiting = things["waiting"]
    response = signed_in("T-INFO1").get(reverse("wagtailadmin_pages:edit", args=[waiting.pk]))
    address = reverse("approvals:submission", args=[waiting.submissions.get().pk])
    assert response.text.count(f'href="{address}"') >= 2
    assert "action-save" not in response.text.partition('class="portal-actions"')[2][:2000]


def test_state_panel_gives_the_reason_of_a_return(things, signed_in):
    page = signed_in("T-INFO1").get(
        reverse("wagtailadmin_pages:edit", args=[things["returned"].pk])
    )
    assert "Thiếu giờ 缺少时间" in page.text


def test_empty_place_offers_what_may_be_written_there(signed_in, db):
    place = workspace("NURS")
    page = signed_in("T-NURS1").get(reverse("wagtailadmin_explore", args=[place.pk])).text
    for model in DepartmentPage.allowed_subpage_models():
        address = reverse(
            "wagtailadmin_pages:add",
            args=[model._meta.app_label, model._meta.model_name, place.pk],
        )
        assert address in page


def test_person_is_greeted_by_name_role_and_department(signed_in, db):
    page = signed_in("T-INFO1").get(reverse("wagtailadmin_home"))
    said = screens.words(page.text, "vi")
    assert "Lê Minh" in said
    assert any("Phòng Công nghệ thông tin" in text for text in said)
    assert not any("T-INFO1" in text for text in said)


def test_file_of_a_stored_image_or_document_cannot_be_replaced(things, signed_in):
    browser = signed_in("T-INFO1")
    for address in (
        reverse("wagtailimages:edit", args=[things["image"].pk]),
        reverse("wagtaildocs:edit", args=[things["document"].pk]),
    ):
        page = browser.get(address).text
        assert 'type="file"' not in page
    image = things["image"]
    before = image.file.name
    browser.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {
            "title": "mới",
            "alt_vi": "một",
            "alt_zh_hans": "一",
            "tags": "",
            "file": scene.picture("INFO", "T-INFO1", "khac", "red").file,
        },
    )
    image.refresh_from_db()
    assert image.title == "mới"
    assert image.file.name == before


def test_no_collection_of_another_department_is_offered(signed_in, db):
    for number in ("T-INFO1", "T-WEB2"):
        page = signed_in(number).get(reverse("wagtailimages_chooser:choose")).json()["html"]
        creation = page.partition('id="tab-upload"')[2]
        assert creation
        assert "护理部" not in creation
        assert "Phòng Điều dưỡng" not in creation


def test_bulk_actions_have_no_boxes(things, signed_in):
    browser = signed_in("T-INFO1")
    for address in (
        reverse("wagtailadmin_explore", args=[workspace("INFO").pk]),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
    ):
        assert "bulk-action-checkbox" not in browser.get(address).text


def test_first_draft_needs_a_heading_and_nothing_else(signed_in, db):
    """What a browser sends when somebody writes one heading and saves."""
    browser = signed_in("T-INFO1")
    place = workspace("INFO")
    address = reverse("wagtailadmin_pages:add", args=["pages", "newspage", place.pk])
    form = browser.get(address).context["form"]
    sent = {f"{name}": "" for name in form.fields}
    sent |= {
        "heading_vi": "Thông báo trực Tết",
        "date": "2026-11-20",
        "audience": "staff",
        "body_vi-count": "0",
        "body_zh_hans-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    response = browser.post(address, sent)
    assert response.status_code == 302, response.context["form"].errors
    page = NewsPage.objects.get(heading_vi="Thông báo trực Tết")
    assert page.slug == "thong-bao-truc-tet"
    assert not page.live
