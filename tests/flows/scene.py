"""One scene for all attackers: pages of two departments in every state, and their files.

Words that stand in nobody's published text mark what must not leak.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Collection

from accounts.models import Department, User
from approvals import services
from approvals.models import Submission
from pages.blocks.body import body_data
from pages.models import HomePage, NewsPage, PortalDocument, PortalImage
from regulations.models import ImportBatch, ImportDocument, ImportFile, RegulationPage
from regulations.structure import parse
from tests.factories import drafts
from tests.factories.world import pass_all, user
from tests.regulations import drafts as regulations


def document(code: str, owner: str, title: str, content: bytes = b"%PDF-1.4 one") -> PortalDocument:
    """A document in the collection of department `code`."""
    return PortalDocument.objects.create(
        title=title,
        file=ContentFile(content, name=f"{title}.pdf"),
        uploaded_by_user=user(owner),
        collection=Collection.objects.get(name=code),
    )


def picture(code: str, owner: str, title: str, colour: str = "navy") -> PortalImage:
    """An image in the collection of department `code`."""
    out = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(out, "PNG")
    return PortalImage.objects.create(
        title=title,
        alt_zh_hans=title,
        alt_vi=title,
        file=ContentFile(out.getvalue(), name=f"{title}.png"),
        uploaded_by_user=user(owner),
        collection=Collection.objects.get(name=code),
    )


def with_file(file: Any) -> dict[str, Any]:
    """The fields of a news item whose text refers to `file` in both languages."""
    kind = "image" if isinstance(file, PortalImage) else "document"
    data = body_data([("paragraph", "<p>Xem tệp.</p>"), (kind, {kind: file.pk})])
    return {"body_zh_hans": data, "body_vi": data}


@dataclass
class Scene:
    """What stands in the hospital when the attack begins. `own` is INFO's, `foreign` NURS's."""

    home: HomePage
    own_live: NewsPage
    own_draft: NewsPage
    own_waiting: Submission
    own_returned: Submission
    foreign_live: NewsPage
    foreign_draft: NewsPage
    foreign_waiting: Submission
    own_image: PortalImage
    own_document: PortalDocument
    foreign_image: PortalImage
    foreign_document: PortalDocument
    own_rule: RegulationPage
    foreign_rule: RegulationPage
    foreign_import: ImportDocument

    @property
    def waiting_page(self) -> NewsPage:
        return NewsPage.objects.get(pk=self.own_waiting.page_id)


def _live(author: User, code: str, **fields: Any) -> NewsPage:
    page = drafts.news(author, code=code, **fields)
    pass_all(page, author)
    return NewsPage.objects.get(pk=page.pk)


def _submitted(author: User, code: str, **fields: Any) -> Submission:
    return services.submit(drafts.news(author, code=code, **fields), author)


def _import(number: str, code: str) -> ImportDocument:
    """A file that a colleague has read in and not made a draft of."""
    batch = ImportBatch.objects.create(
        by=user(number), department=Department.objects.get(code=code)
    )
    file = ImportFile.objects.create(
        batch=batch, name="quy-dinh.txt", sha256="0" * 64, size=10, state=ImportFile.State.READ
    )
    return ImportDocument.objects.create(
        file=file, position=0, language="vi", title="Quy định chưa ai duyệt",
        base=parse("Điều 1. Phạm vi\nChưa ai duyệt.", "vi").to_dict(),
    )  # fmt: skip


def build() -> Scene:
    info, nurs = user("T-INFO1"), user("T-NURS1")
    own_live = _live(info, "INFO", slug="tin-da-dang", heading_vi="Tin đã đăng")
    drafts.edit(own_live, info, heading_vi="Tin đã đăng, bản nháp mới")
    foreign_live = _live(nurs, "NURS", slug="dieu-duong", heading_vi="Tin điều dưỡng")
    drafts.edit(foreign_live, nurs, heading_vi="Điều dưỡng bản nháp mới")
    returned = _submitted(info, "INFO", slug="bi-tra-lai", heading_vi="Bị trả lại")
    services.return_(returned, user("T-WEB1"), "Thiếu giờ")
    return Scene(
        home=HomePage.objects.get(),
        own_live=own_live,
        own_draft=drafts.news(info, slug="nhap-cua-toi", heading_vi="Nháp của tôi"),
        own_waiting=_submitted(info, "INFO", slug="dang-cho", heading_vi="Đang chờ"),
        own_returned=returned,
        foreign_live=foreign_live,
        foreign_draft=drafts.news(nurs, code="NURS", slug="nhap-khoa-khac", heading_vi="Nháp khoa"),
        foreign_waiting=_submitted(nurs, "NURS", slug="cho-khoa-khac", heading_vi="Chờ khoa khác"),
        own_image=picture("INFO", "T-INFO1", "anh-cua-toi"),
        own_document=document("INFO", "T-INFO1", "tep-cua-toi"),
        foreign_image=picture("NURS", "T-NURS1", "anh-khoa-khac", "maroon"),
        foreign_document=document("NURS", "T-NURS1", "tep-khoa-khac", b"%PDF-1.4 hai"),
        own_rule=regulations.approved(
            regulations.regulation(info, slug="quy-dinh-cua-toi"), info
        ),
        foreign_rule=regulations.approved(
            regulations.regulation(
                nurs, "NURS", slug="quy-dinh-khoa-khac", number_zh="晨医发〔2026〕2号",
                number_vi="02/QyĐ-BV",
            ),
            nurs,
        ),
        foreign_import=_import("T-NURS1", "NURS"),
    )
