"""An upload is nobody's business until something approved refers to it; then it never changes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from PIL import Image

from approvals import services
from approvals.errors import NotApproved
from approvals.files import is_published
from approvals.verification import problems
from pages.models import NewsPage, PortalDocument, PortalImage
from tests.factories import drafts
from tests.factories.world import pass_all
from tests.flows.scene import document, picture, with_file

pytestmark = pytest.mark.django_db

READERS = [None, "T-STAFF", "T-NURS1", "T-ADM", "T-AUD", "T-DIR", "T-CONF", "T-ROOT", "T-GONE"]


def browser_of(people: Any, who: str | None) -> Client:
    browser = Client()
    if who:
        browser.force_login(people(who))
    return browser


@pytest.fixture
def pdf(people: Any) -> PortalDocument:
    return document("INFO", "T-INFO1", "mau-don", b"%PDF-1.4 mau don")


@pytest.fixture
def image(people: Any) -> PortalImage:
    return picture("INFO", "T-INFO1", "toa-nha")


def address(file: Any, width: int = 320) -> str:
    if isinstance(file, PortalImage):
        return f"/files/images/{file.pk}/width-{width}%7Cformat-webp/x.webp"
    return f"/files/documents/{file.pk}/{file.filename}"


@pytest.mark.parametrize("who", READERS)
def test_an_upload_that_nothing_approved_names_is_not_there(
    pdf: PortalDocument, image: PortalImage, people: Any, who: str | None
) -> None:
    browser = browser_of(people, who)
    for file in (pdf, image):
        assert browser.get(address(file)).status_code == 404
        assert browser.head(address(file)).status_code == 404
        assert not is_published("document" if file is pdf else "image", file.pk, people("T-STAFF"))


@pytest.mark.parametrize("who", [None, "T-STAFF", "T-NURS1", "T-ADM", "T-AUD", "T-ROOT"])
def test_a_draft_or_a_submission_opens_it_to_no_reader(
    pdf: PortalDocument, people: Any, who: str | None
) -> None:
    page = drafts.news(people("T-INFO1"), **with_file(pdf))
    browser = browser_of(people, who)
    assert browser.get(address(pdf)).status_code == 404
    submission = services.submit(page, people("T-INFO1"))
    assert browser.get(address(pdf)).status_code == 404
    services.return_(submission, people("T-WEB1"), "x")
    assert browser.get(address(pdf)).status_code == 404


def test_who_decides_sees_it_while_it_waits_and_not_before(
    pdf: PortalDocument, people: Any, signed_in: Any
) -> None:
    page = drafts.news(people("T-INFO1"), **with_file(pdf))
    director = signed_in("T-DIR")
    assert director.get(address(pdf)).status_code == 404
    submission = services.submit(page, people("T-INFO1"))
    assert director.get(address(pdf)).status_code == 200
    services.return_(submission, people("T-WEB1"), "x")
    assert director.get(address(pdf)).status_code == 404


def test_of_a_public_page_everybody_of_a_staff_page_staff(
    pdf: PortalDocument, image: PortalImage, people: Any, signed_in: Any
) -> None:
    pass_all(drafts.news(people("T-INFO1"), audience="staff", **with_file(pdf)), people("T-INFO1"))
    pass_all(drafts.news(people("T-INFO1"), slug="hai", **with_file(image)), people("T-INFO1"))
    assert Client().get(address(pdf)).status_code == 404
    assert signed_in("T-STAFF").get(address(pdf)).status_code == 200
    assert Client().get(address(image)).status_code == 200
    for who in ("T-ROOT", "T-GONE"):
        assert signed_in(who).get(address(pdf)).status_code == 404


def test_a_later_draft_that_makes_the_page_public_opens_no_file(
    pdf: PortalDocument, people: Any
) -> None:
    page = drafts.news(people("T-INFO1"), audience="staff", **with_file(pdf))
    pass_all(page, people("T-INFO1"))
    drafts.edit(NewsPage.objects.get(pk=page.pk), people("T-INFO1"), audience="public")
    assert Client().get(address(pdf)).status_code == 404


def test_a_file_that_the_newest_approved_version_dropped_is_gone(
    pdf: PortalDocument, people: Any
) -> None:
    page = drafts.news(people("T-INFO1"), **with_file(pdf))
    pass_all(page, people("T-INFO1"))
    assert Client().get(address(pdf)).status_code == 200
    from tests.factories.world import blocks

    drafts.edit(NewsPage.objects.get(pk=page.pk), people("T-INFO1"),
                body_vi=blocks("x"), body_zh_hans=blocks("x"))
    assert Client().get(address(pdf)).status_code == 200
    pass_all(NewsPage.objects.get(pk=page.pk), people("T-INFO1"))
    assert Client().get(address(pdf)).status_code == 404


def test_guessing_leads_nowhere(pdf: PortalDocument, image: PortalImage, people: Any) -> None:
    rendition = image.get_rendition("width-320|format-webp")
    visitor = Client()
    guesses = [
        f"/files/documents/{number}/x.pdf" for number in (0, pdf.pk, pdf.pk + 1, 10**12)
    ] + [
        f"/files/images/{image.pk}/{spec}/x"
        for spec in ("original", "width-320%7Cformat-webp", "width-321", "max-165x165")
    ] + [
        f"/media/{pdf.file.name}", f"/media/{image.file.name}", f"/media/{rendition.file.name}",
        f"/vi/media/{pdf.file.name}", f"/static/../media/{pdf.file.name}",
        f"/static/%2e%2e/media/{pdf.file.name}", f"/files/documents/{pdf.pk}/../x.pdf",
        f"/documents/{pdf.pk}/x.pdf", f"/images/x/{image.pk}/original/", "/media/", "/files/",
    ]
    for guess in guesses:
        assert visitor.get(guess, follow=True).status_code == 404, guess


def test_of_a_published_image_only_the_sites_own_widths_are_made(
    image: PortalImage, people: Any
) -> None:
    pass_all(drafts.news(people("T-INFO1"), cover=image), people("T-INFO1"))
    before = image.renditions.count()
    for spec in ("original", "width-321", "width-99999%7Cformat-webp", "fill-10x10", "bogus"):
        refused = Client().get(f"/files/images/{image.pk}/{spec}/x", follow=True)
        assert refused.status_code == 404
    assert image.renditions.count() == before
    assert Client().get(address(image)).status_code == 200


def _refused(act: Any) -> None:
    with pytest.raises((PermissionDenied, ValidationError, DatabaseError)), transaction.atomic():
        act()


def test_a_published_file_is_not_replaced_by_any_way(
    pdf: PortalDocument, people: Any, signed_in: Any
) -> None:
    pass_all(drafts.news(people("T-INFO1"), **with_file(pdf)), people("T-INFO1"))
    other = b"%PDF-1.4 other"
    browser = signed_in("T-INFO1")
    for route in (f"/cms/documents/edit/{pdf.pk}/", f"/cms/documents/multiple/{pdf.pk}/"):
        browser.post(route, {
            "title": "khác", "file": SimpleUploadedFile("mau-don.pdf", other),
            "collection": pdf.collection_id, "tags": "",
            f"doc-{pdf.pk}-title": "khác", f"doc-{pdf.pk}-tags": "",
        }, headers={"x-requested-with": "XMLHttpRequest"})
    browser.post(f"/cms/documents/delete/{pdf.pk}/")
    stored = PortalDocument.objects.get(pk=pdf.pk)
    assert (stored.title, stored.sha256) == (pdf.title, pdf.sha256)
    stored.file = ContentFile(other, name="mau-don.pdf")
    _refused(stored.save)
    _refused(PortalDocument.objects.get(pk=pdf.pk).delete)
    _refused(lambda: PortalDocument.objects.filter(pk=pdf.pk).update(file="documents/x.pdf"))
    _refused(lambda: PortalDocument.objects.filter(pk=pdf.pk).update(sha256="0" * 64))
    _refused(lambda: PortalDocument.objects.filter(pk=pdf.pk).update(title_vi="khác"))
    answer = Client().get(address(pdf))
    assert b"".join(answer) == b"%PDF-1.4 mau don"
    assert list(problems()) == []


def test_bytes_exchanged_on_the_disk_stop_the_publication_and_are_named(
    pdf: PortalDocument, people: Any
) -> None:
    """Behind the portal's back, between check and approval."""
    submission = services.submit(
        drafts.news(people("T-INFO1"), **with_file(pdf)), people("T-INFO1")
    )
    services.check(submission, people("T-WEB1"))
    with open(pdf.file.path, "wb") as stored:
        stored.write(b"%PDF-1.4 other")
    with pytest.raises(NotApproved), transaction.atomic():
        services.approve(submission, people("T-DIR"))
    assert not NewsPage.objects.get(pk=submission.page_id).live
    assert any("is not the file that was reviewed" in line for line in problems())


def test_the_same_on_the_screen_is_a_refusal_in_words(
    pdf: PortalDocument, people: Any, signed_in: Any
) -> None:
    submission = services.submit(
        drafts.news(people("T-INFO1"), **with_file(pdf)), people("T-INFO1")
    )
    services.check(submission, people("T-WEB1"))
    with open(pdf.file.path, "wb") as stored:
        stored.write(b"%PDF-1.4 other")
    answer = signed_in("T-DIR").post(f"/vi/review/{submission.pk}/decide/", {
        "act": "approve", "comment": "giữ lời này", "content_hash": submission.content_hash,
    })
    assert answer.status_code in {403, 409}
    assert "giữ lời này" in answer.content.decode()
    submission.refresh_from_db()
    assert submission.state == "waiting"


def test_headers_say_what_it_is_and_nothing_more(
    pdf: PortalDocument, image: PortalImage, people: Any, signed_in: Any
) -> None:
    zipped = io.BytesIO()
    import zipfile

    with zipfile.ZipFile(zipped, "w") as packed:
        packed.writestr("a.txt", "a")
    archive = PortalDocument.objects.create(
        title="kho", file=ContentFile(zipped.getvalue(), name="kho.zip"),
        uploaded_by_user=people("T-INFO1"), collection=pdf.collection,
    )
    for number, file in enumerate((pdf, image, archive)):
        pass_all(drafts.news(people("T-INFO1"), slug=f"n{number}", **with_file(file)),
                 people("T-INFO1"))
    expected = {pdf: ("application/pdf", "inline"), image: ("image/webp", "inline"),
                archive: ("application/zip", "attachment")}
    for file, (kind, disposition) in expected.items():
        answer = Client().get(address(file))
        assert answer.status_code == 200
        assert answer["Content-Type"] == kind
        assert answer["Content-Disposition"].startswith(disposition)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "Cookie" in answer["Vary"]
        private = signed_in("T-STAFF").get(address(file))
        assert "private" in private["Cache-Control"]


@pytest.mark.parametrize(("name", "content"), [
    ("trang.pdf", b"<html><script>alert(1)</script>"), ("trang.txt", b"<html><script>"),
    ("trang.html", b"<html>"), ("anh.svg", b"<svg onload='x'/>"), ("a.exe", b"MZ"),
    ("trong.pdf", b""),
])
def test_what_a_browser_might_run_is_not_taken(
    signed_in: Any, people: Any, name: str, content: bytes
) -> None:
    from wagtail.models import Collection

    browser = signed_in("T-INFO1")
    collection = Collection.objects.get(name="INFO")
    for room, model in (("documents", PortalDocument), ("images", PortalImage)):
        browser.post(f"/cms/{room}/add/", {
            "title": "x", "file": SimpleUploadedFile(name, content), "collection": collection.pk,
            "alt_zh_hans": "x", "alt_vi": "x", "tags": "",
        })
        assert not model.objects.exists()


def test_an_upload_through_the_cms_is_the_departments_own(signed_in: Any, people: Any) -> None:
    from wagtail.models import Collection

    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x9286] = "secret place"
    Image.new("RGB", (300, 200), "teal").save(out, "JPEG", exif=exif)
    signed_in("T-INFO1").post("/cms/images/add/", {
        "title": "x", "file": SimpleUploadedFile("a.jpg", out.getvalue()),
        "collection": Collection.objects.get(name="INFO").pk,
        "alt_zh_hans": "x", "alt_vi": "x", "tags": "",
    })
    stored = PortalImage.objects.get()
    assert stored.uploaded_by_user == people("T-INFO1")
    assert b"secret place" not in stored.file.read()
    assert signed_in("T-INFO2").get(address(stored)).status_code == 200
    assert signed_in("T-NURS1").get(address(stored)).status_code == 404
    assert Client().get(address(stored)).status_code == 404
