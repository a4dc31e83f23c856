"""The list and the reader at size: as many queries for many as for few, and the same answers as
the plain walk over every shelf."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from approvals import languages
from approvals.audience import audiences_for
from regulations import collation, library
from regulations.library import library_list
from regulations.models import OutsideActPage, RegulationPage
from regulations.shelf import shelves_for
from tests.factories import law
from tests.factories.library import (
    Copy,
    Issue,
    Rule,
    article_text,
    relate,
    stock,
    usual_rules,
)
from tests.factories.world import user, workspace

pytestmark = pytest.mark.django_db
FIRST = date(2024, 1, 1)


def ask(rf: Any, reader: Any, language: str = "vi", **query: str) -> Any:
    from django.utils import translation

    request = rf.get(f"/{language}/library/", query)
    request.user = reader
    with translation.override(language):
        return library_list(request)


def random_rules(random: Random, count: int) -> list[Rule]:
    def copy(index: int) -> Copy:
        only_in = random.choice(["", "", "", "vi", "zh-hans"])
        return Copy(
            audience=random.choice(["public", "staff"]),
            heading_zh="" if only_in == "vi" else f"制度{index}",
            heading_vi="" if only_in == "zh-hans" else f"Quy định {index}",
            only_in=only_in,
        )

    made = []
    for index in range(count):
        issues = [
            Issue(
                FIRST + timedelta(days=random.randrange(0, 60)),
                [copy(index) for _printing in range(random.choice([1, 1, 2, 3]))],
                is_repeal=random.random() < 0.25,
                issued=random.choice([None, FIRST - timedelta(days=random.randrange(700))]),
                number_zh=random.choice(["", f"晨医发〔2024〕{index}号"]),
                number_vi=random.choice(["", f"{index:02}/QyĐ-BV"]),
            )
            for _number in range(random.randrange(0, 5))
        ]
        made.append(
            Rule(
                f"rule-{index}", issues, random.choice(["INFO", "NURS"]),
                random.choice(["nursing", "information"]), random.choice(["public", "staff"]),
            )
        )  # fmt: skip
    return made


def relate_at_random(random: Random, rules: list[Rule], pages: list[int]) -> None:
    """Some repeal, replace or amend others, wholly or in part; some refer to an act that ends."""
    act = law.act(dead_since=FIRST + timedelta(days=30))
    issued = [(pk, rule) for pk, rule in zip(pages, rules, strict=True) if rule.issues]
    for _number in range(90):
        (source, rule), (target, other) = random.sample(issued, 2)
        sequence = random.randrange(len(rule.issues)) + 1
        if random.random() < 0.2:
            relate(source, "based_on", sequence, target_act=act)
            continue
        relate(
            source,
            random.choice(["repeals", "replaces", "amends", "cites"]),
            sequence,
            target_regulation_id=target,
            target_eid=random.choice(["", "art_1"]),
            target_edition=random.choice([None, None, random.randrange(len(other.issues)) + 1]),
        )


def walk(reader: Any, on: date, language: str) -> list[dict[str, Any]]:
    """What the list must say, regulation by regulation."""
    rows = []
    for page in RegulationPage.objects.filter(live=True):
        if page.publication.audience not in audiences_for(reader):
            continue
        shelf = shelves_for([page.pk], reader).get(page.pk)
        shown = shelf.shown(on) if shelf else None
        if shown is None:
            continue
        own = shown.language_for(language)
        ended = shelf.repealed_since(on)
        acts = OutsideActPage.objects.filter(
            pk__in=shown.printing.relations.values("target_act"), dead_since__lte=on,
            publication__audience__in=audiences_for(reader),
        )
        rows.append(
            {
                "slug": page.slug,
                "heading": getattr(shown.printing, languages.suffixed("heading", own)),
                "number": shown.number(language),
                "numbers": {shown.edition.number_zh, shown.edition.number_vi},
                "effective": ended or shown.edition.effective_date,
                "category": page.category,
                "department": page.get_parent().specific.department.code,
                "status": shelf.status(on).value,
                "language": shown.printing.only_in or "both",
                "law": "ended" if acts.exists() else "",
                "year": str((shown.edition.issue_date or shown.edition.effective_date).year),
            }
        )
    return sorted(rows, key=lambda row: (row["effective"], row["slug"]), reverse=True)


def in_short(row: Any) -> tuple[Any, ...]:
    slug = row.url.split("?")[0].rstrip("/").rsplit("/", 1)[1]
    return (slug, row.heading, row.number, row.effective_date, row.category, row.department,
            row.status.value, row.year)  # fmt: skip


SHORT = ("slug", "heading", "number", "effective", "category", "department", "status", "year")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_list_is_what_the_shelves_say(rf: Any, monkeypatch: Any, seed: int) -> None:
    monkeypatch.setattr(library, "PER_PAGE", 1000)
    random = Random(seed)
    rules = random_rules(random, 40)
    relate_at_random(random, rules, stock(rules))
    seen_statuses = set()
    for _round in range(6):
        on = FIRST + timedelta(days=random.randrange(-5, 70))
        language = random.choice(["vi", "zh-hans"])
        for reader in (AnonymousUser(), user("T-STAFF")):
            rows = walk(reader, on, language)
            found = ask(rf, reader, language, on=on.isoformat())
            assert [in_short(row) for row in found.page] == [
                tuple(row[name] for name in SHORT) for row in rows
            ]
            seen_statuses |= {row["status"] for row in rows}
            asked = {"status": "in_force", "category": random.choice(["nursing", "information"])}
            if random.random() < 0.5:
                asked["department"] = "NURS"
            found = ask(rf, reader, language, on=on.isoformat(), **asked)
            fits = [r for r in rows if all(r[n] == v for n, v in asked.items())]
            assert found.total == len(fits)
            for facet in found.facets:
                others = {n: v for n, v in asked.items() if n != facet.name}
                wanted = Counter(
                    r[facet.name] for r in rows if all(r[n] == v for n, v in others.items())
                )
                wanted.pop("", None)
                counts = {c.value: c.count for c in facet.choices if c.count}
                assert counts == dict(wanted)
    assert seen_statuses == {"in_force", "partly", "not_yet", "repealed"}


def test_a_day_is_shown_and_goes_with_every_link(signed_in: Any) -> None:
    stock(
        [
            Rule("alt", [Issue(date(2020, 1, 1), [Copy(heading_vi="Bản cũ")]),
                         Issue(date(2024, 1, 1), [Copy(heading_vi="Bản mới")])]),
        ]
    )  # fmt: skip
    client = signed_in("T-STAFF")
    today = client.get("/vi/library/")
    assert [row.heading for row in today.context["list"].page] == ["Bản mới"]
    assert "?on=" not in today.content.decode()
    then = client.get("/vi/library/", {"on": "2023-12-31"})
    assert [row.heading for row in then.context["list"].page] == ["Bản cũ"]
    html = then.content.decode()
    assert 'href="/vi/library/alt/?on=2023-12-31"' in html
    assert 'value="2023-12-31"' in html
    assert "31/12/2023" in html
    reading = client.get("/vi/library/alt/?on=2023-12-31").context["reading"]
    assert reading.edition.sequence == 1


@pytest.mark.parametrize("on", ["gestern", "2026-13-01", "9999-99-99"])
def test_a_date_that_is_none_shows_today(signed_in: Any, on: str) -> None:
    response = signed_in("T-STAFF").get("/vi/library/", {"on": on})
    assert response.status_code == 200
    assert response.context["list"].bad_date
    assert response.context["list"].is_today


def _three() -> list[Rule]:
    def rule(slug: str, zh: str, vi: str, day: int, number: int) -> Rule:
        copy = Copy(heading_zh=zh, heading_vi=vi)
        issue = Issue(
            date(2024, 1, day), [copy],
            number_zh=f"晨医发〔2024〕{number}号", number_vi=f"{number:02}/QyĐ-BV",
        )  # fmt: skip
        return Rule(slug, [issue])

    return [
        rule("a", "值班制度", "Chế độ trực", 3, 10),
        rule("b", "手卫生规定", "Ăn toàn người bệnh", 1, 9),
        rule("c", "安全管理", "Điều dưỡng", 2, 101),
    ]


@pytest.mark.parametrize(
    ("language", "query", "slugs"),
    [
        ("vi", {}, "acb"),
        ("vi", {"sort": "number"}, "bac"),
        ("vi", {"sort": "title"}, "bac"),
        ("zh-hans", {"sort": "title"}, "cba"),
        ("vi", {"sort": "'; drop"}, "acb"),
        ("vi", {"q": "dieu DUONG"}, "c"),
        ("vi", {"q": "Điều dưỡng"}, "c"),
        ("vi", {"q": "卫生"}, "b"),
        ("zh-hans", {"q": "che do"}, "a"),
        ("vi", {"q": "9/QyĐ"}, "b"),
        ("vi", {"q": "[２０２４]10"}, "ac"),
        ("vi", {"q": "khong co"}, ""),
        ("vi", {"q": "%"}, ""),
        ("vi", {"q": "   "}, "acb"),
    ],
)
def test_filter_and_order(rf: Any, language: str, query: dict[str, str], slugs: str) -> None:
    stock(_three())
    found = ask(rf, user("T-STAFF"), language, **query)
    assert "".join(in_short(row)[0] for row in found.page) == slugs
    assert sum(c.count for c in found.facets[0].choices) == len(slugs)


def test_words_find_nothing_that_is_not_shown(rf: Any) -> None:
    """Neither an edition that lies in the past, nor one for others, nor a printing corrected."""
    stock(
        [
            Rule("a", [Issue(date(2020, 1, 1), [Copy("public", "", "Cu ky"),
                                                Copy("public", "", "Cu da sua")]),
                       Issue(date(2021, 1, 1), [Copy("public", "", "Moi")]),
                       Issue(date(2022, 1, 1), [Copy("staff", "", "Bi mat")])],
                 audience="public"),
            Rule("b", [Issue(date(2020, 1, 1), [Copy("public", "", "Noi bo")])]),
        ]
    )  # fmt: skip
    reader = AnonymousUser()
    totals = {
        words: ask(rf, reader, q=words).total
        for words in ("cu ky", "cu da sua", "moi", "bi mat", "noi bo")
    }
    assert totals == {"cu ky": 0, "cu da sua": 0, "moi": 1, "bi mat": 0, "noi bo": 0}
    assert ask(rf, reader, q="cu da sua", on="2020-06-01").total == 1
    assert ask(rf, user("T-STAFF"), q="bi mat").total == 1


@pytest.mark.parametrize(
    "query", [{}, {"on": "2025-01-01"}, {"q": "rua"}, {"sort": "title"}, {"page": "2"}]
)
def test_sixty_regulations_cost_the_queries_of_three(
    rf: Any, signed_in: Any, query: dict[str, str]
) -> None:
    client, reader = signed_in("T-STAFF"), user("T-STAFF")
    stock(usual_rules(3, articles=1))

    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as whole:
            assert client.get("/vi/library/", query).status_code == 200
        with CaptureQueriesContext(connection) as own:
            ask(rf, reader, **query)
        return len(whole), len(own)

    cost()
    few = cost()
    more = [Rule(f"more-{r.slug}", r.issues, r.code, r.category) for r in usual_rules(60)]
    stock(more)
    cost()  # where each stands is read anew once something was published, then kept
    assert cost() == few
    assert few[1] <= 11


def test_sixty_articles_cost_the_queries_of_three(signed_in: Any) -> None:
    client = signed_in("T-STAFF")
    stock(
        [Rule(f"a{n}", [Issue(FIRST, [Copy(text=article_text(n, 5))])]) for n in (3, 60)]
    )

    def cost(slug: str) -> int:
        with CaptureQueriesContext(connection) as spent:
            assert client.get(f"/vi/library/{slug}/").status_code == 200
        return len(spent)

    cost("a3")
    assert cost("a3") == cost("a60") <= 30


def test_headings_in_the_order_of_their_language() -> None:
    words = ["Ôn", "Ăn", "An", "Ân", "Đa", "Da", "Dã", "Dạ", "Dà", "Ba", "Ơ", "Ô", "O"]
    wanted = ["An", "Ăn", "Ân", "Ba", "Da", "Dà", "Dã", "Dạ", "Đa", "O", "Ô", "Ôn", "Ơ"]
    assert sorted(words, key=lambda word: collation.by_title(word, "vi")) == wanted
    words = ["张", "值班", "安全", "患者", "抢救", "𠮷"]
    assert sorted(words, key=lambda word: collation.by_title(word, "zh-hans")) == [
        "安全", "患者", "抢救", "张", "值班", "𠮷",
    ]


def test_numbers_are_counted_and_what_has_none_comes_last() -> None:
    in_order = [
        "９/QyĐ", "10/QyĐ", "Số", "院发〔2025〕11号", "院发〔2026〕9号", "院发〔2026〕10号", "",
    ]
    assert sorted(sorted(in_order), key=collation.by_number) == in_order


def test_thirty_regulations_cost_the_explorer_the_queries_of_three(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    address = f"/cms/pages/{workspace('INFO').pk}/"
    rules = usual_rules(30, articles=1, codes=("INFO",))
    stock(rules[:3])

    def cost() -> int:
        with CaptureQueriesContext(connection) as spent:
            assert client.get(address).status_code == 200
        return len(spent)

    cost()
    few = cost()
    stock(rules[3:])
    assert cost() <= few + 1  # the list has more than one page now, which is counted
