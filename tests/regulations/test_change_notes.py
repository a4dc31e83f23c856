"""What readers, authors and reviewers are told: what changed, what is gone, what is behind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from approvals import services
from regulations import change_notes, lasting
from regulations.models import Provision, RegulationPage
from regulations.verification import problems
from tests.factories.library import Copy, Issue, Rule, Text, article_text, stock
from tests.factories.world import user

from .drafts import VI, ZH, approved, issued, regulation, revise, second_edition
from .test_deep_links import pushed_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(signed_in: Any) -> Client:
    cache.clear()
    return signed_in("T-STAFF")


def read(client: Client, page: Any, language: str = "vi", **query: Any) -> str:
    return client.get(f"/{language}/library/{page.slug}/", query).content.decode()


def notes(html: str, eid: str) -> str:
    """The notes under a block."""
    block = html[html.index(f'id="{eid}"') :]
    block = block[: block.index("</section>")]
    return block.partition('<div class="notes"')[2].partition("</div>")[0]


def test_articles_say_what_changed_since_the_edition_before(staff: Client) -> None:
    texts = pushed_on()
    texts["text_vi"] = texts["text_vi"].replace("Học viên", "Sinh viên thực tập")
    texts["text_zh_hans"] = texts["text_zh_hans"].replace("进修人员", "实习学生")
    page = second_edition(issued(), **texts)
    html = read(staff, page)
    assert "Mới so với bản 1." in notes(html, "art_1")
    assert "Ở bản 1, điều khoản này là Điều 1." in notes(html, "art_2")
    assert "Có thay đổi so với bản 1; ở bản đó là Điều 2." in notes(html, "art_3")
    assert 'href="compare/?from=1&amp;to=2#art_3"' in html
    assert "so với bản" not in read(staff, page, edition=1)
    zh = read(staff, page, "zh-hans")
    assert "第1版中为第一条。" in zh


def test_what_is_gone_is_said_where_it_stood_and_in_the_old_edition(staff: Client) -> None:
    zh = ZH[: ZH.index("第二章")] + ZH[ZH.index("第二章") :].replace("第三条", "第二条")
    vi = VI.replace("Điều 3", "Điều 2")
    zh = zh.replace("第二条 适用范围\n本规定适用于：\n（一）本院职工；\n（二）进修人员。\n", "")
    start, end = vi.index("Điều 2. Đối"), vi.index("Chương II\n")
    page = second_edition(issued(), text_zh_hans=zh, text_vi=vi[:start] + vi[end:])
    html = read(staff, page)
    assert "Điều 2 của bản 1 trước ở chỗ này, nay không còn." in html
    assert 'href="compare/?from=1&amp;to=2#was-art_2"' in html
    old = read(staff, page, edition=1)
    assert "Điều khoản này không còn trong bản 2 đang có hiệu lực." in old
    assert old.count("không còn trong bản 2") == 1  # the article, and not each of its points


def test_nothing_is_said_of_an_edition_that_the_reader_may_not_see(
    client: Client, staff: Client
) -> None:
    page = second_edition(
        issued(), audience="public", text_vi=VI.replace("Học viên", "Khách"),
    )  # fmt: skip
    assert "so với bản" in read(staff, page)  # and the cache holds it now
    assert "so với bản" not in read(client, page)


def test_after_a_repeal_the_last_text_is_what_one_compares_with(staff: Client) -> None:
    first = article_text(6, 2)
    again = Text(first.zh.replace("事项3", "其他事项"), first.vi.replace("Việc 3", "Việc khác"))
    assert again != first
    stock([
        Rule("wieder", [
            Issue(date(2023, 1, 1), [Copy(text=first)]),
            Issue(date(2024, 1, 1), [Copy()], is_repeal=True),
            Issue(date(2025, 1, 1), [Copy(text=again)]),
        ])
    ])  # fmt: skip
    html = staff.get("/vi/library/wieder/").content.decode()
    assert "so với bản 1" in notes(html, "art_3") and "from=1&amp;to=3#art_3" in html


def test_notes_are_worked_out_once(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = second_edition(issued(), **pushed_on())
    first = notes(read(staff, page), "art_1")
    assert "Mới so với bản 1." in first
    monkeypatch.setattr(change_notes, "compare", lambda *args: pytest.fail("compared again"))
    assert notes(read(staff, page), "art_1") == first


def test_an_edition_written_anew_is_not_strewn_with_notes(staff: Client) -> None:
    stock(
        [Rule("neu", [Issue(date(2024, 1, 1), [Copy(text=article_text(2))]),
                      Issue(date(2025, 1, 1), [Copy(text=article_text(40, 5, edition=3))])])]
    )  # fmt: skip
    assert "so với bản" not in staff.get("/vi/library/neu/").content.decode()


def test_notes_cost_the_same_for_many_articles(staff: Client) -> None:
    stock(
        [
            Rule(f"n{n}", [Issue(date(2024, 1, 1), [Copy(text=article_text(n, edition=1))]),
                           Issue(date(2025, 1, 1), [Copy(text=article_text(n, edition=2))])])
            for n in (4, 80)
        ]
    )  # fmt: skip

    def cost(slug: str) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as spent:
            html = staff.get(f"/vi/library/{slug}/").content.decode()
        assert "so với bản 1" in html
        return len(spent)

    cost("n4")
    assert cost("n4") == cost("n80") <= 30


# -- one language behind ---------------------------------------------------------------------------
DRIFTED = {"text_zh_hans": ZH.replace("进修人员", "进修人员和实习学生")}


def behind(page: Any) -> dict[str, str]:
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return lasting.behind_of(draft)


def test_a_change_in_one_language_is_marked_until_the_other_follows(staff: Client) -> None:
    page = second_edition(issued(), **DRIFTED)
    assert behind(page) == {"art_2__point_2": "vi"}
    said = "Bản 中文 ở đây đã thay đổi, bản Tiếng Việt chưa thay đổi theo."
    assert said in read(staff, page)
    later = {"number_zh": "晨医发〔2026〕10号", "number_vi": "10/QyĐ-BV"}
    page = second_edition(page, **later, effective_date=date(2026, 10, 1), heading_vi="Tên khác")
    assert said in read(staff, page, edition=3)  # the edition between did not mend it
    page = second_edition(
        page, number_zh="晨医发〔2026〕11号", number_vi="11/QyĐ-BV",
        effective_date=date(2026, 11, 1), text_vi=VI.replace("Học viên", "Học viên, sinh viên"),
    )  # fmt: skip
    assert said not in read(staff, page, edition=4)
    rows = Provision.objects.filter(printing__edition__page=page).exclude(behind="")
    assert sorted(rows.values_list("printing__edition__sequence", "eid", "behind")) == [
        (2, "art_2__point_2", "vi"), (3, "art_2__point_2", "vi"),
    ]  # fmt: skip
    assert list(problems()) == []


def _form(client: Client, page: Any, **changes: Any) -> dict[str, Any]:
    form = client.get(f"/cms/pages/{page.pk}/edit/").context["form"]
    data = {name: value if value is not None else "" for name, value in form.initial.items()}
    for formset in form.formsets.values():
        data |= {f"{formset.prefix}-TOTAL_FORMS": "0", f"{formset.prefix}-INITIAL_FORMS": "0"}
    data = {key: value for key, value in data.items() if isinstance(value, str | int)}
    data |= {
        "issue_date": "2026-08-03", "effective_date": "2026-09-01", "change": "substantive",
        "category": "information", "audience": "staff", "slug": page.slug,
        "number_zh": "晨医发〔2026〕9号", "number_vi": "09/QyĐ-BV",
    }  # fmt: skip
    return data | changes


def test_the_author_says_that_the_translation_holds_and_reviewers_see_it(
    signed_in: Any, staff: Client
) -> None:
    page = revise(issued(), **DRIFTED)
    assert any("art_2__point_2" in remark for remark in page.get_latest_revision_as_object()
               .remarks())  # fmt: skip
    author = signed_in("T-INFO1")
    html = author.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert html.count("art_2__point_2") > 2
    value = author.get(f"/cms/pages/{page.pk}/edit/").context["form"].fields[
        "translation_holds"
    ].choices[0][0]
    answer = author.post(
        f"/cms/pages/{page.pk}/edit/", _form(author, page, translation_holds=[value])
    )
    assert answer.status_code == 302
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.holds == [value]
    assert behind(page) == {}
    submission = services.submit(page, user("T-INFO1"))
    review = signed_in("T-WEB1").get(f"/vi/review/{submission.pk}/").content.decode()
    assert "art_2__point_2" in review
    services.check(submission, user("T-WEB1"))
    services.approve(submission, user("T-DIR"))
    assert "chưa thay đổi theo" not in read(staff, page, edition=2)
    assert list(problems()) == []


def test_the_word_lapses_when_the_text_changes_again() -> None:
    page = revise(issued(), **DRIFTED)
    from regulations.comparing.drift import digest

    draft = page.get_latest_revision_as_object()
    (item,) = [i for i in lasting.draft_items(draft) if i.eid == "art_2__point_2"]
    page = revise(page, holds=[digest(item)])
    assert behind(page) == {}
    page = revise(page, text_zh_hans=ZH.replace("进修人员", "进修人员、实习学生和访客"))
    assert behind(page) == {"art_2__point_2": "vi"}


def test_a_word_that_nobody_offered_is_refused(signed_in: Any) -> None:
    page = revise(issued(), **DRIFTED)
    author = signed_in("T-INFO1")
    answer = author.post(
        f"/cms/pages/{page.pk}/edit/", _form(author, page, translation_holds=["x" * 24])
    )
    assert answer.status_code == 200
    assert behind(page) == {"art_2__point_2": "vi"}


def test_what_is_approved_covers_the_word() -> None:
    from approvals.content import hash_of

    draft = regulation().get_latest_revision_as_object()
    before = hash_of(draft)
    draft.holds = ["a" * 24]
    assert hash_of(draft) != before


def test_the_editor_sees_what_became_of_the_provisions(signed_in: Any) -> None:
    page = revise(issued(), **pushed_on())
    html = signed_in("T-INFO1").get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert "Điều 2: trước là Điều 1" in html
    assert "第一条：新增" in html or "Điều 1: mới" in html


def test_a_preview_of_a_correction_shows_what_is_behind(signed_in: Any) -> None:
    page = approved(revise(issued(), change="editorial", **DRIFTED))
    html = read(signed_in("T-STAFF"), page)
    assert "chưa thay đổi theo" in html
