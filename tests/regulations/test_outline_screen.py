"""The outline of a draft is corrected on its own screen, by who writes there and by nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from approvals import services
from approvals.models import Submission
from regulations import outlining
from regulations.models import RegulationPage
from regulations.structure import walk
from tests.factories.world import user

from .drafts import ZH, regulation, revise

pytestmark = pytest.mark.django_db


def address(page: RegulationPage, language: str = "zh-hans") -> str:
    return f"/cms/regulations/{page.pk}/outline/{language}/"


def draft_of(page: RegulationPage) -> RegulationPage:
    draft: RegulationPage = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft


def ids(page: RegulationPage) -> list[str]:
    return [node.id for node in walk(outlining.nodes(draft_of(page).tree_zh_hans))]


def test_a_draft_is_corrected_and_the_correction_undone(signed_in: Any) -> None:
    page = regulation()
    client = signed_in("T-INFO2")
    shown = client.get(address(page) + "?unit=art_2__point_2").content.decode()
    assert 'value="merge"' in shown
    client.post(address(page), {"act": "merge", "unit": "art_2__point_2"})
    assert "art_2__point_2" not in ids(page)
    assert draft_of(page).text_zh_hans == ZH
    assert "art_2__point_2" in [
        node.id for node in walk(outlining.nodes(draft_of(page).tree_vi))
    ]
    client.post(address(page), {"act": "undo"})
    assert "art_2__point_2" in ids(page)
    services.submit(draft_of(page), user("T-INFO1"))
    assert user("T-INFO2") in Submission.objects.get(page=page).contributors.all()


def test_the_editor_leads_there_and_saving_keeps_the_correction(signed_in: Any) -> None:
    page = regulation()
    client = signed_in("T-INFO1")
    assert address(page) in client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    client.post(address(page), {"act": "merge", "unit": "art_2__point_2"})
    revise(page, summary_zh_hans="说明")
    assert "art_2__point_2" not in ids(page)


def test_what_was_lost_can_be_forgotten(signed_in: Any) -> None:
    page = regulation()
    client = signed_in("T-INFO1")
    client.post(address(page), {"act": "merge", "unit": "art_2__point_2"})
    client.post(address(page), {"act": "text", "unit": "art_1"})
    revise(page, text_zh_hans=ZH.replace("（二）进修人员。", "（二）实习人员。"))
    assert outlining.stored(draft_of(page), "zh-hans").lost
    assert 'value="forget"' in client.get(address(page)).content.decode()
    client.post(address(page), {"act": "forget"})
    kept = outlining.stored(draft_of(page), "zh-hans")
    assert (kept.lost, len(kept.corrections)) == ([], 1)
    client.post(address(page), {"act": "restart"})
    assert not outlining.stored(draft_of(page), "zh-hans").corrections


def test_nothing_moves_while_a_decision_is_waited_for(signed_in: Any) -> None:
    page = regulation()
    services.submit(draft_of(page), user("T-INFO1"))
    client = signed_in("T-INFO1")
    before = ids(page)
    for act in ("merge", "undo", "restart", "forget", "fly"):
        client.post(address(page), {"act": act, "unit": "art_2__point_2"})
    assert ids(page) == before
    assert 'value="merge"' not in client.get(address(page) + "?unit=art_1").content.decode()


@pytest.mark.parametrize("who", ["T-NURS1", "T-WEB1", "T-DIR", "T-STAFF", "T-CONF", "T-ADM"])
def test_nobody_else_corrects_it(signed_in: Any, who: str) -> None:
    page = regulation()
    before = ids(page)
    client = signed_in(who)
    assert client.get(address(page)).status_code in (302, 404)
    assert client.post(
        address(page), {"act": "merge", "unit": "art_2__point_2"}
    ).status_code in (302, 404)
    assert ids(page) == before


def test_odd_addresses_are_not_there(signed_in: Any) -> None:
    page = regulation()
    client = signed_in("T-INFO1")
    assert client.get(address(page, "en")).status_code in (302, 404)
    assert client.get(f"/cms/regulations/{page.pk + 999}/outline/vi/").status_code in (302, 404)
    assert client.get(address(page, "vi") + "?p=99&unit=none").status_code == 200
