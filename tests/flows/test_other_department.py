"""Another department's draft does not exist: no title, no word, no slug, no other status code."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from approvals import services
from pages.models import HomePage, NewsPage, StandardPage
from tests.factories import drafts
from tests.factories.world import blocks, pass_all, user, workspace
from tests.flows.forms import news_form
from tests.flows.routes import gone
from tests.flows.scene import document, picture, with_file

pytestmark = pytest.mark.django_db

ZH, VI, SLUG = "Quasar 隐雁工程", "Kế hoạch sao khuê", "quidditch-9"
LATER_ZH, LATER_VI = "改名紫藤", "Đổi tên tử đằng"
#: What must stand in no answer. Also as it looks inside JSON.
SECRETS = [ZH, "Quasar", "隐雁工程", VI, SLUG, LATER_ZH, LATER_VI, "sao khuê", "紫藤", "tử đằng"]
#: Ids that no page, image or document has.
NONE = 987654


def told(text: str) -> list[str]:
    """The secrets that `text` gives away."""
    return [
        secret for secret in SECRETS
        if json.dumps(secret)[1:-1] in text or secret.casefold() in text.casefold()
    ]


@pytest.fixture
def draft(people: Any) -> NewsPage:
    """A draft of NURS, first written, then renamed in a later revision."""
    page = drafts.news(
        people("T-NURS1"), code="NURS", slug=SLUG, heading_zh_hans=ZH, heading_vi=VI,
        body_vi=blocks(VI), body_zh_hans=blocks(ZH), search_description=VI,
    )
    drafts.edit(page, people("T-NURS1"), heading_zh_hans=LATER_ZH, heading_vi=LATER_VI)
    page.refresh_from_db()
    return page


@pytest.fixture(params=["T-INFO1", "T-WEB1"])
def outsider(request: Any, signed_in: Any) -> Client:
    """A contributor of another department; the web team, before anything is submitted."""
    return signed_in(request.param)


def own_page() -> NewsPage:
    return drafts.news(user("T-INFO1"), slug="cua-minh", heading_vi="Của mình")


LISTS = [
    "/cms/", "/cms/pages/", "/cms/pages/{home}/", "/cms/pages/{home}/results/",
    "/cms/pages/{index}/", "/cms/pages/{info}/", "/cms/pages/{info}/results/",
    "/cms/pages/search/?q={q}", "/cms/pages/search/results/?q={q}", "/cms/pages/{home}/?q={q}",
    "/cms/pages/{home}/results/?q={q}", "/cms/pages/{index}/results/?q={q}",
    "/cms/pages/{home}/?status=draft", "/cms/pages/?q={q}",
    "/cms/choose-page/", "/cms/choose-page/?page_type=pages.newspage",
    "/cms/choose-page/?page_type=pages.newspage&match_subclass=1&target_pages[]={pk}",
    "/cms/choose-page/{home}/", "/cms/choose-page/{index}/", "/cms/choose-page/{nurs}/",
    "/cms/choose-page/{nurs}/?page_type=pages.newspage",
    "/cms/choose-page/search/?q={q}", "/cms/choose-page/search/?q={q}&page_type=pages.newspage",
    "/cms/choose-page/chosen-multiple/?id={pk}",
    "/cms/api/main/pages/", "/cms/api/main/pages/?fields=*", "/cms/api/main/pages/?search={q}",
    "/cms/api/main/pages/?type=pages.NewsPage&fields=*", "/cms/api/main/pages/?child_of={nurs}",
    "/cms/api/main/pages/?descendant_of={home}&fields=*", "/cms/api/main/pages/?slug={slug}",
    "/cms/api/main/pages/?for_explorer=1&child_of={nurs}", "/cms/api/main/pages/?id={pk}",
    "/cms/api/main/pages/{nurs}/?fields=*", "/cms/api/main/pages/find/?id={pk}",
    "/cms/reports/site-history/", "/cms/reports/aging-pages/", "/cms/reports/locked/",
    "/cms/reports/page-types-usage/", "/cms/reports/workflow/", "/cms/reports/workflow_tasks/",
    "/cms/pages/usage/pages/newspage/", "/cms/pages/usage/pages/newspage/results/",
    "/cms/images/", "/cms/documents/", "/cms/images/chooser/", "/cms/documents/chooser/",
    "/cms/tag-autocomplete/?term={q}", "/vi/review/", "/vi/review/mine/",
]
PUBLIC = [
    "/vi/", "/zh-hans/", "/vi/news/", "/zh-hans/news/", "/vi/departments/", "/vi/departments/nurs/",
    "/zh-hans/departments/nurs/", "/vi/departments/nurs/{slug}/", "/vi/library/",
    "/vi/search/?q={q}", "/zh-hans/search/?q={qz}", "/vi/search/?q=quidditch", "/sitemap.xml",
    "/robots.txt", "/vi/feeds/news.atom", "/zh-hans/feeds/news.atom", "/vi/feeds/health.atom",
]


def _fill(address: str, page: Page) -> str:
    home = HomePage.objects.get()
    return address.format(
        home=home.pk, index=workspace("NURS").get_parent().pk, info=workspace("INFO").pk,
        nurs=workspace("NURS").pk, pk=page.pk, slug=SLUG,
        q="quasa", qz="隐雁",  # less than a secret: the form says again what was asked for
    )


def _body(response: Any) -> str:
    """What came back, whole or in pieces."""
    return (b"".join(response) if response.streaming else response.content).decode()


def _answers_nothing(browser: Client, address: str, page: Page) -> None:
    response = browser.get(_fill(address, page), follow=True)
    text = _body(response)
    if "{slug}" in address:
        text = text.replace(SLUG, "")  # the question itself
    assert told(text) == [], (address, response.status_code)


def test_no_list_of_the_cms_names_it(draft: NewsPage, outsider: Client) -> None:
    own_page()
    for address in LISTS:
        _answers_nothing(outsider, address, draft)


@pytest.mark.parametrize("who", ["anonymous", "T-STAFF", "T-DIR", "T-INFO1", "T-WEB1", "T-CONF",
                                 "T-ADM", "T-AUD"])
def test_no_page_for_readers_names_it(draft: NewsPage, signed_in: Any, who: str) -> None:
    browser = Client() if who == "anonymous" else signed_in(who)
    for address in PUBLIC:
        _answers_nothing(browser, address, draft)


#: Addresses that name a page. The answer is that of a page which does not exist.
OF_A_PAGE = [
    "/cms/pages/{pk}/", "/cms/pages/{pk}/results/", "/cms/pages/{pk}/edit/",
    "/cms/pages/{pk}/edit/preview/", "/cms/pages/{pk}/view_draft/", "/cms/pages/{pk}/copy/",
    "/cms/pages/{pk}/delete/", "/cms/pages/{pk}/unpublish/", "/cms/pages/{pk}/move/",
    "/cms/pages/{pk}/usage/", "/cms/pages/{pk}/history/", "/cms/pages/{pk}/history/results/",
    "/cms/pages/{pk}/revisions/", "/cms/pages/{pk}/revisions/{rev}/view/",
    "/cms/pages/{pk}/revisions/{rev}/revert/",
    "/cms/pages/{pk}/revisions/compare/earliest...latest/",
    "/cms/pages/{pk}/revisions/compare/{rev}...{rev}/",
    "/cms/pages/{pk}/workflow_history/", "/cms/pages/{pk}/add_subpage/",
    "/cms/pages/add/pages/newspage/{pk}/", "/cms/pages/{pk}/privacy/", "/cms/pages/{pk}/lock/",
    "/cms/pages/workflow/action/{pk}/approve/1/", "/cms/pages/workflow/preview/{pk}/1/",
    "/cms/pages/workflow/confirm_cancellation/{pk}/",
    "/cms/api/main/pages/{pk}/", "/cms/api/main/pages/{pk}/?fields=*",
    "/cms/api/main/pages/?child_of={pk}", "/cms/api/main/pages/?descendant_of={pk}",
    "/cms/api/main/pages/?ancestor_of={pk}", "/cms/api/main/pages/?translation_of={pk}",
    "/cms/api/main/pages/{pk}/action/publish/", "/cms/choose-page/{pk}/",
    "/cms/editing-sessions/ping/pages/newspage/{pk}/1/",
    "/cms/editing-sessions/ping/wagtailcore/page/{pk}/1/", "/cms/workflows/remove/{pk}/",
    "/vi/review/submit/{pk}/",
]


def _same_answer(browser: Client, address: str, real: dict[str, int], none: dict[str, int]) -> None:
    for method in ("get", "post"):
        there = getattr(browser, method)(address.format(**real))
        nowhere = getattr(browser, method)(address.format(**none))
        assert there.status_code == nowhere.status_code, (method, address)
        assert gone(there) == gone(nowhere), (method, address)
        assert told(_body(there)) == [], (method, address)
        after = _body(browser.get("/cms/")) if there.status_code == 302 and not gone(there) else ""
        assert told(after) == [], f"{method} {address}: told in a message"


def test_every_address_of_the_draft_is_that_of_no_page(draft: NewsPage, outsider: Client) -> None:
    real = {"pk": draft.pk, "rev": draft.latest_revision_id}
    for address in OF_A_PAGE:
        _same_answer(outsider, address, real, {"pk": NONE, "rev": NONE})


def test_its_revisions_are_not_read_through_ones_own_page(
    draft: NewsPage, signed_in: Any
) -> None:
    own = own_page()
    browser = signed_in("T-INFO1")
    for address in (
        f"/cms/pages/{own.pk}/revisions/{{rev}}/view/",
        f"/cms/pages/{own.pk}/revisions/{{rev}}/revert/",
        f"/cms/pages/{own.pk}/revisions/compare/earliest...{{rev}}/",
        f"/cms/pages/{own.pk}/revisions/compare/{{rev}}...latest/",
    ):
        _same_answer(browser, address, {"rev": draft.latest_revision_id}, {"rev": NONE})


@pytest.fixture
def submitted(draft: NewsPage, people: Any) -> Any:
    return services.submit(draft, people("T-NURS1"))


@pytest.mark.parametrize("who", ["T-INFO1", "T-STAFF", "T-ADM", "T-AUD"])
def test_a_submission_is_seen_by_its_department_and_those_who_decide(
    submitted: Any, signed_in: Any, who: str
) -> None:
    browser = signed_in(who)
    for address in ("/vi/review/{pk}/", "/vi/review/{pk}/preview/", "/vi/review/{pk}/decide/"):
        _same_answer(browser, address, {"pk": submitted.pk}, {"pk": NONE})
    for address in ("/vi/review/", "/vi/review/mine/"):
        assert told(_body(browser.get(address, follow=True))) == []


def test_a_workflow_is_not_read_through_ones_own_page(submitted: Any, signed_in: Any) -> None:
    own = own_page()
    state = submitted.workflow_state
    browser = signed_in("T-INFO1")
    _same_answer(browser, f"/cms/pages/{own.pk}/workflow_history/detail/{{ws}}/",
                 {"ws": state.pk}, {"ws": NONE})
    _same_answer(browser, f"/cms/pages/workflow/action/{own.pk}/approve/{{ts}}/",
                 {"ts": state.current_task_state_id}, {"ts": NONE})


def test_who_sees_it_does_see_it(draft: NewsPage, signed_in: Any) -> None:
    """The words are there to be found: the department itself finds them everywhere."""
    own = signed_in("T-NURS1")
    for address in ("/cms/pages/{nurs}/", "/cms/pages/{pk}/edit/", "/cms/pages/{pk}/history/",
                    "/cms/api/main/pages/{pk}/", "/cms/pages/search/?q={q}"):
        response = own.get(_fill(address, draft))
        assert response.status_code == 200
        assert told(_body(response)), address


def test_the_command_line_search_finds_it_for_nobody(draft: NewsPage) -> None:
    for language, words in (("vi", "sao khuê"), ("zh-hans", "隐雁"), ("vi", "tử đằng")):
        for number in (None, "T-STAFF", "T-INFO1", "T-DIR"):
            out = StringIO()
            chosen = {"employee": number} if number else {}
            call_command("search", words, language=language, json=True, stdout=out, **chosen)
            assert told(out.getvalue()) == []


def test_a_draft_of_a_live_page_shows_nobody_its_new_words(people: Any, signed_in: Any) -> None:
    page = drafts.news(people("T-NURS1"), code="NURS", slug="con-song")
    pass_all(page, people("T-NURS1"))
    page = NewsPage.objects.get(pk=page.pk)
    drafts.edit(page, people("T-NURS1"), heading_zh_hans=ZH, heading_vi=VI, summary_vi=VI)
    for who in ("T-INFO1", "T-WEB1"):
        for address in [*LISTS, f"/cms/choose-page/{page.pk}/", "/cms/choose-page/search/?q=khánh",
                        "/vi/departments/nurs/con-song/"]:
            _answers_nothing(signed_in(who), address, page)
        _same_answer(signed_in(who), "/cms/api/main/pages/{pk}/", {"pk": page.pk}, {"pk": NONE})
    for address in PUBLIC:
        _answers_nothing(Client(), address, page)


def test_a_draft_of_the_sites_own_is_not_shown_to_departments(people: Any, signed_in: Any) -> None:
    web = people("T-WEB1")
    home = HomePage.objects.get()
    drafts.edit(home, web, heading_zh_hans=ZH, heading_vi=VI)
    page = StandardPage(heading_zh_hans=ZH, heading_vi=VI, slug=SLUG, owner=web, audience="public")
    home.add_child(instance=page)
    page.save_revision(user=web)
    child = StandardPage(heading_zh_hans=ZH, heading_vi=VI, slug=SLUG, owner=web)
    page.add_child(instance=child)
    child.save_revision(user=web)
    browser = signed_in("T-INFO1")
    for address in [*LISTS, "/cms/choose-page/?page_type=pages.standardpage",
                    "/cms/choose-page/?page_type=pages.standardpage&can_choose_root=1"]:
        _answers_nothing(browser, address, page)
    for address in OF_A_PAGE:
        _same_answer(browser, address, {"pk": page.pk, "rev": page.latest_revision_id},
                     {"pk": NONE, "rev": NONE})
    for address in OF_A_PAGE:  # the home page itself lies above every workspace, its draft does not
        response = browser.get(address.format(
            pk=home.pk, rev=HomePage.objects.get().latest_revision_id), follow=True)
        assert told(_body(response)) == [], address


# -- references and copies as a spy-glass ------------------------------------------------------
def test_copying_ones_page_under_it_tells_nothing(draft: NewsPage, signed_in: Any) -> None:
    own = own_page()
    browser = signed_in("T-INFO1")
    answers = []
    for parent in (draft.pk, NONE):
        response = browser.post(f"/cms/pages/{own.pk}/copy/", {
            "new_title": "a", "new_slug": "a", "new_parent_page": parent,
        })
        assert told(_body(response)) == []
        answers.append((response.status_code, gone(response)))
    assert answers[0] == answers[1]


def test_a_link_to_it_in_ones_own_text_tells_nothing(draft: NewsPage, signed_in: Any) -> None:
    own = own_page()
    browser = signed_in("T-INFO1")
    link = f'<p><a linktype="page" id="{draft.pk}">x</a></p>'
    form = news_form(own, body_vi=link, body_zh_hans=link)
    browser.post(f"/cms/pages/{own.pk}/edit/", form)
    browser.post(f"/cms/pages/{own.pk}/edit/preview/", form)
    for address in ("edit/", "edit/preview/?mode=", "view_draft/", "history/",
                    "revisions/compare/earliest...latest/"):
        response = browser.get(f"/cms/pages/{own.pk}/{address}", follow=True)
        assert told(_body(response)) == [], address


# -- files ---------------------------------------------------------------------------------------
@pytest.fixture
def files(people: Any) -> dict[str, Any]:
    return {"image": picture("NURS", "T-NURS1", "quidditch-9"),
            "document": document("NURS", "T-NURS1", "quidditch-9")}


OF_AN_IMAGE = [
    "/files/images/{pk}/width-320%7Cformat-webp/x.webp", "/files/images/{pk}/max-165x165/x.png",
    "/cms/images/{pk}/", "/cms/images/{pk}/delete/", "/cms/images/{pk}/preview/max-165x165/",
    "/cms/images/{pk}/preview/original/", "/cms/images/usage/{pk}/",
    "/cms/images/{pk}/generate_url/", "/cms/images/multiple/{pk}/",
    "/cms/images/multiple/{pk}/delete/", "/cms/images/chooser/chosen/{pk}/",
    "/cms/images/chooser/{pk}/select_format/", "/cms/images/chooser/chosen-multiple/?id={pk}",
    "/cms/api/main/images/{pk}/",
]
OF_A_DOCUMENT = [
    "/files/documents/{pk}/x.pdf", "/cms/documents/edit/{pk}/", "/cms/documents/delete/{pk}/",
    "/cms/documents/usage/{pk}/", "/cms/documents/multiple/{pk}/",
    "/cms/documents/multiple/{pk}/delete/", "/cms/documents/chooser/chosen/{pk}/",
    "/cms/documents/chooser/chosen-multiple/?id={pk}", "/cms/api/main/documents/{pk}/",
]


def test_its_files_are_those_of_nobody(files: dict[str, Any], signed_in: Any) -> None:
    browser = signed_in("T-INFO1")
    for kind, addresses in (("image", OF_AN_IMAGE), ("document", OF_A_DOCUMENT)):
        for address in addresses:
            _same_answer(browser, address, {"pk": files[kind].pk}, {"pk": NONE})
    for address in ("/cms/images/", "/cms/images/results/?q=quidditch", "/cms/images/chooser/",
                    "/cms/images/chooser/results/?q=quidditch", "/cms/documents/",
                    "/cms/documents/results/?q=quid", "/cms/documents/chooser/results/?q=quid"):
        assert told(_body(browser.get(address))) == [], address


def test_naming_its_file_in_ones_own_text_tells_nothing(
    files: dict[str, Any], signed_in: Any, people: Any
) -> None:
    """By id, past the chooser: the draft is not kept, or shows nothing of the file."""
    browser = signed_in("T-INFO1")
    own = own_page()
    link = f'<p><a linktype="document" id="{files["document"].pk}">x</a></p>'
    for changes in ({"cover": files["image"].pk}, {"body_vi": link}):
        form = news_form(own, **changes)
        for response in (browser.post(f"/cms/pages/{own.pk}/edit/", form),
                         browser.post(f"/cms/pages/{own.pk}/edit/preview/", form),
                         browser.get(f"/cms/pages/{own.pk}/edit/"),
                         browser.get(f"/cms/pages/{own.pk}/view_draft/"),
                         browser.get(f"/cms/pages/{own.pk}/edit/preview/?mode=")):
            assert told(_body(response)) == [], (changes, response.request["PATH_INFO"])


def test_its_file_does_not_go_out_with_ones_own_page(
    files: dict[str, Any], people: Any
) -> None:
    """Nobody carries another department's file past the reviewers as his own."""
    from approvals.errors import Incomplete

    for file in files.values():
        page = drafts.news(people("T-INFO1"), **with_file(file))
        with pytest.raises(Incomplete):
            services.submit(page, people("T-INFO1"))


@pytest.mark.parametrize("who", ["T-INFO1", "T-NURS1", "T-WEB1"])
def test_the_home_screen_counts_nothing_of_others(who: str, signed_in: Any) -> None:
    """The numbers of pages and files would tell of drafts that one may not see."""
    before = signed_in(who).get("/cms/").content.decode()
    assert "w-summary" not in before
    assert "/cms/images/" in before  # the menu stays
