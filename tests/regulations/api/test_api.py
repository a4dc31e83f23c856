"""What other systems read: the same as a reader of their audience, and not a trace more."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from approvals import languages
from approvals.audience import audiences_for
from regulations.api import queries, tokens, views
from regulations.categories import Category
from regulations.models import (
    LibraryChange,
    Provision,
    RegulationFigure,
    RegulationPage,
    RegulationRelation,
    RelationKind,
)
from regulations.shelf import shelves_for
from regulations.structure import KINDS
from tests.factories import library
from tests.factories.library import Copy, Issue, Rule, article_text
from tests.flows import scene
from tests.regulations import drafts

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = timedelta(days=1)


def test_one_regulation_in_both_languages(ask):
    page = drafts.issued(audience="public")
    found = ask(f"/regulations/{page.slug}").json()
    assert found["id"] == page.slug
    assert found["status"] == "in_force" and found["languages"] == ["zh-hans", "vi"]
    assert found["department"] == {
        "code": "INFO", "name": {"zh-hans": "信息科", "vi": "Phòng Công nghệ thông tin"},
    }  # fmt: skip
    edition = found["edition"]
    assert edition["heading"]["vi"] == "Quy định bảo vệ thông tin người bệnh"
    assert edition["number"] == {"zh-hans": "晨医发〔2026〕1号", "vi": "01/QyĐ-BV"}
    assert edition["effective_date"] == "2026-02-01" and edition["ended_on"] is None
    for code in languages.LANGUAGES:
        assert found["links"]["read"][code] == f"/{code}/library/{page.slug}/"
        assert Client().get(found["links"]["read"][code]).status_code == 200


def test_the_edition_on_a_day(ask):
    page = drafts.issued(audience="public")
    drafts.second_edition(page, heading_vi="Quy định sửa đổi")
    path = f"/regulations/{page.slug}/text"
    assert ask(path, on="2026-08-31").json()["sequence"] == 1
    second = ask(path, on="2026-09-01").json()
    assert second["sequence"] == 2 and second["heading"]["vi"] == "Quy định sửa đổi"
    before = ask(path, on="2026-01-31")
    assert before.status_code == 404
    assert before.json()["type"].endswith(":not-in-force")
    told = ask(f"/regulations/{page.slug}/editions", on="2026-08-31").json()["editions"]
    assert [(e["sequence"], e["status"], e["ended_on"]) for e in told] == [
        (1, "in_force", "2026-09-01"), (2, "not_yet", None)
    ]  # fmt: skip


def test_the_text_is_that_of_the_database_in_order(ask):
    page = drafts.issued(audience="public")
    found = ask(f"/regulations/{page.slug}/editions/1").json()
    rows = Provision.objects.filter(printing__edition__page=page).order_by("position")
    assert [one["eid"] for one in found["provisions"]] == [row.eid for row in rows]
    for one, row in zip(found["provisions"], rows, strict=True):
        assert one["text"]["zh-hans"] == (row.text_zh_hans or None)
        assert one["text"]["vi"] == (row.text_vi or None)
    seen = set()
    for one in found["provisions"]:
        assert one["parent"] is None or one["parent"] in seen
        seen.add(one["eid"])


def test_one_provision_with_what_it_stands_in_and_what_stands_in_it(ask):
    page = drafts.issued(audience="public")
    found = ask(f"/regulations/{page.slug}/provisions/art_2").json()
    assert found["number"] == {"zh-hans": "第二条", "vi": "Điều 2."}
    assert [one["eid"] for one in found["ancestors"]] == ["chp_1"]
    below = [one["eid"] for one in found["descendants"]]
    assert below == ["art_2__point_1", "art_2__point_2"]
    assert ask(f"/regulations/{page.slug}/provisions/art_2", edition=1).json()["eid"] == "art_2"
    for wrong in ("art_99", "chp_9", "art_2__", "x" * 200):
        assert ask(f"/regulations/{page.slug}/provisions/{wrong}").status_code == 404, wrong
    assert ask(f"/regulations/{page.slug}/provisions/art_2", edition=2).status_code == 404


def test_one_provision_by_its_lasting_id(ask, monkeypatch):
    page = drafts.issued(audience="public")
    path = f"/regulations/{page.slug}/provisions"
    assert ask(f"{path}/abcdefgh23").status_code == 404
    real = views.rows_of
    monkeypatch.setattr(
        views,
        "rows_of",
        lambda one: [
            {**row, "lasting": "abcdefgh23" if row["eid"] == "art_2" else ""} for row in real(one)
        ],
    )
    found = ask(f"{path}/abcdefgh23").json()
    assert (found["eid"], found["lasting"]) == ("art_2", "abcdefgh23")


# -- who sees what -----------------------------------------------------------------------------


@pytest.fixture
def shelves():
    """Regulations of every mixture of audiences."""
    past, coming = TODAY - 300 * DAY, TODAY + 30 * DAY
    text = article_text(3)
    mixtures = {
        "open": ("public", [("public", past)]),
        "staff-page": ("staff", [("public", past)]),
        "staff-edition": ("public", [("staff", past)]),
        "staff-future": ("public", [("public", past), ("staff", coming)]),
        "staff-past": ("public", [("staff", past), ("public", past + 50 * DAY)]),
        "inside": ("staff", [("staff", past)]),
    }
    library.stock(
        Rule(
            slug,
            [
                Issue(starts, [Copy(audience, f"制度{slug}", f"Quy định {slug}", text=text)])
                for audience, starts in issues
            ],
            audience=page,
        )
        for slug, (page, issues) in mixtures.items()
    )
    return list(mixtures)


def slugs(response) -> list[str]:
    return [one["id"] for one in response.json()["regulations"]]


def test_without_a_token_one_sees_what_is_public(ask, shelves):
    assert slugs(ask("/regulations")) == ["open", "staff-future", "staff-past"]
    assert slugs(ask("/regulations", as_="public")) == slugs(ask("/regulations"))
    assert slugs(ask("/regulations", as_="staff")) == sorted(shelves)


def test_what_is_hidden_answers_like_what_does_not_exist(ask, shelves):
    def same(path: str, missing: str) -> None:
        hidden, absent = ask(path), ask(missing)
        assert hidden.status_code == absent.status_code == 404, path
        assert hidden.content == absent.content
        kept = {k: v for k, v in hidden.headers.items() if not k.startswith("RateLimit")}
        assert kept == {k: v for k, v in absent.headers.items() if not k.startswith("RateLimit")}

    for slug in ("staff-page", "staff-edition", "inside"):
        for tail in ("", "/text", "/editions", "/editions/1", "/provisions/art_1"):
            same(f"/regulations/{slug}{tail}", f"/regulations/absent{tail}")
    same("/regulations/staff-future/editions/2", "/regulations/staff-future/editions/3")
    same("/regulations/staff-past/editions/1", "/regulations/staff-past/editions/9")


def test_a_hidden_edition_leaves_no_trace_in_its_regulation(ask, shelves):
    for tail in ("", "/editions", "/text", "/editions/1"):
        told = ask(f"/regulations/staff-future{tail}").text
        assert (TODAY + 30 * DAY).isoformat() not in told, tail
    on = (TODAY + 60 * DAY).isoformat()
    assert ask("/regulations/staff-future/text", on=on).json()["sequence"] == 1
    assert ask("/regulations/staff-future/text", on=on, as_="staff").json()["sequence"] == 2
    past = (TODAY - 290 * DAY).isoformat()
    assert ask("/regulations/staff-past/text", on=past).status_code == 404
    assert ask("/regulations/staff-past", on=past).json()["status"] == "not_yet"


def test_pages_and_cursors_tell_nothing_about_what_is_hidden(ask, shelves):
    first = ask("/regulations", limit=2).json()
    assert [one["id"] for one in first["regulations"]] == ["open", "staff-future"]
    assert first["next"]["cursor"] == "staff-future"
    rest = ask("/regulations", cursor=first["next"]["cursor"]).json()
    assert [one["id"] for one in rest["regulations"]] == ["staff-past"] and rest["next"] is None
    # A cursor of somebody who sees more opens nothing either.
    deep = ask("/regulations", cursor="inside")
    assert slugs(deep) == ["open", "staff-future", "staff-past"]


def test_drafts_are_nowhere(ask):
    draft = drafts.regulation(audience="public")
    issued = drafts.issued(audience="public")
    drafts.revise(issued, heading_vi="Bản nháp chưa duyệt")
    assert ask(f"/regulations/{draft.slug}", as_="staff").status_code == 404
    everything = ask("/regulations", as_="staff").text
    assert "chưa duyệt" not in everything and draft.slug not in slugs(ask("/regulations"))


def test_a_language_in_which_it_was_not_issued_is_null_whatever_the_columns_hold(ask):
    library.stock([
        Rule("only-vi", [Issue(date(2024, 1, 1), [
            Copy("public", "不可见的标题", "Quy định", only_in="vi", text=article_text(3))
        ])], audience="public")
    ])  # fmt: skip
    for tail in ("", "/text", "/editions", "/provisions/art_1"):
        told = ask(f"/regulations/only-vi{tail}").text
        assert "不可见的标题" not in told and "各科室办理" not in told, tail
    assert slugs(ask("/regulations", language="zh-hans")) == []
    assert slugs(ask("/regulations", language="vi")) == ["only-vi"]


def test_a_session_of_the_portal_is_not_looked_at(signed_in, shelves):
    browser = signed_in("T-DIR")
    assert browser.get("/api/v1/regulations/inside").status_code == 404
    assert slugs(browser.get("/api/v1/regulations")) == ["open", "staff-future", "staff-past"]


def test_the_whole_list_is_what_the_shelves_say(ask):
    library.stock(library.usual_rules(60, editions=2, articles=2))
    for on in (TODAY, TODAY - 200 * DAY, TODAY + 60 * DAY):
        got, cursor = [], None
        while True:
            query = {"limit": 7, "on": on.isoformat(), **({"cursor": cursor} if cursor else {})}
            body = ask("/regulations", as_="staff", **query).json()
            got += body["regulations"]
            if body["next"] is None:
                break
            cursor = body["next"]["cursor"]
        reader = tokens.TokenReader("x", frozenset({"staff"}))
        shelf_of = shelves_for(list(RegulationPage.objects.values_list("pk", flat=True)), reader)
        expected = {}
        for page in RegulationPage.objects.filter(live=True):
            shelf = shelf_of.get(page.pk)
            if shelf is not None and (shown := shelf.shown(on)) is not None:
                expected[page.slug] = (shelf.status(on).value, shown.edition.sequence)
        assert len(got) == len({one["id"] for one in got})
        assert {o["id"]: (o["status"], o["edition"]["sequence"]) for o in got} == expected


def test_filters(ask):
    library.stock(library.usual_rules(40, editions=1, articles=1))
    everything = ask("/regulations", as_="staff").json()["regulations"]
    for name, key in (("category", lambda one: one["category"]),
                      ("status", lambda one: one["status"]),
                      ("department", lambda one: one["department"]["code"])):  # fmt: skip
        for value in {key(one) for one in everything}:
            got = slugs(ask("/regulations", as_="staff", **{name: value}))
            assert got == [one["id"] for one in everything if key(one) == value]
    assert slugs(ask("/regulations", as_="staff", department="ABSENT")) == []


def test_the_list_asks_as_many_questions_for_many_as_for_few(ask):
    def asked(**query) -> int:
        ask("/regulations", as_="staff")  # the token exists and was used
        with CaptureQueriesContext(connection) as queries_:
            assert ask("/regulations", as_="staff", **query).status_code == 200
        return len(queries_)

    library.stock(library.usual_rules(3, editions=1, articles=1))
    few = asked(language="vi")
    library.stock(
        Rule(f"more-{n}", [Issue(date(2024, 1, 1), [Copy(text=article_text(1))])])
        for n in range(120)
    )
    assert asked(language="vi") == few
    assert asked(language="vi", cursor="more-50") == few
    assert few <= 10


# -- changes -----------------------------------------------------------------------------------


def test_changes_since_a_moment(ask):
    page = drafts.issued(audience="public")
    first = ask("/changes").json()
    [line] = first["changes"]
    assert (line["kind"], line["regulation"]) == ("issued", page.slug)
    assert first["next"] == line["at"] and not first["more"]
    again = ask("/changes", since=first["next"]).json()
    assert again == {"changes": [], "next": first["next"], "more": False}
    drafts.second_edition(page, effective_date=TODAY + DAY)
    drafts.issued(audience="staff")
    [line] = ask("/changes", since=first["next"]).json()["changes"]
    assert line["edition"]["sequence"] == 2 and line["edition"]["status"] == "not_yet"
    assert len(ask("/changes", as_="staff", since=first["next"]).json()["changes"]) == 2


def test_changes_of_what_is_hidden_leave_no_trace(ask, shelves):
    body = ask("/changes")
    told = {(one["regulation"], one["edition"]["sequence"]) for one in body.json()["changes"]}
    assert told == {("open", 1), ("staff-future", 1), ("staff-past", 2)}
    limited = ask("/changes", limit=3).json()
    assert len(limited["changes"]) == 3 and limited["more"] is False
    for slug in ("staff-page", "staff-edition", "inside"):
        assert slug not in body.text


# -- files -------------------------------------------------------------------------------------


def test_files_of_an_edition_for_who_may_see_it(ask):
    from regulations.models import RegulationAttachment

    def with_file(audience: str, name: str):
        page = drafts.regulation(audience=audience)
        draft = page.get_latest_revision_as_object()
        file = scene.document("INFO", "T-INFO1", name, b"%PDF-1.4 " + name.encode())
        draft.attachments = [RegulationAttachment(document=file, title_vi=name, sort_order=0)]
        draft.save_revision(user=page.owner)
        return drafts.approved(page), file

    page, file = with_file("public", "bieu-mau")
    inside, secret = with_file("staff", "noi-bo")
    [told] = ask(f"/regulations/{page.slug}/editions/1").json()["attachments"]
    assert told["sha256"] == file.sha256 and told["title"]["vi"] == "bieu-mau"
    got = ask(told["links"]["self"].removeprefix("/api/v1"))
    with file.file.storage.open(file.file.name, "rb") as stream:
        assert b"".join(got.streaming_content) == stream.read()
    got.close()
    assert got["ETag"] == f'"{file.sha256}"'
    assert got["Content-Disposition"].startswith("attachment")
    hidden = f"/regulations/{inside.slug}/editions/1/attachments/{secret.sha256}"
    assert ask(hidden).status_code == 404
    assert ask(hidden, as_="public").status_code == 404
    assert ask(hidden, as_="staff").status_code == 200
    # A file of another regulation is not had through one that may be seen.
    through = f"/regulations/{page.slug}/editions/1/attachments/{secret.sha256}"
    assert ask(through, as_="staff").status_code == 404


# -- pictures and relations ----------------------------------------------------------------------


def with_picture(audience: str, slug: str):
    page = drafts.regulation(
        audience=audience,
        slug=slug,
        text_zh_hans=f"{drafts.ZH}\n![流程](figure:1)",
        text_vi=f"{drafts.VI}\n![Sơ đồ](figure:1)",
    )
    draft = page.get_latest_revision_as_object()
    image = scene.picture("INFO", "T-INFO1", slug)
    draft.figures = [
        RegulationFigure(
            number=1, image=image, alternative_zh_hans="流程图", alternative_vi="Sơ đồ"
        )
    ]
    draft.save_revision(user=page.owner)
    return drafts.approved(page), image


def test_pictures_of_a_text_for_who_may_see_it(ask):
    page, image = with_picture("public", "open")
    inside, _secret = with_picture("staff", "inside")
    [told] = ask(f"/regulations/{page.slug}/text").json()["figures"]
    assert told["number"] == 1 and told["alternative"]["vi"] == "Sơ đồ"
    got = ask(told["links"]["self"].removeprefix("/api/v1"))
    with image.file.storage.open(image.file.name, "rb") as stream:
        assert b"".join(got.streaming_content) == stream.read()
    got.close()
    path = f"/regulations/{inside.slug}/text"
    [hidden] = ask(path, as_="staff").json()["figures"]
    assert ask(hidden["links"]["self"].removeprefix("/api/v1")).status_code == 404


def relate(page, *targets):
    draft = page.get_latest_revision_as_object()
    draft.relations.set(
        [RegulationRelation(kind="cites", own_eids="art_1", target_regulation=t) for t in targets]
    )
    draft.save_revision(user=page.owner)
    return drafts.approved(page)


def test_relations_both_ways_and_none_to_what_is_hidden(ask):
    target = drafts.issued(audience="public", slug="target")
    secret = drafts.issued(audience="staff", slug="secret")
    page = relate(drafts.regulation(audience="public", slug="own"), target, secret)
    inside = relate(drafts.regulation(audience="staff", slug="inside"), target)
    out = ask(f"/regulations/{page.slug}/relations")
    assert [(r["kind"], r["provision"], r["regulation"]) for r in out.json()["outgoing"]] == [
        ("cites", "art_1", "target")
    ]
    assert "secret" not in out.text
    both_ways = ask(f"/regulations/{page.slug}/relations", as_="staff").json()
    assert {r["regulation"] for r in both_ways["outgoing"]} == {"target", secret.slug}
    incoming = ask("/regulations/target/relations").json()["incoming"]
    assert [(r["regulation"], r["edition"]) for r in incoming] == [("own", 1)]
    staff = ask("/regulations/target/relations", as_="staff").json()["incoming"]
    assert {r["regulation"] for r in staff} == {"own", inside.slug}
    assert ask("/regulations/target/relations", on="2025-01-01").json()["incoming"]


# -- how it is asked ---------------------------------------------------------------------------


def test_what_the_client_has_is_not_sent_again(ask):
    page = drafts.issued(audience="public")
    path = f"/regulations/{page.slug}/text"
    first = ask(path)
    tag = first["ETag"]
    for told in (tag, f'W/{tag}', f'"x", {tag}', "*"):
        again = ask(path, headers={"If-None-Match": told})
        assert again.status_code == 304 and not again.content, told
        assert again["ETag"] == tag and again["Cache-Control"] == "private, no-cache"
    assert ask(path, headers={"If-None-Match": '"x"'}).status_code == 200
    drafts.second_edition(page, effective_date=date(2026, 3, 1))
    assert ask(path, headers={"If-None-Match": tag}).status_code == 200


def test_no_cache_between_keeps_an_answer(ask):
    for path in ("/regulations", "/regulations/absent"):
        response = ask(path, as_="staff")
        assert response["Cache-Control"].startswith("private")
        assert "Authorization" in response["Vary"]


def test_head_is_get_without_a_body(ask):
    page = drafts.issued(audience="public")
    path = f"/api/v1/regulations/{page.slug}"
    head, get = Client().head(path), Client().get(path)
    assert head.status_code == 200 and not head.content
    assert head["ETag"] == get["ETag"] and head["Content-Type"] == get["Content-Type"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("path", ["/", "/regulations", "/regulations/x", "/nowhere"])
def test_nothing_is_written(method, path, db):
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1{path}")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    [
        "on=9999-99-99", "on=", "on=2024-01-01&on=2024-01-02", "on=%00", "on=%ff", "on%00=1",
        "cursor=%00", "cursor=" + "A" * 9000, "limit=0", "limit=201", "limit=" + "9" * 400,
        "category=none", "category=nursing%00", "status=superseded", "language=en",
        "department=%27%20OR%201=1", "unknown=1", "%ff=1",
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_read_is_refused_in_words(ask, query):
    response = Client().get(f"/api/v1/regulations?{query}")
    assert response.status_code == 400
    body = response.json()
    assert body["type"] == "urn:hospital-portal:problem:bad-parameter" and body["status"] == 400
    assert body["errors"]


def test_too_many_parameters_are_refused(db):
    response = Client().get("/api/v1/regulations?" + "&".join(f"a{n}=1" for n in range(10_050)))
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    [
        "/regulations/%00", "/regulations/a%00b", "/regulations/..%2f..", "/regulations/",
        "/regulations/x/editions/0", "/regulations/x/editions/99999999999999999999",
        "/regulations/x/editions/-1", "/regulations/x/editions/1%0a", "/regulations/x%0a",
        "/regulations/" + "a" * 5000, "/regulations/%E5%88%B6", "/nowhere",
        "/regulations/x/provisions/" + "a" * 300, "/regulations/x/provisions/%00",
    ],
)  # fmt: skip
def test_an_address_that_does_not_exist_says_so_in_json(path, db):
    response = Client().get(f"/api/v1{path}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_any_day_there_is_can_be_asked_for(ask):
    page = drafts.issued(audience="public")
    for on in ("0001-01-01", "9999-12-31"):
        assert ask("/regulations", on=on).status_code == 200
        assert ask(f"/regulations/{page.slug}", on=on).status_code == 200


def test_links_lead_somewhere(ask):
    page = drafts.issued(audience="public")
    told = ask("/").json()["links"]
    one = ask(f"/regulations/{page.slug}").json()
    listed = ask("/regulations", limit=1).json()
    links = [
        *told.values(),
        one["links"]["self"],
        one["links"]["editions"],
        one["edition"]["links"]["self"],
        listed["regulations"][0]["links"]["self"],
    ]
    for link in links:
        assert urlsplit(link).netloc == ""
        assert Client().get(link).status_code == 200, link


def test_the_vocabulary_is_that_of_the_library():
    assert set(queries.CATEGORIES) == set(Category.values)
    assert set(queries.RELATIONS) == set(RelationKind.values)
    assert set(queries.CHANGES) == set(LibraryChange.Kind.values)
    assert KINDS
    assert audiences_for(tokens.TokenReader("x", frozenset({"staff"}))) == {"public", "staff"}
