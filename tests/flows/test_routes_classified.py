"""Every address of the portal stands in a table, with who may use it; a new one fails here."""

from __future__ import annotations

from collections import Counter

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, include, path, reverse

from approvals import cms_routes, services
from pages.picture import WIDTHS, filter_for
from tests.factories import drafts
from tests.factories.world import PEOPLE
from tests.flows import scene as scenes
from tests.flows.routes import CMS, every_route, gone, walk
from tests.regulations import drafts as regulation_drafts

#: Addresses of the CMS that Wagtail gives no name; the guard closes whatever has none.
NAMELESS = {"cms/test404/", "cms/^.*/$"}

EVERYBODY = frozenset({"anonymous", *PEOPLE})
SIGNED_IN = frozenset(PEOPLE)
NOBODY: frozenset[str] = frozenset()
ADMINISTRATOR = frozenset({"T-ADM"})
DECIDE = frozenset({"T-WEB1", "T-WEB2", "T-CONF", "T-DIR", "T-DEP"})
#: Who may carry the library away for an outage.
TAKE_PACK = frozenset({"T-WEB1", "T-WEB2", "T-DIR", "T-DEP", "T-ADM"})
#: INFO's own contributors and everybody who decides: see `rules.may_see`.
SEES_SUBMISSION = DECIDE | {"T-INFO1", "T-INFO2"}
#: Who learns anything from a POST to it; what it may do is in test_role_route_matrix.
WRITES_INFO = frozenset({"T-INFO1", "T-INFO2"})

#: name -> (who may GET, who may POST). "May" means: is not sent away (401, 403, 404, 405, or to
#: the sign-in page).
DOORS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "portal:root": (EVERYBODY, NOBODY),
    "portal:start": (SIGNED_IN, NOBODY),
    "portal:liveness": (EVERYBODY, NOBODY),
    "portal:readiness": (EVERYBODY, NOBODY),
    # A file of INFO that was not submitted yet: the department's own business.
    "pages:document": (WRITES_INFO, NOBODY),
    "pages:image": (WRITES_INFO, NOBODY),
    "pages:sitemap": (EVERYBODY, NOBODY),
    "pages:robots": (EVERYBODY, NOBODY),
    "regulations:feed": (EVERYBODY, NOBODY),
    "regulations:outage": (TAKE_PACK, NOBODY),
    "regulations:outage_pack": (NOBODY, TAKE_PACK),
    "regulations:access": (ADMINISTRATOR, NOBODY),
    "page_feeds:news": (EVERYBODY, NOBODY),
    "page_feeds:health": (EVERYBODY, NOBODY),
    "page_feeds:recruitment": (EVERYBODY, NOBODY),
    "page_feeds:tenders": (EVERYBODY, NOBODY),
    "search": (EVERYBODY, NOBODY),
    "regulations:new_rules": (SIGNED_IN, NOBODY),
    # Other systems: whoever has no token, whatever session, is the public.
    "api:index": (EVERYBODY, NOBODY),
    "api:openapi": (EVERYBODY, NOBODY),
    "api:regulations": (EVERYBODY, NOBODY),
    "api:regulation": (EVERYBODY, NOBODY),
    "api:text": (EVERYBODY, NOBODY),
    "api:editions": (EVERYBODY, NOBODY),
    "api:edition": (EVERYBODY, NOBODY),
    "api:relations": (EVERYBODY, NOBODY),
    "api:changes": (EVERYBODY, NOBODY),
    "api:provision": (EVERYBODY, NOBODY),
    "api:attachment": (NOBODY, NOBODY),  # the regulation has none; test_api has one with files
    "api:nowhere": (NOBODY, NOBODY),
    "accounts:sign_in": (EVERYBODY, EVERYBODY),
    "accounts:sign_out": (NOBODY, EVERYBODY),
    "accounts:account": (SIGNED_IN, SIGNED_IN),
    "accounts:password_change": (SIGNED_IN, SIGNED_IN),
    "accounts:password_reset": (EVERYBODY, EVERYBODY),
    "accounts:password_reset_sent": (EVERYBODY, EVERYBODY),
    "accounts:password_reset_confirm": (EVERYBODY, EVERYBODY),  # the token decides
    "accounts:people": (ADMINISTRATOR, NOBODY),
    "accounts:person_add": (ADMINISTRATOR, ADMINISTRATOR),
    "accounts:person": (ADMINISTRATOR, ADMINISTRATOR),
    "accounts:send_link": (NOBODY, ADMINISTRATOR),
    "approvals:inbox": (SIGNED_IN, NOBODY),
    "approvals:mine": (SIGNED_IN, NOBODY),
    "approvals:submit": (WRITES_INFO, WRITES_INFO),
    "approvals:submission": (SEES_SUBMISSION, NOBODY),
    "approvals:decide": (NOBODY, SEES_SUBMISSION),  # an empty POST decides nothing: 400
    "approvals:preview": (SEES_SUBMISSION, NOBODY),
    # Wagtail's passwords for single pages: there are none, so there is no such address.
    "wagtailcore_authenticate_with_password": (NOBODY, NOBODY),
    # Leads to the one sign-in form there is, with which `refused` counts it.
    "wagtailcore_login": (NOBODY, NOBODY),
    "wagtail_serve": (EVERYBODY, EVERYBODY),
}


def refused(response: HttpResponse) -> bool:
    to = response.headers.get("Location", "")
    return response.status_code in {401, 403, 404, 405} or "/account/sign-in/" in to


def unclassified(routes) -> list[str]:
    return [
        f"{route.name or '(no name)'} at {route.path}"
        for route in routes
        if (
            not cms_routes.is_classified(route.name)
            if route.is_cms and route.path not in NAMELESS
            else not route.is_cms and route.name not in DOORS
        )
    ]


def test_every_route_is_classified():
    assert unclassified(every_route()) == []


def test_a_route_that_nobody_classified_is_noticed():
    """The test above can fail: in the CMS and outside it, named or not, however deep."""
    view = lambda request: HttpResponse()  # noqa: E731 - a view and nothing else
    found = unclassified(
        walk(
            [
                path(CMS, view, name="wagtailadmin_pages:publish_now"),
                path("cms/quick/", view),
                path("cms/pages/", include([path("<int:pk>/x/", view, name="edit2")])),
                path("publish/", view, name="publish"),
            ]
        )
    )
    assert len(found) == 4


def test_every_classified_name_exists():
    names = {route.name for route in every_route()}
    told = cms_routes.OPEN | cms_routes.CLOSED | cms_routes.SIGN_IN | cms_routes._registered
    assert told - names == set()
    assert set(DOORS) - names == set()


def test_no_name_is_both_open_and_closed():
    tables = [cms_routes.OPEN, cms_routes.CLOSED, cms_routes.SIGN_IN, cms_routes._registered]
    counted = Counter(name for table in tables for name in table)
    assert [name for name, times in counted.items() if times > 1] == []


def test_nameless_addresses_of_the_cms_are_closed(signed_in, db):
    for number in PEOPLE:
        browser = signed_in(number)
        for address in ("/cms/test404/", "/cms/no/such/place/"):
            assert gone(browser.get(address)), (number, address)
            assert gone(browser.post(address)), (number, address)


def test_closed_is_closed_to_every_role(signed_in, db):
    for number in PEOPLE:
        browser = signed_in(number)
        for address in (
            "/cms/sites/", "/cms/users/", "/cms/groups/", "/cms/workflows/list/",
            "/cms/reports/site-history/", "/cms/collections/",
            "/cms/bulk/wagtailcore/page/publish/",
        ):
            assert gone(browser.get(address)), (number, address)
            assert gone(browser.post(address)), (number, address)


@pytest.fixture
def example(people):
    """An example address for each door outside the CMS, the object in INFO's hands."""
    page = drafts.news(people("T-INFO1"))
    submission = services.submit(drafts.news(people("T-INFO1")), people("T-INFO1"))
    file = scenes.document("INFO", "T-INFO1", "tep")
    image = scenes.picture("INFO", "T-INFO1", "anh")
    rule = regulation_drafts.issued(audience="public").slug
    arguments = {
        "api:regulation": [rule],
        "api:text": [rule],
        "api:editions": [rule],
        "api:edition": [rule, 1],
        "api:relations": [rule],
        "api:provision": [rule, "art_1"],
        "api:attachment": [rule, 1, "0" * 64],
        "api:nowhere": ["elsewhere"],
        "pages:document": [file.pk, "tep.pdf"],
        "pages:image": [image.pk, filter_for(WIDTHS[0]), "anh.webp"],
        "accounts:person": [people("T-STAFF").pk],
        "accounts:send_link": [people("T-STAFF").pk],
        "accounts:password_reset_confirm": ["MQ", "set-password"],
        "approvals:submit": [page.pk],
        "approvals:submission": [submission.pk],
        "approvals:decide": [submission.pk],
        "approvals:preview": [submission.pk],
        "wagtailcore_authenticate_with_password": [1, page.pk],
        "wagtail_serve": ["departments/"],
    }

    def address(name: str) -> str:
        return reverse(name, args=arguments.get(name, []))

    return address


@pytest.mark.parametrize("name", sorted(DOORS))
def test_who_may_use_a_door_outside_the_cms(name, example, signed_in):
    may_get, may_post = DOORS[name]
    address = example(name)
    for who in sorted(EVERYBODY):
        browser = Client() if who == "anonymous" else signed_in(who)
        for method, may in (("get", may_get), ("post", may_post)):
            response = getattr(browser, method)(address)
            assert response.status_code < 500, (who, method)
            assert refused(response) is (who not in may), (who, method, response.status_code)


def test_an_address_without_a_pattern_cannot_be_made():
    with pytest.raises(NoReverseMatch):
        reverse("wagtaildocs_serve", args=[1, "x.pdf"])
    with pytest.raises(NoReverseMatch):
        reverse("wagtailimages_serve", args=["x", 1, "original"])
