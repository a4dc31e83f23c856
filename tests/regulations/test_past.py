"""Rules that exist on paper come in with their past editions, in any order, by one approval."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import lxml.html
import pytest
from django.utils import timezone, translation

from approvals import review, services
from approvals.errors import Incomplete, NotApproved
from regulations import counting, redrafting
from regulations.models import Edition, IssuedNumber, PastEdition, Printing, RegulationPage
from regulations.shelf import all_shelves
from regulations.verification import problems
from tests.factories.world import pass_all, user
from tests.flows.scene import document
from tests.regulations.drafts import VI, ZH, approved, regulation, revise

pytestmark = pytest.mark.django_db


def row(year: int, number: int, **fields: Any) -> PastEdition:
    return PastEdition(
        **{
            "number_zh": f"晨医发〔{year}〕{number}号",
            "number_vi": f"{number:02d}/QyĐ-BV",
            "issue_date": date(year, 1, 5),
            "effective_date": date(year, 2, 1),
            "text_zh_hans": ZH.replace("进修人员", f"{year}年的人员"),
            "text_vi": VI.replace("Học viên", f"Người năm {year}"),
            "signatory_vi": f"Giám đốc {year}",
            **fields,
        }
    )


def with_past(page: RegulationPage, *rows: PastEdition, keep: bool = False) -> RegulationPage:
    draft = page.get_latest_revision_as_object()
    draft.past_editions.set([*(draft.past_editions.all() if keep else ()), *rows])
    draft.save_revision(user=user("T-INFO1"))
    return RegulationPage.objects.get(pk=page.pk)


def on_paper(**fields: Any) -> RegulationPage:
    return regulation(**{"is_historical": True, **fields})


def posted(html: str) -> dict[str, Any]:
    """What a browser sends of the edit form as it was served."""
    forms = lxml.html.fromstring(html).forms
    form = next(one for one in forms if one.get("id") == "page-edit-form")
    return dict(form.form_values())


def test_one_approval_makes_an_edition_of_each_in_whatever_order_they_were_entered() -> None:
    page = approved(with_past(on_paper(), row(2018, 3), row(2010, 7), row(2015, 2)))
    made = list(
        page.editions.order_by("sequence").values_list("effective_date__year", "number_vi")
    )
    assert made == [
        (2010, "07/QyĐ-BV"), (2015, "02/QyĐ-BV"), (2018, "03/QyĐ-BV"), (2026, "01/QyĐ-BV"),
    ]
    decisions = set(Printing.objects.values_list("decision_id", flat=True))
    assert len(decisions) == 1
    shelf = all_shelves([page.pk])[page.pk]
    for day, year in ((date(2012, 1, 1), 2010), (date(2018, 2, 1), 2018), (date(2026, 3, 1), 2026)):
        assert shelf.in_force(day).edition.effective_date.year == year
    assert shelf.ended(shelf.numbered(1)) == date(2015, 2, 1)
    assert shelf.numbered(2).edition.signatory_vi == "Giám đốc 2015"
    assert list(problems()) == []


def test_trees_are_worked_out_before_and_parsed_by_nobody_at_approval(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = with_past(on_paper(), row(2018, 3))
    monkeypatch.setattr(
        "regulations.outlining.parse", lambda *args: pytest.fail("the parser ran at approval")
    )
    page = approved(page)
    printing = Printing.objects.get(edition__page=page, edition__sequence=1)
    assert printing.provisions.get(eid="art_2__point_2").text_vi == "Người năm 2018."
    assert printing.provisions.count() == 7


def test_a_provision_has_one_lasting_id_in_all_of_them() -> None:
    page = approved(with_past(on_paper(), row(2018, 3), row(2010, 7)))
    names = {
        p.provisions.get(eid="art_1").lasting for p in Printing.objects.filter(edition__page=page)
    }
    assert len(names) == 1 and names != {""}


def test_one_language_and_the_scan() -> None:
    scan = document("INFO", "T-INFO1", "ban-quet")
    page = with_past(on_paper(), row(2018, 3, text_zh_hans="", scan=scan, heading_vi="Tên cũ"))
    submission = pass_all(page, user("T-INFO1"))
    printing = Printing.objects.get(edition__page=page, edition__sequence=1)
    assert printing.only_in == "vi"
    assert printing.heading_vi == "Tên cũ"
    assert printing.heading_zh_hans == "患者信息保护规定"
    assert printing.files[0]["document"] == scan.pk
    assert submission.files.filter(kind="document", file_id=scan.pk, lasting=True).exists()
    assert list(problems()) == []


def test_counters_go_on_from_the_highest_number_of_each_year() -> None:
    counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)
    page = with_past(on_paper(number_zh="晨医发〔2026〕4号", number_vi="04/QyĐ-BV"),
                     row(2018, 3), row(2025, 12))
    approved(page)
    assert IssuedNumber.objects.count() == 3
    fresh = {"number_zh": "", "number_vi": ""}
    approved(regulation(slug="two", **fresh))
    approved(regulation(slug="three", issue_date=date(2025, 12, 1), **fresh))
    approved(regulation(slug="four", issue_date=date(2018, 12, 1), **fresh))
    given = list(Edition.objects.order_by("-pk").values_list("number_zh", flat=True)[:3])
    assert given == ["晨医发〔2018〕4号", "晨医发〔2025〕13号", "晨医发〔2026〕5号"]


@pytest.mark.parametrize("with_series", [True, False])
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(2018, 3), row(2018, 3, effective_date=date(2019, 1, 1))], "hai lần"),
        ([row(2026, 1, effective_date=date(2026, 1, 6))], "hai lần"),  # the draft's own
        ([row(2018, 3), row(2018, 4)], "chỉ một bản"),
        ([row(2018, 3, issue_date=date(2093, 1, 1))], "không phải là ngày trong quá khứ"),
        ([row(2018, 3, issue_date=date(201, 1, 1))], "không phải là ngày trong quá khứ"),
        ([row(2018, 3, effective_date=date(2026, 2, 1))], "không sớm hơn"),
        ([row(2018, 3, effective_date=None)], "thiếu ngày hiệu lực"),
        ([row(2018, 3, issue_date=None)], "thiếu ngày ban hành"),
        ([row(2018, 3, number_zh="", number_vi="")], "thiếu số ký hiệu"),
        ([row(2018, 3, text_zh_hans="", text_vi=" ")], "thiếu nội dung"),
        ([row(2024, 8)], "đã thuộc bản ban hành khác|thuộc về bản ban hành khác|bản ban hành khác"),
    ],
)
def test_what_cannot_be_is_said_at_submission(
    rows: list[PastEdition], said: str, with_series: bool
) -> None:
    approved(
        on_paper(slug="khac", number_zh="晨医发〔2024〕8号", number_vi="08/QyĐ-BV",
                 issue_date=date(2024, 1, 1), effective_date=date(2024, 1, 1))
    )
    if with_series:
        counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)
    page = with_past(on_paper(), *[_fresh(one) for one in rows])
    with translation.override("vi"), pytest.raises(Incomplete, match=said):
        services.submit(page, user("T-INFO1"))


def _fresh(one: PastEdition) -> PastEdition:
    values = {f.name: getattr(one, f.name) for f in one._meta.concrete_fields
              if f.name not in ("id", "page")}
    return PastEdition(**values)


def test_a_number_taken_meanwhile_undoes_the_whole_batch() -> None:
    counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)
    submission = services.submit(with_past(on_paper(), row(2018, 3)), user("T-INFO1"))
    approved(on_paper(slug="khac", number_zh="晨医发〔2018〕3号", number_vi="03/QyĐ-BV",
                      issue_date=date(2018, 5, 1), effective_date=date(2018, 6, 1)))
    services.check(submission, user("T-WEB1"))
    before = Edition.objects.count()
    with pytest.raises(NotApproved):
        services.approve(submission, user("T-DIR"))
    assert Edition.objects.count() == before


def test_rows_that_were_issued_make_nothing_more_and_stay_as_they_were() -> None:
    page = approved(with_past(on_paper(), row(2018, 3)))
    page = revise(page, change="editorial", text_vi=VI.replace("Học viên", "Họ"))
    page = approved(page)
    assert page.editions.count() == 2
    assert Printing.objects.filter(edition__page=page).count() == 3
    assert list(problems()) == []
    draft = page.get_latest_revision_as_object()
    held = list(draft.past_editions.all())
    held[0].text_vi = "Điều 1. Khác\nKhác."
    draft.past_editions.set(held)
    draft.text_vi = VI
    draft.save_revision(user=user("T-INFO1"))
    with translation.override("vi"), pytest.raises(Incomplete, match="không thay đổi"):
        services.submit(RegulationPage.objects.get(pk=page.pk), user("T-INFO1"))


def test_more_of_them_may_come_later_with_a_correction() -> None:
    page = approved(with_past(on_paper(), row(2018, 3)))
    page = revise(page, change="editorial", text_vi=VI.replace("Học viên", "Họ"))
    page = approved(with_past(page, row(2010, 7), keep=True))
    years = page.editions.order_by("effective_date").values_list("effective_date__year", "sequence")
    assert list(years) == [(2010, 3), (2018, 1), (2026, 2)]
    # What a correction mends next is the edition in force, not the one entered last.
    page = approved(revise(page, text_vi=VI.replace("Học viên", "Ai")))
    assert page.editions.get(sequence=2).printings.count() == 3
    assert page.editions.get(sequence=3).printings.count() == 1
    assert list(problems()) == []


def test_a_new_draft_from_a_past_edition_has_its_text_and_tree() -> None:
    scan = document("INFO", "T-INFO1", "ban-quet")
    page = approved(with_past(on_paper(), row(2018, 3, scan=scan)))
    printing = Printing.objects.get(edition__page=page, edition__sequence=1)
    draft = redrafting.new_draft(page, 1, user("T-INFO2")).as_object()
    assert draft.text_vi == printing.text_vi
    assert draft.tree_vi == printing.tree_vi
    assert draft.attachments.get().document_id == scan.pk
    assert list(draft.past_editions.all()) == []
    assert not draft.is_historical
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = approved(revise(page, number_zh="n", number_vi="n", issue_date=tomorrow,
                           effective_date=tomorrow))
    assert page.editions.count() == 3
    assert list(problems()) == []


def test_reviewers_see_every_past_edition_with_its_outline() -> None:
    page = with_past(on_paper(), row(2018, 3))
    submission = services.submit(page, user("T-INFO1"))
    with translation.override("vi"):
        changes, _is_new = review.changes(submission)
    words = {(c.label, c.language): "".join(p.text for p in c.pieces) for c in changes}
    name = "晨医发〔2018〕3号"
    assert "Người năm 2018" in words[f"Bản ban hành trước đây {name}", "vi"]
    assert "art_2__point_2" in words[f"Bản ban hành trước đây {name}: dàn ý", "zh-hans"]
    assert "Giám đốc 2018" in words[f"Bản ban hành trước đây {name}", ""]


def test_an_edition_of_a_decision_that_does_not_name_it_is_found_out() -> None:
    from approvals import publishing
    from regulations.editions import hash_of

    page = approved(with_past(on_paper(), row(2018, 3)))
    decision = page.publication.decision
    with publishing.ticket(decision):
        edition = Edition(
            page=page, sequence=9, past_key="x" * 36, number_vi="99/QyĐ-BV", audience="staff",
            effective_date=date(2001, 1, 1), decision=decision,
        )
        edition.save()
        printing = Printing(edition=edition, sequence=1, decision=decision, audience="staff",
                            revision=decision.revision, text_vi="Không ai duyệt")
        printing.content_hash = hash_of(edition, printing, [], [])
        printing.save()
    assert any("does not say what the approved revision says" in one for one in problems())


def test_the_editor_makes_rows_anew_and_what_was_issued_is_still_known(signed_in: Any) -> None:
    page = approved(with_past(on_paper(), row(2018, 3)))
    browser = signed_in("T-INFO1")
    answer = browser.get(f"/cms/pages/{page.pk}/edit/")
    html = answer.content.decode()
    assert "past_editions-0-number_vi" in html
    assert "<code>art_2__point_2</code>" in html
    form = posted(html)
    form["change"], form["text_vi"] = "editorial", VI.replace("Học viên", "Họ")
    answer = browser.post(f"/cms/pages/{page.pk}/edit/", form)
    assert answer.status_code == 302, answer.context["form"].errors
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.past_editions.get().tree_vi
    page = approved(RegulationPage.objects.get(pk=page.pk))
    assert page.editions.count() == 2
    assert list(problems()) == []
