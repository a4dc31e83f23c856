"""Exports at their addresses: who may, which printing, what is sent, and at what cost."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from regulations.downloads import cache, slots
from regulations.downloads.formats import FORMATS
from regulations.exporting import apart, fonts, names
from regulations.importing import outline
from regulations.structure import parse
from tests.regulations.drafts import VI, ZH, approved, issued, regulation, revise, second_edition

pytestmark = pytest.mark.django_db
KEPT = {"text", "html"}  # of each kind one that needs no font


def address(page: Any, code: str, language: str = "vi") -> str:
    return f"/{language}/library/{page.slug}/{code}/"


@pytest.fixture
def staff(signed_in: Any) -> Client:
    return signed_in("T-STAFF")


@pytest.fixture(autouse=True)
def _own_cache(settings: Any, tmp_path: Path) -> None:
    settings.EXPORT_CACHE_DIR = tmp_path / "exports"


@pytest.fixture
def no_typst(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Typesetting that takes no time; the list says what was asked for."""
    made: list[str] = []

    def typeset(job: Any) -> bytes:
        made.append(job.template)
        return b"%PDF-1.7 nothing"

    monkeypatch.setattr(apart, "typeset_apart", typeset)
    return made


def body(response: Any) -> str:
    return response.content.decode()


def test_who_may_not_read_it_cannot_take_it_away(
    client: Client, staff: Client, no_typst: list[str]
) -> None:
    page = issued()
    for code in FORMATS:
        refused, missing = client.get(address(page, code)), client.get(f"/vi/library/khong/{code}/")
        assert (refused.status_code, missing.status_code) == (404, 404), code
        assert page.heading_vi not in body(refused)
        assert staff.get(address(page, code)).status_code == 200, code
        assert staff.post(address(page, code)).status_code == 405, code


def test_a_draft_and_a_word_that_is_no_format_are_not_there(
    staff: Client, no_typst: list[str]
) -> None:
    page, draft = issued(), regulation()
    for code in FORMATS:
        for wrong in (address(draft, code), address(page, f"{code}/x"), address(page, "pdf/a4")):
            assert staff.get(wrong).status_code == 404, wrong
    assert no_typst == []


def test_every_format_is_what_it_says(staff: Client, no_typst: list[str]) -> None:
    page = issued()
    starts = {"pdf": b"%PDF-", "docx": b"PK", "html": b"<!DOCTYPE html>", "xml": b"<?xml",
              "txt": "Quy định".encode()}  # fmt: skip
    for code, form in FORMATS.items():
        response = staff.get(address(page, code))
        assert response.content.startswith(starts[form.suffix]), code
        assert response["Content-Type"] == form.media_type
        assert response["X-Content-Type-Options"] == "nosniff"
        assert f".{form.suffix}" in response["Content-Disposition"]
    assert sorted(no_typst) == ["both.typ", "gbt9704.typ", "nd30.typ"]


def test_word_files_of_a_printing_import_again(staff: Client) -> None:
    page = issued()
    for code, language, text in (("docx/gbt9704", "zh-hans", ZH), ("docx/nd30", "vi", VI)):
        (document,) = outline(staff.get(address(page, code)).content, "x.docx", language)
        assert document.provisions == parse(text, language).provisions


def test_akoma_ntoso_says_what_became_of_it_by_the_day(staff: Client, settings: Any) -> None:
    page = second_edition(issued())
    where = address(page, "akn")
    before = body(staff.get(where, {"edition": 1, "on": "2026-03-01", "language": "zh-hans"}))
    after = body(staff.get(where, {"edition": 1, "on": "2026-12-01", "language": "vi"}))
    assert ">in_force<" in before and 'language="zho"' in before and "event-ended" not in before
    assert ">superseded<" in after and 'language="vie"' in after and "2026-09-01" in after
    assert "FRBRtranslation" in after
    assert not Path(settings.EXPORT_CACHE_DIR).exists()  # a file a day would drive out the others


def test_a_pdf_is_really_made(staff: Client) -> None:
    """Through the process of its own, with the fonts of this machine."""
    try:
        fonts.choose((*fonts.CHINESE_ROLES, *fonts.VIETNAMESE_ROLES), ["病ử"])
    except fonts.FontsMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))
    page = issued()
    for code in ("pdf/gbt9704", "pdf/nd30", "pdf/both"):
        response = staff.get(address(page, code))
        assert (response.status_code, response.content[:5]) == (200, b"%PDF-"), code


@pytest.mark.parametrize("code", sorted(KEPT))
def test_an_edition_approved_for_staff_stays_theirs(
    client: Client, staff: Client, code: str
) -> None:
    page = second_edition(issued(), audience="public", heading_vi="Bản công khai")
    assert client.get(address(page, code)).status_code == 200
    for query in ({"edition": 1}, {"on": "2026-03-01", "edition": 1}):
        assert client.get(address(page, code), query).status_code == 404
        assert staff.get(address(page, code), query).status_code == 200


def test_an_earlier_printing_approved_for_staff_stays_theirs(
    client: Client, staff: Client
) -> None:
    page = issued(text_vi=VI.replace("Học viên", "Người nhà"))
    page = approved(revise(page, change="editorial", text_vi=VI, audience="public"))
    where = address(page, "text")
    assert "Học viên" in body(client.get(where))
    assert client.get(where, {"printing": 1}).status_code == 404
    assert "Người nhà" in body(staff.get(where, {"printing": 1}))
    assert "Học viên" in body(staff.get(where, {"printing": 2}))
    assert staff.get(where, {"printing": 3}).status_code == 404


@pytest.mark.parametrize(
    "query",
    [{"edition": "x"}, {"edition": "-1"}, {"edition": "9" * 30}, {"edition": "²"}, {"on": "soon"},
     {"printing": "one"}, {"language": "fr"}, {"language": "../vi"}, {"edition": "3"}],
)
def test_what_is_asked_wrongly_is_not_there(staff: Client, query: dict[str, str]) -> None:
    assert staff.get(address(issued(), "text"), query).status_code == 404


def test_what_applied_on_a_day_is_sent(staff: Client) -> None:
    page = second_edition(issued(), heading_vi="Quy định mới")
    where = address(page, "text")
    assert "Quy định bảo vệ" in body(staff.get(where, {"on": "2026-02-15"}))
    assert "Quy định mới" in body(staff.get(where, {"on": "2026-09-01"}))


def test_text_is_in_the_language_asked_for_and_reads_back(staff: Client) -> None:
    page = issued()
    for language, text, screen in (("zh-hans", ZH, "vi"), ("vi", VI, "zh-hans")):
        got = body(staff.get(address(page, "text", screen), {"language": language}))
        assert parse(got, language).provisions == parse(text, language).provisions
    assert "Điều 1" in body(staff.get(address(page, "text", "vi")))
    assert "第一条" in body(staff.get(address(page, "text", "zh-hans")))


def test_a_language_that_was_not_approved_cannot_be_had(
    staff: Client, no_typst: list[str]
) -> None:
    page = issued(only_in="vi", heading_zh_hans="", text_zh_hans="", number_zh="")
    assert staff.get(address(page, "pdf/gbt9704")).status_code == 404
    assert staff.get(address(page, "text"), {"language": "zh-hans"}).status_code == 404
    assert "Điều 1" in body(staff.get(address(page, "text", "zh-hans")))
    assert "第一条" not in body(staff.get(address(page, "html", "zh-hans")))


def test_the_web_page_has_both_languages_or_one(staff: Client) -> None:
    page = issued()
    both = body(staff.get(address(page, "html")))
    assert "Điều 1. Mục đích" in both and "第一条" in both and '<html lang="vi">' in both
    assert "第一条" not in body(staff.get(address(page, "html"), {"language": "vi"}))
    assert f"/vi/library/{page.slug}/status/1/?printing=1" in both


def test_files_have_names_types_and_are_never_guessed_at(
    staff: Client, no_typst: list[str]
) -> None:
    page = issued()
    response = staff.get(address(page, "pdf/gbt9704"))
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    said = response["Content-Disposition"]
    assert quote("晨医发〔2026〕1号 患者信息保护规定.pdf") in said
    assert f'filename="{page.slug}-1.pdf"' in said
    vietnamese = staff.get(address(page, "text"))["Content-Disposition"]
    assert quote("01-QyĐ-BV Quy định bảo vệ thông tin người bệnh.txt") in vietnamese
    assert vietnamese.startswith("attachment;")


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [("a/../../etc/passwd", "1 a-..-..-etc-passwd.txt"), ("\u202etxt.exe", "1 txt.exe.txt"),
     ("x\r\nSet-Cookie: y", "1 x Set-Cookie- y.txt"), ("e\u0302\u0301", "1 ế.txt"),
     ("", "1.txt"), ("长" * 300, f"1 {'长' * 118}.txt")],
)  # fmt: skip
def test_a_name_is_only_a_name(heading: str, wanted: str) -> None:
    assert names.file_name("1", heading, "txt") == wanted


def test_a_pdf_is_made_once(staff: Client, no_typst: list[str]) -> None:
    page = issued()
    first = staff.get(address(page, "pdf/gbt9704"))
    assert staff.get(address(page, "pdf/gbt9704"), {"on": "2026-12-01"}).content == first.content
    assert no_typst == ["gbt9704.typ"]
    again = staff.get(address(page, "pdf/gbt9704"), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    approved(revise(page, change="editorial", text_zh_hans=ZH + "\n第四条 补充。"))
    staff.get(address(page, "pdf/gbt9704"))
    assert len(no_typst) == 2
    staff.get(address(page, "pdf/gbt9704"), {"printing": 1})
    assert len(no_typst) == 2


def test_what_was_kept_is_still_refused_to_others(
    client: Client, staff: Client, no_typst: list[str]
) -> None:
    page = issued()
    tag = staff.get(address(page, "pdf/gbt9704"))["ETag"]
    asked = client.get(address(page, "pdf/gbt9704"), headers={"If-None-Match": tag})
    assert asked.status_code == 404


def test_the_cache_forgets_what_was_used_longest_ago(settings: Any) -> None:
    settings.EXPORT_CACHE_BYTES = 1000
    for number in range(4):
        cache.write(f"{number}", b"x" * 240)
        os.utime(Path(settings.EXPORT_CACHE_DIR) / f"{number}", (number, number))
    cache.read("0")
    cache.write("4", b"x" * 240)
    kept = {path.name for path in Path(settings.EXPORT_CACHE_DIR).iterdir()}
    assert kept == {"0", "3", "4"}


def test_a_closed_disk_does_not_keep_a_reader_from_the_file(
    staff: Client, settings: Any, tmp_path: Path, no_typst: list[str]
) -> None:
    settings.EXPORT_CACHE_DIR = tmp_path / "file" / "exports"
    (tmp_path / "file").write_text("a file where a folder should be")
    page = issued()
    for code in ("text", "pdf/gbt9704"):
        assert staff.get(address(page, code)).status_code == 200


def test_no_more_are_made_at_once_than_there_are_places(
    staff: Client, settings: Any, no_typst: list[str]
) -> None:
    settings.EXPORT_PROCESSES, settings.EXPORT_WAIT_SECONDS = 1, 0.0
    page = issued()
    with slots.place():
        busy = staff.get(address(page, "pdf/gbt9704"))
        assert (busy.status_code, busy["Retry-After"]) == (503, "10")
        assert staff.get(address(page, "text")).status_code == 200
    assert staff.get(address(page, "pdf/gbt9704")).status_code == 200


def test_a_missing_font_is_said_with_the_remedy(
    staff: Client, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(job: Any) -> bytes:
        raise fonts.FontsMissing([fonts.ROLES["fangsong"]])

    monkeypatch.setattr(apart, "typeset_apart", missing)
    page = issued(audience="public")
    response = staff.get(address(page, "pdf/gbt9704"))
    assert response.status_code == 503
    for said in ("仿宋", "apt-get install fonts-noto-cjk", "PORTAL_FONTS_DIR", *fonts.folders()):
        assert said in body(response)
    for place in fonts.folders():
        assert f"<code>{place}</code>" not in body(client.get(address(page, "pdf/gbt9704")))


@pytest.mark.parametrize("code", sorted(KEPT))
def test_queries_do_not_grow_with_the_text(
    staff: Client, code: str, django_assert_max_num_queries: Any
) -> None:
    more = "\n".join(f"（{number}）人员；" for number in "三四五六七八九十")
    long = ZH.replace("第二章", f"{more}\n第二章")
    page = issued(text_zh_hans=long)
    staff.get(address(page, code))
    with django_assert_max_num_queries(15):  # one of them: what other regulations do to this one
        assert staff.get(address(page, code)).status_code == 200


def test_the_reader_page_offers_what_can_be_had(staff: Client) -> None:
    from regulations.annotating import Shown
    from regulations.downloads.annotator import downloads
    from regulations.shelf import shelves_for
    from tests.factories.world import user

    page = issued(only_in="zh-hans", heading_vi="", text_vi="")
    shelf = shelves_for([page.pk], user("T-STAFF"))[page.pk]
    shown = Shown(
        page, shelf, shelf.issued[0], [], ["zh-hans"], date(2026, 3, 1), user("T-STAFF"), False
    )
    rows = downloads(shown).cards[0].context["downloads"]
    where = f"/zh-hans/library/{page.slug}/"
    for row in rows:
        if not row["href"].startswith("pdf"):
            assert staff.get(where + row["href"]).status_code == 200
    assert {row["href"] for row in rows} >= {"pdf/gbt9704/?edition=1", "text/?edition=1"}
