"""The import screens: who finds them, and that every button works without a script."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regulations.batches import reading
from regulations.models import ImportBatch, ImportDocument, RegulationPage

from .drafts import regulation
from .test_batches import COMPILATION, FILE_VI, FILE_ZH, TITLE_VI, place, read_here

__all__ = ["place", "read_here"]
pytestmark = pytest.mark.django_db
URL = "/cms/regulations/import/"


def begin(client: Any, *files: tuple[str, bytes], **data: str) -> Any:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(
        URL, {"files": sent, "language": "auto", "category": "nursing", **data}
    )


def begun(client: Any, *files: tuple[str, bytes]) -> str:
    """The address of a batch whose files were all read, by its button."""
    address: str = begin(client, *files)["Location"]
    for _ in files:
        assert client.post(address, {"act": "step"}).status_code == 302
    return address


def rows() -> list[ImportDocument]:
    return list(ImportDocument.objects.order_by("file", "position"))


def document_address(row: ImportDocument) -> str:
    return reverse("regulations_import_document", args=[row.file.batch_id, row.pk])


def test_a_contributor_imports_several_files_at_once(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    assert client.get(URL).status_code == 200
    address = begun(
        client, ("a.txt", FILE_VI), ("b.docx", b"PK\x03\x04broken"), ("all.txt", COMPILATION)
    )
    page = client.get(address).content.decode()
    assert TITLE_VI in page
    assert "交接班管理制度" in page
    assert "b.docx" in page
    assert len(rows()) == 4
    assert not RegulationPage.objects.exists()
    client.post(address, {"act": "accept_all"})
    client.post(address, {"act": "make"})
    assert RegulationPage.objects.count() == 4
    assert not RegulationPage.objects.filter(live=True).exists()
    assert {page.category for page in RegulationPage.objects.all()} == {"nursing"}


def test_a_script_sends_one_file_after_the_other_and_has_them_read(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    script = {"headers": {"accept": "application/json"}}
    address = client.post(URL, {"language": "auto", "category": "nursing"}, **script).json()[
        "address"
    ]
    for name, data in (("a.txt", FILE_VI), ("b.txt", FILE_VI), ("c.docx", b"PK\x03\x04")):
        told = client.post(
            address, {"act": "add", "files": SimpleUploadedFile(name, data)}, **script
        ).json()
        assert told["known"] == (["b.txt"] if name == "b.txt" else [])
    first = client.post(address, {"act": "step"}, **script).json()
    assert (first["done"], first["total"], first["file"]["state"]) == (1, 2, "read")
    second = client.post(address, {"act": "step"}, **script).json()
    assert (second["waiting"], second["file"]["state"]) == (0, "refused")
    assert second["file"]["reason"]
    last = client.post(address, {"act": "step"}, **script).json()
    assert ("file" in last, last["busy"]) == (False, False)


def test_who_closes_the_browser_finds_it_all_again(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    address = begin(client, ("a.txt", FILE_VI), ("b.txt", FILE_ZH))["Location"]
    client.post(address, {"act": "step"})
    client.logout()
    client = signed_in("T-INFO1")
    assert address in client.get(URL).content.decode()
    client.post(address, {"act": "step"})
    assert len(rows()) == 2


def test_stop_and_go_on(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    address = begin(client, ("a.txt", FILE_VI), ("b.txt", FILE_ZH))["Location"]
    client.post(address, {"act": "stop"})
    client.post(address, {"act": "step"})
    assert not rows()
    client.post(address, {"act": "go"})
    assert len(rows()) == 1


def test_files_are_taken_out_and_imports_removed(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    address = begun(client, ("a.txt", FILE_VI), ("b.txt", FILE_ZH))
    file = ImportBatch.objects.get().files.first()
    client.post(address, {"act": "remove_file", "file": file.pk})
    assert len(rows()) == 1
    client.post(address, {"act": "remove"})
    assert not ImportBatch.objects.exists()


def test_nothing_chosen_begins_nothing(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    assert client.post(URL, {"language": "auto", "category": "nursing"}).status_code == 302
    begin(client, ("none.txt", b""))
    begin(client, ("a.txt", FILE_VI), category="poetry")
    assert not ImportBatch.objects.exists()


def correct(client: Any, act: str, unit: str, **values: Any) -> Any:
    return client.post(document_address(rows()[0]), {"act": act, "unit": unit, **values})


def outline(client: Any) -> str:
    page: str = client.get(document_address(rows()[0])).content.decode()
    return page


def test_a_unit_is_chosen_and_corrected_without_a_script(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    begun(client, ("zh.txt", FILE_ZH))
    address = document_address(rows()[0])
    page = client.get(f"{address}?unit=art_2__point_2").content.decode()
    assert 'value="merge"' in page
    assert 'value="merge"' not in outline(client)
    response = correct(client, "merge", "art_2__point_2")
    assert response["Location"].endswith("unit=art_2__point_1#unit-art_2__point_1")
    assert "unit-art_2__point_2" not in outline(client)
    client.post(address, {"act": "undo"})
    assert "unit-art_2__point_2" in outline(client)


@pytest.mark.parametrize(
    ("act", "unit", "values", "name"),
    [
        ("run_on", "art_2", {}, "merge"),
        ("promote", "art_2__point_1", {}, "promote"),
        ("demote", "art_2__point_2", {}, "demote"),
        ("split", "art_1", {"words": "制定 本规定", "kind": "paragraph"}, "split"),
        ("close", "art_3", {"words": "本规定自"}, "close"),
        ("kind", "art_1", {"kind": "level"}, "kind"),
        ("text", "art_1", {"old_number": "第一条"}, "retitle"),
        ("retitle", "art_1", {"number": "第一条", "heading": ""}, "retitle"),
    ],
)
def test_every_button_corrects(
    signed_in: Any, act: str, unit: str, values: dict[str, str], name: str
) -> None:
    client = signed_in("T-INFO1")
    begun(client, ("zh.txt", FILE_ZH))
    correct(client, act, unit, **values)
    (row,) = rows()
    assert [one["act"] for one in row.corrections] == [name]
    assert outline(client)


def test_text_becomes_a_heading_again(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    begun(client, ("zh.txt", FILE_ZH))
    correct(client, "text", "art_1", old_number="第一条")
    correct(client, "heading", "art_1")
    assert rows()[0].corrections[-1]["values"]["heading"] == "目的"


@pytest.mark.parametrize(
    ("act", "unit", "values"),
    [
        ("split", "art_1", {"words": "不在这里"}), ("split", "art_1", {}),
        ("split", "art_99", {"words": "制定"}), ("merge", "art_99", {}), ("fly", "art_1", {}),
        ("kind", "art_1", {"kind": "poem"}), ("heading", "art_1", {}),
        ("close", "art_1", {"words": "患者"}), ("promote", "", {}),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(
    signed_in: Any, act: str, unit: str, values: dict[str, str]
) -> None:
    client = signed_in("T-INFO1")
    begun(client, ("zh.txt", FILE_ZH))
    response = client.post(
        document_address(rows()[0]), {"act": act, "unit": unit, **values}, follow=True
    )
    assert [str(message) for message in response.context["messages"]]
    assert rows()[0].corrections == []


def test_language_category_title_and_draft_are_set(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    page = regulation(text_zh_hans="", heading_zh_hans="")
    begun(client, ("zh.txt", FILE_ZH))
    address = document_address(rows()[0])
    client.post(
        address,
        {"act": "settings", "title": "信息保护办法", "language": "zh-hans",
         "category": "records", "target": str(page.pk)},
    )
    (row,) = rows()
    assert (row.title, row.category, row.target_id) == ("信息保护办法", "records", page.pk)
    client.post(
        address, {"act": "settings", "title": "", "language": "vi", "category": "records"}
    )
    (row,) = rows()
    assert (row.language, row.target_id) == ("vi", None)


def test_another_departments_draft_is_neither_offered_nor_taken(signed_in: Any) -> None:
    page = regulation(text_zh_hans="", heading_zh_hans="")
    client = signed_in("T-NURS1")
    begun(client, ("zh.txt", FILE_ZH))
    address = document_address(rows()[0])
    assert page.heading_vi not in client.get(address).content.decode()
    client.post(
        address,
        {"act": "settings", "title": "", "language": "zh-hans", "category": "records",
         "target": str(page.pk)},
    )
    assert rows()[0].target is None


def test_documents_are_joined_and_decided_one_after_the_other(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    begun(client, ("all.txt", COMPILATION))
    first, second, third = rows()
    assert client.post(document_address(second), {"act": "join"})["Location"] == (
        document_address(first)
    )
    response = client.post(document_address(first), {"act": "accept"})
    assert response["Location"] == document_address(third)
    client.post(document_address(third), {"act": "leave"})
    assert [row.state for row in rows()] == ["accepted", "joined", "left"]


def test_warnings_lead_to_their_line(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    begun(client, ("zh.txt", "制度\n第一条 甲。\n第二条 乙。\n第四条 丙。".encode()))
    page = outline(client)
    assert 'href="#line-4"' in page
    assert 'id="line-4"' in page


def test_a_long_document_is_paged(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    text = "制度\n" + "\n".join(f"第{number}条 各科应当遵守。" for number in range(1, 451))
    begun(client, ("long.txt", text.encode()))
    page = outline(client)
    assert "unit-art_200" in page
    assert "unit-art_201" not in page
    address = document_address(rows()[0])
    later = client.get(f"{address}?unit=art_450").content.decode()
    assert 'id="unit-art_450"' in later
    assert 'id="line-451"' in later
    assert 'id="line-10"' not in later
    for number in ("0", "99", "x", "-1"):
        assert client.get(f"{address}?p={number}").status_code == 200


def test_a_document_that_was_imported_before_is_marked(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    address = begun(client, ("a.txt", FILE_ZH))
    client.post(address, {"act": "accept_all"})
    client.post(address, {"act": "make"})
    page = RegulationPage.objects.get()
    again = begun(client, ("b.txt", FILE_ZH))
    assert f"/cms/pages/{page.pk}/edit/" in client.get(again).content.decode()
    client.post(again, {"act": "accept_all"})
    assert not ImportDocument.objects.filter(state="accepted").exists()


def test_a_list_of_many_documents_costs_the_same(
    signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    client = signed_in("T-INFO1")
    files = [(f"{n}.txt", COMPILATION + f"\n第三条 第{n}次。".encode()) for n in range(12)]
    address = begun(client, *files)
    assert len(rows()) == 36
    with django_assert_max_num_queries(34):
        client.get(address)


def test_nobody_else_finds_it(signed_in: Any) -> None:
    address = begun(signed_in("T-INFO1"), ("a.txt", FILE_ZH))
    inside = document_address(rows()[0])
    for who in ("T-INFO2", "T-NURS1", "T-WEB1", "T-DIR", "T-STAFF", "T-CONF", "T-ADM", "T-AUD"):
        client = signed_in(who)
        for place_ in (address, inside):
            for response in (
                client.get(place_), client.post(place_, {"act": "accept_all"}),
                client.post(place_, {"act": "remove"}), client.post(place_, {"act": "undo"}),
            ):
                assert response.status_code in (302, 404)
                assert not response.headers.get("Location", "").startswith("/cms/regulations/")
        assert address not in client.get(URL).content.decode()
    assert rows()[0].state == "open"


def test_another_batch_gives_no_way_to_a_document(signed_in: Any) -> None:
    begun(signed_in("T-INFO1"), ("a.txt", FILE_ZH))
    row = rows()[0]
    client = signed_in("T-INFO2")
    own = begin(client, ("b.txt", FILE_VI))["Location"]
    number = own.rstrip("/").rsplit("/", 1)[-1]
    address = reverse("regulations_import_document", args=[number, row.pk])
    assert client.get(address).status_code in (302, 404)
    client.post(own, {"act": "accept", "document": str(row.pk)})
    client.post(own, {"act": "categorise", "document": str(row.pk), "category": "records"})
    client.post(own, {"act": "remove_file", "file": str(row.file_id)})
    row.refresh_from_db()
    assert (row.state, row.category) == ("open", "nursing")


@pytest.mark.parametrize("who", ["T-WEB1", "T-DIR", "T-STAFF", "T-CONF", "T-ADM", "T-AUD"])
def test_only_contributors_begin_one(signed_in: Any, who: str) -> None:
    assert begin(signed_in(who), ("a.txt", FILE_ZH)).status_code in (302, 404)
    assert not ImportBatch.objects.exists()


def test_who_left_the_department_finds_its_import_no_more(signed_in: Any) -> None:
    from accounts.models import Department, User

    client = signed_in("T-INFO1")
    address = begun(client, ("a.txt", FILE_ZH))
    User.objects.filter(employee_number="T-INFO1").update(
        department=Department.objects.get(code="NURS")
    )
    assert client.get(address).status_code in (302, 404)
    assert reading.step(ImportBatch.objects.get()) is None
