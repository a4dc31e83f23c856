"""An outline corrected by hand stays with its draft, is shown to reviewers, and is issued so."""

from __future__ import annotations

from typing import Any

import pytest

from approvals import review, services
from approvals.models import Submission
from regulations import corrected, outlining
from regulations.correcting import correct
from regulations.models import Printing, RegulationPage
from regulations.structure import parse, walk
from tests.factories.world import pass_all, user

from .drafts import ZH, regulation, revise

pytestmark = pytest.mark.django_db


def act(page: RegulationPage, name: str, unit: str, **values: Any) -> RegulationPage:
    """Correct the newest draft as somebody does by hand."""
    draft = page.get_latest_revision_as_object()
    now = outlining.stored(draft, "zh-hans")
    base = parse(draft.text_zh_hans, "zh-hans")
    document, _lost = outlining.corrected(base, now.corrections)
    _after, done = correct(document, name, unit, values)
    outlining.keep(
        draft, "zh-hans", outlining.of_document(base, [*now.corrections, done.to_dict()])
    )
    draft.save_revision(user=user("T-INFO1"))
    return RegulationPage.objects.get(pk=page.pk)


def ids(page: RegulationPage) -> list[str]:
    tree = page.get_latest_revision_as_object().tree_zh_hans
    return [node.id for node in walk(outlining.nodes(tree))]


def shown_to_reviewers(page: RegulationPage) -> dict[str, str]:
    submission = services.submit(page.get_latest_revision_as_object(), user("T-INFO1"))
    changes, _new = review.changes(submission)
    return {one.label: "".join(piece.text for piece in one.pieces) for one in changes}


def test_a_corrected_tree_outlives_what_is_written_elsewhere() -> None:
    page = act(regulation(), "merge", "art_2__point_2")
    assert "art_2__point_2" not in ids(page)
    page = revise(page, text_zh_hans=ZH.replace("自发布之日起", "自2026年3月1日起"))
    assert "art_2__point_2" not in ids(page)
    assert "2026年3月1日" in str(page.get_latest_revision_as_object().tree_zh_hans)


def test_a_correction_without_its_line_is_told_and_comes_back_with_it() -> None:
    page = act(regulation(), "merge", "art_2__point_2")
    page = revise(page, text_zh_hans=ZH.replace("（二）进修人员。", "（二）实习人员。"))
    draft = page.get_latest_revision_as_object()
    found = outlining.stored(draft, "zh-hans")
    assert found.lost == ["（二） 进修人员。"]
    assert "art_2__point_2" in ids(page)
    assert any("进修人员" in remark for remark in draft.remarks())
    page = revise(page, text_zh_hans=ZH)
    assert "art_2__point_2" not in ids(page)


def test_reviewers_are_shown_what_was_corrected_and_the_outline_it_made() -> None:
    shown = shown_to_reviewers(act(regulation(), "merge", "art_2__point_2"))
    corrections = next(text for text in shown.values() if "“" in text)
    assert "“（二） 进修人员。”" in corrections
    outline = next(text for text in shown.values() if "[" in text)
    assert "第二条 适用范围" in outline
    assert len(outline.splitlines()) == 6  # the second point is none of its own any more


def test_a_correction_alone_is_a_change_that_reviewers_see() -> None:
    page = regulation()
    pass_all(page, user("T-INFO1"))
    page = RegulationPage.objects.get(pk=page.pk)
    page = act(revise(page, change="editorial"), "promote", "art_2__point_2")
    assert any("进修人员" in text for text in shown_to_reviewers(page).values())


def test_undoing_what_was_approved_is_seen_as_well() -> None:
    page = act(regulation(), "merge", "art_2__point_2")
    pass_all(page, user("T-INFO1"))
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    outlining.keep(draft, "zh-hans", outlining.of_text(draft.text_zh_hans, "zh-hans"))
    draft.change = "editorial"
    draft.save_revision(user=user("T-INFO1"))
    shown = shown_to_reviewers(RegulationPage.objects.get(pk=page.pk))
    assert any("进修人员" in text for text in shown.values())


def test_without_corrections_nothing_is_added_to_the_review() -> None:
    assert not [text for text in shown_to_reviewers(regulation()).values() if "[" in text]


def test_approval_copies_the_corrected_tree() -> None:
    page = act(regulation(), "merge", "art_2__point_2")
    pass_all(page, user("T-INFO1"))
    printing = Printing.objects.get(edition__page=page)
    assert [node.id for node in walk(outlining.nodes(printing.tree_zh_hans))] == ids(page)
    assert not printing.provisions.filter(eid="art_2__point_2", number_zh_hans__gt="").exists()


def test_who_corrected_wrote_part_of_it() -> None:
    page = regulation()
    draft = page.get_latest_revision_as_object()
    outline = outlining.of_document(
        parse(draft.text_zh_hans, "zh-hans"),
        [correct(parse(ZH, "zh-hans"), "merge", "art_2__point_2", {})[1].to_dict()],
    )
    outlining.keep(draft, "zh-hans", outline)
    draft.save_revision(user=user("T-INFO2"))
    services.submit(draft, user("T-INFO1"))
    assert user("T-INFO2") in Submission.objects.get(page=page).contributors.all()


@pytest.mark.parametrize(
    ("name", "unit", "values"),
    [
        ("merge", "art_2", {"run_on": True}), ("split", "art_1", {"line": 0, "kind": "paragraph"}),
        ("split", "art_1", {"line": 0, "column": 3}), ("promote", "art_2__point_1", {}),
        ("demote", "art_2__point_2", {}), ("kind", "art_1", {"kind": "level"}),
        ("retitle", "art_1", {"number": "第一条", "heading": ""}),
        ("close", "art_3", {"line": 0}),
    ],
)
def test_every_act_is_said_in_words(name: str, unit: str, values: dict[str, Any]) -> None:
    _after, done = correct(parse(ZH, "zh-hans"), name, unit, values)
    outline = outlining.Outline(corrections=[done.to_dict()])
    (row,) = corrected.said(outline)
    assert row.sentence
    assert row.sentence != name
    assert row.passage
