"""Files go out only to those who may see a page that refers to them."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client

from pages.files import PUBLIC_SECONDS
from pages.models import PortalDocument, PortalImage
from pages.picture import filter_for
from tests.factories import drafts
from tests.factories.world import blocks, pass_all
from tests.pages.test_uploads import picture

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 0123456789"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Wagtail remembers renditions by image and content; other tests' rows are gone by now."""
    cache.clear()


@pytest.fixture
def cover(people) -> PortalImage:
    return PortalImage.objects.create(
        title="x", file=ContentFile(picture(size=(800, 400)), "toa-nha.jpg"), alt_zh_hans="楼",
        alt_vi="Tòa nhà", uploaded_by_user=people("T-INFO1"),
    )


@pytest.fixture
def paper(people) -> PortalDocument:
    return PortalDocument.objects.create(
        title="x", file=ContentFile(CONTENT, "biểu mẫu 表格.pdf"), title_vi="Biểu mẫu",
        uploaded_by_user=people("T-INFO1"),
    )


def page_with(cover, paper, audience="public"):
    body = [*blocks("x"), ("document", {"document": paper, "label": ""})]
    return drafts.news(cover=cover, body_vi=body, body_zh_hans=body, audience=audience)


def address_of(cover: PortalImage, width: int = 320) -> str:
    from pages.addresses import rendition_url

    return rendition_url(cover.pk, filter_for(width), cover.file.name)


def test_a_file_of_a_draft_is_nobody_s_but_its_department_s(client, signed_in, cover, paper):
    page_with(cover, paper)
    for url in (paper.url, address_of(cover)):
        assert client.get(url).status_code == 404
        assert signed_in("T-STAFF").get(url).status_code == 404
        assert signed_in("T-NURS1").get(url).status_code == 404
        assert signed_in("T-INFO1").get(url).status_code == 200


def test_a_published_file_is_everybody_s_and_a_withdrawn_one_nobody_s(
    client, cover, paper, people
):
    page = page_with(cover, paper)
    pass_all(page, people("T-INFO1"))
    assert client.get(paper.url).status_code == 200
    assert client.get(address_of(cover)).status_code == 200
    drafts.edit(page, people("T-INFO1"), cover=None, body_vi=blocks("y"), body_zh_hans=blocks("y"))
    assert client.get(paper.url).status_code == 200
    pass_all(page, people("T-INFO1"))
    assert client.get(paper.url).status_code == 404
    assert client.get(address_of(cover)).status_code == 404


def test_a_file_of_a_staff_page_is_for_staff_and_kept_by_no_cache(
    client, signed_in, cover, paper, people
):
    pass_all(page_with(cover, paper, audience="staff"), people("T-INFO1"))
    for url in (paper.url, address_of(cover)):
        assert client.get(url).status_code == 404
        answer = signed_in("T-STAFF").get(url)
        assert answer.status_code == 200
        assert "private" in answer["Cache-Control"]
        assert "public" not in answer["Cache-Control"]


def test_unknown_files_and_files_one_may_not_have_give_the_same_answer(client, cover, paper):
    known = client.get(paper.url)
    unknown = client.get("/files/documents/999999/x.pdf")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)


@pytest.fixture
def public(cover, paper, people):
    pass_all(page_with(cover, paper), people("T-INFO1"))


def test_the_answer_names_and_guards_the_file(client, public, paper):
    answer = client.get(paper.url)
    assert b"".join(answer.streaming_content) == CONTENT
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline")
    assert "表格" in unquote(answer["Content-Disposition"].partition("''")[2])
    assert answer["Cache-Control"] == f"public, max-age={PUBLIC_SECONDS}"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_the_name_in_the_address_decides_nothing(client, public, paper):
    answer = client.get(f"/files/documents/{paper.pk}/evil.html")
    assert answer["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=0-3", 206, CONTENT[:4]),
        ("bytes=5-", 206, CONTENT[5:]),
        ("bytes=-4", 206, CONTENT[-4:]),
        ("bytes=0-9999", 206, CONTENT),
        ("bytes=-9999", 206, CONTENT),
        ("bytes=9999-", 416, b""),
        ("bytes=7-3", 200, CONTENT),
        ("bytes=0-1,3-4", 200, CONTENT),
        ("lines=1-2", 200, CONTENT),
    ],
)
def test_parts_of_a_file(client, public, paper, asked, status, content):
    answer = client.get(paper.url, headers={"range": asked})
    assert answer.status_code == status
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert body == content
    if status == 206:
        assert int(answer["Content-Length"]) == len(content)
        assert answer["Content-Range"].endswith(f"/{len(CONTENT)}")


def test_what_the_reader_already_has_is_not_sent_again(client, public, paper, cover):
    for url in (paper.url, address_of(cover)):
        tag = client.get(url)["ETag"]
        assert client.get(url, headers={"if-none-match": tag}).status_code == 304
        assert client.get(url, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_304_is_not_an_answer_to_who_may_not_see(client, cover, paper):
    page_with(cover, paper)
    tag = f'"{paper.sha256}"'
    assert client.get(paper.url, headers={"if-none-match": tag}).status_code == 404


def test_pictures_come_in_the_site_s_widths_and_no_others(client, public, cover):
    answer = client.get(address_of(cover, 320))
    assert answer["Content-Type"] == "image/webp"
    assert client.get(f"/files/images/{cover.pk}/width-321%7Cformat-webp/a.webp").status_code == 404
    assert client.get(f"/files/images/{cover.pk}/original/a.jpg").status_code == 404
    assert set(cover.renditions.values_list("width", flat=True)) == {320}


def test_nothing_on_a_page_points_into_the_storage(client, public, settings):
    page = client.get("/vi/departments/info/").content.decode()
    news = client.get("/vi/news/").content.decode()
    assert settings.MEDIA_URL not in page + news
    assert "/files/images/" in news


def test_wagtail_s_own_thumbnails_go_through_the_view_too(client, signed_in, cover):
    thumbnail = cover.get_rendition("max-165x165")
    assert thumbnail.url.startswith("/files/images/")
    assert Client().get(thumbnail.url).status_code == 404
    assert signed_in("T-INFO1").get(thumbnail.url).status_code == 200


def test_a_form_is_not_a_way_to_a_file(client, public, paper):
    assert client.post(paper.url).status_code == 405
