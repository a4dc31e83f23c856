"""What is uploaded is what it says, and holds nothing hidden."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from approvals.models import SubmissionFile
from pages import uploads
from pages.models import PortalDocument, PortalImage
from pages.uploads import check_document, clean_image
from tests.factories import drafts
from tests.factories.world import pass_all


def picture(kind="JPEG", size=(40, 20), **options) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def packed(*names: str, **contents: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_gps() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = "Nguyen Van A"
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[2] = (21.0, 2.0, 3.0)
    return picture(exif=exif, comment=b"patient 4711")


def test_a_photo_loses_its_place_its_author_and_its_comment_and_stands_upright():
    cleaned = clean_image(io.BytesIO(with_gps()), "photo.jpg")
    assert b"Nguyen" not in cleaned
    assert b"4711" not in cleaned
    again = Image.open(io.BytesIO(cleaned))
    assert not dict(again.getexif())
    assert again.size == (20, 40)


def test_an_upright_photo_keeps_its_quality():
    original = picture(comment=b"patient 4711")
    cleaned = clean_image(io.BytesIO(original), "photo.JPG")
    assert b"4711" not in cleaned
    before, after = (Image.open(io.BytesIO(data)) for data in (original, cleaned))
    assert before.quantization == after.quantization
    differences = ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getextrema()
    assert max(high for _low, high in differences) <= 1


def test_text_in_a_png_goes_and_its_transparency_stays():
    info = PngInfo()
    info.add_text("Author", "Nguyen Van A")
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (10, 20, 30, 40)).save(out, "PNG", pnginfo=info)
    cleaned = clean_image(out, "a.png")
    assert b"Nguyen" not in cleaned
    assert Image.open(io.BytesIO(cleaned)).getpixel((0, 0)) == (10, 20, 30, 40)


def test_a_moving_picture_keeps_its_frames():
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=b"patient 4711")
    cleaned = clean_image(out, "a.gif")
    assert b"4711" not in cleaned
    assert Image.open(io.BytesIO(cleaned)).n_frames == 3


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "a.png"),
        (b"<html></html>", "a.jpg"),
        (b"", "a.png"),
        (picture("PNG"), "a.jpg"),
        (picture("PNG"), "a.svg"),
        (picture("BMP"), "a.bmp"),
        (picture("TIFF"), "a.png"),
        (picture("JPEG")[:200], "a.jpg"),
    ],
)
def test_what_is_not_the_picture_its_name_says_is_refused(content, name):
    with pytest.raises(ValidationError):
        clean_image(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n...", "a.pdf"),
        (packed("word/document.xml"), "a.DOCX"),
        (packed("xl/workbook.xml"), "a.xlsx"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), "a.odt"),
        (packed("anything"), "a.zip"),
        ("Mã;Tên\n1;Hà".encode(), "a.csv"),
        ("第一条".encode("utf-16"), "a.txt"),
        (b"a < b\n", "a.txt"),
    ],
)
def test_genuine_documents_pass(content, name):
    check_document(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>1</script></html>", "a.pdf"),
        (b"<html></html>", "a.html"),
        (b"  \n<!DOCTYPE html><p>", "a.txt"),
        (b"\xef\xbb\xbf<svg onload=1>", "a.csv"),
        (b"MZ\0\0", "a.txt"),
        (packed("xl/workbook.xml"), "a.docx"),
        (packed("word/document.xml")[:60], "a.docx"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), "a.ods"),
        (b"%PDF-1.7", "a.exe"),
        (b"", "a.pdf"),
    ],
)
def test_what_only_calls_itself_so_is_refused(content, name):
    with pytest.raises(ValidationError):
        check_document(io.BytesIO(content), name)


@pytest.fixture
def image(db, people) -> PortalImage:
    return PortalImage.objects.create(
        title="x", file=ContentFile(with_gps(), "ảnh.jpg"), alt_zh_hans="图", alt_vi="hình",
        uploaded_by_user=people("T-INFO1"),
    )


@pytest.fixture
def document(db, people) -> PortalDocument:
    return PortalDocument.objects.create(
        title="x", file=ContentFile(b"%PDF-1.7", "a.pdf"), uploaded_by_user=people("T-INFO1")
    )


def test_the_stored_digest_is_that_of_the_stored_bytes(image, document):
    import hashlib

    for stored in (image, document):
        with stored.file.open("rb") as stream:
            assert hashlib.sha256(stream.read()).hexdigest() == stored.sha256
        assert stored.file_size == stored.file.size
    assert (image.width, image.height) == (20, 40)


@pytest.mark.django_db
def test_an_upload_that_was_stored_before_its_object_leaves_nothing_hidden_behind(people):
    stored = PortalImage(title="x", alt_zh_hans="图", alt_vi="hình",
                         uploaded_by_user=people("T-INFO1"))
    stored.file.save("gps.jpg", ContentFile(with_gps()), save=False)
    first = stored.file.name
    stored.save()
    storage = stored.file.storage
    names = {first, stored.file.name}
    for name in names:
        if storage.exists(name):
            with storage.open(name, "rb") as stream:
                assert b"Nguyen" not in stream.read()
    assert storage.exists(stored.file.name)


def test_no_save_puts_other_bytes_in_the_place_of_stored_ones(image, document):
    for stored, content, name in (
        (image, picture(), "other.jpg"), (document, b"%PDF-2.0", "other.pdf"),
    ):
        digest = stored.sha256
        fresh = type(stored).objects.get(pk=stored.pk)
        fresh.file = ContentFile(content, name)
        with pytest.raises(PermissionDenied):
            fresh.save()
        with pytest.raises(ValidationError):
            fresh.full_clean(exclude=["collection"])
        fresh = type(stored).objects.get(pk=stored.pk)
        fresh.sha256 = "0" * 64
        with pytest.raises(PermissionDenied):
            fresh.save()
        assert type(stored).objects.get(pk=stored.pk).sha256 == digest


def test_words_beside_a_file_may_be_mended_until_somebody_submits_it(image, people):
    image.alt_vi = "hình tòa nhà"
    image.save()
    pass_all(drafts.news(cover=image), people("T-INFO1"))
    assert SubmissionFile.objects.filter(kind="image", file_id=image.pk).exists()
    image.alt_vi = "điều chưa ai duyệt"
    with pytest.raises(PermissionDenied):
        image.save()
    with pytest.raises(PermissionDenied):
        PortalImage.objects.get(pk=image.pk).delete()
    assert PortalImage.objects.get(pk=image.pk).alt_vi == "hình tòa nhà"


def test_a_moving_picture_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "_MAX_PIXELS", 10_000)
    frames = [Image.new("L", (50, 40), shade) for shade in range(0, 200, 20)]

    def moving(count: int) -> io.BytesIO:
        out = io.BytesIO()
        frames[0].save(out, "GIF", save_all=True, append_images=frames[1:count])
        return out

    assert clean_image(moving(5), "a.gif")
    with pytest.raises(ValidationError):
        clean_image(moving(6), "a.gif")


def test_a_document_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_DOCUMENT_BYTES", 100)
    check_document(io.BytesIO(b"%PDF-1.7".ljust(100)), "a.pdf")
    with pytest.raises(ValidationError):
        check_document(io.BytesIO(b"%PDF-1.7".ljust(101)), "a.pdf")


def test_a_damaged_archive_is_a_wrong_file_and_no_error():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.text" * 40)
    whole = out.getvalue()
    start = whole.index(b"mimetype") + len("mimetype")
    for offset in range(start, len(whole)):
        broken = whole[:offset] + bytes([whole[offset] ^ 0xFF]) + whole[offset + 1 :]
        with pytest.raises(ValidationError):
            check_document(io.BytesIO(broken), "a.odt")
