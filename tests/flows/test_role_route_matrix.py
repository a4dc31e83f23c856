"""Every role tries every address of the CMS, by GET and by POST with all that could publish.

What readers see stays what it was, and nothing advances but by the rules. Every attack is one
request in a savepoint, after which the database is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from wagtail.models import Page

from approvals import cms_routes, triggers
from approvals.models import Decision
from approvals.verification import problems
from regulations.models import Edition
from tests.factories.world import PEOPLE, user, workspace
from tests.flows.forms import news_form
from tests.flows.routes import Route, every_route, gone
from tests.flows.scene import Scene, build

pytestmark = pytest.mark.django_db

#: Rights, settings and everybody else's work: nobody changes them through the CMS.
SETTLED_TABLES = (
    "wagtailcore_site", "wagtailcore_collection", "wagtailcore_pageviewrestriction",
    "wagtailcore_collectionviewrestriction", "wagtailcore_workflow", "wagtailcore_task",
    "wagtailcore_workflowpage", "wagtailcore_grouppagepermission",
    "wagtailcore_groupcollectionpermission", "auth_group", "auth_group_permissions",
    "accounts_user_groups", "accounts_user_user_permissions", "approvals_publication",
    "approvals_publicationticket",
)
#: Tables in which a request may always write.
OWN_BUSINESS = {"django_session", "wagtailusers_userprofile", "wagtailadmin_editingsession"}


def bare_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Drawing the page that says "not found" a thousand times is not what is tested here."""
    return HttpResponse("", status=404)


@pytest.fixture(autouse=True)
def _plain_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    import portal.urls

    monkeypatch.setattr(portal.urls, "handler404", bare_404, raising=False)


# -- what must not change ---------------------------------------------------------------------
def _rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def what_readers_see() -> dict[str, list[tuple[Any, ...]]]:
    """Every row that a live page is made of, and every setting that decides who sees it."""
    live = "SELECT id FROM wagtailcore_page WHERE live"
    columns = ", ".join(f'"{name}"' for name in triggers.VISIBLE_PAGE_COLUMNS)
    seen = {"pages": _rows(f"SELECT id, {columns} FROM wagtailcore_page WHERE live ORDER BY id")}
    for trigger in triggers._content_tables(connection.vendor):
        if trigger.event == "DELETE":
            owner = re.search(r'OLD\."(\w+)"', trigger.condition)
            assert owner
            seen[trigger.table] = _rows(
                f'SELECT * FROM "{trigger.table}" WHERE "{owner[1]}" IN ({live}) ORDER BY 1'
            )
    return seen


def what_is_settled() -> dict[str, list[tuple[Any, ...]]]:
    settled = {
        table: _rows(f'SELECT * FROM "{table}" ORDER BY 1')
        for table in SETTLED_TABLES
        if table in _tables()
    }
    settled["users"] = _rows(
        "SELECT id, employee_number, password, is_active, is_superuser, department_id"
        " FROM accounts_user ORDER BY id"
    )
    return settled


_known: set[str] = set()


def _tables() -> set[str]:
    if not _known:
        _known.update(connection.introspection.table_names())
    return _known


def work_of(pages: Any) -> list[tuple[Any, ...]]:
    """The drafts under `pages`: nodes and revisions."""
    ids = sorted(pages.values_list("pk", flat=True))
    marks = ", ".join("%s" for _ in ids)
    return [
        *_rows(f"SELECT id, title, slug, path, latest_revision_id, locked FROM wagtailcore_page"
               f" WHERE id IN ({marks}) ORDER BY id", *ids),
        *_rows(f"SELECT id, object_id, content FROM wagtailcore_revision"
               f" WHERE object_id IN ({marks}) ORDER BY id", *map(str, ids)),
    ]


def files_of(code: str) -> list[tuple[Any, ...]]:
    return [
        row
        for table in ("pages_portalimage", "pages_portaldocument")
        for row in _rows(
            f"SELECT f.* FROM {table} f JOIN wagtailcore_collection c ON c.id = f.collection_id"
            " WHERE c.name = %s ORDER BY f.id", code
        )
    ]


# -- the attack ---------------------------------------------------------------------------------
class Attack:
    """One person with one browser, and what must be as before after each request."""

    def __init__(self, who: str, scene: Scene, browser: Client) -> None:
        self.who, self.scene, self.browser = who, scene, browser
        self.department = PEOPLE[who][2] if who in PEOPLE else ""
        self.writes_for = self.department if "contributor" in PEOPLE.get(who, ["", "", "", ()])[3] \
            else ""
        self.before = self.state()
        self.decisions = set(Decision.objects.values_list("pk", flat=True))
        self.errors: list[str] = []
        self.requests = 0

    def state(self) -> dict[str, Any]:
        others = [code for code in ("INFO", "NURS") if code != self.writes_for]
        pages = Page.objects.none()
        for code in others:
            pages |= workspace(code).get_descendants()
        return {
            "readers": what_readers_see(),
            "settled": what_is_settled(),
            "others' drafts": work_of(pages),
            "others' files": [files_of(code) for code in others if self.writes_for],
        }

    def send(self, method: str, address: str, data: dict[str, Any] | None = None) -> None:
        self.requests += 1
        with _writes() as written:
            sid = transaction.savepoint()
            response = getattr(self.browser, method)(address, data or {})
            if response.status_code >= 500:
                self.errors.append(f"{method} {address}: {response.status_code}")
                transaction.savepoint_rollback(sid)
                return
            transaction.savepoint_commit(sid)
        if written:
            self.compare(f"{method} {address}")

    def compare(self, what: str) -> None:
        now = self.state()
        for name, value in self.before.items():
            assert now[name] == value, f"{self.who}, {what}: changed {name}"
        later = Decision.objects.exclude(pk__in=self.decisions)
        for decision in later.select_related("submission"):
            self._lawful(decision, what)
            self.decisions.add(decision.pk)

    def _lawful(self, decision: Decision, what: str) -> None:
        told = f"{self.who}, {what}: {decision.kind}"
        roles = PEOPLE[self.who][3]
        if decision.kind == Decision.Kind.WITHDRAW:
            assert "contributor" in roles, told
            assert decision.submission.department.code == self.department, told
        else:
            assert decision.kind in {Decision.Kind.CHECK, Decision.Kind.RETURN}, told
            assert "web_team" in roles, told


@contextmanager
def _writes() -> Iterator[list[str]]:
    """Statements that write into anything but the visitor's own business."""
    found: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        match = re.match(r'(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "(\w+)"', sql)
        if match and match[1] not in OWN_BUSINESS:
            found.append(match[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


#: What a form or an API call might carry to get something out.
EVIL: dict[str, Any] = {
    "external-link-chooser-url": "/vi/", "live": "on", "has_unpublished_changes": "",
    "go_live_at": "2020-01-01 00:00", "expire_at": "2020-01-02 00:00", "comment": "x",
    "action": "publish", "next": "/cms/", "keep_live": "true", "publish_copies": "on",
    "copy_subpages": "on", "include_descendants": "on", "recursive": "true", "reversed": "on",
    "move_applicable": "on", "restriction_type": "password", "password": "x", "position": "0",
    "type": "none", "lock": "1", "is_default_site": "on", "hostname": "evil.example", "port": "80",
    "name": "evil", "is_superuser": "on", "is_active": "on", "title": "evil", "tags": "",
    "alt_zh_hans": "evil", "alt_vi": "evil",
}


def arguments(scene: Scene) -> dict[str, list[Any]]:
    """Plausible values for each argument that an address of the CMS takes."""
    pages = [
        scene.own_live, scene.own_draft, scene.waiting_page, scene.foreign_live,
        scene.foreign_draft, scene.foreign_waiting.page, scene.home,
    ]
    ids = [page.pk for page in pages]
    states = [
        submission.workflow_state.current_task_state.pk
        for submission in (scene.own_waiting, scene.foreign_waiting)
    ]
    images = [scene.own_image.pk, scene.foreign_image.pk]
    documents = [scene.own_document.pk, scene.foreign_document.pk]
    return {
        "page_id": ids, "page_to_move_id": ids, "page_pk": ids[:2],
        "parent_page_id": [workspace("INFO").pk, workspace("NURS").pk, scene.home.pk],
        "destination_id": [workspace("INFO").pk],
        "image_id": images, "document_id": documents, "doc_id": documents,
        "uploaded_file_id": [1], "task_state_id": states, "task_id": [1],
        "workflow_state_id": [s.workflow_state_id for s in (scene.own_waiting,)],
        "workflow_pk": [1], "collection_id": [1],
        "batch_id": [scene.foreign_import.file.batch_id], "part_id": [scene.foreign_import.pk],
        "sequence": [1], "language": ["zh-hans", "vi"], "report_id": [1],
        "edition_id": sorted(
            Edition.objects.filter(
                page__in=[scene.own_rule.pk, scene.foreign_rule.pk]
            ).values_list("pk", flat=True)
        ),
        "session_id": [1], "object_id": ids[:1],
        "content_type_app_name": ["pages"], "content_type_model_name": ["newspage"],
        "app_label": ["wagtailcore"], "model_name": ["page"], "app_name": ["taggit"],
        "filter_spec": ["max-165x165"], "uidb64": ["MQ"], "token": ["set-password"],
        "action_name": ["approve", "reject"],
    }


PAGE_ACTIONS = ("publish", "unpublish", "move", "delete")
API_ACTIONS = ("publish", "unpublish", "convert_alias", "copy", "move", "delete",
               "revert_to_page_revision", "create_alias", "copy_for_translation")


def addresses(route: Route, scene: Scene, values: dict[str, list[Any]]) -> list[str]:
    """Every address of `route` that is worth an attack."""
    own, foreign = scene.own_live, scene.foreign_draft
    if "revisions/compare" in route.path:
        return [f"/cms/pages/{pk}/revisions/compare/{what}/" for pk in (own.pk, foreign.pk)
                for what in ("live...latest", f"earliest...{foreign.latest_revision_id}")]
    path = "/" + route.path.replace("^", "").replace("$", "")
    if path.endswith(".*/"):
        return []
    names = re.findall(r"<(?:\w+:)?(\w+)>", path)
    chosen = dict(values)
    if "revision_id" in names:
        pairs = [
            (own.pk, own.live_revision_id), (own.pk, own.latest_revision_id),
            (scene.own_waiting.page_id, scene.own_waiting.revision_id),
            (own.pk, foreign.latest_revision_id), (foreign.pk, foreign.latest_revision_id),
        ]
        return [path.replace("<int:page_id>", str(page)).replace("<int:revision_id>", str(rev))
                for page, rev in pairs]
    if route.name == "wagtail_bulk_action":
        ids = "&".join(f"id={pk}" for pk in values["page_id"])
        return [f"/cms/bulk/wagtailcore/page/{action}/?{ids}" for action in PAGE_ACTIONS]
    if route.path.startswith("cms/regulations/"):
        chosen["page_id"] = [scene.own_rule.pk, scene.foreign_rule.pk, scene.foreign_draft.pk]
    if route.name.startswith("wagtailadmin_api:pages"):
        chosen["pk"] = values["page_id"]
        chosen["action_name"] = list(API_ACTIONS)
    elif "documents" in route.path:
        chosen["pk"] = values["document_id"]
    elif "images" in route.path:
        chosen["pk"] = values["image_id"]
    else:
        chosen["pk"] = [1]
    found = []
    for combination in product(*(chosen[name] for name in names)):
        address = path
        for name, value in zip(names, combination, strict=True):
            address = re.sub(rf"<(?:\w+:)?{name}>", quote(str(value)), address, count=1)
        found.append(address)
    return found


def payloads(route: Route, address: str, scene: Scene) -> list[dict[str, Any]]:
    """One or more bodies for a POST to `address`; forms are complete, so that they are saved."""
    base = {
        **EVIL, "new_title": "evil", "new_slug": "evil-copy",
        "new_parent_page": workspace("INFO").pk, "destination_page_id": workspace("INFO").pk,
        "revision_id": scene.own_live.live_revision_id,
        "collection": scene.own_document.collection_id,
        "root_page": scene.own_draft.pk, "pages-0-page": scene.own_draft.pk,
    }
    if not re.search(r"/(edit|revert|newspage/\d+)/(preview/)?$", address):
        copy = route.name == "wagtailadmin_pages:copy"
        return [base, {**base, "alias": "on", "new_slug": "evil-alias"}] if copy else [base]
    match = re.search(r"/pages/(\d+)/", address)
    page = scene.own_live.__class__.objects.filter(pk=match[1]).first() if match else None
    form = {**EVIL, **news_form(page, heading_vi="Chưa ai duyệt", audience="public")}
    bodies = [{**form, "action-publish": "1"}]
    if page is None or address.endswith("/preview/"):
        return bodies
    bodies += [{**form, "action-submit": "1"}, {**form, "action-restart-workflow": "1"}]
    if page.current_workflow_task:  # elsewhere Wagtail trips over its own missing task
        bodies.append({**form, "action-workflow-action": "1", "workflow-action-name": "approve"})
    for revision in {page.live_revision_id, page.latest_revision_id} - {None}:
        bodies.append({**form, "overwrite_revision_id": revision, "loaded_revision_id": revision})
    return [*bodies, {**form, "action-cancel-workflow": "1"}]


def _last(route: Route) -> tuple[bool, str]:
    """What destroys the person's own drafts comes last, so that the rest has something to hit."""
    return ("delete" in route.path, route.path)


def attack_everything(attack: Attack) -> None:
    scene, values = attack.scene, arguments(attack.scene)
    for route in sorted((r for r in every_route() if r.is_cms), key=_last):
        if route.name in {"wagtailadmin_logout"}:
            continue
        tried = addresses(route, scene, values)
        if not cms_routes.is_open(route.name):
            tried = tried[:2]  # the guard answers before the arguments matter
        if attack.who not in ENTERS or attack.who in SAME_RIGHTS:
            tried = tried[:1]
        for number, address in enumerate(tried):
            if number < 3 and (cms_routes.is_open(route.name) or attack.who in ENTERS):
                attack.send("get", address)
            for body in payloads(route, address, scene):
                attack.send("post", address, body)


#: Whoever has a role that enters the CMS, and of those the second of each kind.
ENTERS = {"T-INFO1", "T-INFO2", "T-NURS1", "T-WEB1", "T-WEB2"}
SAME_RIGHTS = {"T-INFO2", "T-WEB2"}
STAY_OUTSIDE = ["anonymous", *sorted(set(PEOPLE) - ENTERS), "T-ROOT", "T-GONE"]


def _attacked_by(who: str, scene: Scene) -> None:
    browser = Client(raise_request_exception=False)
    if who != "anonymous":
        browser.force_login(user(who))
    attack = Attack(who, scene, browser)
    attack_everything(attack)
    attack.compare("at the end")
    assert list(problems()) == []
    assert not attack.errors, "\n".join(attack.errors)
    assert attack.requests > 150


@pytest.mark.parametrize("who", sorted(ENTERS))
def test_no_request_of_who_writes_changes_what_readers_see(who: str) -> None:
    _attacked_by(who, build())


def test_no_request_of_anybody_else_changes_anything() -> None:
    """Everybody without a role in the CMS, a superuser and somebody deactivated with a forced
    session: one scene for all, because none of them leaves a trace in it."""
    scene = build()
    for who in STAY_OUTSIDE:
        _attacked_by(who, scene)
    assert set(STAY_OUTSIDE) | ENTERS == {"anonymous", *PEOPLE, "T-ROOT", "T-GONE"}


@pytest.mark.parametrize("who", ["T-STAFF", "T-CONF", "T-DIR", "T-DEP", "T-ADM", "T-AUD"])
def test_who_has_no_business_in_the_cms_finds_nothing_there(who: str) -> None:
    browser = Client()
    browser.force_login(user(who))
    for name in ("", "pages/", "images/", "documents/", "api/main/pages/", "choose-page/"):
        assert gone(browser.get(f"/cms/{name}"))


@pytest.mark.parametrize("who", ["T-ROOT", "T-GONE"])
def test_a_forced_session_is_worth_nothing(who: str) -> None:
    browser = Client()
    browser.force_login(user(who))
    for address in ("/cms/", "/cms/pages/", "/vi/review/", "/vi/account/"):
        response = browser.get(address)
        assert response.status_code == 302
        assert "/account/sign-in/" in response["Location"]


@pytest.mark.parametrize("who", ["T-INFO1", "T-WEB1", "T-ROOT"])
def test_without_the_guard_tester_gate_and_triggers_still_hold(
    who: str, settings: Any
) -> None:
    """The guard is one wall of several. Take it away, let a superuser in by the stock backend:
    what readers see is still what was approved."""
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if not m.endswith("CmsGuardMiddleware")]
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    scene = build()
    browser = Client(raise_request_exception=False)
    browser.force_login(user(who))
    before = what_readers_see()
    publications = _rows("SELECT * FROM approvals_publication ORDER BY 1")
    values = arguments(scene)
    pages = [scene.own_live.pk, scene.own_draft.pk, scene.foreign_draft.pk]
    values |= {"page_id": pages, "page_to_move_id": pages}
    for route in sorted((r for r in every_route() if r.is_cms), key=_last):
        if route.name == "wagtailadmin_logout":
            continue
        for address in addresses(route, scene, values):
            for body in payloads(route, address, scene):
                sid = transaction.savepoint()
                with _writes() as written:
                    browser.post(address, body)
                if written:
                    assert what_readers_see() == before, address
                # Whatever it did to drafts and settings is undone: each attack meets the same.
                transaction.savepoint_rollback(sid)
    assert _rows("SELECT * FROM approvals_publication ORDER BY 1") == publications
    assert list(problems()) == []


def test_the_matrix_notices_what_it_is_for() -> None:
    """Its eyes are open: a live page, a right or a foreign draft that changes is seen."""
    scene = build()
    attack = Attack("T-INFO1", scene, Client())
    Page.objects.filter(pk=scene.foreign_draft.pk).update(locked=True)
    with pytest.raises(AssertionError, match="others' drafts"):
        attack.compare("a foreign lock")
    assert "django.contrib.auth.backends.ModelBackend" not in settings.AUTHENTICATION_BACKENDS
    assert len(attack.before["readers"]["pages"]) >= 12
    assert any(rows for name, rows in attack.before["readers"].items() if name != "pages")
