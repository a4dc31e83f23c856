"""A picture of a file comes into the draft, is reviewed, frozen, shown and exported; who may not
see the printing sees no picture."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from PIL import Image
from wagtail.images import get_image_model

from approvals import review, services
from approvals.models import SubmissionFile
from regulations import editions, figuring, redrafting, verification
from regulations.batches import documents, drafting, storing
from regulations.models import ImportDocument, ImportFigure, Printing, RegulationPage
from tests.factories.world import pass_all, user

from .importing.files import EMF, docx, paragraph, picture, relations
from .test_batches import accept, batch, found, place, read_all, read_here

__all__ = ["place", "read_here"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_old_renditions() -> None:
    """Wagtail remembers renditions by the id of their image, which the next test gives anew."""
    caches["default"].clear()


def png(colour: str = "red", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG", pnginfo=None)
    return out.getvalue()


def file(data: bytes = b"", name: str = "a.png", title: str = "值班制度") -> bytes:
    return docx(
        paragraph(title) + paragraph("第一条 甲。") + f"<w:p>{picture('r1', '流程')}</w:p>"
        + paragraph("第二条 乙。"),
        entries={
            "word/_rels/document.xml.rels": relations(("r1", "image", f"media/{name}")),
            f"word/media/{name}": data or png(),
        },
    )


FIELDS = {
    "heading_vi": "Quy định trực", "text_vi": "Điều 1. A.\n![Sơ đồ](figure:1)\nĐiều 2. B.",
    "number_vi": "01/QyĐ-BV", "number_zh": "晨医发〔2026〕1号", "issue_date": "2026-01-05",
    "effective_date": "2026-02-01",
}


def imported(data: bytes = b"") -> RegulationPage:
    made = batch(("a.docx", file(data)))
    read_all(made)
    accept(made)
    page = drafting.make(made, user("T-INFO1")).pages[0]
    return RegulationPage.objects.get(pk=page.pk)


def complete(page: RegulationPage, alternative_vi: str = "Sơ đồ trực") -> RegulationPage:
    draft = page.get_latest_revision_as_object()
    for name, value in FIELDS.items():
        setattr(draft, name, value)
    for row in draft.figures.all():
        row.alternative_vi = alternative_vi
    draft.save_revision(user=user("T-INFO1"))
    return RegulationPage.objects.get(pk=page.pk)


def issued() -> RegulationPage:
    page = complete(imported())
    pass_all(page, user("T-INFO1"))
    return RegulationPage.objects.get(pk=page.pk)


def test_a_picture_comes_into_the_draft_with_its_text() -> None:
    draft = imported().get_latest_revision_as_object()
    (row,) = draft.figures.all()
    assert (row.number, row.alternative_zh_hans, row.alternative_vi) == (1, "流程", "")
    assert "![流程](figure:1)" in draft.text_zh_hans
    assert row.image.uploaded_by_user == user("T-INFO1")
    assert row.image.collection.name == "INFO"
    assert len(row.image.sha256) == 64


def test_both_alternative_texts_are_needed() -> None:
    page = complete(imported(), alternative_vi="")
    draft = page.get_latest_revision_as_object()
    assert any("1" in problem for problem in figuring.problems(draft))
    with pytest.raises(Exception, match=r"."):
        services.submit(page.get_latest_revision_as_object(), user("T-INFO1"))
    assert not figuring.problems(complete(page).get_latest_revision_as_object())


def test_a_line_without_a_figure_and_a_figure_without_a_line_are_told() -> None:
    draft = complete(imported()).get_latest_revision_as_object()
    draft.text_vi = draft.text_vi.replace("figure:1", "figure:8")
    assert len(figuring.problems(draft)) == 1
    draft.text_zh_hans = "第一条 甲。"
    assert len(figuring.problems(draft)) == 2


def test_reviewers_are_shown_the_picture_and_its_words() -> None:
    page = complete(imported())
    submission = services.submit(page.get_latest_revision_as_object(), user("T-INFO1"))
    assert SubmissionFile.objects.filter(submission=submission, kind="image").count() == 1
    assert [item["kind"] for item in review.attachments(submission)] == ["image"]
    texts = ["".join(p.text for p in one.pieces) for one in review.changes(submission)[0]]
    assert any("Sơ đồ trực" in text for text in texts)


def test_approval_freezes_it_under_the_hash() -> None:
    page = issued()
    printing = Printing.objects.get(edition__page=page)
    (row,) = printing.figures
    image = get_image_model().objects.get(pk=row["image"])
    assert row["sha256"] == image.sha256
    assert (row["width"], row["height"]) == (40, 30)
    rest = (editions.rows_of(printing), verification.relations_of(printing))
    assert editions.hash_of(printing.edition, printing, *rest) == printing.content_hash
    printing.figures = [row | {"alternative_vi": "khác"}]
    assert editions.hash_of(printing.edition, printing, *rest) != printing.content_hash
    assert list(verification.problems()) == []
    with pytest.raises(Exception, match=r"."):
        image.delete()


def test_staff_see_it_in_the_text_and_visitors_see_nothing(signed_in: Any) -> None:
    page = issued()
    staff = signed_in("T-STAFF")
    address = page.get_url()
    body = staff.get(address, follow=True).content.decode()
    assert 'alt="Sơ đồ trực"' in body
    assert "](figure:" not in body
    drawn = figuring.drawn(Printing.objects.get(edition__page=page))[1]
    assert drawn.address in body
    for file_address in (drawn.address, drawn.large):
        assert staff.get(file_address).status_code == 200
        assert Client().get(file_address).status_code == 404


def test_before_approval_only_the_department_and_the_reviewers_see_it(signed_in: Any) -> None:
    page = complete(imported())
    row = figuring.frozen(page.get_latest_revision_as_object())[0]
    address = figuring._address(row, figuring.SHOWN)
    assert signed_in("T-STAFF").get(address).status_code == 404
    assert signed_in("T-INFO2").get(address).status_code == 200
    assert signed_in("T-WEB1").get(address).status_code == 404
    services.submit(page.get_latest_revision_as_object(), user("T-INFO1"))
    assert signed_in("T-WEB1").get(address).status_code == 200


def test_exports_hold_the_bytes() -> None:
    from regulations.downloads.issued import _figures

    figure = _figures(Printing.objects.get(edition__page=issued()), "vi")[1]
    assert figure.data.startswith(b"\x89PNG")
    assert (figure.media_type, figure.alternative) == ("image/png", "Sơ đồ trực")


def test_search_finds_the_caption_and_not_the_mark() -> None:
    from regulations import search_source

    page = issued()
    bodies = [
        one.body for unit in search_source.units_of(page.pk) for one in search_source.entries(unit)
    ]
    assert any("Sơ đồ" in body for body in bodies)
    assert not any("figure:" in body for body in bodies)


def test_a_new_draft_from_an_edition_has_its_pictures() -> None:
    page = issued()
    redrafting.new_draft(page, 1, user("T-INFO1"))
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [row.number for row in draft.figures.all()] == [1]
    assert not figuring.problems(draft)


@pytest.mark.parametrize(("data", "name"), [(EMF, "a.emf"), (b"\x89PNG\r\n\x1a\nbroken", "a.png")])
def test_what_cannot_be_shown_is_left_out_whole_and_said(data: bytes, name: str) -> None:
    made = batch(("a.docx", file(data, name)))
    read_all(made)
    (row,) = found(made)
    document = documents.current(row)
    assert not ImportFigure.objects.exists()
    assert "](figure:" not in str(document.provisions)
    assert any("](figure:" in warning.text for warning in document.warnings)


def test_hidden_data_of_a_picture_goes() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret name"
    Image.new("RGB", (20, 20), "blue").save(out, "JPEG", exif=exif)
    assert b"secret name" in out.getvalue()
    kept = figuring.cleaned(out.getvalue(), "image/jpeg")
    assert kept is not None
    assert b"secret name" not in kept


def test_the_other_half_brings_its_own_pictures_under_free_numbers() -> None:
    page = imported()
    rule = docx(
        paragraph("QUY ĐỊNH TRỰC") + paragraph("Điều 1. A.")
        + f"<w:p>{picture('r1', 'Sơ đồ')}</w:p>" + paragraph("Điều 2. B."),
        entries={
            "word/_rels/document.xml.rels": relations(("r1", "image", "media/b.png")),
            "word/media/b.png": png("green"),
        },
    )
    made = batch(("b.docx", rule))
    read_all(made)
    (row,) = found(made)
    documents.set_aside(row.pk, target=page, changes_target=True)
    accept(made)
    assert drafting.make(made, user("T-INFO1")).pages
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert sorted(one.number for one in draft.figures.all()) == [1, 2]
    assert "![Sơ đồ](figure:2)" in draft.text_vi
    assert "figure:2" in str(draft.tree_vi)


def test_pictures_go_with_their_import(django_capture_on_commit_callbacks: Any) -> None:
    made = batch(("a.docx", file()))
    read_all(made)
    row = ImportFigure.objects.get()
    storage, name = row.data.storage, row.data.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        storing.remove(made)
    assert not storage.exists(name)
    assert not ImportDocument.objects.exists()
